"""Where a letter stands: drafted, sent, confirmed, corrected, answered, silent."""

from __future__ import annotations

from typing import Any

import pytest
from ledger_factory import ACME, agreed, at, call, email, entry, mark, money, once, promised, refused

from journal.domain.letters import LetterState, state
from journal.domain.record import replace
from journal.domain.records import Channel, Direction, Entry, MarkKind
from journal.domain.records.letter import Letter, LetterKind

BASE, SIGNING = money(185_000), once(20_000)


def recap_sent() -> Entry:
    """A recap of two promises, sent on Friday the 13th of November."""
    return email("11-13 12:00", promised("base", BASE), promised("signing", SIGNING), out=True)


def letter_of(sent: Entry | None, kind: LetterKind = LetterKind.RECAP, **more: Any) -> Letter:
    return Letter(
        id=more.pop("id", "l-1"),
        negotiation=ACME,
        kind=kind,
        subject="Recap",
        body="As we said.",
        items=("base", "signing"),
        entry=sent.id if sent else "",
        drafted_at=at("11-13 11:00"),
        **more,
    )


RECAPS = [
    # what came since, now, state, open items
    ([], "11-18 23:59", LetterState.SENT, ("base", "signing")),
    ([], "11-19 00:00", LetterState.SILENT, ("base", "signing")),
    ([email("11-16 09:00", mark(MarkKind.CONFIRMED))], "12-01 09:00", LetterState.CONFIRMED, ()),
    ([email("11-16 09:00", mark(MarkKind.CONFIRMED, items=("base",)))], "11-17 09:00", LetterState.SENT, ("signing",)),
    ([email("11-16 09:00", mark(MarkKind.CONFIRMED, items=("base",)))], "11-20 00:00", LetterState.SILENT, ("signing",)),
    ([email("11-16 09:00", promised("base", BASE), agreed("signing", SIGNING))], "12-01 09:00", LetterState.CONFIRMED, ()),
    ([email("11-16 09:00", promised("base", money(180_000)))], "12-01 09:00", LetterState.CORRECTED, ("base", "signing")),
    ([call("11-16 09:00", refused("signing"))], "12-01 09:00", LetterState.CORRECTED, ("base", "signing")),
    ([call("11-16 09:00", mark(MarkKind.CONFIRMED))], "11-17 09:00", LetterState.SENT, ("base", "signing")),
    ([call("11-16 09:00", promised("base", BASE))], "11-17 09:00", LetterState.SENT, ("base", "signing")),
    ([email("11-16 09:00")], "12-01 09:00", LetterState.SILENT, ("base", "signing")),
    ([email("11-12 09:00", mark(MarkKind.CONFIRMED))], "11-17 09:00", LetterState.SENT, ("base", "signing")),
]  # fmt: skip


@pytest.mark.parametrize(("since", "now", "expected", "left"), RECAPS)
def test_a_recap(since: list[Entry], now: str, expected: LetterState, left: tuple[str, ...]) -> None:
    sent = recap_sent()

    standing = state(letter_of(sent), [sent, *since], at(now))

    assert (standing.state, standing.open) == (expected, left)


def test_a_confirmation_by_voice_is_told_and_leaves_it_open() -> None:
    sent = recap_sent()

    standing = state(letter_of(sent), [sent, call("11-16 09:00", mark(MarkKind.CONFIRMED))], at("11-17 09:00"))

    assert standing.by_voice


OTHERS = [
    (LetterKind.CLARIFICATION, [], "11-18 12:00", LetterState.SENT),
    (LetterKind.CLARIFICATION, [], "11-19 12:00", LetterState.SILENT),
    (LetterKind.CLARIFICATION, [call("11-16 09:00")], "12-01 12:00", LetterState.ANSWERED),
    (LetterKind.CLARIFICATION, [email("11-16 09:00", out=True)], "12-01 12:00", LetterState.SILENT),
    (LetterKind.THANKS, [], "12-01 12:00", LetterState.SENT),
    (LetterKind.THANKS, [email("11-16 09:00")], "12-01 12:00", LetterState.SENT),
    (LetterKind.DECLINING, [], "12-01 12:00", LetterState.SENT),
]


@pytest.mark.parametrize(("kind", "since", "now", "expected"), OTHERS)
def test_another_letter(kind: LetterKind, since: list[Entry], now: str, expected: LetterState) -> None:
    sent = email("11-13 12:00", out=True)

    assert state(letter_of(sent, kind), [sent, *since], at(now)).state is expected


def test_a_note_of_ones_own_answers_nothing() -> None:
    sent = email("11-13 12:00", out=True)
    note = entry("11-16 09:00", channel=Channel.NOTE, direction=Direction.NONE)

    assert state(letter_of(sent, LetterKind.COUNTER), [sent, note], at("11-16 12:00")).state is LetterState.SENT


def test_it_is_a_draft_until_its_entry_is_there() -> None:
    sent = recap_sent()

    assert state(letter_of(None), [sent], at("12-01 09:00")).state is LetterState.DRAFTED
    assert state(letter_of(sent), [], at("12-01 09:00")).state is LetterState.DRAFTED


def test_a_reminder_starts_the_count_again() -> None:
    sent, chase = recap_sent(), email("11-20 12:00", out=True)
    recap = letter_of(sent)
    reminder = letter_of(chase, LetterKind.REMINDER, id="l-2", about=recap.id)

    standing = state(recap, [sent, chase], at("11-24 12:00"), letters=[recap, reminder])

    assert (standing.state, standing.chased) == (LetterState.SENT, chase)
    assert state(recap, [sent, chase], at("11-26 12:00"), letters=[recap, reminder]).state is LetterState.SILENT
    unsent = replace(reminder, entry="")
    assert state(recap, [sent, chase], at("11-24 12:00"), letters=[recap, unsent]).state is LetterState.SILENT


def test_with_no_limit_it_is_never_silent() -> None:
    sent = recap_sent()

    assert state(letter_of(sent), [sent], at("12-24 12:00"), silent_after=0).state is LetterState.SENT


def test_holidays_of_theirs_do_not_count() -> None:
    sent = recap_sent()
    monday = at("11-16 12:00").day

    standing = state(letter_of(sent), [sent], at("11-19 12:00"), holidays=lambda day: day == monday)

    assert standing.state is LetterState.SENT

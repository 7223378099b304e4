"""What counts as evidence, and how a confirmed recap becomes written (RULES.md, section 2)."""

from __future__ import annotations

import pytest
from ledger_factory import (
    agreed,
    asked,
    call,
    email,
    entry,
    ledger_for,
    letter,
    mark,
    mentioned,
    money,
    offered,
    promised,
    refused,
    row_for,
    withdrawn,
)

from journal.domain.offer.evidence import Evidence, grade, in_writing
from journal.domain.records import ME, Certainty, Channel, Entry, MarkKind, Statement

BASE = money(185_000)

GRADES = [
    # channel, written by me, statement, grade
    *((channel, False, promised("base", BASE), Evidence.VERBAL) for channel in Channel if not channel.is_written),
    (Channel.EMAIL, False, promised("base", BASE), Evidence.WRITTEN),
    (Channel.CHAT, False, offered("base", BASE), Evidence.WRITTEN),
    (Channel.PORTAL, False, offered("base", BASE), Evidence.WRITTEN),
    (Channel.LETTER, False, offered("base", BASE), Evidence.CONTRACT),
    (Channel.CONTRACT, False, promised("base", BASE), Evidence.CONTRACT),
    (Channel.EMAIL, True, promised("base", BASE), Evidence.RECAPPED),
    (Channel.CHAT, True, offered("base", BASE), Evidence.RECAPPED),
    (Channel.LETTER, True, promised("base", BASE), Evidence.RECAPPED),
    (Channel.EMAIL, True, asked("base", BASE), Evidence.WRITTEN),
    (Channel.EMAIL, True, asked("base", BASE, None), Evidence.WRITTEN),
    (Channel.CALL, True, asked("base", BASE), Evidence.VERBAL),
    # what both agreed is theirs as well, so my message only recaps it, whoever is named as speaker
    (Channel.EMAIL, True, agreed("base", BASE), Evidence.RECAPPED),
    (Channel.EMAIL, True, agreed("base", BASE, ME), Evidence.RECAPPED),
    (Channel.EMAIL, False, agreed("base", BASE, ME), Evidence.WRITTEN),
    # somebody else's ask is their word
    (Channel.EMAIL, True, asked("start", None, "dana"), Evidence.RECAPPED),
]


@pytest.mark.parametrize(("channel", "out", "statement", "expected"), GRADES)
def test_grades(channel: Channel, out: bool, statement: Statement, expected: Evidence) -> None:
    assert grade(entry("11-13 10:02", channel, statement, out=out), statement) is expected


@pytest.mark.parametrize("evidence", Evidence)
def test_in_writing_is_written_or_contract(evidence: Evidence) -> None:
    assert in_writing(evidence) is (evidence in (Evidence.WRITTEN, Evidence.CONTRACT))


CALL = call("11-13 10:02", promised("base", BASE), promised("pto", money(1)))
RECAP = email("11-13 18:00", promised("base", BASE), promised("signing", money(20_000)), out=True)
OLDER = email("11-12 18:00", promised("pto", money(1)), out=True)
CONFIRMS = mark(MarkKind.CONFIRMED)
CONFIRMS_BASE = mark(MarkKind.CONFIRMED, items=("base",))

CONFIRMATIONS = [
    # entries, what of base and of signing stands in writing, what is unwritten
    ((CALL, RECAP), Evidence.RECAPPED, Evidence.RECAPPED),
    ((CALL, RECAP, email("11-14 09:00", CONFIRMS)), Evidence.WRITTEN, Evidence.WRITTEN),
    ((CALL, RECAP, email("11-14 09:00", CONFIRMS_BASE)), Evidence.WRITTEN, Evidence.RECAPPED),
    # by voice it is still nowhere in writing, and my own message confirms nothing
    ((CALL, RECAP, call("11-14 09:00", CONFIRMS)), Evidence.RECAPPED, Evidence.RECAPPED),
    ((CALL, RECAP, email("11-14 09:00", CONFIRMS, out=True)), Evidence.RECAPPED, Evidence.RECAPPED),
    # before the recap there was nothing to confirm
    ((CALL, email("11-13 12:00", CONFIRMS), RECAP), Evidence.RECAPPED, Evidence.RECAPPED),
]


@pytest.mark.parametrize(("entries", "base", "signing"), CONFIRMATIONS)
def test_confirmations(entries: tuple[Entry, ...], base: Evidence, signing: Evidence) -> None:
    rows = ledger_for(*entries).by_item
    assert (rows["base"].evidence, rows["signing"].evidence) == (base, signing)
    assert rows["base"].in_writing is in_writing(base)


def test_confirming_without_items_is_about_the_latest_recap_only() -> None:
    rows = ledger_for(OLDER, RECAP, email("11-14 09:00", CONFIRMS)).by_item
    assert rows["pto"].evidence is Evidence.RECAPPED
    assert rows["base"].evidence is Evidence.WRITTEN


def test_a_confirmation_by_voice_is_noted() -> None:
    notes = row_for("base", CALL, RECAP, call("11-14 09:00", CONFIRMS)).notes
    assert "Your recap was confirmed by voice, not in writing." in notes


def test_confirming_nothing_is_a_finding() -> None:
    alone = email("11-14 09:00", CONFIRMS)
    (finding,) = ledger_for(alone, call("11-15 09:00", promised("base", BASE))).findings
    assert (finding.code, finding.entry) == ("nothing_to_confirm", alone.id)


GUARANTEED = promised("base", BASE, certainty=Certainty.GUARANTEED)
AS_IT_STANDS = [
    # what they wrote beside a spoken guarantee of 185,000, is that promise in writing
    (letter("11-20 09:00", offered("base", BASE)), True),
    (letter("11-20 09:00", offered("base", BASE, certainty=Certainty.GUARANTEED)), True),
    (email("11-12 09:00", promised("base", BASE)), True),
    (email("11-22 09:00", agreed("base", BASE)), True),
    (letter("11-20 09:00", offered("base", BASE, certainty=Certainty.DISCRETIONARY)), False),
    (letter("11-20 09:00", offered("base", BASE, condition="the budget holds")), False),
    (letter("11-20 09:00", offered("base", money(178_000))), False),
    (letter("11-20 09:00", offered("title", None)), False),
    (email("11-22 09:00", promised("base", BASE), out=True), False),
    (email("11-22 09:00", asked("base", BASE), out=True), False),
]


@pytest.mark.parametrize(("other", "is_written"), AS_IT_STANDS)
def test_written_as_it_stands(other: Entry, is_written: bool) -> None:
    case = ledger_for(call("11-13 10:02", GUARANTEED), other)
    assert case.by_item["base"].in_writing is is_written
    assert ("base" in [one.item for one in case.unwritten]) is not is_written


def test_a_mention_in_writing_writes_no_promise() -> None:
    case = ledger_for(call("11-13 10:02", promised("base", BASE)), email("11-14 09:00", mentioned("base", BASE)))
    assert case.by_item["base"].in_writing is False


def test_what_was_written_before_a_withdrawal_is_no_evidence_for_a_new_promise() -> None:
    said = (
        email("11-10 09:00", promised("base", BASE)),
        call("11-11 09:00", withdrawn("base")),
        call("11-12 09:00", promised("base", BASE)),
    )
    assert row_for("base", *said).evidence is Evidence.VERBAL
    before = letter("11-10 12:00", offered("title"))
    row = row_for("base", said[0], before, *said[1:])
    assert (row.promised is not None, row.since is not None) == (True, True)
    assert row.evidence is Evidence.WRITTEN
    assert ledger_for(said[0], before, *said[1:]).unwritten[0].entry is said[2]


NAMELESS = [
    # what is written beside a spoken promise of which no value was named
    (promised("signing"), promised("signing"), Evidence.WRITTEN),
    (promised("signing"), promised("signing", BASE), Evidence.VERBAL),
]


@pytest.mark.parametrize(("said", "written", "expected"), NAMELESS)
def test_a_promise_of_nothing_named(said: Statement, written: Statement, expected: Evidence) -> None:
    entries = (email("11-12 09:00", written), call("11-13 08:00", refused("signing")), call("11-13 09:00", said))
    assert row_for("signing", *entries).evidence is expected

"""What was promised, since, asked and agreed, and who contradicts whom (RULES.md, section 4)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from ledger_factory import (
    ITEMS,
    agreed,
    asked,
    at,
    call,
    email,
    flag,
    ledger_for,
    letter,
    mark,
    mentioned,
    money,
    offered,
    once,
    promised,
    refused,
    row_for,
    say,
    withdrawn,
)

from journal.domain.offer.asks import AskStatus
from journal.domain.offer.held import Held
from journal.domain.offer.trail import evidence_trail
from journal.domain.records import ME, Certainty, Entry, MarkKind, Stance
from journal.domain.records.ruling import Verdict


def usd(thousands: int) -> object:
    return money(thousands * 1000)


def thousands(held: Held | None) -> Decimal | None:
    """The exact figure of a statement in thousands; None without one."""
    if held is None or held.value is None or held.value.amount is None:
        return None
    return held.value.amount / 1000


ASKED_190 = email("11-12 12:00", asked("base", usd(190)), out=True)
OFFER = letter("11-20 09:31", offered("base", usd(178)))

PROMISED = [
    # entries, promised and since, in thousands
    ("a mention is not a promise", (call("11-13 10:00", mentioned("base", usd(190))),), None, None),
    ("the latest, not the highest", (call("11-13 10:00", promised("base", usd(190))), call("11-14 10:00", promised("base", usd(185)))), 185, None),
    ("by when it was said, not by when it was recorded", (call("11-14 10:00", promised("base", usd(185))), call("11-13 10:00", promised("base", usd(190)))), 185, None),
    ("after the offer it waits for the next", (OFFER, call("11-22 10:00", promised("base", usd(185)))), None, 185),
    ("before and since", (call("11-13 10:00", promised("base", usd(185))), OFFER, call("11-22 10:00", promised("base", usd(182)))), 185, 182),
    ("an amendment is a version", (OFFER, call("11-21 10:00", promised("base", usd(185))), email("11-22 10:00", offered("signing", once(1_000)))), 185, None),
    ("an offer by voice is not what it is compared with", (call("11-10 09:00", offered("base", usd(170))), call("11-13 10:00", promised("base", usd(185)))), 185, None),
    ("at the instant of the offer it is not after it", (OFFER, call("11-20 09:31", promised("base", usd(185)))), 185, None),
    ("in the offer's own text it is not after it", (letter("11-20 09:31", offered("title"), promised("base", usd(185))),), 185, None),
    ("before its receipt and after its issue", (letter("11-20 09:31", mark(MarkKind.OFFER, issued=at("11-10 09:00")), offered("base", usd(178))), call("11-15 10:00", promised("base", usd(185)))), None, 185),
    ("an agreement outranks a promise", (call("11-13 10:00", agreed("base", usd(182))), call("11-14 10:00", promised("base", usd(190)))), 182, None),
    ("a new agreement replaces the old", (call("11-13 10:00", agreed("base", usd(182))), call("11-14 10:00", agreed("base", usd(184)))), 184, None),
    ("withdrawn", (call("11-13 10:00", promised("base", usd(185))), call("11-14 10:00", withdrawn("base"))), None, None),
    ("nothing older revives", (call("11-12 10:00", promised("base", usd(180))), call("11-13 10:00", promised("base", usd(185))), call("11-14 10:00", withdrawn("base"))), None, None),
    ("what is promised anew stands", (call("11-13 10:00", promised("base", usd(185))), call("11-14 10:00", withdrawn("base")), call("11-15 10:00", promised("base", usd(180)))), 180, None),
    ("an agreement can be withdrawn", (call("11-13 10:00", agreed("base", usd(185))), call("11-14 10:00", withdrawn("base"))), None, None),
    ("withdrawn before the offer", (call("11-13 10:00", promised("base", usd(185))), call("11-14 10:00", withdrawn("base")), OFFER), None, None),
    ("withdrawn after the offer, it was standing at its issue", (call("11-13 10:00", promised("base", usd(185))), OFFER, call("11-22 10:00", withdrawn("base"))), 185, None),
    ("what was promised since and withdrawn", (OFFER, call("11-21 10:00", promised("base", usd(185))), call("11-22 10:00", withdrawn("base"))), None, None),
    ("refused takes no promise back", (call("11-13 10:00", promised("base", usd(185))), call("11-14 10:00", refused("base"))), 185, None),
    ("I promise nothing for them", (call("11-13 10:00", promised("base", usd(185), ME)),), None, None),
    ("within one entry the same speaker's later word", (call("11-13 10:00", promised("base", usd(185)), promised("base", usd(187))),), 187, None),
    ("a withdrawal of nothing", (call("11-13 10:00", withdrawn("base")),), None, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("entries", "expected", "since"), [row[1:] for row in PROMISED], ids=[row[0] for row in PROMISED]
)
def test_promised_and_since(entries: tuple[Entry, ...], expected: int | None, since: int | None) -> None:
    row = row_for("base", *entries)
    assert (thousands(row.promised), thousands(row.since)) == (expected, since)


def test_withdrawn_since_the_offer_is_said_and_no_longer_waited_for() -> None:
    said = (call("11-13 10:00", promised("base", usd(185))), OFFER, call("11-22 10:00", withdrawn("base")))
    case = ledger_for(*said)
    row = case.by_item["base"]
    assert (row.verdict, row.gap.amount) == (Verdict.SHORTFALL, -7000)
    assert row.withdrawn is not None
    assert case.unwritten == ()
    assert "The promise was withdrawn (Dana Reyes, 22 Nov)." in row.notes
    assert evidence_trail(case, "base", ITEMS).conclusion.endswith("the promise has been withdrawn since.")


SAME_DAY = [
    # the promise, the offer: counts as before, is flagged
    ("11-20", "11-20 09:31", True),
    ("11-20", "11-20", True),
    ("11-20 16:00", "11-20", True),
    ("11-19", "11-20", False),
    ("11-20 09:00", "11-20 09:31", False),
]


@pytest.mark.parametrize(("said", "came", "flagged"), SAME_DAY)
def test_the_same_day_without_a_clock_time_is_before(said: str, came: str, flagged: bool) -> None:
    case = ledger_for(call(said, promised("base", usd(185))), letter(came, offered("base", usd(178))))
    assert thousands(case.by_item["base"].promised) == 185
    assert ("same_day" in [one.code for one in case.findings]) is flagged


@pytest.mark.parametrize("said", ["11-21", "11-20 09:32"])
def test_later_is_since(said: str) -> None:
    row = row_for("base", call(said, promised("base", usd(185))), OFFER)
    assert (row.promised, thousands(row.since)) == (None, 185)


START = "start by 1 Feb"
REPEATS = [
    # said first, said again, certainty, condition: a repeat removes neither
    ({"certainty": Certainty.GUARANTEED}, {}, Certainty.GUARANTEED, ""),
    ({}, {"certainty": Certainty.GUARANTEED}, Certainty.GUARANTEED, ""),
    ({"condition": START}, {}, Certainty.CONDITIONAL, START),
    ({"condition": START}, {"certainty": Certainty.CONDITIONAL}, Certainty.CONDITIONAL, START),
    ({"condition": START}, {"condition": "Start  by 1 feb"}, Certainty.CONDITIONAL, "Start  by 1 feb"),
    # what is said in so many words is no repeat
    ({"certainty": Certainty.GUARANTEED}, {"certainty": Certainty.DISCRETIONARY}, Certainty.DISCRETIONARY, ""),
    ({"condition": START}, {"condition": "the budget holds"}, Certainty.CONDITIONAL, "the budget holds"),
    ({"condition": START}, {"certainty": Certainty.GUARANTEED}, Certainty.GUARANTEED, ""),
]


@pytest.mark.parametrize(("first", "again", "certainty", "condition"), REPEATS)
def test_the_same_value_again(first: dict, again: dict, certainty: Certainty, condition: str) -> None:
    said = (
        call("11-13 10:00", promised("base", usd(185), **first)),
        call("11-14 10:00", promised("base", usd(185), **again)),
    )
    held = row_for("base", *said).promised
    assert held is not None
    assert (held.certainty, held.condition) == (certainty, condition)
    assert held.entry is said[1]


def test_a_repeat_keeps_the_terms() -> None:
    first = once(20_000, clawback_months=12)
    held = row_for(
        "signing",
        call("11-13 10:00", promised("signing", first)),
        call("11-14 10:00", promised("signing", once(20_000))),
    ).promised
    assert held is not None
    assert held.value is not None
    assert held.value.terms.clawback_months == 12


def test_a_repeat_makes_an_agreement_more_certain() -> None:
    said = (
        call("11-13 10:00", agreed("base", usd(185))),
        call("11-14 10:00", promised("base", usd(185), certainty=Certainty.GUARANTEED)),
    )
    held = row_for("base", *said).agreed
    assert held is not None
    assert held.certainty is Certainty.GUARANTEED


def test_a_messenger_makes_no_agreement_more_certain() -> None:
    said = (
        call("11-13 10:00", agreed("base", usd(185), "omar")),
        call("11-14 10:00", promised("base", usd(185), "mo", certainty=Certainty.GUARANTEED)),
        call("11-15 10:00", promised("base", usd(180), "omar", certainty=Certainty.GUARANTEED)),
    )
    held = row_for("base", *said).agreed
    assert held is not None
    assert held.certainty is Certainty.UNKNOWN


NAMELESS = [
    # what was said before `base agreed` or `base promised` without a value, and what that is to
    ("what was promised", (call("11-12 10:00", promised("base", usd(185))),), 185),
    ("what I asked", (call("11-12 10:00", promised("base", usd(185))), ASKED_190), 190),
    ("what was promised after I asked", (ASKED_190, call("11-13 10:00", promised("base", usd(187)))), 187),
    ("what was offered", (letter("11-12 10:00", offered("base", usd(178))),), 178),
    ("what was mentioned", (call("11-12 10:00", mentioned("base", usd(180))),), 180),
    ("nothing, once it was refused", (ASKED_190, call("11-13 10:00", refused("base"))), None),
    ("nothing, once it was withdrawn", (call("11-12 10:00", promised("base", usd(185))), call("11-13 10:00", withdrawn("base"))), None),
    ("nothing at all", (), None),
]  # fmt: skip


@pytest.mark.parametrize("stance", [Stance.PROMISED, Stance.AGREED])
@pytest.mark.parametrize(("before", "value"), [row[1:] for row in NAMELESS], ids=[row[0] for row in NAMELESS])
def test_without_a_value_it_is_to_what_was_said_last(
    before: tuple[Entry, ...], value: int | None, stance: Stance
) -> None:
    row = row_for("base", *before, call("11-14 10:00", say("base", stance)))
    held = row.since or row.promised
    assert held is not None
    assert held.stance is stance
    assert thousands(held) == value


CONFLICTS = [
    # entries, the speakers who disagree; who is promised
    ("two speakers", (call("11-13 10:00", promised("base", usd(185))), call("11-14 10:00", promised("base", usd(180), "lee"))), ("dana", "lee"), 180),
    ("one speaker", (call("11-13 10:00", promised("base", usd(185))), call("11-14 10:00", promised("base", usd(180)))), (), 180),
    ("the same value", (call("11-13 10:00", promised("base", usd(185))), call("11-14 10:00", promised("base", usd(185), "lee"))), (), 185),
    ("within a range", (call("11-13 10:00", promised("base", money((180_000, 190_000)))), call("11-14 10:00", promised("base", usd(185), "lee"))), (), 185),
    ("outside of a range", (call("11-13 10:00", promised("base", usd(195))), call("11-14 10:00", promised("base", money((180_000, 190_000)), "lee"))), ("dana", "lee"), None),
    ("above an upper end", (call("11-13 10:00", promised("base", usd(195))), call("11-14 10:00", promised("base", money((None, 190_000)), "lee"))), ("dana", "lee"), None),
    ("a yes beside a figure", (call("11-13 10:00", promised("base", flag(True))), call("11-14 10:00", promised("base", usd(185), "lee"))), (), 185),
    ("a no beside a figure", (call("11-13 10:00", promised("base", flag(False))), call("11-14 10:00", promised("base", usd(185), "lee"))), ("dana", "lee"), 185),
    ("an unknown speaker is nobody else", (call("11-13 10:00", promised("base", usd(185))), call("11-14 10:00", promised("base", usd(180), None))), (), 180),
    ("a mention contradicts nobody", (call("11-13 10:00", promised("base", usd(185))), call("11-14 10:00", mentioned("base", usd(180), "lee"))), (), 185),
    ("an offer by voice does", (call("11-13 10:00", promised("base", usd(185))), call("11-14 10:00", offered("base", usd(180), "lee"))), ("dana", "lee"), 185),
    ("the one gives in", (call("11-13 10:00", promised("base", usd(185))), call("11-14 10:00", promised("base", usd(180), "lee")), call("11-15 10:00", promised("base", usd(180)))), (), 180),
    ("the other gives in", (call("11-13 10:00", promised("base", usd(185))), call("11-14 10:00", promised("base", usd(180), "lee")), call("11-15 10:00", promised("base", usd(185), "lee"))), (), 185),
    ("the earlier takes it back, the later stands", (call("11-13 10:00", promised("base", usd(185))), call("11-14 10:00", promised("base", usd(180), "lee")), call("11-15 10:00", withdrawn("base"))), (), 180),
    ("the later takes it back, nothing older revives", (call("11-13 10:00", promised("base", usd(185))), call("11-14 10:00", promised("base", usd(180), "lee")), call("11-15 10:00", withdrawn("base", None, "lee"))), (), None),
    ("a third takes all back", (call("11-13 10:00", promised("base", usd(185))), call("11-14 10:00", promised("base", usd(180), "lee")), call("11-15 10:00", withdrawn("base", None, "omar"))), (), None),
    ("an agreement with one", (call("11-13 10:00", promised("base", usd(185))), call("11-14 10:00", promised("base", usd(180), "lee")), call("11-15 10:00", agreed("base", usd(183)))), ("lee", "dana"), 183),
    ("three of them", (call("11-13 10:00", promised("base", usd(185))), call("11-14 10:00", promised("base", usd(180), "lee")), call("11-15 10:00", promised("base", usd(182), "omar"))), ("dana", "lee", "omar"), 182),
]  # fmt: skip


@pytest.mark.parametrize(
    ("entries", "speakers", "latest"), [row[1:] for row in CONFLICTS], ids=[row[0] for row in CONFLICTS]
)
def test_conflicts(entries: tuple[Entry, ...], speakers: tuple[str, ...], latest: int | None) -> None:
    case = ledger_for(*entries)
    assert [tuple(one.speaker for one in conflict.statements) for conflict in case.conflicts] == (
        [speakers] if speakers else []
    )
    assert thousands(case.by_item["base"].promised) == latest


TWO = (call("11-13 10:00", promised("base", usd(185))), call("11-14 10:00", promised("base", usd(180), "lee")))
SETTLED = [
    # the offer, still open, silent
    (letter("11-20 09:31", offered("base", usd(178))), False, False),
    (email("11-20 09:31", offered("base", usd(178))), False, False),
    (letter("11-20 09:31", offered("pto")), True, True),
    (call("11-20 09:31", offered("base", usd(178), "omar")), True, False),
]


@pytest.mark.parametrize(("offer", "is_open", "is_silent"), SETTLED)
def test_an_offer_that_names_the_item_settles_a_conflict(offer: Entry, is_open: bool, is_silent: bool) -> None:
    found = ledger_for(*TWO, offer).conflicts
    assert [one.is_silent for one in found] == ([is_silent] if is_open else [])


def test_a_settled_conflict_opens_again_with_new_words() -> None:
    offer = letter("11-20 09:31", offered("base", usd(178)))
    again = (call("11-21 10:00", promised("base", usd(185))), call("11-22 10:00", promised("base", usd(180), "lee")))
    assert len(ledger_for(*TWO, offer, *again[:1]).conflicts) == 0
    assert len(ledger_for(*TWO, offer, *again).conflicts) == 1


AUTHORITY = [
    # who spoke first, who later, and whose figure stands
    ("omar", "mo", 185),
    ("mo", "omar", 180),
    ("omar", "dana", 180),
    ("omar", "lee", 180),
    ("dana", "mo", 180),
    ("mo", "mo", 180),
]


@pytest.mark.parametrize(("first", "second", "latest"), AUTHORITY)
def test_a_messenger_never_displaces_one_who_decides(first: str, second: str, latest: int) -> None:
    said = (
        call("11-13 10:00", promised("base", usd(185), first)),
        call("11-14 10:00", promised("base", usd(180), second)),
    )
    case = ledger_for(*said)
    assert thousands(case.by_item["base"].promised) == latest
    assert len(case.conflicts) == (first != second)
    assert ("not_theirs_to_change" in [one.code for one in case.findings]) is (latest == 185)


def test_a_messenger_takes_nothing_back_and_agrees_to_nothing_else() -> None:
    said = (
        call("11-13 10:00", promised("base", usd(185), "omar")),
        call("11-14 10:00", withdrawn("base", None, "mo")),
        call("11-15 10:00", agreed("base", usd(170), "mo")),
        call("11-16 10:00", promised("base", usd(185), "mo")),
    )
    row = row_for("base", *said)
    assert row.promised is not None
    assert (row.promised.speaker, thousands(row.promised), row.agreed) == ("omar", 185, None)


def test_a_messenger_does_not_speak_since_the_offer_either() -> None:
    said = (
        call("11-13 10:00", promised("base", usd(185), "omar")),
        letter("11-20 09:31", offered("base", usd(178))),
        call("11-22 10:00", promised("base", usd(170), "mo")),
    )
    assert row_for("base", *said).since is None


AT_ONCE = [
    # two statements, ambiguous
    ("two people in one entry", (call("11-13 10:00", promised("base", usd(185)), promised("base", usd(180), "lee")),), True),
    ("two entries at one instant", (call("11-13 10:00", promised("base", usd(185))), call("11-13 10:00", promised("base", usd(180)))), True),
    ("the same value", (call("11-13 10:00", promised("base", usd(185)), promised("base", usd(185), "lee")),), False),
    ("one of them decides", (call("11-13 10:00", promised("base", usd(185), "omar"), promised("base", usd(180), "mo")),), False),
    ("two whole days: the log decides", (call("11-13", promised("base", usd(185))), call("11-13", promised("base", usd(180)))), False),
    ("a later word resolves it", (call("11-13 10:00", promised("base", usd(185)), promised("base", usd(180), "lee")), call("11-14 10:00", promised("base", usd(180)))), False),
    ("a repeat at the same instant does not", (call("11-13 10:00", promised("base", usd(185)), promised("base", usd(180), "lee"), promised("base", usd(180), "lee")),), True),
    ("an agreement outranks a promise of the same instant", (call("11-13 10:00", promised("base", usd(185)), agreed("base", usd(180), "lee")),), False),
]  # fmt: skip


@pytest.mark.parametrize(("entries", "is_ambiguous"), [row[1:] for row in AT_ONCE], ids=[row[0] for row in AT_ONCE])
def test_at_the_same_instant_different_values_are_ambiguous(entries: tuple[Entry, ...], is_ambiguous: bool) -> None:
    row = row_for("base", *entries, OFFER)
    assert (row.verdict is Verdict.AMBIGUOUS) is is_ambiguous
    assert (row.gap.amount is None) is is_ambiguous
    assert (row.gap.year_1 is None) is is_ambiguous


ASK = email("11-15 09:00", asked("base", usd(190)), out=True)
ASKS = [
    # entries, status; None: no ask
    ("open", (ASK,), AskStatus.OPEN),
    ("refused", (ASK, call("11-16 09:00", refused("base"))), AskStatus.REFUSED),
    ("agreed", (ASK, call("11-16 09:00", agreed("base", usd(187)))), AskStatus.AGREED),
    ("a promise does not close it", (ASK, call("11-16 09:00", promised("base", usd(190)))), AskStatus.OPEN),
    ("refused, then agreed after all", (ASK, call("11-16 09:00", refused("base")), call("11-17 09:00", agreed("base", usd(190)))), AskStatus.AGREED),
    ("asked again", (ASK, call("11-16 09:00", refused("base")), email("11-17 09:00", asked("base", usd(188)), out=True)), AskStatus.OPEN),
    ("my own withdrawal", (ASK, call("11-16 09:00", withdrawn("base", None, ME))), None),
    ("theirs is another matter", (ASK, call("11-16 09:00", withdrawn("base"))), AskStatus.OPEN),
    ("what they ask is not mine", (call("11-16 09:00", asked("base", usd(150), "dana")),), None),
    ("an offer short of it, with nothing before", (ASK, letter("11-20 09:31", offered("base", usd(178)))), AskStatus.PARTLY),
    ("an offer below what was promised", (call("11-13 09:00", promised("base", usd(185))), ASK, letter("11-20 09:31", offered("base", usd(178)))), AskStatus.OPEN),
    ("what was promised later measures no ask", (ASK, call("11-16 09:00", promised("base", usd(185))), letter("11-20 09:31", offered("base", usd(178)))), AskStatus.PARTLY),
    ("a better offer", (letter("11-14 09:31", offered("base", usd(178))), ASK, letter("11-20 09:31", offered("base", usd(182)))), AskStatus.PARTLY),
    ("the same offer again", (letter("11-14 09:31", offered("base", usd(178))), ASK, letter("11-20 09:31", offered("base", usd(178)))), AskStatus.OPEN),
    ("a worse offer", (letter("11-14 09:31", offered("base", usd(178))), ASK, letter("11-20 09:31", offered("base", usd(170)))), AskStatus.OPEN),
    ("an offer after silence", (letter("11-14 09:31", offered("title")), ASK, letter("11-20 09:31", offered("base", usd(170)))), AskStatus.PARTLY),
    ("an offer after a plain no", (letter("11-14 09:31", offered("base", flag(False))), ASK, letter("11-20 09:31", offered("base", usd(170)))), AskStatus.PARTLY),
    ("an offer that names it no more", (letter("11-14 09:31", offered("base", usd(178))), ASK, letter("11-20 09:31", offered("title"))), AskStatus.OPEN),
    ("an offer by voice", (letter("11-14 09:31", offered("base", usd(178))), ASK, call("11-20 09:31", offered("base", usd(182)))), AskStatus.OPEN),
    ("all that was asked stays open", (letter("11-14 09:31", offered("base", usd(178))), ASK, letter("11-20 09:31", offered("base", usd(190)))), AskStatus.OPEN),
]  # fmt: skip


@pytest.mark.parametrize(("entries", "status"), [row[1:] for row in ASKS], ids=[row[0] for row in ASKS])
def test_asks(entries: tuple[Entry, ...], status: AskStatus | None) -> None:
    row = row_for("base", *entries)
    assert row.asked_status is status
    assert (row.asked is None) is (status is None)


def test_an_offer_that_gives_what_was_asked_says_so() -> None:
    notes = row_for("base", ASK, letter("11-20 09:31", offered("base", usd(190)))).notes
    assert "The offer gives what you asked for; the ask stays open until it is agreed." in notes


REFUSALS = [
    # entries, finding
    ((call("11-13 10:00", promised("base", usd(185))), call("11-14 10:00", refused("base"))), True),
    ((call("11-13 10:00", promised("base", usd(185))), ASK, call("11-16 10:00", refused("base"))), False),
    ((call("11-13 10:00", promised("base", usd(185))), ASK, call("11-16 10:00", refused("base")), call("11-17 10:00", refused("base"))), True),
    ((call("11-14 10:00", refused("base")), call("11-15 10:00", promised("base", usd(185)))), False),
    ((call("11-13 10:00", promised("base", usd(185))), call("11-14 10:00", withdrawn("base")), call("11-15 10:00", refused("base"))), False),
]  # fmt: skip


@pytest.mark.parametrize(("entries", "expected"), REFUSALS)
def test_a_refusal_of_what_was_promised_is_a_finding(entries: tuple[Entry, ...], expected: bool) -> None:
    found = [one for one in ledger_for(*entries).findings if one.code == "refused_without_ask"]
    assert [one.entry for one in found] == ([entries[-1].id] if expected else [])


UNWRITTEN = [
    # entries, whether base is unwritten
    ((call("11-13 10:00", promised("base", usd(185))),), True),
    ((call("11-13 10:00", agreed("base", usd(185))),), True),
    ((call("11-13 10:00", mentioned("base", usd(185))),), False),
    ((email("11-13 10:00", promised("base", usd(185))),), False),
    ((OFFER, call("11-22 10:00", promised("base", usd(185)))), True),
    ((email("11-13 10:00", promised("base", usd(185))), OFFER, call("11-22 10:00", promised("base", usd(187)))), True),
    # what was promised has been replaced since by something written
    ((call("11-13 10:00", promised("base", usd(185))), OFFER, email("11-22 10:00", promised("base", usd(182)))), False),
    # the agreement still stands beside a later promise; each counts, the item once
    ((email("11-13 10:00", agreed("base", usd(185))), OFFER, call("11-22 10:00", promised("base", usd(190)))), True),
    ((call("11-13 10:00", agreed("base", usd(185))), OFFER, email("11-22 10:00", promised("base", usd(190)))), True),
]


@pytest.mark.parametrize(("entries", "expected"), UNWRITTEN)
def test_unwritten(entries: tuple[Entry, ...], expected: bool) -> None:
    assert [one.item for one in ledger_for(*entries).unwritten] == (["base"] if expected else [])


BONUS = promised("signing", once(20_000), condition=START, by=at("11-24 12:00"))
LATER = promised("signing", once(20_000), condition=START, by=at("12-24 12:00"))
MET = mark(MarkKind.MET, items=("signing",))
CONTINGENT = [
    # entries, promised, still contingent, lapsed, unwritten
    ("until met", (call("11-13 10:00", LATER),), True, True, False, True),
    ("met", (call("11-13 10:00", LATER), call("11-20 10:00", MET)), True, False, False, True),
    ("met in time", (call("11-13 10:00", BONUS), call("11-20 10:00", MET)), True, False, False, True),
    ("lapsed", (call("11-13 10:00", BONUS),), False, False, True, False),
    ("an agreement lapses too", (call("11-13 10:00", replace(BONUS, stance=agreed("signing").stance)),), False, False, True, False),
    ("lapsed before the offer", (call("11-13 10:00", replace(BONUS, by=at("11-19 12:00"))), OFFER), False, False, True, False),
    ("lapsed since the offer", (call("11-13 10:00", BONUS), OFFER), True, False, True, False),
    ("a later date keeps it", (call("11-13 10:00", BONUS), call("11-20 10:00", LATER)), True, True, False, True),
    ("a firm promise has no such date", (call("11-13 10:00", promised("signing", once(20_000), by=at("11-20 10:00"))),), True, False, False, True),
]  # fmt: skip


@pytest.mark.parametrize(
    ("entries", "is_promised", "is_contingent", "has_lapsed", "is_unwritten"),
    [row[1:] for row in CONTINGENT],
    ids=[row[0] for row in CONTINGENT],
)
def test_contingencies(
    entries: tuple[Entry, ...], is_promised: bool, is_contingent: bool, has_lapsed: bool, is_unwritten: bool
) -> None:
    case = ledger_for(*entries)
    row = case.by_item["signing"]
    assert (row.promised is not None, row.contingent is not None) == (is_promised, is_contingent)
    assert (row.lapsed is not None, bool(case.unwritten)) == (has_lapsed, is_unwritten)
    assert ("lapsed" in [one.code for one in case.findings]) is has_lapsed


def test_a_lapse_says_so() -> None:
    row = row_for("signing", call("11-13 10:00", BONUS))
    assert "Lapsed: “start by 1 Feb” was not met by today 12:00." in row.notes


def test_a_met_condition_is_no_longer_a_change() -> None:
    given = letter("11-20 09:31", offered("signing", once(20_000), certainty=Certainty.GUARANTEED))
    before = row_for("signing", call("11-13 10:00", LATER), given)
    after = row_for("signing", call("11-13 10:00", LATER), given, call("11-22 10:00", MET))
    assert (before.verdict, after.verdict) == (Verdict.CONDITION_CHANGED, Verdict.MATCH)
    assert "Its condition was met." in after.notes


def test_meeting_nothing_is_a_finding() -> None:
    (finding,) = ledger_for(call("11-20 10:00", MET)).findings
    assert finding.code == "nothing_to_meet"


def test_the_latest_mention_is_the_one_shown() -> None:
    said = (call("11-13 10:00", mentioned("base", usd(170))), call("11-14 10:00", mentioned("base", usd(180))))
    assert thousands(row_for("base", *said).mentioned) == 180

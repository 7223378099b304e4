"""Offer versions: what makes one, what it replaces, how long it stands (RULES.md, section 3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from ledger_factory import (
    ACME,
    NOW,
    at,
    call,
    email,
    entry,
    ledger_for,
    letter,
    mark,
    money,
    offered,
    once,
    promised,
)

from journal.domain.instants import When, day_of
from journal.domain.offer.rows import Ledger
from journal.domain.offer.versions import Form
from journal.domain.records import Channel, Entry, Mark, MarkKind, Stage
from journal.domain.records.ruling import Verdict

BASE = offered("base", money(178_000))
MORE = offered("base", money(180_000))
SIGNING = offered("signing", once(5_000))
OFFER = mark(MarkKind.OFFER)
PARTIAL = mark(MarkKind.OFFER, partial=True)
SAID = call("11-13 10:02", promised("base", money(185_000)), promised("signing", once(20_000)))
LETTER = letter("11-20 09:31", BASE)

FORMS = [
    # entry, form, complete, written; None: no version
    (entry("11-20 09:31", Channel.LETTER, BASE), Form.LETTER, True),
    (entry("11-20 09:31", Channel.CONTRACT, BASE), Form.CONTRACT, True),
    (entry("11-20 09:31", Channel.PORTAL, BASE), Form.PORTAL, True),
    (entry("11-20 09:31", Channel.EMAIL, BASE), Form.EMAIL, False),
    (entry("11-20 09:31", Channel.CHAT, BASE), Form.CHAT, False),
    (entry("11-20 09:31", Channel.CALL, BASE), Form.VERBAL, False),
    (entry("11-20 09:31", Channel.NOTE, BASE), Form.VERBAL, False),
    (entry("11-20 09:31", Channel.LETTER, BASE, PARTIAL), Form.LETTER, False),
    (entry("11-20 09:31", Channel.EMAIL, BASE, OFFER), Form.EMAIL, False),
    (entry("11-20 09:31", Channel.CALL, OFFER), Form.VERBAL, False),
    # their offer in my own words is not their writing
    (entry("11-20 09:31", Channel.EMAIL, BASE, out=True), Form.VERBAL, False),
    (entry("11-20 09:31", Channel.LETTER, promised("base", money(1_000))), None, False),
    (entry("11-20 09:31", Channel.EMAIL), None, False),
]


@pytest.mark.parametrize(("one", "form", "complete"), FORMS)
def test_what_makes_a_version(one: Entry, form: Form | None, complete: bool) -> None:
    made = ledger_for(one).versions
    assert [version.form for version in made] == ([form] if form else [])
    assert [version.complete for version in made] == ([complete] if form else [])


VERDICTS = [
    # entries after the call, verdict on base and on signing
    ((), Verdict.PENDING, Verdict.PENDING),
    ((call("11-19 09:00", BASE),), Verdict.PENDING, Verdict.PENDING),
    ((email("11-19 09:00", BASE),), Verdict.PENDING, Verdict.PENDING),
    ((letter("11-19 09:00", BASE, PARTIAL),), Verdict.PENDING, Verdict.PENDING),
    ((LETTER,), Verdict.SHORTFALL, Verdict.ABSENT),
    # an email amends the letter; what it does not name stays
    ((LETTER, email("11-22 09:00", SIGNING)), Verdict.SHORTFALL, Verdict.SHORTFALL),
    # a new letter replaces all that stood
    ((LETTER, email("11-22 09:00", SIGNING), letter("11-23 09:00", MORE)), Verdict.SHORTFALL, Verdict.ABSENT),
    # what is offered by voice changes nothing in the letter
    ((LETTER, call("11-22 09:00", SIGNING)), Verdict.SHORTFALL, Verdict.ABSENT),
    # a letter of which no value was noted yet says nothing
    ((letter("11-20 09:31", OFFER),), Verdict.PENDING, Verdict.PENDING),
]


@pytest.mark.parametrize(("entries", "base", "signing"), VERDICTS)
def test_what_the_current_version_holds(entries: tuple[Entry, ...], base: Verdict, signing: Verdict) -> None:
    rows = ledger_for(SAID, *entries).by_item
    assert (rows["base"].verdict, rows["signing"].verdict) == (base, signing)


def test_a_letter_without_values_is_pointed_out() -> None:
    assert [one.code for one in ledger_for(letter("11-20 09:31", OFFER)).findings] == ["offer_without_values"]


def test_what_is_offered_by_voice_beside_a_letter_is_noted() -> None:
    row = ledger_for(SAID, LETTER, call("11-22 09:00", SIGNING)).by_item["signing"]
    assert row.offered is None
    assert "Offered by voice, not in writing: USD 5,000 once (Dana Reyes, 22 Nov)." in row.notes


def test_without_anything_written_the_offer_by_voice_is_current() -> None:
    case = ledger_for(SAID, call("11-19 09:00", BASE), call("11-20 09:00", SIGNING))
    assert case.version is not None
    assert (case.version.number, case.version.form) == (2, Form.VERBAL)
    assert {row.item for row in case.rows if row.offered is not None} == {"base", "signing"}


NUMBERS = [
    ((None, None, None), (1, 2, 3), 0),
    ((2, None), (2, 3), 0),
    ((1, 1), (1, 1), 1),
    ((5, 2, None), (5, 2, 6), 0),
]


def test_a_number_with_values_of_its_own_is_another_version() -> None:
    again = letter("11-22 09:31", dated(DEC, number=1), MORE)
    made = ledger_for(letter("11-20 09:31", dated(WED, number=1), BASE), again).versions
    assert [(one.number, one.expires) for one in made] == [(1, WED), (1, DEC)]


@pytest.mark.parametrize(("given", "expected", "findings"), NUMBERS)
def test_numbers(given: tuple[int | None, ...], expected: tuple[int, ...], findings: int) -> None:
    letters = [
        letter(f"11-{day} 09:00", replace(OFFER, number=number), BASE) for day, number in enumerate(given, start=10)
    ]
    case = ledger_for(*letters)
    assert tuple(version.number for version in case.versions) == expected
    assert [one.code for one in case.findings] == ["number_taken"] * findings


def test_the_latest_issued_is_current_whenever_it_arrived() -> None:
    late = letter("11-23 09:00", replace(OFFER, issued=at("11-10 09:00")), offered("base", money(170_000)))
    case = ledger_for(LETTER, late)
    assert case.version is not None
    assert case.version.entry is LETTER
    assert [version.number for version in case.versions] == [1, 2]


EXPIRY = [
    # received, expires, exploding
    ("11-10 09:00", at("11-24 09:00"), False),
    ("11-10 09:00", at("11-24 08:59"), True),
    ("11-10 09:00", day_of(at("11-24 00:00")), False),
    ("11-10 09:00", day_of(at("11-23 00:00")), True),
    ("11-10", at("11-24 08:00"), False),
    ("11-10", day_of(at("11-23 00:00")), True),
    ("11-10 09:00", None, False),
]


@pytest.mark.parametrize(("received", "expires", "exploding"), EXPIRY)
def test_exploding_is_less_than_two_weeks(received: str, expires: When | None, exploding: bool) -> None:
    version = ledger_for(letter(received, replace(OFFER, when=expires), BASE)).version
    assert version is not None
    assert (version.expires, version.exploding) == (expires, exploding)


def test_the_threshold_is_the_persons_own() -> None:
    one = letter("11-10 09:00", replace(OFFER, when=at("11-20 09:00")), BASE)
    version = ledger_for(one, exploding_below=timedelta(days=5)).version
    assert version is not None
    assert not version.exploding


def dated(expires: When | None, **more: object) -> Mark:
    return replace(OFFER, when=expires, **more)


WED, FRI, DEC = at("11-25 17:00"), at("11-27 17:00"), at("12-10 17:00")
ASKED = mark(MarkKind.EXTENSION_ASKED, when=DEC)
DEADLINES = [
    # entries, expires, exploding, extensions as (until, granted)
    ((letter("11-20 09:31", dated(WED), BASE),), WED, True, ()),
    ((letter("11-20 09:31", dated(WED), BASE), email("11-21 09:00", ASKED, out=True)), WED, True, ((DEC, False),)),
    (
        (
            letter("11-20 09:31", dated(WED), BASE),
            email("11-21 09:00", ASKED, out=True),
            call("11-22 09:00", dated(DEC, extends=True)),
        ),
        DEC,
        False,
        ((DEC, False), (DEC, True)),
    ),
    # a mark that names a version again gives it another deadline
    ((letter("11-20 09:31", dated(WED), BASE), email("11-22 09:00", dated(FRI, number=1))), FRI, True, ((FRI, True),)),
    # an amendment leaves the deadline in force, a new letter does not
    ((letter("11-20 09:31", dated(WED), BASE), email("11-22 09:00", SIGNING)), WED, True, ()),
    ((letter("11-20 09:31", dated(WED), BASE), letter("11-22 09:00", MORE)), None, False, ()),
    # `offer expires` in the letter itself is its own deadline
    ((letter("11-20 09:31", dated(WED, extends=True), BASE),), WED, True, ()),
]


@pytest.mark.parametrize(("entries", "expires", "exploding", "extensions"), DEADLINES)
def test_deadlines(
    entries: tuple[Entry, ...], expires: When | None, exploding: bool, extensions: tuple[tuple[When, bool], ...]
) -> None:
    version = ledger_for(*entries).version
    assert version is not None
    assert (version.expires, version.exploding) == (expires, exploding)
    assert tuple((one.until, one.is_granted) for one in version.extensions) == extensions


def test_a_deadline_that_is_a_day_ends_with_it() -> None:
    day = day_of(NOW)
    version = ledger_for(letter("11-20 09:31", dated(day), BASE)).version
    assert version is not None
    assert not version.has_expired(NOW)
    assert version.has_expired(at("11-25 00:00"))


@pytest.mark.parametrize(
    ("one", "stage"), [(LETTER, Stage.WRITTEN_OFFER), (call("11-19 09:00", BASE), Stage.VERBAL_OFFER)]
)
def test_an_offer_suggests_its_stage(one: Entry, stage: Stage) -> None:
    version = ledger_for(one).version
    assert version is not None
    assert version.suggests is stage


def elsewhere() -> Ledger:
    """An email in another negotiation that tells of an offer here, with marks of its own."""
    tells = offered("base", money(178_000))
    passing = email("11-21 09:00", replace(tells, negotiation=ACME), dated(WED), negotiation="n-borg")
    away = email("11-22 09:00", replace(offered("base", money(99_000)), negotiation="n-borg"))
    return ledger_for(SAID, passing, away)


def test_a_statement_counts_where_it_says_and_marks_where_they_stand() -> None:
    case = elsewhere()
    assert case.version is not None
    assert (case.version.form, case.version.expires) == (Form.EMAIL, None)
    assert len(case.versions) == 1
    offer = case.by_item["base"].offered
    assert offer is not None
    assert offer.value is not None
    assert offer.value.amount == 178_000


def test_more_time_for_an_offer_nobody_recorded_is_an_offer() -> None:
    (version,) = ledger_for(call("11-22 09:00", dated(DEC, extends=True))).versions
    assert (version.form, version.expires, version.extensions) == (Form.VERBAL, DEC, ())


def test_several_marks_in_one_entry_are_one() -> None:
    one = letter("11-20 09:31", replace(OFFER, number=3), dated(DEC, issued=at("11-19 09:00")), BASE)
    (version,) = ledger_for(one).versions
    assert (version.number, version.expires, version.issued) == (3, DEC, at("11-19 09:00"))


def test_what_is_offered_by_voice_amends_what_was_said_last() -> None:
    said = (call("11-17 09:00", BASE), call("11-18 09:00", MORE), call("11-19 09:00", SIGNING))
    row = ledger_for(*said).by_item["base"]
    assert row.offered is not None
    assert row.offered.value is MORE.value

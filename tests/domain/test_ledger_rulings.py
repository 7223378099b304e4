"""The person's own rulings, findings, and the sentence that concludes (RULES.md, section 4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from ledger_factory import (
    ACME,
    ITEMS,
    agreed,
    asked,
    at,
    call,
    email,
    flag,
    fresh,
    ledger_for,
    letter,
    mark,
    mentioned,
    money,
    offered,
    on,
    once,
    percent,
    promised,
    row_for,
    span,
    units,
    withdrawn,
    words,
)

from journal.domain.offer.trail import evidence_trail
from journal.domain.records import Certainty, Entry, MarkKind, OfferItem, Period, Statement, Value, ValueKind
from journal.domain.records.ruling import Ruling, RulingKind, Verdict

RETENTION = OfferItem(id="retention", label="Retention", kind=ValueKind.MONEY, period=Period.ONCE, own=True)
OWN = type(ITEMS)((*ITEMS.items, RETENTION))
SAID = call("11-13 10:00", promised("signing", once(20_000)))
GIVEN = letter("11-20 09:31", offered("retention", once(20_000)), offered("base", money(178_000)))


def pair(item: str = "signing", renamed: str = "retention", **more: object) -> Ruling:
    given: dict = {"made_at": at("11-21 09:00"), "reason": "they call it retention"} | more
    return Ruling(id=fresh("r"), negotiation=ACME, item=item, kind=RulingKind.PAIR, renamed=renamed, **given)


def overrule(verdict: Verdict, item: str = "base", **more: object) -> Ruling:
    given: dict = {"made_at": at("11-21 09:00"), "reason": "a typo", "negotiation": ACME} | more
    return Ruling(id=fresh("r"), item=item, kind=RulingKind.OVERRULE, verdict=verdict, **given)


def test_without_a_pair_one_is_absent_and_the_other_added() -> None:
    rows = ledger_for(SAID, GIVEN, items=OWN).by_item
    assert (rows["signing"].verdict, rows["retention"].verdict) == (Verdict.ABSENT, Verdict.ADDED)


def test_paired_items_are_one_row() -> None:
    case = ledger_for(SAID, GIVEN, items=OWN, rulings=(pair(),))
    row = case.by_item["signing"]
    assert (row.verdict, row.gap.year_1, row.in_writing) == (Verdict.MATCH, 0, True)
    assert row.offered is not None
    assert row.offered.statement.item == "retention"
    assert "retention" not in case.by_item
    assert "Paired with Retention: they call it retention" in row.notes
    assert case.unwritten == ()


def test_marks_follow_a_pair() -> None:
    said = call("11-13 10:00", promised("signing", once(20_000), condition="you stay"))
    met = call("11-22 10:00", mark(MarkKind.MET, items=("retention",)))
    assert row_for("signing", said, GIVEN, met, items=OWN, rulings=(pair(),)).contingent is None


@pytest.mark.parametrize(
    "rulings",
    [
        (pair("signing", "retention"), pair("retention", "signing")),
        (pair("signing", "signing"),),
        (replace(pair(), negotiation="n-borg"),),
    ],
)
def test_pairs_that_lead_nowhere(rulings: tuple[Ruling, ...]) -> None:
    rows = ledger_for(SAID, GIVEN, items=OWN, rulings=rulings).by_item
    assert {"signing", "retention"} <= set(rows)


def test_a_chain_of_pairs_ends_in_one_row() -> None:
    rulings = (pair("relocation", "signing"), pair("signing", "retention"))
    rows = ledger_for(SAID, GIVEN, items=OWN, rulings=rulings).by_item
    assert set(rows) == {"base", "relocation"}
    assert rows["relocation"].verdict is Verdict.MATCH


BASE_SAID = call("11-13 10:00", promised("base", money(185_000)))
BASE_GIVEN = letter("11-20 09:31", offered("base", money(178_000)))
OVERRULED = [
    # promised, offered, ruling: amount, year 1, counts as a gap
    (185_000, 178_000, Verdict.MATCH, 0, -7_000, False),
    (185_000, 178_000, Verdict.DIFFERS, -7_000, -7_000, True),
    (185_000, 178_000, Verdict.AMBIGUOUS, None, None, False),
    (185_000, 178_000, Verdict.UNQUANTIFIED, None, None, False),
    (185_000, 185_000, Verdict.SHORTFALL, None, 0, True),
    (185_000, 185_000, Verdict.CONDITION_CHANGED, 0, 0, True),
]


@pytest.mark.parametrize(("said", "given", "verdict", "amount", "year_1", "is_gap"), OVERRULED)
def test_overruled(
    said: int, given: int, verdict: Verdict, amount: int | None, year_1: int | None, is_gap: bool
) -> None:
    entries = (call("11-13 10:00", promised("base", money(said))), letter("11-20 09:31", offered("base", money(given))))
    derived = row_for("base", *entries).verdict
    case = ledger_for(*entries, rulings=(overrule(verdict),))
    row = case.by_item["base"]
    assert (row.verdict, row.gap.amount, row.gap.year_1, row.is_gap) == (verdict, amount, year_1, is_gap)
    assert row.derived is derived
    assert f"Your verdict instead of {derived.label}: a typo" in row.notes if derived else False
    assert case.totals.year_1 == year_1


CHANGED = [
    # what the person says of a bonus that became smaller and discretionary: still flagged
    (Verdict.DIFFERS, True),
    (Verdict.MATCH, False),
    (Verdict.CONDITION_CHANGED, True),
]


@pytest.mark.parametrize(("verdict", "is_flagged"), CHANGED)
def test_a_match_by_ruling_has_no_changed_condition(verdict: Verdict, is_flagged: bool) -> None:
    said = call("11-13 10:00", promised("bonus", percent(15), certainty=Certainty.GUARANTEED))
    given = letter("11-20 09:31", offered("bonus", percent(10), certainty=Certainty.DISCRETIONARY))
    row = row_for("bonus", said, given, rulings=(overrule(verdict, "bonus"),))
    assert (row.condition_changed, row.is_gap) == (is_flagged, is_flagged)


def test_the_latest_ruling_counts() -> None:
    rulings = (overrule(Verdict.MATCH, made_at=at("11-23 09:00")), overrule(Verdict.DIFFERS))
    assert row_for("base", BASE_SAID, BASE_GIVEN, rulings=rulings).verdict is Verdict.MATCH


def test_a_ruling_is_about_the_statements_it_was_made_on() -> None:
    ids = tuple(one.id for entry in (BASE_SAID, BASE_GIVEN) for one in entry.statements)
    ruling = overrule(Verdict.MATCH, statements=ids)
    assert row_for("base", BASE_SAID, BASE_GIVEN, rulings=(ruling,)).verdict is Verdict.MATCH
    later = letter("11-23 09:00", offered("base", money(160_000)))
    row = row_for("base", BASE_SAID, BASE_GIVEN, later, rulings=(ruling,))
    assert (row.verdict, row.ruling) == (Verdict.SHORTFALL, None)


def test_a_ruling_in_another_negotiation_changes_nothing() -> None:
    ruling = overrule(Verdict.MATCH, negotiation="n-borg")
    assert row_for("base", BASE_SAID, BASE_GIVEN, rulings=(ruling,)).verdict is Verdict.SHORTFALL


ABSURD = [
    ("base", money(185), True),
    ("base", money(18, period=Period.MONTH), True),
    ("total", money(300), True),
    ("base", money(-185_000), True),
    ("base", money(1_000), False),
    ("base", money(75, period=Period.HOUR), False),
    ("base", money((185, None)), True),
    ("base", money(185, currency="EUR"), True),
    ("signing", once(185), False),
    ("signing", once(0), False),
    ("bonus", percent(150), True),
    ("bonus", percent(100), False),
    ("pto", span(400), True),
    ("hours", span(200, "hour"), True),
    ("probation", span(6, "month"), False),
    ("start", on(date(2036, 2, 1)), True),
    ("start", on(date(2027, 2, 1)), False),
    ("title", words("Staff"), False),
    ("visa", flag(True), False),
    ("equity", units(10**12), False),
]


@pytest.mark.parametrize(("item", "value", "is_absurd"), ABSURD)
def test_absurd_values_are_kept_and_flagged(item: str, value: Value, is_absurd: bool) -> None:
    case = ledger_for(call("11-13 10:00", promised(item, value)))
    held = case.by_item[item].promised
    assert held is not None
    assert held.value is value
    assert [one.code for one in case.findings] == (["absurd_value"] if is_absurd else [])


def test_a_base_of_185_a_year_says_what_is_odd() -> None:
    (finding,) = ledger_for(call("11-13 10:00", promised("base", money(185)))).findings
    assert finding.sentence == "Base salary: USD 185 a year is very little; it may be meant in thousands."


@pytest.mark.parametrize(("given", "is_far"), [(1_900_000, False), (2_000_000, True), (200, True), (201, False)])
def test_far_apart(given: int, is_far: bool) -> None:
    case = ledger_for(
        call("11-13 10:00", promised("signing", once(20_000))), letter("11-20 09:31", offered("signing", once(given)))
    )
    assert ("far_apart" in [one.code for one in case.findings]) is is_far


LETTER = letter("11-20 09:31", offered("base", money(178_000)))


def said(*parts: Statement, when: str = "11-13 10:00") -> Entry:
    return call(when, *parts)


SENTENCES = [
    ("base", (said(promised("base", money(185_000))),), "Promised by voice; there is no complete written offer yet."),
    ("base", (said(promised("base", money(170_000))), LETTER), "Promised by voice before the letter; the letter is 8,000 a year higher."),
    ("base", (said(mentioned("base", money(185_000))), LETTER), "Mentioned and never promised; the letter adds it."),
    ("base", (LETTER, said(promised("base", money(185_000)), when="11-22 10:00")), "Promised by voice since the letter; the letter says USD 178,000 a year."),
    ("pto", (LETTER, said(promised("pto", span(30)), when="11-22 10:00")), "Promised by voice since the letter; the next offer has to show it."),
    ("pto", (said(promised("pto", span(30))), LETTER), "Promised by voice before the letter; the letter is silent."),
    ("pto", (email("11-13 10:00", agreed("pto", span(30))), LETTER), "Agreed in writing before the letter; the letter is silent."),
    ("pto", (said(promised("pto", span(30))), email("11-14 10:00", promised("pto", span(30)), out=True), LETTER), "Promised by voice and recapped by you before the letter; the letter is silent."),
    ("pto", (said(promised("pto", span(30))), said(withdrawn("pto"), when="11-14 10:00"), LETTER), "The promise was withdrawn."),
    ("pto", (email("11-13 10:00", asked("pto", span(30)), out=True), LETTER), "Asked for and never promised."),
    ("pto", (said(promised("pto", span(30))), letter("11-20 09:31", offered("pto", span(29)))), "Promised by voice before the letter; the letter has 1 day less."),
    ("pto", (said(promised("pto", span((25, 30)))), letter("11-20 09:31", offered("pto", span((20, 29))))), "Promised by voice before the letter; the letter cannot be compared with it yet."),
    ("pto", (said(promised("pto", span((25, 30)))), letter("11-20 09:31", offered("pto", span(28)))), "Promised by voice before the letter; the letter keeps within it."),
    ("base", (said(promised("base", money(185_000))), LETTER, email("11-22 10:00", offered("base", money(180_000)))), "Promised by voice before the offer; the offer is 5,000 a year lower."),
    ("pto", (said(mentioned("pto", span(30))), LETTER), "Mentioned and never promised."),
    ("equity", (said(promised("equity", units(4_000))), letter("11-20 09:31", offered("equity", units(4_500)))), "Promised by voice before the letter; the letter has 500 RSU more."),
    ("equity", (said(promised("equity", units(4_000))), letter("11-20 09:31", offered("equity", flag(False)))), "Promised by voice before the letter; the letter says there is none."),
    ("equity", (said(promised("equity", units(4_000))), letter("11-20 09:31", offered("equity", flag(True)))), "Promised by voice before the letter; the letter cannot be put in figures beside it."),
    ("bonus", (said(promised("bonus", percent(15))), letter("11-20 09:31", offered("bonus", percent(12)))), "Promised by voice before the letter; the letter is 3 points lower."),
    ("car", (said(promised("car", money(500, period=Period.MONTH))), letter("11-20 09:31", offered("car", money(400, period=Period.MONTH)))), "Promised by voice before the letter; the letter is 100 a month lower."),
    ("base", (said(promised("base", money(75, period=Period.HOUR))), letter("11-20 09:31", offered("base", money(70, period=Period.HOUR)))), "Promised by voice before the letter; the letter is 5 an hour lower."),
    ("signing", (said(promised("signing", once(20_000))), letter("11-20 09:31", offered("signing", once(15_000)))), "Promised by voice before the letter; the letter is 5,000 lower."),
    ("start", (said(promised("start", on(date(2027, 2, 1)))), letter("11-20 09:31", offered("start", on(date(2027, 2, 15))))), "Promised by voice before the letter; the letter is 14 days later."),
    ("title", (said(promised("title", words("Staff"))), letter("11-20 09:31", offered("title", words("Senior")))), "Promised by voice before the letter; the letter says otherwise."),
    ("signing", (said(promised("signing", once(20_000), certainty=Certainty.GUARANTEED)), letter("11-20 09:31", offered("signing", once(20_000), condition="you stay"))), "Promised by voice before the letter; the letter makes it depend on “you stay”."),
    ("signing", (said(promised("signing", once(20_000, clawback_months=12))), letter("11-20 09:31", offered("signing", once(20_000, clawback_months=24)))), "Promised by voice before the letter; the letter changes its terms."),
    ("signing", (said(promised("signing", once(20_000), certainty=Certainty.GUARANTEED)), letter("11-20 09:31", offered("signing", once(9_000), certainty=Certainty.DISCRETIONARY))), "Promised by voice before the letter; the letter is 11,000 lower and makes it discretionary."),
    ("signing", (said(promised("signing", once(20_000), condition="start by Friday", by=at("11-22 10:00"))), LETTER), "Promised by voice before the letter; the letter is silent; its condition was not met in time."),
    ("signing", (said(promised("signing", once(20_000), condition="start by Friday", by=at("11-15 10:00"))), LETTER), "The promise lapsed."),
]  # fmt: skip


@pytest.mark.parametrize(("item", "entries", "sentence"), SENTENCES)
def test_conclusions(item: str, entries: tuple[Entry, ...], sentence: str) -> None:
    assert evidence_trail(ledger_for(*entries), item, ITEMS).conclusion == sentence


def test_a_row_that_is_not_there_has_no_trail() -> None:
    with pytest.raises(KeyError):
        evidence_trail(ledger_for(), "base", ITEMS)


def test_a_terminal_case_of_nonsense() -> None:
    """Statements in an order that makes no sense are kept, each in its row."""
    nonsense = call("11-13 10:00", withdrawn("base"), agreed("base"), promised("base", money(1), None), asked("base"))
    case = ledger_for(nonsense, letter("11-13 10:00", offered("base", Value(text="", kind=ValueKind.MONEY))))
    assert len(case.by_item["base"].statements) == 5
    assert case.by_item["base"].gap.amount is None
    assert case.totals.year_1 in (None, Decimal(0))

"""Verdicts and gaps in an item's own unit (RULES.md, section 4)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from ledger_factory import (
    call,
    email,
    flag,
    ledger_for,
    letter,
    mentioned,
    money,
    offered,
    on,
    once,
    percent,
    price,
    promised,
    row_for,
    span,
    two,
    units,
    words,
)

from journal.domain.offer.rates import Rate
from journal.domain.offer.rows import Ledger
from journal.domain.records import Certainty, Instalment, Period, Value
from journal.domain.records.ruling import Verdict

MONTH, HOUR, DAY, WEEK, ONCE = Period.MONTH, Period.HOUR, Period.DAY, Period.WEEK, Period.ONCE
MATCH, SHORTFALL, EXCESS, DIFFERS = Verdict.MATCH, Verdict.SHORTFALL, Verdict.EXCESS, Verdict.DIFFERS
ABSENT, ADDED, AMBIGUOUS, UNQUANTIFIED = Verdict.ABSENT, Verdict.ADDED, Verdict.AMBIGUOUS, Verdict.UNQUANTIFIED
CHANGED = Verdict.CONDITION_CHANGED

VERDICTS = [
    # item, promised, offered (None: silent), verdict, amount, unit
    ("base", money(185_000), money(185_000), MATCH, 0, "USD"),
    ("base", money(185_000), money(178_000), SHORTFALL, -7_000, "USD"),
    ("base", money(178_000), money(185_000), EXCESS, 7_000, "USD"),
    ("base", money(185_000), None, ABSENT, -185_000, "USD"),
    ("base", money(185_000), flag(False), ABSENT, -185_000, "USD"),
    ("base", money(185_000), money(0), ABSENT, -185_000, "USD"),
    ("base", None, money(178_000), ADDED, 178_000, "USD"),
    # less is better, or neither
    ("probation", span(3, "month"), span(6, "month"), SHORTFALL, 3, "month"),
    ("probation", span(6, "month"), span(3, "month"), EXCESS, -3, "month"),
    ("notice", span(3, "month"), span(1, "month"), DIFFERS, -2, "month"),
    ("notice", span(1, "month"), span(3, "month"), DIFFERS, 2, "month"),
    # one unit for both
    ("base", money(5_400, period=MONTH), money(5_200, period=MONTH), SHORTFALL, -2_400, "USD"),
    ("base", money(5_400, period=MONTH, payments=Decimal(13)), money(70_200), MATCH, 0, "USD"),
    (
        "base",
        money(5_400, period=MONTH, payments=Decimal(13)),
        money(5_400, period=MONTH, payments=Decimal(12)),
        SHORTFALL,
        -5_400,
        "USD",
    ),
    ("base", money(100_000, part_time=Decimal(80)), money(80_000), MATCH, 0, "USD"),
    ("base", money(2_000, period=WEEK), money(104_000), MATCH, 0, "USD"),
    ("base", money(75, period=HOUR), money(70, period=HOUR), SHORTFALL, -5, "USD/hour"),
    ("base", money(600, period=DAY), money(580, period=DAY), SHORTFALL, -20, "USD/day"),
    ("car", money(500, period=MONTH), money(6_000), MATCH, 0, "USD"),
    ("car", money(500, period=MONTH), money(400, period=MONTH), SHORTFALL, -100, "USD"),
    ("pto", span(5, "week"), span(25), MATCH, 0, "day"),
    ("pto", span(30), span(5, "week"), SHORTFALL, -5, "day"),
    ("review", span(6, "month"), span(1, "year"), SHORTFALL, 6, "month"),
    ("notice", span(4, "week"), span(28), MATCH, 0, "day"),
    ("notice", span(4, "week"), span(1, "month"), UNQUANTIFIED, None, ""),
    ("hours", span(40, "hour"), span(36, "hour"), EXCESS, -4, "hour"),
    ("remote", span(3, period=WEEK), span(2, period=WEEK), SHORTFALL, -1, "day"),
    ("remote", span(3), span(3, period=WEEK), MATCH, 0, "day"),
    ("remote", span(3, period=WEEK), span(3, period=MONTH), UNQUANTIFIED, None, ""),
    ("bonus", percent(15), percent(12), SHORTFALL, -3, "percent"),
    ("commission", percent(5, "sales"), percent(5, "profit"), UNQUANTIFIED, None, ""),
    ("equity", units(4_000), units(3_500), SHORTFALL, -500, "RSU"),
    ("equity", units(4_000), units(4_000, "rsus"), MATCH, 0, "RSU"),
    ("equity", units(4_000), units(4_000, "options"), UNQUANTIFIED, None, ""),
    ("signing", once(20_000), once(15_000), SHORTFALL, -5_000, "USD"),
    (
        "signing",
        once(20_000),
        once(None, instalments=(Instalment(Decimal(10_000), 0), Instalment(Decimal(5_000), 12))),
        SHORTFALL,
        -5_000,
        "USD",
    ),
    # dates
    ("start", on(date(2027, 2, 1)), on(date(2027, 2, 1)), MATCH, 0, "day"),
    ("start", on(date(2027, 2, 1)), on(date(2027, 1, 18)), DIFFERS, -14, "day"),
    ("start", on(date(2027, 2, 1)), None, ABSENT, None, "day"),
    # yes, no and words
    ("visa", flag(True), flag(True), MATCH, 0, ""),
    ("visa", flag(True), None, ABSENT, None, ""),
    ("visa", flag(True), flag(False), ABSENT, None, ""),
    ("clawback", flag(False), None, MATCH, 0, "month"),
    ("clawback", flag(False), span(12, "month"), SHORTFALL, 12, "month"),
    ("signing", flag(False), once(5_000), EXCESS, 5_000, "USD"),
    ("relocation", flag(True), once(5_000), MATCH, 0, ""),
    ("relocation", once(5_000), flag(True), UNQUANTIFIED, None, ""),
    ("title", words("Staff Engineer"), words(" staff  engineer"), MATCH, 0, ""),
    ("title", words("Staff"), words("Senior"), DIFFERS, None, ""),
    ("bonus", words("a good one"), percent(15), UNQUANTIFIED, None, ""),
    # ranges promised
    ("base", money((180_000, 190_000)), money(185_000), MATCH, 0, "USD"),
    ("base", money((180_000, 190_000)), money(180_000), MATCH, 0, "USD"),
    ("base", money((180_000, 190_000)), money(178_000), SHORTFALL, -2_000, "USD"),
    ("base", money((180_000, 190_000)), money(195_000), EXCESS, 5_000, "USD"),
    ("base", money((180_000, 190_000)), None, ABSENT, -180_000, "USD"),
    ("base", money((180_000, None)), money(250_000), MATCH, 0, "USD"),
    ("base", money((180_000, None)), money(170_000), SHORTFALL, -10_000, "USD"),
    ("relocation", once((None, 6_000)), once(2_000), MATCH, 0, "USD"),
    ("relocation", once((None, 6_000)), once(7_000), EXCESS, 1_000, "USD"),
    ("relocation", once((None, 6_000)), None, ABSENT, None, "USD"),
    ("relocation", once((0, 6_000)), None, ABSENT, None, "USD"),
    ("probation", span((3, 6), "month"), span(8, "month"), SHORTFALL, 2, "month"),
    ("probation", span((3, 6), "month"), span(2, "month"), EXCESS, -1, "month"),
    # ranges offered
    ("relocation", once(10_000), once((None, 6_000)), AMBIGUOUS, None, "USD"),
    ("relocation", once(5_000), once((None, 6_000)), AMBIGUOUS, None, "USD"),
    ("base", money(185_000), money((180_000, 190_000)), AMBIGUOUS, None, "USD"),
    ("relocation", once((None, 6_000)), once((None, 6_000)), MATCH, 0, "USD"),
    ("base", money((180_000, 190_000)), money((182_000, 188_000)), MATCH, 0, "USD"),
    ("base", money((180_000, 190_000)), money((170_000, 188_000)), AMBIGUOUS, None, "USD"),
    ("base", money((0, 190_000)), money((0, 188_000)), MATCH, 0, "USD"),
    # about
    ("base", money(95_000, approximate=True), money(95_000), MATCH, 0, "USD"),
    ("base", money(95_000, approximate=True), money(93_000), AMBIGUOUS, None, "USD"),
    ("base", money(95_000), money(93_000, approximate=True), AMBIGUOUS, None, "USD"),
    ("base", money(95_000, approximate=True), money(80_000), SHORTFALL, -15_000, "USD"),
    # what nobody gave a value
    ("signing", once((10_000, 20_000)), once((10_000, 20_000)), MATCH, 0, "USD"),
    ("signing", None, once((10_000, 20_000)), ADDED, None, "USD"),
    ("visa", None, flag(True), ADDED, None, ""),
    ("start", None, on(date(2027, 2, 1)), ADDED, None, ""),
    ("signing", None, flag(False), None, None, ""),
    # two currencies and no rate
    ("base", money(185_000), money(160_000, currency="EUR"), UNQUANTIFIED, None, ""),
    ("base", money(160_000, currency="EUR"), money(150_000, currency="EUR"), SHORTFALL, -10_000, "EUR"),
    # a payment a year beside one for good
    ("equity", money(200_000, period=None, unit="RSU"), units(4_000), UNQUANTIFIED, None, ""),
    ("equity", money(200_000, period=None, unit="RSU"), money(150_000, period=None, unit="RSU"), SHORTFALL, -50_000, "USD"),
    # an item that no table knows
    ("gym", money(600), money(300), DIFFERS, -300, "USD"),
]  # fmt: skip


@pytest.mark.parametrize(("item", "before", "after", "verdict", "amount", "unit"), VERDICTS)
def test_verdicts(
    item: str, before: Value | None, after: Value | None, verdict: Verdict | None, amount: int | None, unit: str
) -> None:
    row = two(item, before, after)
    assert (row.verdict, row.gap.amount) == (verdict, amount)
    assert row.gap.unit == unit


@pytest.mark.parametrize(("item", "before", "after", "verdict", "amount", "unit"), VERDICTS)
def test_zero_only_for_what_does_not_differ(
    item: str, before: Value | None, after: Value | None, verdict: Verdict | None, amount: int | None, unit: str
) -> None:
    assert (two(item, before, after).gap.amount == 0) is (verdict in (MATCH, CHANGED))


def test_a_value_nobody_named() -> None:
    said = (call("11-13 10:00", promised("signing")), letter("11-20 09:31", offered("signing", once(5_000))))
    assert row_for("signing", *said).verdict is UNQUANTIFIED
    assert row_for("signing", *said[:1], letter("11-20 09:31", offered("base", money(1)))).verdict is ABSENT


G, C, D, U = Certainty.GUARANTEED, Certainty.CONDITIONAL, Certainty.DISCRETIONARY, Certainty.UNKNOWN
CONDITIONS = [
    # certainty and condition promised, offered, offered value, verdict, flag
    ((G, ""), (G, ""), 20_000, MATCH, False),
    ((G, ""), (D, ""), 20_000, CHANGED, True),
    ((G, ""), (C, "you stay"), 20_000, CHANGED, True),
    ((C, "you stay"), (G, ""), 20_000, CHANGED, True),
    ((C, "you stay"), (C, "You  Stay"), 20_000, MATCH, False),
    ((C, "you stay"), (C, "the budget holds"), 20_000, CHANGED, True),
    ((C, "you stay"), (C, ""), 20_000, MATCH, False),
    # unknown on either side is a question, not a change
    ((G, ""), (U, ""), 20_000, MATCH, False),
    ((U, ""), (D, ""), 20_000, MATCH, False),
    ((C, "you stay"), (U, ""), 20_000, MATCH, False),
    # and it is a flag beside the other verdicts
    ((G, ""), (D, ""), 15_000, SHORTFALL, True),
    ((G, ""), (D, ""), 25_000, EXCESS, True),
    ((G, ""), (U, ""), 15_000, SHORTFALL, False),
]


@pytest.mark.parametrize(("before", "after", "amount", "verdict", "has_changed"), CONDITIONS)
def test_conditions(
    before: tuple[Certainty, str], after: tuple[Certainty, str], amount: int, verdict: Verdict, has_changed: bool
) -> None:
    said = promised("signing", once(20_000), certainty=before[0], condition=before[1])
    given = offered("signing", once(amount), certainty=after[0], condition=after[1])
    case = ledger_for(call("11-13 10:00", said), letter("11-20 09:31", given))
    row = case.by_item["signing"]
    assert (row.verdict, row.condition_changed) == (verdict, has_changed)
    assert row.gap.amount == amount - 20_000
    assert case.gaps == (verdict is SHORTFALL or has_changed)


def test_what_is_left_open_is_a_question() -> None:
    def notes(before: Certainty, after: Certainty) -> tuple[str, ...]:
        said = call("11-13 10:00", promised("base", money(1_000), certainty=before))
        return row_for("base", said, letter("11-20 09:31", offered("base", money(1_000), certainty=after))).notes

    assert notes(G, U) == ("Promised guaranteed; the offer does not say.",)
    assert notes(U, D) == ("Offered discretionary; the promise did not say.",)


TERMS = [
    # terms promised, offered, changed, note
    ({"over_months": 48}, {"over_months": 60}, True, "Promised over 4 y, offered over 5 y."),
    ({"vest": (Decimal(25),) * 4}, {"vest": (Decimal(5), Decimal(15), Decimal(40), Decimal(40))}, True, "Promised vesting 25/25/25/25, offered vesting 5/15/40/40."),
    ({"clawback_months": 12}, {"clawback_months": 24}, True, "Promised clawback 1 y, offered clawback 2 y."),
    ({"strike": price(2)}, {"strike": price(3)}, True, "Promised strike USD 2, offered strike USD 3."),
    ({"over_months": 48}, {"over_months": 48}, False, ""),
    ({}, {"clawback_months": 24}, False, "The offer says clawback 2 y; the promise left it open."),
    ({"clawback_months": 24}, {}, False, ""),
    # a price is no term: it dates what a unit is worth
    ({"price": price(40)}, {"price": price(42)}, False, ""),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "has_changed", "note"), TERMS)
def test_terms(before: dict, after: dict, has_changed: bool, note: str) -> None:
    row = two("equity", units(4_000, **before), units(4_000, **after))
    assert (row.verdict, row.condition_changed) == (CHANGED if has_changed else MATCH, has_changed)
    assert row.gap.amount == 0
    assert not note or note in row.notes


def case_of_rows() -> Ledger:
    """One row of every sort, to count."""
    return ledger_for(
        call(
            "11-13 10:00",
            promised("base", money(185_000)),
            promised("signing", once(20_000)),
            promised("bonus", percent(15), certainty=G),
            promised("equity", units(4_000)),
            promised("pto", span(25)),
            promised("notice", span(1, "month")),
            promised("relocation", once(10_000)),
            mentioned("car", money(500)),
        ),
        letter(
            "11-20 09:31",
            offered("base", money(178_000)),
            offered("bonus", percent(15), certainty=D),
            offered("equity", units(4_000)),
            offered("pto", span(28)),
            offered("notice", span(3, "month")),
            offered("relocation", once((None, 12_000))),
            offered("retirement", percent(4)),
        ),
    )


def test_gaps_count_rows_once() -> None:
    case = case_of_rows()
    assert case.gaps == 4
    assert [row.item for row in case.rows if row.is_gap] == ["base", "signing", "bonus", "notice"]


def test_a_mention_has_a_row_and_no_verdict() -> None:
    row = case_of_rows().by_item["car"]
    assert (row.promised, row.verdict, row.evidence, row.in_writing) == (None, None, None, None)
    assert row.notes == ("Mentioned, not promised (Dana Reyes, 13 Nov).",)


def test_everything_is_pending_without_a_complete_written_offer() -> None:
    case = ledger_for(
        call("11-13 10:00", promised("base", money(185_000)), offered("signing", once(5_000))),
        email("11-14 10:00", offered("pto", span(25))),
    )
    assert {row.verdict for row in case.rows} == {Verdict.PENDING}
    assert {row.gap.amount for row in case.rows} == {None}
    assert (case.gaps, case.is_pending, case.totals.year_1) == (0, True, None)
    assert case.totals.promised_year_1 == 185_000


def test_what_was_promised_since_waits() -> None:
    said = (letter("11-20 09:31", offered("base", money(1_000))), call("11-22 10:00", promised("pto", span(25))))
    row = row_for("pto", *said)
    assert (row.promised, row.verdict, row.gap.amount) == (None, Verdict.PENDING, None)


EURO = Rate(currency="EUR", into="USD", rate=Decimal("1.1"), day=date(2026, 11, 1), source="central bank")
RATES = [
    # promised, offered, verdict, amount, unit
    (money(160_000, currency="EUR"), money(176_000), MATCH, 0, "USD"),
    (money(160_000, currency="EUR"), money(170_000), SHORTFALL, -6_000, "USD"),
    (money(176_000), money(160_000, currency="EUR"), MATCH, 0, "USD"),
    (money(160_000, currency="EUR"), money(150_000, currency="EUR"), SHORTFALL, -10_000, "EUR"),
    (money(160_000, currency="EUR"), None, ABSENT, -160_000, "EUR"),
    (money(160_000, currency="GBP"), money(150_000), UNQUANTIFIED, None, ""),
]


@pytest.mark.parametrize(("before", "after", "verdict", "amount", "unit"), RATES)
def test_currencies_meet_only_by_the_persons_rate(
    before: Value, after: Value | None, verdict: Verdict, amount: int | None, unit: str
) -> None:
    row = two("base", before, after, rates=(EURO,))
    assert (row.verdict, row.gap.amount, row.gap.unit) == (verdict, amount, unit)

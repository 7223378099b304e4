"""Gaps in money, in the first year and over four (RULES.md, section 4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from ledger_factory import (
    NEGOTIATION,
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

from journal.domain.offer.rates import Rate, Rates
from journal.domain.records import Instalment, Period, Value, ValueKind
from journal.domain.records.ruling import Verdict

MONTH, HOUR, DAY = Period.MONTH, Period.HOUR, Period.DAY


def parts(*paid: tuple[int, int]) -> tuple[Instalment, ...]:
    """Instalments of (amount, after so many months)."""
    return tuple(Instalment(Decimal(amount), months) for amount, months in paid)


def vest(*shares: int) -> tuple[Decimal, ...]:
    return tuple(Decimal(share) for share in shares)


AT_40 = {"price": price(40)}
ADDED = [
    # an item offered and not promised is worth its value: item, value, year 1, four years
    ("base", money(178_000), 178_000, 712_000),
    ("base", money(5_400, period=MONTH, payments=Decimal(13)), 70_200, 280_800),
    ("base", money(100_000, part_time=Decimal(80)), 80_000, 320_000),
    ("base", money(600, period=DAY), 156_000, 624_000),
    ("base", money(600, period=DAY, part_time=Decimal(50)), 78_000, 312_000),
    ("base", money(75, period=HOUR), None, None),
    ("car", money(500, period=MONTH), 6_000, 24_000),
    ("development", money(2_000), 2_000, 8_000),
    ("base", money(180_000, for_year=2), 0, 180_000),
    ("signing", once(20_000), 20_000, 20_000),
    ("signing", once(20_000, for_year=2), 0, 20_000),
    ("signing", once(20_000, for_year=5), 0, 0),
    # after N months is in year N // 12 + 1
    ("signing", once(None, instalments=parts((10_000, 0), (5_000, 12))), 10_000, 15_000),
    ("signing", once(None, instalments=parts((10_000, 11), (5_000, 23))), 10_000, 15_000),
    ("signing", once(None, instalments=parts((10_000, 0), (5_000, 48))), 10_000, 10_000),
    ("relocation", once(9_000, over_months=24), 4_500, 9_000),
    # the n-th part of a vesting is in year n
    ("equity", units(1_000, vest=vest(5, 15, 40, 40), **AT_40), 2_000, 40_000),
    ("equity", units(1_000, vest=vest(20, 20, 20, 20, 20), **AT_40), 8_000, 32_000),
    ("equity", units(1_000, over_months=48, **AT_40), 10_000, 40_000),
    ("equity", units(1_000, over_months=48, cliff_months=12, **AT_40), 10_000, 40_000),
    ("equity", units(1_000, over_months=48, cliff_months=18, **AT_40), 0, 40_000),
    ("equity", units(1_000, over_months=60, **AT_40), 8_000, 32_000),
    ("equity", units(1_000, **AT_40), 10_000, 40_000),
    ("equity", money(200_000, period=None, unit="RSU", over_months=48), 50_000, 200_000),
    ("equity", money(200_000, period=None), 50_000, 200_000),
    ("signing", once(200_000, unit="RSU"), 50_000, 200_000),
    ("equity", money(50_000, unit="RSU"), 50_000, 200_000),
    ("equity", units(10_000, "options", strike=price("2.50"), price=price(10)), 18_750, 75_000),
    ("equity", units(10_000, "options", strike=price(12), price=price(10)), 0, 0),
    ("equity", units(10_000, "options", price=price(10)), None, None),
    ("equity", units(10_000, "options", strike=price(2)), None, None),
    ("equity", units(1_000), None, None),
    ("equity", percent("0.5", "company"), None, None),
    ("refresher", units(1_000, **AT_40), None, None),
    ("commission", percent(5, "sales"), None, None),
    ("health", money(400, period=MONTH), 4_800, 19_200),
    ("health", flag(True), None, None),
    ("relocation", flag(True), None, None),
    ("relocation", once((5_000, 6_000)), None, None),
    ("severance", once(50_000), None, None),
    ("pto", span(25), None, None),
    ("start", on(date(2027, 2, 1)), None, None),
    ("total", money(300_000), None, None),
]


@pytest.mark.parametrize(("item", "value", "year_1", "four_year"), ADDED)
def test_what_is_added(item: str, value: Value, year_1: int | None, four_year: int | None) -> None:
    gap = two(item, None, value).gap
    assert (gap.year_1, gap.four_year) == (year_1, four_year)


def test_every_year_adds_up_to_the_whole() -> None:
    """A third of a cent is nowhere lost: 100 over three years is 33.33, 33.34 and 33.33."""
    gap = two("signing", None, once(100, over_months=36)).gap
    assert (gap.year_1, gap.four_year) == (Decimal("33.33"), 100)


def test_amounts_are_rounded_to_the_minor_unit() -> None:
    yen = replace(NEGOTIATION, currency="JPY")
    said = letter("11-20 09:31", offered("base", money(1_000_001, currency="JPY")), offered("bonus", percent("33.3")))
    gap = row_for("bonus", said, negotiation=yen).gap
    assert (gap.year_1, str(gap.year_1)) == (333_000, "333000")


BONUS = [
    # base promised, offered, bonus promised, offered: verdict, amount, year 1, four years
    (185_000, 178_000, percent(15), percent(15), Verdict.MATCH, 0, -1_050, -4_200),
    (185_000, 185_000, percent(15), percent(15), Verdict.MATCH, 0, 0, 0),
    (185_000, 178_000, percent(15), percent(10), Verdict.SHORTFALL, -5, -9_950, -39_800),
    (185_000, 178_000, percent(15), None, Verdict.ABSENT, -15, -27_750, -111_000),
    (185_000, 178_000, None, percent(10), Verdict.ADDED, 10, 17_800, 71_200),
    # percent beside money: compared by what both come to
    (185_000, 178_000, percent(15), money(27_750), Verdict.MATCH, 0, 0, 0),
    (185_000, 178_000, percent(15), money(25_000), Verdict.SHORTFALL, -2_750, -2_750, -11_000),
    (185_000, 178_000, money(20_000), percent(15), Verdict.EXCESS, 6_700, 6_700, 26_800),
    (185_000, None, percent(15), percent(15), Verdict.MATCH, 0, None, None),
    (None, 178_000, percent(15), percent(15), Verdict.MATCH, 0, None, None),
    (None, 178_000, percent(15), money(25_000), Verdict.UNQUANTIFIED, None, None, None),
    (185_000, 185_000, None, replace(percent(10), of=None), Verdict.ADDED, 10, 18_500, 74_000),
    (185_000, 185_000, None, percent(10, for_year=2), Verdict.ADDED, 10, 0, 18_500),
    (185_000, 185_000, None, percent(10, for_year=5), Verdict.ADDED, 10, 0, 0),
    (185_000, 185_000, None, percent(10, period=Period.ONCE), Verdict.ADDED, 10, 18_500, 18_500),
    # for the first year only
    (185_000, 185_000, percent(15), percent(15, for_year=1), Verdict.MATCH, 0, 0, -83_250),
]


@pytest.mark.parametrize(("base", "given", "before", "after", "verdict", "amount", "year_1", "four_year"), BONUS)
def test_a_percentage_is_of_its_own_package(
    base: int | None,
    given: int | None,
    before: Value | None,
    after: Value | None,
    verdict: Verdict,
    amount: int | None,
    year_1: int | None,
    four_year: int | None,
) -> None:
    said = [promised("base", money(base))] if base else []
    told = [offered("base", money(given))] if given else []
    said += [promised("bonus", before)] if before else []
    told += [offered("bonus", after)] if after else []
    row = row_for("bonus", call("11-13 10:00", *said), letter("11-20 09:31", offered("title", words("x")), *told))
    assert (row.verdict, row.gap.amount) == (verdict, amount)
    assert (row.gap.year_1, row.gap.four_year) == (year_1, four_year)


def test_a_promised_range_counts_as_the_figure_it_comes_to() -> None:
    said = call("11-13 10:00", promised("base", money((180_000, 190_000))), promised("bonus", percent(10)))
    cases = {
        amount: ledger_for(said, letter("11-20 09:31", offered("base", money(amount)), offered("bonus", percent(10))))
        for amount in (178_000, 185_000, 200_000)
    }
    assert {amount: case.by_item["base"].gap.year_1 for amount, case in cases.items()} == {
        178_000: -2_000,
        185_000: 0,
        200_000: 10_000,
    }
    assert {amount: case.by_item["bonus"].gap.year_1 for amount, case in cases.items()} == {
        178_000: -200,
        185_000: 0,
        200_000: 1_000,
    }


@pytest.mark.parametrize(("hours", "year_1"), [((40, 36), -15_600), ((40, 40), 0), ((40, None), None)])
def test_hourly_pay_is_for_the_hours_of_its_own_package(hours: tuple[int, int | None], year_1: int | None) -> None:
    """75 an hour, 52 weeks of 40 or 36 hours: 156,000 and 140,400 a year."""
    rate = money(75, period=HOUR)
    told = [offered("base", rate)] + ([offered("hours", span(hours[1], "hour"))] if hours[1] else [])
    said = call("11-13 10:00", promised("base", rate), promised("hours", span(hours[0], "hour")))
    row = row_for("base", said, letter("11-20 09:31", *told))
    assert (row.verdict, row.gap.amount, row.gap.year_1) == (Verdict.MATCH, 0, year_1)


def test_hourly_beside_yearly_pay_is_compared_by_money() -> None:
    said = call("11-13 10:00", promised("base", money(75, period=HOUR)), promised("hours", span(40, "hour")))
    row = row_for("base", said, letter("11-20 09:31", offered("base", money(150_000))))
    assert (row.verdict, row.gap.amount, row.gap.unit) == (Verdict.SHORTFALL, -6_000, "USD")
    assert "Compared by what they come to in four years." in row.notes
    assert "Valued at 52 weeks a year." in row.notes


def test_one_payment_beside_a_yearly_one() -> None:
    row = two("signing", once(20_000), money(5_000))
    assert (row.verdict, row.gap.amount, row.gap.year_1, row.gap.four_year) == (Verdict.MATCH, 0, -15_000, 0)


GRANT = money(200_000, period=None, unit="RSU", over_months=48)


def test_money_promised_and_units_offered_wait_for_a_price() -> None:
    said = (call("11-13 10:00", promised("equity", GRANT)), letter("11-20 09:31", offered("equity", units(4_000))))
    case = ledger_for(*said)
    row = case.by_item["equity"]
    assert (row.verdict, row.gap.amount, row.gap.year_1) == (Verdict.UNQUANTIFIED, None, None)
    assert case.totals.unvalued == ("equity",)
    priced = ledger_for(*said, email("11-22 10:00", mentioned("equity", units(4_000, **AT_40)))).by_item["equity"]
    assert (priced.verdict, priced.gap.amount, priced.gap.unit) == (Verdict.SHORTFALL, -40_000, "USD")
    assert (priced.gap.year_1, priced.gap.four_year) == (-10_000, -40_000)
    assert "No vesting was named: valued as even over four years." in priced.notes


def test_units_of_another_sort_are_compared_by_money() -> None:
    said = call("11-13 10:00", promised("equity", units(1_000, over_months=48, **AT_40)))
    given = offered("equity", units(2_000, "options", strike=price(25), over_months=48))
    row = row_for("equity", said, letter("11-20 09:31", given))
    assert (row.verdict, row.gap.amount) == (Verdict.SHORTFALL, -10_000)


def test_both_sides_are_valued_at_the_latest_price() -> None:
    """That a share became dearer is no better offer."""
    row = two("equity", units(1_000, price=price(40)), units(1_000, price=price(50)))
    assert (row.verdict, row.gap.amount, row.gap.year_1) == (Verdict.MATCH, 0, 0)


def test_a_slower_vesting_is_less_in_the_first_year() -> None:
    row = two("equity", units(1_000, vest=vest(25, 25, 25, 25), **AT_40), units(1_000, vest=vest(5, 15, 40, 40)))
    assert (row.verdict, row.gap.amount) == (Verdict.CONDITION_CHANGED, 0)
    assert (row.gap.year_1, row.gap.four_year) == (-8_000, 0)


UNPRICED = [
    (units(4_000), units(4_000), 0),
    (units(4_000), units(4_000, over_months=48), None),
    (units(4_000), units(3_000), None),
    (units(4_000), None, None),
]


@pytest.mark.parametrize(("before", "after", "year_1"), UNPRICED)
def test_units_without_a_price(before: Value, after: Value | None, year_1: int | None) -> None:
    row = two("equity", before, after)
    assert (row.gap.year_1, row.gap.four_year) == (year_1, year_1)


def test_a_percentage_of_itself_has_no_value() -> None:
    case = letter(
        "11-20 09:31", offered("bonus", percent(10, "commission")), offered("commission", percent(10, "bonus"))
    )
    assert ledger_for(case).totals.unvalued == ("bonus", "commission")


TOTALS = [
    # total promised, offered base and equity: verdict, amount
    (money(300_000), [offered("base", money(250_000))], Verdict.AMBIGUOUS, None),
    (money(300_000, for_year=1), [offered("base", money(250_000))], Verdict.SHORTFALL, -50_000),
    (money(250_000, for_year=1), [offered("base", money(250_000))], Verdict.MATCH, 0),
    (
        money(300_000, for_year=2),
        [offered("base", money(250_000)), offered("signing", once(9_000, for_year=2)), offered("bonus", percent(30))],
        Verdict.EXCESS,
        34_000,
    ),
    (money(300_000, for_year=1), [offered("base", money(250_000)), offered("equity", units(9))], Verdict.AMBIGUOUS, None),
    (money(300_000, for_year=1), [offered("pto", span(25))], Verdict.AMBIGUOUS, None),
    (money(300_000), [offered("total", money(280_000))], Verdict.SHORTFALL, -20_000),
    (money(300_000, for_year=9), [offered("base", money(250_000))], Verdict.AMBIGUOUS, None),
]  # fmt: skip


@pytest.mark.parametrize(("said", "given", "verdict", "amount"), TOTALS)
def test_total_compensation_is_never_added_to_its_parts(
    said: Value, given: list, verdict: Verdict, amount: int | None
) -> None:
    case = ledger_for(call("11-13 10:00", promised("total", said)), letter("11-20 09:31", *given))
    row = case.by_item["total"]
    assert (row.verdict, row.gap.amount) == (verdict, amount)
    assert (row.gap.year_1, row.gap.four_year) == (None, None)
    assert "total" not in case.totals.unvalued
    assert case.totals.promised_year_1 == 0


def test_total_compensation_is_pending_like_the_rest() -> None:
    assert row_for("total", call("11-13 10:00", promised("total", money(300_000)))).verdict is Verdict.PENDING


def rate(currency: str, into: str, worth: str, day: int = 1) -> Rate:
    return Rate(currency=currency, into=into, rate=Decimal(worth), day=date(2026, 11, day), source="bank")


def test_money_in_another_currency_counts_by_the_persons_rate() -> None:
    said = (
        call("11-13 10:00", promised("base", money(100_000)), promised("signing", once(10_000, currency="EUR"))),
        letter("11-20 09:31", offered("base", money(100_000))),
    )
    without = ledger_for(*said)
    assert (without.by_item["signing"].gap.amount, without.by_item["signing"].gap.year_1) == (-10_000, None)
    assert (without.totals.year_1, without.totals.unvalued, without.rates) == (0, ("signing",), ())
    used = rate("EUR", "USD", "1.1")
    case = ledger_for(*said, rates=(used, rate("GBP", "USD", "1.3")))
    assert (case.by_item["signing"].gap.unit, case.by_item["signing"].gap.year_1) == ("EUR", -11_000)
    assert (case.totals.year_1, case.rates) == (-11_000, (used,))


def test_the_latest_rate_counts_in_either_direction() -> None:
    rates = Rates((rate("EUR", "USD", "1.2", 2), rate("EUR", "USD", "1.1", 1)))
    assert rates.convert(Decimal(100), "EUR", "USD") == 120
    assert rates.convert(Decimal(120), "USD", "EUR") == 100
    assert rates.convert(Decimal(1), "EUR", "EUR") == 1
    assert rates.convert(Decimal(1), "EUR", "GBP") is None
    back = Rates((rate("EUR", "USD", "1.2", 2), rate("USD", "EUR", "0.5", 3)))
    assert back.convert(Decimal(100), "EUR", "USD") == 200


@pytest.mark.parametrize(("own", "expected"), [("USD", "USD"), ("", "EUR")])
def test_the_currency_of_a_ledger(own: str, expected: str) -> None:
    case = ledger_for(
        call("11-13 10:00", promised("pto", span(25)), promised("base", money(90_000, currency="EUR"))),
        negotiation=replace(NEGOTIATION, currency=own),
    )
    assert case.currency == expected


def test_an_empty_ledger() -> None:
    case = ledger_for(negotiation=replace(NEGOTIATION, currency=""))
    assert (case.rows, case.conflicts, case.unwritten, case.findings, case.version) == ((), (), (), (), None)
    assert (case.currency, case.gaps, case.totals.year_1, case.totals.promised_year_1) == ("", 0, None, 0)


def test_money_without_any_currency() -> None:
    """Both sides in the same unnamed currency are still compared."""
    bare = replace(NEGOTIATION, currency="")
    said = Value(text="185000", kind=ValueKind.MONEY, amount=Decimal(185_000), period=Period.YEAR)
    given = replace(said, amount=Decimal(178_000))
    row = two("base", said, given, negotiation=bare)
    assert (row.verdict, row.gap.amount, row.gap.unit, row.gap.year_1) == (Verdict.SHORTFALL, -7_000, "", -7_000)

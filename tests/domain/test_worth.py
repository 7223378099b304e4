"""What items come to: each kind of pay, the person's own figures, and what cannot be right."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_factory import (
    ACME,
    ITEMS,
    NEGOTIATION,
    NOW,
    PEOPLE,
    asked,
    at,
    call,
    flag,
    ledger_for,
    letter,
    money,
    offered,
    on,
    once,
    percent,
    price,
    promised,
    span,
    units,
    value,
    words,
)

from journal.domain.offer.case import case_of
from journal.domain.offer.package import ItemWorth, PackageWorth
from journal.domain.offer.packages import asked_worth, promised_worth, version_worth
from journal.domain.offer.rates import Rate
from journal.domain.record import replace
from journal.domain.records import Certainty, Entry, Instalment, Period, Value, ValueKind
from journal.domain.records.valuation import Rounding, Valuation, ValuationKind

SUNDAY = at("11-22 12:00").day
EUR = Rate(currency="EUR", into="USD", rate=Decimal("1.10"), day=SUNDAY, source="ECB")


def own(kind: ValuationKind, amount: object = None, item: str = "", **more: Any) -> Valuation:
    figure = None if amount is None else Decimal(str(amount))
    return Valuation(id=f"{kind}{item}", negotiation=ACME, kind=kind, item=item, amount=figure, made_at=NOW, **more)


def worth(item: str, amount: object, **more: Any) -> Valuation:
    return own(ValuationKind.WORTH, amount, item, **more)


def case(*entries: Entry, **more: Any):
    return case_of(more.pop("negotiation", NEGOTIATION), entries, PEOPLE, ITEMS, NOW, **more)


def package(*said: Any, **more: Any) -> PackageWorth:
    """What an offer with these values comes to."""
    made = version_worth(case(letter("11-20 09:31", *said), **more))
    assert made is not None
    return made


def item(name: str, said: Value, *others: Any, **more: Any) -> ItemWorth:
    """One item of an offer, beside others."""
    made = package(offered(name, said), *others, **more)
    return next(one for one in (*made.items, *made.beside) if one.item == name)


def years(*amounts: object) -> tuple[Decimal, ...]:
    return tuple(Decimal(str(amount)) for amount in amounts)


BASE = offered("base", money(100_000))
PAID_TWICE = (Instalment(Decimal(30_000), 0), Instalment(Decimal(20_000), 12))


@pytest.mark.parametrize(
    ("name", "said", "made"),
    [
        ("base", money(120_000), years(120_000, 120_000, 120_000, 120_000)),
        ("base", money(10_000, period=Period.MONTH), years(120_000, 120_000, 120_000, 120_000)),
        ("base", money(9_100, period=Period.MONTH, payments=Decimal(13)), years(118_300, 118_300, 118_300, 118_300)),
        ("base", money(2_000, period=Period.WEEK), years(104_000, 104_000, 104_000, 104_000)),
        ("base", money(500, period=Period.DAY), years(130_000, 130_000, 130_000, 130_000)),
        ("base", money(100_000, part_time=Decimal(80)), years(80_000, 80_000, 80_000, 80_000)),
        ("base", money(100_000, for_year=2), years(0, 100_000, 0, 0)),
        ("signing", once(25_000), years(25_000, 0, 0, 0)),
        ("signing", once(50_000, instalments=PAID_TWICE), years(30_000, 20_000, 0, 0)),
        ("signing", once(10_000, for_year=2), years(0, 10_000, 0, 0)),
        ("signing", once(10_000, for_year=5), years(0, 0, 0, 0)),
        ("signing", percent(10), years(10_000, 0, 0, 0)),
        ("bonus", percent(15), years(15_000, 15_000, 15_000, 15_000)),
        ("bonus", percent(15, for_year=1), years(15_000, 0, 0, 0)),
        ("bonus", percent(15, cap=price(12_000)), years(12_000, 12_000, 12_000, 12_000)),
        ("retirement", percent(100, cap_percent=Decimal(5)), years(5_000, 5_000, 5_000, 5_000)),
        ("retirement", percent(5, cap_percent=Decimal(4)), years(4_000, 4_000, 4_000, 4_000)),
        ("retirement", percent(50, cap=price(7_500)), years(7_500, 7_500, 7_500, 7_500)),
        ("retirement", percent(5, cap=price(3_000)), years(3_000, 3_000, 3_000, 3_000)),
        ("bonus", percent(50, cap_percent=Decimal(60)), years(50_000, 50_000, 50_000, 50_000)),
        ("bonus", percent(50, cap_percent=Decimal(40)), years(40_000, 40_000, 40_000, 40_000)),
        ("commission", money(40_000), years(40_000, 40_000, 40_000, 40_000)),
        ("car", money(450, period=Period.MONTH), years(5_400, 5_400, 5_400, 5_400)),
        ("relocation", once(8_000), years(8_000, 0, 0, 0)),
        ("equity", units(4000, price=price(40), vest=years(5, 15, 40, 40)), years(8_000, 24_000, 64_000, 64_000)),
        ("equity", units(1000, price=price("12.50"), over_months=48), years(3125, 3125, 3125, 3125)),
        ("equity", once(200_000, unit="RSU", over_months=48), years(50_000, 50_000, 50_000, 50_000)),
        ("equity", once(200_000, unit="RSU", over_months=60), years(40_000, 40_000, 40_000, 40_000)),
        ("bonus", flag(False), years(0, 0, 0, 0)),
    ],
)
def test_what_each_kind_of_pay_comes_to(name: str, said: Value, made: tuple[Decimal, ...]):
    assert item(name, said, *(() if name == "base" else (BASE,))).years == made


def test_hourly_pay_is_for_the_hours_that_were_offered_else_for_ones_own():
    hourly = money(75, period=Period.HOUR)
    assert item("base", hourly, offered("hours", span(40, "hour"))).years == years(*[156_000] * 4)
    assert item("base", hourly, valuations=[own(ValuationKind.HOURS, 38)]).years == years(*[148_200] * 4)
    assert item("base", hourly).years is None


def test_hourly_pay_at_a_share_of_full_time_is_flagged():
    hourly = money(75, period=Period.HOUR, part_time=Decimal(80))
    made = package(offered("base", hourly), offered("hours", span(40, "hour")))
    assert made.paper.year_1 == 156_000
    assert [one.code for one in made.findings] == ["part_time_hours"]


def test_a_figure_that_is_only_approximate_says_so():
    assert item("base", money(95_000, approximate=True)).notes == ("The figure is only approximate.",)


def test_options_are_worth_what_they_are_above_their_strike():
    grant = units(1000, unit="options", strike=price("2.50"), over_months=48)
    assert item("equity", grant, valuations=[worth("equity", "7.50")]).four_year == 5_000
    assert item("equity", grant, valuations=[worth("equity", "2.00")]).four_year == 0
    no_strike = units(1000, unit="options", over_months=48)
    assert item("equity", no_strike, valuations=[worth("equity", 7)]).why == "its strike price was not said"


def test_a_part_of_the_company_is_a_grant_of_what_it_is_worth():
    stake = item(
        "equity", percent("0.5", of="company", over_months=48), BASE, valuations=[worth("company", 10_000_000)]
    )
    assert stake.years == years(12_500, 12_500, 12_500, 12_500)
    assert stake.is_equity


def test_ones_own_price_stands_before_one_that_was_said():
    grant = units(1000, price=price(40), over_months=48)
    assert item("equity", grant, valuations=[worth("equity", 30)]).four_year == 30_000


@pytest.mark.parametrize(
    ("name", "said", "given", "a_year"),
    [
        ("health", flag(True), worth("health", 6_000), 6_000),
        ("health", flag(True), worth("health", 450, period=Period.MONTH), 5_400),
        ("pto", span(25), worth("pto", 400, period=Period.DAY), 10_000),
        ("pto", span(5, "week"), worth("pto", 400, period=Period.DAY), 10_000),
        ("remote", span(2, period=Period.WEEK), worth("remote", 20, period=Period.DAY), 2_080),
        ("commission", percent(10, of="sales"), worth("sales", 500_000), 50_000),
        ("commission", percent(10, of="sales"), worth("sales", 10_000, period=Period.MONTH), 12_000),
        ("car", words("a small one"), worth("car", 4_000), 4_000),
        ("bonus", money((10_000, 20_000)), worth("bonus", 12_000), 12_000),
        ("health", flag(True), worth("health", 1000, currency="EUR"), 1_100),
    ],
)
def test_a_benefit_at_the_value_one_gives_it(name: str, said: Value, given: Valuation, a_year: int):
    assert item(name, said, BASE, valuations=[given], rates=[EUR]).years == years(*[a_year] * 4)


def test_the_ledger_counts_a_benefit_at_ones_own_figure_and_says_so():
    made = ledger_for(
        call("11-13 10:00", promised("health", flag(True))),
        letter("11-20 09:31", BASE),
        valuations=[worth("health", 6_000)],
    )
    row = made.by_item["health"]
    assert (row.gap.year_1, row.gap.four_year) == (-6_000, -24_000)
    assert "Valued at your own figure: 6,000." in row.notes
    assert made.totals.four_year == 400_000 - 24_000


def test_what_is_paid_once_counts_once_at_ones_own_figure():
    made = item("relocation", once((None, 8_000)), BASE, valuations=[worth("relocation", 7_000)])
    assert made.years == years(7_000, 0, 0, 0)


def test_ones_own_figure_says_nothing_of_what_is_in_money_or_is_refused():
    assert item("base", money(100_000), valuations=[worth("base", 1)]).years == years(*[100_000] * 4)
    assert item("bonus", money(5_000), valuations=[worth("bonus", 1)]).years == years(*[5_000] * 4)
    assert item("health", flag(False), BASE, valuations=[worth("health", 6_000)]).years == years(0, 0, 0, 0)


def test_a_value_by_the_year_says_nothing_of_days_off():
    made = item("pto", span(25), BASE, valuations=[worth("pto", 6_000)])
    assert made.years is None
    assert "500/day" in made.why


@pytest.mark.parametrize(
    ("name", "said", "code"),
    [
        ("equity", units(1000, price=price(40), vest=years(25, 25, 40)), "vesting_sum"),
        ("equity", units(1000, price=price(40), vest=years(60, 60, -20)), "vesting_share"),
        ("equity", units(1000, price=price(-3), over_months=48), "price"),
        ("equity", units(1000, price=price(0), over_months=48), "price"),
        ("equity", units(1000, price=price(40), strike=price(-1)), "strike"),
        ("equity", units(1000, price=price(40), over_months=24, cliff_months=36), "cliff"),
        ("equity", units(1000, price=price(40), over_months=0), "vesting_length"),
        ("equity", units(-5, price=price(40)), "negative_amount"),
        ("base", money(-100_000), "negative_amount"),
        ("base", money(9_000, period=Period.MONTH, payments=Decimal(0)), "payments"),
        ("base", money(100_000, part_time=Decimal(120)), "part_time"),
        ("base", money(75, period=Period.HOUR), "no_hours"),
        ("signing", once(10_000, currency="CHF"), "no_rate"),
        ("bonus", percent(15, cap=price(-1)), "cap"),
        ("retirement", percent(50), "match"),
        ("bonus", percent(15, cap=price(1000, "CHF")), "no_rate"),
    ],
)
def test_what_cannot_be_right_is_kept_and_flagged_and_has_no_figure(name: str, said: Value, code: str):
    others = () if name == "base" else (BASE,)
    made = package(offered(name, said), *others)
    assert code in [one.code for one in made.findings if one.item == name]
    assert [one.item for one in made.unvalued] == [name]
    assert made.paper.years == years(*[100_000 if others else 0] * 4)
    assert all(one.sentence.endswith(".") for one in made.findings)


def test_a_clawback_beyond_the_four_years_is_flagged_and_the_figure_stands():
    made = package(BASE, offered("signing", once(20_000, clawback_months=60)))
    assert [one.code for one in made.findings] == ["long_clawback"]
    assert made.paper.year_1 == 120_000


def test_words_that_were_not_read_are_flagged_beside_the_figure():
    made = package(offered("base", money(100_000, note="minus the usual")))
    assert [one.sentence for one in made.findings] == [
        "Base salary: “minus the usual” was not read and is not in the figure."
    ]


def test_a_price_of_nothing_in_another_statement_values_nothing():
    said = case(
        call("11-13 10:00", promised("equity", units(1, price=price(0)))),
        letter("11-20 09:31", BASE, offered("equity", units(100))),
    )
    made = version_worth(said)
    assert made is not None
    assert [one.item for one in made.unvalued] == ["equity"]
    assert [one.code for one in made.findings] == ["price"]


def test_a_rate_of_nothing_is_no_rate():
    nothing = replace(EUR, rate=Decimal(0))
    made = package(BASE, offered("signing", once(10_000, currency="EUR")), rates=[nothing])
    assert [one.item for one in made.unvalued] == ["signing"]
    assert not made.rates


def test_several_currencies_come_together_by_the_rate_and_it_is_shown():
    made = package(BASE, offered("signing", once(10_000, currency="EUR")), rates=[EUR])
    assert made.paper.year_1 == 111_000
    assert made.rates == (EUR,)
    signing = next(one for one in made.items if one.item == "signing")
    assert any("1.10" in step.source and "ECB" in step.source for step in signing.steps)


def test_a_part_that_is_guaranteed_stands_apart():
    made = package(BASE, offered("bonus", money(20_000, guaranteed=price(8_000)), certainty=Certainty.DISCRETIONARY))
    assert made.certain(Certainty.GUARANTEED).years == years(*[8_000] * 4)
    assert made.certain(Certainty.DISCRETIONARY).years == years(*[12_000] * 4)
    assert made.certain(Certainty.UNKNOWN).years == years(*[100_000] * 4)


def test_total_compensation_is_in_no_sum():
    made = package(BASE, offered("total", money(300_000)))
    assert made.paper.years == years(*[100_000] * 4)
    assert [one.item for one in made.beside] == ["total"]


def test_what_is_no_money_stands_beside():
    made = package(BASE, offered("pto", span(25)), offered("title", words("Staff")), offered("health", flag(True)))
    assert {one.item for one in made.beside} == {"pto", "title", "health"}
    assert not made.unvalued


def test_the_lines_of_a_figure_lead_back_to_its_statements():
    equity = item("equity", units(4000, price=price(40), vest=years(5, 15, 40, 40), acceleration="double"))
    said = equity.steps[0]
    assert said.entry
    assert said.statement
    assert "letter" in said.source
    assert [one.words for one in equity.steps[1:3]] == ["one unit is worth USD 40, as of 20 Nov", "200 units vest"]
    assert equity.steps[-1].words == "double-trigger acceleration: noted, not counted"
    assert sum((sum(one.years) for one in equity.steps if one.years), Decimal(0)) == equity.four_year


def test_vesting_that_begins_later_than_the_work_counts_from_then():
    grant = units(480, price=price(10), over_months=48, begins_on=date(2027, 11, 1))
    late = item("equity", grant, BASE, offered("start", on(date(2027, 5, 1))))
    assert late.years == years(600, 1200, 1200, 1200)
    assert any("6 whole months after your first day" in step.words for step in late.steps)
    assert item("equity", grant, BASE).years == years(1200, 1200, 1200, 1200)


def test_units_that_do_not_divide_are_rounded_as_one_wants():
    grant = units(18, price=price(100), vest=years(25, 25, 25, 25))
    assert item("equity", grant).years == years(500, 400, 500, 400)
    front = own(ValuationKind.ROUNDING, rounding=Rounding.FRONT_LOADED)
    assert item("equity", grant, valuations=[front]).years == years(500, 500, 400, 400)


def test_what_was_promised_and_what_would_be_if_all_that_was_asked_were_given():
    said = case(
        call("11-13 10:00", promised("base", money(110_000)), promised("signing", once(20_000))),
        letter("11-20 09:31", BASE, offered("bonus", percent(10))),
        call("11-21 10:00", asked("base", money(115_000)), asked("signing", once(15_000))),
    )
    assert promised_worth(said).paper.year_1 == 130_000
    assert asked_worth(said).paper.year_1 == 115_000 + 11_500 + 15_000


def test_unvested_equity_and_a_bonus_are_lost_by_leaving_the_current_job():
    job = replace(NEGOTIATION, is_current_job=True)
    made = package(
        BASE,
        offered("equity/unvested", units(300, price=price(40), over_months=48)),
        offered("bonus/forfeited", money(5_000)),
        negotiation=job,
    )
    assert made.paper.years == years(*[100_000] * 4)
    assert made.lost_by_leaving == 17_000
    assert package(BASE, offered("bonus/forfeited", money(5_000))).lost_by_leaving == 0


AMOUNTS = st.integers(0, 5_000_000).map(lambda cents: Decimal(cents) / 100)
CERTAINTIES = st.sampled_from(Certainty)


def _terms(**fields: Any) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


YEARLY = st.builds(lambda amount, terms: money(amount, **terms), AMOUNTS, _terms(for_year=st.integers(1, 5)))
ONCE = st.builds(lambda amount, terms: once(amount, **terms), AMOUNTS, _terms(for_year=st.integers(1, 5)))
SHARE = st.builds(percent, st.integers(0, 60))
GRANT = st.builds(
    lambda count, each, terms: units(count, price=price(each), **terms),
    st.integers(1, 100_000),
    st.integers(1, 90_000).map(lambda cents: Decimal(cents) / 100),
    _terms(over_months=st.integers(1, 60), every_months=st.sampled_from([1, 3, 12])),
)
VALUES: dict[str, st.SearchStrategy[Value]] = {
    "signing": ONCE, "bonus": SHARE | YEARLY, "equity": GRANT, "retirement": SHARE, "relocation": ONCE,
}  # fmt: skip
OFFERS = st.fixed_dictionaries({"base": YEARLY}, optional=VALUES)


@given(OFFERS, CERTAINTIES, st.sampled_from(Rounding))
def test_the_years_and_the_certainties_are_the_whole(said: dict[str, Value], certainty: Certainty, way: Rounding):
    statements = [offered(name, one, certainty=certainty) for name, one in said.items()]
    made = package(*statements, valuations=[own(ValuationKind.ROUNDING, rounding=way)])
    assert made.paper.four_year == sum(made.paper.years)
    assert sum(made.certain(one).four_year for one in Certainty) == made.paper.four_year
    assert sum((one.four_year or Decimal(0) for one in made.items), Decimal(0)) == made.paper.four_year
    assert made.paper.four_year == made.equity.four_year + made.without_equity.four_year


@given(OFFERS, st.randoms())
def test_worth_does_not_depend_on_the_order_of_items(said: dict[str, Value], chance: Any):
    statements = [offered(name, one) for name, one in said.items()]
    shuffled = list(statements)
    chance.shuffle(shuffled)
    one, other = package(*statements), package(*shuffled)
    assert [(item.item, item.years) for item in one.items] == [(item.item, item.years) for item in other.items]
    assert one.paper == other.paper


@given(OFFERS, OFFERS)
def test_the_gap_of_the_ledger_is_the_difference_of_the_two_packages(before: dict[str, Value], after: dict[str, Value]):
    entries = (
        call("11-13 10:00", *(promised(name, one) for name, one in before.items())),
        letter("11-20 09:31", *(offered(name, one) for name, one in after.items())),
    )
    totals, said = ledger_for(*entries).totals, case(*entries)
    made = version_worth(said)
    assert made is not None
    meant = promised_worth(said)
    if not (made.unvalued or meant.unvalued):
        assert totals.year_1 == made.paper.year_1 - meant.paper.year_1
        assert totals.four_year == made.paper.four_year - meant.paper.four_year


ANY = st.none() | st.integers(-(10**9), 10**9).map(lambda number: Decimal(number) / 1000)
MONTHS = st.none() | st.integers(-5, 600)
PRICES = st.none() | st.builds(price, st.integers(-100, 10**6), st.sampled_from(["USD", "EUR", "CHF"]))
ANYTHING = st.builds(
    lambda kind, fields, terms: value(kind, **fields, **terms),
    st.sampled_from(ValueKind),
    st.fixed_dictionaries(
        {
            "amount": ANY, "minimum": ANY, "maximum": ANY, "currency": st.sampled_from([None, "USD", "EUR", "CHF"]),
            "period": st.none() | st.sampled_from(Period), "unit": st.sampled_from([None, "RSU", "options", "day", "week"]),
            "of": st.sampled_from([None, "base", "bonus", "sales", "company"]), "flag": st.none() | st.booleans(),
        }
    ),
    st.fixed_dictionaries(
        {
            "over_months": MONTHS, "cliff_months": MONTHS, "every_months": MONTHS, "begins_months": MONTHS,
            "for_year": st.none() | st.integers(1, 9), "payments": ANY, "part_time": ANY, "price": PRICES,
            "strike": PRICES, "cap": PRICES, "cap_percent": ANY, "guaranteed": PRICES, "guaranteed_percent": ANY,
            "vest": st.lists(st.integers(-10, 60).map(Decimal), max_size=6).map(tuple),
            "instalments": st.lists(st.builds(Instalment, st.integers(-9, 9**6).map(Decimal), st.integers(0, 90)), max_size=3).map(tuple),
        }
    ),
)  # fmt: skip
FIGURES = st.lists(
    st.builds(
        lambda name, amount, period: worth(name, amount, period=period),
        st.sampled_from(["health", "pto", "equity", "bonus", "sales", "company"]),
        st.integers(1, 10**6),
        st.none() | st.sampled_from(Period),
    ),
    max_size=3,
)


@given(st.dictionaries(st.sampled_from([one.id for one in ITEMS.items]), ANYTHING, min_size=1, max_size=4), FIGURES)
def test_whatever_is_said_has_a_figure_or_a_reason_and_the_sums_hold(said: dict[str, Value], figures: list[Valuation]):
    made = package(*(offered(name, one) for name, one in said.items()), valuations=figures, rates=[EUR])
    assert all((one.years is None) == bool(one.why) for one in (*made.items, *made.beside))
    assert made.paper.four_year == sum(made.paper.years)
    assert sum(made.certain(one).four_year for one in Certainty) == made.paper.four_year
    assert all(year >= 0 for year in made.paper.years)


def test_a_value_of_a_kind_that_is_never_pay_is_beside():
    assert item("severance", value(ValueKind.MONEY, 10_000, currency="USD"), BASE).years is None

"""Packages side by side: one currency, what is best of what is not money, and bars."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_factory import ITEMS, NEGOTIATION, NOW, letter, money, offered, percent, price, span, units, words
from test_worth import EUR, case

from journal.domain.offer.compared import Comparison, compared
from journal.domain.offer.packages import version_worth
from journal.domain.offer.plot import bar, parted
from journal.domain.record import replace
from journal.domain.records import Certainty
from journal.domain.records.prep import Prep, Priority


def beside(*packages: tuple, currencies: tuple[str, ...] = (), currency: str = "", **more) -> Comparison:
    """Packages of these statements side by side; the last of three is the current job."""
    made = []
    for place, said in enumerate(packages):
        spoken = currencies[place] if currencies else "USD"
        one = replace(NEGOTIATION, name=f"n{place}", currency=spoken, is_current_job=place == 2)
        made.append(version_worth(case(letter("11-20 09:31", *said), negotiation=one)))
    return compared([one for one in made if one is not None], more.pop("rates", ()), currency, ITEMS, **more)


def base(amount: int, currency: str = "USD"):
    return offered("base", money(amount, currency=currency))


def test_packages_of_one_currency_are_compared_in_it():
    made = beside((base(100_000),), (base(90_000),), (base(80_000),), currency="EUR")
    assert made.currency == "USD"
    assert made.most == 100_000
    assert [made.beyond_now(one).year_1 if made.beyond_now(one) else None for one in made.columns] == [
        20_000,
        10_000,
        None,
    ]


def test_of_several_currencies_those_with_a_rate_are_brought_together():
    made = beside((base(100_000, "EUR"),), (base(90_000),), currencies=("EUR", "USD"), rates=[EUR], currency="USD")
    assert [one.paper.year_1 for one in made.columns] == [110_000, 90_000]
    assert made.columns[0].rate == EUR
    assert made.columns[0].parts[0] == (0, 110_000, 0)


def test_without_a_rate_a_package_stays_apart_in_its_own_currency():
    made = beside((base(100_000),), (base(90_000, "EUR"),), (base(80_000),), currencies=("USD", "EUR", "USD"))
    apart = made.columns[1]
    assert (apart.is_apart, apart.currency, apart.paper.year_1) == (True, "EUR", 90_000)
    assert made.beyond_now(apart) is None
    assert made.most == 100_000


def test_the_current_job_says_in_which_currency_where_nobody_else_does():
    made = beside((base(1, "EUR"),), (base(2, "EUR"),), (base(3),), currencies=("EUR", "EUR", "USD"), rates=[EUR])
    assert made.currency == "USD"


def test_nothing_to_compare():
    assert compared([], (), "", ITEMS) == Comparison(currency="", columns=(), sides=(), unknown=())


@pytest.mark.parametrize(
    ("item", "values", "best"),
    [
        ("pto", (span(25), span(30)), {1}),
        ("pto", (span(30), span(6, "week")), set()),
        ("pto", (span(30), span(30)), set()),
        ("probation", (span(6, "month"), span(3, "month")), {1}),
        ("notice", (span(1, "month"), span(3, "month")), set()),
        ("pto", (span((25, 30)), span(30)), set()),
        ("title", (words("Staff"), words("Principal")), set()),
        ("pto", (span(25), None), set()),
    ],
)
def test_which_is_best_of_what_is_not_money(item, values, best):
    said = [(base(1000), *((offered(item, value),) if value is not None else ())) for value in values]
    side = next(one for one in beside(*said).sides if one.item == item)
    assert side.best == best
    assert side.values == values


def test_priorities_come_first_in_their_order_and_what_is_no_item_is_named():
    prep = Prep(
        id="p", negotiation="n", priorities=(Priority(text="remote"), Priority(text="pto 3", item="pto", weight=3), Priority(text="base", item="base")), changed_at=NOW,
    )  # fmt: skip
    made = beside((base(1000), offered("title", words("Staff")), offered("pto", span(25))), preps=[prep])
    assert [(one.item, one.rank, one.weight) for one in made.sides] == [
        ("pto", 2, 3),
        ("base", 3, None),
        ("title", None, None),
    ]
    assert made.unknown == ("remote",)


def test_the_parts_of_a_bar():
    one = version_worth(
        case(
            letter(
                "11-20 09:31",
                offered("base", money(100_000), certainty=Certainty.GUARANTEED),
                offered("bonus", percent(10)),
                offered("equity", units(400, price=price(100), over_months=48), certainty=Certainty.GUARANTEED),
            )
        )
    )
    assert one is not None
    assert parted(one) == ((Decimal(100_000), Decimal(10_000), Decimal(10_000)),) * 4


@given(st.lists(st.integers(0, 10**7).map(Decimal), min_size=1, max_size=4), st.integers(1, 200))
def test_a_bar_is_as_long_as_its_parts_together(parts, width):
    most = max(sum(parts), Decimal(1))
    lengths = bar(parts, most, width)
    assert all(length >= 0 for length in lengths)
    assert sum(lengths) == (width if sum(parts) else 0)

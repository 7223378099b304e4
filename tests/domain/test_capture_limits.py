"""Terms that bound a payment: caps, parts that are sure, how often units vest, and what brings that forward."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from capture_rows import known, negotiation

from journal.domain.capture import read
from journal.domain.capture.amounts import Amount, read_amount
from journal.domain.records import Period, Price, Terms, Value


def value(words: str) -> Value:
    """The value of the one statement that words in brackets are; they must be read without a question."""
    reading = read(f"acme call from Dana: [{words}]", known(negotiations=(negotiation("acme", "USD"),)))
    (said,) = reading.entry.statements
    assert not reading.entry.findings
    assert said.value is not None
    return said.value


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        ("retirement promised 5% match up to 10k", {"cap": Price(Decimal(10_000), "USD")}),
        ("401k promised 50% match up to 6%", {"cap_percent": Decimal(6)}),
        ("401k promised 50% up to 6% of base", {"cap_percent": Decimal(6)}),
        ("pension promised 5% capped at £3,000", {"cap": Price(Decimal(3000), "GBP")}),
        ("retirement promised 4% match", {}),
        ("bonus promised 20k of which 10k guaranteed", {"guaranteed": Price(Decimal(10_000), "USD")}),
        ("bonus promised 15% with $5,000 guaranteed", {"guaranteed": Price(Decimal(5000), "USD")}),
        ("bonus promised 20k with 50% guaranteed", {"guaranteed_percent": Decimal(50)}),
        ("equity promised 4000 RSU over 4y monthly", {"over_months": 48, "every_months": 1}),
        (
            "equity promised 4000 RSU over 4y 1y cliff quarterly",
            {"over_months": 48, "cliff_months": 12, "every_months": 3},
        ),
        ("equity promised 400 RSU over 4y after 6 months", {"over_months": 48, "begins_months": 6}),
        ("equity promised 400 RSU over 4y starting 1 Mar", {"over_months": 48, "begins_on": date(2027, 3, 1)}),
        ("equity promised 400 RSU double trigger", {"acceleration": "double"}),
        ("equity promised 400 RSU single-trigger acceleration", {"acceleration": "single"}),
    ],
)
def test_terms_that_bound_a_payment(words: str, terms: dict[str, Any]):
    assert value(words).terms == Terms(**terms)


@pytest.mark.parametrize(
    "words",
    [
        "bonus promised 20% of which 10% guaranteed",
        "bonus promised 20k of which some guaranteed",
        "base promised 185k up to 10k",
        "bonus promised 15% up to 10",
    ],
)
def test_what_could_mean_two_things_is_asked_and_kept(words: str):
    reading = read(f"acme call from Dana: [{words}]", known(negotiations=(negotiation("acme", "USD"),)))
    assert reading.entry.findings
    assert all(said.value is None or said.value.terms.note for said in reading.entry.statements)


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("6k", Amount(amount=Decimal(6000))),
        ("7.35", Amount(amount=Decimal("7.35"))),
        ("500/day", Amount(amount=Decimal(500), period=Period.DAY)),
        ("€450/month", Amount(amount=Decimal(450), currency="EUR", period=Period.MONTH)),
        ("USD 6,000 a year", Amount(amount=Decimal(6000), currency="USD", period=Period.YEAR)),
        ("1,200 once", Amount(amount=Decimal(1200), period=Period.ONCE)),
        ("50%", Amount(amount=Decimal(50), is_percent=True)),
        ("", None),
        ("some", None),
        ("35.000", None),
        ("6k or so", None),
        ("-5", None),
        ("3 days", None),
        ("50% a year", None),
        ("1" * 200, None),
    ],
)
def test_a_figure_alone(words: str, amount: Amount | None):
    assert read_amount(words, ("USD",)) == amount

"""Where the offer stands among walk-away, target and market."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from ledger_factory import asked, call, email, ledger_for, letter, money, offered, promised
from prep_factory import ITEMS, read

from journal.domain.offer.rates import Rate, Rates
from journal.domain.prep.standing import Mark, place_words, standing

LEDGER = ledger_for(
    call("11-13 10:02", promised("base", money(185_000))),
    letter("11-20 09:31", offered("base", money(178_000))),
    email("11-23 14:00", asked("base", money(190_000)), out=True),
)


def stand(*lines: str, ledger=LEDGER, rates=()):
    return standing(read(*lines).prep, ledger, ITEMS, Rates(rates))


def test_figures_are_in_rising_order():
    found = stand("target 195k", "walk-away 176k")
    assert [(one.mark, one.amount) for one in found.figures] == [
        (Mark.WALK_AWAY, 176_000), (Mark.OFFER, 178_000), (Mark.SAID, 185_000), (Mark.ASKED, 190_000),
        (Mark.TARGET, 195_000),
    ]  # fmt: skip
    assert found.sentence == "The offer is 2,000 above walk-away and 17,000 below target."


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (("target 178k",), "The offer is at target."),
        (("walk-away 180k",), "The offer is 2,000 below walk-away."),
        (("target 15k/month",), "The offer is 2,000 below target."),
        (("target 190-200k",), "The offer is 12,000 below target."),
        (("walk-away 170-176k",), "The offer is 2,000 above walk-away."),
        (("target €200k",), ""),
        (("target 90/hour",), ""),
        (("target much",), ""),
        ((), ""),
    ],
)
def test_the_sentence_says_how_far_the_offer_is_from_both_ends(lines, sentence):
    assert stand(*lines).sentence == sentence


def test_money_of_another_currency_needs_a_rate():
    rate = Rate(currency="EUR", into="USD", rate=Decimal("1.1"), day=date(2026, 11, 1), source="me")
    assert stand("target €200k", rates=(rate,)).amount(Mark.TARGET) == 220_000


def test_an_ask_for_what_was_said_is_no_mark_of_its_own():
    ledger = ledger_for(
        call("11-13 10:02", promised("base", money(185_000))),
        email("11-23 14:00", asked("base", money(185_000)), out=True),
    )
    assert stand("target 195k", ledger=ledger).amount(Mark.ASKED) is None


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (170, "8 below it"), (178, "at its low end"), (180, "in its lower half"), (189, "in its middle"),
        (199, "in its upper half"), (200, "at its high end"), (205, "5 above it"),
    ],
)  # fmt: skip
def test_the_place_in_a_range(amount, words):
    assert place_words(Decimal(amount), Decimal(178), Decimal(200)) == words


def test_a_single_figure_is_a_range_of_one():
    assert place_words(Decimal(178), Decimal(178), Decimal(178)) == "the same"


def test_the_market_is_of_its_own_item():
    found = stand("market 178k-205k", "market pto 25-30 days", "market much")
    assert [(one.figure.item, one.low, one.high, one.place) for one in found.market] == [
        ("base", 178_000, 205_000, "at its low end"), ("pto", 25, 30, ""),
    ]  # fmt: skip


def test_without_prep_the_offer_and_what_was_said_stand_alone():
    found = standing(None, LEDGER, ITEMS, Rates())
    assert {one.mark for one in found.figures} == {Mark.OFFER, Mark.SAID, Mark.ASKED}
    assert found.market == ()

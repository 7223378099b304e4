"""Remedies for a gap, weighed by hand, and the ask they become.

offered    base 178,000 · bonus 15 % of base · 4,000 RSU without a price · 25 days
short of   base 7,000 a year = 28,000 in four years; signing 20,000; 5 days
base +1    is 1.15 a year with the bonus, 4.60 in four years: 28,000 / 4.60 = 6,086.96 → 6,087 × 4.60 = 28,000.20
"""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from letters_scene import NOW, told

from journal.config import Settings
from journal.domain.instants import parse_instant
from journal.domain.records import Certainty, Channel, Stance
from journal.domain.remedies.words import closes_words
from journal.errors import BadInputError, NotFoundError
from journal.service import capture, keeping, remedies
from journal.service.remedies import Weighed
from journal.service.session import Session, open_session


@pytest.fixture
def acme(session: Session) -> Session:
    return told(session)


def options(weighed: Weighed) -> dict[str, tuple[Decimal | None, Decimal | None]]:
    return {one.remedy.id: (one.value.amount if one.value else None, one.four_year) for one in weighed.options}


def test_each_remedy_at_the_size_that_closes_the_gap(acme):
    made = remedies.weigh(acme, "acme", "base")

    assert (made.shortfall.year_1, made.shortfall.four_year) == (7000, 28000)
    assert options(made) == {
        "base": (Decimal(184_087), Decimal("28000.20")),
        "signing": (Decimal(28_000), Decimal(28_000)),
        "equity": (None, None),
        "accelerate": (Decimal(4000), None),
        "guarantee": (Decimal(15), Decimal(0)),
        "review": (Decimal(6), Decimal(24_500)),
        "milestone": (None, None),
        "relocation": (Decimal(28_000), Decimal(28_000)),
        "development": (None, None),
        "pto": (None, None),
        "remote": (None, None),
        "promotion": (None, None),
    }


def test_with_a_price_equity_closes_it_too(acme):
    capture.add(acme, "acme email from Dana: [equity offered 4000 RSU @ $50 over 4y 1y cliff]")

    made = remedies.weigh(acme, "acme", "base")

    found = {one.remedy.id: one for one in made.options}
    assert (found["equity"].value.amount, found["equity"].four_year) == (4560, 28_000)
    assert (found["milestone"].value.amount, found["milestone"].is_conditional) == (560, True)
    assert found["accelerate"].four_year == 0
    assert found["accelerate"].years[0] > 0


def test_picks_are_weighed_together_in_one_package(acme):
    made = remedies.weigh(acme, "acme", "base", ["base=180k", "signing=8000", "review", "pto=28 days"])

    # 2,000 more base is 2,300 a year with its bonus: 9,200, and 8,000 once.
    assert made.plan.firm == (10_300, 2_300, 2_300, 2_300)
    assert made.plan.left == 28_000 - 17_200
    assert sum(made.plan.conditional) == 24_500
    assert [one.remedy.id for one in made.plan.unvalued] == ["pto"]


def test_a_gap_that_is_no_money_can_be_bridged_all_the_same(acme):
    made = remedies.weigh(acme, "acme", "pto", ["signing=3000"])

    assert (made.shortfall.four_year, made.plan.left, sum(made.plan.firm)) == (None, None, 3000)


def test_how_much_more_is_added_to_what_is_offered(acme):
    capture.add(acme, "acme email from Dana: [signing offered 6k at start + 4k after 12 months]")

    made = remedies.weigh(acme, "acme", "base", ["base=+2k", "signing=+3000"])

    values = [one.value for one in made.plan.picks]
    assert [one.amount for one in values] == [180_000, 13_000]
    assert [part.amount for part in values[1].terms.instalments] == [9000, 4000]
    assert made.plan.firm == (5300, 2300, 2300, 2300)


WRONG = [
    ({"item": "car"}, NotFoundError, "Nothing was said of “car”"),
    ({"item": "equity"}, BadInputError, "Equity is not short of what was promised"),
    (
        {"item": "base", "picks": ["raise"]},
        NotFoundError,
        "There is no remedy “raise”; the remedies are: base, signing",
    ),
    ({"item": "base", "picks": ["signing=lots"]}, BadInputError, "“lots” is no value of a signing bonus as a bridge"),
    (
        {"item": "base", "picks": ["equity=1 RSU", "accelerate"]},
        BadInputError,
        "equity and accelerate are both about Equity",
    ),
    ({"item": "base", "picks": ["signing=+lots"]}, BadInputError, "is no value"),
    ({"item": "base", "picks": ["signing=1]; [base asked 999k"]}, BadInputError, "is no value"),
]


@pytest.mark.parametrize(("given", "error", "said"), WRONG)
def test_what_cannot_be_weighed_is_said_in_a_sentence(acme, given, error, said):
    with pytest.raises(error) as caught:
        remedies.weigh(acme, "acme", given["item"], given.get("picks", ()))

    assert said in caught.value.sentence


def test_before_there_is_an_offer_there_is_no_gap(session):
    from journal.service import negotiations

    negotiations.new(session, "borg")
    capture.add(session, "borg call from Lee Park: [base promised 95k]")

    with pytest.raises(BadInputError, match="no complete written offer in borg yet"):
        remedies.weigh(session, "borg", "base")


def test_what_is_picked_becomes_an_ask(acme):
    made = remedies.weigh(acme, "acme", "base", ["base=182k", "signing=8000", "guarantee", "review"])

    text = remedies.ask_text(acme, made, to=["Dana"], channel=Channel.EMAIL)
    entry = remedies.ask(acme, text, made.negotiation).entry

    asked = {one.item: one for one in entry.statements}
    assert {one.stance for one in asked.values()} == {Stance.ASKED}
    assert {item: one.value.amount for item, one in asked.items()} == {
        "base": 182_000,
        "signing": 8000,
        "bonus": 15,
        "review": 6,
    }
    assert asked["bonus"].certainty is Certainty.GUARANTEED
    assert asked["review"].condition == "the criteria agreed in writing are met"
    assert (entry.channel, entry.findings) == (Channel.EMAIL, ())
    keeping.undo(acme)
    assert all(one.stance is not Stance.ASKED for entry in acme.entries for one in entry.statements)


def test_nothing_picked_and_nothing_named_are_no_ask(acme):
    with pytest.raises(BadInputError, match="Nothing is picked"):
        remedies.ask_text(acme, remedies.weigh(acme, "acme", "base"))
    with pytest.raises(BadInputError, match="How much of professional development"):
        remedies.ask_text(acme, remedies.weigh(acme, "acme", "base", ["development"]))


PICKS = ["base=180k", "signing=5000", "relocation=3000", "review", "pto=27 days"]


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    now = parse_instant(NOW)
    home = tmp_path_factory.mktemp("remedies") / "home"
    return told(open_session(Settings(home=home, zone=now.zone), lambda: now))


@settings(max_examples=20, deadline=None)
@given(order=st.permutations(PICKS))
def test_the_order_of_picks_does_not_matter(kept, order):
    assert remedies.weigh(kept, "acme", "base", order).plan.firm == (10_300, 2_300, 2_300, 2_300)


def test_a_pick_that_makes_it_worse_has_the_sign_of_the_figures(acme):
    (pick,) = remedies.weigh(acme, "acme", "base", ["base=100k"]).plan.picks

    assert closes_words(pick, Decimal(28_000)).startswith("−1,2")

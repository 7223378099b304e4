"""Vesting: the seven ways of the Open Cap Format, and when parts of a grant fall due."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.offer.schedule import vested, vesting_events
from journal.domain.offer.vesting import tranches
from journal.domain.records import Terms
from journal.domain.records.valuation import Rounding

QUARTERS = (Fraction(1, 4),) * 4
YEARLY = tuple(Fraction(share, 100) for share in (5, 15, 40, 40))


def units(*amounts: object) -> tuple[Decimal, ...]:
    return tuple(Decimal(str(amount)) for amount in amounts)


@pytest.mark.parametrize(
    ("way", "made"),
    [
        (Rounding.CUMULATIVE_ROUNDING, units(5, 4, 5, 4)),
        (Rounding.CUMULATIVE_ROUND_DOWN, units(4, 5, 4, 5)),
        (Rounding.FRONT_LOADED, units(5, 5, 4, 4)),
        (Rounding.BACK_LOADED, units(4, 4, 5, 5)),
        (Rounding.FRONT_LOADED_TO_SINGLE_TRANCHE, units(6, 4, 4, 4)),
        (Rounding.BACK_LOADED_TO_SINGLE_TRANCHE, units(4, 4, 4, 6)),
        (Rounding.FRACTIONAL, units(4.5, 4.5, 4.5, 4.5)),
    ],
)
def test_eighteen_over_four_as_the_open_cap_format_has_it(way, made):
    assert tranches(Decimal(18), QUARTERS, way) == made


@pytest.mark.parametrize(
    ("way", "made"),
    [
        (Rounding.CUMULATIVE_ROUNDING, units(1, 3, 7, 7)),
        (Rounding.CUMULATIVE_ROUND_DOWN, units(0, 3, 7, 8)),
        (Rounding.FRONT_LOADED, units(1, 3, 7, 7)),
        (Rounding.BACK_LOADED, units(0, 2, 8, 8)),
        (Rounding.FRONT_LOADED_TO_SINGLE_TRANCHE, units(2, 2, 7, 7)),
        (Rounding.BACK_LOADED_TO_SINGLE_TRANCHE, units(0, 2, 7, 9)),
        (Rounding.FRACTIONAL, units("0.9", "2.7", "7.2", "7.2")),
    ],
)
def test_tranches_of_different_size(way, made):
    assert tranches(Decimal(18), YEARLY, way) == made


def test_nothing_is_given_to_a_tranche_that_has_no_share():
    shares = (Fraction(0), Fraction(1, 2), Fraction(1, 2))
    for way in Rounding:
        assert tranches(Decimal(7), shares, way)[0] == 0


def test_a_grant_of_no_whole_number_is_never_rounded():
    for way in Rounding:
        assert tranches(Decimal("4.5"), QUARTERS, way) == units(1.125, 1.125, 1.125, 1.125)


SHARES = (
    st.lists(st.integers(0, 60), min_size=1, max_size=60)
    .filter(any)
    .map(lambda parts: tuple(Fraction(part, sum(parts)) for part in parts))
)


@given(st.integers(0, 10**12), SHARES, st.sampled_from(Rounding))
def test_tranches_are_the_grant_in_every_way(grant, shares, way):
    made = tranches(Decimal(grant), shares, way)
    assert sum(made) == grant
    assert len(made) == len(shares)
    assert all(one >= 0 for one in made)


@given(st.decimals(0, 10**30, places=4), SHARES, st.sampled_from(Rounding))
def test_so_are_those_of_a_grant_that_is_no_whole_number_or_beyond_all_sense(grant, shares, way):
    assert sum(tranches(grant, shares, way), Decimal(0)) == pytest.approx(grant, rel=Decimal("1e-20"))


@pytest.mark.parametrize(
    ("terms", "made"),
    [
        (Terms(over_months=48), units(12, 12, 12, 12)),
        (Terms(over_months=48, cliff_months=12), units(12, 12, 12, 12)),
        (Terms(over_months=48, cliff_months=24), units(0, 24, 12, 12)),
        (Terms(over_months=36, every_months=3), units(16, 16, 16, 0)),
        (Terms(over_months=48, begins_months=6), units(6, 12, 12, 12)),
        (Terms(over_months=60), units(10, 9, 10, 9)),
        (Terms(vest=units(25, 25, 50)), units(12, 12, 24, 0)),
        (Terms(vest=units(5, 15, 40, 40), every_months=3), units(2, 8, 19, 19)),
        (Terms(), units(12, 12, 12, 12)),
        (Terms(for_year=2), units(0, 48, 0, 0)),
        (Terms(for_year=7), units(0, 0, 0, 0)),
    ],
)
def test_the_units_of_forty_eight_that_vest_in_each_year(terms, made):
    assert vested(Decimal(48), terms) == made


@given(
    st.builds(
        Terms,
        over_months=st.none() | st.integers(1, 200),
        cliff_months=st.none() | st.integers(0, 48),
        every_months=st.none() | st.integers(1, 12),
        begins_months=st.none() | st.integers(0, 24),
    )
)
def test_the_parts_of_a_schedule_are_the_whole(terms):
    assert sum(share for _, share in vesting_events(terms)) == 1

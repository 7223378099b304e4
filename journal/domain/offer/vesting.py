"""How many units of a grant vest when: whole units, rounded in one of the ways of the Open Cap Format."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import accumulate, pairwise

from journal.domain.records.valuation import Rounding

USUAL = Rounding.CUMULATIVE_ROUNDING
"""The way that is taken where the person chose none."""

MOST_DIGITS = 17
"""A grant of more digits than this is divided exactly: its last units can't be told apart any more."""

TENTHS = Decimal("1e-10")
"""The smallest part of a unit that is counted, as in the Open Cap Format."""

Shares = Sequence[Fraction]
"""What part of a grant each tranche is, in order; together they are 1."""


def tranches(units: Decimal, shares: Shares, way: Rounding = USUAL) -> tuple[Decimal, ...]:
    """The units of each tranche; together they are the grant, whatever the way.

    A grant that is itself no whole number is never rounded. Without tranches there is nothing to divide.
    Source: Open Cap Format, `AllocationType`: 18 over 4 is 5-4-5-4 by cumulative rounding, 5-5-4-4 front loaded.
    """
    if not shares:
        return ()
    is_whole = units.adjusted() <= MOST_DIGITS and units == units.to_integral_value()
    return _WAYS[way if is_whole else Rounding.FRACTIONAL](units, shares)


def part(units: Decimal, share: Fraction) -> Decimal:
    """A share of something, with as many digits as decimal arithmetic carries."""
    return units * share.numerator / share.denominator


def _cumulative(units: Decimal, shares: Shares, rounding: str) -> tuple[Decimal, ...]:
    """Each tranche is what has vested by then, rounded, less what had vested before."""
    reached = [part(units, share).quantize(Decimal(1), rounding) for share in accumulate(shares)]
    return _steps([*reached[:-1], units])


def _steps(reached: Sequence[Decimal]) -> tuple[Decimal, ...]:
    return tuple(after - before for before, after in pairwise([Decimal(0), *reached]))


def _floors(units: Decimal, shares: Shares) -> tuple[list[Decimal], int]:
    """Every tranche rounded down, and how many units are left over: fewer than there are tranches."""
    down = [part(units, share).quantize(Decimal(1), ROUND_DOWN) for share in shares]
    return down, int(units - sum(down, Decimal(0)))


def _one_each(units: Decimal, shares: Shares, *, is_front: bool) -> tuple[Decimal, ...]:
    """What is left over goes to the first, or the last, tranches: one unit each, none to an empty one."""
    down, left = _floors(units, shares)
    places = [place for place, share in enumerate(shares) if share]
    for place in places[:left] if is_front else places[len(places) - left :]:
        down[place] += 1
    return tuple(down)


def _single(units: Decimal, shares: Shares, *, is_front: bool) -> tuple[Decimal, ...]:
    """What is left over goes to the first, or the last, tranche that has any."""
    down, left = _floors(units, shares)
    places = [place for place, share in enumerate(shares) if share]
    down[places[0 if is_front else -1]] += left
    return tuple(down)


def _fractional(units: Decimal, shares: Shares) -> tuple[Decimal, ...]:
    """Parts of units; the last takes what the digits of the others leave over."""
    reached = [part(units, share) for share in accumulate(shares)]
    if units.adjusted() <= MOST_DIGITS:
        reached = [one.quantize(TENTHS, ROUND_HALF_UP) for one in reached]
    return _steps([*reached[:-1], units])


_WAYS: Mapping[Rounding, Callable[[Decimal, Shares], tuple[Decimal, ...]]] = {
    Rounding.CUMULATIVE_ROUNDING: lambda units, shares: _cumulative(units, shares, ROUND_HALF_UP),
    Rounding.CUMULATIVE_ROUND_DOWN: lambda units, shares: _cumulative(units, shares, ROUND_DOWN),
    Rounding.FRONT_LOADED: lambda units, shares: _one_each(units, shares, is_front=True),
    Rounding.BACK_LOADED: lambda units, shares: _one_each(units, shares, is_front=False),
    Rounding.FRONT_LOADED_TO_SINGLE_TRANCHE: lambda units, shares: _single(units, shares, is_front=True),
    Rounding.BACK_LOADED_TO_SINGLE_TRANCHE: lambda units, shares: _single(units, shares, is_front=False),
    Rounding.FRACTIONAL: _fractional,
}

"""A plot of packages by year: how long each part of a bar is, in cells."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from journal.domain.offer.package import PackageWorth
from journal.domain.offer.schedule import YEARS, ZERO
from journal.domain.records import Certainty

PARTS = (("█", "guaranteed"), ("▓", "not guaranteed"), ("░", "equity on paper"))
"""The parts of a bar, in order: the sign each is drawn with and what it is."""

Parts = tuple[Decimal, ...]
"""Money by the parts of a bar."""


def parted(worth: PackageWorth) -> tuple[Parts, ...]:
    """What each year comes to, by the parts of a bar; equity is its own, however sure it is."""
    made = []
    for year in range(YEARS):
        sure = opened = equity = ZERO
        for one in worth.items:
            total = one.years[year] if one.years is not None else ZERO
            if one.is_equity:
                equity += total
                continue
            known = one.by_certainty.get(Certainty.GUARANTEED)
            certain = known[year] if known is not None else ZERO
            sure, opened = sure + certain, opened + total - certain
        made.append((sure, opened, equity))
    return tuple(made)


def bar(parts: Sequence[Decimal], most: Decimal, width: int) -> tuple[int, ...]:
    """How many cells each part takes where the most takes all; their sum is the rounded length of the whole.

    What there is takes at least one cell in all. Nothing, or less, takes none.
    """
    if most <= 0 or width <= 0:
        return tuple(0 for _ in parts)
    reached, ends = ZERO, []
    for part in parts:
        reached += max(part, ZERO)
        ends.append(int((reached / most * width).to_integral_value(ROUND_HALF_UP)))
    if ends and not ends[-1] and reached:
        ends[-1] = 1
    return tuple(end - begin for begin, end in zip([0, *ends], ends, strict=False))

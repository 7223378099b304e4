"""When money falls due: what of a one-off payment or a grant belongs to each of the first four years."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from journal.domain.offer.quantity import bare, tidy
from journal.domain.offer.vesting import USUAL, part, tranches
from journal.domain.records import Terms
from journal.domain.records.valuation import Rounding

YEARS = 4
ZERO = Decimal(0)
NOTHING = (ZERO,) * YEARS

USUAL_VESTING = 48
"""Months over which a grant vests evenly where nothing was said."""

SCHEDULES = 512
"""How many schedules are kept: a ledger is made again and again, of the same ones."""

Years = tuple[Decimal, ...]
"""Money in each of the first four years, in one currency."""


def every_year(amount: Decimal, for_year: int | None) -> Years:
    """Pay that recurs, in each year; in one only where it was said for that one."""
    return tuple(amount if for_year in (None, year) else ZERO for year in range(1, YEARS + 1))


def in_year(amount: Decimal, year: int) -> Years:
    """A payment that belongs to one year, counted from 1; later than the fourth it is in none."""
    return tuple(amount if at == year else ZERO for at in range(1, YEARS + 1))


def added(*years: Years) -> Years:
    """Year by year the sum; nothing where there is nothing to add."""
    return tuple(bare(sum(one, ZERO)) for one in zip(*years, strict=True)) if years else NOTHING


def less(whole: Years, taken: Years) -> Years:
    """Year by year what is left."""
    return tuple(bare(one - other) for one, other in zip(whole, taken, strict=True))


def spread(total: Decimal, terms: Terms, currency: str, *, is_grant: bool) -> Years:
    """A one-off payment or a grant of money by year (RULES.md, section 1, terms).

    An instalment after N months falls in year N // 12 + 1, the n-th part of a vesting in year n; `over` is even by
    the month, nothing before the cliff. A payment without a schedule is in year 1 or the year it was said for, a
    grant without one vests evenly over four years. Rounded so that the years of a whole schedule are the total.
    """
    if not total:
        return NOTHING
    if terms.instalments:
        parts = [in_year(one.amount, one.after_months // 12 + 1) for one in terms.instalments]
        scale = total / sum((one.amount for one in terms.instalments), ZERO)
        return tuple(tidy(sum(amounts, ZERO) * scale, currency) for amounts in zip(*parts, strict=True))
    if not (terms.vest or terms.over_months or (is_grant and terms.for_year is None)):
        return in_year(total, terms.for_year or 1)
    events = vesting_events(terms)
    reached = [ZERO]
    for year in range(1, YEARS + 1):
        share = sum((share for month, share in events if year_of(month) <= year), Fraction(0))
        reached.append(tidy(part(total, share), currency))
    return tuple(bare(after - before) for before, after in pairwise(reached))


@lru_cache(SCHEDULES)
def vested(units: Decimal, terms: Terms, way: Rounding = USUAL) -> Years:
    """The units of a grant that vest in each of the first four years; a grant said for a year vests in it."""
    if terms.for_year is not None and not (terms.vest or terms.over_months):
        return in_year(units, terms.for_year)
    events = vesting_events(terms)
    parts = tranches(units, [share for _, share in events], way)
    counted = zip(events, parts, strict=True)
    years = [ZERO] * YEARS
    for (month, _), amount in counted:
        if year_of(month) <= YEARS:
            years[year_of(month) - 1] += amount
    return tuple(years)


@lru_cache(SCHEDULES)
def vesting_events(terms: Terms) -> tuple[tuple[int, Fraction], ...]:
    """When parts of a grant vest, in months from the start, and what part of it each is; together they are 1.

    The parts of `vest` vest at the end of their year, or as often in it as was said; `over` by the month or as often
    as was said. What would vest before the cliff vests at the cliff. Where nothing was said: four years, monthly.
    """
    events = _yearly(terms.vest, terms.every_months) if terms.vest else _even(terms)
    cliff, begins = terms.cliff_months or 0, terms.begins_months or 0
    return tuple((max(month, cliff) + begins, share) for month, share in events)


def _yearly(vest: Sequence[Decimal], every: int | None) -> list[tuple[int, Fraction]]:
    whole = Fraction(sum(vest, ZERO))
    steps = 12 // every if every and 12 % every == 0 else 1
    return [
        (12 * year + 12 * step // steps, Fraction(share) / whole / steps)
        for year, share in enumerate(vest)
        for step in range(1, steps + 1)
    ]


def _even(terms: Terms) -> list[tuple[int, Fraction]]:
    months, every = terms.over_months or USUAL_VESTING, terms.every_months or 1
    ends = [*range(every, months, every), months]
    sizes = [ends[0], *(after - before for before, after in pairwise(ends))]
    return [(end, Fraction(size, months)) for end, size in zip(ends, sizes, strict=True)]


@lru_cache(SCHEDULES)
def divides_evenly(units: Decimal, terms: Terms) -> bool:
    """Whether every part of a grant is a whole number of units."""
    if terms.for_year is not None and not (terms.vest or terms.over_months):
        return True
    parts = (part(units, share) for _, share in vesting_events(terms))
    return all(one == one.to_integral_value() for one in parts)


def year_of(month: int) -> int:
    """The year, counted from 1, that ends with or contains a month of vesting: month 12 belongs to year 1."""
    return max(month - 1, 0) // 12 + 1


def is_unscheduled_grant(terms: Terms) -> bool:
    """Whether nothing was said of when a grant vests."""
    return not (terms.vest or terms.over_months or terms.instalments or terms.for_year)


def last_month(terms: Terms) -> int:
    """The month in which the last part vests, before any cliff and delay."""
    return 12 * len(terms.vest) if terms.vest else terms.over_months or USUAL_VESTING

"""When money falls due: what of a one-off payment or a grant belongs to each of the first four years."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from journal.domain.offer.quantity import tidy
from journal.domain.records import Terms

YEARS = 4
ZERO = Decimal(0)
NOTHING = (ZERO,) * YEARS

USUAL_VESTING = 48
"""Months over which a grant vests evenly where nothing was said."""

Years = tuple[Decimal, ...]
"""Money in each of the first four years, in one currency."""


def every_year(amount: Decimal, for_year: int | None) -> Years:
    """Pay that recurs, in each year; in one only where it was said for that one."""
    return tuple(amount if for_year in (None, year) else ZERO for year in range(1, YEARS + 1))


def in_year(amount: Decimal, year: int) -> Years:
    """A payment that belongs to one year, counted from 1; later than the fourth it is in none."""
    return tuple(amount if at == year else ZERO for at in range(1, YEARS + 1))


def spread(total: Decimal, terms: Terms, currency: str, *, is_grant: bool) -> Years:
    """A one-off payment or grant by year (RULES.md, section 1, terms).

    An instalment after N months falls in year N // 12 + 1, the n-th part of a vesting in year n; `over` is even by
    the month, nothing before the cliff. A payment without a schedule is in year 1 or the year it was said for, a
    grant without one vests evenly over four years.
    """
    if not total:
        return NOTHING
    if terms.instalments:
        parts = [in_year(part.amount, part.after_months // 12 + 1) for part in terms.instalments]
        scale = total / sum((part.amount for part in terms.instalments), ZERO)
        return tuple(tidy(sum(amounts, ZERO) * scale, currency) for amounts in zip(*parts, strict=True))
    if terms.vest:
        shares = (*terms.vest, *NOTHING)[:YEARS]
        return tuple(tidy(total * share / 100, currency) for share in shares)
    months = terms.over_months or (USUAL_VESTING if is_grant and terms.for_year is None else 0)
    if not months:
        return in_year(total, terms.for_year or 1)
    vested = [ZERO, *(tidy(total * _vested(12 * year, months, terms), currency) for year in range(1, YEARS + 1))]
    return tuple(after - before for before, after in pairwise(vested))


def _vested(month: int, months: int, terms: Terms) -> Decimal:
    if month < (terms.cliff_months or 0):
        return ZERO
    return Decimal(min(month, months)) / months


def is_unscheduled_grant(terms: Terms) -> bool:
    """Whether nothing was said of when a grant vests."""
    return not (terms.vest or terms.over_months or terms.instalments or terms.for_year)

"""A figure of the person's own put into words."""

from __future__ import annotations

from journal.domain.phrasing import number
from journal.domain.records.valuation import Valuation, ValuationKind
from journal.domain.records.value import Period


def valuation_words(one: Valuation) -> str:
    """A figure of the person's own: `USD 6,000 a year`, `7.35`, `50 % of its paper value`, `front loaded`."""
    if one.rounding is not None:
        return one.rounding.label
    amount = number(one.amount) if one.amount is not None else ""
    if one.kind is ValuationKind.EQUITY:
        return f"{amount} % of its paper value"
    if one.kind is ValuationKind.HOURS:
        return amount
    given = f"{one.currency} {amount}" if one.currency else amount
    return f"{given} {_OFTEN[one.period]}" if one.period is not None else given


_OFTEN = {
    Period.HOUR: "an hour",
    Period.DAY: "a day",
    Period.WEEK: "a week",
    Period.MONTH: "a month",
    Period.YEAR: "a year",
    Period.ONCE: "once",
}

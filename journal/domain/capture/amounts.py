"""A figure alone, as somebody types it for a form: `500/day`, `€6k a year`, `7.35`, `50%`."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from journal.domain.capture.quantities import figure_at, period_at
from journal.domain.capture.tokens import Part
from journal.domain.money import meant
from journal.domain.record import record
from journal.domain.records.value import Period

LONGEST = 100
"""Characters of a figure; what is longer is none."""


@record
class Amount:
    """A figure. `currency` and `period` are empty and None where they were not said."""

    amount: Decimal
    currency: str = ""
    period: Period | None = None
    is_percent: bool = False


def read_amount(words: str, currencies: Iterable[str]) -> Amount | None:
    """The one figure that words are; None where they are none, or could mean several.

    `currencies` are those a sign may mean, the likeliest first. A bare number is taken as it stands.
    """
    if len(words) > LONGEST:
        return None
    part = Part(words.strip(), 0, bare=False)
    figure = figure_at(part, 0)
    if figure is None or figure.unit or (figure.doubtful and not figure.money):
        return None
    currency = meant(figure.money, currencies) if figure.money else ""
    period = period_at(part, figure.to)
    if currency is None or (period[1] if period else figure.to) != len(part) or (period and figure.percent):
        return None
    return Amount(
        amount=figure.amount, currency=currency, period=period[0] if period else None, is_percent=figure.percent
    )

"""Rates of exchange that the person gave. Without one, currencies are never mixed."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from journal.domain.instants import Day
from journal.domain.record import record


@record
class Rate:
    """One unit of `currency` is worth `rate` units of `into`, as of `day`, according to `source`.

    Currencies are ISO 4217 codes; the rate is above zero.
    """

    currency: str
    into: str
    rate: Decimal
    day: Day
    source: str


def brought(amount: Decimal, currency: str, rate: Rate) -> Decimal:
    """An amount of one of a rate's two currencies in the other, not rounded."""
    return amount * rate.rate if rate.currency == currency else amount / rate.rate


def rate_words(rate: Rate) -> str:
    """`EUR 1 = USD 1.08, 2026-11-20, ECB`."""
    return f"{rate.currency} 1 = {rate.into} {rate.rate:f}, {rate.day.isoformat()}, {rate.source}"


class Rates:
    """The rates known; of several for two currencies the latest day counts. One that is not above zero never does."""

    def __init__(self, rates: Iterable[Rate] = ()) -> None:
        self._rates: dict[tuple[str, str], Rate] = {}
        for rate in sorted(rates, key=lambda one: one.day):
            if rate.rate > 0:
                self._rates[rate.currency, rate.into] = rate

    def between(self, currency: str, into: str) -> Rate | None:
        """The rate that converts one currency into another, in either direction; None where there is none."""
        there, back = self._rates.get((currency, into)), self._rates.get((into, currency))
        if there is not None and back is not None:
            return max(there, back, key=lambda one: one.day)
        return there or back

    def convert(self, amount: Decimal, currency: str, into: str) -> Decimal | None:
        """An amount in another currency, not rounded; None without a rate."""
        if currency == into:
            return amount
        rate = self.between(currency, into)
        if rate is None:
            return None
        return brought(amount, currency, rate)

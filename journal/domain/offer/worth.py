"""What a package comes to in money, item by item and year by year, as far as the gaps of the ledger need it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from journal.domain.offer.frame import HOURS, TOTAL, Frame
from journal.domain.offer.quantity import A_YEAR, is_nothing, pay_period, said_amount, tidy, times_a_year
from journal.domain.offer.schedule import NOTHING, ZERO, Years, every_year, in_year, is_unscheduled_grant, spread
from journal.domain.record import replace
from journal.domain.records import OfferItem, Period, Value, ValueKind

_OPTIONS = frozenset({"option", "options", "bspce"})
_NOT_PAY = (ValueKind.DURATION, ValueKind.DATE, ValueKind.TEXT)
# Its grants begin at a time nobody has named.
_UNDATED_GRANTS = frozenset({"refresher"})


def counts_as_money(value: Value | None, item: OfferItem) -> bool:
    """Whether an item belongs to what a package is worth, though it may have no value yet.

    Money for what is no pay, a severance say, does not; total compensation is never added to its parts.
    """
    if value is None or item.id == TOTAL or item.kind in _NOT_PAY:
        return False
    return value.kind in (ValueKind.MONEY, ValueKind.PERCENT, ValueKind.UNITS) or item.kind is not ValueKind.FLAG


def settled(value: Value | None, figure: Decimal | None) -> Value | None:
    """A value with one figure in place of its range; None where it has neither figure nor range to settle."""
    if value is None or figure is None or not value.is_range:
        return None if value is not None and value.is_range else value
    return replace(value, amount=figure, minimum=None, maximum=None)


class Package:
    """One side of the ledger as a whole: percentages are of its own base, hourly pay is for its own hours.

    `figures` are its values by item, each with what the table says of the item it was named as. Money is in the
    frame's currency, rounded to its minor unit.
    """

    def __init__(self, figures: Mapping[str, tuple[Value, OfferItem]], frame: Frame) -> None:
        self._figures = figures
        self._frame = frame
        self._known: dict[str, Years | None] = {}

    def years(self, item: str) -> Years | None:
        """What an item comes to in each of four years; None where it has no value that can be said."""
        if item not in self._known:
            # A percentage of itself, by whatever detour, has no value.
            self._known[item] = None
            self._known[item] = self._valued(item)
        return self._known[item]

    def _valued(self, item: str) -> Years | None:
        if item not in self._figures:
            return None
        value, kind = self._figures[item]
        if is_nothing(value):
            return NOTHING
        make = _MAKERS.get(value.kind)
        if make is None or not counts_as_money(value, kind) or said_amount(value) is None:
            return None
        return make(self, value, kind)

    def _money(self, value: Value, kind: OfferItem) -> Years | None:
        amount = self._converted(said_amount(value) or ZERO, value.currency)
        period = pay_period(value, kind)
        if amount is None or period is None or (kind.id in _UNDATED_GRANTS and value.period is None):
            return None
        if period is Period.ONCE:
            is_grant = bool(value.unit) or kind.kind is ValueKind.UNITS
            return spread(amount, value.terms, self._frame.currency, is_grant=is_grant)
        times = self._hours_a_year() if period is Period.HOUR else times_a_year(value, period)
        if times is None:
            return None
        return every_year(tidy(amount * times, self._frame.currency), value.terms.for_year)

    def _percent(self, value: Value, kind: OfferItem) -> Years | None:
        whole = self.years(value.of or kind.percent_of)
        if whole is None or value.amount is None:
            return None
        parts = tuple(tidy(year * value.amount / 100, self._frame.currency) for year in whole)
        year = value.terms.for_year
        if Period.ONCE in (value.period, kind.period):
            year = year or 1
        return parts if year is None else in_year(parts[year - 1], year) if 1 <= year <= len(parts) else NOTHING

    def _units(self, value: Value, kind: OfferItem) -> Years | None:
        price = self._frame.prices.get(kind.id)
        if price is None or value.amount is None or kind.id in _UNDATED_GRANTS:
            return None
        each = self._converted(price.amount, price.currency)
        strike = value.terms.strike
        if strike is not None:
            cost = self._converted(strike.amount, strike.currency)
            each = None if each is None or cost is None else max(each - cost, ZERO)
        elif (value.unit or "").casefold() in _OPTIONS:
            return None
        if each is None:
            return None
        return spread(value.amount * each, value.terms, self._frame.currency, is_grant=True)

    def _hours_a_year(self) -> Decimal | None:
        hours, _ = self._figures.get(HOURS, (None, None))
        if hours is None or hours.amount is None or hours.unit not in (None, "hour"):
            return None
        if hours.period not in (None, Period.WEEK):
            return None
        return hours.amount * A_YEAR[Period.WEEK]

    def _converted(self, amount: Decimal, currency: str | None) -> Decimal | None:
        into = self._frame.currency
        return self._frame.rates.convert(amount, currency or into, into)


_MAKERS: Mapping[ValueKind, Callable[[Package, Value, OfferItem], Years | None]] = {
    ValueKind.MONEY: Package._money,
    ValueKind.PERCENT: Package._percent,
    ValueKind.UNITS: Package._units,
}


def assumptions(value: Value | None, item: OfferItem) -> tuple[str, ...]:
    """What was taken for granted in valuing an item, as sentences; nothing where everything was said."""
    if value is None:
        return ()
    period = pay_period(value, item) if value.kind is ValueKind.MONEY else None
    if period is Period.DAY:
        return ("Valued at 260 working days a year.",)
    if period is Period.HOUR:
        return ("Valued at 52 weeks a year.",)
    is_grant = value.kind is ValueKind.UNITS or (period is Period.ONCE and bool(value.unit))
    if is_grant and is_unscheduled_grant(value.terms):
        return ("No vesting was named: valued as even over four years.",)
    return ()

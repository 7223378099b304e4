"""Values as quantities that can be compared: in one unit, with a lower and an upper end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal

from journal.domain.money import minor_digits
from journal.domain.offer.rates import Rates
from journal.domain.record import record
from journal.domain.records import OfferItem, Period, Value, ValueKind

ONE = Decimal(1)

A_YEAR: Mapping[Period, Decimal] = {
    Period.DAY: Decimal(260),
    Period.WEEK: Decimal(52),
    Period.MONTH: Decimal(12),
    Period.YEAR: ONE,
}
"""How often pay falls due in a year: 52 weeks of five working days, twelve months."""

_RATES_OF_WORK = (Period.HOUR, Period.DAY)
_DAYS = {"day": ONE, "week": Decimal(7)}
_WORKING_DAYS = {"day": ONE, "week": Decimal(5)}
_MONTHS = {"month": ONE, "year": Decimal(12)}


@record
class Quantity:
    """A value in a unit. Two can be compared where `measure` is the same.

    `low` and `high` are equal for an exact figure; None is an open end. `unit` is what a difference is said in: a
    currency code, `percent`, or a unit. `scale` is what the figure that was said was multiplied by.
    """

    measure: tuple[str, ...]
    unit: str
    low: Decimal | None
    high: Decimal | None
    approximate: bool = False
    scale: Decimal = ONE

    @property
    def exact(self) -> Decimal | None:
        """The figure, None for a range."""
        return self.low if self.low == self.high else None


def quantity(value: Value, item: OfferItem, row: OfferItem, rates: Rates, currency: str) -> Quantity | None:
    """A value in the unit of the row it stands in; None where it is no quantity.

    `item` says what the value left unsaid, `row` in which unit and period the row counts; they differ only where
    two items were paired. Money is converted into `currency`, None where there is no rate for it.
    """
    make = _MAKERS.get(value.kind)
    return make(value, item, row, rates, currency) if make is not None else None


def is_nothing(value: Value | None) -> bool:
    """Whether a value says that there is none: `no`, `none`, or zero."""
    return value is not None and (value.flag is False or (value.amount == 0 and value.kind is not ValueKind.DATE))


def tidy(amount: Decimal, currency: str) -> Decimal:
    """An amount rounded half up to the currency's minor unit, without zeros that say nothing.

    One of more than twenty digits stays as it is: nothing in the minor unit could be told apart any more.
    """
    if amount.adjusted() > 20:
        return amount
    whole = amount.to_integral_value()
    if amount == whole:
        return whole
    return amount.quantize(ONE.scaleb(-minor_digits(currency)), ROUND_HALF_UP).normalize()


def bare(amount: Decimal) -> Decimal:
    """An amount without zeros that say nothing: 2.50 is 2.5, 3.00 is 3."""
    whole = amount.to_integral_value()
    return whole if amount == whole else amount.normalize()


def said_amount(value: Value) -> Decimal | None:
    """The exact figure of a value, the sum where it is paid in instalments; None for a range or no figure."""
    if value.terms.instalments:
        return sum((part.amount for part in value.terms.instalments), Decimal(0))
    return value.amount


def pay_period(value: Value, item: OfferItem) -> Period | None:
    """How often money is paid: as said, else as the item is; a grant once; None where nobody knows."""
    if value.period is not None:
        return value.period
    if value.unit or item.kind is ValueKind.UNITS:
        return Period.ONCE
    return item.period if item.kind is ValueKind.MONEY else None


def times_a_year(value: Value, period: Period) -> Decimal:
    """What makes an amount that is paid every week, month or year one of a year, at the share of full time said."""
    times = value.terms.payments if period is Period.MONTH and value.terms.payments else A_YEAR[period]
    return times * (value.terms.part_time / 100 if value.terms.part_time else ONE)


def _ends(value: Value) -> tuple[Decimal | None, Decimal | None]:
    exact = said_amount(value)
    return (exact, exact) if exact is not None else (value.minimum, value.maximum)


def _money(value: Value, item: OfferItem, row: OfferItem, rates: Rates, currency: str) -> Quantity | None:
    low, high = _ends(value)
    if low is None and high is None:
        return None
    spoken = value.currency or currency
    factor = rates.convert(ONE, spoken, currency)
    if factor is None:
        return None
    basis = period = pay_period(value, item)
    if period is not None and period is not Period.ONCE and period not in _RATES_OF_WORK:
        basis = row.period if row.period in (Period.WEEK, Period.MONTH) else Period.YEAR
        factor *= times_a_year(value, period) / A_YEAR[basis]
    return Quantity(
        measure=("money", basis.value if basis else ""),
        unit=f"{currency}/{basis.value}" if basis in _RATES_OF_WORK else currency,
        low=_scaled(low, factor, currency),
        high=_scaled(high, factor, currency),
        approximate=value.approximate,
        scale=factor,
    )


def _scaled(amount: Decimal | None, factor: Decimal, currency: str) -> Decimal | None:
    if amount is None or factor == 1:
        return amount
    return tidy(amount * factor, currency)


def _percent(value: Value, item: OfferItem, row: OfferItem, rates: Rates, currency: str) -> Quantity | None:
    return _plain(value, ("percent", value.of or item.percent_of), "percent")


def _units(value: Value, item: OfferItem, row: OfferItem, rates: Rates, currency: str) -> Quantity | None:
    unit = value.unit or item.unit
    return _plain(value, ("units", unit.casefold().removesuffix("s")), unit)


def _duration(value: Value, item: OfferItem, row: OfferItem, rates: Rates, currency: str) -> Quantity | None:
    unit = value.unit or item.unit
    period = value.period or item.period
    often = period.value if period else ""
    for family in (_WORKING_DAYS if row.unit == "day" else _DAYS, _MONTHS):
        if unit in family:
            shown = row.unit if row.unit in family else next(iter(family))
            return _plain(value, ("duration", shown, often), shown, family[unit] / family[shown])
    return _plain(value, ("duration", unit, often), unit)


def _plain(value: Value, measure: tuple[str, ...], unit: str, scale: Decimal = ONE) -> Quantity | None:
    low, high = _ends(value)
    if low is None and high is None:
        return None
    return Quantity(
        measure=measure,
        unit=unit,
        low=None if low is None else low * scale,
        high=None if high is None else high * scale,
        approximate=value.approximate,
        scale=scale,
    )


def _date(value: Value, item: OfferItem, row: OfferItem, rates: Rates, currency: str) -> Quantity | None:
    if value.day is None:
        return None
    number = Decimal(value.day.toordinal())
    return Quantity(measure=("date",), unit="day", low=number, high=number, approximate=value.approximate)


_MAKERS: Mapping[ValueKind, Callable[[Value, OfferItem, OfferItem, Rates, str], Quantity | None]] = {
    ValueKind.MONEY: _money,
    ValueKind.PERCENT: _percent,
    ValueKind.UNITS: _units,
    ValueKind.DURATION: _duration,
    ValueKind.DATE: _date,
}

"""Values that were probably mistyped: they are kept, counted as they are, and pointed out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from journal.domain.instants import earliest
from journal.domain.offer.frame import TOTAL, Frame
from journal.domain.offer.held import Held
from journal.domain.offer.quantity import Quantity, is_nothing
from journal.domain.records import Period, Value, ValueKind

LEAST_A_YEAR = Decimal(1000)
"""Below this a year's salary is hard to believe in any currency."""

TIMES_APART = Decimal(100)
"""A promise and an offer that are further apart than this are hard to believe together."""

_LIVING = frozenset({"base", TOTAL})
_OF_WORK = (Period.HOUR, Period.DAY)
_LONGEST = {"hour": Decimal(168), "day": Decimal(366), "week": Decimal(104), "month": Decimal(120), "year": Decimal(10)}
_DAYS_AWAY = 5 * 366


def doubt(held: Held, frame: Frame) -> str:
    """Why the value of a statement is hard to believe, to follow the value in a sentence; empty where it is not."""
    value = held.value
    if value is None or is_nothing(value):
        return ""
    check = _CHECKS.get(value.kind)
    return check(held, value, frame) if check is not None else ""


def times_apart(promised: Held, offered: Held, frame: Frame) -> Decimal | None:
    """How many times the larger of two figures in one unit is the smaller; None where that is nothing unusual."""
    one, other = _sized(promised, frame), _sized(offered, frame)
    if one is None or other is None or (one.measure, one.unit) != (other.measure, other.unit):
        return None
    low, high = sorted((_figure(one), _figure(other)))
    if one.measure == ("date",) or low <= 0 or high < low * TIMES_APART:
        return None
    return (high / low).to_integral_value()


def _sized(held: Held, frame: Frame) -> Quantity | None:
    said = held.value.currency if held.value is not None else None
    return frame.size(held, said or frame.currency)


def _figure(size: Quantity) -> Decimal:
    return size.high if size.high is not None else size.low or Decimal(0)


def _money(held: Held, value: Value, frame: Frame) -> str:
    size = _sized(held, frame)
    figure = _figure(size) if size is not None else LEAST_A_YEAR
    if figure < 0:
        return "is below zero"
    is_pay = held.item.partition("/")[0] in _LIVING and value.period not in _OF_WORK
    return "is very little; it may be meant in thousands" if is_pay and figure < LEAST_A_YEAR else ""


def _percent(held: Held, value: Value, frame: Frame) -> str:
    size = _sized(held, frame)
    return "is more than the whole" if size is not None and _figure(size) > 100 else ""


def _duration(held: Held, value: Value, frame: Frame) -> str:
    figure = value.amount or value.maximum or value.minimum
    longest = _LONGEST.get(value.unit or "")
    return "is very long" if figure is not None and longest is not None and figure > longest else ""


def _date(held: Held, value: Value, frame: Frame) -> str:
    if value.day is None:
        return ""
    said = earliest(held.entry.occurred, held.entry.zone).day
    return "is years away from when it was said" if abs((value.day - said).days) > _DAYS_AWAY else ""


_CHECKS: Mapping[ValueKind, Callable[[Held, Value, Frame], str]] = {
    ValueKind.MONEY: _money,
    ValueKind.PERCENT: _percent,
    ValueKind.DURATION: _duration,
    ValueKind.DATE: _date,
}

"""Spans of days and of amounts that a field's value names."""

from __future__ import annotations

import calendar
from datetime import MAXYEAR, timedelta
from decimal import Decimal, InvalidOperation

from journal.domain.instants import Day
from journal.domain.record import record

_MONTHS = {name.lower(): at for at, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): at for at, name in enumerate(calendar.month_abbr) if name}
_WEEKDAYS = {name.lower(): at for at, name in enumerate(calendar.day_name)}
_WEEKDAYS |= {name.lower(): at for at, name in enumerate(calendar.day_abbr)}
_UNITS = {"d": "day", "w": "week", "m": "month", "y": "year"}


@record(kw_only=False)
class Days:
    """A span of days, both ends within it; None is open."""

    first: Day | None
    last: Day | None

    def __contains__(self, day: Day) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@record(kw_only=False)
class Amounts:
    """A span of amounts; None is open. `has_low` and `has_high` tell whether the ends are within it."""

    low: Decimal | None
    high: Decimal | None
    has_low: bool = True
    has_high: bool = True
    currency: str = ""

    def __contains__(self, amount: Decimal) -> bool:
        above = self.low is None or amount > self.low or (self.has_low and amount == self.low)
        below = self.high is None or amount < self.high or (self.has_high and amount == self.high)
        return above and below


def read_days(text: str, today: Day, *, forward: bool) -> Days | None:
    """Read `2026-03`, `2026-03..`, `..2026-04-01`, `>2026-03-01`, `last week`, `march`, `<7d`; None if it is none.

    `3d` and `<3d` reach from today three days on where `forward` (a due date), else three days back.
    """
    value = text.strip().lower()
    if ".." in value:
        low, _, high = value.partition("..")
        first = _span(low, today, forward) if low.strip() else Days(None, None)
        last = _span(high, today, forward) if high.strip() else Days(None, None)
        return Days(first.first, last.last) if first and last else None
    for sign in ("<=", ">=", "<", ">"):
        if value.startswith(sign):
            return _compared(sign, value[len(sign) :].strip(), today, forward)
    return _span(value, today, forward)


def _compared(sign: str, value: str, today: Day, forward: bool) -> Days | None:
    away = _distance(value)
    if away is not None:
        edge = _shifted(today, away if forward else (-away[0], away[1]))
        near = (sign[0] == "<") is forward
        return Days(None, edge) if near else Days(edge, None)
    span = _span(value, today, forward)
    if span is None:
        return None
    one = timedelta(days=1)
    return {
        "<": lambda: Days(None, span.first - one if span.first else None),
        "<=": lambda: Days(None, span.last),
        ">": lambda: Days(span.last + one if span.last else None, None),
        ">=": lambda: Days(span.first, None),
    }[sign]()


def _span(text: str, today: Day, forward: bool) -> Days | None:
    value = " ".join(text.split()).lower()
    away = _distance(value)
    if away is not None:
        edge = _shifted(today, away if forward else (-away[0], away[1]))
        return Days(min(today, edge), max(today, edge))
    return _named(value, today, forward) or _numbered(value)


def _named(value: str, today: Day, forward: bool) -> Days | None:
    near = {"today": 0, "yesterday": -1, "tomorrow": 1}.get(value)
    if near is not None:
        day = today + timedelta(days=near)
        return Days(day, day)
    which, _, unit = value.partition(" ")
    step = {"last": -1, "this": 0, "next": 1}.get(which)
    if step is not None and unit in ("week", "month", "year"):
        return _period(_shifted(_period(today, unit).first or today, (step, unit)), unit)
    name, _, year = value.partition(" ")
    if name in _MONTHS and (not year or (year.isdigit() and len(year) == 4)):
        return _month(int(year) if year else _year_of(_MONTHS[name], today, forward), _MONTHS[name])
    if value in _WEEKDAYS:
        days = (_WEEKDAYS[value] - today.weekday()) % 7 if forward else -((today.weekday() - _WEEKDAYS[value]) % 7)
        day = today + timedelta(days=days)
        return Days(day, day)
    return None


def _numbered(value: str) -> Days | None:
    parts = value.split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or len(parts[0]) != 4:
        return None
    numbers = [int(part) for part in parts]
    try:
        match numbers:
            case [year]:
                return Days(Day(year, 1, 1), Day(year, 12, 31))
            case [year, month]:
                return _month(year, month)
            case [year, month, day]:
                return Days(Day(year, month, day), Day(year, month, day))
    except ValueError:
        return None
    return None


def _distance(value: str) -> tuple[int, str] | None:
    number, unit = value[:-1], value[-1:]
    if unit in _UNITS and number.isascii() and number.isdigit() and len(number) <= 4:
        return int(number), _UNITS[unit]
    return None


def _shifted(day: Day, away: tuple[int, str]) -> Day:
    """A day moved by whole units; the end of a month stays within it, and the calendar's ends hold."""
    count, unit = away
    try:
        if unit in ("day", "week"):
            return day + timedelta(days=count * (7 if unit == "week" else 1))
        months = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
        year, month = divmod(months, 12)
        return Day(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return Day(1, 1, 1) if count < 0 else Day(MAXYEAR, 12, 31)


def _period(day: Day, unit: str) -> Days:
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return Days(monday, monday + timedelta(days=6))
    return _month(day.year, day.month) if unit == "month" else Days(Day(day.year, 1, 1), Day(day.year, 12, 31))


def _month(year: int, month: int) -> Days:
    return Days(Day(year, month, 1), Day(year, month, calendar.monthrange(year, month)[1]))


def _year_of(month: int, today: Day, forward: bool) -> int:
    if forward:
        return today.year + (month < today.month)
    return today.year - (month > today.month)


def read_amounts(text: str) -> Amounts | None:
    """Read `150000`, `150k`, `>=USD 150,000`, `150k..190k`, `<2m`; None if it is no amount."""
    value = text.strip()
    currency = ""
    for sign in ("<=", ">=", "<", ">"):
        if value.startswith(sign):
            currency, amount = _money(value[len(sign) :])
            if amount is None:
                return None
            if sign[0] == "<":
                return Amounts(None, amount, has_high=sign == "<=", currency=currency)
            return Amounts(amount, None, has_low=sign == ">=", currency=currency)
    if ".." in value:
        left, _, right = value.partition("..")
        low = _money(left) if left.strip() else ("", None)
        high = _money(right) if right.strip() else ("", None)
        if (left.strip() and low[1] is None) or (right.strip() and high[1] is None) or not (left + right).strip():
            return None
        return Amounts(low[1], high[1], currency=low[0] or high[0])
    currency, amount = _money(value)
    return None if amount is None else Amounts(amount, amount, currency=currency)


_SIGNS = {"€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR"}


def _money(text: str) -> tuple[str, Decimal | None]:
    value = text.strip().upper()
    currency = ""
    for sign, code in _SIGNS.items():
        if sign in value:
            currency, value = code, value.replace(sign, "")
    value = value.replace("$", "").strip()
    for edge in (value[:3], value[-3:]):
        if not currency and len(edge) == 3 and edge.isascii() and edge.isalpha():
            currency, value = edge, value.removeprefix(edge).removesuffix(edge).strip()
    scale = {"K": 1_000, "M": 1_000_000}.get(value[-1:], 1)
    digits = (value[:-1] if scale > 1 else value).replace(",", "").replace("'", "").replace(" ", "")
    if not digits or not all(char in "0123456789." for char in digits):
        return currency, None
    try:
        return currency, Decimal(digits) * scale
    except InvalidOperation:
        return currency, None

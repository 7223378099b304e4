"""Business days: Monday to Friday, less the holidays that the caller knows of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from journal.domain.instants import Day

_FRIDAY = 4
_ONE = timedelta(days=1)
# A calendar in which nobody works this long is a mistake in `holidays`, not a calendar.
_LONGEST_REST = 366

Holidays = Callable[[Day], bool]


def is_business_day(day: Day, holidays: Holidays | None = None) -> bool:
    """Whether it is a working day: Monday to Friday and no holiday."""
    return day.weekday() <= _FRIDAY and not (holidays and holidays(day))


def add_business_days(day: Day, n: int, holidays: Holidays | None = None) -> Day:
    """The n-th business day after `day`; with n below zero before it; with zero `day` or the next business day.

    Raises OverflowError past the calendar's end, and where `holidays` leaves no business day within a year.
    """
    if n == 0:
        return day if is_business_day(day, holidays) else _next_business_day(day, _ONE, holidays)
    step = _ONE if n > 0 else -_ONE
    for _ in range(abs(n)):
        day = _next_business_day(day, step, holidays)
    return day


def business_days_between(a: Day, b: Day, holidays: Holidays | None = None) -> int:
    """How many business days lie after `a`, up to and with `b`; negative where `b` is earlier.

    Going back it counts those before `a`, down to and with `b`, so that adding what it gives arrives at `b`
    wherever `b` is a business day.
    """
    step, sign = (_ONE, 1) if b >= a else (-_ONE, -1)
    count = 0
    while a != b:
        a += step
        count += is_business_day(a, holidays)
    return sign * count


def _next_business_day(day: Day, step: timedelta, holidays: Holidays | None) -> Day:
    for _ in range(_LONGEST_REST):
        day += step
        if is_business_day(day, holidays):
            return day
    raise OverflowError("the holidays leave no business day within a year")

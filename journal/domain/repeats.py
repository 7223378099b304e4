"""When something that repeats is due next, and how that is said."""

from __future__ import annotations

from datetime import timedelta

from journal.domain.dates.business import Holidays, add_business_days
from journal.domain.instants import Day, Instant, When, at_local, deadline
from journal.domain.records.follow_up import FollowUp
from journal.domain.records.repeat import Repeat, RepeatUnit

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS_OF = {RepeatUnit.DAY: 1, RepeatUnit.WEEK: 7}
_MONTHS_OF = {RepeatUnit.MONTH: 1, RepeatUnit.YEAR: 12}
_LAST_DAYS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def next_due(follow_up: FollowUp, repeat: Repeat, now: Instant, holidays: Holidays | None = None) -> When | None:
    """When it is due again once it was done now; None where the calendar ends.

    Fixed: the first of the series after the present due time that is not past; what was missed does not come again.
    From completion: counted from today in the follow-up's own zone. A day that a month does not have is its last
    one; a clock time that a night does not have is as much later as the clocks went forward (RFC 5545, 3.3.5).
    """
    today = now.in_zone(follow_up.zone).day
    try:
        if repeat.from_done:
            return _when(_steps(today, repeat, 1, holidays), repeat, follow_up.zone)
        if repeat.unit is RepeatUnit.BUSINESS_DAY:
            return _next_business(follow_up, repeat, now, holidays)
        return _next_fixed(follow_up, repeat, now)
    except OverflowError:
        return None


def _next_fixed(follow_up: FollowUp, repeat: Repeat, now: Instant) -> When:
    zone = follow_up.zone
    due = _day_there(follow_up)
    last = deadline(follow_up.due, zone).utc
    number = max(_before(due, repeat), 1)
    while True:
        when = _when(_steps(repeat.anchor, repeat, number, None), repeat, zone)
        ends = deadline(when, zone).utc
        if ends > last and ends > now.utc:
            return when
        gone = (now.in_zone(zone).day - _day_of(when, zone)).days
        number += max(gone // _longest(repeat) - 1, 1)


def _next_business(follow_up: FollowUp, repeat: Repeat, now: Instant, holidays: Holidays | None) -> When:
    day = _day_there(follow_up)
    while True:
        day = add_business_days(day, repeat.every, holidays)
        when = _when(day, repeat, follow_up.zone)
        if deadline(when, follow_up.zone).utc > now.utc:
            return when


def _steps(day: Day, repeat: Repeat, number: int, holidays: Holidays | None) -> Day:
    """The day so many repeats after one."""
    count = number * repeat.every
    if repeat.unit is RepeatUnit.BUSINESS_DAY:
        return add_business_days(day, count, holidays)
    if repeat.unit in _DAYS_OF:
        return day + timedelta(days=count * _DAYS_OF[repeat.unit])
    from journal.domain.dates.months import add_months

    return add_months(day, count * _MONTHS_OF[repeat.unit])


def _before(due: Day, repeat: Repeat) -> int:
    """A number of repeats after the anchor that is not past the present due day."""
    return (due - repeat.anchor).days // _longest(repeat) - 1


def _longest(repeat: Repeat) -> int:
    """The most days between one and the next."""
    if repeat.unit in _DAYS_OF:
        return repeat.every * _DAYS_OF[repeat.unit]
    return repeat.every * (31 if repeat.unit is RepeatUnit.MONTH else 366)


def _day_there(follow_up: FollowUp) -> Day:
    return _day_of(follow_up.due, follow_up.zone)


def _day_of(when: When, zone: str) -> Day:
    return when.in_zone(zone).day if isinstance(when, Instant) else when


def _when(day: Day, repeat: Repeat, zone: str) -> When:
    return day if repeat.clock is None else at_local(day, repeat.clock, zone)


def repeat_words(repeat: Repeat) -> str:
    """`every Friday`, `every 2 weeks`, `every month on the 31st`, `2 weeks after done`, `every business day`."""
    count, unit = repeat.every, repeat.unit.label
    if repeat.from_done:
        return f"{count} {unit}{'' if count == 1 else 's'} after done"
    if repeat.unit is RepeatUnit.WEEK:
        weekday = _DAYS[repeat.anchor.weekday()]
        return f"every {weekday}" if count == 1 else f"every {count} weeks on {weekday}"
    words = f"every {unit}" if count == 1 else f"every {count} {unit}s"
    if repeat.unit is RepeatUnit.MONTH:
        day = repeat.anchor.day
        return f"{words} on the {day}{_LAST_DAYS.get(day, 'th')}"
    if repeat.unit is RepeatUnit.YEAR:
        return f"{words} on {repeat.anchor.day} {_MONTHS[repeat.anchor.month - 1]}"
    return words

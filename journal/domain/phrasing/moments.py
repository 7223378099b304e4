"""Days, times and deadlines put into words."""

from __future__ import annotations

from datetime import timedelta

from journal.domain.agenda import effective, is_overdue, overdue_from
from journal.domain.instants import Day, Instant, When, day_of
from journal.domain.records import FollowUp

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_FULL_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_words(day: Day, now: Instant) -> str:
    """`Fri 27 Nov`, with the year where it is not this one."""
    year = "" if day.year == now.day.year else f" {day.year}"
    return f"{_DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}{year}"


def short_day(day: Day, now: Instant) -> str:
    """`22 Nov`, with the year where it is not this one."""
    return day_words(day, now).partition(" ")[2]


def bare_day(day: Day) -> str:
    """`1 Feb`, without the year."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def full_day(day: Day) -> str:
    """`Tue 24 Nov 2026`."""
    return f"{_DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def day_heading(day: Day, now: Instant) -> tuple[str, str]:
    """The name of a day in a list and what explains it: (`Yesterday`, `Mon 23 Nov`), (`Friday`, `20 Nov`)."""
    away = (now.day - day).days
    if away in (0, 1, -1):
        return {0: "Today", 1: "Yesterday", -1: "Tomorrow"}[away], day_words(day, now)
    return _FULL_DAYS[day.weekday()], short_day(day, now)


def when_words(when: When, now: Instant) -> str:
    """`Fri 27 Nov 17:00`, on the reader's clock; `today 17:00`; a whole day has no time."""
    if isinstance(when, Instant):
        here = when.in_zone(now.zone)
        return f"{_near_day(here.day, now)} {here.local:%H:%M}"
    return _near_day(when, now)


def _near_day(day: Day, now: Instant) -> str:
    away = (day - now.day).days
    return {0: "today", 1: "tomorrow", -1: "yesterday"}.get(away) or day_words(day, now)


def their_clock(when: When, now: Instant) -> str:
    """The same moment on the clock of the zone it was said in (`14:00 New York`); empty where that is one's own."""
    if not isinstance(when, Instant) or when.local.utcoffset() == when.in_zone(now.zone).local.utcoffset():
        return ""
    there = when.local
    day = "" if when.day == when.in_zone(now.zone).day else f"{_DAYS[there.weekday()]} "
    return f"{day}{there:%H:%M} {zone_words(when.zone)}"


def zone_words(zone: str) -> str:
    """`New York` for `America/New_York`."""
    return zone.rpartition("/")[2].replace("_", " ")


def due_words(follow_up: FollowUp, now: Instant) -> str:
    """When something is due, in a narrow column: `4 d over`, `18:00`, `today`, `Wed 10:00`, `Mon 30 Nov`."""
    when = effective(follow_up)
    here = when.in_zone(now.zone) if isinstance(when, Instant) else when
    if is_overdue(follow_up, now):
        return f"{_since(when, overdue_from(follow_up), now)} over"
    return expiry_words(here, now)


def expiry_words(when: When, now: Instant) -> str:
    """A moment ahead in a narrow column: `18:00`, `today`, `Wed 10:00`, `Wed`, `Mon 30 Nov`."""
    here = when.in_zone(now.zone) if isinstance(when, Instant) else when
    day = day_of(here)
    clock = f"{here.local:%H:%M}" if isinstance(here, Instant) else ""
    away = (day - now.day).days
    if away == 0:
        return clock or "today"
    if 0 < away < 7:
        return f"{_DAYS[day.weekday()]} {clock}".strip()
    return day_words(day, now)


def left_words(when: When, zone: str, now: Instant) -> str:
    """How long there is left: `in 18 min`, `16 h`, `2 d 23 h`, `7 d`; a whole day counts in days, today is empty."""
    if not isinstance(when, Instant):
        days = (when - now.day).days
        return f"{days} d" if days > 0 else ""
    span = when.utc - now.utc
    if span <= timedelta(0):
        return ""
    minutes = int(span.total_seconds() // 60)
    if minutes < 60:
        return f"in {minutes} min"
    hours = minutes // 60
    if hours < 24:
        return f"{hours} h"
    days, rest = divmod(hours, 24)
    return f"{days} d {rest} h" if rest and days < 7 else f"{days} d"


def _since(when: When, passed: Instant, now: Instant) -> str:
    """How long ago a deadline passed: minutes and hours within a day, then calendar days."""
    minutes = int((now.utc - passed.utc).total_seconds() // 60)
    if isinstance(when, Instant) and minutes < 24 * 60:
        return f"{minutes // 60} h" if minutes >= 60 else f"{max(minutes, 1)} min"
    day = when.in_zone(now.zone).day if isinstance(when, Instant) else when
    return f"{max((now.day - day).days, 1)} d"

"""iCalendar (RFC 5545) for calendar programs: tasks with alarms, and events of the day beside them where asked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from journal.domain.calendar import CalendarItem
from journal.domain.instants import Instant, When
from journal.safe_text import shown_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

PRODUCT = "-//negotiation-journal//journal//EN"
SUFFIX = ".ics"


def calendar(items: Iterable[CalendarItem], *, events: bool = False) -> bytes:
    """A VTODO for each item; with `events` a VEVENT as well, timed for what lasts, all day for a deadline.

    The zones of timed items come as VTIMEZONE. The same items make the same bytes.
    """
    given = tuple(items)
    return _file(given, [block for item in given for _, block in _blocks(item, events)])


def pieces(items: Iterable[CalendarItem], *, events: bool = False) -> dict[str, bytes]:
    """The same, each component in a file of its own: what it is called in a folder (vdir), and its bytes."""
    return {f"{uid}{SUFFIX}": _file((item,), [block]) for item in items for uid, block in _blocks(item, events)}


def _file(items: tuple[CalendarItem, ...], blocks: list[bytes]) -> bytes:
    head = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:{PRODUCT}\r\n".encode()
    return b"".join((head, *_zones(items), *blocks, b"END:VCALENDAR\r\n"))


def _zones(items: tuple[CalendarItem, ...]) -> list[bytes]:
    """The zones of what has a time, each for the years it is used in."""
    years: dict[str, list[int]] = {}
    for moment in (one.when for one in items if isinstance(one.when, Instant)):
        years.setdefault(moment.zone, []).append(moment.utc.year)
    return [_zone(name, min(of), max(of)) for name, of in sorted(years.items())]


@lru_cache(maxsize=256)
def _zone(name: str, first: int, last: int) -> bytes:
    from icalendar import Timezone

    if name == "UTC":
        return b""
    zone = Timezone.from_tzid(name, first_date=date(first - 1, 1, 1), last_date=date(last + 2, 1, 1))
    written: bytes = zone.to_ical()
    return written


@lru_cache(maxsize=1 << 14)
def _blocks(item: CalendarItem, events: bool) -> tuple[tuple[str, bytes], ...]:
    """The components of an item by their names: made once, because a file is written anew at every change."""
    components = (_task(item), _event(item)) if events else (_task(item),)
    return tuple((str(one["uid"]), one.to_ical()) for one in components)


def _task(item: CalendarItem) -> Any:
    from icalendar import Todo

    task = Todo()
    _identify(task, item, item.uid)
    task.add("due", _moment(item.when))
    if item.done_at is not None:
        task.add("status", "COMPLETED")
        task.add("completed", item.done_at.utc)
        task.add("percent-complete", 100)
    else:
        task.add("status", "CANCELLED" if item.is_dropped else "NEEDS-ACTION")
    _add_alarm(task, item, "END")
    return task


def _event(item: CalendarItem) -> Any:
    from icalendar import Event

    event = Event()
    _identify(event, item, f"event-{item.uid}")
    when = item.when
    if isinstance(when, Instant) and item.lasts is not None:
        event.add("dtstart", _moment(when))
        event.add("dtend", _moment(when.plus(item.lasts)))
    else:
        day = when.day if isinstance(when, Instant) else when
        event.add("dtstart", day)
        # The end is exclusive.
        event.add("dtend", day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    is_off = item.is_dropped or (item.done_at is not None and item.lasts is None)
    event.add("status", "CANCELLED" if is_off else "CONFIRMED")
    if item.lasts is not None:
        _add_alarm(event, item, "START")
    return event


def _identify(component: Any, item: CalendarItem, uid: str) -> None:
    component.add("uid", uid)
    component.add("sequence", item.sequence)
    component.add("dtstamp", item.changed.utc.replace(microsecond=0))
    component.add("last-modified", item.changed.utc.replace(microsecond=0))
    component.add("summary", shown_line(item.summary))
    if item.note:
        component.add("description", shown_line(item.note))


def _add_alarm(component: Any, item: CalendarItem, related: str) -> None:
    if item.alarm is None:
        return
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", shown_line(item.summary))
    alarm.add("trigger", item.alarm, parameters={"related": related})
    component.add_component(alarm)


def _moment(when: When) -> When | datetime:
    """The time on the clock of its own zone; in UTC where that clock shows it for the second time.

    A local time in the hour that comes twice means the first (RFC 5545, section 3.3.5).
    """
    if not isinstance(when, Instant):
        return when
    local = when.utc.astimezone(ZoneInfo(when.zone)).replace(microsecond=0)
    return when.utc.replace(microsecond=0) if local.fold else local

"""Moments and days: an `Instant` is UTC plus the zone it was said in, a calendar `Day` stays a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from journal.domain.record import record

Day = date


@record(kw_only=False)
class Instant:
    """A moment: `utc` is aware and in UTC, `zone` an IANA name. Ordered and equal by the moment alone."""

    utc: datetime
    zone: str

    def __eq__(self, other: object) -> bool:
        return self.utc == other.utc if isinstance(other, Instant) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.utc)

    def __lt__(self, other: Instant) -> bool:
        return self.utc < other.utc if isinstance(other, Instant) else NotImplemented

    def __le__(self, other: Instant) -> bool:
        return self.utc <= other.utc if isinstance(other, Instant) else NotImplemented

    def __gt__(self, other: Instant) -> bool:
        return self.utc > other.utc if isinstance(other, Instant) else NotImplemented

    def __ge__(self, other: Instant) -> bool:
        return self.utc >= other.utc if isinstance(other, Instant) else NotImplemented

    @property
    def local(self) -> datetime:
        """The moment on the clock of its own zone."""
        return self.utc.astimezone(ZoneInfo(self.zone))

    @property
    def day(self) -> Day:
        """The calendar day it falls on in its own zone."""
        return self.local.date()

    def in_zone(self, zone: str) -> Instant:
        """The same moment, said in another zone."""
        return Instant(self.utc, zone)

    def plus(self, span: timedelta) -> Instant:
        """The moment an elapsed time later, whatever the clocks do in between."""
        return Instant(self.utc + span, self.zone)

    def iso(self) -> str:
        """ISO 8601 with seconds and the offset of its own zone."""
        return self.local.isoformat(timespec="seconds")


When = Instant | Day
"""A moment, or a whole day."""

Clock = Callable[[], Instant]
"""Tells the present moment in the person's zone. The only source of now."""


def at_local(day: Day, clock: time, zone: str) -> Instant:
    """The instant at which a clock in `zone` shows `clock` on `day`.

    In the hour that comes twice it is the first; in the hour that does not exist it is as much later as the
    clocks were put forward (RFC 5545, section 3.3.5).
    """
    wall = datetime.combine(day, clock.replace(tzinfo=None, fold=0), ZoneInfo(zone))
    return Instant(wall.astimezone(UTC), zone)


def moments_at(day: Day, clock: time, zone: str) -> tuple[Instant, ...]:
    """Every moment at which a clock in `zone` shows `clock` on `day`: in the hour that comes twice both, in order.

    In the hour that does not exist it is the one that `at_local` gives.
    """
    first = at_local(day, clock, zone)
    wall = datetime.combine(day, clock.replace(tzinfo=None, fold=1), ZoneInfo(zone))
    second = Instant(wall.astimezone(UTC), zone)
    return (first, second) if second > first else (first,)


def start_of(day: Day, zone: str) -> Instant:
    """The first moment of a day in a zone."""
    return at_local(day, time(0), zone)


def end_of(day: Day, zone: str) -> Instant:
    """The moment a day has ended in a zone: the first of the next."""
    return start_of(day + timedelta(days=1), zone)


def day_of(when: When) -> Day:
    """The calendar day of a moment (in its own zone) or of a day."""
    return when.day if isinstance(when, Instant) else when


def earliest(when: When, zone: str) -> Instant:
    """The first moment that `when` may mean: itself, or the start of the day in `zone`."""
    return when if isinstance(when, Instant) else start_of(when, zone)


def deadline(when: When, zone: str) -> Instant:
    """The moment after which something due is overdue: itself, or the end of the day in `zone`."""
    return when if isinstance(when, Instant) else end_of(when, zone)


def later_of(due: When, until: When | None, zone: str) -> When:
    """Of when something is due and what it was put off to (None: it was not), that whose deadline is later."""
    if until is None or deadline(until, zone).utc <= deadline(due, zone).utc:
        return due
    return until


def parse_instant(text: str) -> Instant:
    """Read `2026-11-24T10:00:00+01:00[Europe/Berlin]` (RFC 9557); without a bracket the zone is UTC.

    Raises ValueError for anything else, ZoneInfoNotFoundError (a KeyError) for an unknown zone.
    """
    stamp, _, rest = text.strip().partition("[")
    moment = datetime.fromisoformat(stamp)
    zone = rest.removesuffix("]") if rest else "UTC"
    if moment.tzinfo is None:
        if not rest:
            raise ValueError("the instant needs an offset or a zone")
        moment = moment.replace(tzinfo=ZoneInfo(zone))
    ZoneInfo(zone)
    return Instant(moment.astimezone(UTC), zone)

"""What a phrase is read against, and what its pieces mean there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta, timezone

from journal.domain.dates.reading import Looking
from journal.domain.instants import Day, Instant, moments_at

Holidays = Callable[[Day], bool]

_UTC_ZONE = "UTC"
_FIXED_ZONES = {
    -570: "Pacific/Marquesas",
    210: "Asia/Tehran",
    270: "Asia/Kabul",
    330: "Asia/Kolkata",
    345: "Asia/Kathmandu",
    390: "Asia/Yangon",
    525: "Australia/Eucla",
    570: "Australia/Darwin",
}


class Unclear:
    """What was said may mean several things, or nothing that exists; `expected` says what can be written."""

    __slots__ = ("expected",)

    def __init__(self, expected: str) -> None:
        self.expected = expected


class Said:
    """A zone that was said: an IANA name, an offset from UTC, or both; `doubt` is asked where they don't agree.

    With neither it is a name of several zones. `plain` means that it can be nothing but a zone, so that it may
    follow a day without a clock time.
    """

    __slots__ = ("doubt", "offset", "plain", "zone")

    def __init__(
        self, zone: str = "", *, offset: timedelta | None = None, doubt: str = "", plain: bool = False
    ) -> None:
        self.zone = zone
        self.offset = offset
        self.doubt = doubt
        self.plain = plain


class ClockTime:
    """A time of day. `ends_day` is `eod`, `midnight` the word; `casual` is `9h`, which alone may be a span.

    `meridiem` tells that am or pm was said, `stamp` that it stands after the `T` of an ISO date.
    """

    __slots__ = ("at", "casual", "ends_day", "meridiem", "midnight", "stamp")

    def __init__(
        self,
        at: time,
        *,
        meridiem: bool = False,
        casual: bool = False,
        midnight: bool = False,
        ends_day: bool = False,
        stamp: bool = False,
    ) -> None:
        self.at = at
        self.meridiem = meridiem
        self.casual = casual
        self.midnight = midnight
        self.ends_day = ends_day
        self.stamp = stamp


class Scene:
    """The anchor on the person's own clock, where the phrase looks, and the zone it says, if any.

    `ends_day` tells that the phrase means the end of a day (`fri eod`), which today still has ahead.
    """

    __slots__ = ("anchor", "ends_day", "holidays", "looking", "said", "today")

    def __init__(self, anchor: Instant, looking: Looking, holidays: Holidays | None) -> None:
        self.anchor = anchor
        self.looking = looking
        self.holidays = holidays
        self.today = anchor.day
        self.said: Said | None = None
        self.ends_day = False

    @property
    def is_back(self) -> bool:
        return self.looking is Looking.BACK

    @property
    def step(self) -> int:
        """The day after or before, as the phrase looks."""
        return -1 if self.is_back else 1

    @property
    def today_there(self) -> Day:
        """The anchor's day in the zone that was said."""
        said = self.said
        if said is None:
            return self.today
        if said.offset is not None:
            return self.anchor.utc.astimezone(timezone(said.offset)).date()
        return self.anchor.in_zone(said.zone).day

    def said_in(self, said: Said | None, *, ends_day: bool) -> Scene:
        """The same scene for a phrase that says a zone, or the end of a day."""
        scene = Scene(self.anchor, self.looking, self.holidays)
        scene.said = said
        scene.ends_day = ends_day
        return scene

    def fits(self, moment: Instant) -> bool:
        """Whether a moment lies where the phrase looks: still ahead, or not after the anchor."""
        return moment <= self.anchor if self.is_back else moment > self.anchor

    def moments(self, day: Day, at: time) -> tuple[Instant, ...]:
        """The moments at which a clock where it was said shows `at` on that day: two in the hour that comes twice."""
        own, said = self.anchor.zone, self.said
        if said is None:
            return moments_at(day, at, own)
        if said.offset is None:
            return moments_at(day, at, said.zone)
        utc = datetime.combine(day, at, timezone(said.offset)).astimezone(UTC)
        return (Instant(utc, said.zone or zone_of_offset(said.offset, Instant(utc, own))),)


def zone_of_offset(offset: timedelta, moment: Instant) -> str:
    """An IANA zone with that offset: the moment's own where it has it, else one whose clocks never change.

    Offsets that no such zone has keep the moment's own zone: the moment is exact all the same.
    """
    if moment.local.utcoffset() == offset:
        return moment.zone
    return fixed_zone(offset) or moment.zone


def fixed_zone(offset: timedelta) -> str:
    """A zone whose clocks never change and have that offset, empty where there is none."""
    minutes, rest = divmod(int(offset.total_seconds()), 60)
    if rest or not -12 * 60 <= minutes <= 14 * 60:
        return ""
    if minutes % 60:
        return _FIXED_ZONES.get(minutes, "")
    hours = minutes // 60
    return f"Etc/GMT{-hours:+d}" if hours else _UTC_ZONE

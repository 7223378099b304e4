"""Invitations read from iCalendar files (RFC 5545), whatever else stands in them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from journal.domain.calendar import Invitation
from journal.domain.instants import Instant, When, at_local
from journal.errors import BadInputError
from journal.safe_text import scrub, shown_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

LARGEST = 2 << 20
"""Bytes of a file that is read; a year of somebody's calendar is less."""

MOST = 500
"""Meetings in one file."""

LONGEST = 300
"""Characters of a title, a place or a name that are kept."""

_MOST_PARTS = 20_000
_YEARS = range(1900, 2200)


def invitations(raw: bytes, name: str, zone: str) -> tuple[Invitation, ...]:
    """The meetings of a file, in its order; times without a zone are in `zone`, and say so.

    Raises BadInputError, with the file's `name` in it, for what is no calendar, is too large or holds no meeting.
    """
    if len(raw) > LARGEST:
        raise BadInputError(f"{name} is larger than {LARGEST >> 20} MB; export only the invitation from the calendar.")
    upper = raw.upper()
    if upper.count(b"BEGIN:VEVENT") > MOST or upper.count(b"BEGIN:") > _MOST_PARTS:
        raise BadInputError(f"{name} has more than {MOST} meetings; export only the invitation from the calendar.")
    found = [one for part in _calendars(raw, name) for one in _of(part, name, zone)]
    if not found:
        raise BadInputError(f"{name} has no meeting in it; take the file that came with the invitation.")
    return tuple(found)


def _calendars(raw: bytes, name: str) -> list[Any]:
    import warnings

    from icalendar import Calendar

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = Calendar.from_ical(raw.decode("utf-8-sig", "replace"), multiple=True)
    except Exception:
        # Whatever a broken file makes the library raise, the sentence is the same.
        raise BadInputError(f"{name} is no calendar file, or is damaged; export the invitation again.") from None
    return [one for one in found if one.name == "VCALENDAR"]


def _of(calendar: Any, name: str, zone: str) -> list[Invitation]:
    is_withdrawn = str(calendar.get("method", "")).upper() == "CANCEL"
    found = []
    for number, event in enumerate(calendar.walk("VEVENT"), 1):
        try:
            found.append(_invitation(event, zone, is_withdrawn))
        except BadInputError as error:
            raise BadInputError(f"Meeting {number} of {name}: {error.sentence}") from None
        except Exception:
            raise BadInputError(f"Meeting {number} of {name} cannot be read; export the invitation again.") from None
    return found


def _invitation(event: Any, zone: str, is_withdrawn: bool) -> Invitation:
    uid = _line(event.get("uid"))
    start = event.get("dtstart")
    if not uid or start is None:
        raise BadInputError("it has no UID or no start; export the invitation again.")
    again = event.get("recurrence-id")
    doubts: list[str] = []
    when, there = _when(start, zone, doubts)
    if event.get("rrule") is not None:
        doubts.append("it repeats; only this one was taken, the others can be written as: meet every tue 10:00 …")
    organizer = _person(event.get("organizer"))
    attendees = event.get("attendee", [])
    people = [_person(one) for one in (attendees if isinstance(attendees, list) else [attendees])]
    return Invitation(
        uid=f"{uid} {_line(again.to_ical().decode())}" if again is not None else uid,
        sequence=_count(event.get("sequence")),
        summary=_line(event.get("summary")) or "meeting",
        when=when,
        zone=there,
        organizer=organizer,
        people=tuple(dict.fromkeys(one for one in (organizer, *people) if one)),
        place=_line(event.get("location")),
        is_cancelled=is_withdrawn or str(event.get("status", "")).upper() == "CANCELLED",
        doubts=tuple(doubts),
    )


def _when(start: Any, zone: str, doubts: list[str]) -> tuple[When, str]:
    """When it begins, and the zone a day ends in."""
    value = start.dt
    if value.year not in _YEARS:
        raise BadInputError("it lies outside the years 1900 to 2199.")
    if not isinstance(value, datetime):
        assert isinstance(value, date)
        return value, zone
    said = str(start.params.get("TZID", ""))
    if value.tzinfo is None:
        why = f"the zone “{shown_line(said)[:60]}” is not known" if said else "it names no zone"
        doubts.append(f"{why}; its time was taken as {zone} time")
        return at_local(value.date(), value.time().replace(microsecond=0), zone), zone
    there = _known(said) or _known(getattr(value.tzinfo, "key", "")) or zone
    return Instant(value.astimezone(UTC), there), there


def _known(name: str) -> str:
    try:
        return ZoneInfo(name).key if name and name != "UTC" else ""
    except (LookupError, ValueError, OSError):
        return ""


def _person(address: Any) -> str:
    """The name of an organizer or attendee, else the address."""
    if address is None:
        return ""
    said = _line(address.params.get("CN", "")).strip("\"'")
    mail = _line(address)
    return said or (mail[7:] if mail[:7].casefold() == "mailto:" else mail)


def _line(text: Any) -> str:
    return " ".join(shown_line(scrub(str(text or ""))).split())[:LONGEST]


def _count(number: Any) -> int:
    try:
        return min(max(int(number), 0), 2**31)
    except (TypeError, ValueError):
        return 0

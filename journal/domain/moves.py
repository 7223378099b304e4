"""What was done to a follow-up, from one revision to the next, in words."""

from __future__ import annotations

from journal.domain.instants import Instant, When
from journal.domain.phrasing import day_words
from journal.domain.records import FollowUp, FollowUpStatus, Owner
from journal.domain.repeats import repeat_words


def move_words(before: FollowUp | None, after: FollowUp | None, now: Instant) -> str:
    """`due Fri 27 Nov 17:00`, `snoozed until Mon 30 Nov`, `moved from … to …`, `done`; empty where nothing is told.

    `before` is None for the first revision, `after` where it was taken away.
    """
    if after is None:
        return "taken away"
    if before is None or (not before.is_open and after.is_open):
        words = "" if before is None else "open again, "
        return f"{words}due {_on(after.due, now)}" + _repeats(after)
    until = after.snoozed_until if after.status is FollowUpStatus.SNOOZED else None
    if until is not None and (before.status, before.snoozed_until) != (after.status, until):
        return f"snoozed until {_on(until, now)}"
    if not after.is_open and before.is_open:
        return after.status.label
    return ", ".join(_changes(before, after, now))


def _repeats(one: FollowUp) -> str:
    return f", {repeat_words(one.repeat)}" if one.repeat else ""


def _changes(before: FollowUp, after: FollowUp, now: Instant) -> list[str]:
    told = []
    if after.times > before.times:
        told.append(f"done, due again {_on(after.due, now)}")
    elif before.due != after.due:
        told.append(f"moved from {_on(before.due, now)} to {_on(after.due, now)}")
    elif before.status is FollowUpStatus.SNOOZED and after.status is FollowUpStatus.OPEN:
        told.append("no longer snoozed")
    if before.owner is not after.owner:
        told.append("handed to them" if after.owner is Owner.THEM else "taken over by me")
    if before.what != after.what:
        told.append(f"called “{after.what}”")
    if before.repeat != after.repeat:
        told.append(repeat_words(after.repeat) if after.repeat else "no longer repeated")
    return told


def _on(when: When, now: Instant) -> str:
    """`Fri 27 Nov 17:00`: the day itself, because what is today now was not when it was said."""
    if not isinstance(when, Instant):
        return day_words(when, now)
    here = when.in_zone(now.zone)
    return f"{day_words(here.day, now)} {here.local:%H:%M}"

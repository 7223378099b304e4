"""What is due: when something is overdue, and which part of the agenda it belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from journal.domain.instants import Day, Instant, When, day_of, deadline, earliest, later_of
from journal.domain.records import FollowUp, FollowUpStatus, Owner, Word

NEVER = datetime.max.replace(tzinfo=UTC)
"""Later than anything happens."""


class Section(Word):
    """The parts of an agenda, in order."""

    OVERDUE = "overdue"
    TODAY = "today"
    THIS_WEEK = "this_week"
    LATER = "later"
    WAITING = "waiting"


def effective(follow_up: FollowUp) -> When:
    """When it counts as due: its due time, or what it was snoozed to where that is later."""
    is_snoozed = follow_up.status is FollowUpStatus.SNOOZED
    return later_of(follow_up.due, follow_up.snoozed_until if is_snoozed else None, follow_up.zone)


def overdue_from(follow_up: FollowUp) -> Instant:
    """The moment from which it is overdue: at its time, or when its day has ended in its zone; never while snoozed."""
    return deadline(effective(follow_up), follow_up.zone)


def is_overdue(follow_up: FollowUp, now: Instant) -> bool:
    """Whether it is open and its time has passed."""
    return follow_up.is_open and overdue_from(follow_up).utc <= now.utc


def next_overdue(follow_ups: Iterable[FollowUp], now: Instant) -> datetime:
    """The next moment (UTC) at which an open one becomes overdue; the last there is where none will."""
    ahead = (overdue_from(one).utc for one in follow_ups if one.is_open)
    return min((at for at in ahead if at > now.utc), default=NEVER)


def due_day(follow_up: FollowUp, now: Instant) -> Day:
    """The day it belongs to for somebody whose clock shows `now`: a day stays that day."""
    when = effective(follow_up)
    return when.in_zone(now.zone).day if isinstance(when, Instant) else when


def section(follow_up: FollowUp, now: Instant) -> Section:
    """The part of the agenda that an open follow-up stands in. A week ends on Sunday."""
    if follow_up.owner is Owner.THEM:
        return Section.WAITING
    if is_overdue(follow_up, now):
        return Section.OVERDUE
    day = due_day(follow_up, now)
    if day <= now.day:
        return Section.TODAY
    sunday = now.day + timedelta(days=6 - now.day.weekday())
    return Section.THIS_WEEK if day <= sunday else Section.LATER


def soonest_first(follow_ups: Iterable[FollowUp]) -> tuple[FollowUp, ...]:
    """In order of the due time, which snoozing does not change; a day stands after its own timed ones."""
    return tuple(sorted(follow_ups, key=lambda one: _order(one.due, one)))


def by_effect(follow_ups: Iterable[FollowUp]) -> tuple[FollowUp, ...]:
    """In order of when they count as due."""
    return tuple(sorted(follow_ups, key=lambda one: _order(effective(one), one)))


def _order(when: When, follow_up: FollowUp) -> tuple[object, ...]:
    is_day = not isinstance(when, Instant)
    stamp = earliest(when, follow_up.zone)
    return (day_of(stamp), is_day, stamp.utc, follow_up.id)

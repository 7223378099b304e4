"""What calendar programs are told, and what an invitation says: independent of any file format."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from journal.domain.agenda import effective
from journal.domain.instants import Instant, When
from journal.domain.record import record
from journal.domain.records import FollowUp, FollowUpKind, FollowUpStatus, Owner
from journal.domain.reminders import BEFORE_EXPIRY, BEFORE_MEETING

DOMAIN = "negotiation-journal"
MEETING_TAKES = timedelta(hours=1)
"""How long a meeting is taken to be: the journal does not know."""

MORNING = timedelta(hours=9)


@record
class CalendarItem:
    """A deadline or a meeting for calendar programs.

    `uid` stays what it is for good; `sequence` grows with every revision. `when` is a moment, in its own zone, or a
    day. `lasts` is None for a deadline. `alarm` is counted from `when`, for a day from its start; None: no alarm.
    `done_at` is None where it is not done; `is_dropped` tells that it need not be.
    """

    uid: str
    sequence: int
    changed: Instant
    summary: str
    note: str
    when: When
    lasts: timedelta | None = None
    alarm: timedelta | None = None
    done_at: Instant | None = None
    is_dropped: bool = False


def follow_up_item(one: FollowUp, name: str, sequence: int, changed: Instant) -> CalendarItem:
    """A follow-up as an item; `name` is its negotiation's, empty while it is unfiled.

    It holds the words of the follow-up and nothing else that is private: of a meeting, how to print its brief.
    """
    when = effective(one)
    is_meeting = one.kind is FollowUpKind.MEETING
    alarm = MORNING if not isinstance(when, Instant) else -BEFORE_MEETING if is_meeting else timedelta(0)
    theirs = " (them)" if one.owner is Owner.THEM else ""
    return CalendarItem(
        uid=f"{one.id}@{DOMAIN}",
        sequence=sequence,
        changed=changed,
        summary=f"{name}: {one.what}{theirs}" if name else f"{one.what}{theirs}",
        note=f"Before it: journal brief {name}" if is_meeting and name else "",
        when=when,
        lasts=MEETING_TAKES if is_meeting else None,
        alarm=alarm if one.is_open else None,
        done_at=one.closed_at if one.status is FollowUpStatus.DONE else None,
        is_dropped=one.status is FollowUpStatus.DROPPED,
    )


def derived_item(key: str, summary: str, when: When, sequence: int, changed: Instant) -> CalendarItem:
    """Something nobody wrote down, as an offer's expiry: `key` names it for good."""
    alarm = -BEFORE_EXPIRY if isinstance(when, Instant) else MORNING - timedelta(days=1)
    return CalendarItem(
        uid=f"{key}@{DOMAIN}",
        sequence=sequence,
        changed=changed,
        summary=summary,
        note="",
        when=when,
        alarm=alarm,
    )


@record
class Invitation:
    """A meeting as an invitation says it.

    `uid` names it in every version of the invitation, `sequence` counts these. `people` are names, or addresses where
    no name is given, the organizer's first; empty texts for what it leaves out. `doubts` say what of it could not be
    taken as it stands.
    """

    uid: str
    sequence: int = 0
    summary: str
    when: When
    zone: str
    organizer: str = ""
    people: tuple[str, ...] = ()
    place: str = ""
    is_cancelled: bool = False
    doubts: tuple[str, ...] = ()


def in_order(items: Iterable[CalendarItem]) -> tuple[CalendarItem, ...]:
    """Items by their names, so that the same journal makes the same file."""
    return tuple(sorted(items, key=lambda one: one.uid))

"""Where each negotiation stands, derived from its entries and follow-ups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journal.domain.agenda import is_overdue, overdue_from
from journal.domain.instants import Day, Instant, When, day_of, earliest
from journal.domain.record import record
from journal.domain.records import Channel, Entry, FollowUp, Mark, MarkKind, Negotiation, Outcome, Owner, Stage


@record
class Card:
    """One negotiation as the board shows it.

    `outcome`, the day it `ended` and `because` say how it was closed: None and empty while it is open. `accepts`
    is the decision on its offer, None before there is one, and `is_told` whether they know. `last_contact` is when
    somebody was last in touch, None if nobody was. `next_due` is my next open follow-up, None if there is none.
    `offer_expires` is None without a standing deadline. `gaps` and `unwritten` are counted in the ledger, None
    where there is nothing to count; until `is_counted` nobody knows.
    """

    negotiation: Negotiation
    stage: Stage
    stage_since: Day
    outcome: Outcome | None
    ended: Day | None = None
    because: str = ""
    accepts: bool | None = None
    is_told: bool = False
    last_contact: When | None
    next_due: FollowUp | None
    overdue: int
    offer_expires: When | None
    gaps: int | None = None
    unwritten: int | None = None
    is_counted: bool = False

    def days_in_stage(self, now: Instant) -> int:
        """Whole calendar days since the stage was reached; 0 on the day itself."""
        return max((now.day - self.stage_since).days, 0)


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Entries by when they occurred; given in log order, which decides ties. A whole day comes before its hours."""
    return sorted(entries, key=lambda entry: earliest(entry.occurred, entry.zone).utc)


class _Course:
    """What the marks say of a negotiation, one after the other."""

    def __init__(self, stage: Stage, since: Day) -> None:
        self.stage = stage
        self.since = since
        self.closed: Mark | None = None
        self.ended: Day | None = None
        self.accepts: bool | None = None
        self.is_told = False

    def follow(self, mark: Mark, day: Day) -> None:
        match mark.kind:
            case MarkKind.STAGE if mark.stage is not None:
                if mark.stage is not self.stage:
                    self.stage, self.since = mark.stage, day
                self.closed, self.ended = None, None
            case MarkKind.CLOSED if mark.outcome is not None:
                self.closed, self.ended = mark, day
            case MarkKind.DECIDED:
                self.accepts, self.is_told = mark.accept, False
            case MarkKind.TOLD:
                self.is_told = True


@record
class Course:
    """What the entries of a negotiation tell of where it stands, whatever the time; as in `Card`."""

    stage: Stage
    stage_since: Day
    outcome: Outcome | None
    ended: Day | None
    because: str
    accepts: bool | None
    is_told: bool
    last_contact: When | None
    offer_expires: When | None


def course_of(negotiation: Negotiation, entries: Sequence[Entry]) -> Course:
    """The course of a negotiation from its entries in order of occurrence.

    Of those without marks only the first counts, and the last that is no note.
    """
    begun = negotiation.created_at.day
    course = _Course(negotiation.first_stage, min(begun, day_of(entries[0].occurred)) if entries else begun)
    last_contact: When | None = None
    for entry in entries:
        for mark in entry.marks:
            course.follow(mark, day_of(entry.occurred))
        if entry.channel is not Channel.NOTE:
            last_contact = entry.occurred
    return Course(
        stage=course.stage,
        stage_since=course.since,
        outcome=course.closed.outcome if course.closed else None,
        ended=course.ended,
        because=course.closed.because if course.closed else "",
        accepts=course.accepts,
        is_told=course.is_told,
        last_contact=last_contact,
        offer_expires=offer_expiry(entries),
    )


def card(negotiation: Negotiation, entries: Sequence[Entry], follow_ups: Iterable[FollowUp], now: Instant) -> Card:
    """The card of a negotiation from its entries in order of occurrence and all its follow-ups."""
    return card_of(negotiation, course_of(negotiation, entries), follow_ups, now)


def card_of(negotiation: Negotiation, course: Course, follow_ups: Iterable[FollowUp], now: Instant) -> Card:
    """The same where its course is known."""
    mine = [one for one in follow_ups if one.is_open and one.owner is Owner.ME]
    return Card(
        negotiation=negotiation,
        stage=course.stage,
        stage_since=course.stage_since,
        outcome=course.outcome,
        ended=course.ended,
        because=course.because,
        accepts=course.accepts,
        is_told=course.is_told,
        last_contact=course.last_contact,
        next_due=min(mine, key=lambda one: overdue_from(one).utc, default=None),
        overdue=sum(is_overdue(one, now) for one in mine),
        offer_expires=course.offer_expires,
    )


def offer_expiry(entries: Sequence[Entry]) -> When | None:
    """When the present offer expires: what its latest version or an extension says; None if neither does.

    A further version without a date of its own leaves the former date in force only where it is partial
    (RULES.md, section 3).
    """
    expires: When | None = None
    for entry in entries:
        for mark in entry.marks_of(MarkKind.OFFER):
            if mark.when is not None:
                expires = mark.when
            elif not (mark.partial or mark.extends):
                expires = None
    return expires


def furthest_first(cards: Iterable[Card]) -> list[Card]:
    """Open negotiations, the furthest along first, then by name."""
    order = list(Stage)
    return sorted(
        (one for one in cards if one.outcome is None),
        key=lambda one: (-order.index(one.stage), one.negotiation.name.casefold()),
    )


def latest_first(cards: Iterable[Card]) -> list[Card]:
    """Closed negotiations, the one that ended last first, then by name."""
    closed = [one for one in cards if one.outcome is not None]
    closed.sort(key=lambda one: one.negotiation.name.casefold())
    return sorted(closed, key=lambda one: one.ended or one.stage_since, reverse=True)

"""Where each negotiation stands, derived from its entries and follow-ups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journal.domain.agenda import is_overdue, overdue_from
from journal.domain.instants import Day, Instant, When, day_of, earliest
from journal.domain.records import Channel, Entry, FollowUp, MarkKind, Negotiation, Outcome, Owner, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One negotiation as the board shows it.

    `outcome` is None while it is open. `last_contact` is when somebody was last in touch, None if nobody was.
    `next_due` is my next open follow-up, None if there is none. `offer_expires` is None without a standing
    deadline.
    """

    negotiation: Negotiation
    stage: Stage
    stage_since: Day
    outcome: Outcome | None
    last_contact: When | None
    next_due: FollowUp | None
    overdue: int
    offer_expires: When | None

    def days_in_stage(self, now: Instant) -> int:
        """Whole calendar days since the stage was reached; 0 on the day itself."""
        return max((now.day - self.stage_since).days, 0)


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Entries by when they occurred; given in log order, which decides ties. A whole day comes before its hours."""
    return sorted(entries, key=lambda entry: earliest(entry.occurred, entry.zone).utc)


def card(negotiation: Negotiation, entries: Sequence[Entry], follow_ups: Iterable[FollowUp], now: Instant) -> Card:
    """The card of a negotiation from its entries in order of occurrence and all its follow-ups."""
    stage, since = negotiation.first_stage, negotiation.created_at.day
    outcome: Outcome | None = None
    last_contact: When | None = None
    if entries:
        since = min(since, day_of(entries[0].occurred))
    for entry in entries:
        for mark in entry.marks:
            if mark.kind is MarkKind.STAGE and mark.stage is not None:
                if mark.stage is not stage:
                    stage, since = mark.stage, day_of(entry.occurred)
                outcome = None
            elif mark.kind is MarkKind.CLOSED:
                outcome = mark.outcome
        if entry.channel is not Channel.NOTE:
            last_contact = entry.occurred
    mine = [one for one in follow_ups if one.is_open and one.owner is Owner.ME]
    return Card(
        negotiation=negotiation,
        stage=stage,
        stage_since=since,
        outcome=outcome,
        last_contact=last_contact,
        next_due=min(mine, key=lambda one: overdue_from(one).utc, default=None),
        overdue=sum(is_overdue(one, now) for one in mine),
        offer_expires=offer_expiry(entries),
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

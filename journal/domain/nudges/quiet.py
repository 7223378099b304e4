"""Nobody has been in touch for too long, for the stage it is in."""

from __future__ import annotations

from collections.abc import Sequence

from journal.domain.agenda import due_day, is_overdue
from journal.domain.dates.business import add_business_days
from journal.domain.instants import When
from journal.domain.nudges.case import Case, opening
from journal.domain.nudges.nudge import Nudge, NudgeKind
from journal.domain.phrasing import day_words
from journal.domain.record import record
from journal.domain.records import Channel, Direction, Entry, FollowUp, FollowUpKind, Owner


@record
class Contact:
    """The last time somebody was in touch, and in which direction; it does not depend on now."""

    when: When
    direction: Direction
    entry: str


def last_contact(entries: Sequence[Entry]) -> Contact | None:
    """The last contact of a negotiation's entries in order; None where there are only notes."""
    for entry in reversed(entries):
        if entry.channel is not Channel.NOTE:
            return Contact(when=entry.occurred, direction=entry.direction, entry=entry.id)
    return None


def quiet(case: Case) -> Nudge | None:
    """Said after as many business days as the stage allows, unless somebody is to move soon enough anyway.

    That is an appointment or a move of theirs whenever it lies ahead, and one of mine before as many days again.
    """
    limit = case.limits.quiet.get(case.stage, 0)
    if not case.is_open or not limit or any(_is_planned(case, one, limit) for one in case.follow_ups):
        return None
    contact = last_contact(case.entries)
    since = contact.when if contact else case.card.negotiation.created_at
    days = case.business_days_since(since)
    if days < limit:
        return None
    entry = case.entry(contact.entry) if contact else None
    who = case.other_of(entry)
    direction = contact.direction if contact else Direction.NONE
    on = day_words(case.here(since), case.now)
    return Nudge(
        kind=NudgeKind.QUIET,
        negotiation=case.id,
        reason=_REASONS.get(direction, "No contact since {on}").format(on=on),
        advice=_ADVICE.get(direction, "Ask {who} where things stand, or close it.").format(who=who),
        since=since,
        days=days,
        entry=contact.entry if contact else None,
        opening=opening("email", who),
    )


def _is_planned(case: Case, one: FollowUp, limit: int) -> bool:
    if not one.is_open or is_overdue(one, case.now):
        return False
    if one.owner is Owner.THEM or one.kind is FollowUpKind.MEETING:
        return True
    last = add_business_days(case.now.day, limit, case.holidays)
    return due_day(one, case.now) <= last


_REASONS = {
    Direction.OUTGOING: "No reply since {on}",
    Direction.INCOMING: "Not answered since {on}",
    Direction.NONE: "No contact since {on}",
}
_ADVICE = {Direction.INCOMING: "The last word was theirs: answer {who}."}

"""How a reading is saved: one line in the log, or nothing and the text handed back."""

from __future__ import annotations

from collections.abc import Sequence

from journal.domain.record import replace
from journal.domain.records import FollowUp, FollowUpStatus, Negotiation
from journal.errors import StoreError
from journal.service.session import Session

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.domain.capture import Reading


def save(
    session: Session, do: str, reading: Reading, *, old: Sequence[FollowUp] = (), unsaved: str = "", closes: str = ""
) -> Reading:
    """Save an entry with its people and follow-ups in one transaction called `do`.

    `old` are the follow-ups the entry had: those it no longer has are removed. `closes` is the id of a follow-up
    that the entry answers. Raises StoreError with `unsaved` in it where nothing could be saved.
    """
    try:
        with session.store.unit(do) as unit:
            for person in reading.people:
                unit.put(person)
            unit.put(reading.entry)
            for follow_up in reading.follow_ups:
                if follow_up not in old:
                    unit.put(follow_up)
            kept = {one.id for one in reading.follow_ups}
            for gone in (one for one in old if one.id not in kept):
                unit.remove(FollowUp, gone.id)
            answered = session.store.get(FollowUp, closes) if closes else None
            if answered is not None and answered.is_open:
                unit.put(finished(session, answered, by=reading.entry.id))
    except StoreError as error:
        error.unsaved = unsaved
        raise
    return reading


def finished(session: Session, follow_up: FollowUp, *, by: str | None = None) -> FollowUp:
    """The follow-up once it was done: closed, or open with its next due time where it repeats; `by` as in `closed`."""
    if follow_up.repeat is not None:
        from journal.domain.repeats import next_due

        about = session.store.get(Negotiation, follow_up.negotiation) if follow_up.negotiation else None
        holidays = session.holidays(about.country) if about else None
        due = next_due(follow_up, follow_up.repeat, session.now, holidays)
        if due is not None:
            return replace(
                follow_up, due=due, status=FollowUpStatus.OPEN, snoozed_until=None, times=follow_up.times + 1
            )
    return closed(session, follow_up, FollowUpStatus.DONE, by=by)


def closed(session: Session, follow_up: FollowUp, status: FollowUpStatus, *, by: str | None = None) -> FollowUp:
    """The follow-up, done or dropped now; `by` is the id of the entry that answers it."""
    return replace(follow_up, status=status, snoozed_until=None, closed_at=session.now, closed_by=by)

"""The weekly review of one negotiation: what happened, what is owed by both sides, what is next."""

from __future__ import annotations

from datetime import timedelta

from journal.domain.agenda import by_effect, overdue_from
from journal.domain.instants import Instant
from journal.domain.offer.asks import AskStatus
from journal.domain.offer.held import Held
from journal.domain.offer.rows import Row
from journal.domain.paths.situation import Situation, occurred
from journal.domain.record import record
from journal.domain.records import Entry, FollowUp, FollowUpKind, Owner

REACH = timedelta(days=7)
"""How far the first review looks back."""

_OPEN_ASK = (AskStatus.OPEN, AskStatus.PARTLY)


@record
class Reviewed:
    """One negotiation as a review goes through it.

    `last` is when it was reviewed before, None if never; `since` is what it looks back to. `happened` are the entries
    since then, newest first. `mine` and `theirs` are open follow-ups by when they count as due; `unwritten` what they
    promised and have not written, `asked` what I asked and nobody answered. `next` is what comes first of mine and
    of meetings, None where nothing is planned.
    """

    situation: Situation
    last: Instant | None
    since: Instant
    happened: tuple[Entry, ...]
    mine: tuple[FollowUp, ...]
    theirs: tuple[FollowUp, ...]
    unwritten: tuple[Held, ...]
    asked: tuple[Row, ...]
    next: FollowUp | None

    @property
    def is_done(self) -> bool:
        """Whether it was reviewed within the last day, and so need not be gone through again."""
        return self.last is not None and self.situation.now.utc - self.last.utc < timedelta(days=1)


def reviewed(situation: Situation, last: Instant | None) -> Reviewed:
    """A negotiation as it is gone through; `last` is when it was before, None for never."""
    now = situation.now
    since = last if last is not None else now.plus(-REACH)
    due = by_effect(one for one in situation.follow_ups if one.is_open)
    mine = tuple(one for one in due if one.owner is Owner.ME)
    ahead = [one for one in due if one.owner is Owner.ME or one.kind is FollowUpKind.MEETING]
    return Reviewed(
        situation=situation,
        last=last,
        since=since,
        happened=tuple(one for one in reversed(situation.entries) if _is_since(one, since)),
        mine=mine,
        theirs=tuple(one for one in due if one.owner is Owner.THEM),
        unwritten=situation.ledger.unwritten,
        asked=tuple(row for row in situation.ledger.rows if row.asked_status in _OPEN_ASK),
        next=min(ahead, key=lambda one: overdue_from(one).utc, default=None),
    )


def _is_since(entry: Entry, since: Instant) -> bool:
    """Whether it occurred, or was only written down, after a moment."""
    return occurred(entry).utc > since.utc or entry.recorded_at.utc > since.utc

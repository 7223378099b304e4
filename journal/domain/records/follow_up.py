"""Something due."""

from __future__ import annotations

from journal.domain.instants import Instant, When
from journal.domain.record import record
from journal.domain.records.words import Word


class FollowUpKind(Word):
    """What sort of thing is due."""

    FOLLOW_UP = "follow_up"
    ANSWER_BY = "answer_by"
    MEETING = "meeting"
    THEIR_MOVE = "their_move"
    CONTINGENCY = "contingency"
    REVIEW = "review"
    TASK = "task"


class FollowUpStatus(Word):
    """Whether it still has to be done."""

    OPEN = "open"
    SNOOZED = "snoozed"
    DONE = "done"
    DROPPED = "dropped"


class Owner(Word):
    """Whose move it is."""

    ME = "me"
    THEM = "them"


@record
class FollowUp:
    """Something due, written in an entry.

    `due` never changes by snoozing; `snoozed_until` is None unless snoozed. `zone` is the zone a due day ends
    in. `closed_at` and `closed_by` (an entry's id) are None while it is open. `start` and `end` are the
    offsets of its mark in the entry's body; None where it has none.
    """

    id: str
    negotiation: str | None
    entry: str
    what: str
    due: When
    zone: str
    owner: Owner = Owner.ME
    kind: FollowUpKind = FollowUpKind.FOLLOW_UP
    status: FollowUpStatus = FollowUpStatus.OPEN
    snoozed_until: When | None = None
    closed_at: Instant | None = None
    closed_by: str | None = None
    start: int | None = None
    end: int | None = None

    @property
    def is_open(self) -> bool:
        return self.status in (FollowUpStatus.OPEN, FollowUpStatus.SNOOZED)

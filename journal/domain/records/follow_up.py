"""Something due."""

from __future__ import annotations

from journal.domain.instants import Instant, When
from journal.domain.record import record
from journal.domain.records.words import Word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.domain.records.repeat import Repeat


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
    offsets of its mark in the entry's body; None where it has none. `repeat` says how it comes again: done, it
    stays open with its next `due`, and `times` counts that; None where it is due once. `uid` is what a calendar
    calls the invitation it was read from, empty for all others, and `sequence` the number of its version.
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
    repeat: Repeat | None = None
    times: int = 0
    uid: str = ""
    sequence: int = 0

    @property
    def is_open(self) -> bool:
        return self.status in (FollowUpStatus.OPEN, FollowUpStatus.SNOOZED)

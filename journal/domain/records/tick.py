"""What the person says by hand of one line of a checklist, and of a promise that came due."""

from __future__ import annotations

from journal.domain.instants import Instant
from journal.domain.record import record
from journal.domain.records.words import Word


class TickState(Word):
    """What is said: it is done (a promise: kept), it does not apply here, or it was not kept."""

    DONE = "done"
    NOT_NEEDED = "not_needed"
    BROKEN = "broken"


@record
class Tick:
    """A line of a checklist settled by hand, with the evidence or the reason in `reason`, empty where none was given.

    `negotiation` is an id, `checklist` the name of a playbook, `gate` or `kept`, `step` the line's id in it. Of several
    ticks of one line the latest made counts; taking a tick off removes the record.
    """

    id: str
    negotiation: str
    checklist: str
    step: str
    state: TickState = TickState.DONE
    reason: str = ""
    made_at: Instant

"""A nudge that the person does not want to be given for one negotiation."""

from __future__ import annotations

from journal.domain.instants import Instant
from journal.domain.record import record
from journal.domain.records.words import Word


class NudgeKind(Word):
    """Why there is a nudge; the most pressing first."""

    EXPIRES = "expires"
    TWO_CLOCKS = "two_clocks"
    DECIDED_NOT_TOLD = "decided_not_told"
    EXPLODING = "exploding"
    LATE_MOVE = "late_move"
    RECAP_UNANSWERED = "recap_unanswered"
    CONFIRMATION = "confirmation"
    CONTINGENCY = "contingency"
    REVIEW = "review"
    QUIET = "quiet"


@record
class Silence:
    """No nudges of a kind for a negotiation (its id), until it is taken back."""

    id: str
    negotiation: str
    kind: NudgeKind
    made_at: Instant

"""When a negotiation was last gone through in a weekly review."""

from __future__ import annotations

from journal.domain.instants import Instant
from journal.domain.record import record


@record
class Review:
    """One negotiation was reviewed at a moment; there is at most one record a negotiation, and its history.

    `negotiation` is an id.
    """

    id: str
    negotiation: str
    at: Instant

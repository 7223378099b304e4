"""A query that is kept by name."""

from __future__ import annotations

from journal.domain.instants import Instant
from journal.domain.record import record


@record
class SavedSearch:
    """A search to be done again. `name` has no spaces; of several of one name the latest made counts."""

    id: str
    name: str
    query: str
    made_at: Instant

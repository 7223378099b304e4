"""Saved searches as JSON that scripts read."""

from __future__ import annotations

from journal.domain.records.search import SavedSearch
from journal.exchange.json_form import Form


def saved_search(one: SavedSearch) -> Form:
    """A query that is kept by name."""
    return {"id": one.id, "name": one.name, "query": one.query, "made_at": one.made_at.iso()}

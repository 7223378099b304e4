"""Saved searches as plain JSON."""

from __future__ import annotations

from journal.domain.records.search import SavedSearch
from journal.store.codec_when import Doc, instant_in, instant_out


def search_out(one: SavedSearch) -> Doc:
    return {"id": one.id, "name": one.name, "query": one.query, "made_at": instant_out(one.made_at)}


def search_in(doc: Doc) -> SavedSearch:
    return SavedSearch(id=doc["id"], name=doc["name"], query=doc["query"], made_at=instant_in(doc["made_at"]))

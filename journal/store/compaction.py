"""Compaction: superseded revisions weighed, and their content dropped where the person says so."""

from __future__ import annotations

from typing import NamedTuple

from journal.store.ids import uuid7
from journal.store.line import Doc, canonical
from journal.store.removal import Name, contents, remove
from journal.store.state import INTERNAL
from journal.store.transactions import Staging, Transactions

COMPACT = "compact"
_SALT = len('"d":,"salt":"",') + 32


class Saving(NamedTuple):
    """How many revisions are superseded, and the bytes of their content in the log."""

    revisions: int
    bytes: int


def compact(transactions: Transactions, *, drop_history: bool) -> Saving:
    """Weigh superseded revisions; with `drop_history` remove their content for good. Raises StoreError."""
    if not drop_history:
        transactions.refresh()
        return _saving(_superseded(transactions))
    found: dict[Name, Doc] = {}

    def choose(staging: Staging) -> set[Name]:
        found.update(_superseded(transactions))
        return set(found)

    remove(transactions, COMPACT, uuid7(), choose)
    return _saving(found)


def _superseded(transactions: Transactions) -> dict[Name, Doc]:
    state, found = transactions.state, dict[Name, Doc]()
    for table in [name for name in list(state.tables) if name not in INTERNAL]:
        rows = state.table(table)
        for id_ in [id_ for id_, numbers in list(rows.revisions.items()) if not isinstance(numbers, int)]:
            stands = state.places.name(state.revisions(table, id_)[-1])
            for name, doc in contents(transactions, table, id_):
                if name[:2] != stands:
                    found[name] = doc
    return found


def _saving(found: dict[Name, Doc]) -> Saving:
    return Saving(len(found), sum(len(canonical(doc).encode()) + _SALT for doc in found.values()))

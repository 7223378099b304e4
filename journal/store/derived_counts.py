"""What the ledgers count, kept until something they are made from changes.

The store can't count: whoever has the ledgers gives what they counted, and which of the log they had read by then.
"""

from __future__ import annotations

from collections.abc import Sequence

from journal.domain.record import NamedTuple
from journal.store.derived_front import Count
from journal.store.derived_rows import ENTRIES, Occurrence
from journal.store.line import Read, canonical, parsed

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from typing import Any

ALL = ""
"""Stands for every negotiation."""
_PEOPLE, _NEGOTIATIONS, _ITEMS = "people", "negotiations", "items"
_DECIDED = frozenset({"rulings", "valuations"})
_SPEAKING = frozenset({ENTRIES, _PEOPLE, _NEGOTIATIONS, _ITEMS}) | _DECIDED
"""The tables that a ledger is made from."""


class Counted(NamedTuple):
    """Counts, and the last transaction (at, dev, seq) that whoever counted had read."""

    at: tuple[str, str, int]
    rows: Sequence[Count]


NOT_COUNTED = Counted(("", "", 0), ())


def touched(name: str, id_: str, was: Occurrence | bytes | None, doc: bytes | None) -> set[str]:
    """The negotiations whose ledger a change may alter; ALL among them where it may alter every one.

    `was` is the row of an entry, or the document of something smaller, before the change.
    """
    if name not in _SPEAKING:
        return set()
    if name == _NEGOTIATIONS:
        return {id_}
    if name == _ITEMS or (name == _PEOPLE and was is not None):
        return {ALL}
    if name == _PEOPLE:
        # Whoever is new was in nothing that was said before.
        return set()
    new = parsed(doc) if doc is not None else None
    if name in _DECIDED:
        old = parsed(was) if isinstance(was, bytes) else None
        return {one["negotiation"] for one in (old, new) if one}
    return _about(new) | (_about_row(was) if isinstance(was, Occurrence) else set())


def _about(doc: Any) -> set[str]:
    """The negotiations that an entry speaks of."""
    if not isinstance(doc, dict):
        return set()
    return {one.get("negotiation") for one in (doc, *doc.get("statements", ()))} - {None}


def _about_row(row: Occurrence) -> set[str]:
    return ({row.negotiation} | set(parsed(row.told.encode()).get("about", ()))) - {""}


class Counting:
    """The table of counts while transactions are folded."""

    def __init__(self, connection: sqlite3.Connection, counted: Counted) -> None:
        self._execute = connection.execute
        self._counted = counted
        self._is_after = True
        self._since: set[str] = set()

    def passed(self, read: Read) -> None:
        """A transaction is to be folded."""
        self._is_after = (read.at, read.dev, read.seq) > self._counted.at

    def change(self, name: str, id_: str, doc: bytes | None) -> None:
        """Forget what a change may alter; called before it is made."""
        found = touched(name, id_, self._before(name, id_), doc)
        for one in found:
            if one == ALL:
                self._execute("DELETE FROM counts")
            else:
                self._execute("DELETE FROM counts WHERE negotiation = ?", (one,))
        if self._is_after:
            self._since |= found

    def finish(self) -> None:
        """Keep what was counted, but for what has changed since."""
        for one in self._counted.rows:
            if ALL not in self._since and one.negotiation not in self._since:
                row = (one.negotiation, canonical(list(one)))
                self._execute("INSERT OR REPLACE INTO counts VALUES (?, ?)", row)

    def _before(self, name: str, id_: str) -> Occurrence | bytes | None:
        if name == ENTRIES:
            query = "SELECT id, at, place, negotiation, channel, talks, turns, told FROM entries WHERE id = ?"
            row = self._execute(query, (id_,)).fetchone()
            return None if row is None else Occurrence(*row)
        if name in _SPEAKING:
            for (doc,) in self._execute("SELECT doc FROM docs WHERE name = ? AND turned = ?", (name, id_[::-1])):
                return b"" if doc is None else bytes(doc)
        return None

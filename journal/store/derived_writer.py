"""Folding transactions into the tables of `derived.sqlite`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from journal.store.derived import Derived
from journal.store.derived_counts import NOT_COUNTED, Counted, Counting
from journal.store.derived_front import fronts
from journal.store.derived_rows import (
    ENTRIES,
    FOLLOW_UPS,
    FORMAT,
    LARGE,
    SCHEMA,
    due_of,
    occurrence_of,
    sum_of,
    sum_of_row,
)
from journal.store.line import Read, canonical, parsed
from journal.store.log import Log
from journal.store.state import META, VERSION_ID


class Writer:
    """Folds transactions into a file that nobody else has."""

    def __init__(self, connection: sqlite3.Connection, derived: Derived | None, counted: Counted = NOT_COUNTED) -> None:
        self._connection = connection
        self._execute = connection.execute
        self._version = derived.version if derived else 0
        self._place = derived.count if derived else 0
        # It is put in place whole or not at all, so nothing has to survive a crash.
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -8192"):
            self._execute(f"PRAGMA {pragma}")
        if derived is None:
            connection.executescript(SCHEMA)
        self._execute("BEGIN")
        self._counting = Counting(connection, counted)
        (self._number,) = self._execute("SELECT coalesce(max(number), 0) FROM transactions").fetchone()

    def fold(self, batch: Sequence[Read]) -> None:
        """Add transactions that follow on what is there."""
        for read in batch:
            self._number += 1
            self._execute(
                "INSERT INTO transactions VALUES (?, ?, ?, ?, ?)",
                (self._number, read.dev, read.seq, read.start, read.size),
            )
            self._counting.passed(read)
            for name, id_, doc in read.changes:
                self._change(name, id_, doc)

    def finish(self, log: Log) -> Iterator[None]:
        """Say how far the log was read, put together what is read first, and end; in pieces."""
        self._counting.finish()
        yield from fronts(self._connection)
        for table in ("about", "files", "damage"):
            self._execute(f"DELETE FROM {table}")
        self._execute("INSERT INTO about VALUES (?, ?, ?, ?, ?, ?)", (FORMAT, self._version, *log.last, self._place))
        for dev, file in log.files.items():
            self._execute("INSERT INTO files VALUES (?, ?, ?, ?, ?, ?, ?)", (dev, *file.position()))
        for one in log.damage:
            self._execute("INSERT INTO damage VALUES (?, ?, ?, ?, ?)", one)
        self._execute("COMMIT")

    def close(self) -> None:
        """Give the file back."""
        self._connection.close()

    def _change(self, name: str, id_: str, doc: bytes | None) -> None:
        turned, place = id_[::-1], self._place
        self._place += 1
        query = "SELECT place FROM revisions WHERE name = ? AND turned = ? ORDER BY number LIMIT 1"
        for (first,) in self._execute(query, (name, turned)):
            place = first
        self._execute("INSERT OR IGNORE INTO revisions VALUES (?, ?, ?, ?)", (name, turned, self._number, place))
        # What was removed leaves its place free, for when it is brought back.
        kept = b"" if name in LARGE and doc is not None else doc
        self._counting.change(name, id_, doc)
        row = (name, turned, place, kept, 0 if kept is None else sum_of(turned, kept))
        self._execute("INSERT OR REPLACE INTO docs VALUES (?, ?, ?, ?, ?)", row)
        if name == FOLLOW_UPS:
            self._due(id_, place, doc)
        elif name == ENTRIES:
            self._occurred(id_, place, doc)
        elif name == META and id_ == VERSION_ID and doc is not None:
            version = (parsed(doc) or {}).get("version")
            self._version = version if isinstance(version, int) else self._version

    def _due(self, id_: str, place: int, doc: bytes | None) -> None:
        due = None if doc is None else due_of(id_, doc)
        if due is None or doc is None:
            self._execute("DELETE FROM agenda WHERE id = ?", (id_,))
        else:
            row = (id_, place, canonical(list(due)), doc.decode())
            self._execute("INSERT OR REPLACE INTO agenda VALUES (?, ?, ?, ?)", row)
        entry = (parsed(doc) or {}).get("entry") if doc is not None else None
        if isinstance(entry, str):
            self._execute("INSERT OR REPLACE INTO written VALUES (?, ?, ?)", (id_, entry, place))
        else:
            self._execute("DELETE FROM written WHERE id = ?", (id_,))

    def _occurred(self, id_: str, place: int, doc: bytes | None) -> None:
        found = None if doc is None else occurrence_of(id_, place, doc)
        if found is None:
            self._execute("DELETE FROM entries WHERE id = ?", (id_,))
        else:
            row = (*found, sum_of_row(found))
            self._execute("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)

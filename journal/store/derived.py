"""Reading `derived.sqlite`: what the log says up to a position, put so that a short command need not read the log.

The file is never changed in place: it is written aside and renamed, so nobody waits for anybody, and one that is
there is whole. Whatever is wrong with it, it is as if there were none.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from journal.store.derived_front import AGENDA, SIZES
from journal.store.derived_rows import FORMAT, NAME, Due, Occurrence, sum_of, sum_of_row
from journal.store.line import parsed
from journal.store.log import FOLDER, SUFFIX, Log
from journal.store.log_file import Damage, LogFile, Position
from journal.store.state import Unusable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_HIGHEST = "\U0010ffff"


class Derived:
    """An open file. Every method raises Unusable where it is damaged."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        with _usable():
            (about,) = self._rows("SELECT format, version, at, dev, seq, count FROM about")
            self.version, self.last, self.count = int(about[1]), (str(about[2]), str(about[3]), int(about[4])), about[5]
            if about[0] != FORMAT:
                raise Unusable(f"its format is {about[0]}")

    def positions(self) -> dict[str, Position]:
        """How far each file of the log was read."""
        with _usable():
            rows = self._rows('SELECT dev, "end", seq, head, lines, inode, tail FROM files')
            return {dev: Position(*position) for dev, *position in rows}

    def resume(self, log: Log) -> None:
        """Have a log that was not read yet go on from here."""
        with _usable():
            found: dict[str, list[Damage]] = {}
            for row in self._rows("SELECT file, line, start, what, text FROM damage ORDER BY rowid"):
                found.setdefault(row[0], []).append(Damage(*row))
            files = {}
            for dev, position in self.positions().items():
                file = files[dev] = LogFile(log.folder / f"{dev}{SUFFIX}")
                file.resume(position, found.get(file.path.name, []))
        log.resume(files, self.last)

    def docs(self, name: str) -> dict[str, bytes | None]:
        """The documents of a table that is kept here, in the order of first appearance; None where it was removed."""
        with _usable():
            rows = self._rows("SELECT turned, doc, sum FROM docs WHERE name = ? ORDER BY place", name)
            found: dict[str, bytes | None] = {}
            for turned, doc, total in rows:
                if total != (0 if doc is None else sum_of(turned, doc)):
                    raise Unusable("a row is not what was written")
                found[turned[::-1]] = doc
        if len(found) != self.front(SIZES).get(name, 0):
            raise Unusable("rows are missing")
        return found

    def ids(self, name: str, ending: str = "") -> tuple[str, ...]:
        """The ids of a table that end so, in the order of first appearance."""
        turned = ending[::-1]
        query = (
            "SELECT turned FROM docs WHERE name = ? AND turned >= ? AND turned <= ? AND doc IS NOT NULL ORDER BY place"
        )
        with _usable():
            return tuple([row[0][::-1] for row in self._rows(query, name, turned, turned + _HIGHEST)])

    def last_change(self, name: str, id_: str) -> tuple[str, int, int, int] | None:
        """The transaction that changed an id last: dev, seq, start and size of its line; None where none did."""
        query = (
            "SELECT dev, t.seq, t.start, t.size FROM revisions JOIN transactions t USING (number)"
            " WHERE name = ? AND turned = ? ORDER BY number DESC LIMIT 1"
        )
        with _usable():
            for dev, seq, start, size in self._rows(query, name, id_[::-1]):
                return str(dev), int(seq), int(start), int(size)
        return None

    def lines(self, first: int) -> list[tuple[str, int, int, int]]:
        """The transactions from a number on, counted from 1: dev, seq, start and size of each line."""
        query = "SELECT dev, seq, start, size FROM transactions WHERE number >= ? ORDER BY number"
        with _usable():
            return [(str(dev), int(seq), int(start), int(size)) for dev, seq, start, size in self._rows(query, first)]

    def lines_count(self) -> int:
        """How many transactions there are."""
        with _usable():
            count: int = next(self._rows("SELECT coalesce(max(number), 0) FROM transactions"))[0]
        return count

    def first_place(self, name: str, id_: str) -> int | None:
        """The place of the change in which an id first appeared; None where it did not."""
        query = "SELECT min(place) FROM revisions WHERE name = ? AND turned = ?"
        with _usable():
            place: int | None = next(self._rows(query, name, id_[::-1]))[0]
        return place

    def front(self, name: str) -> Any:
        """One of the documents that are read first."""
        with _usable():
            doc, total = next(self._rows("SELECT doc, sum FROM front WHERE name = ?", name))
        found = parsed(doc) if total == sum_of(name, doc) else None
        if found is None:
            raise Unusable("a document is not what was written")
        return found

    def agenda(self, owner: str, until: int) -> Iterator[Due]:
        """The open follow-ups of an owner which are overdue at a moment (in microseconds), in no order."""
        dues = (Due(*row) for row in self.front(AGENDA))
        return (due for due in dues if due.owner == owner and due.overdue_at <= until)

    def occurrence(self, id_: str) -> Occurrence | None:
        """The row of an entry; None where it has none."""
        return next(self._occurrences("WHERE id = ?", id_), None)

    def occurrences(self, negotiation: str) -> list[Occurrence]:
        """The rows of the entries of a negotiation in the order of occurrence; empty is where the unfiled ones are."""
        return list(self._occurrences("WHERE negotiation = ? ORDER BY at, place", negotiation))

    def written(self, entry: str) -> list[tuple[int, str]]:
        """The follow-ups that an entry wrote, in the order of the log: place and id."""
        with _usable():
            return list(self._rows("SELECT place, id FROM written WHERE entry = ? ORDER BY place", entry))

    def turns(self) -> list[Occurrence]:
        """The rows with stage and closing marks in the order of occurrence."""
        found = list(self._occurrences("WHERE turns <> '' ORDER BY at, place"))
        if len(found) != self.front(SIZES)["turns"]:
            raise Unusable("rows are missing")
        return found

    def _occurrences(self, which: str, *given: str) -> Iterator[Occurrence]:
        query = f"SELECT id, at, place, negotiation, channel, talks, turns, told, sum FROM entries {which}"
        with _usable():
            for *row, total in self._rows(query, *given):
                found = Occurrence(*row)
                if total != sum_of_row(found):
                    raise Unusable("a row is not what was written")
                yield found

    def close(self) -> None:
        """Give the file back."""
        self._connection.close()

    def _rows(self, query: str, *given: Any) -> Iterator[Any]:
        return self._connection.execute(query, given)


def opened(home: Path) -> Derived | None:
    """The derived data of a home; None where there are none that can be used."""
    path = home / NAME
    connection = None
    try:
        # Missing is the usual case where it is not there, and then SQLite need not say so.
        if not path.is_file() or not (home / FOLDER).is_dir():
            return None
        # Nobody changes it in place, so nothing is locked or looked for beside it.
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        return Derived(connection)
    except (Unusable, sqlite3.Error, OSError, ValueError):
        if connection is not None:
            connection.close()
        return None


@contextmanager
def _usable() -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, ValueError, TypeError, AttributeError, IndexError, StopIteration) as error:
        raise Unusable(str(error)) from error

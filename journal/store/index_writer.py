"""Making an index of entries that come in the order in which they occurred."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator
from decimal import Decimal

from journal.domain.query.bits import bits_of
from journal.domain.query.keys import APART, amounts, day, keys, texts
from journal.domain.query.sets import DAY
from journal.domain.records.entry import Entry
from journal.store.index_rows import (
    COLUMNS,
    ENTRIES_BY_ID,
    FORMAT,
    SCHEMA,
    START,
    TEXT,
    WORD,
    bitmap,
    is_listed,
    packed_values,
)
from journal.store.line import canonical

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.store.index import About

COMMON = 1_000
"""Words that so many entries have, and one in twenty of all, are kept as sets: full text would take too long."""

_AT_ONCE = 64


class Writer:
    """Fills a file that nobody else has. `add` what there is, go through `finish`, then `close`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._execute = connection.execute
        self._size = 0
        self._ids: list[str] = []
        self._ats, self._places = array("q"), array("q")
        self._words: dict[str, array[int]] = {}
        self._keys: dict[str, array[int]] = {}
        self._ranges: dict[str, list[tuple[int | Decimal, int]]] = {}
        # It is put in place whole or not at all, so nothing has to survive a crash.
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -8192"):
            self._execute(f"PRAGMA {pragma}")
        connection.executescript(SCHEMA + TEXT)
        self._execute("BEGIN")
        marks = ", ".join("?" * (len(COLUMNS) + 1))
        self._insert = f"INSERT INTO text(rowid, {', '.join(COLUMNS)}) VALUES ({marks})"

    def add(self, entry: Entry, at: int, place: int) -> None:
        """Add an entry, which gets the next number."""
        number = self._size
        self._size += 1
        parts = texts(entry).all
        self._execute("INSERT INTO entries VALUES (?, ?, ?, ?)", (number, entry.id, at, place))
        self._ids.append(entry.id)
        self._ats.append(at)
        self._places.append(place)
        self._execute(self._insert, (number, *parts))
        for word in words_of(parts):
            _note(self._words, word, number)
        for key in set(keys(entry)):
            _note(self._keys, key, number)
        self._ranges.setdefault(DAY, []).append((day(entry), number))
        for name, amount in amounts(entry):
            self._ranges.setdefault(name, []).append((amount, number))

    def finish(self, about: About) -> Iterator[None]:
        """Write what could not be told before everything was there, in pieces of some milliseconds."""
        for key, numbers in self._keys.items():
            self._set(key, numbers if is_listed(len(numbers), self._size) else bits_of(numbers, self._size))
        self._keys.clear()
        yield
        for name, values in self._ranges.items():
            values.sort()
            row = (name, packed_values([value for value, _ in values]), array("I", [at for _, at in values]).tobytes())
            self._execute("INSERT INTO ranges VALUES (?, ?, ?)", row)
            yield
        yield from self._common()
        self._execute(ENTRIES_BY_ID)
        lists = (canonical(self._ids).encode(), self._ats.tobytes(), self._places.tobytes())
        self._execute("INSERT INTO lists VALUES (?, ?, ?)", lists)
        yield
        self._execute("INSERT INTO about VALUES (?, ?, ?, ?, ?, ?)", (FORMAT, *about))
        self._execute("COMMIT")

    def note_file(self, dev: str, inode: int, end: int, tail: bytes) -> None:
        """Say how far a file of the log was read."""
        self._execute("INSERT INTO files VALUES (?, ?, ?, ?)", (dev, inode, end, tail))

    def close(self) -> None:
        """Give the file back."""
        self._connection.close()

    def _common(self) -> Iterator[None]:
        """The sets of words that many entries have, and of beginnings of words."""
        least = max(COMMON, self._size // 20)
        totals: dict[str, int] = {}
        for word, numbers in self._words.items():
            if len(numbers) > least:
                self._set(WORD + word, bits_of(numbers, self._size))
            for length in range(1, len(word) + 1):
                start = word[:length]
                totals[start] = totals.get(start, 0) + len(numbers)
        yield
        # Each beginning that is open is one of the next: what they have in common is added up once for each.
        open_: list[tuple[str, int]] = []
        for count, word in enumerate(sorted(self._words)):
            while open_ and not word.startswith(open_[-1][0]):
                self._start(*open_.pop(), least)
            for length in range(len(open_) + 1, len(word) + 1):
                if totals[word[:length]] <= least:
                    break
                open_.append((word[:length], 0))
            if open_:
                bits = bits_of(self._words[word], self._size)
                open_ = [(start, found | bits) for start, found in open_]
            if not count % _AT_ONCE:
                yield
        for start, bits in open_:
            self._start(start, bits, least)

    def _start(self, start: str, bits: int, least: int) -> None:
        if bits.bit_count() > least:
            self._set(START + start, bits)

    def _set(self, key: str, found: array[int] | int) -> None:
        is_list = not isinstance(found, int)
        blob = bitmap(found, self._size) if isinstance(found, int) else found.tobytes()
        self._execute("INSERT OR REPLACE INTO sets VALUES (?, ?, ?)", (key, is_list, blob))


def words_of(parts: Iterable[str]) -> set[str]:
    """Each word of the texts of an entry once."""
    return set(" ".join(parts).split()) - {APART}


def _note(sets: dict[str, array[int]], name: str, number: int) -> None:
    numbers = sets.get(name)
    if numbers is None:
        sets[name] = array("I", (number,))
    else:
        numbers.append(number)

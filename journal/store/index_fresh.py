"""An index in memory, of the few entries that the one on the disk does not have as they are now."""

from __future__ import annotations

import sqlite3
from bisect import insort
from collections.abc import Iterable

from journal.domain.query.bits import bits_of
from journal.domain.query.sets import DAY
from journal.domain.records.entry import Entry
from journal.store.index import SERIALS, Place
from journal.store.index_rows import COLUMNS, TEXT
from journal.store.index_text import matching, weighing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal

    from journal.domain.query.sets import Bound


class Fresh:
    """Entries that came or changed since, numbered as they came; `everything` are those that still stand.

    Raises sqlite3.Error where this Python's SQLite has no full text.
    """

    def __init__(self) -> None:
        self.serial = next(SERIALS)
        self._connection = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        self._connection.execute(TEXT)
        marks = ", ".join("?" * (len(COLUMNS) + 1))
        self._insert = f"INSERT INTO text(rowid, {', '.join(COLUMNS)}) VALUES ({marks})"
        self._places: list[Place] = []
        self._numbers: dict[str, int] = {}
        self._keys: dict[str, int] = {}
        self._ranges: dict[str, list[tuple[int | Decimal, int]]] = {}
        self.everything = 0

    def __len__(self) -> int:
        return len(self._places)

    def drop(self, id_: str) -> None:
        """Take an entry away as it was."""
        number = self._numbers.pop(id_, None)
        if number is not None:
            self.everything &= ~(1 << number)

    def add(self, entry: Entry, at: int, place: int) -> None:
        """Add an entry as it is now, in place of what it was."""
        from journal.domain.query.keys import amounts, day, keys, texts

        self.drop(entry.id)
        number, bit = len(self._places), 1 << len(self._places)
        self._places.append(Place(number, entry.id, at, place))
        self._numbers[entry.id] = number
        self.everything |= bit
        self._connection.execute(self._insert, (number, *texts(entry).all))
        for key in keys(entry):
            self._keys[key] = self._keys.get(key, 0) | bit
        insort(self._ranges.setdefault(DAY, []), (day(entry), number))
        for name, amount in amounts(entry):
            insort(self._ranges.setdefault(name, []), (amount, number))

    def key(self, key: str) -> int:
        """The numbers of the entries that have a key."""
        return self._keys.get(key, 0) & self.everything

    def either(self, keys: Iterable[str]) -> int:
        """The numbers of the entries that have one of several keys."""
        found = 0
        for key in keys if self.everything else ():
            found |= self._keys.get(key, 0)
        return found & self.everything

    def keys(self, start: str) -> list[str]:
        """The keys that begin so, without that beginning."""
        return [key[len(start) :] for key in self._keys if key.startswith(start)]

    def text(self, wanted: tuple[str, ...], *, is_prefix: bool) -> int:
        """The numbers of the entries whose texts have the words next to each other."""
        if not self.everything:
            return 0
        return bits_of(matching(self._connection, wanted, is_prefix=is_prefix), len(self._places)) & self.everything

    def weighed(self, wanted: tuple[str, ...], *, is_prefix: bool) -> dict[int, float]:
        """How well the texts of entries match words, by number; more is better."""
        return weighing(self._connection, wanted, is_prefix=is_prefix)

    def ranges(self, start: str) -> list[str]:
        """The names of ranges that begin so."""
        return [name for name in self._ranges if name.startswith(start)]

    def between(self, name: str, low: Bound, high: Bound, *, has_low: bool = True, has_high: bool = True) -> int:
        """The numbers of the entries with something in a range between two ends, or at one it has."""
        numbers = [
            number
            for value, number in self._ranges.get(name, ())
            if (low is None or value > low or (has_low and value == low))
            and (high is None or value < high or (has_high and value == high))
        ]
        return bits_of(numbers, len(self._places)) & self.everything

    def entries(self, ids: Iterable[str]) -> int:
        """The numbers of the entries of some ids; those it does not know do no harm."""
        return bits_of([self._numbers[id_] for id_ in ids if id_ in self._numbers], len(self._places))

    def places(self, numbers: Iterable[int]) -> list[Place]:
        """Where the entries of some numbers stand, in that order."""
        return [self._places[number] for number in numbers]

    def tally(self, start: str, bits: int) -> dict[str, int]:
        """How many entries of a set have each of the keys that begin so, by the rest of the key."""
        keys = self._keys.items()
        return {key[len(start) :]: (having & bits).bit_count() for key, having in keys if key.startswith(start)}

    def close(self) -> None:
        """Let go of the memory."""
        self._connection.close()

"""Reading an index: sets of entries by words, by keys and by ranges (`Source` of the query language).

The file is never changed in place. Whatever is wrong with it, it is as if there were none.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from itertools import count
from pathlib import Path

from journal.domain.query.bits import FEW, bits_of, numbers_of
from journal.domain.query.words import sought
from journal.domain.record import NamedTuple
from journal.store.files import read_only
from journal.store.index_check import Check
from journal.store.index_rows import FORMAT, NAME, START, WORD, is_sealed, listed, values_of
from journal.store.index_tally import Tally
from journal.store.index_text import matching, numbers_told, weighing
from journal.store.line import parsed
from journal.store.state import Unusable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_KEPT = 256
_WEIGHED = 32
_AT_ONCE = 500
_FEW_TEXTS = 50


SERIALS = count()
"""Numbers for indexes, those in memory too."""


class About(NamedTuple):
    """Of which journal it is: entries, transactions, changes of entries, and the last transaction."""

    size: int
    transactions: int
    touched: int
    dev: str
    seq: int


class Place(NamedTuple):
    """Where an entry stands: its number, id, moment in microseconds since 1970, and place by first appearance."""

    number: int
    id: str
    at: int
    place: int


class Lists(NamedTuple):
    """The ids, moments and places of all entries, each by number."""

    ids: list[str]
    ats: Sequence[int]
    places: Sequence[int]


class Index:
    """An open index. Every method raises Unusable where it is damaged. To be used by one thread at a time."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.serial = next(SERIALS)
        self._connection = connection
        self._sets: dict[str, int] = {}
        self._ranges: dict[str, tuple[Sequence[int | Decimal], Any]] = {}
        self._tallies: dict[str, Tally] = {}
        self._weighed: dict[tuple[tuple[str, ...], bool], dict[int, float]] = {}
        self._lists: Lists | None = None
        with _usable():
            ((format_, *about),) = self._rows("SELECT * FROM about")
            if format_ != FORMAT:
                raise Unusable(f"its format is {format_}")
            self.about = About(*about)
        self.everything = (1 << self.about.size) - 1
        self.holds: Callable[[str, str], bool] | None = None
        """Tells whether the texts of the entry of an id hold words, which have a space around each; None: who knows."""
        self.check: Check | None = None
        """Tells whether the file is sound; None where that is known."""

    def files(self) -> dict[str, tuple[int, int, bytes]]:
        """How far each file of the log was read: inode, end, and the bytes before that."""
        with _usable():
            return {dev: (inode, end, tail) for dev, inode, end, tail in self._rows("SELECT * FROM files")}

    def key(self, key: str) -> int:
        """The numbers of the entries that have a key."""
        return self._kept(key, lambda: self._set(key) or 0)

    def either(self, keys: Iterable[str]) -> int:
        """The numbers of the entries that have one of several keys."""
        wanted = sorted(set(keys))
        return self._kept("\n".join(wanted), lambda: self._either(wanted)) if len(wanted) != 1 else self.key(*wanted)

    def keys(self, start: str) -> list[str]:
        """The keys that begin so, without that beginning."""
        return self._names("SELECT key FROM sets WHERE key >= ? AND key < ?", start)

    def text(self, wanted: tuple[str, ...], *, is_prefix: bool) -> int:
        """The numbers of the entries whose texts have the words next to each other."""
        name = f"{START if is_prefix else WORD}{' '.join(wanted)}"
        return self._kept(name, lambda: self._text(name, wanted, is_prefix))

    def ranges(self, start: str) -> list[str]:
        """The names of ranges that begin so."""
        return [start + name for name in self._names("SELECT name FROM ranges WHERE name >= ? AND name < ?", start)]

    def between(
        self,
        name: str,
        low: int | Decimal | None,
        high: int | Decimal | None,
        *,
        has_low: bool = True,
        has_high: bool = True,
    ) -> int:
        """The numbers of the entries with something in a range between two ends, or at one it has."""
        key = f"{name}\n{low}\n{high}\n{has_low}\n{has_high}"
        return self._kept(key, lambda: self._between(name, low, high, has_low, has_high))

    def entries(self, ids: Iterable[str]) -> int:
        """The numbers of the entries of some ids; those it does not know do no harm."""
        wanted, numbers = list(ids), list[int]()
        if self._lists is not None and len(wanted) > FEW:
            known = set(wanted)
            return bits_of([number for number, id_ in enumerate(self._lists.ids) if id_ in known], self.about.size)
        with _usable():
            for first in range(0, len(wanted), _AT_ONCE):
                few = wanted[first : first + _AT_ONCE]
                marks = ",".join("?" * len(few))
                numbers += self._numbers(f"SELECT group_concat(number) FROM entries WHERE id IN ({marks})", *few)
        return bits_of(numbers, self.about.size)

    def places(self, numbers: Sequence[int]) -> list[Place]:
        """Where the entries of a few numbers stand, in that order."""
        if self._lists is not None:
            ids, ats, places = self._lists
            return [Place(number, ids[number], ats[number], places[number]) for number in numbers]
        found: dict[int, Place] = {}
        with _usable():
            for first in range(0, len(numbers), _AT_ONCE):
                few = ",".join(map(str, numbers[first : first + _AT_ONCE]))
                query = f"SELECT number, id, at, place FROM entries WHERE number IN ({few})"
                found.update((row[0], Place(*row)) for row in self._rows(query))
            return [found[number] for number in numbers]

    @property
    def lists(self) -> Lists:
        """The columns of all entries, each by number."""
        if self._lists is None:
            with _usable():
                ((ids, ats, places),) = self._rows("SELECT ids, ats, places FROM lists")
                self._lists = Lists(parsed(ids), listed(ats, "q"), listed(places, "q"))
        return self._lists

    def tally(self, start: str, bits: int) -> Mapping[str, int]:
        """How many entries of a set have each of the keys that begin so, of which every entry has one."""
        if start not in self._tallies:
            with _usable():
                rows = self._rows("SELECT key, is_list, bits FROM sets WHERE key >= ? AND key < ?", *_span(start))
                sets = {key[len(start) :]: self._bits(is_list, blob) for key, is_list, blob in rows}
                self._tallies[start] = Tally(sets, self.about.size)
        return self._tallies[start].counts(bits)

    def weighed(self, wanted: tuple[str, ...], *, is_prefix: bool) -> dict[int, float]:
        """How well the texts of entries match words that few have, by number; more is better."""
        asked = (wanted, is_prefix)
        if asked not in self._weighed:
            if len(self._weighed) >= _WEIGHED:
                self._weighed.clear()
            with _usable():
                self._weighed[asked] = weighing(self._connection, wanted, is_prefix=is_prefix)
        return self._weighed[asked]

    def close(self) -> None:
        """Give the file back."""
        self._connection.close()

    def _kept(self, name: str, make: Any) -> int:
        found = self._sets.pop(name, None)
        if found is None:
            with _usable():
                found = make()
            if found > self.everything:
                raise Unusable("a number is too high")
            if len(self._sets) >= _KEPT:
                del self._sets[next(iter(self._sets))]
        self._sets[name] = found
        return found

    def _set(self, key: str) -> int | None:
        for is_list, blob in self._rows("SELECT is_list, bits FROM sets WHERE key = ?", key):
            return self._bits(is_list, blob)
        return None

    def _bits(self, is_list: int, blob: bytes) -> int:
        return bits_of(listed(blob), self.about.size) if is_list else int.from_bytes(blob, "little")

    def _either(self, keys: list[str]) -> int:
        found, numbers = 0, bytearray()
        for first in range(0, len(keys), _AT_ONCE):
            few = keys[first : first + _AT_ONCE]
            marks = ",".join("?" * len(few))
            query = f"SELECT group_concat(hex(bits), '') FROM sets WHERE is_list AND key IN ({marks})"
            ((text,),) = self._rows(query, *few)
            numbers += bytes.fromhex(text or "")
            for (blob,) in self._rows(f"SELECT bits FROM sets WHERE NOT is_list AND key IN ({marks})", *few):
                found |= int.from_bytes(blob, "little")
        return found | bits_of(listed(bytes(numbers)), self.about.size)

    def _text(self, name: str, wanted: tuple[str, ...], is_prefix: bool) -> int:
        if len(wanted) == 1:
            common = self._set(name)
            if common is not None:
                return common
        else:
            # What has all the words can be told quickly; whether they stand together, only by walking their places.
            likely = self.text(wanted[-1:], is_prefix=is_prefix)
            for word in dict.fromkeys(wanted[:-1]) if likely else ():
                likely &= self.text((word,), is_prefix=False)
            if likely.bit_count() <= _FEW_TEXTS and self.holds is not None:
                asked, numbers = sought(wanted, is_prefix=is_prefix), numbers_of(likely)
                standing = [one.number for one in self.places(numbers) if self.holds(one.id, asked)]
                return bits_of(standing, self.about.size)
        return bits_of(matching(self._connection, wanted, is_prefix=is_prefix), self.about.size)

    def _between(
        self, name: str, low: int | Decimal | None, high: int | Decimal | None, has_low: bool, has_high: bool
    ) -> int:
        values, numbers = self._range(name)
        first = 0 if low is None else (bisect_left if has_low else bisect_right)(values, low)
        last = len(values) if high is None else (bisect_right if has_high else bisect_left)(values, high)
        return bits_of(numbers[first:last], self.about.size)

    def _range(self, name: str) -> tuple[Sequence[int | Decimal], Any]:
        if name not in self._ranges:
            self._ranges[name] = (), ()
            for values, numbers in self._rows('SELECT "values", numbers FROM ranges WHERE name = ?', name):
                self._ranges[name] = values_of(name, values), listed(numbers)
        return self._ranges[name]

    def _names(self, query: str, start: str) -> list[str]:
        with _usable():
            return [row[0][len(start) :] for row in self._rows(query, *_span(start))]

    def _numbers(self, query: str, *given: object) -> list[int]:
        return numbers_told(self._connection, query, *given)

    def _rows(self, query: str, *given: object) -> Iterator[Any]:
        return self._connection.execute(query, given)


def opened(home: Path, *, is_checked: bool = False) -> Index | None:
    """The index of a home; None where there is none that can be used.

    Where it `is_checked` all of it was read; else that goes on while it is asked, and what it tells may be believed
    once its check says so.
    """
    path = home / NAME
    connection = None
    try:
        if not path.is_file() or (is_checked and not is_sealed(path)):
            return None
        # Nobody changes it in place, so nothing is locked or looked for beside it.
        connection = sqlite3.connect(read_only(path), uri=True, check_same_thread=False)
        index = Index(connection)
        index.check = None if is_checked else Check(path)
        return index
    except (Unusable, sqlite3.Error, OSError, ValueError):
        if connection is not None:
            connection.close()
        return None


def _span(start: str) -> tuple[str, str]:
    """Between what the keys are that begin so."""
    return start, f"{start}\U0010ffff"


@contextmanager
def _usable() -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, ValueError, TypeError, LookupError, ArithmeticError) as error:
        raise Unusable(str(error)) from error

"""The index and what the journal says since: together they know every entry as it is now."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from journal.domain.instants import earliest
from journal.domain.query.bits import FEW, numbers_of
from journal.domain.records.entry import Entry
from journal.store.derived_rows import ENTRIES, micros
from journal.store.files import read_at
from journal.store.index import About, Index, Place
from journal.store.index_rows import NAME
from journal.store.log import Log
from journal.store.state import State

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.store.index_fresh import Fresh

Get = Callable[[str], Entry | None]
"""Gives the entry of an id as it stands; None where there is none."""


class Indexed:
    """An index, None where the journal needs none, and beside it the entries that came or changed since.

    A set of entries is one of numbers for each of `sources`.
    """

    def __init__(self, index: Index | None, get: Get) -> None:
        self.index = index
        self.fresh: Fresh | None = None
        self.standing = index.everything if index is not None else 0
        self._get = get
        if index is not None:
            index.holds = self._holds
        self._places: dict[str, int] = {}
        self._size = index.about.size if index is not None else 0

    def change(self, ids: list[str]) -> None:
        """Look at entries again that came, changed or went."""
        ids = list(dict.fromkeys(ids))
        if self.index is not None:
            known = self.index.entries(ids)
            self._places |= {one.id: one.place for one in self.index.places(numbers_of(known))}
            self.standing &= ~known
        for id_ in ids:
            entry = self._get(id_)
            if entry is None:
                if self.fresh is not None:
                    self.fresh.drop(id_)
                continue
            place = self._places.setdefault(id_, self._size)
            self._size += place == self._size
            self._noted().add(entry, micros(earliest(entry.occurred, entry.zone)), place)

    def _holds(self, id_: str, asked: str) -> bool:
        from journal.domain.query.keys import lines

        entry = self._get(id_)
        return entry is not None and any(asked in text for text in lines(entry))

    def _noted(self) -> Fresh:
        if self.fresh is None:
            from journal.store.index_fresh import Fresh

            self.fresh = Fresh()
        return self.fresh

    @property
    def sources(self) -> list[tuple[Index | Fresh, int]]:
        """What there is to be asked, and of each the numbers of the entries that stand as it has them."""
        fresh = [] if self.fresh is None else [(self.fresh, self.fresh.everything)]
        return [*fresh, *([] if self.index is None else [(self.index, self.standing)])]

    def counts(self, start: str, found: Sequence[int]) -> dict[str, int]:
        """How many entries of a set have each of the keys that begin so, by the rest of the key."""
        counts: dict[str, int] = {}
        for (source, _), bits in zip(self.sources, found, strict=True):
            for key, count in source.tally(start, bits).items() if bits else ():
                counts[key] = counts.get(key, 0) + count
        return {key: count for key, count in counts.items() if count}

    def ranked(self, scores: Sequence[Mapping[int, float]], limit: int | None) -> list[str]:
        """The ids of entries by score, which is given by number for each source; of equal ones the newest first."""
        rows = [
            (scored[one.number], one.at, one.place, one.id)
            for (source, _), scored in zip(self.sources, scores, strict=True)
            for one in source.places(list(scored))
        ]
        rows.sort(reverse=True)
        return [id_ for *_, id_ in rows[:limit]]

    def ids(self, found: Sequence[int], limit: int | None = None, *, is_rising: bool = False) -> list[str]:
        """The ids of the entries of a set, the newest first unless it `is_rising`; no more than `limit`."""
        new = numbers_of(found[0]) if self.fresh is not None else []
        numbers = numbers_of(found[-1], limit, is_rising=is_rising) if self.index is not None else []
        places = self.fresh.places(new) if self.fresh is not None else []
        fresh = sorted(places, key=_moment, reverse=not is_rising)
        if self.index is None or not numbers:
            return [one.id for one in fresh[:limit]]
        if len(numbers) <= FEW:
            both = sorted((*fresh, *self.index.places(numbers)), key=_moment, reverse=not is_rising)
            return [one.id for one in both[:limit]]
        return self._merged(fresh, numbers, is_rising=is_rising)[:limit]

    def _merged(self, fresh: list[Place], numbers: list[int], *, is_rising: bool) -> list[str]:
        assert self.index is not None
        ids, ats, places = self.index.lists
        found, at = list[str](), 0
        for one in fresh:
            # How many of the others come before it.
            last = bisect_left(
                numbers,
                True,
                at,
                key=lambda n, one=one: ((ats[n], places[n]) > _moment(one)) is is_rising,  # type: ignore[misc]
            )
            found += [ids[number] for number in numbers[at:last]]
            found.append(one.id)
            at = last
        return [*found, *(ids[number] for number in numbers[at:])]

    def warm(self) -> Iterator[None]:
        """Read what every question needs, in pieces, so that the first one need not wait for it."""
        if self.index is not None:
            yield
            for start in ("in:", "channel:"):
                self.index.tally(start, 0)
                yield
            self.index.keys("what:")
            yield
            _ = self.index.lists
            for name in self.index.ranges(""):
                yield
                self.index.between(name, None, None)

    def close(self) -> None:
        """Give the files back."""
        if self.fresh is not None:
            self.fresh.close()
        if self.index is not None:
            self.index.close()


def _moment(one: Place) -> tuple[int, int]:
    return one.at, one.place


def is_of(about: About, state: State) -> bool:
    """Whether an index is one of the journal as it was read, which may have gone on since."""
    if not 0 < about.transactions <= len(state.places) or len(state.table(ENTRIES).touched) < about.touched:
        return False
    return state.places.name(about.transactions - 1) == (about.dev, about.seq)


def goes_on(log: Log, dev: str, inode: int, end: int, tail: bytes) -> bool:
    """Whether a file of the log is the one that was read, up to where it was: each line's checksum ends it."""
    file = log.files.get(dev)
    if file is None or file.end < end or file.position().inode != inode:
        return False
    return read_at(file.descriptor, len(tail), end - len(tail)) == tail


def identity(home: Path) -> tuple[int, int]:
    """Tells one file of the index from another; zeros where there is none."""
    try:
        found = (home / NAME).stat()
    except OSError:
        return 0, 0
    return found.st_ino, found.st_mtime_ns

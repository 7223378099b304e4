"""Entries and follow-ups in the orders they are asked for in, brought up to date by what changed.

Whatever is given out is never changed afterwards: a group in which nothing changed stays the same object, so that what
was made from it holds as long as it is the same.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from heapq import merge
from operator import is_not
from typing import Generic, TypeVar

from journal.domain.instants import earliest
from journal.domain.records import Entry, FollowUp
from journal.store import Store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.store.store import Mark

One = TypeVar("One", Entry, FollowUp)
Made = TypeVar("Made")
Order = Callable[[One], tuple[datetime, int]] | Callable[[One], int]

_AT_ONCE = 256
"""Records between two breaths while everything is put in order."""


class _Kept(Generic[One]):
    """The records of a kind, each with its place in the order in which they first appear in the log."""

    def __init__(self, store: Store, kind: type[One]) -> None:
        self._store = store
        self._kind: type[One] = kind
        self._mark: Mark | None = None
        self._known: dict[str, tuple[int, One | None]] = {}

    def update(self) -> None:
        """Take in what changed."""
        ids, mark = self._store.changed(self._kind, self._mark)
        if ids is None:
            for _ in self.build():
                pass
        elif ids:
            self._change(ids)
            self._mark = mark

    def build(self) -> Iterator[None]:
        """Put everything in order anew, in pieces."""
        yield from self._store.decode(self._kind)
        _, mark = self._store.changed(self._kind, None)
        every = self._store.every(self._kind)
        ids, records = list(every), list(every.values())
        known: dict[str, tuple[int, One | None]] = {}
        for place, one in enumerate(records):
            known[ids[place]] = (place, one)
            if not place % _AT_ONCE:
                yield
        self._known, self._mark = known, mark
        yield from self._build([one for one in records if one is not None])

    def _change(self, ids: Sequence[str]) -> None:
        records = self._store.every(self._kind)
        gone, come = [], []
        for id_ in ids:
            place, old = self._known.get(id_, (len(self._known), None))
            new = records.get(id_)
            gone += [] if old is None else [old]
            come += [] if new is None else [new]
            self._known[id_] = (place, new)
        self._exchange(gone, come)

    def _place(self, one: One) -> int:
        return self._known[one.id][0]

    def _build(self, records: Sequence[One]) -> Iterator[None]:
        raise NotImplementedError

    def _exchange(self, gone: Sequence[One], come: Sequence[One]) -> None:
        raise NotImplementedError


class KeptEntries(_Kept[Entry]):
    """Entries in the order in which they occurred, ties by their place in the log.

    `by_negotiation` are those of each negotiation, `speaking` those that say something of it: its own with statements
    or marks, and others with statements about it. `unfiled` belong to none.
    """

    def __init__(self, store: Store) -> None:
        super().__init__(store, Entry)
        self.ordered: tuple[Entry, ...] = ()
        self.by_negotiation: Mapping[str, tuple[Entry, ...]] = {}
        self.speaking: Mapping[str, tuple[Entry, ...]] = {}
        self.unfiled: tuple[Entry, ...] = ()

    def _order(self, one: Entry) -> tuple[datetime, int]:
        return earliest(one.occurred, one.zone).utc, self._place(one)

    def _build(self, records: Sequence[Entry]) -> Iterator[None]:
        moments: list[datetime] = []
        runs: list[list[int]] = []
        for first in range(0, len(records), _AT_ONCE):
            few = range(first, min(first + _AT_ONCE, len(records)))
            moments += [earliest(records[at].occurred, records[at].zone).utc for at in few]
            # What was given is in log order, and neither sorting nor merging changes the order of equal ones.
            runs.append(sorted(few, key=moments.__getitem__))
            yield
        ordered: list[Entry] = []
        filed: dict[str, list[Entry]] = {}
        speaking: dict[str, list[Entry]] = {}
        unfiled: list[Entry] = []
        for number, at in enumerate(merge(*runs, key=moments.__getitem__)):
            one = records[at]
            ordered.append(one)
            (unfiled if one.negotiation is None else filed.setdefault(one.negotiation, [])).append(one)
            for about in _about(one):
                speaking.setdefault(about, []).append(one)
            if not number % _AT_ONCE:
                yield
        self.ordered, self.unfiled = tuple(ordered), tuple(unfiled)
        yield
        self.by_negotiation = {key: tuple(group) for key, group in filed.items()}
        self.speaking = {key: tuple(group) for key, group in speaking.items()}

    def _exchange(self, gone: Sequence[Entry], come: Sequence[Entry]) -> None:
        self.ordered = _exchanged(self.ordered, gone, come, self._order)
        lost, won = ([one for one in some if one.negotiation is None] for some in (gone, come))
        self.unfiled = _exchanged(self.unfiled, lost, won, self._order)
        self.by_negotiation = _regrouped(self.by_negotiation, gone, come, _filed, self._order)
        self.speaking = _regrouped(self.speaking, gone, come, _about, self._order)


class KeptFollowUps(_Kept[FollowUp]):
    """Follow-ups in the order of the log: those that are open, that each entry wrote, that each negotiation has."""

    def __init__(self, store: Store) -> None:
        super().__init__(store, FollowUp)
        self.open: tuple[FollowUp, ...] = ()
        self.by_entry: Mapping[str, tuple[FollowUp, ...]] = {}
        self.by_negotiation: Mapping[str, tuple[FollowUp, ...]] = {}

    def _build(self, records: Sequence[FollowUp]) -> Iterator[None]:
        by_entry: dict[str, list[FollowUp]] = {}
        filed: dict[str, list[FollowUp]] = {}
        for number, one in enumerate(records):
            by_entry.setdefault(one.entry, []).append(one)
            for key in _filed(one):
                filed.setdefault(key, []).append(one)
            if not number % _AT_ONCE:
                yield
        self.open = tuple([one for one in records if one.is_open])
        self.by_entry = {key: tuple(group) for key, group in by_entry.items()}
        self.by_negotiation = {key: tuple(group) for key, group in filed.items()}

    def _exchange(self, gone: Sequence[FollowUp], come: Sequence[FollowUp]) -> None:
        lost, won = ([one for one in some if one.is_open] for some in (gone, come))
        self.open = _exchanged(self.open, lost, won, self._place)
        self.by_entry = _regrouped(self.by_entry, gone, come, lambda one: (one.entry,), self._place)
        self.by_negotiation = _regrouped(self.by_negotiation, gone, come, _filed, self._place)


def _filed(one: Entry | FollowUp) -> Iterable[str]:
    return () if one.negotiation is None else (one.negotiation,)


def _about(one: Entry) -> Iterable[str]:
    """The negotiations that an entry says something of."""
    if not one.statements and not one.marks:
        return ()
    about = {said.negotiation or one.negotiation for said in one.statements} | {one.negotiation}
    return [key for key in about if key is not None]


def _exchanged(
    ordered: tuple[One, ...], gone: Sequence[One], come: Sequence[One], order: Order[One]
) -> tuple[One, ...]:
    """What is in order, without some and with others, in order."""
    if not gone and not come:
        return ordered
    found = list(ordered)
    for one in gone:
        del found[bisect_left(found, order(one), key=order)]
    for one in come:
        found.insert(bisect_left(found, order(one), key=order), one)
    return tuple(found)


def _regrouped(
    groups: Mapping[str, tuple[One, ...]],
    gone: Sequence[One],
    come: Sequence[One],
    keys: Callable[[One], Iterable[str]],
    order: Order[One],
) -> Mapping[str, tuple[One, ...]]:
    """The groups with some exchanged for others; those that nothing happens to are the same objects."""
    changed: dict[str, tuple[list[One], list[One]]] = {}
    for some, side in ((gone, 0), (come, 1)):
        for one in some:
            for key in keys(one):
                changed.setdefault(key, ([], []))[side].append(one)
    if not changed:
        return groups
    found = dict(groups)
    for key, (lost, won) in changed.items():
        if group := _exchanged(found.pop(key, ()), lost, won, order):
            found[key] = group
    return found


class Memo:
    """What was made of some objects, kept by key as long as they are the same objects."""

    def __init__(self) -> None:
        self._made: dict[Hashable, tuple[tuple[object, ...], object]] = {}

    def get(self, key: Hashable, basis: tuple[object, ...], make: Callable[[], Made]) -> Made:
        """What `make` returns, made again only when something of `basis` is another object than it was."""
        found = self._made.get(key)
        if found is None or len(found[0]) != len(basis) or any(map(is_not, found[0], basis)):
            found = self._made[key] = (basis, make())
        return found[1]  # type: ignore[return-value]

    def get_until(
        self, key: Hashable, basis: tuple[object, ...], now: datetime, make: Callable[[], tuple[Made, datetime]]
    ) -> Made:
        """The same of what depends on the time: `make` tells with it before when it holds, from `now` (UTC) on."""

        def timed() -> tuple[datetime, Made, datetime]:
            return (now, *make())

        since, made, until = self.get(key, basis, timed)
        if not since <= now < until:
            del self._made[key]
            _, made, _ = self.get(key, basis, timed)
        return made

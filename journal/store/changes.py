"""What was changed and when: the log read back as records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any, overload

from journal.domain.instants import Instant
from journal.domain.record import record
from journal.store.codec import KINDS, UNREADABLE, Record, decode
from journal.store.line import Doc
from journal.store.state import UNDOS
from journal.store.undo import Past

Effect = tuple[str, str, Record | None, Record | None]
"""Table, id, the record before and after; None where there was none, or none that can be read."""


@record
class Revision:
    """What one transaction made of a record. `record` is None where it removed it; `at` is in UTC.

    `is_gone` tells that what it was has since been removed for good, and `record` is None for that.
    """

    at: Instant
    do: str
    seq: int
    dev: str
    record: Any
    is_gone: bool = False


class Change:
    """One transaction. `at` is in UTC; `undone` tells whether it is taken back as things stand.

    `gone` are the ids of what it changed whose content was removed for good since.
    """

    def __init__(self, number: int, line: Doc, *, undone: bool, past: Past) -> None:
        self.seq: int = line["seq"]
        self.dev: str = line["dev"]
        self.do: str = line["do"]
        self.at = moment(line)
        self.undone = undone
        self.gone = tuple(op["id"] for op in line["ops"] if "d" not in op)
        self._number = number
        self._line = line
        self._past = past

    @cached_property
    def ops(self) -> tuple[Effect, ...]:
        """What it changed, in its own order. Raises StoreError where the log can no longer be read."""
        return tuple(
            (table, id_, _record(table, before), _record(table, after))
            for table, id_, before, after in self._past.changes(self._number, self._line)
            if table in KINDS
        )

    def __repr__(self) -> str:
        return f"Change({self.dev}-{self.seq} {self.do}{' undone' if self.undone else ''})"


class Changes(Sequence[Change]):
    """Every transaction up to now, oldest first; each is read from the log when it is asked for."""

    def __init__(self, past: Past) -> None:
        self._past = past
        self._count = len(past.transactions.state.places)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> Change: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Change, ...]: ...

    def __getitem__(self, at: int | slice) -> Change | tuple[Change, ...]:
        if isinstance(at, slice):
            return tuple(change_at(self._past, number) for number in range(self._count)[at])
        return change_at(self._past, range(self._count)[at])

    def __iter__(self) -> Iterator[Change]:
        return (change_at(self._past, number) for number in range(self._count))


def change_at(past: Past, number: int) -> Change:
    """The transaction of a number. Raises StoreError where the log can no longer be read."""
    state = past.transactions.state
    undone = state.undo_id(number) in state.table(UNDOS).docs
    return Change(number, past.transactions.line(number), undone=undone, past=past)


def revisions_of(past: Past, table: str, id_: str) -> tuple[Revision, ...]:
    """Every state a record has had, oldest first."""
    found = []
    for number in past.transactions.state.revisions(table, id_):
        line = past.transactions.line(number)
        told = _record(table, past.content(number, line, table, id_))
        gone = any("d" not in op for op in line["ops"] if (op["t"], op["id"]) == (table, id_))
        found.append(
            Revision(at=moment(line), do=line["do"], seq=line["seq"], dev=line["dev"], record=told, is_gone=gone)
        )
    return tuple(found)


def times_changed(past: Past, table: str, ids: Iterable[str]) -> dict[str, tuple[int, Instant]]:
    """How often each id was changed after it first appeared, and when last; every transaction is read once."""
    numbers = {id_: past.transactions.state.revisions(table, id_) for id_ in ids}
    last = {found[-1] for found in numbers.values()}
    at = {number: moment(past.transactions.line(number)) for number in sorted(last)}
    return {id_: (len(found) - 1, at[found[-1]]) for id_, found in numbers.items()}


def moment(line: Doc) -> Instant:
    """When a transaction was written, by the real clock."""
    return Instant(datetime.fromisoformat(line["at"]), "UTC")


def _record(table: str, doc: Doc | None) -> Record | None:
    if doc is None:
        return None
    try:
        record: Record = decode(KINDS[table], doc)
    except UNREADABLE:
        return None
    return record

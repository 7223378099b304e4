"""Decoded records, kept as long as their revision stands."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping

from journal.store.codec import UNREADABLE, decoded
from journal.store.state import State
from journal.store.transactions import Transactions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_FEW = 64
_MANY = 1_000
_AT_ONCE = 32


class Records:
    """The records of one kind, brought up to date when they are asked for.

    Threads may ask at the same time; while one decodes many, another gets its single record all the same.
    """

    def __init__(self, transactions: Transactions, kind: type[Any], table: str) -> None:
        self._transactions = transactions
        self._kind = kind
        self._table = table
        self._kept = _Kept(transactions.state)
        self.unreadable: dict[str, str] = {}

    def get(self, id_: str) -> Any:
        """The record of an id; None where there is none, or none that can be read."""
        state = self._transactions.state
        if self._is_close(state):
            return self._up_to_date().records.get(id_)
        doc = state.table(self._table).docs.get(id_)
        return None if doc is None else self._decoded(id_, doc)

    def all(self) -> tuple[Any, ...]:
        """Every record that can be read, in the order of first appearance in the log."""
        kept = self._up_to_date()
        if kept.all is None:
            kept.all = tuple([record for record in list(kept.records.values()) if record is not None])
        return kept.all

    def every(self) -> Mapping[str, Any]:
        """By every id that ever appeared, in that order, its record; None where it was removed or can't be read.

        It must not be changed.
        """
        return self._up_to_date().records

    def decode(self) -> Iterator[None]:
        """Decode in pieces of a millisecond or so, so that whoever asks for all of them next need not wait."""
        with self._transactions.reading:
            state = self._transactions.state
            rows = state.table(self._table)
            touched = rows.touched.copy()
        if self._kept.state is state and self._kept.seen:
            return
        records: dict[str, Any] = {}
        for number, id_ in enumerate(touched, 1):
            # What changes meanwhile is touched again, and decoded again then.
            if id_ not in records:
                doc = rows.docs.get(id_)
                records[id_] = None if doc is None else self._decoded(id_, doc)
            if not number % _AT_ONCE:
                yield
        if self._transactions.state is state:
            self._kept = _Kept(state, len(touched), records)

    def order(self, id_: str) -> int:
        """The place of an id in the order of first appearance; -1 where it never appeared."""
        kept = self._up_to_date()
        if len(kept.places) != len(kept.records):
            kept.places = {key: place for place, key in enumerate(list(kept.records))}
        return kept.places.get(id_, -1)

    def _is_close(self, state: State) -> bool:
        kept = self._kept
        return kept.state is state and len(state.table(self._table).touched) - kept.seen < _FEW

    def _up_to_date(self) -> _Kept:
        kept, state = self._kept, self._transactions.state
        if kept.state is state and kept.seen == len(state.table(self._table).touched):
            return kept
        with self._transactions.reading:
            state = self._transactions.state
            since = kept.seen if kept.state is state else 0
            rows = state.table(self._table)
            docs = {id_: rows.docs.get(id_) for id_ in rows.touched[since:]}
            seen = len(rows.touched)
        records = dict(kept.records) if since else {}
        self._decode_into(records, docs)
        # Put in place as a whole: other threads go on with what they have.
        self._kept = fresh = _Kept(state, seen, records, kept.places if since else {})
        return fresh

    def _decode_into(self, records: dict[str, Any], docs: dict[str, bytes | None]) -> None:
        is_pausing = len(docs) >= _MANY and gc.isenabled()
        if is_pausing:
            gc.disable()
        try:
            for id_, doc in docs.items():
                records[id_] = None if doc is None else self._decoded(id_, doc)
        finally:
            if is_pausing:
                gc.enable()
                gc.freeze()

    def _decoded(self, id_: str, doc: bytes) -> Any:
        try:
            record = decoded(self._kind, doc)
        except UNREADABLE as error:
            self.unreadable[id_] = f"{type(error).__name__}: {error}"
            return None
        self.unreadable.pop(id_, None)
        return record


class _Kept:
    """What was decoded of a state: its first `seen` touches. A removed record keeps its place as None."""

    __slots__ = ("all", "places", "records", "seen", "state")

    def __init__(
        self,
        state: State,
        seen: int = 0,
        records: dict[str, Any] | None = None,
        places: dict[str, int] | None = None,
    ) -> None:
        self.state = state
        self.seen = seen
        self.records = {} if records is None else records
        self.places = {} if places is None else places
        self.all: tuple[Any, ...] | None = None

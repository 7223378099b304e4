"""The store for short commands: what derived data and the end of the log tell is told without reading the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from journal.domain.records import Entry
from journal.store.codec import TABLES, R, Record
from journal.store.derived_rows import LARGE
from journal.store.migrations import STEPS, Step, version_of
from journal.store.partial import Partial, resumed
from journal.store.state import Unusable
from journal.store.store import Store
from journal.store.transactions import Transactions

if TYPE_CHECKING:
    from journal.store.changes import Change, Revision

Told = TypeVar("Told")


class QuickStore(Store):
    """A store that reads the whole log only when it is asked for what derived data don't tell."""

    @classmethod
    def open(cls, home: Path, *, steps: Sequence[Step] = STEPS) -> Store:
        """As `Store.open`, of which it differs in nothing but time."""
        transactions = Transactions(home, steps, resume=resumed)
        if transactions.state.version != version_of(steps):
            transactions.close()
            return Store.open(home, steps=steps)
        return cls(transactions, steps)

    def get(self, kind: type[R], id_: str) -> R | None:
        return self._whole_for(kind, lambda: Store.get(self, kind, id_))

    def all(self, kind: type[R]) -> tuple[R, ...]:
        return self._whole_for(kind, lambda: Store.all(self, kind))

    def ids(self, kind: type[Record], ending: str = "") -> tuple[str, ...]:
        return self._told(lambda part: part.ids(TABLES[kind], ending), lambda: Store.ids(self, kind, ending))

    def turns(self) -> Iterable[tuple[str, str]] | None:
        return self._told(lambda part: list(part.turns()), lambda: Store.turns(self))

"""The store for short commands: what derived data and the end of the log tell is told without reading the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from journal.store.codec import TABLES, Record
from journal.store.derived_rows import LARGE
from journal.store.migrations import STEPS, Step, version_of
from journal.store.partial import Partial, resumed
from journal.store.state import Unusable
from journal.store.store import Store
from journal.store.transactions import Transactions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    from journal.store.codec import R

    Told = TypeVar("Told")


class QuickStore(Store):
    """A store that reads the whole log only when it is asked for what derived data don't tell."""

    @classmethod
    def open(cls, home: Path, *, steps: Sequence[Step] = STEPS) -> Store:
        """As `Store.open`, from which it differs in nothing but time."""
        transactions = Transactions(home, steps, resume=resumed)
        if 0 < transactions.state.version < version_of(steps):
            transactions.close()
            return Store.open(home, steps=steps)
        return cls(transactions, steps)

    @property
    def _whole(self) -> Transactions:
        self._transactions.complete()
        return self._transactions

    def get(self, kind: type[R], id_: str) -> R | None:
        """The record of an id; None where there is none."""
        return self._told(kind, lambda: Store.get(self, kind, id_))

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Every record of a kind, in the order in which they first appear in the log."""
        return self._told(kind, lambda: Store.all(self, kind))

    def order(self, kind: type[R], id_: str) -> int:
        """The place of an id among those of its kind; -1 where it has none."""
        return self._told(kind, lambda: Store.order(self, kind, id_))

    def ids(self, kind: type[Record], ending: str = "") -> tuple[str, ...]:
        """The ids, that end so, of the saved records of a kind."""
        told = self._asked(lambda part: part.ids(TABLES[kind], ending))
        return super().ids(kind, ending) if told is None else told

    def turns(self) -> Sequence[tuple[str, str]] | None:
        """Stage and closing marks in the order in which they occurred; None where the log was read whole."""
        return self._asked(lambda part: list(part.turns()))

    def _told(self, kind: type[R], tell: Callable[[], Told]) -> Told:
        if TABLES[kind] in LARGE:
            self._transactions.complete()
        try:
            return tell()
        except Unusable:
            self._transactions.complete()
            return tell()

    def _asked(self, tell: Callable[[Partial], Told]) -> Told | None:
        """What a partial state tells; None where there is none, or none that can be used."""
        state = self._transactions.state
        if not isinstance(state, Partial):
            return None
        try:
            return tell(state)
        except Unusable:
            self._transactions.complete()
            return None

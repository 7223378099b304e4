"""The store before the log was read: what derived data and the end of the log tell is told without reading the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from journal.domain.records.person import Person
from journal.store.codec import TABLES, UNREADABLE, Record, decoded
from journal.store.derived_rows import LARGE
from journal.store.extent import Extent
from journal.store.migrations import STEPS, Step, migrate, version_of
from journal.store.partial import Partial, Unread, resumed, unread
from journal.store.state import Unusable
from journal.store.store import Store
from journal.store.transactions import Transactions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    from journal.store.codec import R
    from journal.store.front import Front
    from journal.store.log import Log

    Told = TypeVar("Told")


class QuickStore(Store):
    """A store that reads the whole log only when it is asked for what derived data don't tell."""

    @classmethod
    def open(cls, home: Path, *, steps: Sequence[Step] = STEPS, is_patient: bool = False) -> Store:
        """As `Store.open`, from which it differs in nothing but time.

        Where it `is_patient`, a long log without derived data is not read before it is asked for anything.
        """
        transactions = Transactions(home, steps, resume=resumed, later=unread if is_patient else _now)
        if 0 < transactions.state.version < version_of(steps):
            transactions.close()
            return Store.open(home, steps=steps)
        return cls(transactions, steps)

    @classmethod
    def unread(cls, home: Path, *, steps: Sequence[Step] = STEPS) -> QuickStore:
        """A store that knows nothing of the journal until `load` has come to its end."""
        return cls(Transactions(home, steps, later=lambda log: Unread()), steps)

    @property
    def extent(self) -> Extent:
        """How much of the journal is known without reading on."""
        state = self._transactions.state
        return Extent.NOTHING if state.is_unread else Extent.PART if state.is_partial else Extent.WHOLE

    def load(self) -> Iterator[None]:
        """Read the whole log in pieces of a millisecond or two, and ask for nothing in between.

        Raises StoreError where it can't be read.
        """
        yield from self._transactions.completing()
        if 0 < self._transactions.state.version < version_of(self._steps):
            migrate(self._transactions, self._steps)

    def front(self, entries: int) -> Front | None:
        """What the first screen is made from, with so many of the newest entries.

        None where the log was read; and where derived data turn out to be damaged, of which nothing is known then.
        """
        from journal.store.front import front_of

        state = self._transactions.state
        if not isinstance(state, Partial):
            return None
        try:
            return front_of(state, entries)
        except Unusable:
            # The end of the log can be shown at once; all of it can't.
            self._transactions.replace_part(Unread())
            return None

    @property
    def _whole(self) -> Transactions:
        self._transactions.complete()
        return self._transactions

    def get(self, kind: type[R], id_: str) -> R | None:
        """The record of an id; None where there is none."""
        if TABLES[kind] not in LARGE or (TABLES[kind], id_) in self._transactions.staged:
            return self._told(lambda: Store.get(self, kind, id_))
        told = self._asked(lambda part: (_record(kind, part.doc(TABLES[kind], id_)),))
        return self._told(lambda: Store.get(self, kind, id_)) if told is None else told[0]

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Every record of a kind, in the order in which they first appear in the log."""
        if TABLES[kind] in LARGE:
            self._transactions.complete()
        return self._told(lambda: Store.all(self, kind))

    def people_in(self, text: str) -> tuple[Person, ...]:
        """No fewer than the people whom a text may name: most of a long list need not be made for that."""
        low = text.casefold().encode("utf-8", "replace")
        table = TABLES[Person]
        told = self._asked(lambda part: [id_ for id_, doc in part.table(table).docs.items() if _may_name(low, doc)])
        if told is None:
            return super().people_in(text)
        return tuple(record for id_ in told if (record := self.get(Person, id_)) is not None)

    def likely(self, kind: type[R], words: tuple[str, ...]) -> tuple[R, ...]:
        """The records of a kind that may have all of some folded words in them: others need not be made for it."""
        if TABLES[kind] in LARGE:
            return self.all(kind)
        told = self._asked(lambda part: tuple(_holding(part.table(TABLES[kind]).docs, words)))
        if told is None:
            return self.all(kind)
        return tuple(record for id_ in told if (record := self.get(kind, id_)) is not None)

    def order(self, kind: type[R], id_: str) -> int:
        """The place of an id among those of its kind; -1 where it has none."""
        if TABLES[kind] in LARGE:
            self._transactions.complete()
        return self._told(lambda: Store.order(self, kind, id_))

    def ids(self, kind: type[Record], ending: str = "") -> tuple[str, ...]:
        """The ids, that end so, of the saved records of a kind."""
        told = self._asked(lambda part: part.ids(TABLES[kind], ending))
        return super().ids(kind, ending) if told is None else told

    def turns(self) -> Sequence[tuple[str, str]] | None:
        """Stage and closing marks in the order in which they occurred; None where the log was read whole."""
        return self._asked(lambda part: list(part.turns()))

    def _told(self, tell: Callable[[], Told]) -> Told:
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


def _now(log: Log) -> None:
    """Read it now."""


def _may_name(low: bytes, doc: bytes) -> bool:
    """Whether a text in lower case may name somebody: it then has the first word of the name, where that is plain."""
    _, found, rest = doc.partition(b'"name":"')
    first = rest.partition(b'"')[0].split(b" ")[0]
    is_plain = bool(found) and first.isalpha() and b'"aliases"' not in doc
    return not is_plain or first.lower() in low


def _holding(docs: Mapping[str, bytes], words: tuple[str, ...]) -> Iterator[str]:
    """The ids of documents that may hold folded words; what is not ASCII may hold anything."""
    wanted = [word.encode() for word in words]
    for id_, doc in docs.items():
        low = doc.lower()
        if not doc.isascii() or all(word in low for word in wanted):
            yield id_


def _record(kind: type[R], doc: bytes | None) -> R | None:
    try:
        return None if doc is None else decoded(kind, doc)
    except UNREADABLE:
        return None

"""The store: records in, records out, every save durable when it returns, every revision kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from journal.domain.records.person import Person
from journal.store.chronicle import Chronicle
from journal.store.codec import TABLES, Record, decoded, encode
from journal.store.extent import Extent
from journal.store.migrations import STEPS, Step, migrate, version_of
from journal.store.records import Records
from journal.store.transactions import Staging, Transactions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from journal.domain.records import Entry
    from journal.store.codec import R
    from journal.store.database import Database
    from journal.store.derived_front import Count
    from journal.store.front import Front
    from journal.store.index_holder import Holder
    from journal.store.log_file import Damage


Mark = tuple[int, int]
"""How far the changes of a kind were read."""


class Unit(Staging):
    """Changes that are saved together when the outermost unit ends, or not at all."""

    __slots__ = ()

    def put(self, record: Record) -> None:
        """Save a record, in place of the one of its id if there is one."""
        self.set(TABLES[type(record)], record.id, encode(record))

    def remove(self, kind: type[Record], id_: str) -> None:
        """Remove the record of an id; nothing happens where there is none."""
        self.unset(TABLES[kind], id_)


class _ByKind(dict[type, Records]):
    """What was decoded, by kind: made when a kind is first asked for."""

    def __init__(self, transactions: Transactions) -> None:
        super().__init__()
        self._transactions = transactions

    def __missing__(self, kind: type) -> Records:
        made = self[kind] = Records(self._transactions, kind, TABLES[kind])
        return made


class Store(Chronicle):
    """The journal in a home. Reading makes no file, works on a read-only home and may be done by any thread.

    Inside a unit its own thread reads what it has put; everybody else, and everybody afterwards, what is on
    the disk. What other programs write is seen after `refresh`, and after every save.
    """

    def __init__(self, transactions: Transactions, steps: Sequence[Step] = STEPS) -> None:
        self.home = transactions.home
        self._transactions = transactions
        self._steps = steps
        self._records = _ByKind(transactions)
        self._database: Database | None = None
        self._search: Holder | None = None

    @classmethod
    def open(cls, home: Path, *, steps: Sequence[Step] = STEPS) -> Store:
        """The journal in a folder, which is made at the first save.

        Data of an older version is brought up to date. Raises StoreError where the home can't be read or its
        data is newer than the program.
        """
        transactions = Transactions(home, steps)
        if 0 < transactions.state.version < version_of(steps):
            migrate(transactions, steps)
        return cls(transactions, steps)

    @property
    def extent(self) -> Extent:
        """How much of the journal is known without reading on: here always all of it."""
        return Extent.WHOLE

    def front(self, entries: int) -> Front | None:
        """What the first screen is made from while the log was not read whole; None where it was."""
        return None

    def newest(self, entries: int) -> tuple[Entry, ...]:
        """At most so many of the entries written last, newest first, from the end of the log alone."""
        from journal.store.tail import newest_of

        return newest_of(self.home, entries)

    @property
    def damage(self) -> tuple[Damage, ...]:
        """Lines of the log that cannot be trusted: kept, reported, and left out of everything else."""
        return self._transactions.log.damage

    @property
    def unreadable(self) -> dict[str, str]:
        """Ids of records, asked for so far, whose data makes no record, and why."""
        return {id_: why for records in self._records.values() for id_, why in list(records.unreadable.items())}

    def get(self, kind: type[R], id_: str) -> R | None:
        """The record of an id; None where there is none."""
        staged = self._transactions.staged.get((TABLES[kind], id_))
        if staged is not None:
            return decoded(kind, staged)
        found: R | None = self._records[kind].get(id_)
        return found

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Every record of a kind, in the order in which they first appear in the log."""
        records: tuple[R, ...] = self._records[kind].all()
        staged = {id_: text for (table, id_), text in self._transactions.staged.items() if table == TABLES[kind]}
        if not staged:
            return records
        merged: dict[str, R | None] = {record.id: record for record in records}
        merged |= {id_: decoded(kind, text) for id_, text in staged.items()}
        return tuple(record for record in merged.values() if record is not None)

    def people_in(self, text: str) -> tuple[Person, ...]:
        """No fewer than the people whom a text may name, by their first name or by any other."""
        return self.all(Person)

    def ids(self, kind: type[Record], ending: str = "") -> tuple[str, ...]:
        """The ids, that end so, of the saved records of a kind; those too whose data makes no record."""
        return tuple([id_ for id_ in self._whole.snapshot(TABLES[kind]) if id_.endswith(ending)])

    def every(self, kind: type[R]) -> Mapping[str, R | None]:
        """By every id of a kind that ever appeared, in that order, the saved record; None where there is none now.

        It must not be changed.
        """
        self._whole  # noqa: B018  # has it read
        found: Mapping[str, R | None] = self._records[kind].every()
        return found

    def decode(self, kind: type[Record]) -> Iterator[None]:
        """Make records of a kind in pieces, so that whoever asks for all of them next need not wait."""
        self._whole  # noqa: B018  # has it read
        return self._records[kind].decode()

    def changed(self, kind: type[Record], since: Mark | None) -> tuple[Sequence[str] | None, Mark]:
        """The ids of a kind that changed since a mark, and the mark of now; None for the ids where all may have."""
        transactions = self._whole
        with transactions.reading:
            touched = transactions.state.table(TABLES[kind]).touched
            mark = (transactions.epoch, len(touched))
            if since is None or since[0] != mark[0]:
                return None, mark
            return tuple(dict.fromkeys(touched[since[1] :])), mark

    def select(self, kind: type[R], query: Any) -> tuple[R, ...]:
        """The saved records whose data a TinyDB query accepts; fields are called as in the records."""
        if self._database is None:
            from journal.store.database import Database

            self._database = Database(self._whole)
        found = self._database.table(TABLES[kind]).search(query)
        return tuple(record for doc in found if (record := self.get(kind, str(doc.doc_id))) is not None)

    def order(self, kind: type[R], id_: str) -> int:
        """The place of an id among those of its kind by first appearance in the log; -1 where it has none."""
        return self._records[kind].order(id_)

    def turns(self) -> Sequence[tuple[str, str]] | None:
        """Stage and closing marks in the order in which they occurred: negotiation, kind; None: ask the entries."""
        return None

    def unit(self, do: str) -> Unit:
        """A context for changes that belong together; `do` is what the history calls them.

        Leaving the outermost one saves them as one line of the log and returns once that is on the disk.
        Nothing put, or nothing that differs, saves nothing; an exception drops what was put. Raises
        StoreError on leaving where it could not be saved: nothing has changed then.
        """
        return Unit(self._transactions, do)

    def refresh(self) -> bool:
        """Read what other programs wrote since; True where anything came since this was asked last.

        A stat or two where nothing changed. Raises StoreError where the log can't be read.
        """
        return self._transactions.refresh()

    def reopen(self) -> None:
        """Read everything from the disk again; after a save that failed, saving is possible again."""
        self._transactions.reopen()

    def version(self) -> tuple[int, int]:
        """Differs after every transaction, and whenever the log was read anew."""
        return self._transactions.epoch, len(self._transactions.state.places)

    def verify(self) -> tuple[Damage, ...]:
        """Read the whole log again and check every hash: what is damaged, altered or missing, nothing if nothing.

        A cut end and a rewrite of everything can't be seen; heads noted elsewhere would show them.
        """
        from journal.store.verify import verify

        return verify(self.home)

    def derive(self, count: Callable[[], Iterable[Count]] = tuple) -> Iterator[None]:
        """Bring what short commands and the first screen start from up to date, in pieces.

        `count` tells what the ledgers count of the journal as this store knows it; it is asked where there is enough
        to be written at all.
        """
        from journal.store.derived_counts import Counted
        from journal.store.derived_keeper import steps

        return steps(self.home, counted=lambda: Counted(self._transactions.log.last, tuple(count())))

    @property
    def search(self) -> Holder:
        """What conversations are found by: to be asked by one thread at a time."""
        if self._search is None:
            from journal.domain.records.entry import Entry
            from journal.store.index_holder import Holder

            self._search = Holder(self._transactions, lambda id_: self.get(Entry, id_), lambda: self.all(Entry))
        return self._search

    def close(self) -> None:
        """Give the files back. What was read can still be asked for."""
        if self._search is not None:
            self._search.close()
        self._transactions.close()

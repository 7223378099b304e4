"""The store: records in, records out, every save durable when it returns, every revision kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from journal.store.codec import TABLES, Record, decoded, encode
from journal.store.migrations import STEPS, Step, migrate, version_of
from journal.store.records import Records
from journal.store.transactions import Staging, Transactions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from journal.store.changes import Change, Revision
    from journal.store.codec import R
    from journal.store.compaction import Saving
    from journal.store.database import Database
    from journal.store.log_file import Damage
    from journal.store.redaction import Blank, Redacted
    from journal.store.undo import Past


class Unit(Staging):
    """Changes that are saved together when the outermost unit ends, or not at all."""

    __slots__ = ()

    def put(self, record: Record) -> None:
        """Save a record, in place of the one of its id if there is one."""
        self.set(TABLES[type(record)], record.id, encode(record))

    def remove(self, kind: type[Record], id_: str) -> None:
        """Remove the record of an id; nothing happens where there is none."""
        self.unset(TABLES[kind], id_)


class Store:
    """The journal in a home. Reading makes no file, works on a read-only home and may be done by any thread.

    Inside a unit its own thread reads what it has put; everybody else, and everybody afterwards, what is on
    the disk. What other programs write is seen after `refresh`, and after every save.
    """

    def __init__(self, transactions: Transactions, steps: Sequence[Step] = STEPS) -> None:
        self.home = transactions.home
        self._transactions = transactions
        self._steps = steps
        self._records: dict[type[Any], Records] = {
            kind: Records(transactions, kind, table) for kind, table in TABLES.items()
        }
        self._database: Database | None = None

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
    def _whole(self) -> Transactions:
        """The transactions, for what only the whole log can tell."""
        return self._transactions

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

    def ids(self, kind: type[Record], ending: str = "") -> tuple[str, ...]:
        """The ids, that end so, of the saved records of a kind; those too whose data makes no record."""
        return tuple([id_ for id_ in self._whole.snapshot(TABLES[kind]) if id_.endswith(ending)])

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

    def changes(self) -> Sequence[Change]:
        """Every transaction, oldest first, undo and redo among them; read from the log as they are asked for."""
        from journal.store.changes import Changes

        return Changes(self._past(is_lenient=True))

    def revisions(self, kind: type[R], id_: str) -> tuple[Revision, ...]:
        """Every state a record has had, oldest first."""
        from journal.store.changes import revisions_of

        return revisions_of(self._past(is_lenient=True), TABLES[kind], id_)

    def every_id(self, kind: type[Record]) -> tuple[str, ...]:
        """Every id of a kind that ever appeared in the log, also of what was removed since."""
        return tuple(self._whole.state.table(TABLES[kind]).revisions)

    def redact(self, entry_id: str, blank: Blank) -> Redacted:
        """Remove an entry's text, and what was due because of it, from every revision for good; what was touched.

        `blank` makes of a record what may stay of it. Raises StoreError; what is noted then is finished by
        asking for the same again.
        """
        from journal.store.redaction import redact

        return redact(self._whole, entry_id, blank)

    def compact(self, *, drop_history: bool) -> Saving:
        """What superseded revisions take in the log; where `drop_history`, that is removed for good."""
        from journal.store.compaction import compact

        return compact(self._whole, drop_history=drop_history)

    def undo(self) -> Change | None:
        """Take back the last change that stands, whoever made it; that change, None where there is none."""
        from journal.store.changes import Change
        from journal.store.undo import undo

        past = self._past()
        found = undo(past)
        return None if found is None else Change(*found, undone=True, past=past)

    def redo(self) -> Change | None:
        """Bring back what was taken back last; None where there is nothing, or something was changed since."""
        from journal.store.changes import Change
        from journal.store.undo import redo

        past = self._past()
        found = redo(past)
        return None if found is None else Change(*found, undone=False, past=past)

    def verify(self) -> tuple[Damage, ...]:
        """Read the whole log again and check every hash: what is damaged, altered or missing, nothing if nothing.

        A cut end and a rewrite of everything can't be seen; heads noted elsewhere would show them.
        """
        from journal.store.verify import verify

        return verify(self.home)

    def derive(self) -> Iterator[None]:
        """Bring what short commands start from up to date, in pieces; nothing where the log is short."""
        from journal.store.derived_keeper import steps

        return steps(self.home)

    def close(self) -> None:
        """Give the files back. What was read can still be asked for."""
        self._transactions.close()

    def _past(self, *, is_lenient: bool = False) -> Past:
        from journal.store.undo import Past

        return Past(self._whole, self._steps, is_lenient=is_lenient)

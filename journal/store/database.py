"""TinyDB on the log: a storage that appends, and tables whose every change is a transaction.

TinyDB sends all reading and writing of a table through `_read_table` and `_update_table`; with `_get_next_id`,
`get` and `search` they are all that is overridden.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import Any, ClassVar

from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.storages import Storage
from tinydb.table import Document, Table

from journal.store.codec import KINDS
from journal.store.line import Doc, check_plain, parsed
from journal.store.state import INTERNAL
from journal.store.transactions import Staging, Transactions

RECORD_TABLES = frozenset(KINDS) | INTERNAL


class LogStorage(Storage):
    """The journal in a home as TinyDB's storage; one that is given transactions leaves opening and closing to them."""

    def __init__(self, source: Path | str | Transactions) -> None:
        self._is_own = not isinstance(source, Transactions)
        self.transactions = source if isinstance(source, Transactions) else Transactions(Path(source))
        self._parsed: dict[str, _Parsed] = {}

    def unit(self, do: str) -> Staging:
        """A context whose changes, over any tables, become one transaction or none."""
        return self.transactions.unit(do)

    def table(self, name: str) -> Mapping[str, Doc]:
        """A table as it stands, with what this thread has staged; its documents may not be changed."""
        if self._is_own:
            self.transactions.refresh()
        texts = self.transactions.snapshot(name)
        table = self._parsed.setdefault(name, _Parsed()).of(texts)
        staged = {id_: parsed(text.encode()) for (of, id_), text in self.transactions.staged.items() if of == name}
        if not staged:
            return table
        return {id_: doc for id_, doc in {**table, **staged}.items() if doc is not None}

    def update(self, name: str, changed: Mapping[str, Any], removed: set[str]) -> None:
        """Stage changes of one table within a unit that has begun."""
        with self.unit("update") as staging:
            for id_, doc in changed.items():
                check_plain(doc)
                staging.set(name, id_, doc)
            for id_ in removed:
                staging.unset(name, id_)

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Every table that has documents; None where none has."""
        names = [name for name in self.transactions.own_tables() if name not in INTERNAL]
        return {name: _copied(dict(self.table(name))) for name in names} or None

    def write(self, data: dict[str, dict[Any, Any]]) -> None:
        """Make the tables what `data` says, in one transaction: those it does not name lose their documents."""
        with self.unit("update") as staging:
            staging.begin()
            for name in {*self.transactions.own_tables(), *data} - INTERNAL:
                new = {str(id_): doc for id_, doc in data.get(name, {}).items()}
                self.update(name, new, set(self.table(name)) - set(new))

    def close(self) -> None:
        if self._is_own:
            self.transactions.close()


class LogTable(Table):
    """A table with TinyDB's integer ids; none is given twice before the table has been emptied."""

    _storage: LogStorage

    def __init__(self, storage: LogStorage, name: str, cache_size: int = 10, persist_empty: bool = False) -> None:
        # TinyDB would empty the table to make it; here a table is there as soon as it has a document.
        super().__init__(storage, name, cache_size=cache_size)
        self._cached_at: object = None
        self._counted: tuple[object, int, int] = (None, 0, 0)

    def insert(self, document: Mapping[str, Any]) -> int:
        """As TinyDB's; the id is given while nobody else can give it."""
        with self._storage.unit("insert") as staging:
            staging.begin()
            return super().insert(document)

    def upsert(self, document: Mapping[str, Any], cond: QueryLike | None = None) -> list[int]:
        """As TinyDB's, in one transaction."""
        with self._storage.unit("upsert") as staging:
            staging.begin()
            return super().upsert(document, cond)

    def get(self, cond: Any = None, doc_id: Any = None, doc_ids: Any = None) -> Any:
        """As TinyDB's; what is nested in a document is the caller's own too."""
        found = super().get(cond, doc_id=doc_id, doc_ids=doc_ids)
        return [_own(doc) for doc in found] if isinstance(found, list) else found and _own(found)

    def search(self, cond: QueryLike) -> list[Document]:
        """As TinyDB's; its cache is good for the table as it stands, and keeps its own copies."""
        table = self._storage.table(self.name)
        if table is not self._cached_at:
            self.clear_cache()
            self._cached_at = table
        return [_own(doc) for doc in super().search(cond)]

    def __iter__(self) -> Iterator[Document]:
        return map(_own, super().__iter__())

    def _read_table(self) -> Any:
        return self._storage.table(self.name)

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        with self._storage.unit("update") as staging:
            staging.begin()
            working = _Working(self._storage.table(self.name), self.document_id_class)
            updater(working)
            self._storage.update(self.name, working.changed, working.removed)
        self.clear_cache()

    def _get_next_id(self) -> int:
        """One more than any id since the table was last empty, in any program."""
        rows = self._storage.transactions.state.table(self.name)
        of, count, highest = self._counted
        if of is not rows or count < rows.emptied:
            count, highest = rows.emptied, 0
        highest = max(highest, max(map(int, rows.touched[count:]), default=0))
        self._counted = (rows, len(rows.touched), highest)
        given: int = max(self._next_id or 0, highest + 1)
        self._next_id = given + 1  # type: ignore[assignment]
        return given


class RecordTable(LogTable):
    """A table whose ids are text and given by who inserts."""

    document_id_class = str  # type: ignore[assignment]

    def _get_next_id(self) -> int:
        raise ValueError(f"a record of {self.name} brings its own id: insert a Document with doc_id")


class Database(TinyDB):
    """TinyDB over the journal in a home: `Database(home)`. Tables of records are RecordTables, others LogTables."""

    table_class = LogTable  # type: ignore[assignment]
    default_storage_class = LogStorage  # type: ignore[assignment]
    _tables: dict[str, Table]
    record_tables: ClassVar[frozenset[str]] = RECORD_TABLES

    def table(self, name: str, **kwargs: Any) -> Table:
        """The table of a name."""
        if name not in self._tables and name in self.record_tables:
            self._tables[name] = RecordTable(self.storage, name, **kwargs)  # type: ignore[arg-type]
        return super().table(name, **kwargs)

    def unit(self, do: str) -> Staging:
        """A context whose changes, over any tables, become one transaction or none."""
        storage: LogStorage = self.storage  # type: ignore[assignment]
        return storage.unit(do)


class _Working(MutableMapping[Any, Any]):
    """A table for an updater to change: documents are copied when it takes them out, and compared afterwards."""

    def __init__(self, table: Mapping[str, Doc], id_class: Callable[[Any], Any]) -> None:
        self._table = table
        self._id_class = id_class
        self._taken: dict[str, Any] = {}
        self.removed: set[str] = set()

    @property
    def changed(self) -> dict[str, Any]:
        return self._taken

    def __getitem__(self, key: Any) -> Any:
        id_ = str(key)
        if id_ in self.removed:
            raise KeyError(key)
        if id_ not in self._taken:
            self._taken[id_] = _copied(self._table[id_])
        return self._taken[id_]

    def __setitem__(self, key: Any, doc: Any) -> None:
        self.removed.discard(str(key))
        self._taken[str(key)] = doc

    def __delitem__(self, key: Any) -> None:
        if key not in self:
            raise KeyError(key)
        self._taken.pop(str(key), None)
        if str(key) in self._table:
            self.removed.add(str(key))

    def __contains__(self, key: object) -> bool:
        id_ = str(key)
        return id_ in self._taken or (id_ in self._table and id_ not in self.removed)

    def __iter__(self) -> Iterator[Any]:
        yield from (self._id_class(id_) for id_ in self._table if id_ not in self.removed)
        yield from (self._id_class(id_) for id_ in self._taken if id_ not in self._table)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Parsed:
    """A table's documents, parsed once for each revision."""

    def __init__(self) -> None:
        self._texts: Mapping[str, bytes] = {}
        self._docs: dict[str, Doc] = {}

    def of(self, texts: Mapping[str, bytes]) -> Mapping[str, Doc]:
        """The documents of the texts; the same mapping for the same texts."""
        if texts is not self._texts:
            known, docs = self._texts, self._docs
            self._docs = {
                id_: doc
                for id_, text in texts.items()
                if (doc := docs.get(id_) if known.get(id_) is text else parsed(text)) is not None
            }
            self._texts = texts
        return self._docs


def _own(doc: Document) -> Document:
    return Document(_copied(dict(doc)), doc.doc_id)


def _copied(value: Any) -> Any:
    """A deep copy of plain JSON."""
    if isinstance(value, dict):
        return {key: _copied(part) for key, part in value.items()}
    return [_copied(part) for part in value] if isinstance(value, list | tuple) else value

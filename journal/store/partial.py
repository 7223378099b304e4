"""The state of a journal of which only the end was read: derived data, and the log from where they stop.

It knows what a short command asks. For anything else the log is read whole; `Transactions.complete` sees to that.
"""

from __future__ import annotations

from collections.abc import Iterator

from journal.store.derived import Derived, opened
from journal.store.derived_rows import ENTRIES, FOLLOW_UPS, LARGE, Due, Occurrence, by_time, due_of, occurrence_of
from journal.store.files import read_at
from journal.store.line import Read, canonical, is_whole, parsed
from journal.store.log import SUFFIX, Log
from journal.store.state import Rows, State, Unusable


class Partial(State):
    """Derived data with what the log says after them. `doc` and `last` know every id, `table` all but the LARGE.

    Methods raise Unusable where the derived data turn out to be damaged.
    """

    __slots__ = ("_log", "derived")

    def __init__(self, derived: Derived, log: Log) -> None:
        super().__init__()
        self.derived = derived
        self._log = log
        self.versions = [(0, derived.version)] if derived.version else []

    @property
    def is_partial(self) -> bool:
        return True

    def table(self, name: str) -> Rows:
        """The table of a name; of the LARGE ones only what changed since."""
        rows = self.tables.get(name)
        if rows is None:
            rows = self.tables[name] = Rows()
            if name not in LARGE:
                docs = self.derived.docs(name)
                rows.docs = {id_: doc for id_, doc in docs.items() if doc is not None}
                rows.touched = list(docs)
        return rows

    def apply(self, read: Read) -> None:
        """Fold in a transaction that the derived data don't have."""
        for name, _, _ in read.changes:
            self.table(name)
        super().apply(read)

    def doc(self, name: str, id_: str) -> bytes | None:
        """The document of an id as it stands; None where there is none."""
        rows = self.table(name)
        if name not in LARGE or id_ in rows.revisions:
            return rows.docs.get(id_)
        found = self.derived.last_change(name, id_)
        return None if found is None else self.from_log(name, id_, *found)

    def last(self, name: str, id_: str) -> str:
        """The revision of an id that stands, as the log writes it."""
        if id_ in self.table(name).revisions:
            return super().last(name, id_)
        found = self.derived.last_change(name, id_)
        if found is None:
            return "null"
        self.from_log(name, id_, *found)
        return f'["{found[0]}",{found[1]}]'

    def ids(self, name: str, ending: str = "") -> tuple[str, ...]:
        """The ids of a table that end so, in the order of first appearance."""
        rows = self.table(name)
        if name not in LARGE:
            return tuple(id_ for id_ in rows.docs if id_.endswith(ending))
        kept = [id_ for id_ in self.derived.ids(name, ending) if id_ not in rows.revisions or id_ in rows.docs]
        known = set(kept)
        return (*kept, *(id_ for id_ in rows.docs if id_ not in known and id_.endswith(ending)))

    def agenda(self, owner: str, until: int) -> list[Due]:
        """The open follow-ups of an owner which are overdue at a moment (in microseconds), in no order."""
        rows = self.table(FOLLOW_UPS)
        found = [due for due in self.derived.agenda(owner, until) if due.id not in rows.revisions]
        fresh = (due_of(id_, doc) for id_, doc in rows.docs.items())
        return found + [due for due in fresh if due is not None and due.owner == owner and due.overdue_at <= until]

    def turns(self) -> Iterator[tuple[str, str]]:
        """The stage and closing marks of entries in the order of occurrence: negotiation, kind of mark."""
        found = [row for row in self.derived.turns() if row.id not in self.table(ENTRIES).revisions]
        found += (one for one in self.occurrences_since() if one.turns)
        for one in sorted(found, key=by_time):
            for kind in one.turns.split():
                yield one.negotiation, kind

    def occurrences_since(self) -> Iterator[Occurrence]:
        """The rows of the entries that were changed since, in no order."""
        for count, (id_, doc) in enumerate(self.table(ENTRIES).docs.items()):
            place = self.derived.first_place(ENTRIES, id_)
            fresh = occurrence_of(id_, self.derived.count + count if place is None else place, doc)
            if fresh is not None:
                yield fresh

    def close(self) -> None:
        """Give the derived data back."""
        self.derived.close()

    def from_log(self, name: str, id_: str, dev: str, seq: int, start: int, size: int) -> bytes | None:
        """What a transaction made of an id. Raises Unusable where the log does not say so."""
        try:
            file = self._log.files[dev]
            raw = read_at(file.descriptor, size, start)
        except (KeyError, OSError) as error:
            raise Unusable(str(error)) from error
        line = parsed(raw) if is_whole(raw) else None
        if not isinstance(line, dict) or line.get("seq") != seq:
            raise Unusable("the log has another line there")
        for op in line["ops"]:
            if (op["t"], op["id"]) == (name, id_):
                doc = op.get("d")
                return None if doc is None else canonical(doc).encode()
        raise Unusable("the log has another change there")


class Unread(State):
    """The state of a long log before any of it was read: whoever asks it anything has to read the whole."""

    __slots__ = ()

    @property
    def is_partial(self) -> bool:
        return True

    @property
    def is_unread(self) -> bool:
        return True

    def table(self, name: str) -> Rows:
        raise Unusable(f"nothing is known of {name} yet")


def unread(log: Log) -> Unread | None:
    """That nothing is known of a long log; None of a short one."""
    from journal.store.derived_keeper import LEAST

    try:
        size = sum(path.stat().st_size for path in log.folder.glob(f"*{SUFFIX}"))
    except OSError:
        return None
    return Unread() if size >= LEAST else None


def resumed(log: Log) -> Partial | None:
    """The state up to where a home's derived data go, the log ready to be read on; None where there are none."""
    derived = opened(log.home)
    if derived is None:
        return None
    try:
        derived.resume(log)
        return Partial(derived, log)
    except Unusable:
        derived.close()
        log.forget()
        return None

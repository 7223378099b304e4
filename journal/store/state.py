"""The tables, folded from transactions, and where in the log every revision stands."""

from __future__ import annotations

from array import array
from bisect import bisect_left

from journal.store.line import Read, parsed

META = "meta"
UNDOS = "undos"
REMOVALS = "removals"
"""Which changes lost their content for good: named here, so that verifying finds nothing amiss."""
VERSION_ID = "version"
MIGRATE = "migrate"
INTERNAL = frozenset({META, UNDOS, REMOVALS})

_WIDTH = 4
_LONGEST = len(str(2**53))


class Unusable(Exception):
    """Derived data turn out to be damaged: the log has to be asked."""


class Places:
    """Where each transaction stands: numbered from 0 in the order of folding."""

    __slots__ = ("_by_dev", "_devs", "_of_dev", "_rows")

    def __init__(self) -> None:
        self._devs: list[str] = []
        self._by_dev: dict[str, int] = {}
        self._of_dev: list[array[int]] = []
        self._rows = array("Q")

    def __len__(self) -> int:
        return len(self._rows) // _WIDTH

    def add(self, dev: str, seq: int, start: int, size: int) -> int:
        """Note the next transaction; its number."""
        known = self._by_dev.get(dev)
        if known is None:
            known = self._by_dev[dev] = len(self._devs)
            self._devs.append(dev)
            self._of_dev.append(array("Q"))
        number = len(self)
        self._rows.extend((known, seq, start, size))
        self._of_dev[known].append(number)
        return number

    def name(self, number: int) -> tuple[str, int]:
        """What it is called in the log: (dev, seq)."""
        dev, seq = self._rows[number * _WIDTH : number * _WIDTH + 2]
        return self._devs[dev], seq

    def line(self, number: int) -> tuple[str, int, int]:
        """Where its line is: (dev, start, size)."""
        dev, _, start, size = self._rows[number * _WIDTH : (number + 1) * _WIDTH]
        return self._devs[dev], start, size

    def find(self, dev: str, seq: int) -> int | None:
        """The number of the transaction that is called so; None where it is missing."""
        known = self._by_dev.get(dev)
        if known is None:
            return None
        numbers = self._of_dev[known]
        place = bisect_left(numbers, seq, key=self._seq)
        if place < len(numbers) and self._seq(numbers[place]) == seq:
            return numbers[place]
        # A device counts its transactions, so there is none; unless somebody put them in another order.
        return next((number for number in numbers if self._seq(number) == seq), None)

    def _seq(self, number: int) -> int:
        return self._rows[number * _WIDTH + 1]


class Rows:
    """A table: its documents as they stand, in JSON, and which transactions changed which.

    `touched` are the ids in the order of their changes, once for each; `emptied` is how many they were when the
    table last lost its last document. `revisions` are numbers of transactions, by id in the order of first
    appearance; most records are never changed, and have a number instead of a list.
    """

    __slots__ = ("docs", "emptied", "revisions", "snapshot", "touched")

    def __init__(self) -> None:
        self.docs: dict[str, bytes] = {}
        self.touched: list[str] = []
        self.emptied = 0
        self.revisions: dict[str, int | list[int]] = {}
        self.snapshot: tuple[int, dict[str, bytes]] = (0, {})

    def change(self, number: int, id_: str, doc: bytes | None) -> None:
        """Set the document of an id, or remove it (None)."""
        self.touched.append(id_)
        if doc is not None:
            self.docs[id_] = doc
        elif self.docs.pop(id_, None) is not None and not self.docs:
            self.emptied = len(self.touched)
        known = self.revisions.setdefault(id_, number)
        if known is not number:
            self.revisions[id_] = [known, number] if isinstance(known, int) else [*known, number]


NO_ROWS = Rows()


class State:
    """Everything the log says, as it stands now. Changed by `apply` alone.

    `done` and `undone` are the numbers of the transactions that undo and redo would take next, last first.
    `versions` are those of the data, each with the number of the transaction that brought it.
    """

    __slots__ = ("done", "places", "tables", "undone", "versions")

    def __init__(self) -> None:
        self.tables: dict[str, Rows] = {}
        self.places = Places()
        self.done: list[int] = []
        self.undone: list[int] = []
        self.versions: list[tuple[int, int]] = []

    @property
    def version(self) -> int:
        """The version of the data; 0 while there is none."""
        return self.versions[-1][1] if self.versions else 0

    @property
    def is_partial(self) -> bool:
        """Whether it knows only a part of what the log says."""
        return False

    @property
    def is_unread(self) -> bool:
        """Whether it knows nothing yet of what the log says."""
        return False

    def close(self) -> None:
        """Give back the files it reads from, if any."""

    def table(self, name: str) -> Rows:
        """The table of a name; an empty one where there is none."""
        return self.tables.get(name, NO_ROWS)

    def apply(self, read: Read) -> None:
        """Fold one transaction in."""
        number = self.places.add(read.dev, read.seq, read.start, read.size)
        is_ordinary = read.do != MIGRATE
        for name, id_, doc in read.changes:
            rows = self.tables.get(name)
            if rows is None:
                rows = self.tables[name] = Rows()
            rows.change(number, id_, doc)
            if name == UNDOS:
                is_ordinary = False
                self._take_back(id_, is_undo=doc is not None)
            elif name == META:
                self._note_version(number, id_, doc)
        if is_ordinary:
            self.done.append(number)
            self.undone.clear()

    def doc(self, name: str, id_: str) -> bytes | None:
        """The document of an id as it stands; None where there is none."""
        return self.table(name).docs.get(id_)

    def revisions(self, name: str, id_: str) -> tuple[int, ...]:
        """The numbers of the transactions that changed it, oldest first."""
        found = self.table(name).revisions.get(id_, ())
        return (found,) if isinstance(found, int) else tuple(found)

    def last(self, name: str, id_: str) -> str:
        """The revision of an id that stands, as the log writes it: `["k3f9",17]`, or `null`."""
        found = self.table(name).revisions.get(id_)
        if found is None:
            return "null"
        dev, seq = self.places.name(found if isinstance(found, int) else found[-1])
        return f'["{dev}",{seq}]'

    def snapshot(self, name: str) -> dict[str, bytes]:
        """A table as it stands, which later changes leave alone; it must not be changed."""
        rows = self.table(name)
        if rows.snapshot[0] != len(rows.touched):
            rows.snapshot = (len(rows.touched), rows.docs.copy())
        return rows.snapshot[1]

    def version_at(self, number: int) -> int:
        """The version of the data that a transaction was written in."""
        return next((version for since, version in reversed(self.versions) if since <= number), 1)

    def find(self, undo_id: str) -> int | None:
        """The number of the transaction that a row of undos stands for."""
        dev, _, seq = undo_id.rpartition("-")
        is_number = seq.isdecimal() and seq.isascii() and len(seq) <= _LONGEST
        return self.places.find(dev, int(seq)) if is_number else None

    def undo_id(self, number: int) -> str:
        """The id of the row of undos that stands for a transaction."""
        dev, seq = self.places.name(number)
        return f"{dev}-{seq}"

    def _note_version(self, number: int, id_: str, doc: bytes | None) -> None:
        version = (parsed(doc) or {}).get("version") if doc and id_ == VERSION_ID else None
        if isinstance(version, int) and version != self.version:
            self.versions.append((number, version))

    def _take_back(self, undo_id: str, *, is_undo: bool) -> None:
        target = self.find(undo_id)
        source, other = (self.done, self.undone) if is_undo else (self.undone, self.done)
        if target is None or not (target in source[-1:] or target in source):
            return
        if source[-1] == target:
            source.pop()
        else:
            source.remove(target)
        other.append(target)

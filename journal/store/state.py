"""The tables, folded from transactions, and where in the log every revision stands."""

from __future__ import annotations

from array import array

from journal.store.line import Doc
from journal.store.log_file import Read

META = "meta"
UNDOS = "undos"
VERSION_ID = "version"
MIGRATE = "migrate"
INTERNAL = frozenset({META, UNDOS})

_WIDTH = 4
_LONGEST = len(str(2**53))


class Places:
    """Where each transaction stands: numbered from 0 in the order of folding."""

    def __init__(self) -> None:
        self._devs: list[str] = []
        self._rows = array("Q")
        self._numbers: dict[tuple[str, int], int] = {}

    def __len__(self) -> int:
        return len(self._rows) // _WIDTH

    def add(self, dev: str, seq: int, start: int, size: int) -> int:
        """Note the next transaction; its number."""
        if dev not in self._devs:
            self._devs.append(dev)
        number = len(self._rows) // _WIDTH
        self._rows.extend((self._devs.index(dev), seq, start, size))
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
        # Only undo and history ask for it, so the names are not kept until then.
        for number in range(len(self._numbers), len(self)):
            self._numbers[self.name(number)] = number
        return self._numbers.get((dev, seq))


class State:
    """Everything the log says, as it stands now. Changed by `apply` alone.

    `touched` are the ids of a table in the order of their changes, once for each; `emptied` is how many they
    were when the table had last lost its last document. `done` and `undone` are the numbers of the transactions
    that undo and redo would take next, last first. `versions` are those of the data, each with the number of the
    transaction that brought it.
    """

    def __init__(self) -> None:
        self.tables: dict[str, dict[str, Doc]] = {}
        self.touched: dict[str, list[str]] = {}
        self.emptied: dict[str, int] = {}
        self.places = Places()
        self.done: list[int] = []
        self.undone: list[int] = []
        self.versions: list[tuple[int, int]] = []
        self._revisions: dict[str, dict[str, int | list[int]]] = {}
        self._snapshots: dict[str, tuple[int, dict[str, Doc]]] = {}

    @property
    def version(self) -> int:
        """The version of the data; 0 while there is none."""
        return self.versions[-1][1] if self.versions else 0

    def apply(self, read: Read) -> None:
        """Fold one transaction in."""
        dev, data, start, size = read
        number = self.places.add(dev, data["seq"], start, size)
        is_ordinary = data["do"] != MIGRATE
        for op in data["ops"]:
            name, id_, doc = op["t"], op["id"], op.get("d")
            self._change(number, name, id_, doc)
            if name == UNDOS:
                is_ordinary = False
                self._take_back(id_, is_undo=doc is not None)
            elif name == META:
                self._note_version(number, id_, doc)
        if is_ordinary:
            self.done.append(number)
            self.undone.clear()

    def doc(self, name: str, id_: str) -> Doc | None:
        """The document of an id as it stands; None where there is none."""
        table = self.tables.get(name)
        return table.get(id_) if table else None

    def revisions(self, name: str, id_: str) -> tuple[int, ...]:
        """The numbers of the transactions that changed it, oldest first."""
        found = self._revisions.get(name, {}).get(id_, ())
        return (found,) if isinstance(found, int) else tuple(found)

    def last(self, name: str, id_: str) -> str:
        """The revision of an id that stands, as the log writes it: `["k3f9",17]`, or `null`."""
        revisions = self._revisions.get(name)
        found = revisions.get(id_) if revisions else None
        if found is None:
            return "null"
        dev, seq = self.places.name(found if isinstance(found, int) else found[-1])
        return f'["{dev}",{seq}]'

    def snapshot(self, name: str) -> dict[str, Doc]:
        """A table as it stands, which later changes leave alone; neither it nor its documents may be changed."""
        count = len(self.touched.get(name, ()))
        known = self._snapshots.get(name)
        if known is None or known[0] != count:
            known = self._snapshots[name] = (count, self.tables.get(name, {}).copy())
        return known[1]

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

    def _change(self, number: int, name: str, id_: str, doc: Doc | None) -> None:
        if name not in self.tables:
            self.tables[name], self.touched[name], self._revisions[name] = {}, [], {}
        self.touched[name].append(id_)
        if doc is not None:
            self.tables[name][id_] = doc
        elif self.tables[name].pop(id_, None) is not None and not self.tables[name]:
            self.emptied[name] = len(self.touched[name])
        revisions = self._revisions[name]
        known = revisions.get(id_)
        if known is None:
            # Most records are never changed: a number, and not yet a list of numbers.
            revisions[id_] = number
        elif isinstance(known, int):
            revisions[id_] = [known, number]
        else:
            known.append(number)

    def _note_version(self, number: int, id_: str, doc: Doc | None) -> None:
        version = doc.get("version") if doc and id_ == VERSION_ID else None
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

"""Taking back and bringing back: transactions of their own, which name the one they are about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journal.errors import BadInputError, StoreError
from journal.store.line import Doc
from journal.store.migrations import FIRST_VERSION, Step, brought_up
from journal.store.state import INTERNAL, REMOVALS, UNDOS
from journal.store.transactions import Staging, Transactions


class Past:
    """What records were, read back from the log and brought up to the present version of the data.

    Where `is_lenient`, content that was removed for good is None instead of an error: for what only tells.
    """

    def __init__(self, transactions: Transactions, steps: Sequence[Step], *, is_lenient: bool = False) -> None:
        self.transactions = transactions
        self._steps = steps
        self._is_lenient = is_lenient

    def changes(self, number: int, line: Doc) -> Iterator[tuple[str, str, Doc | None, Doc | None]]:
        """What a transaction changed: table, id, the document before (None: there was none) and after."""
        for op in line["ops"]:
            if op["t"] not in INTERNAL:
                yield op["t"], op["id"], self._before(op), self._content(number, op)

    def made(self, number: int, line: Doc) -> Iterator[tuple[str, str, Doc | None]]:
        """What a transaction made: table, id, the document (None: it removed it)."""
        for op in line["ops"]:
            if op["t"] not in INTERNAL:
                yield op["t"], op["id"], self._content(number, op)

    def content(self, number: int, line: Doc, name: str, id_: str) -> Doc | None:
        """What a transaction made of a record; None: it removed it.

        Raises StoreError where the content is no longer in the log.
        """
        for op in line["ops"]:
            if op["t"] == name and op["id"] == id_:
                return self._content(number, op)
        return None

    def _before(self, op: Doc) -> Doc | None:
        match op.get("was"):
            case [str(dev), int(seq)]:
                number = self.transactions.state.places.find(dev, seq)
            case _:
                return None
        if number is not None:
            return self.content(number, self.transactions.line(number), op["t"], op["id"])
        if self._is_lenient:
            return None
        raise StoreError(
            f"This cannot be taken back: line {seq} of {dev}, which held what was there before, is damaged or missing."
        )

    def _content(self, number: int, op: Doc) -> Doc | None:
        if "d" not in op:
            if self._is_lenient:
                return None
            raise StoreError("This cannot be brought back: its content was removed from the journal for good.")
        doc: Doc | None = op["d"]
        version = self.transactions.state.version_at(number)
        if doc is None or version - FIRST_VERSION >= len(self._steps):
            return doc
        return brought_up({op["t"]: {op["id"]: doc}}, version, self._steps).get(op["t"], {}).get(op["id"])


def undo(past: Past) -> tuple[int, Doc] | None:
    """Take back the last change that stands, whoever made it; its number and line, None where there is none."""
    transactions = past.transactions
    transactions.refresh()
    if not transactions.state.done:
        return None
    with transactions.unit("undo") as staging:
        staging.begin()
        state = transactions.state
        if not state.done:
            return None
        number = state.done[-1]
        line = transactions.line(number)
        if any(op["t"] == REMOVALS for op in line["ops"]):
            raise BadInputError(
                "The journal's last change removed text for good; that cannot be taken back, nor what came before it."
            )
        for name, id_, before, _ in past.changes(number, line):
            _restore(staging, name, id_, before)
        staging.set(UNDOS, state.undo_id(number), {"of": list(state.places.name(number))})
    return number, line


def redo(past: Past) -> tuple[int, Doc] | None:
    """Bring back what was taken back last; its number and line, None where there is nothing."""
    transactions = past.transactions
    transactions.refresh()
    if not transactions.state.undone:
        return None
    with transactions.unit("redo") as staging:
        staging.begin()
        state = transactions.state
        if not state.undone:
            return None
        number = state.undone[-1]
        line = transactions.line(number)
        for name, id_, after in past.made(number, line):
            _restore(staging, name, id_, after)
        staging.unset(UNDOS, state.undo_id(number))
    return number, line


def _restore(staging: Staging, name: str, id_: str, doc: Doc | None) -> None:
    if doc is None:
        staging.unset(name, id_)
    else:
        staging.set(name, id_, doc)

"""Changes on their way to the log."""

from __future__ import annotations

from types import TracebackType

from journal.safe_text import scrub
from journal.store.line import Doc, canonical
from journal.store.state import META, VERSION_ID

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol, Self

    class Writer(Protocol):
        """Who saves what was staged: one thread at a time, in units that may stand within each other."""

        def enter(self, staging: Staging) -> Staging | None: ...
        def leave(self, outer: Staging | None) -> None: ...
        def begin(self) -> None: ...
        def commit(self, staging: Staging) -> None: ...


NOTHING = "null"
"""Staged where a document is removed: the JSON of no document."""


class Staging:
    """Changes on their way: one line of the log at the outermost exit, or none at all.

    Within another one it belongs to that; if it ends in an exception, its own changes are dropped and the
    others stand.
    """

    __slots__ = ("_outer", "_writer", "do", "staged")

    def __init__(self, writer: Writer, do: str) -> None:
        self.do = scrub(do)
        self.staged: dict[tuple[str, str], str] = {}
        self._writer = writer
        self._outer: Staging | None = None

    def __enter__(self) -> Self:
        self._outer = self._writer.enter(self)
        if self._outer is not None:
            self.staged = dict(self._outer.staged)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None and self._outer is not None:
                self._outer.staged = self.staged
            elif kind is None and self.staged:
                self._writer.commit(self)
        finally:
            self._writer.leave(self._outer)

    def begin(self) -> None:
        """Take the journal's lock now and read what others wrote, for a change that depends on what is there."""
        self._writer.begin()

    def set(self, name: str, id_: str, doc: Doc) -> None:
        """Set a document."""
        self.staged[scrub(name), scrub(id_)] = canonical(doc)

    def unset(self, name: str, id_: str) -> None:
        """Remove a document; nothing happens where there is none."""
        self.staged[name, id_] = NOTHING

    def set_version(self, version: int) -> None:
        """Set the version of the data."""
        self.set(META, VERSION_ID, {"version": version})


class Begun(Staging):
    """One that holds the lock from its start."""

    __slots__ = ()

    def __enter__(self) -> Self:
        super().__enter__()
        try:
            self.begin()
        except BaseException:
            self._writer.leave(self._outer)
            raise
        return self

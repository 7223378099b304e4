"""Holding the index of a journal open, finding out what changed since, and making it anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence

from journal.domain.records.entry import Entry
from journal.errors import StoreError
from journal.store.derived_rows import ENTRIES
from journal.store.files import read_at
from journal.store.index import About, Index, opened
from journal.store.indexed import Get, Indexed, goes_on, identity, is_of
from journal.store.line import is_whole, read_line
from journal.store.partial import Partial
from journal.store.state import State, Unusable
from journal.store.transactions import Transactions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    Told = TypeVar("Told")

LEAST = 1 << 18
"""Bytes of the log that are looked through as quickly as an index is opened; below that none is made."""

_SHARE = 128
"""An index is made anew when it lacks so great a part of the log."""

_MOST = 4_000
"""So many changed entries are looked at as quickly as an index is waited for; more are left to a new one."""


_TROUBLE = (Unusable, sqlite3.Error, OSError, StoreError)
"""What makes an index useless; nothing depends on one."""


class Holder:
    """Gives the index of a journal as it stands. To be asked by one thread at a time.

    `progress` is how much of a new one is made, from 0 to 1; None while none is.
    """

    def __init__(self, transactions: Transactions, get: Get, every: Callable[[], Sequence[Entry]]) -> None:
        self.progress: float | None = None
        self._get = get
        self._every = every
        self._transactions = transactions
        self._indexed: Indexed | None = None
        self._state: State | None = None
        self._file = (0, 0)
        self._seen = 0

    def ask(self, question: Callable[[Indexed], Told]) -> Told | None:
        """What is told by the index with what came since; None where there is none, and everything has to be read."""
        try:
            indexed = self._up_to_date()
            told = None if indexed is None else question(indexed)
        except _TROUBLE:
            told = None
            self._give_up()
        if told is not None and not self._is_sound():
            told = None
            self._give_up()
        return told

    def is_wanted(self) -> bool:
        """Whether there should be an index, or a newer one; asks for the whole log to have been read."""
        files = self._transactions.log.files
        total = sum(file.end for file in files.values())
        if total < LEAST:
            return False
        indexed = self._indexed if self._is_current() else self._attach()
        if indexed is None or indexed.index is None:
            return True
        known = sum(end for _, end, _ in indexed.index.files().values())
        return total - known >= max(LEAST, total // _SHARE)

    def renew(self) -> Iterator[None]:
        """Make the index anew where it is wanted, and get ready for questions, in pieces of some milliseconds."""
        from journal.store.index_keeper import steps

        try:
            if not self._transactions.state.is_partial and self.is_wanted():
                for done in steps(self._every, self._transactions):
                    self.progress = done
                    yield
            indexed = self._up_to_date()
            if indexed is not None:
                yield from indexed.warm()
        except _TROUBLE:
            self._give_up()
        finally:
            self.progress = None

    def close(self) -> None:
        """Give the files back."""
        self._give_up()
        self._state = None

    def _up_to_date(self) -> Indexed | None:
        indexed = self._indexed if self._is_current() else self._attach()
        if indexed is not None:
            touched = self._transactions.state.table(ENTRIES).touched
            if len(touched) > self._seen:
                indexed.change(touched[self._seen :])
                self._seen = len(touched)
        return indexed

    def _is_sound(self) -> bool:
        """Whether what the index told may be believed."""
        index = self._indexed.index if self._indexed is not None else None
        return index is None or index.check is None or index.check.is_sound

    def _is_current(self) -> bool:
        return self._state is self._transactions.state and self._file == identity(self._transactions.home)

    def _attach(self) -> Indexed | None:
        """Open the index that is there, and note what changed since."""
        self._give_up()
        self._state, self._file, self._seen = self._transactions.state, identity(self._transactions.home), 0
        state = self._state
        index = opened(self._transactions.home, is_checked=not state.is_partial)
        try:
            changed = self._since(index, state) if index is not None else None
            if index is not None and changed is not None and len(changed) <= _MOST:
                self._indexed = Indexed(index, self._get)
                self._indexed.change(changed)
                self._seen = len(state.table(ENTRIES).touched)
            elif not state.is_partial and self._is_small():
                self._indexed = Indexed(None, self._get)
        except _TROUBLE:
            self._give_up()
        if index is not None and self._indexed is None:
            index.close()
        return self._indexed

    def _give_up(self) -> None:
        """Do without the index until there is another."""
        indexed, self._indexed = self._indexed, None
        if indexed is not None:
            indexed.close()

    def _is_small(self) -> bool:
        return sum(file.end for file in self._transactions.log.files.values()) < LEAST

    def _since(self, index: Index, state: State) -> list[str] | None:
        """The ids of the entries that changed after an index was made; None where it is another journal's."""
        log = self._transactions.log
        if not all(goes_on(log, dev, *position) for dev, position in index.files().items()):
            return None
        if isinstance(state, Partial):
            return self._since_partial(index.about, state)
        return state.table(ENTRIES).touched[index.about.touched :] if is_of(index.about, state) else None

    def _since_partial(self, about: About, state: Partial) -> list[str] | None:
        """The same where the changes are found in derived data, in the log, and behind those."""
        lines = state.derived.lines(about.transactions)
        touched = state.table(ENTRIES).touched
        if not lines:
            later = about.transactions - state.derived.lines_count() - 1
            is_known = 0 <= later < len(state.places)
            return list(touched) if is_known and state.places.name(later) == (about.dev, about.seq) else None
        if lines[0][:2] != (about.dev, about.seq):
            return None
        found = [id_ for dev, _, start, size in lines[1:] for id_ in self._changed_by(dev, start, size)]
        return found + touched

    def _changed_by(self, dev: str, start: int, size: int) -> Iterator[str]:
        raw = read_at(self._transactions.log.files[dev].descriptor, size, start)
        read = read_line(raw, dev, start) if is_whole(raw) else None
        if read is None:
            raise Unusable("the log has another line there")
        return (id_ for name, id_, _ in read.changes if name == ENTRIES)

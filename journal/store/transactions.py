"""Log and state together: changes are staged in a unit and become one line, then memory."""

from __future__ import annotations

import gc
import time
from _thread import RLock, allocate_lock, get_ident
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from journal.errors import StoreError
from journal.store.files import trouble
from journal.store.line import Doc, Op, Read
from journal.store.log import Log
from journal.store.log_file import Rewritten
from journal.store.migrations import STEPS, Step, check_version, version_of
from journal.store.staging import NOTHING, Begun, Staging
from journal.store.state import INTERNAL, META, MIGRATE, VERSION_ID, State, Unusable

__all__ = ["Staging", "Transactions"]

Resume = Callable[[Log], State | None]
"""What a part of a log that was not read yet says, the log then going on from there; None: it has to be read whole.

Where it can't be gone on from there, `later` tells what to have until somebody reads it whole; None: that is done now.
"""

_MANY = 1_000
_TRIES = 5
_MOMENT = 0.01


class Transactions:
    """The journal in a home as tables of plain documents. Reading makes no file.

    One thread writes at a time, the others wait; reading waits for no writer.
    """

    def __init__(
        self,
        home: Path,
        steps: Sequence[Step] = STEPS,
        *,
        resume: Resume | None = None,
        later: Callable[[Log], State | None] = lambda log: None,
    ) -> None:
        self.home = home
        self.log = Log(home)
        self.state = State()
        self.reading = allocate_lock()
        self.epoch = 0
        self._steps = steps
        self._writing = RLock()
        self._current: Staging | None = None
        self._writer = 0
        self._holds_lock = False
        self._has_to_reload = False
        self._news = 0
        self._start(resume, later)
        self._told = self._news

    def unit(self, do: str) -> Staging:
        """A context in which changes are staged; `do` names them in the log."""
        return Staging(self, do)

    def migration(self) -> Staging:
        """A unit that has begun, for the change to a newer version."""
        return Begun(self, MIGRATE)

    @property
    def staged(self) -> dict[tuple[str, str], str]:
        """What the calling thread has staged and not yet saved: JSON by table and id, NOTHING where it removes."""
        current = self._current
        return current.staged if current is not None and self._writer == get_ident() else {}

    def own_tables(self) -> list[str]:
        """The tables that hold documents, without those the store keeps for itself."""
        return [name for name, rows in list(self.state.tables.items()) if rows.docs and name not in INTERNAL]

    def snapshot(self, name: str) -> dict[str, bytes]:
        """A table's documents in JSON as they stand; it must not be changed."""
        with self.reading:
            return self.state.snapshot(name)

    def refresh(self) -> bool:
        """Read what other programs wrote; whether anything came since this was asked last.

        While another thread writes it reads nothing: that thread does.
        """
        if self._writing.acquire(blocking=False):
            try:
                if self._has_to_reload or self.log.is_behind():
                    self._catch_up()
            finally:
                self._writing.release()
        news, self._told = self._news != self._told, self._news
        return news

    def reopen(self) -> None:
        """Read everything again, and write again after a write that failed."""
        with self._writing:
            self.log.close()
            self.log = Log(self.home)
            self._load()

    def close(self) -> None:
        """Give the files back. Whoever refreshes or writes afterwards opens them again."""
        with self._writing:
            self._has_to_reload = True
            self.state.close()
            self.log.close()

    def line(self, number: int) -> Doc:
        """A transaction as the log has it. Raises StoreError where it is no longer there."""
        dev, start, size = self.state.places.line(number)
        try:
            return self.log.files[dev].transaction(start, size)
        except (KeyError, Rewritten):
            raise StoreError("The journal's log was changed while it was read; try again in a moment.") from None
        except OSError as error:
            raise trouble(error, self.log.folder, saving=False) from error

    def enter(self, staging: Staging) -> Staging | None:
        """Called by Staging alone: it becomes the current one; the one around it."""
        self._writing.acquire()
        outer, self._current = self._current, staging
        self._writer = get_ident()
        return outer

    def leave(self, outer: Staging | None) -> None:
        """Called by Staging alone: the one around it is current again."""
        self._current = outer
        try:
            if outer is None and self._holds_lock:
                self._holds_lock = False
                self.log.release()
        finally:
            self._writing.release()

    def begin(self) -> None:
        """Called by Staging alone: hold the lock until the outermost unit ends, and know what is there."""
        if self._holds_lock:
            return
        self.log.acquire()
        self._holds_lock = True
        if self._has_to_reload or not self.log.is_as_read():
            self._catch_up()
            self.log.prepare()
        else:
            check_version(self.state.version, self._steps)

    def commit(self, staging: Staging) -> None:
        """Called by Staging alone: append one line for all that differs from what is there."""
        self.begin()
        state = self.state
        if not state.version and (META, VERSION_ID) not in staging.staged:
            staging.set_version(version_of(self._steps))
        try:
            ops = list(_differing(state, staging))
        except Unusable:
            self.complete()
            state = self.state
            ops = list(_differing(state, staging))
        if all(name == META for name, _, _, _ in ops) and staging.do != MIGRATE:
            return
        read = self.log.append(staging.do, ops)
        with self.reading:
            state.apply(read)

    def complete(self) -> None:
        """Read the whole log, where only a part of it was. Raises StoreError where it can't be read."""
        with self._writing:
            if self.state.is_partial:
                self._load()
                if self._holds_lock:
                    self.log.prepare()

    def replace_part(self, state: State) -> None:
        """Have another part of what the log says in place of one that is of no use."""
        with self._writing:
            self.log.forget()
            self._replace(state)

    def completing(self) -> Iterator[None]:
        """The same in pieces of a millisecond or two, for somebody who has other things to do in between."""
        for _ in range(_TRIES):
            if not self.state.is_partial:
                return
            self.log.forget()
            state = State()
            try:
                for batch in self.log.catch_up():
                    for read in batch:
                        state.apply(read)
                    yield
            except Rewritten:
                continue
            if not self.log.is_doubtful:
                check_version(state.version, self._steps)
                self._replace(state)
        # Its files keep changing: at one go there is less time for that.
        self.complete()

    def _start(self, resume: Resume | None, later: Resume) -> None:
        state = resume(self.log) if resume is not None else None
        if state is not None:
            self.state = state
            try:
                for batch in self.log.catch_up():
                    self._fold(batch)
                if not self.log.is_doubtful:
                    return check_version(self.state.version, self._steps)
            except (Rewritten, Unusable):
                self.log.forget()
        unread = later(self.log)
        if unread is None:
            return self._load()
        return self.replace_part(unread)

    def _catch_up(self) -> None:
        if self._has_to_reload or self.state.is_unread:
            return self._load()
        damage = len(self.log.damage)
        self._has_to_reload = True
        try:
            for batch in self.log.catch_up(locked=self._holds_lock):
                self._fold(batch)
        except Rewritten:
            if self._holds_lock:
                self.log.renew()
            return self._load()
        if len(self.log.damage) > damage and self._is_doubtful():
            return self._load()
        self._has_to_reload = False
        return check_version(self.state.version, self._steps)

    def _load(self) -> None:
        """Fold everything anew. Memory is replaced only once all is read."""
        self._has_to_reload = True
        state = self._folded()
        if self._is_doubtful():
            state = self._folded()
        check_version(state.version, self._steps)
        if len(state.places) >= _MANY:
            gc.freeze()
        self._replace(state)

    def _replace(self, state: State) -> None:
        with self.reading:
            self.state.close()
            self.state = state
            self.epoch += 1
        self._news += 1
        self._has_to_reload = False

    def _folded(self) -> State:
        was_collecting = gc.isenabled()
        # What is being read stays: looking through it for garbage again and again takes longer than reading it.
        gc.disable()
        try:
            for _ in range(_TRIES):
                self.log.forget()
                state = State()
                try:
                    for batch in self.log.catch_up(locked=self._holds_lock):
                        for read in batch:
                            state.apply(read)
                except Rewritten:
                    continue
                return state
        finally:
            if was_collecting:
                gc.enable()
        raise StoreError("The journal cannot be read: its files keep changing; try again in a moment.")

    def _is_doubtful(self) -> bool:
        if self._holds_lock or not self.log.is_doubtful:
            return False
        time.sleep(_MOMENT)
        return True

    def _fold(self, batch: Sequence[Read]) -> None:
        with self.reading:
            for read in batch:
                self.state.apply(read)
        self._news += 1


def _differing(state: State, staging: Staging) -> Iterator[Op]:
    """What of the changes differs from what is there."""
    for (name, id_), text in staging.staged.items():
        old = state.doc(name, id_)
        if text != NOTHING if old is None else text.encode() != old:
            yield name, id_, state.last(name, id_), text

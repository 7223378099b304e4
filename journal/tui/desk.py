"""The one thread through which the app touches the disk: it does one job after the other and only posts messages."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator
from threading import Condition, Thread
from time import monotonic
from typing import Any, TypeVar

from textual.message import Message

from journal.domain.record import record
from journal.errors import JournalError, StoreError
from journal.service.session import Session
from journal.store.extent import Extent
from journal.tui import upkeep

Result = TypeVar("Result")
Job = Callable[[Session], Any]
Then = Callable[[Any], None]
Failed = Callable[[JournalError], None]

POLL_SECONDS = 1.0
"""How often the desk looks for other processes' changes when it has nothing else to do."""

CHORE_SECONDS = 60.0
"""How often the desk asks whether derived data have to be brought up to date."""

_PAUSE = 0.005
"""Seconds between two pieces of that: the screen comes first."""

_REST = 0.001
"""Seconds between two pieces of the journal being read, while nobody types."""
_PIECE_SECONDS = 0.003
"""How long reading goes on at a time, while nobody types."""
_POLITE_REST, _POLITE_SECONDS = 0.04, 0.002
"""The same while somebody does: what a key asks for is done before the next piece."""
_TYPING = 0.25
"""For how many seconds after a key somebody is taken to be typing."""


class Answered(Message):
    """A job is done; to be carried out by the app, on its own thread."""

    def __init__(self, carry_out: Callable[[], None]) -> None:
        super().__init__()
        self.carry_out = carry_out


class Changed(Message):
    """Another process has written to the journal."""


class Loaded(Message):
    """The whole journal was read."""


class Unreadable(Message):
    """The journal could not be opened."""

    def __init__(self, error: JournalError) -> None:
        super().__init__()
        self.error = error


@record(kw_only=False)
class _Asked:
    job: Job
    then: Then
    failed: Failed | None
    tag: str
    reads: Extent


class Desk:
    """Sits down at the journal in a thread of its own. `post` must be safe to call from any thread.

    Where the session that it opens knows but a part of the journal, the rest is read while there is nothing else to
    do, and what needs it waits.
    """

    def __init__(
        self, open_session: Callable[[], Session], post: Callable[[Message], object], poll: float = POLL_SECONDS
    ) -> None:
        self._open_session = open_session
        self._post = post
        self._poll = poll
        self._queue: deque[_Asked] = deque()
        self._news = Condition()
        self._closing = False
        self._look_at = monotonic() + poll
        self._extent = Extent.NOTHING
        self._session: Session | None = None
        self._loading: Generator[None, None, Session] | None = None
        self._typing_until = 0.0
        self._chore: Iterator[None] | None = None
        self._chore_at = monotonic() + CHORE_SECONDS / 12
        self._thread = Thread(target=self._work, name="desk", daemon=True)

    @property
    def is_loading(self) -> bool:
        """Whether not all of the journal was read yet."""
        return self._extent is not Extent.WHOLE

    def open_now(self, job: Callable[[Session], Result]) -> Result:
        """Sit down in the calling thread and do one job: while there is no screen yet, nobody is held up by it.

        Raises JournalError.
        """
        self._session = self._opened()
        found = job(self._session)
        self._note_extent(self._session)
        return found

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        """Finish what was asked for, then leave the journal."""
        with self._news:
            self._closing = True
            self._news.notify()
        if self._thread.is_alive():
            self._thread.join()
        elif self._session is not None:
            self._session.store.close()

    def stand_back(self) -> None:
        """Somebody types: leave the interpreter to the screen for a while."""
        self._typing_until = monotonic() + _TYPING

    def ask(
        self,
        job: Callable[[Session], Result],
        then: Callable[[Result], None],
        failed: Failed | None = None,
        *,
        latest: str = "",
        reads: Extent = Extent.WHOLE,
    ) -> None:
        """Have a job done with the session, then `then` on the app's thread, or `failed` with the sentence.

        Of the waiting jobs with the same tag `latest` only the last is done. `reads` is how much of the journal has to
        be known for it: while less is, it waits, and whatever is asked for after it without a tag waits behind it.
        """
        with self._news:
            if latest:
                self._queue = deque(asked for asked in self._queue if asked.tag != latest)
            self._queue.append(_Asked(job, then, failed, latest, reads))
            self._news.notify()

    def _work(self) -> None:
        try:
            session, self._session = self._session or self._opened(), None
        except JournalError as error:
            self._post(Unreadable(error))
            return
        try:
            while (asked := self._next()) is not None:
                if asked is _POLL:
                    self._look(session)
                elif asked is _PIECE:
                    session = self._read_on(session)
                elif asked is _CHORE:
                    self._go_on()
                else:
                    self._do(session, asked)
                    self._note_extent(session)
        except JournalError as error:
            self._post(Unreadable(error))
        finally:
            self._chore = self._loading = None
            session.store.close()

    def _opened(self) -> Session:
        try:
            session = self._open_session()
        except OSError as error:
            raise StoreError(f"The journal cannot be opened: {error}.") from error
        self._extent = session.store.extent
        if self.is_loading:
            self._loading = upkeep.reading(session)
        return session

    def _next(self) -> _Asked | None:
        """The next job; the poll when it is its turn; None when everything is done and the desk closes.

        Where there is nothing else to do, a piece of what is being read, or else of the chore.
        """
        with self._news:
            while True:
                left = self._look_at - monotonic()
                if left <= 0 and not self._closing and self._extent is not Extent.NOTHING:
                    return _POLL
                if (ready := self._ready()) is not None:
                    return ready
                if self._closing:
                    # What was only to be looked at is not read on for.
                    has_acts = self._loading is not None and any(not asked.tag for asked in self._queue)
                    return _PIECE if has_acts else None
                is_typing = monotonic() < self._typing_until
                if self._loading is not None:
                    if not self._news.wait(_POLITE_REST if is_typing else _REST):
                        return _PIECE
                elif self._chore is None:
                    self._news.wait(left)
                elif is_typing:
                    # Nothing waits for it.
                    self._news.wait(min(left, max(self._typing_until - monotonic(), 0)))
                elif not self._news.wait(min(left, _PAUSE)):
                    return _CHORE

    def _ready(self) -> _Asked | None:
        """The first job for which enough is known, taken off the queue: acts stay in the order they were asked in."""
        is_held = False
        for place, asked in enumerate(self._queue):
            if asked.reads <= self._extent and (asked.tag or not is_held):
                del self._queue[place]
                return asked
            is_held = is_held or not asked.tag
        return None

    def _do(self, session: Session, asked: _Asked) -> None:
        try:
            result = asked.job(session)
        except JournalError as error:
            self._fail(asked, error)
        except Exception as error:
            # A defect in one job must not take down the thread that saves the next one.
            self._fail(asked, JournalError(f"This went wrong inside the journal ({type(error).__name__}: {error})."))
        else:
            self._post(Answered(lambda: asked.then(result)))

    def _fail(self, asked: _Asked, error: JournalError) -> None:
        failed = asked.failed
        if failed is not None:
            self._post(Answered(lambda: failed(error)))

    def _note_extent(self, session: Session) -> None:
        """Less may be known than seemed to be; more is of use once all of it was made ready."""
        if self._loading is not None:
            self._extent = min(self._extent, session.store.extent)

    def _read_on(self, session: Session) -> Session:
        """Read another piece of the journal; the session to go on with."""
        assert self._loading is not None
        began = monotonic()
        is_typing = began < self._typing_until
        end = began + (_POLITE_SECONDS if is_typing else _PIECE_SECONDS)
        try:
            next(self._loading)
            while (now := monotonic()) < end and (is_typing or now > self._typing_until):
                next(self._loading)
            return session
        except StopIteration as done:
            session.store.close()
            whole: Session = done.value
            self._chore = upkeep.chores(whole)
        except JournalError:
            raise
        except Exception:
            # A defect in what makes it quick must not take the journal away: who needs it whole has it read then.
            whole = session
        self._loading, self._extent = None, Extent.WHOLE
        self._post(Loaded())
        return whole

    def _look(self, session: Session) -> None:
        self._look_at = monotonic() + self._poll
        try:
            has_news = session.store.refresh()
        except JournalError:
            return
        if has_news:
            self._post(Changed())
        if self._chore is None and self._loading is None and monotonic() >= self._chore_at:
            self._chore = upkeep.chores(session)

    def _go_on(self) -> None:
        self._chore_at = monotonic() + CHORE_SECONDS
        try:
            if next(self._chore or iter(()), self) is self:
                self._chore = None
        except Exception:
            # Nothing depends on it, and it is tried again.
            self._chore = None


_POLL, _PIECE, _CHORE = (_Asked(lambda session: None, lambda result: None, None, "", Extent.NOTHING) for _ in range(3))

"""The one thread through which the app touches the disk: it does one job after the other and only posts messages."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from threading import Condition, Thread
from time import monotonic
from typing import Any, TypeVar

from textual.message import Message

from journal.domain.record import record
from journal.errors import JournalError, StoreError
from journal.service.session import Session

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


class Answered(Message):
    """A job is done; to be carried out by the app, on its own thread."""

    def __init__(self, carry_out: Callable[[], None]) -> None:
        super().__init__()
        self.carry_out = carry_out


class Changed(Message):
    """Another process has written to the journal."""


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


class Desk:
    """Sits down at the journal in a thread of its own. `post` must be safe to call from any thread."""

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
        self._chore: Iterator[None] | None = None
        self._chore_at = monotonic() + CHORE_SECONDS / 12
        self._thread = Thread(target=self._work, name="desk", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        """Finish what was asked for, then leave the journal."""
        with self._news:
            self._closing = True
            self._news.notify()
        if self._thread.is_alive():
            self._thread.join()

    def ask(
        self,
        job: Callable[[Session], Result],
        then: Callable[[Result], None],
        failed: Failed | None = None,
        *,
        latest: str = "",
    ) -> None:
        """Have a job done with the session, then `then` on the app's thread, or `failed` with the sentence.

        Of the waiting jobs with the same tag `latest` only the last is done.
        """
        with self._news:
            if latest:
                self._queue = deque(asked for asked in self._queue if asked.tag != latest)
            self._queue.append(_Asked(job, then, failed, latest))
            self._news.notify()

    def _work(self) -> None:
        try:
            session = self._open_session()
        except JournalError as error:
            self._post(Unreadable(error))
            return
        except OSError as error:
            self._post(Unreadable(StoreError(f"The journal cannot be opened: {error}.")))
            return
        try:
            while (asked := self._next()) is not None:
                if asked is _POLL:
                    self._look(session)
                elif asked is _CHORE:
                    self._go_on()
                else:
                    self._do(session, asked)
        finally:
            self._chore = None
            session.store.close()

    def _next(self) -> _Asked | None:
        """The next job; the poll when it is its turn; None when everything is done and the desk closes.

        Where there is nothing else to do, a piece of the chore.
        """
        with self._news:
            while True:
                left = self._look_at - monotonic()
                if left <= 0 and not self._closing:
                    return _POLL
                if self._queue:
                    return self._queue.popleft()
                if self._closing:
                    return None
                if self._chore is None:
                    self._news.wait(left)
                elif not self._news.wait(min(left, _PAUSE)):
                    return _CHORE

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

    def _look(self, session: Session) -> None:
        self._look_at = monotonic() + self._poll
        try:
            has_news = session.store.refresh()
        except JournalError:
            return
        if has_news:
            self._post(Changed())
        if self._chore is None and monotonic() >= self._chore_at:
            self._chore = session.store.derive()

    def _go_on(self) -> None:
        self._chore_at = monotonic() + CHORE_SECONDS
        if next(self._chore or iter(()), self) is self:
            self._chore = None


_POLL = _Asked(lambda session: None, lambda result: None, None, "")
_CHORE = _Asked(lambda session: None, lambda result: None, None, "")

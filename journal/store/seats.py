"""Drafts of one running program: two that run at once do not share them, and none is lost with a program that ends."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from threading import Lock as Guard

from journal.errors import StoreError
from journal.store import drafts
from journal.store.files import make_folder
from journal.store.lock import Lock

_AT = "@"
"""Stands in the name of a draft between what it is called and the number of its seat, which the first has not."""

_MOST = 100
"""How many seats there are at most."""


class Seat:
    """A program's place at the journal: the lowest free number, held by a lock that goes with the process.

    It is taken when it is first asked for, and then the drafts of seats that nobody holds any more are taken over,
    except those of a seat one of whose drafts has a name that is taken. Where there can be no lock, or none is free,
    it is the first.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self._number = -1
        self._lock: Lock | None = None
        self._guard = Guard()

    def keep(self, name: str, text: str) -> None:
        """As `drafts.keep`."""
        drafts.keep(self._home, self._named(name), text)

    def read(self, name: str) -> str | None:
        """As `drafts.read`."""
        return drafts.read(self._home, self._named(name))

    def drop(self, name: str) -> None:
        """As `drafts.drop`."""
        drafts.drop(self._home, self._named(name))

    def names(self) -> tuple[str, ...]:
        """What is kept for this seat, sorted. Raises StoreError where the folder can't be read."""
        here = self.number
        return tuple(name for name, number in map(_split, drafts.names(self._home)) if number == here)

    @property
    def number(self) -> int:
        """Which one it is, from 0; taken by asking."""
        with self._guard:
            if self._number < 0:
                self._number = self._sit_down()
            return self._number

    def leave(self) -> None:
        """Give it back; what is kept stays for whoever takes it next."""
        with self._guard:
            if self._lock is not None:
                self._lock.close()
            self._lock, self._number = None, -1

    def _named(self, name: str) -> str:
        return _joined(name, self.number)

    def _sit_down(self) -> int:
        try:
            make_folder(drafts.folder(self._home))
            number = next((one for one in range(_MOST) if self._takes(one)), -1)
        except OSError:
            return 0
        if number < 0:
            return 0
        with suppress(OSError, StoreError):
            self._take_over(number)
        return number

    def _takes(self, number: int) -> bool:
        self._lock = _held(self._home, number)
        return self._lock is not None

    def _take_over(self, here: int) -> None:
        """Bring what was left at seats that nobody holds."""
        kept: dict[int, set[str]] = {}
        for name, number in map(_split, drafts.names(self._home)):
            kept.setdefault(number, set()).add(name)
        mine = kept.pop(here, set())
        for number, names in sorted(kept.items()):
            if mine & names or (lock := _held(self._home, number)) is None:
                continue
            for name in names:
                drafts.rename(self._home, _joined(name, number), _joined(name, here))
            mine |= names
            lock.close()


def _held(home: Path, number: int) -> Lock | None:
    """The lock of a seat; None where somebody has it. Raises OSError where there can be none."""
    lock = Lock(drafts.folder(home) / f".seat-{number}")
    try:
        lock.acquire(0)
    except StoreError:
        return None
    return lock


def _joined(name: str, number: int) -> str:
    return f"{name}{_AT}{number}" if number else name


def _split(kept: str) -> tuple[str, int]:
    name, at, number = kept.rpartition(_AT)
    return (name, int(number)) if at and number.isascii() and number.isdigit() else (kept, 0)

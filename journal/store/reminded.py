"""What the person was reminded of: a private file of the home, one reminder a line, replaced as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from journal.errors import StoreError
from journal.store.files import make_folder, trouble, write_whole
from journal.store.lock import Lock

NAME = "reminded.txt"
LOCK = "reminded.lock"


@contextmanager
def turn(home: Path) -> Iterator[bool]:
    """Whether it is this program's turn to remind, until it is done; another one's may not be over.

    Raises StoreError where that can't be told.
    """
    lock = Lock(home / LOCK)
    try:
        try:
            lock.acquire(0)
            is_mine = True
        except StoreError:
            is_mine = False
        except OSError as error:
            raise trouble(error, home / LOCK, saving=True) from error
        yield is_mine
    finally:
        lock.close()


def read(home: Path) -> frozenset[str]:
    """The keys of the reminders that were given. Raises StoreError where the file can't be read."""
    path = home / NAME
    try:
        return frozenset(path.read_bytes().decode("utf-8", "replace").split("\n")) - {""}
    except (FileNotFoundError, NotADirectoryError):
        return frozenset()
    except OSError as error:
        raise trouble(error, path, saving=False) from error


def write(home: Path, keys: Iterable[str]) -> None:
    """Put these in place of those that are there. Raises StoreError where the file can't be written."""
    path = home / NAME
    try:
        make_folder(home)
        write_whole(path, "".join(f"{key}\n" for key in sorted(keys)).encode())
    except OSError as error:
        raise trouble(error, path, saving=True) from error

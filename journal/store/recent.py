"""The queries that were asked last: a private file of the home, one a line, replaced as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from journal.safe_text import scrub
from journal.store.files import make_folder, trouble, write_whole

NAME = "queries.txt"


def read(home: Path) -> tuple[str, ...]:
    """The queries, in the order in which they were written. Raises StoreError where the file can't be read."""
    path = home / NAME
    try:
        return tuple(line for line in path.read_bytes().decode("utf-8", "replace").split("\n") if line)
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise trouble(error, path, saving=False) from error


def write(home: Path, queries: Iterable[str]) -> None:
    """Put these in place of those that are there. Raises StoreError where the file can't be written."""
    path = home / NAME
    text = "".join(f"{' '.join(scrub(query).split())}\n" for query in queries)
    try:
        make_folder(home)
        write_whole(path, text.encode())
    except OSError as error:
        raise trouble(error, path, saving=True) from error


def drop(home: Path) -> bool:
    """Forget them; whether there were any. Raises OSError where the file can't be removed."""
    path = home / NAME
    try:
        path.unlink()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True

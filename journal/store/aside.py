"""A file that can be made again, written aside and put in place as a whole."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from journal.store.files import sync_folder
from journal.store.lock import Lock
from journal.store.log import FOLDER

_ABANDONED = 3600


def put_in_place(home: Path, name: str, aside: Path, is_current: Callable[[], bool]) -> None:
    """Rename, under the journal's lock and while `is_current`: a text that is removed from the log now may not stay."""
    lock = Lock(home / FOLDER / "lock")
    lock.acquire(0)
    try:
        if is_current():
            aside.replace(home / name)
            sync_folder(home)
    finally:
        lock.close()


def clear(home: Path, name: str) -> None:
    """Remove what a program that was killed left aside more than an hour ago."""
    for path in home.glob(f"{name}.*"):
        try:
            if time.time() - path.stat().st_mtime > _ABANDONED:
                path.unlink()
        except OSError:
            continue

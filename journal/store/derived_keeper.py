"""Bringing `derived.sqlite` up to date: aside, in pieces, and put in place only while the log is still that one."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from journal.errors import StoreError
from journal.store.aside import clear, put_in_place
from journal.store.derived import opened
from journal.store.derived_counts import NOT_COUNTED, Counted
from journal.store.derived_rows import NAME
from journal.store.derived_seal import copied, sealed
from journal.store.derived_writer import Writer
from journal.store.files import open_private, sync
from journal.store.log import FOLDER, SUFFIX, Log
from journal.store.log_file import Rewritten
from journal.store.state import Unusable

LEAST = 1 << 18
"""Bytes of the log that are read as quickly as derived data are opened; below that nothing is written."""

_AT_ONCE = 64


def bring_up_to_date(home: Path, least: int = LEAST) -> None:
    """Write the derived data of a home anew where at least so many bytes of the log are not in them.

    Where that can't be done it is left: nothing depends on them.
    """
    for _ in steps(home, least):
        pass


def steps(home: Path, least: int = LEAST, *, counted: Callable[[], Counted] = lambda: NOT_COUNTED) -> Iterator[None]:
    """The same in pieces of some milliseconds each, for somebody who has other things to do in between.

    `counted` tells what the ledgers count.
    """
    if behind(home) < least:
        return
    clear(home, NAME)
    counts = counted()
    for is_anew in (False, True):
        aside = home / f"{NAME}.{os.urandom(4).hex()}.new"
        try:
            yield from _write(home, aside, counts, is_anew=is_anew)
        except (Rewritten, Unusable):
            continue
        except (sqlite3.Error, StoreError, OSError, ValueError, OverflowError):
            return
        finally:
            aside.unlink(missing_ok=True)
        return


def behind(home: Path) -> int:
    """How many bytes of the log are not in the derived data: all of them where those are of another log."""
    try:
        found = {path.stem: path.stat() for path in (home / FOLDER).glob(f"*{SUFFIX}")}
    except OSError:
        return 0
    total = sum(file.st_size for file in found.values())
    derived = opened(home)
    if derived is None:
        return total
    try:
        known = derived.positions()
    except Unusable:
        return total
    finally:
        derived.close()
    is_this = all(
        dev in found and found[dev].st_ino == at.inode and found[dev].st_size >= at.end for dev, at in known.items()
    )
    return total - sum(at.end for at in known.values()) if is_this else total


def _write(home: Path, aside: Path, counts: Counted, *, is_anew: bool) -> Iterator[None]:
    log = Log(home)
    derived = None if is_anew else opened(home)
    descriptor, _ = open_private(aside, os.O_RDWR)
    try:
        if derived is not None:
            derived.resume(log)
            yield from copied(home / NAME, descriptor)
        writer = Writer(sqlite3.connect(aside, check_same_thread=False), derived, counts)
        try:
            for batch in log.catch_up():
                for first in range(0, len(batch), _AT_ONCE):
                    writer.fold(batch[first : first + _AT_ONCE])
                    yield
            yield from writer.finish(log)
        finally:
            writer.close()
        yield from sealed(descriptor)
        sync(descriptor)
        if not log.is_doubtful:
            put_in_place(home, NAME, aside, lambda: all(file.is_still_there() for file in log.files.values()))
    finally:
        log.close()
        os.close(descriptor)
        if derived is not None:
            derived.close()

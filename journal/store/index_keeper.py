"""Keeping the index: made anew aside, in pieces, and put in place only while the log is still that one."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from journal.domain.instants import earliest
from journal.domain.records.entry import Entry
from journal.errors import StoreError
from journal.store.aside import clear, put_in_place
from journal.store.codec import TABLES
from journal.store.derived_rows import micros
from journal.store.files import open_private, sync
from journal.store.index import About
from journal.store.index_rows import NAME, seal
from journal.store.index_writer import Writer
from journal.store.log_file import Position

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.store.transactions import Transactions

_AT_ONCE = 64


def steps(every: Callable[[], Sequence[Entry]], transactions: Transactions) -> Iterator[float]:
    """Make the index anew, in pieces of some milliseconds; each tells how much is done, from 0 to 1.

    Where that can't be done it is left: nothing depends on it.
    """
    clear(transactions.home, NAME)
    aside = transactions.home / f"{NAME}.{os.urandom(4).hex()}.new"
    try:
        yield from _write(every, transactions, aside)
    except (sqlite3.Error, StoreError, OSError, ValueError, ArithmeticError):
        return
    finally:
        aside.unlink(missing_ok=True)


def _write(every: Callable[[], Sequence[Entry]], transactions: Transactions, aside: Path) -> Iterator[float]:
    # First how far it goes, then the entries: what comes in between is looked through as if it were new.
    about, positions = _about(transactions), {dev: file.position() for dev, file in transactions.log.files.items()}
    entries = every()
    yield 0.0
    order = []
    for place, entry in enumerate(entries):
        order.append((micros(earliest(entry.occurred, entry.zone)), place))
        if not place % (_AT_ONCE * 32):
            yield 0.0
    order.sort()
    descriptor, _ = open_private(aside, os.O_RDWR)
    try:
        writer = Writer(sqlite3.connect(aside, check_same_thread=False, isolation_level=None))
        try:
            for number, (at, place) in enumerate(order):
                writer.add(entries[place], at, place)
                if not number % _AT_ONCE:
                    yield 0.9 * number / len(order)
            for dev, position in positions.items():
                writer.note_file(dev, position.inode, position.end, position.tail)
            for _ in writer.finish(about._replace(size=len(order))):
                yield 0.95
        finally:
            writer.close()
        seal(aside)
        sync(descriptor)
        put_in_place(transactions.home, NAME, aside, lambda: _is_current(transactions, positions))
    finally:
        os.close(descriptor)


def _about(transactions: Transactions) -> About:
    state = transactions.state
    count = len(state.places)
    dev, seq = state.places.name(count - 1) if count else ("", 0)
    return About(0, count, len(state.table(TABLES[Entry]).touched), dev, seq)


def _is_current(transactions: Transactions, positions: Mapping[str, Position]) -> bool:
    """Whether the files of the log are still those that were read."""
    inodes = {path.stem: path.stat().st_ino for path in (file.path for file in transactions.log.files.values())}
    return all(inodes.get(dev) == position.inode for dev, position in positions.items())

"""The newest entries from the ends of the log alone: what can be shown of a long journal before any of it was read."""

from __future__ import annotations

import os
from pathlib import Path

from journal.domain.board import in_order
from journal.domain.records.entry import Entry
from journal.store.codec import UNREADABLE, decoded
from journal.store.derived_rows import ENTRIES
from journal.store.files import close, open_reading, read_at
from journal.store.line import Read, is_whole, read_line
from journal.store.log import FOLDER, SUFFIX

ENOUGH = 1 << 16
"""Bytes at the end of a file of the log that hold some fifty entries."""


def newest_of(home: Path, entries: int) -> tuple[Entry, ...]:
    """At most so many of the entries changed last, the one that occurred last first; none where nothing can be read.

    Others may have been written long ago and occur later.
    """
    reads: list[Read] = []
    for path in (home / FOLDER).glob(f"*{SUFFIX}"):
        try:
            reads += _end_of(path)
        except OSError:
            continue
    docs: dict[str, bytes | None] = {}
    for read in sorted(reads, key=lambda one: (one.at, one.dev, one.seq)):
        docs |= {id_: doc for name, id_, doc in read.changes if name == ENTRIES}
    found = in_order(entry for doc in docs.values() if doc is not None and (entry := _entry(doc)) is not None)
    return tuple(found[::-1][:entries])


def _end_of(path: Path) -> list[Read]:
    descriptor = open_reading(path)
    try:
        size = os.fstat(descriptor).st_size
        start = max(size - ENOUGH, 0)
        lines = read_at(descriptor, size - start, start).split(b"\n")
    finally:
        close(descriptor)
    # The first has lost its beginning, and its checksum is over all of it.
    found = (read_line(raw, path.stem, 0) for raw in lines if is_whole(raw))
    return [read for read in found if read is not None]


def _entry(doc: bytes) -> Entry | None:
    try:
        return decoded(Entry, doc)
    except UNREADABLE:
        return None

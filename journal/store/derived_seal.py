"""A checksum over the whole of `derived.sqlite`: what is damaged is not written on.

It stands where SQLite keeps a number for the user, and counts itself as nothing.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from pathlib import Path

from journal.store.files import close, open_reading, read_at, write_all
from journal.store.state import Unusable

_PIECE = 1 << 20
_PLACE, _SIZE = 60, 4


def sealed(descriptor: int) -> Iterator[None]:
    """Write the checksum of a finished file into it, in pieces."""
    total = 0
    for _, piece in _pieces(descriptor):
        total = zlib.crc32(piece, total)
        yield
    os.lseek(descriptor, _PLACE, os.SEEK_SET)
    write_all(descriptor, total.to_bytes(_SIZE, "big"))


def copied(source: Path, to: int) -> Iterator[None]:
    """Copy a file that was sealed, in pieces. Raises Unusable where it is not what was sealed, OSError."""
    descriptor = open_reading(source)
    try:
        total, seal = 0, read_at(descriptor, _SIZE, _PLACE)
        for raw, piece in _pieces(descriptor):
            total = zlib.crc32(piece, total)
            write_all(to, raw)
            yield
        if total.to_bytes(_SIZE, "big") != seal:
            raise Unusable("the file is not what was written")
    finally:
        close(descriptor)


def _pieces(descriptor: int) -> Iterator[tuple[bytes, bytes]]:
    """The file as it is, and as it counts."""
    place = 0
    while raw := read_at(descriptor, _PIECE, place):
        yield raw, raw if place else raw[:_PLACE] + bytes(_SIZE) + raw[_PLACE + _SIZE :]
        place += len(raw)

"""What the index holds: full text, named sets of entries, ranges; and how sets stand in a file.

An entry has a number by when it occurred, from 0; a set is an integer with the bits of its numbers.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from unicodedata import unidata_version

from journal.domain.query.sets import DAY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO

NAME = "derived-index.sqlite"
FORMAT = f"2 {sys.byteorder} {unidata_version}"
"""Words are folded by a version of Unicode, which goes with that of Python."""

SCHEMA = """
CREATE TABLE about (format TEXT, size INTEGER, transactions INTEGER, touched INTEGER, dev TEXT, seq INTEGER);
CREATE TABLE files (dev TEXT PRIMARY KEY, inode INTEGER, "end" INTEGER, tail BLOB);
CREATE TABLE entries (number INTEGER PRIMARY KEY, id TEXT, at INTEGER, place INTEGER);
CREATE TABLE sets (key TEXT PRIMARY KEY, is_list INTEGER, bits BLOB) WITHOUT ROWID;
CREATE TABLE ranges (name TEXT PRIMARY KEY, "values" BLOB, numbers BLOB);
CREATE TABLE lists (ids BLOB, ats BLOB, places BLOB);
"""
"""`transactions` and `touched` are how many there were, and how many changes of entries; `dev` and `seq` which was the
last; `files` how far each file of the log went, with the bytes before that. `at` is in microseconds since 1970, `place`
that of the id among all entries by first appearance. `bits` is a bitmap, or the numbers where they take less.
`lists` are the columns of the entries once more, for whoever wants many of them."""

ENTRIES_BY_ID = "CREATE UNIQUE INDEX entries_by_id ON entries (id)"

COLUMNS = ("body", "wording", "named", "tags", "files")
TEXT = f"""
CREATE VIRTUAL TABLE text USING fts5({", ".join(COLUMNS)}, content='', tokenize="ascii tokenchars '_'");
"""
"""Words come folded, with spaces between them. What is not ASCII is part of a word for this tokenizer, so that it
cuts nothing that we hold for one word."""

WEIGHTS = (1.0, 2.0, 4.0, 4.0, 2.0)
"""What a hit counts in each column."""

WORD = "word:"
START = "start:"
"""The keys of words, and of beginnings of words, that many entries have."""


def is_listed(count: int, size: int) -> bool:
    """Whether a set of so many numbers below `size` stands in the file as a list of them."""
    return count * 4 < size // 8


def bitmap(bits: int, size: int) -> bytes:
    """A set as it stands in the file where it is no list."""
    return bits.to_bytes(size // 8 + 1, "little")


def listed(blob: bytes, kind: str = "I") -> array[int]:
    """The numbers that stand in the file as a list."""
    numbers = array(kind)
    numbers.frombytes(blob)
    return numbers


def packed_values(values: Sequence[int | Decimal]) -> bytes:
    """The values of a range as they stand in the file: days as numbers, amounts as text."""
    if values and isinstance(values[0], int):
        return array("i", [int(one) for one in values]).tobytes()
    return "\n".join(map(str, values)).encode()


def values_of(name: str, blob: bytes) -> Sequence[int | Decimal]:
    """The values of a range."""
    if name == DAY:
        return listed(blob, "i")
    return [Decimal(text) for text in blob.decode().split("\n")] if blob else []


def seal(path: Path) -> None:
    """Add a checksum over a file to its end, where SQLite does not look."""
    with path.open("r+b") as file:
        total = _sum(file)
        file.write(_SEAL % total)


def is_sealed(path: Path) -> bool:
    """Whether a file is as it was sealed. Reads all of it."""
    with path.open("rb") as file:
        size = file.seek(0, 2) - _SEAL_SIZE
        if size < 0:
            return False
        file.seek(0)
        total = _sum(file, size)
        return file.read() == _SEAL % total


def _sum(file: BinaryIO, size: int | None = None) -> int:
    total, room = 0, memoryview(bytearray(_PIECE))
    while size is None or size > 0:
        piece = room[: file.readinto(room if size is None else room[:size])]  # type: ignore[attr-defined]
        if not piece:
            break
        total = zlib.crc32(piece, total)
        size = None if size is None else size - len(piece)
    return total


_SEAL = b"sum:%08x"
_SEAL_SIZE = len(_SEAL % 0)
_PIECE = 1 << 18

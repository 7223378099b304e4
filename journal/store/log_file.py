"""One device's file of the log, read on from where reading stopped."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from journal.domain.record import NamedTuple
from journal.store.files import close, open_reading, read_at
from journal.store.line import Doc, Read, is_whole, parsed, read_line

PIECE = 1 << 18
_AT_ONCE = 64
_TAIL = 24
_ENDING = 96
"""Bytes that hold a line's whole head and its checksum."""


class Rewritten(Exception):
    """The file is not the one that was read: it has to be read again from the start."""


class Damage(NamedTuple):
    """A line that cannot be trusted. `line` counts from 1, `start` is its place in bytes; `text` is how it begins."""

    file: str
    line: int
    start: int
    what: str
    text: str


class Position(NamedTuple):
    """How far a file was read, and the last bytes before `end`: what it takes to read on from there."""

    end: int
    seq: int
    head: str | None
    lines: int
    inode: int
    tail: bytes


class LogFile:
    """What is known of a file: everything before `end` was read, and `damage` found in it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.dev = path.stem
        self.end = 0
        self.seq = 0
        self.head: str | None = None
        self.damage: list[Damage] = []
        self.descriptor = -1
        self._name = str(path)
        self._lines = 0
        self._tail = b""
        self._seen: tuple[int, int, int] | None = None

    @property
    def is_ended(self) -> bool:
        """Whether the last line read has its newline."""
        return self._tail[-1:] in (b"", b"\n")

    @property
    def size(self) -> int:
        """Bytes in the file when it was last looked at; those after `end` belong to no whole line."""
        return self._seen[0] if self._seen else 0

    @property
    def is_doubtful(self) -> bool:
        """Whether the last line is damaged: it may also have been read while a writer was cutting a torn end."""
        return bool(self.damage) and self.damage[-1].line == self._lines

    def is_behind(self) -> bool:
        """Whether the file has changed since it was read. One stat."""
        try:
            return self._state() != self._seen
        except FileNotFoundError:
            return True

    def is_still_there(self) -> bool:
        """Whether the file of this name is the one that was read, and not another put in its place."""
        try:
            return self._seen is not None and self._state()[2] == self._seen[2]
        except FileNotFoundError:
            return False

    def is_as_read(self) -> bool:
        """Whether nothing was appended and the end is still the one that was read. Not for a torn end."""
        try:
            seen = self._state()
        except FileNotFoundError:
            return False
        if self._seen is None or seen[0] != self.end or seen[2] != self._seen[2]:
            return False
        self._seen = seen
        return self._is_end_the_same()

    def read_on(self, *, locked: bool) -> Iterator[list[Read]]:
        """What was appended since, in batches. Raises Rewritten where what was read has changed."""
        try:
            seen = self._state()
        except FileNotFoundError:
            raise Rewritten from None
        if seen == self._seen and not locked:
            return
        if self.descriptor < 0:
            self.descriptor = open_reading(self.path)
        is_same = seen[0] >= self.end and (self._seen is None or seen[2] == self._seen[2])
        if not is_same or not self._is_end_the_same():
            raise Rewritten
        self._seen = seen
        if seen[0] > self.end:
            yield from self._lines_up_to(seen[0])

    def position(self) -> Position:
        """How far it was read, for `resume`."""
        size = min(self.end, _ENDING)
        tail = read_at(self.descriptor, size, self.end - size) if size else b""
        return Position(self.end, self.seq, self.head, self._lines, self._seen[2] if self._seen else 0, tail)

    def resume(self, position: Position, damage: list[Damage]) -> None:
        """Go on from where another reader was; whether the file is still the same is found out by reading on."""
        self.end, self.seq, self.head, self._lines, inode, self._tail = position
        self._seen = (self.end, 0, inode)
        self.damage = damage

    def accept(self, read: Read, written: bytes) -> None:
        """Note a line that was just written at the end."""
        self.end += len(written)
        self.seq, self.head = read.seq, read.head
        self._lines += 1
        self._tail = written[-_TAIL:]
        # The time of change is not asked for: the next look finds it another, and nothing new.
        self._seen = (self.end, 0, self._seen[2] if self._seen else 0)

    def look(self) -> None:
        """Take the file as it is now for seen."""
        now = os.fstat(self.descriptor)
        self._seen = (now.st_size, now.st_mtime_ns, now.st_ino)

    def transaction(self, start: int, size: int) -> Doc:
        """A transaction read earlier, as the log has it. Raises Rewritten where it is no longer there."""
        raw = read_at(self.descriptor, size, start)
        if not is_whole(raw):
            raise Rewritten
        data: Doc | None = parsed(raw)
        if data is not None:
            return data
        # Only a forger leaves a line that is no JSON with its checksum right; what can be told of it is told.
        read = read_line(raw, self.dev, start)
        if read is None:
            raise Rewritten
        return {"seq": read.seq, "dev": self.dev, "at": read.at, "do": read.do, "ops": []}

    def close(self) -> None:
        if self.descriptor >= 0:
            descriptor, self.descriptor = self.descriptor, -1
            close(descriptor)

    def _state(self) -> tuple[int, int, int]:
        now = os.stat(self._name)  # noqa: PTH116  # as fast as it gets: asked twice a second, and before every save
        return now.st_size, now.st_mtime_ns, now.st_ino

    def _is_end_the_same(self) -> bool:
        # A size alone proves nothing: a writer's failed bytes may have been replaced by as many others.
        return read_at(self.descriptor, len(self._tail), self.end - len(self._tail)) == self._tail

    def _lines_up_to(self, size: int) -> Iterator[list[Read]]:
        place, rest = self.end, b""
        while place < size:
            piece = read_at(self.descriptor, min(PIECE, size - place), place)
            if not piece:
                break
            place += len(piece)
            rest += piece
            cut = rest.rfind(b"\n") + 1
            if cut:
                yield from self._batches(rest[:cut])
                rest = rest[cut:]
        # A whole line that lost nothing but its newline was saved all the same.
        for lost in (0, 1):
            raw = rest[: len(rest) - lost]
            if raw and is_whole(raw):
                yield self._read([raw], ends=0)
                break

    def _batches(self, chunk: bytes) -> Iterator[list[Read]]:
        lines = chunk.split(b"\n")[:-1]
        for first in range(0, len(lines), _AT_ONCE):
            yield self._read(lines[first : first + _AT_ONCE], ends=1)

    def _read(self, lines: list[bytes], *, ends: int) -> list[Read]:
        """Go on by some lines; `ends` is the size of what ends each of them."""
        found = []
        for raw in lines:
            self._lines += ends
            read = read_line(raw, self.dev, self.end) if is_whole(raw) else None
            if read is not None:
                self.seq, self.head = read.seq, read.head
                found.append(read)
            elif raw:
                self._report(raw)
            self.end += len(raw) + ends
        last = b"".join(raw + b"\n" * ends for raw in lines[-_TAIL:])
        self._tail = (self._tail + last)[-_TAIL:]
        return found

    def _report(self, raw: bytes) -> None:
        # The line may have been saved and have had its number: the next one leaves it free.
        self.seq += 1
        what = "it is not a transaction" if is_whole(raw) else "its checksum is wrong"
        text = raw[:200].decode("utf-8", "replace")
        self.damage.append(Damage(self.path.name, self._lines, self.end, what, text))

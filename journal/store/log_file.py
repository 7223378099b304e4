"""One device's file of the log, read on from where reading stopped."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from journal.store.files import open_reading, read_at
from journal.store.line import is_sound, is_whole

PIECE = 1 << 20
_AT_ONCE = 256
_TAIL = 24


class Rewritten(Exception):
    """The file is not the one that was read: it has to be read again from the start."""


class Read(NamedTuple):
    """A transaction as it stands in the log: where its line starts, and its size without the newline."""

    dev: str
    data: dict[str, Any]
    start: int
    size: int


class Damage(NamedTuple):
    """A line that cannot be trusted. `line` counts from 1, `start` is its place in bytes; `text` is how it begins."""

    file: str
    line: int
    start: int
    what: str
    text: str


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

    def is_as_read(self) -> bool:
        """Whether nothing was appended and the end is still the one that was read. Not for a torn end."""
        try:
            now = os.stat(self._name)  # noqa: PTH116  # before every save
        except FileNotFoundError:
            return False
        if self._seen is None or now.st_size != self.end or now.st_ino != self._seen[2]:
            return False
        self._seen = (now.st_size, now.st_mtime_ns, now.st_ino)
        return read_at(self.descriptor, len(self._tail), self.end - len(self._tail)) == self._tail

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

    def accept(self, seq: int, head: str, written: bytes) -> int:
        """Note a line that was just written at the end; where it starts."""
        start = self.end if self.is_ended else self.end + 1
        self._advance(written, len(written), lines=1)
        self.seq, self.head = seq, head
        # The time of change is not asked for: the next look finds it another, and nothing new.
        self._seen = (self.end, 0, self._seen[2] if self._seen else 0)
        return start

    def look(self) -> None:
        """Take the file as it is now for seen."""
        now = os.fstat(self.descriptor)
        self._seen = (now.st_size, now.st_mtime_ns, now.st_ino)

    def read_line(self, start: int, size: int) -> dict[str, Any]:
        """A transaction read earlier. Raises Rewritten where it is no longer there."""
        raw = read_at(self.descriptor, size, start)
        if not is_whole(raw):
            raise Rewritten
        data: dict[str, Any] = json.loads(raw)
        return data

    def close(self) -> None:
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor = -1

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
                yield self._parsed([(raw, self.end, self._lines + 1)])
                self._advance(raw, len(raw), lines=0)
                break

    def _batches(self, chunk: bytes) -> Iterator[list[Read]]:
        place, good = self.end, []
        number = self._lines
        for raw in chunk.split(b"\n")[:-1]:
            number += 1
            if is_whole(raw):
                good.append((raw, place, number))
            elif raw:
                yield self._parsed(good)
                good = []
                self._report(raw, place, number, "its checksum is wrong")
            if len(good) == _AT_ONCE:
                yield self._parsed(good)
                good = []
            place += len(raw) + 1
        yield self._parsed(good)
        self._advance(chunk, len(chunk), lines=number - self._lines)

    def _parsed(self, lines: list[tuple[bytes, int, int]]) -> list[Read]:
        # Parsed together, lines share the strings of their keys: less memory, and quicker.
        try:
            parsed = json.loads(b"[%b]" % b",".join([raw for raw, _, _ in lines]))
        except (ValueError, RecursionError):
            parsed = []
        if len(parsed) != len(lines):
            parsed = [_alone(raw) for raw, _, _ in lines]
        read = []
        for data, (raw, start, number) in zip(parsed, lines, strict=True):
            if is_sound(data):
                self.seq, self.head = data["seq"], data["head"]
                read.append(Read(self.dev, data, start, len(raw)))
            else:
                self._report(raw, start, number, "it is not a transaction")
        return read

    def _report(self, raw: bytes, start: int, number: int, what: str) -> None:
        # The line may have been saved and have had its number: the next one leaves it free.
        self.seq += 1
        self.damage.append(Damage(self.path.name, number, start, what, raw[:200].decode("utf-8", "replace")))

    def _advance(self, raw: bytes, size: int, *, lines: int) -> None:
        self.end += size
        self._lines += lines
        self._tail = raw[-_TAIL:] if size >= _TAIL else (self._tail + raw)[-_TAIL:]


def _alone(raw: bytes) -> object:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        return None

"""A disk that keeps apart what is certainly on it and what may or may not be."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from tests.attack.calls import Call

Entry = tuple[str, "Node | None"]
"""A path and what is found there; None where nothing is."""


@dataclass(eq=False)
class Node:
    """A file (or a folder, which holds no bytes): what was synced, and the writes since: offset, bytes or a new size."""

    is_folder: bool = False
    synced: bytes = b""
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def content(self, count: int | None = None) -> bytes:
        """With the first so many of the writes since the last sync."""
        data = self.synced
        for at, new in self.pending[:count]:
            data = _written(data, at, new)
        return data

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """What of it may be on the disk."""
        for count in range(len(self.pending)):
            yield f"{count} of {len(self.pending)} writes", self.content(count)
        if self.pending:
            yield from self._partly()

    def _partly(self) -> Iterator[tuple[str, bytes]]:
        before, (at, new) = self.content(len(self.pending) - 1), self.pending[-1]
        if new is None:
            return
        half, size = len(new) // 2, len(new)
        for kept in {1, half, size - 2, size - 1}:
            yield f"{kept} bytes of the last write", _written(before, at, new[:kept])
        yield "zeros for the last write", _written(before, at, b"\0" * size)
        yield "zeros for its first half", _written(before, at, b"\0" * half + new[half:])
        yield "zeros for its second half", _written(before, at, new[:half] + b"\0" * (size - half))
        # Only this one, of all since the last sync.
        yield "the last write alone", _written(self.synced, at, new)


def _written(data: bytes, at: int, new: bytes | None) -> bytes:
    if new is None:
        return data[:at].ljust(at, b"\0")
    return data[:at].ljust(at, b"\0") + new + data[at + len(new) :]


class Image(NamedTuple):
    """One state the disk may be in: relative paths, None for folders."""

    what: str
    files: dict[str, bytes | None]

    @property
    def key(self) -> object:
        return frozenset(self.files.items())

    def write(self, home: Path) -> None:
        """Make it a home."""
        for name, content in sorted(self.files.items()):
            path = home.joinpath(*Path(name).parts[1:])
            if content is None:
                path.mkdir(parents=True, exist_ok=True)
            else:
                path.write_bytes(content)


class Disk:
    """What became of the files below a folder, which is itself on the disk."""

    def __init__(self, below: Path) -> None:
        self._below = str(below)
        self._durable: dict[str, Node] = {}
        self._since: list[tuple[Entry, ...]] = []
        self._opened: dict[int, tuple[Node, list[int]]] = {}

    def note(self, call: Call, result: Any) -> bool:
        """Take a call that succeeded into account; whether it made other images possible."""
        noting = getattr(self, f"_{call.name}", None)
        return noting is not None and noting(call, result) is not False

    def images(self) -> Iterator[Image]:
        """What the disk may hold now."""
        count = len(self._since)
        every = list(range(count))
        orders = [every[:kept] for kept in range(count + 1)] + [[one for one in every if one != left] for left in every]
        for kept in orders:
            what = f"{len(kept)} of {count} changes of folders"
            yield Image(f"{what}, no write since the last sync", self._files(kept, lambda node: node.synced))
            yield Image(f"{what}, every write", self._files(kept, Node.content))
        for node in {id(one): one for one in self._found(every).values()}.values():
            for what, content in node.contents():
                for kept in (every, []):
                    yield Image(what, self._files(kept, lambda one: content if one is node else one.content()))  # noqa: B023

    def _found(self, kept: list[int]) -> dict[str, Node]:
        found = dict(self._durable)
        for number in kept:
            _change(found, self._since[number])
        return found

    def _files(self, kept: list[int], content: Any) -> dict[str, bytes | None]:
        found = self._found(kept)
        return {
            os.path.relpath(path, self._below): None if node.is_folder else content(node)
            for path, node in found.items()
            if all(str(above) in found for above in _above(path, self._below))
        }

    def _now(self) -> dict[str, Node]:
        return self._found(list(range(len(self._since))))

    def _open(self, call: Call, result: int) -> bool:
        node, flags = self._now().get(call.path), call.args[1]
        is_new = node is None and call.path != self._below
        node = node or Node(is_folder=call.path == self._below)
        if is_new:
            self._since.append(((call.path, node),))
        self._opened[result] = (node, [-1 if flags & os.O_APPEND else 0])
        return is_new

    def _write(self, call: Call, result: int) -> None:
        node, at = self._opened[call.args[0]]
        start = len(node.content()) if at[0] < 0 else at[0]
        node.pending.append((start, bytes(call.args[1][:result])))
        at[0] += result if at[0] >= 0 else 0

    def _ftruncate(self, call: Call, _: object) -> None:
        self._opened[call.args[0]][0].pending.append((call.args[1], None))

    def _fsync(self, call: Call, _: object) -> None:
        node = self._opened[call.args[0]][0]
        node.synced, node.pending = node.content(), []
        if node.is_folder:
            mine = [one for one in self._since if os.path.dirname(one[0][0]) == call.path]  # noqa: PTH120
            for one in mine:
                _change(self._durable, one)
            self._since = [one for one in self._since if one not in mine]

    def _mkdir(self, call: Call, _: object) -> None:
        self._since.append(((call.path, Node(is_folder=True)),))

    def _replace(self, call: Call, _: object) -> None:
        self._since.append(((call.path, None), (str(call.args[1]), self._now()[call.path])))

    def _unlink(self, call: Call, _: object) -> None:
        self._since.append(((call.path, None),))

    def _close(self, call: Call, _: object) -> bool:
        self._opened.pop(call.args[0], None)
        return False


def _change(found: dict[str, Node], entries: tuple[Entry, ...]) -> None:
    for path, node in entries:
        if node is None:
            found.pop(path, None)
        else:
            found[path] = node


def _above(path: str, below: str) -> Iterator[Path]:
    for above in Path(path).parents:
        if str(above) == below:
            return
        yield above

"""Whether the log is what was written: checksums, hashes, and the chain from line to line."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from journal.store.files import trouble
from journal.store.line import Doc, hash_of, head_of, is_sound, is_whole, parsed
from journal.store.log import FOLDER, SUFFIX
from journal.store.log_file import Damage
from journal.store.state import REMOVALS

Removed = Collection[tuple[str, int, str, str]]
"""Changes whose content is told to be removed: device, number of the line, table, id."""


class Head(NamedTuple):
    """The end of a device's chain. Kept elsewhere, it shows later that nothing up to it was cut off or changed."""

    dev: str
    seq: int
    head: str

    def __str__(self) -> str:
        return f"{self.dev}-{self.seq}-{self.head}"


class Examined(NamedTuple):
    """What verifying found. `extended` are the heads of those asked for that the log holds; `removed` counts
    the changes without content that a record names; `aside` are files with bytes of torn lines."""

    lines: int
    heads: tuple[Head, ...]
    damage: tuple[Damage, ...]
    removed: int
    extended: frozenset[str]
    aside: tuple[Path, ...]


def verify(home: Path) -> tuple[Damage, ...]:
    """Every line of every file that is damaged, altered, or follows on one that is missing.

    A torn last line is none of that. Raises StoreError where the files can't be read.
    """
    return examine(home).damage


def examine(home: Path, against: Sequence[str] = ()) -> Examined:
    """The same, with the heads, and which heads noted earlier (hashes) the log holds.

    Raises StoreError where the files can't be read.
    """
    folder = home / FOLDER
    try:
        paths = sorted(folder.glob(f"*{SUFFIX}"))
        removed = frozenset(name for path in paths for name in _told_removed(path))
        chains = [_Chain(path.stem, removed, against) for path in paths]
        damage = tuple(found for path, chain in zip(paths, chains, strict=True) for found in _in_file(path, chain))
        aside = tuple(sorted(folder.glob("*.torn")))
    except OSError as error:
        raise trouble(error, folder, saving=False) from error
    return Examined(
        lines=sum(chain.lines for chain in chains),
        heads=tuple(chain.end for chain in chains if chain.end is not None),
        damage=damage,
        removed=len(removed),
        extended=frozenset(head for chain in chains for head in chain.met),
        aside=aside,
    )


def _in_file(path: Path, chain: _Chain) -> Iterator[Damage]:
    start = 0
    with path.open("rb") as file:
        for number, raw in enumerate(file, 1):
            line = raw.removesuffix(b"\n")
            if line and (line != raw or is_whole(line)):
                for what in chain.faults(line):
                    yield Damage(path.name, number, start, what, line[:200].decode("utf-8", "replace"))
            start += len(raw)


def _told_removed(path: Path) -> Iterator[tuple[str, int, str, str]]:
    with path.open("rb") as file:
        for raw in file:
            if b'"removals"' not in raw:
                continue
            data = _parsed(raw.removesuffix(b"\n"))
            if data is None or not _is(data["head"], head_of, data):
                continue
            for op in data["ops"]:
                if op["t"] == REMOVALS and op.get("d") and "salt" in op and _is(op["h"], hash_of, op):
                    yield from named(op["d"])


def named(record: Doc | None) -> Iterator[tuple[str, int, str, str]]:
    """The changes that a record of a removal names."""
    for one in (record or {}).get("ops", ()):
        match one:
            case [str(dev), int(seq), str(table), str(id_)]:
                yield dev, seq, table, id_


class _Chain:
    """What the next line of a file has to follow on. After damage any head may be the one before."""

    def __init__(self, dev: str, removed: Removed, against: Collection[str]) -> None:
        self.lines = 0
        self.met: set[str] = set()
        self._dev = dev
        self._seq = 0
        self._head: str | None = None
        self._at = ""
        self._lost = 0
        self._removed = removed
        self._against = against
        self._is_sound = True

    @property
    def end(self) -> Head | None:
        """The head of the last line; None where there is none."""
        return None if self._head is None else Head(self._dev, self._seq, self._head)

    def faults(self, raw: bytes) -> list[str]:
        """What is wrong with the next line."""
        self.lines += 1
        data = _parsed(raw)
        if data is None:
            self._lost += 1
            self._is_sound = False
            return ["its checksum is wrong" if not is_whole(raw) else "it is not a transaction"]
        found = [*self._in_order(data), *_contents(data, self._removed)]
        self._seq, self._head, self._at, self._lost = data["seq"], data["head"], data["at"], 0
        self._is_sound = self._is_sound and not found
        if self._is_sound and data["head"] in self._against:
            self.met.add(data["head"])
        return found

    def _in_order(self, data: Doc) -> Iterator[str]:
        if data["dev"] != self._dev:
            yield f"it was written by another device, {data['dev']}"
        missing = data["seq"] - self._seq - 1 - self._lost
        if missing > 0:
            yield f"{missing} before it {'is' if missing == 1 else 'are'} missing"
        elif missing < 0 and not self._lost:
            yield "it has the number of an earlier one"
        elif data["prev"] != self._head and not self._lost:
            yield "it does not follow on the one before"
        if data["at"] < self._at:
            yield "it is dated before the one before"


def _contents(data: Doc, removed: Removed) -> Iterator[str]:
    if not _is(data["head"], head_of, data):
        yield "its head is wrong: it was altered"
    for op in data["ops"]:
        is_told = (str(data["dev"]), data["seq"], op["t"], op["id"]) in removed
        if not {"d", "salt"} <= op.keys():
            if not is_told:
                yield f"its content was removed ({op['t']} {op['id']})"
        elif is_told:
            yield f"its content was to be removed and still stands ({op['t']} {op['id']})"
        elif not _is(op["h"], hash_of, op):
            yield f"its content was altered ({op['t']} {op['id']})"


def _is(expected: str, hashing: Callable[[Doc], str], data: Doc) -> bool:
    try:
        return hashing(data) == expected
    except (ValueError, TypeError, RecursionError):
        # It holds what canonical JSON has not, so it was never written so.
        return False


def _parsed(raw: bytes) -> Doc | None:
    """The transaction of a line; None where it is none."""
    if not is_whole(raw):
        return None
    data: Doc | None = parsed(raw)
    if data is None or not is_sound(data) or not {"dev", "prev"} <= data.keys():
        return None
    return data if all({"was", "h"} <= op.keys() for op in data["ops"]) else None

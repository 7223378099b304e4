"""Whether the log is what was written: checksums, hashes, and the chain from line to line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from journal.store.files import trouble
from journal.store.line import Doc, hash_of, head_of, is_sound, is_whole
from journal.store.log import FOLDER, SUFFIX
from journal.store.log_file import Damage


def verify(home: Path) -> tuple[Damage, ...]:
    """Every line of every file that is damaged, altered, or follows on one that is missing.

    A torn last line is none of that. Raises StoreError where the files can't be read.
    """
    folder = home / FOLDER
    try:
        return tuple(found for path in sorted(folder.glob(f"*{SUFFIX}")) for found in _in_file(path))
    except OSError as error:
        raise trouble(error, folder, saving=False) from error


def _in_file(path: Path) -> Iterator[Damage]:
    chain = _Chain(path.stem)
    start = 0
    with path.open("rb") as file:
        for number, raw in enumerate(file, 1):
            line = raw.removesuffix(b"\n")
            if line and (line != raw or is_whole(line)):
                for what in chain.faults(line):
                    yield Damage(path.name, number, start, what, line[:200].decode("utf-8", "replace"))
            start += len(raw)


class _Chain:
    """What the next line of a file has to follow on. After damage any head may be the one before."""

    def __init__(self, dev: str) -> None:
        self._dev = dev
        self._seq = 0
        self._head: str | None = None
        self._at = ""
        self._lost = 0

    def faults(self, raw: bytes) -> list[str]:
        data = _parsed(raw)
        if data is None:
            self._lost += 1
            return ["its checksum is wrong" if not is_whole(raw) else "it is not a transaction"]
        found = [*self._in_order(data), *_contents(data)]
        self._seq, self._head, self._at, self._lost = data["seq"], data["head"], data["at"], 0
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


def _contents(data: Doc) -> Iterator[str]:
    if not _is(data["head"], head_of, data):
        yield "its head is wrong: it was altered"
    for op in data["ops"]:
        if not {"d", "salt"} <= op.keys():
            yield f"its content was removed ({op['t']} {op['id']})"
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
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    if not is_sound(data) or not {"dev", "prev"} <= data.keys():
        return None
    return data if all({"was", "h"} <= op.keys() for op in data["ops"]) else None

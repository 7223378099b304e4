"""Single bits of a log turned over, and whole lines dropped, doubled, and put in another's place."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

from journal.store import Store
from tests.attack.children import spread
from tests.attack.scene import Said, Trials, entry, follow_up, log_of, put, quick_disk, said

FLIPS = 4_000
LINES = 30
_SEED = 20261124


def attack(scratch: Path, share: int = 1) -> Trials:
    """Each flip is told as damage or has changed nothing; whatever is done to lines, verify tells."""
    with quick_disk():
        home = scratch / "home"
        whole = _written(home)
        path = log_of(home)
        content = path.read_bytes()
        chance = random.Random(_SEED)
        bits = [chance.randrange(len(content) * 8) for _ in range(FLIPS // share)]

        def judge(bit: int) -> str:
            turned = bytearray(content)
            turned[bit // 8] ^= 1 << bit % 8
            return _silent(_home(scratch, path.name, bytes(turned)), whole, f"bit {bit % 8} of byte {bit // 8}")

        def judge_lines(rearranged: tuple[str, list[bytes]]) -> str:
            what, lines = rearranged
            found = Store.open(_home(scratch, path.name, b"".join(lines))).verify()
            return "" if found else f"verify finds nothing: {what}"

        yield from spread(bits, judge)
        yield from spread(list(_rearranged(content.splitlines(keepends=True))), judge_lines)


def _home(scratch: Path, name: str, content: bytes) -> Path:
    """A home of this process's own with a log of that content."""
    home = scratch / f"{os.getpid()}"
    (home / "log").mkdir(parents=True, exist_ok=True)
    (home / "log" / name).write_bytes(content)
    return home


def _written(home: Path) -> Said:
    store = Store.open(home)
    for number in range(LINES):
        put(store, entry(f"e{number % 20}", f"{number} größer"), *([follow_up(f"f{number}", "e0")] * (number % 3 == 0)))
    store.close()
    return said(store)


def _silent(home: Path, whole: Said, what: str) -> str:
    store = Store.open(home)
    try:
        if store.damage:
            # The rest is still there.
            return "" if len(said(store)) >= len(whole) - 4 else f"{what}: spoils more than its line"
        return "" if said(store) == whole else f"{what}: changed the journal silently"
    finally:
        store.close()


def _rearranged(lines: list[bytes]) -> Iterator[tuple[str, list[bytes]]]:
    """Lines with one dropped (not the last: an anchor shows that), doubled, or exchanged for its neighbour."""
    for at in range(len(lines) - 1):
        yield f"line {at + 1} dropped", lines[:at] + lines[at + 1 :]
        yield f"line {at + 1} doubled", lines[: at + 1] + lines[at:]
        yield f"line {at + 1} exchanged", [*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]]

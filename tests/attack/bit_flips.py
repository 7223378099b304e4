"""Single bits of a log turned over, and whole lines dropped, doubled, and put in another's place."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from journal.store import Store
from tests.attack.scene import Said, Trials, entry, follow_up, log_of, put, quick_disk, said

FLIPS = 6_000
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
        for _ in range(FLIPS // share):
            bit = chance.randrange(len(content) * 8)
            turned = bytearray(content)
            turned[bit // 8] ^= 1 << bit % 8
            path.write_bytes(turned)
            yield _silent(home, whole, f"bit {bit % 8} of byte {bit // 8}")
        for what, lines in _rearranged(content.splitlines(keepends=True)):
            path.write_bytes(b"".join(lines))
            found = Store.open(home).verify()
            yield None if found else f"verify finds nothing: {what}"


def _written(home: Path) -> Said:
    store = Store.open(home)
    for number in range(LINES):
        put(store, entry(f"e{number % 20}", f"{number} größer"), *([follow_up(f"f{number}", "e0")] * (number % 3 == 0)))
    store.close()
    return said(store)


def _silent(home: Path, whole: Said, what: str) -> str | None:
    store = Store.open(home)
    try:
        if store.damage:
            # The rest is still there.
            return None if len(said(store)) >= len(whole) - 4 else f"{what}: spoils more than its line"
        return None if said(store) == whole else f"{what}: changed the journal silently"
    finally:
        store.close()


def _rearranged(lines: list[bytes]) -> Iterator[tuple[str, list[bytes]]]:
    """Lines with one dropped (not the last: an anchor shows that), doubled, or exchanged for its neighbour."""
    for at in range(len(lines) - 1):
        yield f"line {at + 1} dropped", lines[:at] + lines[at + 1 :]
        yield f"line {at + 1} doubled", lines[: at + 1] + lines[at:]
        yield f"line {at + 1} exchanged", [*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]]

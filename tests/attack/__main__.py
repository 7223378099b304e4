"""The store under attack: `python -m tests.attack`. Ends with 1 where anything broke, or a broken store did not."""

from __future__ import annotations

import argparse
import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from tests.attack import (
    bit_flips,
    derived,
    disk_images,
    kills,
    machine,
    search_index,
    system_calls,
    truncation,
    writers,
)
from tests.attack.broken import STORES
from tests.attack.scene import Trials, say

Attack = Callable[..., Trials]

PARTS: dict[str, tuple[Attack, str, int]] = {
    "truncation": (truncation.attack, "cuts of a log, one at every byte", 60),
    "system calls": (system_calls.attack, "calls gone wrong: dying, EIO, ENOSPC, short, interrupted", 1),
    "disk images": (disk_images.attack, "images a disk may hold after a power cut", 1),
    "bit flips": (bit_flips.attack, "bits turned, and lines moved about", 40),
    "derived data": (derived.attack, "bits turned and cuts made in derived data", 10),
    "search index": (search_index.attack, "bits turned and cuts made in the index of the full text", 3),
    "kills": (kills.attack, "programs killed", 1),
    "two writers": (writers.attack, "looks at what two programs wrote while a third dropped history", 8),
    "two handles": (machine.attack, "runs of a state machine with two handles, undo, damage and a failing disk", 4),
}
"""Each part, what it counts, and the share of it that a broken store is given: it has to go red in that."""

SHOWN = 5
GOES = 6


def main() -> int:
    """Attack the store, then the broken ones; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.attack", description=__doc__)
    parser.add_argument("--part", action="append", choices=PARTS, help="only this part; may be said more than once")
    parser.add_argument("--kills", type=int, default=kills.KILLS, metavar="N", help="how many programs are killed")
    parser.add_argument("--every-pair", action="store_true", help="give every broken store to every part")
    given = parser.parse_args()
    if not hasattr(os, "fork"):
        say("The attack needs a system with fork.")
        return 1
    parts = given.part or list(PARTS)
    # What stands already is the same in every process.
    gc.freeze()
    start = time.monotonic()
    broken = [name for name in parts if not _holds(name, given.kills)]
    missed = _judge(parts, every_pair=given.every_pair)
    say(f"{time.monotonic() - start:.0f} s")
    return int(bool(broken or missed))


def _holds(name: str, count: int) -> bool:
    attack, what, _ = PARTS[name]
    start = time.monotonic()
    given = {"kills": count} if name == "kills" else {}
    tried, bad = _tried(lambda scratch: attack(scratch, **given))
    say(
        f"{name:<13} {tried:>6,} {what}: {f'{len(bad)} BROKE' if bad else 'all held'} ({time.monotonic() - start:.0f} s)"
    )
    for one in bad[:SHOWN]:
        say(f"    {one[:1000]}")
    return not bad


def _tried(attack: Attack, *, until_first: bool = False) -> tuple[int, list[str]]:
    """How many trials there were, and what broke. What ends in an error broke too."""
    tried, bad = 0, list[str]()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        try:
            for told in attack(Path(name)):
                tried += 1
                bad += [told] if told else []
                if bad and until_first:
                    break
        except Exception as error:
            bad.append(f"{type(error).__name__}: {error}")
            tried += 1
    return tried, bad


def _found(part: str, breaking: Callable[[], AbstractContextManager[None]]) -> list[str]:
    """What a part finds wrong with a broken store. Where programs race it may take several goes, each a longer one."""
    attack, _, share = PARTS[part]
    for go in range(GOES):
        size = max(share // (go + 1), 1)
        with breaking():
            _, bad = _tried(lambda scratch: attack(scratch, size), until_first=True)  # noqa: B023
        if bad:
            return bad
    return []


def _judge(parts: list[str], *, every_pair: bool) -> list[str]:
    """Give the broken stores to the parts that have to find them out, and print who found out which."""
    say(f"\n{'stores broken on purpose':<30}" + "".join(f"{part:<14}" for part in parts))
    missed = []
    for store, (breaking, finders) in STORES.items():
        cells = []
        for part in parts:
            is_due = part in finders
            if not (is_due or every_pair):
                cells.append("·")
                continue
            bad = _found(part, breaking)
            cells.append("red" if bad else "MISSED" if is_due else "green")
            missed += [f"{part} did not find out: {store}"] if is_due and not bad else []
        say(f"{store:<30}" + "".join(f"{cell:<14}" for cell in cells))
    for one in missed:
        say(one)
    return missed


if __name__ == "__main__":
    sys.exit(main())

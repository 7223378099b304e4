"""Verifying, backing up and restoring a whole journal, against reading, hashing and packing the same bytes."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.generate import write_journal
from benchmarks.measure import Row, arguments, headline, interleaved, show, timed
from journal.service import safekeeping


def measure(entries: int, runs: int) -> list[Row]:
    """The rows of one size of journal. No bar is set for these: what is printed is what they cost."""
    with tempfile.TemporaryDirectory() as folder:
        home, archive = Path(folder) / "home", Path(folder) / "journal.tar.gz"
        write_journal(home, entries)
        log = next(home.glob("log/*.jsonl"))
        jobs: dict[str, Callable[[], object]] = {
            "verify": lambda: safekeeping.verify(home),
            "read, parse and hash": lambda: _hashed(log),
            "backup": lambda: safekeeping.backup(home, archive, over=True),
            "gzip": lambda: _packed(log, Path(folder) / "packed.gz"),
            "restore": lambda: safekeeping.restore(home, archive, over=True),
            "gunzip": lambda: _unpacked(Path(folder) / "packed.gz", Path(folder) / "unpacked"),
        }
        took = interleaved(runs, {name: _timing(job) for name, job in jobs.items()})
    pairs = (("verify", "read, parse and hash"), ("backup", "gzip"), ("restore", "gunzip"))
    return [
        Row(
            what=f"{ours}, {entries:,} entries (floor: {floor})",
            ours=took[ours] * 1000,
            floor=took[floor] * 1000,
        )
        for ours, floor in pairs
    ]


def _timing(job: Callable[[], object]) -> Callable[[], float]:
    return lambda: timed(job)


def _hashed(log: Path) -> None:
    with log.open("rb") as file:
        for line in file:
            json.loads(line)
            hashlib.sha256(line).digest()


def _packed(log: Path, packed: Path) -> None:
    with log.open("rb") as file, gzip.open(packed, "wb") as into:
        shutil.copyfileobj(file, into)


def _unpacked(packed: Path, unpacked: Path) -> None:
    with gzip.open(packed, "rb") as file, unpacked.open("wb") as into:
        shutil.copyfileobj(file, into)


def main() -> None:
    given = arguments(__doc__, sizes=(1_000, 10_000), runs=3)
    headline("Keeping a journal safe")
    show([row for entries in given.entries for row in measure(entries, given.runs)])


if __name__ == "__main__":
    main()

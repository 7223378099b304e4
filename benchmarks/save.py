"""Saving one entry, durable when it returns, against a bare write and fsync of the same bytes."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.corpus import Corpus
from benchmarks.generate import write_journal
from benchmarks.measure import Row, arguments, headline, interleaved, show, timed
from journal.domain.instants import Instant
from journal.store import Store


def saving(store: Store, entries: int) -> Callable[[], float]:
    """A job: one entry, made beforehand, is saved by itself."""
    corpus = Corpus(entries, now=Instant(datetime.now(UTC), "UTC"), seed=11)
    made = iter([entry for entry, _ in corpus.entries()])

    def save() -> float:
        entry = next(made)

        def put() -> None:
            with store.unit("add") as unit:
                unit.put(entry)

        return timed(put)

    return save


def bare(log: Path, beside: Path) -> Callable[[], float]:
    """A job: the line that was just saved, appended to a file of its own and fsynced."""
    descriptor = os.open(beside, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def write() -> float:
        with log.open("rb") as file:
            file.seek(-min(log.stat().st_size, 16_384), os.SEEK_END)
            line = file.readlines()[-1]

        def append() -> None:
            os.write(descriptor, line)
            os.fsync(descriptor)

        return timed(append)

    return write


def measure(entries: int, runs: int) -> Row:
    """The row of one size of journal, which grows by the runs."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        write_journal(home, entries)
        store = Store.open(home)
        try:
            ours = saving(store, runs + 1)
            log = next(home.glob("log/*.jsonl"))
            took = interleaved(runs, {"ours": ours, "floor": bare(log, Path(folder) / "bare")})
        finally:
            store.close()
    what = f"save one entry, {entries:,} entries"
    return Row(what=what, ours=took["ours"] * 1000, floor=took["floor"] * 1000, bar=1.5, goal=1.25)


def main() -> None:
    given = arguments(__doc__, sizes=(0, 1_000, 10_000), runs=400)
    headline("A durable save against write + fsync")
    show([measure(entries, given.runs) for entries in given.entries])


if __name__ == "__main__":
    main()

"""The first screen with today's data on it, in a pseudo-terminal, against a bare Textual app."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.bare import MARKER
from benchmarks.generate import NEWEST_WORD, write_journal
from benchmarks.measure import Row, arguments, environment, headline, interleaved, show
from benchmarks.terminal import Terminal
from journal.store.derived_keeper import bring_up_to_date

JOURNAL = (sys.executable, "-m", "journal")
BARE = (sys.executable, "-m", "benchmarks.bare")


def until(command: tuple[str, ...], environ: Mapping[str, str], marker: str) -> Callable[[], float]:
    """A job: from the start of the process until the marker is on the screen."""

    def first_screen() -> float:
        with Terminal(command, environ) as terminal:
            return terminal.until(marker)

    return first_screen


def measure(entries: int, runs: int, *, is_derived: bool) -> Row:
    """Ours beside the bare app, with the newest entry of a journal of that size as the marker.

    Where it `is_derived`, the journal was open before; else it is the first time, or derived data were lost.
    """
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        write_journal(home, entries)
        if is_derived:
            bring_up_to_date(home)
        environ = environment(home)
        jobs = {"ours": until(JOURNAL, environ, NEWEST_WORD), "bare": until(BARE, environ, MARKER)}
        took = interleaved(runs, jobs)
    what = f"first screen with today's entry, {entries:,} entries" + ("" if is_derived else ", nothing derived")
    return Row(what=what, ours=took["ours"] * 1000, floor=took["bare"] * 1000, bar=1.4, goal=1.25)


def main() -> None:
    given = arguments(__doc__, sizes=(1_000,), runs=11)
    headline("First screen against a bare Textual app")
    show([measure(entries, given.runs, is_derived=one) for entries in given.entries for one in (True, False)])


if __name__ == "__main__":
    main()

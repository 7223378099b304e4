"""Memory and processor time of the app at rest, against a bare Textual app. Needs /proc."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from benchmarks.bare import MARKER
from benchmarks.generate import NEWEST_WORD, write_journal
from benchmarks.measure import Row, arguments, environment, headline, show
from benchmarks.startup import BARE, JOURNAL
from benchmarks.terminal import Terminal
from journal.store.derived_keeper import bring_up_to_date

SETTLING = 4.0
WATCHED = 10.0
AT_WORK = 0.05
"""Seconds of processor time in one second above which a program still has something to do."""
LONGEST = 120.0
MIB = 1 << 20


def at_rest(
    command: tuple[str, ...], environ: Mapping[str, str], marker: str, *, watched: float
) -> tuple[float, float]:
    """Resident memory in MiB, and the share of one core in percent, once the screen has settled."""
    with Terminal(command, environ) as terminal:
        terminal.until(marker)
        _settle(terminal)
        began, before = time.perf_counter(), _processor_seconds(terminal.pid)
        terminal.idle(watched)
        share = (_processor_seconds(terminal.pid) - before) / (time.perf_counter() - began)
        return _resident(terminal.pid) / MIB, share * 100


def _settle(terminal: Terminal) -> None:
    """Let the program be until it has read what it reads after its first screen."""
    terminal.idle(SETTLING)
    end = time.perf_counter() + LONGEST
    while time.perf_counter() < end:
        before = _processor_seconds(terminal.pid)
        terminal.idle(1.0)
        if _processor_seconds(terminal.pid) - before < AT_WORK:
            return


def _resident(pid: int) -> int:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _processor_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    given = arguments(__doc__, sizes=(1_000,), runs=1)
    watched = 1.0 if given.quick else WATCHED
    headline("At rest")
    rows, shares, first = [], [], 0.0
    for entries in given.entries:
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder) / "home"
            size = write_journal(home, entries) / MIB
            bring_up_to_date(home)
            ours, share = at_rest(JOURNAL, environment(home), NEWEST_WORD, watched=watched)
            bare, bare_share = at_rest(BARE, environment(home), MARKER, watched=watched)
        shares.append(f"processor at rest, {entries:,} entries: {share:.2f} % (bare app {bare_share:.2f} %)")
        if not first:
            first = ours
            rows.append(Row(what=f"memory, {entries:,} entries", ours=ours, floor=bare, unit="MiB", bar=1.8, goal=1.5))
        else:
            what = f"memory on top at {entries:,} entries, against the log"
            rows.append(Row(what=what, ours=ours - first, floor=size, unit="MiB", bar=4.0, goal=2.0))
    show(rows)
    print("\n" + "\n".join(shares) + "\n(the bar is 1 %, the goal 0.5 %)")


if __name__ == "__main__":
    main()

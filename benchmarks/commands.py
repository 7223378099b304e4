"""The quick commands, whole process, against `python -c pass`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks.generate import write_journal
from benchmarks.measure import Row, arguments, environment, headline, interleaved, show, timed

JOURNAL = (sys.executable, "-m", "journal")
NOTHING = (sys.executable, "-c", "pass")
TEXT = "nego-001 call from Dana Reyes, yesterday 4pm: base promised 185k guaranteed; due 3d 5pm answer the offer"
RATIOS = {"--help": (3.5, 3.0), "--version": (3.5, 3.0), "add": (5.0, 3.0), "due --short": (3.0, 2.5)}


def run(command: Sequence[str], environ: Mapping[str, str]) -> Callable[[], float]:
    """A job: the process from its start to its end."""

    def whole_process() -> None:
        subprocess.run(command, env=dict(environ), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)

    return lambda: timed(whole_process)


def measure(entries: int, runs: int) -> list[Row]:
    """The rows of one size of journal."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        write_journal(home, entries)
        environ = environment(home)
        # Whoever has a journal of this size has looked at it: derived data stand beside the log.
        run((*JOURNAL, "log"), environ)()
        jobs = {
            "floor": run(NOTHING, environ),
            "--help": run((*JOURNAL, "--help"), environ),
            "--version": run((*JOURNAL, "--version"), environ),
            "add": run((*JOURNAL, "add", TEXT), environ),
            "due --short": run((*JOURNAL, "due", "--short"), environ),
        }
        took = interleaved(runs, jobs)
    floor = took.pop("floor") * 1000
    return [
        Row(
            what=f"journal {name}, {entries:,} entries",
            ours=seconds * 1000,
            floor=floor,
            bar=RATIOS[name][0],
            goal=RATIOS[name][1],
        )
        for name, seconds in took.items()
    ]


def main() -> None:
    given = arguments(__doc__, sizes=(1_000,), runs=25)
    headline("Quick commands against `python -c pass`")
    show([row for entries in given.entries for row in measure(entries, given.runs)])


if __name__ == "__main__":
    main()

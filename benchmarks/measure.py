"""Interleaved runs, medians, and the table every benchmark prints."""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_BENDING = ("JOURNAL_", "PYTHON", "COV_", "PYTEST_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measurement beside its floor, both in `unit`; `bar` and `goal` are ratios, None where none is set."""

    what: str
    ours: float
    floor: float
    unit: str = "ms"
    bar: float | None = None
    goal: float | None = None

    @property
    def ratio(self) -> float:
        return self.ours / self.floor

    @property
    def verdict(self) -> str:
        if self.bar is None or self.goal is None:
            return ""
        return "goal met" if self.ratio <= self.goal else "bar met" if self.ratio <= self.bar else "OVER THE BAR"


def arguments(about: str | None, *, sizes: Sequence[int], runs: int) -> argparse.Namespace:
    """The options all benchmarks share: `sizes`, `runs`, and `--quick`, which only shows that it works."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--entries", type=int, nargs="+", default=list(sizes), metavar="N", help="sizes of the journal")
    parser.add_argument("--runs", type=int, default=runs, help="measured runs of each job")
    parser.add_argument("--quick", action="store_true", help="one small size, three runs")
    given = parser.parse_args()
    if given.quick:
        given.entries, given.runs = [min(given.entries[0], 50)], 3
    return given


def interleaved(runs: int, jobs: Mapping[str, Callable[[], float]]) -> dict[str, float]:
    """The median of what each job returns, the jobs taking turns; one round before it does not count."""
    taken: dict[str, list[float]] = {name: [] for name in jobs}
    for count in range(runs + 1):
        for name, job in jobs.items():
            figure = job()
            if count:
                taken[name].append(figure)
    return {name: statistics.median(figures) for name, figures in taken.items()}


def timed(do: Callable[[], object]) -> float:
    """How many seconds it took."""
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


def show(rows: Iterable[Row]) -> None:
    """Print the rows, aligned, with the floor beside each ratio and the bar and the goal of the design."""
    heads = ("what", "ours", "floor", "ratio", "bar", "goal", "")
    lines = [heads, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    for line in lines:
        first, *rest = (
            cell.ljust(width) if column in (0, len(heads) - 1) else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        print("  ".join((first, *rest)).rstrip())


def _cells(row: Row) -> tuple[str, ...]:
    bar = f"{row.bar:.2f} ×" if row.bar else ""
    goal = f"{row.goal:.2f} ×" if row.goal else ""
    return (
        row.what,
        f"{row.ours:.2f} {row.unit}",
        f"{row.floor:.2f} {row.unit}",
        f"{row.ratio:.2f} ×",
        bar,
        goal,
        row.verdict,
    )


def headline(name: str) -> None:
    """Say on what the figures were taken."""
    version = ".".join(str(part) for part in sys.version_info[:3])
    print(f"{name}: Python {version}, {os.cpu_count()} cores, {sys.platform}\n")


def environment(home: Path) -> dict[str, str]:
    """The environment of a measured process: this one's without what bends Python, with a journal of its own."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(_BENDING)}
    return kept | {"JOURNAL_HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor", "COLUMNS": "120"}

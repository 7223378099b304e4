"""A key pressed until the next frame, in the Journal list and while the journal is read, in a pseudo-terminal."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path

from benchmarks.bare_list import MARKER
from benchmarks.generate import NEWEST_WORD, write_journal
from benchmarks.measure import arguments, environment, headline
from benchmarks.startup import JOURNAL
from benchmarks.terminal import Terminal
from journal.store.derived_keeper import bring_up_to_date

KEYS = {
    "down": ("j",),
    "down, up": ("j", "k", "j", "j", "k"),
    "page": (" ", "\x1b[6~", "\x1b[6~", "\x1b[5~"),
    "day, month": ("]", "]", "}", "]", "}", "[", "]", "{"),
    "last, first": ("G", "\x1b[H"),
}
"""What is pressed over and over, one key at a time, by what it does: every key has something to do."""

LOADING = {"down": ("j",), "typing": ("c", *"nego-001 call from Dana Reyes: base promised 185k ")}
"""What is pressed in the Today view before the journal has been read; a journal of some size is not, for so long."""
BEGUN = 0.15
"""Seconds after the first screen."""

BAR_P95, BAR_MAX, GOAL_MAX = 16.0, 33.0, 16.0
BARE = (sys.executable, "-m", "benchmarks.bare_list")
WRITER = """
import os, sys, time
from pathlib import Path
from journal import config
from journal.service import capture
from journal.service.session import open_session
settings = config.load(Path(sys.argv[1]), os.environ)
session = open_session(settings, config.clock(os.environ, settings.zone))
while True:
    capture.add(session, "nego-001 call from Dana Reyes: base promised 185k guaranteed; due fri answer")
    time.sleep(0.5)
"""
HELD = 0.05
"""Seconds between two keys when one is held down."""
QUIET = 0.08
"""Seconds without a byte after which the app has said all it has to say."""
SLOWEST = 0.5


def frames(terminal: Terminal, keys: Sequence[str], count: int) -> list[float]:
    """The milliseconds from each of `count` keys to the first bytes of the next frame, the app being at rest before.

    A key that changes nothing has no frame and is not counted.
    """
    took = []
    for key in islice(cycle(keys), count):
        terminal.quiet(QUIET)
        seconds = terminal.press(key, within=SLOWEST)
        if seconds is not None:
            took.append(seconds * 1000)
    return took


def percentile(figures: Sequence[float], share: float) -> float:
    """The figure that so large a share of them does not exceed."""
    ordered = sorted(figures)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def measure(entries: int, count: int) -> list[tuple[str, ...]]:
    """A row for each kind of key in the Journal view, and for keys pressed while the journal is read or written to."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        write_journal(home, entries)
        bring_up_to_date(home)
        for name, keys in LOADING.items():
            with Terminal(JOURNAL, environment(home)) as terminal:
                terminal.until(NEWEST_WORD)
                terminal.idle(BEGUN)
                rows.append(row(f"{name}, {entries:,} entries, while loading", hurried(terminal, keys, count)))
        with Terminal(JOURNAL, environment(home)) as terminal:
            terminal.until(NEWEST_WORD)
            terminal.send("2")
            terminal.until(f"{entries:,}")
            terminal.quiet(1.0)
            for name, keys in KEYS.items():
                rows.append(row(f"{name}, {entries:,} entries", frames(terminal, keys, count)))
            # From the first row on: at the last one, where an odd count of keys ends, there is no way down.
            terminal.send("\x1b[H")
            terminal.quiet(1.0)
            with writing(home):
                held = hurried(terminal, ("j",), count)
                rows.append(row(f"down, {entries:,} entries, while it is written to", held))
    return rows


def floor(count: int) -> list[tuple[str, ...]]:
    """The same keys in Textual's own list: what the machine and the library leave room for."""
    with tempfile.TemporaryDirectory() as folder, Terminal(BARE, environment(Path(folder))) as terminal:
        terminal.until(MARKER)
        keys = {"down, up": ("\x1b[B", "\x1b[A"), "page": ("\x1b[6~", "\x1b[6~", "\x1b[5~")}
        return [
            row(f"{name} in Textual’s own list", frames(terminal, pressed, count)) for name, pressed in keys.items()
        ]


def hurried(terminal: Terminal, keys: Sequence[str], count: int) -> list[float]:
    """As `frames`, without waiting until the app is at rest: a key every so often, as it is held down."""
    took = []
    for key in islice(cycle(keys), count):
        terminal.idle(HELD)
        seconds = terminal.press(key, within=SLOWEST)
        if seconds is not None:
            took.append(seconds * 1000)
    return took


@contextmanager
def writing(home: Path) -> Iterator[None]:
    """Another process that saves one entry after the other."""
    command = (sys.executable, "-c", WRITER, str(home))
    with subprocess.Popen(command) as process:
        try:
            yield
        finally:
            process.kill()


def row(name: str, took: Sequence[float]) -> tuple[str, ...]:
    p95, most = percentile(took, 0.95), max(took)
    met = "goal met" if p95 <= BAR_P95 and most <= GOAL_MAX else "bar met"
    verdict = met if p95 <= BAR_P95 and most <= BAR_MAX else "OVER THE BAR"
    figures = (f"{percentile(took, 0.5):.1f} ms", f"{p95:.1f} ms", f"{most:.1f} ms")
    return (name, str(len(took)), *figures, verdict)


def show(rows: Sequence[tuple[str, ...]]) -> None:
    lines = [("key", "keys", "median", "p95", "max", f"(bar p95 {BAR_P95:.0f} ms, max {BAR_MAX:.0f} ms)"), *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    for first, *rest in lines:
        cells = [cell.rjust(width) for cell, width in zip(rest[:-1], widths[1:-1], strict=True)]
        print("  ".join((first.ljust(widths[0]), *cells, rest[-1])))


def main() -> None:
    given = arguments(__doc__, sizes=(10_000,), runs=60)
    headline("Key to next frame")
    show([*floor(given.runs), *(one for entries in given.entries for one in measure(entries, given.runs))])


if __name__ == "__main__":
    main()

"""Two programs that write at once, a third that drops the history, and a fourth that reads."""

from __future__ import annotations

import time
from pathlib import Path

from journal.domain.records import Entry
from journal.store import Store
from tests.attack.children import Child, Tell
from tests.attack.scene import Trials, entry, put

EACH = 2_000
_EDITED = 10
"""One in so many entries is changed afterwards, so that there is history to drop."""


def attack(scratch: Path, share: int = 1) -> Trials:
    """One trial for every entry written, and one for the log."""
    home, each = scratch / "home", EACH // share
    writers = [Child(lambda tell, name=name: _write(tell, home, name, each)) for name in "ab"]  # type: ignore[misc]
    compacting = Child(lambda tell: _compact(tell, home))
    reader, seen = Store.open(home), 0
    for writer in writers:
        for line in iter(writer.told.readline, ""):
            if line.startswith("bad: "):
                yield line
            if line.endswith("00\n"):
                reader.refresh()
                seen, before = len(reader.all(Entry)), seen
                yield None if seen >= before else "a reader saw entries vanish"
        writer.rest()
    compacting.kill()
    yield from (line for line in compacting.rest() if line.startswith("bad: "))
    yield from _judged(home, reader, each)


def _write(tell: Tell, home: Path, name: str, each: int) -> None:
    store = Store.open(home)
    for number in range(each):
        put(store, entry(f"{name}-{number:04}", f"{name} {number} " + "x" * (number * 37 % 300)))
        if number % _EDITED == 0:
            put(store, entry(f"{name}-{number:04}", f"{name} {number} changed"), do="edit")
        tell(f"{name}-{number:04}")


def _compact(tell: Tell, home: Path) -> None:
    store = Store.open(home)
    while True:
        time.sleep(0.3)
        store.compact(drop_history=True)


def _judged(home: Path, reader: Store, each: int) -> Trials:
    store = Store.open(home)
    store.compact(drop_history=True)
    entries = {one.id: one.body for one in store.all(Entry)}
    for name in "ab":
        for number in range(each):
            body = entries.get(f"{name}-{number:04}", "")
            start = f"{name} {number} " + ("changed" if number % _EDITED == 0 else "")
            yield None if body.startswith(start) else f"{name}-{number:04} says {body[:30]!r}"
    reader.refresh()
    yield None if {one.id: one.body for one in reader.all(Entry)} == entries else "the reader sees something else"
    found = [*store.damage, *store.verify()]
    yield f"line {found[0].line}: {found[0].what}" if found else None

"""What is done to a journal under attack, and what it has to say after each step."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from unittest import mock

from journal.domain.instants import Instant
from journal.domain.records import Entry, FollowUp
from journal.store import Store
from journal.store.codec import encode

Said = dict[tuple[str, str], Any]
"""What a journal says: every record, by kind and id, as plain data."""

Trials = Iterator[str | None]
"""A part of the attack as it goes on: None for what held, a sentence for what broke."""

MOMENT = Instant(datetime(2026, 11, 24, 22, 42, tzinfo=UTC), "America/New_York")
SECRET = "not-for-everyone"


def entry(id_: str, body: str) -> Entry:
    return Entry(id=id_, body=body, occurred=MOMENT, zone=MOMENT.zone, recorded_at=MOMENT)


def follow_up(id_: str, entry_id: str) -> FollowUp:
    return FollowUp(id=id_, negotiation=None, entry=entry_id, what="answer", due=date(2026, 11, 27), zone="UTC")


def put(store: Store, *records: Any, do: str = "add") -> None:
    """Save records in one transaction."""
    with store.unit(do) as unit:
        for record in records:
            unit.put(record)


def said(store: Store) -> Said:
    """What a store says from memory."""
    return {(kind.__name__, one.id): encode(one) for kind in (Entry, FollowUp) for one in store.all(kind)}


def on_disk(home: Path) -> Said:
    """What the disk says to a program that opens it."""
    store = Store.open(home)
    try:
        return said(store)
    finally:
        store.close()


def log_of(home: Path) -> Path:
    """The log of a home that one device wrote."""
    (found,) = (home / "log").glob("*.jsonl")
    return found


@contextmanager
def quick_disk() -> Iterator[None]:
    """Saves don't wait for the disk, where it is not the disk that is attacked."""
    with mock.patch.object(os, "fsync", lambda descriptor: None):
        yield


@dataclass
class World:
    """A home and the programs that use it."""

    home: Path
    store: Any = None
    other: Any = None

    def open(self) -> None:
        self.store = Store.open(self.home)

    def add(self, number: int) -> None:
        put(self.store, entry(f"e{number}", f"body {number} ü " + "x" * 40))

    def add_both(self) -> None:
        put(self.store, entry("e2", "with what is due"), follow_up("f2", "e2"), follow_up("f3", "e2"))

    def write_secret(self) -> None:
        put(self.store, entry("e1", SECRET), do="edit")

    def edit(self) -> None:
        put(self.store, entry("e2", "changed"), do="edit")

    def write_as_other(self, number: int) -> None:
        self.other = self.other or Store.open(self.home)
        put(self.other, entry(f"o{number}", "by another program"))

    def answer_other(self) -> None:
        self.store.refresh()
        put(self.store, entry("o1", "answered"), do="edit")

    def undo(self) -> None:
        self.store.undo()

    def redo(self) -> None:
        self.store.redo()

    def remove(self) -> None:
        with self.store.unit("drop") as unit:
            unit.remove(FollowUp, "f2")

    def tear(self) -> None:
        """Another program dies while it writes."""
        descriptor = os.open(log_of(self.home), os.O_WRONLY | os.O_APPEND)
        os.write(descriptor, b'{"seq":99,"dev":"none","at":"' + b"torn " * 20)
        os.close(descriptor)

    def redact(self) -> None:
        self.store.redact("e1", _blank)

    def compact(self) -> None:
        self.store.compact(drop_history=True)

    def close(self) -> None:
        self.store.close()


def _blank(one: Any) -> Any:
    return replace(one, head="", body="", redacted_at=MOMENT) if isinstance(one, Entry) else one


@dataclass(frozen=True)
class Step:
    """One thing done. `again`: where it was broken off, doing it again finishes it, whatever it had come to."""

    name: str
    do: Callable[[World], None]
    again: bool = False
    by: str = "store"
    is_attacked: bool = True


SCRIPT = (
    Step("open", World.open, again=True),
    Step("add the first", lambda world: world.add(1)),
    Step("add three at once", World.add_both),
    Step("write a secret", World.write_secret),
    Step("edit", World.edit),
    Step("another program adds", lambda world: world.write_as_other(1), by="other"),
    Step("answer it", World.answer_other),
    Step("undo", World.undo),
    Step("redo", World.redo),
    Step("remove", World.remove),
    Step("tear", World.tear, is_attacked=False),
    Step("add after a torn end", lambda world: world.add(3)),
    Step("redact", World.redact, again=True),
    Step("add after redacting", lambda world: world.add(4)),
    Step("compact", World.compact, again=True),
    Step("the other program adds again", lambda world: world.write_as_other(2), by="other"),
    Step("add the last", lambda world: world.add(5)),
    Step("close", World.close, again=True),
)
REDACTED = next(number for number, step in enumerate(SCRIPT) if step.name == "redact")


def states(home: Path) -> list[Said]:
    """What the journal says before the first step and after each, when nothing goes wrong."""
    world, found = World(home), [Said()]
    for step in SCRIPT:
        step.do(world)
        found.append(on_disk(home))
    return found


def differences(told: Said, allowed: list[Said]) -> str:
    """How what is told differs from the nearest of what may be told; nothing where it is one of them."""
    if told in allowed:
        return ""
    nearest = min(allowed, key=lambda one: len(set(map(str, told.items())) ^ set(map(str, one.items()))))
    lost, new = nearest.keys() - told.keys(), told.keys() - nearest.keys()
    changed = {key for key in told.keys() & nearest.keys() if told[key] != nearest[key]}
    return f"lost {sorted(lost)}, turned up {sorted(new)}, changed {sorted(changed)}"


def say(text: str = "") -> None:
    """Print a line now."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()

"""Two handles in any order of steps, damage and a failing disk among them, against a simple model (hypothesis)."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from journal.domain.records import Entry
from journal.errors import StoreError
from journal.store import Store
from tests.attack.scene import Trials, entry, log_of, put, quick_disk

IDS = ("e1", "e2", "e3")
HANDLES = st.sampled_from((0, 1))
RUNS, STEPS = 120, 40


@dataclass
class Line:
    """What the model knows of one line of the log. `of` is the line it takes back or brings back."""

    kind: str
    changes: dict[str, str | None]
    before: dict[str, int | None] = field(default_factory=dict)
    of: int = -1
    is_damaged: bool = False


@dataclass
class Model:
    """The journal as a list of lines, folded anew whenever it is asked."""

    lines: list[Line] = field(default_factory=list)

    def folded(self) -> tuple[dict[str, str], dict[str, int], list[int], list[int]]:
        """Bodies; the line of each id that stands; lines that may be taken back; those that may be brought back."""
        bodies: dict[str, str] = {}
        last: dict[str, int] = {}
        done: list[int] = []
        undone: list[int] = []
        for number, line in enumerate(self.lines):
            if line.is_damaged:
                continue
            for id_, body in line.changes.items():
                last[id_] = number
                bodies.pop(id_, None) if body is None else bodies.update({id_: body})
            if line.kind == "change":
                done.append(number)
                undone.clear()
            else:
                source, other = (done, undone) if line.kind == "undo" else (undone, done)
                if line.of in source:
                    source.remove(line.of)
                    other.append(line.of)
        return bodies, last, done, undone

    def add(self, kind: str, changes: dict[str, str | None], of: int = -1) -> None:
        """Append a line of what differs."""
        bodies, last, _, _ = self.folded()
        real = {id_: body for id_, body in changes.items() if bodies.get(id_) != body}
        if real or kind != "change":
            self.lines.append(Line(kind, real, {id_: last.get(id_) for id_ in real}, of))

    def was_before(self, number: int) -> dict[str, str | None] | None:
        """What a line replaced; None where that is damaged."""
        found: dict[str, str | None] = {}
        for id_, before in self.lines[number].before.items():
            if before is None:
                found[id_] = None
            elif self.lines[before].is_damaged:
                return None
            else:
                found[id_] = self.lines[before].changes[id_]
        return found


class Handles(RuleBasedStateMachine):
    """What is done to the store is done to the model; they have to agree."""

    @initialize()
    def open_both(self) -> None:
        self.scratch = Path(tempfile.mkdtemp())
        self.home = self.scratch / "home"
        self.model = Model()
        self.stores = [Store.open(self.home), Store.open(self.home)]

    @rule(
        at=HANDLES,
        changes=st.dictionaries(st.sampled_from(IDS), st.sampled_from([None, "a", "b", "ü" * 9]), min_size=1),
    )
    def change(self, at: int, changes: dict[str, str | None]) -> None:
        self._change(at, changes)
        self.model.add("change", changes)

    @rule(at=HANDLES)
    def undo(self, at: int) -> None:
        _, _, done, _ = self.model.folded()
        before = self.model.was_before(done[-1]) if done else {}
        if before is None:
            try:
                self.stores[at].undo()
            except StoreError:
                return
            raise AssertionError("it took back what it can't know")
        assert (self.stores[at].undo() is not None) == bool(done)
        if done:
            self.model.add("undo", before, done[-1])

    @rule(at=HANDLES)
    def redo(self, at: int) -> None:
        _, _, _, undone = self.model.folded()
        assert (self.stores[at].redo() is not None) == bool(undone)
        if undone:
            self.model.add("redo", self.model.lines[undone[-1]].changes, undone[-1])

    @rule(at=HANDLES)
    def reopen(self, at: int) -> None:
        self.stores[at].reopen()

    @rule(at=HANDLES, name=st.sampled_from(["write", "fsync"]), half=st.booleans())
    def fail(self, at: int, name: str, half: bool) -> None:
        real = getattr(os, name)

        def failing(descriptor: int, *data: bytes) -> Any:
            if name == "write" and half:
                real(descriptor, data[0][: len(data[0]) // 2])
            raise OSError(errno.EIO, os.strerror(errno.EIO))

        self.stores[at].refresh()
        with mock.patch.object(os, name, failing):
            self._refused(at)
        if any((self.home / "log").glob("*.jsonl")) and self.model.lines:
            self._agrees(self.stores[at])
        self.stores[at].reopen()

    @precondition(lambda self: self.model.lines)
    @rule(torn=st.sampled_from([b"{", b"\0" * 50, b'{"seq":7,"dev":"none","ops":[', b"\xff"]))
    def tear(self, torn: bytes) -> None:
        with log_of(self.home).open("ab") as file:
            file.write(torn)

    @precondition(lambda self: any(not line.is_damaged for line in self.model.lines))
    @rule(data=st.data())
    def damage(self, data: st.DataObject) -> None:
        """A letter within a line's content turns, where no program has it open."""
        self._change(0, {"e1": "to be damaged, some day"})
        self.model.add("change", {"e1": "to be damaged, some day"})
        number = data.draw(st.sampled_from([at for at, line in enumerate(self.model.lines) if not line.is_damaged]))
        content = bytearray(log_of(self.home).read_bytes())
        start = [0, *(at + 1 for at, byte in enumerate(content) if byte == 0x0A)][number]
        letter = (
            content.index(b'"body":"', start) + 8
            if b'"body":"' in content[start : content.index(b"\n", start)]
            else start + 60
        )
        content[letter] ^= 0x04
        for store in self.stores:
            store.close()
        log_of(self.home).write_bytes(content)
        self.model.lines[number].is_damaged = True
        self.stores = [Store.open(self.home), Store.open(self.home)]

    @invariant()
    def agree(self) -> None:
        if not hasattr(self, "stores"):
            return
        for store in self.stores:
            store.refresh()
            self._agrees(store)

    def teardown(self) -> None:
        if hasattr(self, "stores"):
            fresh = Store.open(self.home)
            self._agrees(fresh)
            for store in (*self.stores, fresh):
                store.close()
            shutil.rmtree(self.scratch)

    def _change(self, at: int, changes: dict[str, str | None]) -> None:
        with self.stores[at].unit("change") as unit:
            for id_, body in changes.items():
                unit.remove(Entry, id_) if body is None else unit.put(entry(id_, body))

    def _refused(self, at: int) -> None:
        try:
            put(self.stores[at], entry("e1", "never saved"))
        except StoreError:
            return
        raise AssertionError("it said nothing of a failing disk")

    def _agrees(self, store: Store) -> None:
        bodies, _, _, _ = self.model.folded()
        told = {one.id: one.body for one in store.all(Entry)}
        assert told == bodies, f"it says {told} instead of {bodies}"
        damage = sum(line.is_damaged for line in self.model.lines)
        assert len(store.damage) == damage, f"it tells {len(store.damage)} damaged lines instead of {damage}"


def attack(scratch: Path, share: int = 1) -> Trials:
    """One trial for every run of up to STEPS steps."""
    runs = max(10, RUNS // share)
    given = settings(
        max_examples=runs,
        stateful_step_count=STEPS,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate] if share > 1 else [Phase.generate, Phase.shrink],
        print_blob=False,
    )
    with quick_disk(), mock.patch.object(tempfile, "tempdir", str(scratch)):
        run_state_machine_as_test(Handles, settings=given)  # type: ignore[no-untyped-call]
    yield from [None] * runs

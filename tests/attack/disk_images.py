"""What the disk may hold if the power fails after each system call: every image has to be a journal."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from journal.store import Store
from tests.attack.calls import Call, Calls
from tests.attack.children import spread
from tests.attack.disk import Disk, Image
from tests.attack.scene import (
    REDACTED,
    SCRIPT,
    SECRET,
    Said,
    Trials,
    World,
    differences,
    entry,
    put,
    quick_disk,
    said,
)
from tests.attack.scene import states as states_of

_SEED = 3


def attack(scratch: Path, share: int = 1) -> Trials:
    """One trial for every image that differs; of those only each `share`-th."""
    with quick_disk():
        states = states_of(scratch / "plain")
        found = list(enumerate(_images(scratch / "recorded")))
        random.Random(_SEED).shuffle(found)

        def judge(one: tuple[int, tuple[Image, int, bool, str]]) -> str:
            number, (image, done, is_busy, after) = one
            home = scratch / f"{number}"
            image.write(home)
            bad = _bad(home, states[done : done + 1 + is_busy], done, is_busy=is_busy)
            return f"{after}, {image.what}: {bad}" if bad else ""

        yield from spread(found[::share], judge)


def _images(below: Path) -> Iterator[tuple[Image, int, bool, str]]:
    """Every image of one run, with the steps acknowledged and whether another was under way."""
    below.mkdir()
    disk, world, number, seen = Disk(below), World(below / "home"), 0, set[object]()
    found: list[tuple[Image, int, bool, str]] = []

    def note(done: int, after: str, *, is_busy: bool) -> None:
        for image in disk.images():
            if (key := (image.key, done, is_busy)) not in seen:
                seen.add(key)
                found.append((image, done, is_busy, after))

    def watch(call: Call, do: Callable[..., Any]) -> Any:
        result = do()
        if disk.note(call, result):
            note(number, f"after {call.name} of {os.path.basename(call.path)}", is_busy=True)  # noqa: PTH119
        return result

    with Calls(below, watch):
        for number, step in enumerate(SCRIPT):  # `watch` asks for it
            step.do(world)
            note(number + 1, f"after “{step.name}”", is_busy=False)
    yield from found


def _bad(home: Path, may_say: list[Said], acknowledged: int, *, is_busy: bool) -> str:
    store = Store.open(home)
    before = said(store)
    if what := differences(before, may_say):
        return what
    if store.damage and not is_busy:
        return f"damage: {store.damage[0].what}"
    if acknowledged > REDACTED and any(SECRET.encode() in path.read_bytes() for path in home.rglob("*.*")):
        return "the redacted text is there"
    damage = len(store.damage)
    put(store, entry("after", "written afterwards"))
    store.close()
    again = Store.open(home)
    after = said(again)
    again.close()
    after.pop(("Entry", "after"), None)
    return "appending afterwards is not well" if after != before or len(again.damage) > damage else ""

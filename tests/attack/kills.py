"""Programs killed while they write, again and again, over one journal."""

from __future__ import annotations

import random
import time
from pathlib import Path

from journal.domain.records import Entry
from journal.store import Store
from tests.attack.children import Child, Tell
from tests.attack.scene import Trials, entry, follow_up, put, said

KILLS = 150
_A_HOME = 25
_SEED = 4


def attack(scratch: Path, share: int = 1, kills: int = KILLS) -> Trials:
    """One trial for every program killed; of those only each `share`-th."""
    chance, acknowledged, reader = random.Random(_SEED), dict[str, int](), Store.open(scratch / "none")
    for number in range(max(2, kills // share)):
        home = scratch / f"home-{number // _A_HOME}"
        if number % _A_HOME == 0:
            reader.close()
            reader, acknowledged = Store.open(home), {}
        child = Child(lambda tell, home=home, number=number: _write(tell, home, number))  # type: ignore[misc]
        lines = [child.told.readline().strip() for _ in range(chance.randrange(14))]
        time.sleep(chance.random() * 0.004)
        child.kill()
        for line in lines + child.rest():
            if line.startswith("bad: "):
                yield line
            id_, _, revision = line.partition(" ")
            acknowledged[id_] = int(revision)
        bad = _bad(home, reader, acknowledged)
        yield f"kill {number + 1}: {bad}" if bad else None
    reader.close()


def _write(tell: Tell, home: Path, number: int) -> None:
    """Add, change, and now and then drop the history, until it is killed."""
    store = Store.open(home)
    for count in range(10_000):
        id_ = f"k{number}-{count}"
        put(store, entry(id_, f"0 {id_} " + "x" * (count * 37 % 900)), follow_up(id_, id_))
        tell(f"{id_} 0")
        put(store, entry(id_, f"1 {id_}"), do="edit")
        tell(f"{id_} 1")
        if count % 4 == 1:
            store.compact(drop_history=True)


def _bad(home: Path, reader: Store, acknowledged: dict[str, int]) -> str:
    reader.refresh()
    fresh = Store.open(home)
    entries = {one.id: one for one in fresh.all(Entry)}
    for id_, revision in acknowledged.items():
        if id_ not in entries or ("FollowUp", id_) not in said(fresh):
            return f"{id_} is lost"
        told = entries[id_].body.split()
        if told[1:2] != [id_] or int(told[0]) < revision:
            return f"{id_} was changed: it says {entries[id_].body[:40]!r}"
    if said(reader) != said(fresh):
        return "a program that is running sees another journal than one that is started"
    # Where it was killed between noting a removal and doing it, doing it again finishes it.
    fresh.compact(drop_history=True)
    found = [*fresh.damage, *fresh.verify()]
    fresh.close()
    return f"line {found[0].line}: {found[0].what}" if found else ""

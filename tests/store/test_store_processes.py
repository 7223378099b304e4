"""Several programs: nothing acknowledged is lost, whoever is killed and however many write."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import store_factory as make

from journal.domain.records import Entry
from journal.store import Store

WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from journal.domain.instants import Instant
from journal.domain.records import Entry, FollowUp
from journal.store import Store

home, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
now = Instant(datetime.now(UTC), "UTC")
store = Store.open(home)
for number in range(count):
    id_ = f"{name}-{number}"
    with store.unit("add") as unit:
        unit.put(Entry(id=id_, occurred=now, zone="UTC", recorded_at=now, body=id_ + " " + "x" * (number * 37 % 900)))
        unit.put(FollowUp(id=id_, negotiation=None, entry=id_, what="x", due=now.day, zone="UTC"))
    print(id_, flush=True)
"""


def writer(home: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(home), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def check(store: Store, acknowledged: set[str]) -> None:
    """Every acknowledged entry is there, whole, with its follow-up; the log is sound."""
    entries = {one.id: one for one in store.all(Entry)}
    assert acknowledged <= entries.keys()
    assert all(one.body.split()[0] == one.id for one in entries.values())
    assert all(len(change.ops) == 2 for change in store.changes())
    assert (store.damage, store.verify()) == ((), ())


def test_two_programs_write_at_once(home: Path, store: Store) -> None:
    processes = [writer(home, name, 120) for name in ("a", "b")]
    acknowledged: set[str] = set()
    seen = 0
    while any(process.poll() is None for process in processes):
        store.refresh()
        seen = max(seen, len(store.all(Entry)))
        time.sleep(0.005)
    for process in processes:
        out, _ = process.communicate()
        assert process.returncode == 0
        acknowledged |= set(out.split())
    store.refresh()
    assert len(acknowledged) == len(store.all(Entry)) == 240
    check(store, acknowledged)
    check(Store.open(home), acknowledged)
    by_writer = [one.id for one in store.all(Entry) if one.id.startswith("a-")]
    assert by_writer == [f"a-{number}" for number in range(120)]


def test_killed_again_and_again(home: Path, store: Store) -> None:
    acknowledged: set[str] = set()
    for turn in range(10):
        process = writer(home, f"k{turn}", 100_000)
        assert process.stdout is not None
        for _ in range(turn * 3 + 1):
            acknowledged.add(process.stdout.readline().strip())
        time.sleep(turn * 0.0007)
        process.kill()
        acknowledged |= {line for line in process.stdout.read().split("\n")[:-1] if line}
        process.wait()
        process.stdout.close()
        make.put(store, make.entry(f"own-{turn}", f"own-{turn} "), make.follow_up(f"own-{turn}"))
        acknowledged.add(f"own-{turn}")
        check(store, acknowledged)
    check(Store.open(home), acknowledged)

"""The log: torn ends, damage, several devices, other writers, failing disks."""

from __future__ import annotations

import errno
import os
import re
import shutil
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import store_factory as make

from journal.domain.records import Entry
from journal.errors import StoreError
from journal.store import Store
from journal.store import log as log_module
from journal.store.line import compose
from journal.store.lock import Lock

Opened = Callable[[], Store]


def three(store: Store) -> None:
    for number in (1, 2, 3):
        make.put(store, make.entry(f"e{number}", f"body {number}"))


def test_cut_at_every_byte_keeps_every_whole_line(home: Path, store: Store, quick_disk: None) -> None:
    three(store)
    path = make.log_file(home)
    whole = path.read_bytes()
    ends = [match.end() for match in re.finditer(b"\n", whole)]
    for size in range(len(whole) + 1):
        path.unlink()
        path.write_bytes(whole[:size])
        # A line that lost nothing but its newline is still whole.
        expected = [f"body {number}" for number, end in enumerate(ends, 1) if end - 1 <= size]
        again = Store.open(home)
        assert make.bodies(again) == expected, size
        assert again.damage == ()
        make.put(again, make.entry("new", "after"))
        again.close()
        once_more = Store.open(home)
        assert make.bodies(once_more) == [*expected, "after"], size
        assert once_more.damage == ()
        assert once_more.verify() == ()
        once_more.close()
        torn = list(path.parent.glob("*.torn"))
        left_over = whole[max([end for end in ends if end <= size], default=0) : size]
        if size + 1 in ends or not left_over:
            assert torn == [], size
        else:
            assert [one.read_bytes() for one in torn] == [left_over], size
            assert torn[0].stat().st_mode & 0o777 == 0o600
            torn[0].unlink()


def test_a_lost_newline_is_no_loss(home: Path, store: Store) -> None:
    three(store)
    path = make.log_file(home)
    path.write_bytes(path.read_bytes()[:-1] + b"\x8a")
    again = Store.open(home)
    assert make.bodies(again) == ["body 1", "body 2", "body 3"]
    make.put(again, make.entry("e4", "body 4"))
    assert make.bodies(Store.open(home)) == ["body 1", "body 2", "body 3", "body 4"]
    assert again.verify() == ()
    assert [one.at for one in again.changes()] == sorted(one.at for one in again.changes())


@pytest.mark.parametrize("tail", [b"\0" * 700, b"{", b'{"seq":4,"dev":', b'"crc":"00000000"}', b"\xff" * 5])
def test_a_torn_end_is_not_damage(home: Path, store: Store, tail: bytes) -> None:
    three(store)
    with make.log_file(home).open("ab") as file:
        file.write(tail)
    again = Store.open(home)
    assert (len(make.bodies(again)), again.damage, again.verify()) == (3, (), ())
    assert list(home.rglob("*.torn")) == []
    make.put(again, make.entry("e4", "body 4"))
    assert [one.read_bytes() for one in home.rglob("*.torn")] == [tail]
    assert len(make.bodies(Store.open(home))) == 4
    assert store.refresh() and len(make.bodies(store)) == 4


DAMAGES = {
    "a letter": lambda line: line.replace(b"body 2", b"body Z"),
    "the checksum": lambda line: line[:-3] + b"x" + line[-2:],
    "cut short": lambda line: line[:50],
    "not JSON": lambda line: b"hello",
    "zeros": lambda line: b"\0" * len(line),
}


@pytest.mark.parametrize("harm", DAMAGES.values(), ids=DAMAGES)
@pytest.mark.parametrize("at", [0, 1, 2])
def test_damage_is_kept_and_told_and_the_rest_is_read(
    home: Path, store: Store, at: int, harm: Callable[[bytes], bytes]
) -> None:
    for number in range(3):
        make.put(store, make.entry(f"e{number}", "body 2"))
    path = make.log_file(home)
    whole = path.read_bytes().split(b"\n")
    whole[at] = harm(whole[at])
    path.write_bytes(b"\n".join(whole))
    again = Store.open(home)
    assert [one.id for one in again.all(Entry)] == [f"e{number}" for number in range(3) if number != at]
    (found,) = again.damage
    assert (found.file, found.line, found.what) == (path.name, at + 1, "its checksum is wrong")
    assert found.start == sum(len(line) + 1 for line in whole[:at])
    assert found.text.encode("utf-8", "replace")[:20] == whole[at].decode("utf-8", "replace").encode()[:20]
    assert [one.line for one in again.verify()] == [at + 1]
    make.put(again, make.entry("new", "after"))
    assert path.read_bytes().startswith(b"\n".join(whole))
    assert make.lines_after(path, len(whole) - 1)[0]["seq"] == 4
    assert again.damage == Store.open(home).damage == (found,)
    assert [one.line for one in again.verify()] == [at + 1]


def test_a_flipped_newline_spoils_two_lines_and_no_more(home: Path, store: Store) -> None:
    three(store)
    path = make.log_file(home)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\x0b", 1))
    again = Store.open(home)
    assert make.bodies(again) == ["body 3"]
    assert [one.line for one in again.damage] == [1]


def test_time_never_runs_back(home: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    class Back(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:
            return datetime(2021, 1, 1, tzinfo=UTC)

    three(store)
    monkeypatch.setattr(log_module, "datetime", Back)
    make.put(store, make.entry("e4"))
    make.put(Store.open(home), make.entry("e5"))
    at = [line["at"] for line in make.lines(home)]
    assert at[2] == at[3] == at[4] > "2026"


def foreign_line(home: Path, dev: str, at: str, body: str, *, seq: int = 1, id_: str = "x") -> None:
    """Append a transaction to another device's log, as joining machines will bring it."""
    doc = f'{{"body":"{body}","channel":"note","id":"{id_}","occurred":"2026-11-24","recorded_at":'
    doc += '{"at":"2026-11-24T00:00:00Z","zone":"UTC"},"zone":"UTC"}'
    raw, _ = compose(seq=seq, dev=dev, at=at, do="add", prev=None, ops=[("entries", id_, "null", doc)])
    (home / "log").mkdir(parents=True, exist_ok=True)
    with (home / "log" / f"{dev}.jsonl").open("ab") as file:
        file.write(raw)


def test_devices_are_folded_by_time_device_and_number(home: Path) -> None:
    foreign_line(home, "bbbb", "2026-11-24T10:00:00.000000Z", "b1", id_="b1")
    foreign_line(home, "bbbb", "2026-11-24T12:00:00.000000Z", "b2", seq=2, id_="both")
    foreign_line(home, "aaaa", "2026-11-24T11:00:00.000000Z", "a1", id_="both")
    foreign_line(home, "aaaa", "2026-11-24T12:00:00.000000Z", "a2", seq=2, id_="a2")
    store = Store.open(home)
    assert [(one.dev, one.seq) for one in store.changes()] == [("bbbb", 1), ("aaaa", 1), ("aaaa", 2), ("bbbb", 2)]
    assert make.bodies(store) == ["b1", "b2", "a2"]


def test_a_line_of_another_device_that_belongs_before_is_folded_there(home: Path, store: Store) -> None:
    make.put(store, make.entry("e1", "mine"))
    version = store.version()
    foreign_line(home, "zzzz", "2020-01-01T00:00:00.000000Z", "theirs, older", id_="e1")
    foreign_line(home, "zzzz", "2020-01-01T00:00:01.000000Z", "theirs", seq=2, id_="e2")
    assert store.refresh()
    assert store.version() != version
    assert make.bodies(store) == ["mine", "theirs"]
    assert [one.record.body for one in store.revisions(Entry, "e1")] == ["theirs, older", "mine"]


def test_a_file_made_within_the_same_tick_is_noticed(home: Path, store: Store) -> None:
    make.put(store, make.entry("e1", "mine"))
    store.refresh()
    folder = home / "log"
    tick = folder.stat().st_mtime_ns
    foreign_line(home, "zzzz", "2026-01-01T00:00:00.000000Z", "theirs", id_="e2")
    os.utime(folder, ns=(tick, tick))
    assert store.refresh() and len(store.all(Entry)) == 2


def test_what_is_written_knows_of_a_device_whose_clock_is_ahead(home: Path) -> None:
    ahead = (datetime.now(UTC) + timedelta(days=2)).isoformat(timespec="microseconds")[:26] + "Z"
    foreign_line(home, "zzzz", ahead, "theirs", id_="e1")
    store = Store.open(home)
    make.put(store, make.entry("e1", "mine, later"))
    assert make.bodies(store) == make.bodies(Store.open(home)) == ["mine, later"]
    assert store.verify() == ()


def test_a_lost_device_file_makes_another_device(home: Path, store: Store) -> None:
    make.put(store, make.entry("e1"))
    (home / "device").write_bytes(b"\xff\0")
    again = Store.open(home)
    make.put(again, make.entry("e2"))
    assert len(list((home / "log").glob("*.jsonl"))) == 2
    assert [one.id for one in Store.open(home).all(Entry)] == ["e1", "e2"]
    assert store.refresh() and len(store.all(Entry)) == 2


def fail(code: int) -> Callable[..., Any]:
    def failing(*_: Any) -> Any:
        raise OSError(code, os.strerror(code))

    return failing


def half_then_fail(descriptor: int, data: bytes) -> int:
    os.write(descriptor, data[: len(data) // 2])
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


FAILURES = {
    "write": ("write_all", fail(errno.ENOSPC), "the disk is full"),
    "half a write": ("write_all", half_then_fail, "the disk is full"),
    "fsync": ("sync", fail(errno.EIO), "check the disk"),
}


@pytest.mark.parametrize(("name", "failing", "why"), FAILURES.values(), ids=FAILURES)
def test_a_failed_save_changes_nothing_and_is_not_tried_again(
    home: Path, store: Store, monkeypatch: pytest.MonkeyPatch, name: str, failing: Any, why: str
) -> None:
    three(store)
    before, version = make.log_file(home).read_bytes(), store.version()
    with monkeypatch.context() as patch:
        patch.setattr(log_module, name, failing)
        with pytest.raises(StoreError, match=f"^Not saved: .*{why}"):
            make.put(store, make.entry("e4"))
    assert (store.version(), len(store.all(Entry)), store.get(Entry, "e4")) == (version, 3, None)
    assert make.log_file(home).read_bytes() == before
    with pytest.raises(StoreError, match=r"^Not saved: .*open the journal again"):
        make.put(store, make.entry("e4"))
    assert not store.refresh()
    other = Store.open(home)
    make.put(other, make.entry("e5"))
    assert store.refresh() and len(store.all(Entry)) == 4
    store.reopen()
    make.put(store, make.entry("e4"))
    assert [one.id for one in Store.open(home).all(Entry)] == ["e1", "e2", "e3", "e5", "e4"]
    assert store.verify() == ()


def test_failed_bytes_that_cannot_be_taken_back(home: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    three(store)
    with monkeypatch.context() as patch:
        patch.setattr(log_module, "write_all", half_then_fail)
        patch.setattr(os, "ftruncate", fail(errno.EIO))
        with pytest.raises(StoreError, match="Not saved"):
            make.put(store, make.entry("e4"))
    assert len(store.all(Entry)) == 3
    store.reopen()
    make.put(store, make.entry("e5"))
    assert len(Store.open(home).all(Entry)) == 4
    assert len(list(home.rglob("*.torn"))) == 1


def test_a_failed_writers_bytes_replaced_by_as_many(home: Path, opened: Opened) -> None:
    """The size is the same, the line is not: what was read has to be read again."""
    ours, theirs = opened(), opened()
    make.put(ours, make.entry("e1", "first"))
    size = make.log_file(home).stat().st_size
    make.put(theirs, make.entry("e2", "lost!"))
    assert ours.refresh()
    os.truncate(make.log_file(home), size)
    make.put(opened(), make.entry("e2", "found"))
    make.put(ours, make.entry("e3", "third"))
    assert make.bodies(ours) == make.bodies(opened()) == ["first", "found", "third"]
    assert ours.verify() == ()
    assert theirs.refresh()
    assert make.bodies(theirs) == ["first", "found", "third"]


def test_short_writes_are_completed(home: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, data[:7]))
    three(store)
    assert make.bodies(Store.open(home)) == ["body 1", "body 2", "body 3"]
    assert store.verify() == ()


def test_a_write_that_takes_nothing_fails(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    three(store)
    monkeypatch.setattr(os, "write", lambda descriptor, data: 0)
    with pytest.raises(StoreError, match="Not saved"):
        make.put(store, make.entry("e4"))


def test_every_save_is_synced_before_memory_changes(home: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[tuple[int, int]] = []
    real = os.fsync

    def watching(descriptor: int) -> None:
        synced.append((os.fstat(descriptor).st_ino, store.version()[1]))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", watching)
    make.put(store, make.entry("e1"))
    inodes = [inode for inode, _ in synced]
    for made in (home.parent, home, home / "log", home / "device", make.log_file(home)):
        assert made.stat().st_ino in inodes, made
    assert synced[-1] == (make.log_file(home).stat().st_ino, 0)
    synced.clear()
    make.put(store, make.entry("e2"))
    assert synced == [(make.log_file(home).stat().st_ino, 1)]


def test_a_rewritten_log_is_read_anew(home: Path, opened: Opened) -> None:
    """Redaction and compaction will replace the file as a whole."""
    store, other = opened(), opened()
    three(store)
    other.refresh()
    path = make.log_file(home)
    fresh = path.with_suffix(".new")
    fresh.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:2]))
    fresh.replace(path)
    make.put(store, make.entry("e4", "body 4"))
    assert make.bodies(store) == ["body 1", "body 2", "body 4"]
    assert other.refresh()
    assert make.bodies(other) == ["body 1", "body 2", "body 4"]


def test_a_home_removed_and_made_again(home: Path, opened: Opened) -> None:
    store = opened()
    three(store)
    shutil.rmtree(home)
    assert store.refresh()
    assert store.all(Entry) == ()
    three(opened())
    make.put(store, make.entry("e4", "body 4"))
    assert make.bodies(opened()) == ["body 1", "body 2", "body 3", "body 4"]
    shutil.rmtree(home)
    make.put(store, make.entry("e5", "body 5"))
    assert make.bodies(store) == make.bodies(opened()) == ["body 5"]


def test_the_lock_keeps_a_second_writer_out(tmp_path: Path) -> None:
    one, two = Lock(tmp_path / "lock"), Lock(tmp_path / "lock")
    one.acquire()
    with pytest.raises(StoreError, match="another program is writing"):
        two.acquire(patience=0.05)
    threading.Timer(0.05, one.release).start()
    two.acquire(patience=5)
    two.close()
    one.acquire(patience=5)
    one.close()
    assert (tmp_path / "lock").exists()


def test_a_lock_whose_file_was_removed_is_taken_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = Lock(tmp_path / "lock")
    monkeypatch.setattr(Lock, "_is_still_there", lambda self, seen=[]: bool(seen) or seen.append(1))
    lock.acquire(patience=5)
    lock.close()


def test_large_lines_and_many(home: Path, store: Store, quick_disk: None) -> None:
    large = "x" * 1_500_000
    make.put(store, make.entry("large", large))
    make.put(store, *(make.entry(f"m{number}", str(number)) for number in range(600)))
    for number in range(600):
        make.put(store, make.entry(f"s{number}", "y" * 2000))
    again = Store.open(home)
    assert [len(again.all(Entry)), len(again.changes())] == [1201, 602]
    assert again.all(Entry)[0].body == large
    assert again.all(Entry) == store.all(Entry)


def test_damage_in_the_middle_of_a_refresh_is_looked_at_twice(
    home: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader may see a line while a torn end is being cut in front of it."""
    store, other = opened(), opened()
    three(other)
    store.refresh()
    path = make.log_file(home)
    whole = path.read_bytes()
    make.put(other, make.entry("e4", "body 4"))
    good = path.read_bytes()
    path.write_bytes(whole + b"torn" + good[len(whole) :])
    monkeypatch.setattr("journal.store.transactions.time.sleep", lambda seconds: path.write_bytes(good))
    assert store.refresh()
    assert (len(make.bodies(store)), store.damage) == (4, ())

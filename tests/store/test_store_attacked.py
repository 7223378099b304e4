"""What the attack on the store (`python -m tests.attack`) once brought to light."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import store_factory as make

from journal.domain.records import Entry, FollowUp
from journal.errors import StoreError
from journal.store import Store
from journal.store import lock as lock_module
from journal.store.lock import Lock

Opened = Callable[[], Store]


def is_free(home: Path) -> bool:
    """Whether another program could write."""
    lock = Lock(home / "log" / "lock")
    try:
        lock.acquire(patience=0)
    except StoreError:
        return False
    finally:
        lock.close()
    return True


def test_what_shares_a_line_with_dropped_content_stays(store: Store, opened: Opened) -> None:
    make.put(store, make.entry("e1"), make.follow_up("f1"))
    make.put(store, make.entry("e1", "changed"))
    store.compact(drop_history=True)
    for one in (store, opened()):
        assert (make.bodies(one), one.get(FollowUp, "f1")) == (["changed"], make.follow_up("f1"))
        assert one._transactions.state.version == 1
        assert (one.damage, one.verify()) == ((), ())


def test_what_cannot_be_known_is_not_taken_back(home: Path, store: Store, opened: Opened) -> None:
    for body in ("one", "two", "three"):
        make.put(store, make.entry("e1", body))
    path = make.log_file(home)
    path.write_bytes(path.read_bytes().replace(b'"two"', b'"tWo"'))
    again = opened()
    with pytest.raises(StoreError, match="damaged or missing"):
        again.undo()
    assert make.bodies(again) == make.bodies(opened()) == ["three"]


@pytest.mark.parametrize("name", ["undo", "redo"])
def test_an_undo_that_is_saved_is_not_told_to_have_failed(
    store: Store, opened: Opened, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    make.put(store, make.entry("e1", "one"))
    make.put(store, make.entry("e1", "two"))
    if name == "redo":
        store.undo()
    written: list[int] = []
    write, pread = os.write, os.pread
    monkeypatch.setattr(os, "write", lambda *given: written.append(1) or write(*given))

    def failing_afterwards(*given: Any) -> bytes:
        if written:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return pread(*given)

    monkeypatch.setattr(os, "pread", failing_afterwards)
    change = getattr(store, name)()
    assert (change.do, change.undone) == ("add", name == "undo")


FAILURES = {"of the disk": OSError(errno.EIO, "broken"), "by the person": KeyboardInterrupt()}


@pytest.mark.parametrize("error", FAILURES.values(), ids=FAILURES)
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("call", [1, 2])
def test_no_lock_is_left_behind(
    home: Path, store: Store, monkeypatch: pytest.MonkeyPatch, call: int, when: str, error: BaseException
) -> None:
    make.put(store, make.entry("e1"))
    count, real = 0, fcntl.flock

    def failing(*given: Any) -> None:
        nonlocal count
        count += 1
        if when == "after" or count != call:
            real(*given)
        if count == call:
            raise error

    with monkeypatch.context() as patch:
        patch.setattr(fcntl, "flock", failing)
        try:
            make.put(store, make.entry("e2"))
        except (StoreError, KeyboardInterrupt):
            assert call == 1 or isinstance(error, KeyboardInterrupt)
    assert is_free(home)


def test_no_lock_is_left_behind_where_its_file_cannot_be_looked_at(
    home: Path, store: Store, monkeypatch: pytest.MonkeyPatch, failing: Callable[..., None]
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(lock_module.Lock, "_is_still_there", failing)
        with pytest.raises(StoreError, match="Not saved"):
            make.put(store, make.entry("e1"))
    assert is_free(home)


def test_a_lock_that_cannot_be_made_anew_is_told(
    home: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch, failing: Callable[..., None]
) -> None:
    store, other = opened(), opened()
    make.put(store, make.entry("e1"))
    make.put(other, make.entry("e1", "changed"))
    other.compact(drop_history=True)
    with monkeypatch.context() as patch:
        patch.setattr(lock_module, "open_private", failing)
        with pytest.raises(StoreError, match="Not saved"):
            make.put(store, make.entry("e2"))
    make.put(store, make.entry("e2"))
    assert [one.id for one in other.all(Entry)] == ["e1"] and other.refresh() and len(other.all(Entry)) == 2


def test_a_file_that_cannot_be_given_back_stops_nothing(
    store: Store, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    make.put(store, make.entry("e1"))
    real = os.close

    def failing(descriptor: int) -> None:
        real(descriptor)
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr(os, "close", failing)
        store.reopen()
    make.put(store, make.entry("e2"))
    assert len(opened().all(Entry)) == 2


def test_a_torn_end_that_cannot_be_cut_for_sure_ends_writing(
    home: Path, store: Store, opened: Opened, monkeypatch: pytest.MonkeyPatch, failing: Callable[..., None]
) -> None:
    make.put(store, make.entry("e1"))
    with make.log_file(home).open("ab") as file:
        file.write(b"torn")
    again = opened()
    with monkeypatch.context() as patch:
        patch.setattr("journal.store.log.sync", failing)
        with pytest.raises(StoreError, match="Not saved"):
            make.put(again, make.entry("e2"))
    with pytest.raises(StoreError, match="open the journal again"):
        make.put(again, make.entry("e2"))
    again.reopen()
    make.put(again, make.entry("e2"))
    assert len(opened().all(Entry)) == 2

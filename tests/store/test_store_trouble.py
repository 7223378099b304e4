"""Homes that cannot be read or written: one sentence each; private files whatever the umask."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import store_factory as make

from journal.domain.records import Entry
from journal.errors import StoreError
from journal.store import Store, files


def fails_with(monkeypatch: pytest.MonkeyPatch, name: str, code: int, only: Callable[[str], bool]) -> None:
    """Make a function of `os` fail for some paths, as permissions do for people who are not root."""
    real = getattr(os, name)

    def failing(path: Any, *given: Any, **named: Any) -> Any:
        if only(str(path)):
            raise OSError(code, os.strerror(code), str(path))
        return real(path, *given, **named)

    monkeypatch.setattr(os, name, failing)


@pytest.mark.parametrize("below", [".", "sub", "sub/sub"])
def test_a_home_that_is_a_file(tmp_path: Path, below: str) -> None:
    (tmp_path / "file").write_text("hello")
    with pytest.raises(StoreError) as caught:
        Store.open(tmp_path / "file" / below)
    assert caught.value.sentence == (
        f"The journal cannot be read: {tmp_path}/file is a file where the journal needs a folder; "
        "choose a folder with --home."
    )
    assert caught.value.exit_code == 5
    assert (tmp_path / "file").read_text() == "hello"


def test_a_folder_that_can_never_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As below /proc, where the folder above is there and making one in it still says that something is missing."""
    home = tmp_path / "never"
    fails_with(monkeypatch, "mkdir", errno.ENOENT, lambda path: path == str(home))
    with pytest.raises(FileNotFoundError):
        files.make_folder(home)
    with pytest.raises(StoreError) as caught:
        make.put(Store.open(home), make.entry("e1"))
    assert caught.value.exit_code == 5


def test_a_home_that_becomes_a_file(home: Path, store: Store) -> None:
    home.write_text("")
    for attempt in (lambda: make.put(store, make.entry("e1")), store.refresh):
        with pytest.raises(StoreError, match="is a file where the journal needs a folder"):
            attempt()


WRITES = {
    "read-only disk": (errno.EROFS, "is on a disk that is read-only; choose another folder with --home"),
    "no permission": (errno.EACCES, "may not be read or written; change its permissions or choose another"),
    "full": (errno.ENOSPC, "the disk is full; free some space, then try again"),
    "quota": (errno.EDQUOT, "the disk is full; free some space, then try again"),
    "broken": (errno.EIO, "check the disk, then open the journal again"),
}


@pytest.mark.parametrize(("code", "sentence"), WRITES.values(), ids=WRITES)
@pytest.mark.parametrize("call", ["mkdir", "open"])
def test_a_home_that_cannot_be_made(
    home: Path, store: Store, monkeypatch: pytest.MonkeyPatch, call: str, code: int, sentence: str
) -> None:
    with monkeypatch.context() as patch:
        fails_with(patch, call, code, lambda path: path.startswith(str(home)))
        with pytest.raises(StoreError) as caught:
            make.put(store, make.entry("e1"))
    assert caught.value.sentence.startswith("Not saved: ") and sentence in caught.value.sentence
    assert caught.value.sentence.count("\n") == 0
    assert store.all(Entry) == ()
    make.put(store, make.entry("e1"))
    assert len(Store.open(home).all(Entry)) == 1


def test_a_folder_of_another_user(home: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    home.mkdir()
    monkeypatch.setattr(os, "geteuid", lambda: 4711)
    fails_with(monkeypatch, "mkdir", errno.EACCES, lambda path: path.startswith(str(home)))
    with pytest.raises(StoreError) as caught:
        make.put(store, make.entry("e1"))
    assert caught.value.sentence == (
        f"Not saved: {home} belongs to another user; choose a folder of your own with --home."
    )


@pytest.mark.parametrize("name", ["stat", "listdir", "open", "pread"])
def test_a_log_that_cannot_be_read(home: Path, store: Store, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    make.put(store, make.entry("e1"))
    fails_with(monkeypatch, name, errno.EACCES, lambda path: True)
    with pytest.raises(StoreError, match=r"^The journal cannot be read: .*(permissions|another user)"):
        Store.open(home)


def test_a_read_only_home_is_read(home: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    make.put(store, make.entry("e1"))
    make.put(store, make.entry("e1", "changed"))
    before = {path: path.stat().st_mtime_ns for path in home.rglob("*")}
    writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT
    real = os.open

    def reading_only(path: Any, flags: int, *given: Any, **named: Any) -> int:
        if flags & writing and str(path).startswith(str(home)):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))
        return real(path, flags, *given, **named)

    monkeypatch.setattr(os, "open", reading_only)
    for call in ("mkdir", "ftruncate", "replace", "unlink"):
        fails_with(monkeypatch, call, errno.EROFS, lambda path: True)
    again = Store.open(home)
    assert make.bodies(again) == ["changed"]
    assert len(again.revisions(Entry, "e1")) == len(again.changes()) == 2
    assert (again.refresh(), again.verify(), again.damage) == (False, (), ())
    with pytest.raises(StoreError, match="read-only"):
        make.put(again, make.entry("e2"))
    with pytest.raises(StoreError, match="read-only"):
        again.undo()
    assert make.bodies(again) == ["changed"]
    assert {path: path.stat().st_mtime_ns for path in home.rglob("*")} == before


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o277, 0o777])
def test_files_are_private_whatever_the_umask(home: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        store = Store.open(home / "deep" / "down")
        make.put(store, make.entry("e1"))
        with make.log_file(home / "deep" / "down").open("ab") as file:
            file.write(b"torn")
        make.put(store, make.entry("e2"))
    finally:
        os.umask(before)
    found = [home, *home.rglob("*")]
    assert sorted(path.name.split(".")[-1] for path in found if path.is_file()) == ["device", "jsonl", "lock", "torn"]
    for path in found:
        assert path.stat().st_mode & 0o777 == (0o600 if path.is_file() else 0o700), path


def test_a_folder_that_is_there_is_left_as_it_is(home: Path, store: Store) -> None:
    home.mkdir(mode=0o755)
    home.chmod(0o755)
    make.put(store, make.entry("e1"))
    assert home.stat().st_mode & 0o777 == 0o755
    assert (home / "log").stat().st_mode & 0o777 == 0o700


def test_the_full_sync_of_macos(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    called: list[Any] = []
    monkeypatch.setattr("sys.platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(os, "fsync", lambda descriptor: called.append("fsync"))
    monkeypatch.setattr(fcntl, "fcntl", lambda descriptor, what: called.append(what))
    files.sync(3)
    assert called == [51]

    def unknown(descriptor: int, what: int) -> None:
        raise OSError(errno.ENOTSUP, "not here")

    monkeypatch.setattr(fcntl, "fcntl", unknown)
    files.sync(3)
    assert called == [51, "fsync"]
    monkeypatch.setattr(fcntl, "fcntl", lambda *given: (tmp_path / "nothing").stat())
    with pytest.raises(FileNotFoundError):
        files.sync(3)

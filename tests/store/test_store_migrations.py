"""Versions of the data: brought up in one step or not at all; newer ones refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import store_factory as make

from journal.domain.records import Entry
from journal.errors import StoreError
from journal.store import Store
from journal.store.database import Database
from journal.store.migrations import Step, Tables


def shout(tables: Tables) -> Tables:
    """Every entry's body in capitals."""
    entries = {id_: doc | {"body": doc.get("body", "").upper()} for id_, doc in tables.get("entries", {}).items()}
    return tables | {"entries": entries}


def exclaim(tables: Tables) -> Tables:
    entries = {id_: doc | {"body": f"{doc['body']}!"} for id_, doc in tables.get("entries", {}).items()}
    return tables | {"entries": entries}


def fail(tables: Tables) -> Tables:
    raise ZeroDivisionError("no such thing")


SHOUT, EXCLAIM, FAIL = Step("shout", shout), Step("exclaim", exclaim), Step("fail", fail)


@pytest.fixture
def old(home: Path) -> Path:
    """A home of version 1 with a history: two texts, the second undone."""
    store = Store.open(home)
    make.put(store, make.entry("e1", "one"), make.entry("e2", "two"), make.negotiation("n1"))
    make.put(store, make.entry("e1", "changed"))
    store.undo()
    store.close()
    return home


def test_data_is_brought_up_in_one_transaction_after_a_backup(old: Path) -> None:
    before = make.log_file(old).read_bytes()
    store = Store.open(old, steps=(SHOUT, EXCLAIM))
    assert make.bodies(store) == ["ONE!", "TWO!"]
    line = make.lines(old)[-1]
    assert line["do"] == "migrate"
    assert [(op["t"], op["id"]) for op in line["ops"]] == [("entries", "e1"), ("entries", "e2"), ("meta", "version")]
    (backup,) = (old / "backups").iterdir()
    assert backup.name.startswith("before-version-3-")
    assert make.log_file(backup).read_bytes() == before
    assert {path.stat().st_mode & 0o777 for path in backup.rglob("*") if path.is_file()} == {0o600}
    assert {path.stat().st_mode & 0o777 for path in (backup, backup / "log", old / "backups")} == {0o700}
    assert make.bodies(Store.open(backup)) == ["one", "two"]
    assert store.verify() == ()
    assert make.bodies(Store.open(old, steps=(SHOUT, EXCLAIM))) == ["ONE!", "TWO!"]
    assert len(make.lines(old)) == 4


def test_the_past_is_brought_up_when_it_is_read(old: Path) -> None:
    store = Store.open(old, steps=(SHOUT, EXCLAIM))
    assert [one.record.body for one in store.revisions(Entry, "e1")] == ["ONE!", "CHANGED!", "ONE!", "ONE!"]
    redone = store.redo()
    assert redone is not None and redone.ops[0][3].body == "CHANGED!"
    assert make.bodies(store) == ["CHANGED!", "TWO!"]
    for _ in range(2):
        assert store.undo() is not None
    assert store.undo() is None
    assert store.all(Entry) == ()


def test_a_step_that_fails_changes_nothing(old: Path) -> None:
    before = make.log_file(old).read_bytes()
    with pytest.raises(StoreError, match=r"step “fail”: no such thing.*nothing was changed"):
        Store.open(old, steps=(SHOUT, FAIL))
    assert make.log_file(old).read_bytes() == before
    assert not (old / "backups").exists()
    assert make.bodies(Store.open(old)) == ["one", "two"]


def test_without_a_backup_nothing_is_brought_up(
    old: Path, monkeypatch: pytest.MonkeyPatch, failing: Callable[..., Any]
) -> None:
    before = make.log_file(old).read_bytes()
    monkeypatch.setattr("journal.store.migrations.write_whole", failing)
    with pytest.raises(StoreError, match=r"^Not saved"):
        Store.open(old, steps=(SHOUT,))
    assert make.log_file(old).read_bytes() == before


def test_newer_data_is_refused_and_left_alone(old: Path) -> None:
    newer = Store.open(old, steps=(SHOUT,))
    before = make.log_file(old).read_bytes()
    with pytest.raises(StoreError, match=r"newer version of the program \(its data has version 2.*knows 1.*update"):
        Store.open(old)
    with pytest.raises(StoreError, match="newer version"):
        Database(old)
    assert make.log_file(old).read_bytes() == before
    make.put(newer, make.entry("e3", "THREE"))
    assert newer.refresh() is False


def test_data_that_becomes_newer_meanwhile_is_refused(old: Path) -> None:
    store = Store.open(old)
    make.put(store, make.entry("e3", "three"))
    Store.open(old, steps=(SHOUT,))
    before = make.log_file(old).read_bytes()
    for attempt in (store.refresh, lambda: make.put(store, make.entry("e4")), store.undo, store.reopen):
        with pytest.raises(StoreError, match="newer version"):
            attempt()
        assert make.log_file(old).read_bytes() == before


def test_an_empty_home_starts_at_the_newest_version(home: Path) -> None:
    store = Store.open(home, steps=(SHOUT, EXCLAIM))
    make.put(store, make.entry("e1", "quiet"))
    assert make.lines(home)[0]["ops"][-1]["d"] == {"version": 3}
    assert make.bodies(Store.open(home, steps=(SHOUT, EXCLAIM))) == ["quiet"]
    assert not (home / "backups").exists()

"""A migration as it will be: the shape of two tables changes, with a history, and the disk fails at every step of it."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import store_factory as make

from journal.domain.records import Entry, FollowUp, Owner
from journal.errors import StoreError
from journal.store import Store
from journal.store.codec import encode
from journal.store.migrations import Step, Tables
from journal.store.transactions import Transactions
from journal.store.verify import examine


def split_text(tables: Tables) -> Tables:
    """Entries had one `text`; now `head` and `body`."""

    def split(doc: dict[str, Any]) -> dict[str, Any]:
        rest = {key: part for key, part in doc.items() if key != "text"}
        head, colon, body = doc.get("text", "").partition(": ")
        return rest | ({"head": head + colon, "body": body} if colon else {"body": head})

    return tables | {"entries": {id_: split(doc) for id_, doc in tables.get("entries", {}).items()}}


def rename_owner(tables: Tables) -> Tables:
    """Follow-ups had `mine`; now an `owner`, left out where it is me."""

    def owned(doc: dict[str, Any]) -> dict[str, Any]:
        rest = {key: part for key, part in doc.items() if key != "mine"}
        return rest if doc.get("mine", True) else rest | {"owner": "them"}

    return tables | {"follow_ups": {id_: owned(doc) for id_, doc in tables.get("follow_ups", {}).items()}}


STEPS = (Step("head and body apart", split_text), Step("owners by name", rename_owner))


def old_entry(id_: str, text: str) -> dict[str, Any]:
    return {key: part for key, part in encode(make.entry(id_)).items() if key != "body"} | {"text": text}


def old_follow_up(id_: str, mine: bool) -> dict[str, Any]:
    return encode(make.follow_up(id_)) | {"mine": mine}


@pytest.fixture
def old(home: Path) -> Path:
    """A journal of version 1: three transactions, an edit among them, and the last taken back."""
    transactions = Transactions(home)
    with transactions.unit("add") as unit:
        unit.set("entries", "e1", old_entry("e1", "acme call: first"))
        unit.set("follow_ups", "f1", old_follow_up("f1", mine=False))
    with transactions.unit("edit") as unit:
        unit.set("entries", "e1", old_entry("e1", "acme call: second"))
    with transactions.unit("add") as unit:
        unit.set("entries", "e2", old_entry("e2", "no head"))
    transactions.close()
    return home


def texts(store: Store) -> list[tuple[str, str]]:
    return [(one.head, one.body) for one in store.all(Entry)]


def is_new(store: Store) -> bool:
    """Whether the journal is wholly of version 3; it fails where it is neither that nor wholly of version 1."""
    if store._transactions.state.version == 3:
        assert texts(store) == [("acme call: ", "second"), ("", "no head")]
        assert [one.owner for one in store.all(FollowUp)] == [Owner.THEM]
        return True
    assert store._transactions.state.version == 1
    docs = store._transactions.snapshot("entries").values()
    assert all(b'"text"' in doc and b'"body"' not in doc for doc in docs)
    return False


def test_everything_is_of_the_new_shape_the_past_too(old: Path) -> None:
    (before,) = examine(old).heads
    store = Store.open(old, steps=STEPS)
    assert is_new(store)
    assert [one.record.body for one in store.revisions(Entry, "e1")] == ["first", "second", "second"]
    assert store.undo() is not None
    assert texts(store) == [("acme call: ", "second")]
    assert store.redo() is not None
    assert is_new(store)
    found = examine(old, [before.head])
    assert (found.damage, found.extended) == ((), {before.head})
    (backup,) = (old / "backups").iterdir()
    assert not is_new(Store.open(backup)) and examine(backup).heads == (before,)
    assert is_new(Store.open(backup, steps=STEPS))


class Died(BaseException):
    """The process is gone in the middle of a call."""


def full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def die(*_: object, **__: object) -> None:
    raise Died


def counted(real: Any, fails: Any, number: int) -> Any:
    calls: Iterator[int] = iter(range(1_000_000))
    return lambda *given, **named: (fails if next(calls) == number else real)(*given, **named)


@pytest.mark.parametrize("fails", [full, die])
@pytest.mark.parametrize(("owner", "name"), [(os, "write"), (os, "fsync"), (Path, "replace"), (Path, "mkdir")])
def test_all_or_nothing_wherever_the_disk_fails(
    old: Path, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, fails: Any
) -> None:
    raw, ends = make.log_file(old).read_bytes(), []
    for number in range(30):
        with monkeypatch.context() as patched:
            patched.setattr(owner, name, counted(getattr(owner, name), fails, number))
            try:
                Store.open(old, steps=STEPS).close()
                has_failed = False
            except (StoreError, Died):
                has_failed = True
        assert make.log_file(old).read_bytes().startswith(raw)
        after = Transactions(old, STEPS)
        version = after.state.version
        after.close()
        ends.append((has_failed, version))
        if version == 3:
            break
        assert has_failed and version == 1
        assert not is_new(Store.open(old))
    assert ends[-1][1] == 3
    assert is_new(Store.open(old, steps=STEPS))
    assert examine(old).damage == ()
    copies = [path for path in (old / "backups").iterdir() if (path / "log").is_dir()]
    assert any(make.log_file(copy).read_bytes() == raw for copy in copies if list((copy / "log").glob("*.jsonl")))


def test_a_step_that_fails_late_leaves_nothing_behind(old: Path) -> None:
    def fail(tables: Tables) -> Tables:
        raise KeyError("owner")

    raw = make.log_file(old).read_bytes()
    with pytest.raises(StoreError, match="nothing was changed"):
        Store.open(old, steps=(*STEPS, Step("breaks", fail)))
    assert make.log_file(old).read_bytes() == raw
    assert not is_new(Store.open(old))

"""Redaction and compaction: the text is gone from every file, the chain and old heads stand, the fact is visible."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import store_factory as make
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.domain.records import Attachment, Entry, FollowUp
from journal.errors import BadInputError, StoreError
from journal.store import Store, attachments, drafts
from journal.store.line import parsed
from journal.store.migrations import back_up
from journal.store.removal import GONE, sealed
from journal.store.verify import examine

SECRET = "they would go to 195k if I keep it to myself"
DUE = "call the lawyer about the clause"


def blank(record: Entry | FollowUp) -> Entry | FollowUp:
    if isinstance(record, FollowUp):
        return replace(record, what="redacted", start=None, end=None)
    return record if record.redacted_at else make.entry(record.id, "Redacted.", redacted_at=make.MOMENT)


@pytest.fixture
def written(home: Path, store: Store) -> Path:
    """Two texts of an entry with two follow-ups, one of them removed since, and another entry between."""
    make.put(store, make.entry("e1", f"first {SECRET}"), make.follow_up("f1", what=DUE), make.follow_up("f2", what=DUE))
    make.put(store, make.entry("e2", "other words"))
    with store.unit("edit") as unit:
        unit.put(make.entry("e1", f"second {SECRET}"))
        unit.remove(FollowUp, "f2")
    return make.log_file(home)


def everything(home: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in sorted(home.rglob("*")) if path.is_file())


def test_the_text_is_gone_and_the_old_head_stands(home: Path, written: Path, store: Store) -> None:
    (before,) = examine(home).heads
    lines = written.read_bytes().splitlines()
    other = store.get(Entry, "e2")
    done = store.redact("e1", blank)
    assert (done.changes, done.files, done.unreached) == (4, (), ())
    assert SECRET.encode() not in everything(home) and DUE.encode() not in everything(home)
    found = examine(home, [before.head])
    assert (found.damage, found.removed, found.extended) == ((), 4, {before.head})
    assert written.read_bytes().splitlines()[1] == lines[1]
    for reader in (store, Store.open(home)):
        assert reader.get(Entry, "e2") == other
        left = reader.get(Entry, "e1")
        assert left is not None and (left.body, left.redacted_at) == ("Redacted.", make.MOMENT)
        assert [one.what for one in reader.all(FollowUp)] == ["redacted"]
        assert [(one.is_gone, one.record is None) for one in reader.revisions(Entry, "e1")] == [
            (True, True), (True, True), (False, False),
        ]  # fmt: skip
        assert [change.gone for change in reader.changes()] == [("e1", "f1", "f2"), (), ("e1",), ()]
        assert all(change.ops is not None for change in reader.changes())
    make.put(store, make.entry("e3", "later"))
    assert store.verify() == ()


def test_it_is_done_once_and_cannot_be_taken_back(home: Path, written: Path, store: Store) -> None:
    store.redact("e1", blank)
    before = written.read_bytes()
    assert store.redact("e1", blank).changes == 0
    assert written.read_bytes() == before
    with pytest.raises(BadInputError, match="removed text for good"):
        store.undo()
    make.put(store, make.entry("e3", "later"))
    assert store.undo() is not None
    with pytest.raises(BadInputError, match="cannot be taken back"):
        store.undo()
    assert store.redo() is not None


def test_an_entry_that_was_taken_back_can_be_redacted(home: Path, store: Store) -> None:
    make.put(store, make.entry("e1", SECRET))
    store.undo()
    assert store.redact("e1", blank).changes == 1
    assert SECRET.encode() not in everything(home)
    assert (store.all(Entry), store.verify()) == ((), ())


def test_other_handles_go_on(home: Path, written: Path, store: Store, opened: Callable[[], Store]) -> None:
    other = opened()
    make.put(other, make.entry("e3", "before"))
    store.redact("e1", blank)
    make.put(other, make.entry("e4", "after"))
    assert make.bodies(other) == ["Redacted.", "other words", "before", "after"]
    assert other.verify() == ()
    store.refresh()
    assert make.bodies(store) == make.bodies(other)


def beside_torn(home: Path) -> Path:
    path = home / "log" / "abcd.77.ffff.torn"
    path.write_bytes(b'{"seq":9,"ops":[{"t":"entries","id":"e9","d":{"body":"' + SECRET.encode())
    return path


def beside_derived(home: Path) -> Path:
    path = home / "derived.sqlite"
    path.write_bytes(SECRET.encode())
    return path


def beside_killed(home: Path) -> Path:
    path = home / "log" / ".abcd.jsonl.1234.new"
    path.write_bytes(SECRET.encode())
    os.utime(path, (1, 1))
    return path


def beside_draft(home: Path) -> Path:
    drafts.keep(home, "capture", SECRET)
    return home / "drafts" / "capture.txt"


@pytest.mark.parametrize(
    ("leave", "told"), [(beside_torn, 1), (beside_derived, 0), (beside_killed, 1), (beside_draft, 1)]
)
def test_traces_beside_the_log_are_removed(home: Path, written: Path, store: Store, leave: Any, told: int) -> None:
    path = leave(home)
    assert len(store.redact("e1", blank).files) == told
    assert not path.exists()


def test_what_is_no_trace_stays(home: Path, written: Path, store: Store) -> None:
    drafts.keep(home, "a", f"Keep this. {SECRET} And this.")
    drafts.keep(home, "b", "they would go on")
    torn = home / "log" / "abcd.77.ffff.torn"
    torn.write_bytes(b'{"seq":9,"ops":[{"t":"entries","id":"e9","d":{"body":"something else')
    assert store.redact("e1", blank).files == ("the draft “a”",)
    assert (drafts.read(home, "a"), drafts.read(home, "b")) == ("Keep this. And this.", "they would go on")
    assert torn.exists()


def test_a_damaged_line_that_holds_it_goes_and_another_stays(home: Path, written: Path, store: Store) -> None:
    make.put(store, make.entry("e3", "harmless words"), do="x")
    lines = written.read_bytes().splitlines(keepends=True)
    lines[0] = lines[0].replace(b"first", b"f1rst")
    lines[3] = lines[3].replace(b"harmless", b"h4rmless")
    written.write_bytes(b"".join(lines))
    again = Store.open(home)
    again.redact("e1", blank)
    assert SECRET.encode() not in everything(home)
    after = written.read_bytes().splitlines(keepends=True)
    assert (after[0], after[3]) == (GONE + b"\n", lines[3])
    assert [(one.line, one.what) for one in again.verify()] == [
        (1, "its checksum is wrong"),
        (4, "its checksum is wrong"),
    ]


def test_copies_in_the_home_are_redacted_too(home: Path, written: Path, store: Store) -> None:
    copy = back_up(home, "before-version-2")
    assert store.redact("e1", blank).files == (f"backups/{copy.name}",)
    assert SECRET.encode() not in everything(home)
    assert examine(copy).damage == ()
    assert make.bodies(Store.open(copy)) == ["Redacted.", "other words"]


def test_attached_files_go_unless_another_entry_has_them(home: Path, store: Store, tmp_path: Path) -> None:
    kept: list[Attachment] = []
    for name in ("mine", "shared"):
        (tmp_path / name).write_text(name)
        kept.append(attachments.keep(home, tmp_path / name))
    make.put(store, make.entry("e1", SECRET, attachments=tuple(kept)))
    make.put(store, make.entry("e2", "other", attachments=(kept[1],)))
    store.redact("e1", blank)
    assert [attachments.is_whole(home, one) for one in kept] == [False, True]


@pytest.mark.parametrize("call", ["os.write", "os.fsync", "pathlib.Path.replace"])
@pytest.mark.parametrize("number", range(4))
def test_a_removal_that_fails_can_be_finished(
    home: Path, written: Path, store: Store, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    owner: Any = os if call.startswith("os.") else Path
    name, done = call.rpartition(".")[2], [0]
    real = getattr(owner, name)

    def fails(*given: Any) -> Any:
        done[0] += 1
        if done[0] > number:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(*given)

    with monkeypatch.context() as patched:
        patched.setattr(owner, name, fails)
        try:
            store.redact("e1", blank)
            has_failed = False
        except StoreError:
            has_failed = True
    again = Store.open(home)
    assert make.bodies(again)[1] == "other words"
    if has_failed:
        assert all("still stands" in one.what for one in again.verify())
        again.redact("e1", blank)
    assert SECRET.encode() not in everything(home)
    assert again.verify() == ()


def test_verify_finds_a_removal_that_nothing_names(home: Path, written: Path, store: Store) -> None:
    store.redact("e1", blank)
    lines = written.read_bytes().splitlines(keepends=True)
    data = parsed(lines[1].removesuffix(b"\n"))
    del data["ops"][0]["d"], data["ops"][0]["salt"]
    written.write_bytes(lines[0] + sealed(data) + b"\n" + b"".join(lines[2:]))
    assert [(one.line, one.what) for one in store.verify()] == [(2, "its content was removed (entries e2)")]


def test_files_are_private_whatever_the_umask(home: Path, written: Path, store: Store) -> None:
    before = os.umask(0)
    try:
        store.redact("e1", blank)
    finally:
        os.umask(before)
    assert {path.stat().st_mode & 0o777 for path in home.rglob("*") if path.is_file()} == {0o600}


def test_compacting_tells_first_and_keeps_what_stands(home: Path, written: Path, store: Store) -> None:
    make.put(store, make.follow_up("f1", what="changed"))
    (before,) = examine(home).heads
    raw, stands = written.read_bytes(), (store.all(Entry), store.all(FollowUp))
    told = store.compact(drop_history=False)
    assert written.read_bytes() == raw
    assert store.compact(drop_history=True) == told
    assert told.revisions == 3
    assert 0 < len(raw) - len(written.read_bytes().rpartition(b'{"seq":5')[0]) <= told.bytes
    for reader in (store, Store.open(home)):
        assert (reader.all(Entry), reader.all(FollowUp)) == stands
    found = examine(home, [before.head])
    assert (found.damage, found.removed, found.extended) == ((), 3, {before.head})
    assert store.compact(drop_history=False).revisions == 0
    with pytest.raises(BadInputError):
        store.undo()


ACT = st.tuples(st.sampled_from(["put", "edit", "remove", "undo", "redact", "compact"]), st.integers(0, 3))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(ACT, min_size=1, max_size=12))
def test_whatever_is_removed_the_rest_stands(
    tmp_path_factory: pytest.TempPathFactory, quick_disk: None, acts: list[tuple[str, int]]
) -> None:
    home = tmp_path_factory.mktemp("journal") / "home"
    store = Store.open(home)
    heads, gone = [], set[str]()
    for number, (act, which) in enumerate(acts):
        id_ = f"e{which}"
        stood = {one.id: one for one in store.all(Entry)}
        match act:
            case "put" | "edit" if id_ not in gone:
                make.put(store, make.entry(id_, f"the {number}th words of entry {id_} that are to go"))
            case "remove" if id_ not in gone:
                with store.unit("remove") as unit:
                    unit.remove(Entry, id_)
            case "undo":
                try:
                    store.undo()
                except (BadInputError, StoreError):
                    assert {one.id: one for one in store.all(Entry)} == stood
            case "redact" if id_ in store.every_id(Entry):
                store.redact(id_, blank)
                gone.add(id_)
                assert {one.id: one for one in store.all(Entry) if one.id != id_} == {
                    key: one for key, one in stood.items() if key != id_
                }
                assert f"words of entry {id_}".encode() not in everything(home)
            case "compact":
                store.compact(drop_history=True)
                assert {one.id: one for one in store.all(Entry)} == stood
        heads += [head.head for head in examine(home).heads]
    found = examine(home, heads)
    assert (found.damage, found.extended) == ((), set(heads))
    again = Store.open(home)
    assert again.all(Entry) == store.all(Entry)
    again.close()
    store.close()

"""Undo and redo: transactions of their own, in any program, before and after a restart."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
import store_factory as make
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain.records import Entry, FollowUp, Negotiation
from journal.errors import StoreError
from journal.store import Change, Store

Opened = Callable[[], Store]


def play(store: Store, script: str) -> None:
    """Letters are changes of the one record to that text; `-` removes it, `<` undoes, `>` redoes."""
    for step in script:
        if step == "<":
            store.undo()
        elif step == ">":
            store.redo()
        elif step == "-":
            with store.unit("drop") as unit:
                unit.remove(Entry, "e")
        else:
            make.put(store, make.entry("e", step))


@pytest.mark.parametrize(
    ("script", "body"),
    [
        ("a<", ""), ("a<>", "a"), ("ab<", "a"), ("ab<<", ""), ("ab<<<", ""), ("ab<<>", "a"), ("ab<<>>", "b"),
        ("ab<<>>>", "b"), ("ab<c", "c"), ("ab<c>", "c"), ("ab<c<", "a"), ("ab<c<<", ""), ("ab<c<>", "c"),
        ("abc<<d<", "a"), ("abc<<d<>", "d"), ("abc<<d>", "d"), ("a-", ""), ("a-<", "a"), ("a-<<", ""),
        ("a-<>", ""), ("a-<>b", "b"), ("a-<>b<", ""), ("a-<>b<<", "a"), ("a>", "a"), ("<", ""), (">", ""),
        ("a<b<>", "b"), ("a<b<<>", "b"), ("a<b<<<>>", "b"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("restarting", [False, True], ids=["in one go", "restarting"])
def test_walking_back_and_forth(opened: Opened, quick_disk: None, script: str, body: str, restarting: bool) -> None:
    store = opened()
    for step in script:
        if restarting:
            store = opened()
        play(store, step)
    for one in (store, opened()):
        assert "".join(make.bodies(one)) == body
        assert one.verify() == ()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from("abcdef<<<>>-"), max_size=14), st.randoms())
def test_any_walk_in_any_program(
    tmp_path_factory: pytest.TempPathFactory, script: list[str], chance: random.Random
) -> None:
    """Against a model: a list of states, and a place in it."""
    home = tmp_path_factory.mktemp("home")
    stores = [Store.open(home), Store.open(home)]
    states, place = [""], 0
    for step in script:
        play(chance.choice(stores), step)
        if step == "<":
            place = max(place - 1, 0)
        elif step == ">":
            place = min(place + 1, len(states) - 1)
        elif (new := step.strip("-")) != states[place]:
            states[place + 1 :] = [new]
            place += 1
        for store in stores:
            store.refresh()
            assert "".join(make.bodies(store)) == states[place]
    assert "".join(make.bodies(Store.open(home))) == states[place]
    for store in stores:
        store.close()


def test_a_change_over_several_tables_is_taken_back_whole(store: Store) -> None:
    make.put(store, make.negotiation("n1"), do="new")
    make.put(store, make.entry("e1"), make.follow_up("f1"), make.negotiation("n1", "borg"))
    taken = store.undo()
    assert taken is not None
    assert (taken.do, taken.seq, taken.undone) == ("add", 2, True)
    assert (store.all(Entry), store.all(FollowUp)) == ((), ())
    assert [one.name for one in store.all(Negotiation)] == ["acme"]
    assert [(table, id_, before is None, after is None) for table, id_, before, after in taken.ops] == [
        ("entries", "e1", True, False), ("follow_ups", "f1", True, False), ("negotiations", "n1", False, False),
    ]  # fmt: skip
    brought = store.redo()
    assert brought is not None and (brought.seq, brought.undone) == (2, False)
    assert [one.name for one in store.all(Negotiation)] == ["borg"]
    assert (len(store.all(Entry)), len(store.all(FollowUp))) == (1, 1)


def test_undo_takes_back_what_another_program_did_last(opened: Opened) -> None:
    ours, theirs = opened(), opened()
    make.put(ours, make.entry("e1", "ours"))
    make.put(theirs, make.entry("e2", "theirs"))
    taken = ours.undo()
    assert taken is not None and taken.ops[0][3] == make.entry("e2", "theirs")
    assert make.bodies(ours) == ["ours"]
    assert theirs.redo() is not None
    assert theirs.undo() is not None
    assert theirs.undo() is not None
    assert theirs.undo() is None
    assert ours.redo() is not None
    assert make.bodies(ours) == ["ours"]


def test_undo_looks_again_once_it_has_the_lock(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other program writes between the first look and the lock."""
    ours, theirs = opened(), opened()
    make.put(ours, make.entry("e1", "ours"))
    monkeypatch.setattr("journal.store.transactions.Transactions.refresh", lambda self: False)
    make.put(theirs, make.entry("e2", "theirs"))
    taken = ours.undo()
    assert taken is not None and taken.ops[0][3] == make.entry("e2", "theirs")
    make.put(theirs, make.entry("e3", "theirs again"))
    assert ours.redo() is None
    assert make.bodies(ours) == ["ours", "theirs again"]


def test_a_change_meanwhile_clears_what_could_be_brought_back(opened: Opened) -> None:
    ours, theirs = opened(), opened()
    make.put(ours, make.entry("e1", "one"))
    ours.undo()
    make.put(theirs, make.entry("e2", "two"))
    assert ours.redo() is None
    assert make.bodies(ours) == ["two"]


def test_the_row_that_names_what_was_taken_back(home: Path, store: Store) -> None:
    make.put(store, make.entry("e1"))
    make.put(store, make.entry("e1", "changed"))
    store.undo()
    store.redo()
    dev = make.log_file(home).stem
    first, back, forth = make.lines(home)[1:]
    assert (first["do"], back["do"], forth["do"]) == ("add", "undo", "redo")
    assert [(op["t"], op["id"], op["was"]) for op in back["ops"]] == [
        ("entries", "e1", [dev, 2]), ("undos", f"{dev}-2", None)
    ]  # fmt: skip
    assert back["ops"][1]["d"] == {"of": [dev, 2]}
    assert [(op["id"], op["was"], op["d"] is None) for op in forth["ops"]] == [
        ("e1", [dev, 3], False), (f"{dev}-2", [dev, 3], True)
    ]  # fmt: skip


def test_history(store: Store) -> None:
    make.put(store, make.entry("e1", "one"))
    make.put(store, make.entry("e1", "two"), do="edit")
    store.undo()
    with store.unit("drop") as unit:
        unit.remove(Entry, "e1")
    changes = store.changes()
    assert [(one.do, one.seq, one.undone) for one in changes] == [
        ("add", 1, False), ("edit", 2, True), ("undo", 3, False), ("drop", 4, False),
    ]  # fmt: skip
    assert [one.at for one in changes] == sorted(one.at for one in changes)
    assert isinstance(changes[0], Change) and changes[0].at.zone == "UTC"
    assert [change.ops[0][2:] for change in changes] == [
        (None, make.entry("e1", "one")), (make.entry("e1", "one"), make.entry("e1", "two")),
        (make.entry("e1", "two"), make.entry("e1", "one")), (make.entry("e1", "one"), None),
    ]  # fmt: skip
    assert (len(changes), changes[-1].do, [one.do for one in changes[1:3]]) == (4, "drop", ["edit", "undo"])
    with pytest.raises(IndexError):
        changes[4]
    make.put(store, make.entry("e2"))
    assert (len(changes), len(store.changes())) == (4, 5)
    found = store.revisions(Entry, "e1")
    assert [(one.do, one.seq, one.record and one.record.body) for one in found] == [
        ("add", 1, "one"), ("edit", 2, "two"), ("undo", 3, "one"), ("drop", 4, None),
    ]  # fmt: skip
    assert {one.dev for one in found} == {changes[0].dev}


def test_what_was_removed_for_good_cannot_be_brought_back(home: Path, store: Store) -> None:
    """Redaction and compaction will drop `d` and `salt`: the line still reads, its content is gone."""
    import json
    import zlib

    make.put(store, make.entry("e1", "secret"))
    make.put(store, make.entry("e1", "harmless"))
    path = make.log_file(home)
    first, second = path.read_bytes().splitlines(keepends=True)
    line = json.loads(first)
    for key in ("d", "salt"):
        del line["ops"][0][key]
    del line["crc"]
    raw = json.dumps(line, separators=(",", ":")).encode()[:-1]
    path.write_bytes(raw + b',"crc":"%08x"}\n' % zlib.crc32(raw) + second)
    again = Store.open(home)
    assert (make.bodies(again), again.damage) == (["harmless"], ())
    with pytest.raises(StoreError, match="for good"):
        again.undo()
    assert [(one.is_gone, one.record is None) for one in again.revisions(Entry, "e1")] == [(True, True), (False, False)]
    assert make.bodies(again) == ["harmless"]
    assert [one.what for one in again.verify()] == ["its content was removed (entries e1)"]


def test_history_of_a_log_that_is_gone_says_so(home: Path, store: Store) -> None:
    make.put(store, make.entry("e1"))
    changes = store.changes()
    path = make.log_file(home)
    path.write_bytes(b"x" * path.stat().st_size)
    with pytest.raises(StoreError, match="changed while it was read"):
        changes[0]

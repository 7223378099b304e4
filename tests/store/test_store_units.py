"""The façade: what is put is there, together or not at all, for every reader."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import store_factory as make
from hypothesis import HealthCheck, given, settings

from journal.domain.records import Entry, FollowUp, Negotiation, OfferItem, Person
from journal.store import Store

Opened = Callable[[], Store]


def test_a_missing_home_reads_as_empty_and_is_not_made(home: Path, store: Store) -> None:
    assert [store.all(kind) for kind in make.RECORDS] == [()] * len(make.RECORDS)
    assert (store.get(Entry, "x"), store.order(Entry, "x"), store.revisions(Entry, "x")) == (None, -1, ())
    assert (store.undo(), store.redo(), list(store.changes()), store.verify(), store.damage) == (None, None, [], (), ())
    assert not store.refresh()
    assert not home.exists()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(record=make.ENTRY | make.PERSON | make.NEGOTIATION | make.FOLLOW_UP | make.ITEM)
def test_any_record_survives_the_disk(tmp_path_factory: pytest.TempPathFactory, quick_disk: None, record: Any) -> None:
    home = tmp_path_factory.mktemp("home")
    store = Store.open(home)
    make.put(store, record)
    again = Store.open(home)
    for one in (store, again):
        assert one.get(type(record), record.id) == record
        assert one.all(type(record)) == (record,)
        assert one.damage == () and one.unreadable == {}
    assert again.verify() == ()
    store.close()
    again.close()


def test_records_come_in_the_order_of_first_appearance(store: Store) -> None:
    make.put(store, make.entry("b"), make.entry("a"))
    make.put(store, make.entry("c"))
    make.put(store, make.entry("b", "changed"))
    with store.unit("drop") as unit:
        unit.remove(Entry, "a")
    make.put(store, make.entry("d"))
    make.put(store, make.entry("a", "again"))
    assert [one.id for one in store.all(Entry)] == ["b", "a", "c", "d"]
    assert [store.order(Entry, id_) for id_ in "bacdx"] == [0, 1, 2, 3, -1]


def test_a_unit_is_one_line_or_none(home: Path, store: Store) -> None:
    with store.unit("nothing"):
        pass
    assert not home.exists()
    with pytest.raises(RuntimeError), store.unit("broken") as unit:
        unit.put(make.entry("e1"))
        raise RuntimeError
    assert not home.exists()
    with store.unit("three") as unit:
        unit.put(make.entry("e1"))
        unit.put(make.follow_up("f1"))
        unit.put(make.negotiation("n1"))
    assert len(make.lines(home)) == 1
    assert (len(store.all(Entry)), len(store.all(FollowUp)), len(store.all(Negotiation))) == (1, 1, 1)


def test_units_within_units_are_one(home: Path, store: Store) -> None:
    with store.unit("outer") as outer:
        outer.put(make.entry("e1"))
        with store.unit("inner") as inner:
            inner.put(make.entry("e2"))
        with pytest.raises(RuntimeError), store.unit("failing") as failing:
            failing.put(make.entry("e3"))
            failing.put(make.entry("e1", "changed"))
            raise RuntimeError
        outer.put(make.entry("e4"))
        assert not home.exists()
    assert [(line["do"], [op["id"] for op in line["ops"][:3]]) for line in make.lines(home)] == [
        ("outer", ["e1", "e2", "e4"])
    ]
    assert make.bodies(store) == ["hello"] * 3


def test_what_does_not_differ_is_not_written(home: Path, store: Store) -> None:
    make.put(store, make.entry("e1"), make.entry("e2"))
    version = store.version()
    make.put(store, make.entry("e1"))
    with store.unit("drop") as unit:
        unit.remove(Entry, "nobody")
        unit.put(make.entry("e2", "other"))
        unit.put(make.entry("e2"))
    assert store.version() == version
    make.put(store, make.entry("e1"), make.entry("e2", "changed"))
    assert [op["id"] for op in make.lines(home)[-1]["ops"]] == ["e2"]


def test_a_unit_reads_what_it_has_put_and_others_do_not(store: Store) -> None:
    make.put(store, make.entry("e1"), make.entry("e2"))
    seen: list[Any] = []

    def look() -> None:
        seen.extend([make.bodies(store), store.get(Entry, "e3")])

    with store.unit("change") as unit:
        unit.put(make.entry("e1", "changed"))
        unit.put(make.entry("e3", "new"))
        unit.remove(Entry, "e2")
        assert make.bodies(store) == ["changed", "new"]
        assert (store.get(Entry, "e1"), store.get(Entry, "e2")) == (make.entry("e1", "changed"), None)
        other = threading.Thread(target=look)
        other.start()
        other.join()
    assert seen == [["hello", "hello"], None]
    assert make.bodies(store) == ["changed", "new"]


def test_decoded_records_are_kept_while_they_stand(store: Store) -> None:
    make.put(store, make.entry("e1"), make.entry("e2"))
    first, second = store.all(Entry)
    assert store.all(Entry) is store.all(Entry)
    make.put(store, replace(second, body="changed"))
    assert store.all(Entry)[0] is first is store.get(Entry, "e1")
    assert store.get(Entry, "e2") is store.all(Entry)[1]
    assert store.all(Entry)[1].body == "changed"


def test_version_differs_after_every_transaction(opened: Opened) -> None:
    store, other = opened(), opened()
    versions = [store.version()]
    for number in range(3):
        make.put(store, make.entry(f"e{number}"))
        versions.append(store.version())
    make.put(other, make.entry("o"))
    assert store.version() == versions[-1]
    store.refresh()
    versions.append(store.version())
    store.undo()
    versions.append(store.version())
    store.reopen()
    versions.append(store.version())
    assert len(set(versions)) == len(versions)


def test_refresh_tells_of_others_once(opened: Opened) -> None:
    store, other = opened(), opened()
    assert not store.refresh()
    make.put(other, make.entry("o1"))
    assert store.refresh()
    assert not store.refresh()
    make.put(store, make.entry("s1"))
    assert not store.refresh()
    make.put(other, make.entry("o2"))
    make.put(store, make.entry("s2"))
    assert [one.id for one in store.all(Entry)] == ["o1", "s1", "o2", "s2"]
    assert store.refresh()
    assert not store.refresh()
    assert other.refresh()
    assert other.all(Entry) == store.all(Entry)


def test_two_handles_change_the_same_record(opened: Opened) -> None:
    one, two = opened(), opened()
    make.put(one, make.entry("e", "one"))
    make.put(two, make.entry("e", "two"))
    make.put(one, make.entry("e", "three"))
    assert [(each.record.body, each.seq) for each in one.revisions(Entry, "e")] == [
        ("one", 1),
        ("two", 2),
        ("three", 3),
    ]
    two.refresh()
    assert make.bodies(two) == ["three"]


def test_a_record_that_cannot_be_read_is_told_and_stays(home: Path, store: Store) -> None:
    from journal.store.database import Database

    make.put(store, make.entry("good"))
    with Database(home) as database, database.unit("by hand") as staging:
        staging.set("entries", "bad", {"id": "bad", "channel": "pigeon"})
        staging.set("entries", "text", {"id": 5})
    store.refresh()
    assert [one.id for one in store.all(Entry)] == ["good"]
    assert store.get(Entry, "bad") is None
    assert set(store.unreadable) == {"bad", "text"}
    assert [each.record for each in store.revisions(Entry, "bad")] == [None]
    assert store.changes()[-1].ops == (("entries", "bad", None, None), ("entries", "text", None, None))
    make.put(store, make.entry("bad", "mended"))
    assert [one.id for one in store.all(Entry)] == ["good", "bad"]
    assert set(store.unreadable) == {"text"}
    assert store.verify() == ()


def test_a_closed_store_still_answers_and_opens_again_by_itself(home: Path) -> None:
    store = Store.open(home)
    make.put(store, make.entry("e1"))
    store.close()
    assert make.bodies(store) == ["hello"]
    make.put(store, make.entry("e2"))
    store.close()
    assert make.bodies(Store.open(home)) == ["hello"] * 2


def test_threads_read_while_another_writes(store: Store, quick_disk: None) -> None:
    make.put(store, *(make.entry(f"b{number}") for number in range(50)))
    stop, wrong = threading.Event(), []

    def read() -> None:
        while not stop.is_set():
            # Read in this order, a follow-up without its entry would be half a transaction.
            follow_ups, entries = store.all(FollowUp), store.all(Entry)
            if len(entries) < len(follow_ups) + 50:
                wrong.append((len(entries), len(follow_ups)))
            if store.get(Entry, entries[-1].id) is None or store.order(Entry, "b3") != 3:
                wrong.append(entries[-1].id)
            store.refresh()

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(80):
        make.put(store, make.entry(f"e{number}"), make.follow_up(f"f{number}"))
    stop.set()
    for reader in readers:
        reader.join()
    assert wrong == []
    assert len(store.all(Entry)) == 130


def test_threads_write_in_turn(store: Store, quick_disk: None) -> None:
    def write(name: str) -> None:
        for number in range(40):
            with store.unit(name) as unit:
                unit.put(make.entry(f"{name}{number}"))
                unit.put(make.follow_up(f"{name}{number}"))

    writers = [threading.Thread(target=write, args=(name,)) for name in "abc"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(store.all(Entry)) == 120
    assert all(len({op[1] for op in change.ops}) == 1 for change in store.changes())
    assert store.verify() == ()


def test_queries_find_records(store: Store) -> None:
    from tinydb import where

    make.put(store, make.entry("e1", "about the bonus"), make.entry("e2", "about equity"))
    make.put(store, make.entry("e3", "the bonus again"))
    bonus = where("body").search("bonus")
    assert [one.id for one in store.select(Entry, bonus)] == ["e1", "e3"]
    make.put(store, make.entry("e1", "nothing"), make.entry("e4", "bonus"))
    assert [one.id for one in store.select(Entry, bonus)] == ["e3", "e4"]
    assert store.select(Person, where("name") == "Dana") == ()
    assert store.select(OfferItem, bonus) == ()

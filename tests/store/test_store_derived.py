"""Derived data: with the end of the log they say what the whole log says, and nothing depends on them."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
import store_factory as make
from derived_acts import ACT, MIDDLE, do, marks, moment
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.domain.agenda import overdue_from
from journal.domain.board import in_order
from journal.domain.record import replace
from journal.domain.records import Entry, FollowUp, FollowUpStatus, MarkKind, Negotiation, OfferItem, Owner, Person
from journal.store import Store
from journal.store.agenda import due_by
from journal.store.codec import TABLES
from journal.store.derived_keeper import behind, bring_up_to_date, steps
from journal.store.derived_rows import NAME, micros
from journal.store.quick import QuickStore

SMALL = (Negotiation, Person, OfferItem)


def told(store: Store) -> dict[str, object]:
    """All that derived data tell."""
    return {
        "small": [store.all(kind) for kind in SMALL],
        "ids": [sorted(store.ids(kind, ending)) for kind in (Entry, FollowUp) for ending in ("", "11", "a")],
        "turns": store.turns() if store.turns() is not None else turns(store),
        "damage": store.damage,
        "last": [store._transactions.state.last(TABLES[kind], id_) for kind in TABLES for id_ in ("aa11", "faa11")],
        "docs": [store._transactions.state.doc(TABLES[kind], id_) for kind in TABLES for id_ in ("aa11", "faa11")],
    }


def turns(store: Store) -> list[tuple[str, str]]:
    wanted = (MarkKind.STAGE, MarkKind.CLOSED)
    return [
        (entry.negotiation or "", mark.kind)
        for entry in in_order(store.all(Entry))
        for mark in entry.marks
        if mark.kind in wanted
    ]


def due(store: Store, until: int) -> set[str]:
    mine = (one for one in store.all(FollowUp) if one.is_open and one.owner is Owner.ME)
    return {one.id for one in mine if micros(overdue_from(one)) <= until}


def compare(home: Path) -> bool:
    """Hold what is told quickly against what the whole log says; whether the log was not read whole for it."""
    quick, whole = QuickStore.open(home), Store.open(home)
    try:
        assert told(quick) == told(whole)
        found, lines = due_by(home, "me", MIDDLE)
        assert {one.id for one in found} == due(whole, MIDDLE)
        assert lines == whole.damage
        return quick._transactions.state.is_partial
    finally:
        quick.close()
        whole.close()


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(ACT, min_size=2, max_size=12))
def test_derived_data_and_the_end_of_the_log_say_what_the_whole_log_says(
    tmp_path_factory: pytest.TempPathFactory, quick_disk: None, acts: list[tuple]
) -> None:
    home = tmp_path_factory.mktemp("derived") / "home"
    for act in acts:
        do(home, act)
    compare(home)
    bring_up_to_date(home, 0)
    compare(home)


@pytest.fixture
def journal(home: Path, quick_disk: None) -> Path:
    """A journal with derived data, and one entry more."""
    do(home, ("put", [make.entry("aa11"), make.negotiation("n1"), Person(id="p1", name="Dana")], "dev2"))
    bring_up_to_date(home, 0)
    do(home, ("put", [make.entry("bb11"), make.follow_up("fbb11", "bb11")], "dev2"))
    return home


def test_only_the_end_of_the_log_is_read(journal: Path) -> None:
    assert compare(journal)
    assert (journal / NAME).stat().st_mode & 0o777 == 0o600
    assert behind(journal) > 0


def missing(path: Path) -> None:
    path.unlink()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def no_database(path: Path) -> None:
    path.write_bytes(b"nothing of the kind" * 1000)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:9000])


def overwritten(path: Path) -> None:
    raw = path.read_bytes()
    path.write_bytes(raw[:4096] + bytes(len(raw) - 4096))


def altered(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"name":"Dana"', b'"name":"Dora"'))


def of_another_format(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE about SET format = 99")
    connection.close()


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def without_rows(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM about")
    connection.close()


def with_a_row_lost(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM docs WHERE name = 'people'")
        connection.execute("DELETE FROM entries")
    connection.close()


HURTS = (
    with_a_row_lost,
    missing,
    empty,
    no_database,
    cut,
    overwritten,
    altered,
    of_another_format,
    a_folder,
    without_rows,
)


@pytest.mark.parametrize("hurt", HURTS)
def test_nothing_depends_on_derived_data(journal: Path, hurt: Callable[[Path], None]) -> None:
    hurt(journal / NAME)
    compare(journal)
    quick = QuickStore.open(journal)
    make.put(quick, Person(id="p1", name="Dana Reyes"), make.entry("cc22"))
    quick.close()
    store = Store.open(journal)
    assert make.bodies(store) == ["hello"] * 3
    assert [one.name for one in store.all(Person)] == ["Dana Reyes"]
    assert store.verify() == ()
    store.close()


def test_a_file_that_somebody_has_locked_is_read_all_the_same(journal: Path) -> None:
    with sqlite3.connect(journal / NAME) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        assert compare(journal)
    connection.close()


def test_what_is_saved_quickly_can_be_undone_and_has_its_history(journal: Path) -> None:
    quick = QuickStore.open(journal)
    make.put(quick, make.entry("aa11", "edited"), make.entry("cc22"))
    assert quick._transactions.state.is_partial
    assert make.lines(journal)[-1]["ops"][0]["was"] == ["dev2", 1]
    assert [one.record.body for one in quick.revisions(Entry, "aa11")] == ["hello", "edited"]
    assert quick.undo() is not None
    assert make.bodies(quick) == ["hello", "hello"]
    assert make.bodies(quick) == make.bodies(Store.open(journal))
    quick.close()


def test_what_was_saved_by_another_program_meanwhile_is_known(journal: Path) -> None:
    quick = QuickStore.open(journal)
    do(journal, ("put", [Person(id="p1", name="Dana Reyes")], "dev2"))
    make.put(quick, Person(id="p1", name="Dana"), make.entry("cc22"))
    assert make.lines(journal)[-1]["ops"][0]["was"] == ["dev2", 3]
    quick.close()
    compare(journal)


def test_a_log_that_was_rewritten_is_read_whole(journal: Path) -> None:
    log = make.log_file(journal)
    fresh = log.with_suffix(".new")
    fresh.write_bytes(log.read_bytes())
    fresh.replace(log)
    assert not compare(journal)
    assert behind(journal) == log.stat().st_size
    bring_up_to_date(journal, 0)
    assert compare(journal)


def test_a_log_with_another_end_at_the_same_place_is_read_whole(journal: Path) -> None:
    log = make.log_file(journal)
    bring_up_to_date(journal, 0)
    with log.open("r+b") as file:
        file.seek(-60, os.SEEK_END)
        file.write(b"0" * 8)
    assert not compare(journal)


def test_what_is_brought_back_stands_in_its_old_place(home: Path, quick_disk: None) -> None:
    do(home, ("put", [make.negotiation("n1")], "dev2"))
    do(home, ("remove", Negotiation, "n1"))
    bring_up_to_date(home, 0)
    do(home, ("put", [make.negotiation("n2"), make.negotiation("n1")], "dev2"))
    assert compare(home)


def test_what_was_closed_since_is_not_due(home: Path, quick_disk: None) -> None:
    one = replace(make.follow_up("f1"), due=moment(0))
    do(home, ("put", [one], "dev2"))
    bring_up_to_date(home, 0)
    assert [due.id for due in due_by(home, "me", micros(moment(1)))[0]] == ["f1"]
    do(home, ("put", [replace(one, status=FollowUpStatus.DONE)], "dev2"))
    assert due_by(home, "me", micros(moment(1)))[0] == []


def test_a_negotiation_that_was_closed_since_has_ended(home: Path, quick_disk: None) -> None:
    stage = make.entry("aa11", occurred=moment(0), negotiation="n1", marks=marks(MarkKind.STAGE))
    do(home, ("put", [stage], "dev2"))
    bring_up_to_date(home, 0)
    do(home, ("put", [replace(stage, id="bb11", occurred=moment(1), marks=marks(MarkKind.CLOSED))], "dev2"))
    quick = QuickStore.open(home)
    assert quick.turns() == [("n1", "stage"), ("n1", "closed")]
    assert compare(home)


def test_what_was_read_of_a_log_that_is_another_by_now_is_not_put_in_place(journal: Path) -> None:
    log = make.log_file(journal)
    (journal / NAME).unlink()
    going = steps(journal, 0)
    next(going)
    fresh = log.with_suffix(".new")
    fresh.write_bytes(log.read_bytes())
    fresh.replace(log)
    list(going)
    assert not list(journal.glob(f"{NAME}*"))


def test_a_small_journal_has_no_derived_data(home: Path, quick_disk: None) -> None:
    do(home, ("put", [make.entry("aa11")], "dev2"))
    bring_up_to_date(home)
    due_by(home, "me", MIDDLE)
    assert not (home / NAME).exists()
    assert not compare(home)


def test_a_missing_home_stays_missing(home: Path) -> None:
    bring_up_to_date(home, 0)
    assert due_by(home, "me", MIDDLE) == ([], ())
    assert not home.exists()


def test_a_text_that_is_removed_meanwhile_is_not_put_in_place(journal: Path) -> None:
    (journal / NAME).unlink()
    going = steps(journal, 0)
    next(going)
    do(journal, ("redact", "aa11"))
    list(going)
    assert not list(journal.glob(f"{NAME}*"))


def test_a_home_that_can_only_be_read_is_left_alone(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> int:
        raise PermissionError("read-only")

    monkeypatch.setattr("journal.store.derived_keeper.open_private", refused)
    bring_up_to_date(journal, 0)
    assert compare(journal)


def test_what_was_left_aside_is_cleared_away_in_time(journal: Path) -> None:
    old, young = journal / f"{NAME}.old.new", journal / f"{NAME}.young.new"
    old.touch()
    young.touch()
    os.utime(old, (0, 0))
    bring_up_to_date(journal, 0)
    assert not old.exists()
    assert young.exists()

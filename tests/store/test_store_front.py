"""The first screen: what derived data and the end of the log say of it is what the whole log says."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import store_factory as make
from derived_acts import ACT, do, moment
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.domain.board import course_of, in_order
from journal.domain.record import replace
from journal.domain.records import (
    Channel,
    Entry,
    FollowUp,
    FollowUpStatus,
    Participant,
    Person,
    Stance,
    Statement,
    Wording,
)
from journal.domain.records.ruling import Ruling
from journal.store import Store, derived_front
from journal.store.codec import TABLES
from journal.store.derived_counts import ALL, Counted, touched
from journal.store.derived_front import Count
from journal.store.derived_keeper import bring_up_to_date, steps
from journal.store.derived_rows import NAME
from journal.store.derived_seal import copied
from journal.store.extent import Extent
from journal.store.front import Front
from journal.store.quick import QuickStore
from journal.store.state import Unusable

MANY = 100


def shown(front: Front) -> dict[str, object]:
    about = make.negotiation("n")
    return {
        "newest": front.newest,
        "open": front.open,
        "written": front.written,
        "courses": {key: course_of(about, told) for key, told in front.telling.items() if told},
        "talks": front.talks,
        "unfiled": front.unfiled,
    }


def known(store: Store) -> dict[str, object]:
    """The same from the whole log."""
    about = make.negotiation("n")
    ordered = in_order(store.all(Entry))
    filed: dict[str, list[Entry]] = {}
    for entry in ordered:
        if entry.negotiation is not None:
            filed.setdefault(entry.negotiation, []).append(entry)
    written = {one.id: tuple(f for f in store.all(FollowUp) if f.entry == one.id) for one in ordered}
    talks = {key: [one.id for one in told if one.participants] for key, told in filed.items()}
    return {
        "newest": tuple(ordered[::-1]),
        "open": tuple(one for one in store.all(FollowUp) if one.is_open),
        "written": {key: found for key, found in written.items() if found},
        "courses": {key: course_of(about, told) for key, told in filed.items()},
        "talks": {key: ids[-1] for key, ids in talks.items() if ids},
        "unfiled": sum(one.negotiation is None for one in ordered),
    }


def compare(home: Path) -> bool:
    """Hold the first screen against the whole log; whether there was one."""
    quick, whole = QuickStore.open(home, is_patient=True), Store.open(home)
    try:
        front = quick.front(MANY)
        if front is not None:
            assert shown(front) == known(whole)
        return front is not None
    finally:
        quick.close()
        whole.close()


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(ACT, min_size=2, max_size=12))
def test_the_first_screen_is_that_of_the_whole_log(
    tmp_path_factory: pytest.TempPathFactory, quick_disk: None, acts: list[tuple]
) -> None:
    home = tmp_path_factory.mktemp("front") / "home"
    for act in acts:
        do(home, act)
        compare(home)
    bring_up_to_date(home, 0)
    compare(home)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(ACT, min_size=2, max_size=12))
def test_where_more_occurred_than_is_listed_none_is_left_out_between(
    tmp_path_factory: pytest.TempPathFactory, quick_disk: None, acts: list[tuple]
) -> None:
    home = tmp_path_factory.mktemp("front") / "home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(derived_front, "NEWEST", 2)
        for act in acts:
            do(home, act)
        quick, whole = QuickStore.open(home), Store.open(home)
        front = quick.front(MANY)
        if front is not None:
            assert front.newest == tuple(in_order(whole.all(Entry)))[::-1][: len(front.newest)]
        quick.close()
        whole.close()


@pytest.fixture
def journal(home: Path, quick_disk: None) -> Iterator[Path]:
    """Two negotiations with a person, and derived data in which their ledgers were counted."""
    do(home, ("put", [make.negotiation("n1"), make.negotiation("n2", "borg"), Person(id="p1", name="Dana")], "dev2"))
    do(home, ("put", [make.entry("aa11", negotiation="n1"), make.entry("bb11", negotiation="n2")], "dev2"))
    store = Store.open(home)
    at = store._transactions.log.last
    store.close()
    rows = [Count(name, 0, 9, "rules", number, None) for number, name in enumerate(("n1", "n2"))]
    for _ in steps(home, 0, counted=lambda: Counted(at, rows)):
        pass
    yield home


def counts(home: Path) -> dict[str, int | None]:
    quick = QuickStore.open(home)
    front = quick.front(1)
    quick.close()
    assert front is not None
    return {key: one.gaps for key, one in front.counts.items()}


STATEMENT = Statement(id="s1", item="base", stance=Stance.PROMISED, wording=Wording(text="base"), negotiation="n2")
SAID = make.entry("cc22", negotiation=None, statements=(STATEMENT,))
CHANGES = {
    "nothing": ([make.follow_up("f1")], {"n1": 0, "n2": 1}),
    "an entry": ([make.entry("cc22", negotiation="n1")], {"n2": 1}),
    "an entry that is filed elsewhere": ([make.entry("aa11", negotiation="n2")], {}),
    "a statement made elsewhere": ([SAID], {"n1": 0}),
    "somebody new": ([Person(id="p2", name="Lee")], {"n1": 0, "n2": 1}),
    "somebody known": ([Person(id="p1", name="Dana Reyes")], {}),
    "a negotiation": ([make.negotiation("n1", "acme2")], {"n2": 1}),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("is_written_again", [False, True])
def test_counts_stand_until_something_changes_what_they_are_made_from(
    journal: Path, change: str, is_written_again: bool
) -> None:
    records, left = CHANGES[change]
    assert counts(journal) == {"n1": 0, "n2": 1}
    do(journal, ("put", records, "dev2"))
    if is_written_again:
        bring_up_to_date(journal, 0)
    assert counts(journal) == left


def test_what_was_counted_before_the_last_change_is_not_kept(journal: Path) -> None:
    store = Store.open(journal)
    at = store._transactions.log.last
    make.put(store, make.entry("cc22", negotiation="n1"))
    store.close()
    rows = [Count(name, 0, 9, "rules", 7, None) for name in ("n1", "n2")]
    for _ in steps(journal, 0, counted=lambda: Counted(at, rows)):
        pass
    assert counts(journal) == {"n2": 7}


def test_a_ruling_alters_the_ledger_that_it_is_about() -> None:
    table = TABLES[Ruling]
    assert touched(table, "r1", None, b'{"negotiation":"n1"}') == {"n1"}
    assert touched(table, "r1", b'{"negotiation":"n1"}', None) == {"n1"}
    assert touched("items", "i1", None, b"{}") == {ALL}


# Where nothing can be known yet


def long(home: Path) -> Path:
    """A journal too long to be read at once."""
    entries = [make.entry(f"e{n:04}", "x" * 2000, occurred=moment(n % 7)) for n in range(200)]
    for few in (entries[n : n + 5] for n in range(0, 200, 5)):
        do(home, ("put", few, "dev2"))
    return home


def hurt(home: Path) -> None:
    raw = bytearray((home / NAME).read_bytes())
    at = raw.rindex(b'"newest"')
    raw[at + 30] ^= 1
    (home / NAME).write_bytes(raw)


@pytest.mark.parametrize("is_damaged", [False, True])
def test_of_a_long_journal_without_derived_data_the_newest_entries_are_known(
    home: Path, quick_disk: None, is_damaged: bool
) -> None:
    long(home)
    if is_damaged:
        bring_up_to_date(home)
        hurt(home)
    store = QuickStore.open(home, is_patient=True)
    assert store.front(5) is None
    assert store.extent is Extent.NOTHING
    newest = store.newest(5)
    days = [one.occurred for one in newest]
    assert days == sorted(days, reverse=True)
    assert len(newest) == 5
    assert min(one.id for one in newest) > "e0150"
    assert all(store.get(Entry, one.id) == one for one in newest)
    assert store.extent is Extent.WHOLE
    store.close()


def test_it_is_written_to_all_the_same(home: Path, quick_disk: None) -> None:
    store = QuickStore.open(long(home), is_patient=True)
    make.put(store, make.entry("new", occurred=moment(9)))
    store.close()
    assert Store.open(home).get(Entry, "new") is not None


def test_it_is_read_in_pieces(home: Path, quick_disk: None) -> None:
    store = QuickStore.unread(long(home))
    assert store.extent is Extent.NOTHING
    assert len(list(store.load())) > 1
    assert store.extent is Extent.WHOLE
    whole = Store.open(home)
    assert store.all(Entry) == whole.all(Entry)
    assert list(store.load()) == []


def test_a_short_one_is_read_at_once(home: Path, quick_disk: None) -> None:
    do(home, ("put", [make.entry("e1")], "dev2"))
    assert QuickStore.open(home, is_patient=True).extent is Extent.WHOLE


@pytest.mark.parametrize("gone", range(4))
def test_where_an_entry_that_told_is_gone_the_next_one_tells(home: Path, quick_disk: None, gone: int) -> None:
    dana = (Participant("p1", "from"),)
    entries = [
        make.entry(f"e{n}", occurred=moment(n), negotiation="n1", channel=Channel.CALL, participants=dana)
        for n in range(4)
    ]
    do(home, ("put", entries, "dev2"))
    bring_up_to_date(home, 0)
    do(home, ("remove", Entry, f"e{gone}"))
    assert compare(home)
    do(home, ("put", [replace(entries[gone], negotiation="n2")], "dev2"))
    assert compare(home)


def test_done_since_is_not_open(home: Path, quick_disk: None) -> None:
    one = make.follow_up("f1", "aa11")
    do(home, ("put", [make.entry("aa11"), one], "dev2"))
    bring_up_to_date(home, 0)
    closed = replace(one, status=FollowUpStatus.DONE)
    do(home, ("put", [closed], "dev2"))
    front = QuickStore.open(home).front(5)
    assert front is not None
    assert front.open == ()
    assert front.written == {"aa11": (closed,)}


def test_what_is_damaged_is_not_written_on(journal: Path) -> None:
    path = journal / NAME
    content = path.read_bytes()
    target = os.open(journal / "copy", os.O_RDWR | os.O_CREAT)
    assert list(copied(path, target))
    assert (journal / "copy").read_bytes() == content
    for at in (24, 60, len(content) // 2, len(content) - 1):
        turned = bytearray(content)
        turned[at] ^= 1
        path.write_bytes(turned)
        with pytest.raises(Unusable):
            list(copied(path, target))
    os.close(target)
    do(journal, ("put", [make.entry("cc22")], "dev2"))
    bring_up_to_date(journal, 0)
    assert compare(journal)

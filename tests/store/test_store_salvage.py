"""What a damaged line held, heads kept elsewhere, and what verifying tells of them."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
import store_factory as make

from journal.domain.records import Entry
from journal.store import Store
from journal.store.salvage import Held, held
from journal.store.verify import examine


@pytest.fixture
def written(home: Path, store: Store) -> Path:
    for number in range(1, 5):
        make.put(store, make.entry(f"e{number}", f'said "no"\n{number}'), make.follow_up(f"f{number}", what="call"))
    return make.log_file(home)


def cut_line(raw: bytes) -> bytes:
    return raw[: raw.index(b'"salt"')]


WHOLE = Held("add", "2026", (("entries", "e2"), ("follow_ups", "f2")), ('said "no"\n2', "call"))


@pytest.mark.parametrize(
    ("damage", "left"),
    [
        (lambda raw: raw.replace(b"said", b"sa1d"), WHOLE._replace(texts=('sa1d "no"\n2', "call"))),
        (cut_line, Held("add", "2026", (("entries", "e2"),), ('said "no"\n2',))),
        (lambda raw: raw.replace(b'"do":"add"', b'"do":"a\xffd"'), WHOLE._replace(do="a\ufffdd")),
        (lambda raw: b"\x00" * len(raw), Held("", "", (), ())),
        (lambda raw: b"[1]", Held("", "", (), ())),
        (lambda raw: b'{"ops":3,"do":null}', Held("", "", (), ())),
    ],
)
def test_what_a_damaged_line_held(home: Path, written: Path, damage: Callable[[bytes], bytes], left: Held) -> None:
    lines = written.read_bytes().splitlines()
    lines[1] = damage(lines[1])
    written.write_bytes(b"\n".join(lines) + b"\n")
    found = examine(home).damage
    assert [one.line for one in found] == [2]
    told = held(home, found[0])
    assert told._replace(at=told.at[: len(left.at)]) == left


def test_any_damage_is_told_without_failing(home: Path, written: Path, quick_disk: None) -> None:
    chance, whole = random.Random(11), written.read_bytes()
    for _ in range(300):
        place = chance.randrange(len(whole))
        written.write_bytes(whole[:place] + bytes([chance.randrange(256)]) + whole[place + 1 :])
        for one in examine(home).damage:
            assert held(home, one) is not None


def test_what_is_damaged_is_kept_and_the_rest_is_read(home: Path, written: Path) -> None:
    lines = written.read_bytes().splitlines(keepends=True)
    lines[1] = lines[1].replace(b"said", b"sa1d")
    written.write_bytes(b"".join(lines))
    store = Store.open(home)
    assert [one.id for one in store.all(Entry)] == ["e1", "e3", "e4"]
    make.put(store, make.entry("e1", "changed"))
    store.compact(drop_history=True)
    assert written.read_bytes().splitlines(keepends=True)[1] == lines[1]
    assert [(one.line, one.what) for one in store.verify()] == [(2, "its checksum is wrong")]


def test_a_head_kept_elsewhere_shows_what_the_chain_cannot(home: Path, written: Path, store: Store) -> None:
    raw, (head,) = written.read_bytes(), examine(home).heads
    make.put(store, make.entry("e9"))
    assert examine(home, [head.head]).extended == {head.head}
    assert str(head) == f"{head.dev}-4-{head.head}"
    written.write_bytes(b"".join(raw.splitlines(keepends=True)[:3]))
    found = examine(home, [head.head])
    assert (found.damage, found.extended) == ((), frozenset())
    written.write_bytes(raw.replace(b"said", b"sa1d", 1))
    assert examine(home, [head.head]).extended == frozenset()


@pytest.mark.parametrize("home_is_there", [False, True])
def test_nothing_written_yet(home: Path, home_is_there: bool) -> None:
    if home_is_there:
        home.mkdir()
    found = examine(home)
    assert (found.lines, found.heads, found.damage) == (0, (), ())

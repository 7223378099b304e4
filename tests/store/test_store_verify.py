"""Verifying: every kind of alteration is found and named, also where the checksum was made right again."""

from __future__ import annotations

import json
import random
import re
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import store_factory as make

from journal.domain.records import Entry
from journal.store import Store
from journal.store.line import canonical, hash_of, head_of
from journal.store.migrations import Step

Line = dict[str, Any]


def sealed(line: Line) -> bytes:
    """The line with its checksum made right again."""
    raw = json.dumps({key: line[key] for key in line if key != "crc"}, separators=(",", ":")).encode()[:-1]
    return raw + b',"crc":"%08x"}' % zlib.crc32(raw)


def change_text(lines: list[Line]) -> list[Line]:
    lines[2]["ops"][0]["d"]["body"] = "never said"
    return lines


def change_text_and_hash(lines: list[Line]) -> list[Line]:
    op = change_text(lines)[2]["ops"][0]
    op["h"] = hash_of(op)
    return lines


def change_text_hash_and_head(lines: list[Line]) -> list[Line]:
    line = change_text_and_hash(lines)[2]
    line["head"] = head_of(line)
    return lines


def remove_content(lines: list[Line]) -> list[Line]:
    del lines[2]["ops"][0]["d"], lines[2]["ops"][0]["salt"]
    return lines


def change(key: str, value: Any) -> Callable[[list[Line]], list[Line]]:
    def changed(lines: list[Line]) -> list[Line]:
        lines[2][key] = value
        return lines

    return changed


ALTERATIONS: dict[str, tuple[Callable[[list[Line]], list[Line]], list[tuple[int, str]]]] = {
    "text": (change_text, [(3, "its content was altered (entries e3)")]),
    "text and hash": (change_text_and_hash, [(3, "its head is wrong: it was altered")]),
    "text, hash and head": (change_text_hash_and_head, [(4, "it does not follow on the one before")]),
    "content removed": (remove_content, [(3, "its content was removed (entries e3)")]),
    "time": (change("at", "2026-01-01T00:00:00.000000Z"), [
        (3, "it is dated before the one before"), (3, "its head is wrong: it was altered"),
    ]),
    "what was done": (change("do", "edit"), [(3, "its head is wrong: it was altered")]),
    "device": (change("dev", "evil"), [
        (3, "it was written by another device, evil"), (3, "its head is wrong: it was altered"),
    ]),
    "a line dropped": (lambda lines: lines[:2] + lines[3:], [(3, "1 before it is missing")]),
    "two lines dropped": (lambda lines: lines[:1] + lines[3:], [(2, "2 before it are missing")]),
    "a line twice": (lambda lines: lines[:3] + lines[2:], [(4, "it has the number of an earlier one")]),
    "the first dropped": (lambda lines: lines[1:], [(1, "1 before it is missing")]),
    "no number": (change("seq", None), [(3, "it is not a transaction")]),
    "no hash": (lambda lines: [*lines[:3], lines[3] | {"ops": [{"t": "a", "id": "b"}]}, lines[4]], [
        (4, "it is not a transaction"),
    ]),
}  # fmt: skip


@pytest.fixture
def written(home: Path, store: Store) -> Path:
    """A log of five entries."""
    for number in range(1, 6):
        make.put(store, make.entry(f"e{number}", f"body {number}"))
    assert store.verify() == ()
    return make.log_file(home)


@pytest.mark.parametrize(("alter", "found"), ALTERATIONS.values(), ids=ALTERATIONS)
def test_alterations(written: Path, store: Store, alter: Any, found: list[tuple[int, str]]) -> None:
    altered = alter([json.loads(line) for line in written.read_bytes().splitlines()])
    written.write_bytes(b"".join(sealed(line) + b"\n" for line in altered))
    assert [(one.line, one.what) for one in store.verify()] == found
    assert {one.file for one in store.verify()} == {written.name}


def test_a_cut_tail_and_a_torn_end_are_not_seen(written: Path, store: Store) -> None:
    lines = written.read_bytes().splitlines(keepends=True)
    written.write_bytes(b"".join(lines[:4]) + lines[4][:-20])
    assert store.verify() == ()


def test_flipped_bits_are_never_silent(home: Path, written: Path, store: Store, quick_disk: None) -> None:
    chance = random.Random(7)
    whole = written.read_bytes()
    bodies = {f"body {number}" for number in range(1, 6)}
    for _ in range(400):
        place, bit = chance.randrange(len(whole)), 1 << chance.randrange(8)
        flipped = whole[:place] + bytes([whole[place] ^ bit]) + whole[place + 1 :]
        written.unlink()
        written.write_bytes(flipped)
        again = Store.open(home)
        left = set(make.bodies(again))
        assert left <= bodies
        lost = bodies - left
        assert len(lost) <= 2
        if lost:
            assert again.damage or place >= len(whole) - 2
            assert again.verify() or place >= len(whole) - 2
        again.close()


def test_damage_between_good_lines_leaves_the_chain_to_be_followed(written: Path, store: Store) -> None:
    lines = written.read_bytes().splitlines(keepends=True)
    lines[2] = lines[2].replace(b"body", b"b0dy")
    written.write_bytes(b"".join(lines))
    assert [(one.line, one.what) for one in store.verify()] == [(3, "its checksum is wrong")]
    lines[4] = sealed(change("do", "x")([json.loads(line) for line in (*lines[:2], lines[4])])[2]) + b"\n"
    written.write_bytes(b"".join(lines))
    assert [one.line for one in store.verify()] == [3, 5]


def test_canonical_json_is_sorted_and_tight() -> None:
    value = {"b": [1, {"d": None, "c": True}], "a": "ü\n\x7f🎉", "": "\\"}
    assert canonical(value) == '{"":"\\\\","a":"ü\\n\x7f🎉","b":[1,{"c":true,"d":null}]}'
    assert canonical("a\udfffb") == '"a\ufffdb"'


FORGED = {
    "no JSON in it": b'{"a":',
    "not a number": b'{"a":NaN}',
    "deep": b'{"a":' + b"[" * 5000 + b"]" * 5000 + b"}",
    "a twin": b'{},"d":{"id":"e2"}',
    "a version": b'{"version":1e999}',
}


@pytest.mark.parametrize("doc", FORGED.values(), ids=FORGED)
@pytest.mark.parametrize("place", ["entries", "meta", "undos", "unheard of"])
def test_forged_lines_with_a_right_checksum_crash_nothing(
    home: Path, written: Path, store: Store, doc: bytes, place: str
) -> None:
    lines = written.read_bytes().splitlines()
    body = re.sub(rb'"d":.*,"salt"', lambda _: b'"d":' + doc + b',"salt"', lines[2])
    body = body.replace(b'"t":"entries"', b'"t":"%b"' % place.encode()).replace(b'"id":"e3"', b'"id":"version"')
    body = body.replace(b'"was":null', b'"was":[5,"x",{}]')[: -len(b',"crc":"00000000"}')]
    lines[2] = body + b',"crc":"%08x"}' % zlib.crc32(body)
    written.write_bytes(b"\n".join(lines) + b"\n")
    again = Store.open(home)
    assert [one.body for one in again.all(Entry)] == ["body 1", "body 2", "body 4", "body 5"]
    assert {one.line for one in again.verify()} in ({3}, {3, 4})
    assert [change.do for change in again.changes() if change.ops is not None] == ["add"] * 5
    assert again.revisions(Entry, "version")[1:] == ()
    make.put(again, make.entry("e6", "after"))
    assert again.undo() is not None
    migrated = Store.open(home, steps=(Step("nothing", lambda tables: tables),))
    assert len(migrated.all(Entry)) == 4


def test_what_is_verified_is_the_disk(written: Path, store: Store) -> None:
    written.write_bytes(b"")
    assert store.verify() == ()
    assert len(store.all(Entry)) == 5

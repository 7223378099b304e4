"""The line is what the design says it is, to the letter."""

from __future__ import annotations

import hashlib
import json
import zlib
from pathlib import Path
from typing import Any

import pytest
import store_factory as make
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.store import Store
from journal.store.line import _read_any, _read_plain, canonical, compose, is_whole, read_line


def plain(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def sha(value: Any) -> str:
    return hashlib.sha256(plain(value)).hexdigest()


def check(raw: bytes, before: str | None, seq: int, dev: str) -> dict[str, Any]:
    """Every rule of the line, computed anew; the transaction."""
    body, _, crc = raw.rpartition(b',"crc":')
    assert crc == b'"%08x"}' % zlib.crc32(body)
    line = json.loads(raw)
    assert list(line) == ["seq", "dev", "at", "do", "prev", "ops", "head", "crc"]
    assert (line["seq"], line["dev"], line["prev"]) == (seq, dev, before)
    assert line["at"].endswith("Z")
    for op in line["ops"]:
        assert list(op) == ["t", "id", "was", "d", "salt", "h"]
        assert len(bytes.fromhex(op["salt"])) == 16
        assert op["h"] == sha({key: op[key] for key in ("t", "id", "was", "d", "salt")})
        assert plain(op["d"]) in raw
    named = [[op["t"], op["id"], op["was"], op["h"]] for op in line["ops"]]
    assert line["head"] == sha({key: line[key] for key in ("seq", "dev", "at", "do", "prev")} | {"ops": named})
    return line


def test_lines_as_designed(home: Path) -> None:
    store = Store.open(home)
    make.put(store, make.negotiation("n1"), do="new")
    make.put(store, make.entry("e1", "grüße 🎉 \x00\x1b\u2028"), make.follow_up("f1"))
    make.put(store, make.entry("e1", "changed"), do="edit")
    with store.unit("drop it") as unit:
        unit.remove(type(make.entry("e1")), "e1")
    raws = make.log_file(home).read_bytes().split(b"\n")
    assert raws.pop() == b""
    dev, head = make.log_file(home).stem, None
    read = []
    for seq, raw in enumerate(raws, 1):
        read.append(check(raw, head, seq, dev))
        head = read[-1]["head"]
    assert [line["do"] for line in read] == ["new", "add", "edit", "drop it"]
    assert [line["at"] for line in read] == sorted(line["at"] for line in read)
    tables = [[(op["t"], op["id"], op["was"], op["d"] is None) for op in line["ops"]] for line in read]
    assert tables == [
        [("negotiations", "n1", None, False), ("meta", "version", None, False)],
        [("entries", "e1", None, False), ("follow_ups", "f1", None, False)],
        [("entries", "e1", [dev, 2], False)],
        [("entries", "e1", [dev, 3], True)],
    ]
    salts = [op["salt"] for line in read for op in line["ops"]]
    assert len(set(salts)) == len(salts)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | make.TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(make.TEXT, inner, max_size=3),
    max_leaves=8,
)
TRICKY = st.sampled_from(['"},{"t":"', '","id":"', ',"d":', "\\", '"', ',"ops":[{"t":"', ',"salt":"'])
WORD = make.TEXT | TRICKY
OP = st.tuples(
    WORD,
    WORD,
    st.sampled_from(["null", '["k3f9",4]']),
    st.just(None) | st.dictionaries(WORD, JSON | TRICKY | st.just([{"id": "a"}, {"t": "b", "was": None}]), max_size=3),
)


@settings(deadline=None)
@given(do=WORD, prev=st.sampled_from([None, "ab" * 32]), ops=st.lists(OP, min_size=1, max_size=2))
def test_any_content_is_read_as_it_was_written(do: str, prev: str | None, ops: list[Any]) -> None:
    texts = [(table, id_, was, canonical(doc)) for table, id_, was, doc in ops]
    at = "2026-11-22T06:57:14.638448Z"
    raw, head = compose(seq=5, dev="k3f9", at=at, do=do, prev=prev, ops=texts)
    assert raw.endswith(b"\n") and raw.count(b"\n") == 1
    line = raw[:-1]
    check(line, prev, 5, "k3f9")
    assert is_whole(line)
    read = read_line(line, "k3f9", 7)
    assert read is not None
    changes = [(table, id_, None if text == "null" else text.encode()) for table, id_, _, text in texts]
    assert read == ("k3f9", 5, at, do, head, changes, 7, len(line))
    # The quick way and the thorough one agree wherever the quick one answers.
    assert _read_plain(line, "k3f9", 7) in (None, _read_any(line, "k3f9", 7))


def test_the_quick_way_is_taken() -> None:
    op = ("entries", "e1", "null", canonical({"body": 'a "quoted" word \\ and more', "list": [{"a": 1}, {"b": 2}]}))
    raw, _ = compose(seq=1, dev="k3f9", at="2026-11-22T06:57:14.638448Z", do="add", prev=None, ops=[op])
    assert _read_plain(raw[:-1], "k3f9", 0) is not None


@pytest.mark.parametrize(
    "change",
    [
        {"seq": 0}, {"seq": "1"}, {"seq": 2**53}, {"seq": True}, {"at": "now"}, {"at": "2026-13-22T06:57:14.638448Z"},
        {"at": 5}, {"do": None}, {"head": 1}, {"ops": None}, {"ops": [1]}, {"ops": [{"t": "entries"}]},
        {"ops": [{"t": "a", "id": 5}]}, {"ops": [{"t": "a", "id": "b", "d": 5}]},
    ],
)  # fmt: skip
def test_what_is_no_transaction_is_none(change: dict[str, Any]) -> None:
    good = {"seq": 1, "dev": "a", "at": "2026-11-22T06:57:14.638448Z", "do": "x", "prev": None, "ops": [], "head": "h"}
    assert read_line(plain(good), "a", 0) is not None
    assert read_line(plain(good | change), "a", 0) is None


@pytest.mark.parametrize("raw", [b"", b"{}", b"[]", b"null", b"5", b'"x"', b"\xff\xfe", b"[" * 100_000, b"{" * 50])
def test_any_bytes_are_read_without_a_crash(raw: bytes) -> None:
    assert read_line(raw, "a", 0) is None


@pytest.mark.parametrize(
    ("text", "kept"), [("a\ud800b", "a\ufffdb"), ("\udc80\ud83d", "\ufffd\ufffd"), ("ok 🎉", "ok 🎉")]
)
def test_surrogates_become_replacement_characters(home: Path, text: str, kept: str) -> None:
    store = Store.open(home)
    make.put(store, make.entry("e1", text))
    assert make.bodies(store) == make.bodies(Store.open(home)) == [kept]

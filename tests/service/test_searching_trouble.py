"""An index that is missing, damaged, of another journal or out of date never blocks the journal, nor lies about it."""

from __future__ import annotations

import random
import shutil
import string

import pytest

from journal.config import Settings
from journal.domain.query import QueryError
from journal.service import capture, entries, negotiations, redaction, searching
from journal.service.searching import Order
from journal.service.session import open_session
from journal.store import index_holder
from journal.store.derived_keeper import bring_up_to_date
from journal.store.index_rows import NAME

TEXTS = (
    "acme call from Dana: base promised 185k, said over lunch",
    "acme email from Dana: the signing bonus, in writing #money",
    "acme note: 面接 went well; Zürich is likely",
    "acme note: a secret word, xylophone",
)


@pytest.fixture(autouse=True)
def any_log_is_long(monkeypatch):
    monkeypatch.setattr(index_holder, "LEAST", 1)


@pytest.fixture
def filled(session):
    negotiations.new(session, "acme")
    for text in TEXTS:
        capture.add(session, text)
    return session


def renew(session):
    return [session.store.search.progress for _ in searching.renew(session)]


def ids(session, query, order=Order.NEWEST):
    return [one.entry.id for one in searching.look(session, query, order=order).found]


def index_of(session):
    return session.store.home / NAME


def test_without_an_index_everything_is_looked_through_until_there_is_one(filled):
    before = searching.look(filled, "dana", order=Order.NEWEST)
    assert before.is_scan
    progress = renew(filled)
    assert any(progress)
    assert searching.progress(filled) is None
    after = searching.look(filled, "dana", order=Order.NEWEST)
    assert not after.is_scan
    assert [one.entry for one in after.found] == [one.entry for one in before.found]
    assert (after.total, after.negotiations, after.channels) == (before.total, before.negotiations, before.channels)
    assert index_of(filled).stat().st_mode & 0o777 == 0o600


def test_what_came_after_it_is_found_and_what_went_is_not(filled):
    renew(filled)
    added = capture.add(filled, "acme note: xylophone again").entry
    (first,) = [one for one in filled.entries if "secret" in one.body]
    assert ids(filled, "xylophone") == [added.id, first.id]
    filled.store.undo()
    assert ids(filled, "xylophone") == [first.id]
    entries.edit(filled, first.id, "acme note: nothing of the kind")
    assert ids(filled, "xylophone") == []
    filled.store.undo()
    assert ids(filled, "xylophone") == [first.id]


def test_a_redacted_text_is_in_no_file_of_the_home(filled):
    renew(filled)
    (secret,) = ids(filled, "xylophone")
    redaction.redact(filled, secret)
    renew(filled)
    assert ids(filled, "xylophone") == []
    for path in filled.store.home.rglob("*"):
        assert not path.is_file() or b"xylophone" not in path.read_bytes()


def test_a_redaction_while_an_index_is_made_leaves_none_with_the_text(filled):
    (secret,) = ids(filled, "xylophone")
    making = filled.store.search.renew()
    next(making)
    redaction.redact(filled, secret)
    for _ in making:
        pass
    assert not index_of(filled).exists()
    assert not list(filled.store.home.glob("*.new"))


@pytest.mark.parametrize("harm", ["flipped", "cut", "empty", "no database", "a folder", "another format"])
def test_a_harmed_index_is_done_without_and_made_anew(filled, harm):
    renew(filled)
    path = index_of(filled)
    whole = path.read_bytes()
    filled.store.search.close()
    harms = {
        "flipped": lambda: path.write_bytes(bytes((*whole[:9000], whole[9000] ^ 4, *whole[9001:]))),
        "cut": lambda: path.write_bytes(whole[: len(whole) // 2]),
        "empty": lambda: path.write_bytes(b""),
        "no database": lambda: path.write_bytes(b"x" * 5000),
        "a folder": lambda: (path.unlink(), path.mkdir()),
        "another format": lambda: path.write_bytes(whole.replace(b"2 little", b"0 little")),
    }
    harms[harm]()
    assert len(ids(filled, "dana")) == 2
    if harm == "a folder":
        shutil.rmtree(path)
    renew(filled)
    found = searching.look(filled, "dana")
    assert (found.total, found.is_scan) == (2, False)


def test_a_short_command_does_not_believe_a_harmed_index(filled, now):
    """It reads neither the whole log nor, before it asks, the whole index."""
    for number in range(200):
        capture.add(filled, f"acme note: number {number}, {'even' if number % 2 else 'odd'}")
    renew(filled)
    bring_up_to_date(filled.store.home, 0)
    known = ids(filled, "even")
    path = index_of(filled)
    whole = path.read_bytes()
    chance = random.Random(1)
    for _ in range(60):
        at = chance.randrange(len(whole))
        path.write_bytes(bytes((*whole[:at], whole[at] ^ 8, *whole[at + 1 :])))
        quick = open_session(Settings(home=filled.store.home, zone=now.zone), lambda: now, is_quick=True)
        assert ids(quick, "even") == known, at
        quick.store.close()


def test_an_index_of_another_journal_is_not_used(filled, tmp_path, now):
    renew(filled)
    other = open_session(Settings(home=tmp_path / "other", zone=now.zone), lambda: now)
    negotiations.new(other, "borg")
    for _ in range(9):
        capture.add(other, "borg note: base")
    shutil.copyfile(index_of(filled), index_of(other))
    assert searching.look(other, "dana").total == 0
    assert searching.look(other, "base").total == 9


def test_another_program_s_index_takes_the_place_of_ones_own(filled, now):
    renew(filled)
    other = open_session(Settings(home=filled.store.home, zone=now.zone), lambda: now)
    capture.add(other, "acme note: vibraphone")
    index_of(filled).unlink()
    renew(other)
    filled.store.refresh()
    assert len(ids(filled, "vibraphone")) == 1
    index_of(filled).unlink()
    assert searching.look(filled, "vibraphone").is_scan


ALPHABET = string.printable + "äßﬁЯ面é\u0301\u200b\u202e\ud800🙂•\x00" + '"""***((()))---::' * 3
PIECES = (
    "AND",
    "OR",
    "NOT",
    "NEAR(",
    "in:",
    "date:",
    "amount:>",
    "sort:",
    "body:",
    "rowid:",
    '"',
    "*",
    "(",
    ")",
    "-",
    "^",
)


def hostile(count):
    chance = random.Random(11)
    for _ in range(count):
        if chance.random() < 0.5:
            yield "".join(chance.choices(ALPHABET, k=chance.randrange(1, 30)))
        else:
            yield " ".join(chance.choices((*PIECES, "dana", "base", "acme", "面接", "zür"), k=chance.randrange(1, 7)))
    yield from ("a" * 100_000, "a " * 20_000, '"' + "b " * 20_000, "(" * 5_000, "-" * 5_000, "x OR " * 2_000 + "y", "")


def test_hostile_strings_find_the_same_with_an_index_and_without(filled):
    """Ten thousand of them: a query or a clear sentence, and never a silent nothing."""
    renew(filled)
    queries, slow = list(hostile(10_000)), {}
    results = [told(filled, query) for query in queries]
    filled.store.search.close()
    index_of(filled).unlink()
    slow = [told(filled, query) for query in queries]
    different = [query for query, quick, through in zip(queries, results, slow, strict=True) if quick != through]
    assert different == []
    assert sum(1 for one in results if isinstance(one, list) and one) > 500


def told(session, query):
    try:
        return sorted(ids(session, query))
    except QueryError as error:
        assert error.sentence
        return str(error)

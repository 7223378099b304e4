"""What the index finds: the same as looking through everything, whatever came after it was made."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from search_scene import NEGOTIATIONS, PEOPLE, QUERIES, entries, follow_ups

from journal.config import Settings
from journal.domain.query import QueryError, Sort, parse
from journal.domain.query.match import predicate
from journal.domain.records import Entry, Person
from journal.service import capture, negotiations, searching
from journal.service.matching import facts
from journal.service.session import open_session
from journal.store import index_holder
from journal.store.derived_keeper import bring_up_to_date
from journal.store.extent import Extent


@pytest.fixture(autouse=True)
def any_log_is_long(monkeypatch):
    """Indexes are made of a few entries too, and kept while they lack less than the whole."""
    monkeypatch.setattr(index_holder, "LEAST", 1)


def put(session, do, *records):
    with session.store.unit(do) as unit:
        for one in records:
            unit.put(one)


def make_index(session):
    for _ in session.store.search.renew():
        pass


def by_the_reference(session, text):
    """The ids in order of occurrence; the message where it is no query."""
    try:
        query = parse(text)
        answers = predicate(query, facts(session), text)
    except QueryError as error:
        return str(error)
    return [one.id for one in session.entries if answers(one)]


def by_the_index(session, text):
    try:
        results = searching.look(session, text, order=Sort.OLDEST)
    except QueryError as error:
        return str(error)
    assert not results.is_scan
    assert results.total == len(results.found)
    ids = [one.entry.id for one in results.found]
    if results.order is Sort.NEWEST:
        return ids[::-1]
    places = {one.id: at for at, one in enumerate(session.entries)}
    return sorted(ids, key=places.get) if results.order is Sort.BEST else ids


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_the_index_finds_what_the_reference_finds(data, tmp_path_factory, now):
    home = tmp_path_factory.mktemp("search") / "home"
    session = open_session(Settings(home=home, zone=now.zone), lambda: now)
    put(session, "people", *PEOPLE, *NEGOTIATIONS)
    ids = [f"e{at}" for at in range(data.draw(st.integers(1, 8), label="entries"))]
    for id_ in ids:
        put(session, "add", data.draw(entries(id_)), *data.draw(st.lists(follow_ups(id_), max_size=2)))
    if data.draw(st.booleans(), label="indexed"):
        make_index(session)
        assert session.store.search.ask(lambda indexed: indexed.index is not None)
    else:
        index_holder.LEAST = 1 << 30
    try:
        for query in data.draw(st.lists(QUERIES, min_size=1, max_size=3)):
            assert by_the_index(session, query) == by_the_reference(session, query)
        index_holder.LEAST = 1 << 30 if index_holder.LEAST > 1 else 1 << 29
        _go_on(session, data, ids)
        for query in data.draw(st.lists(QUERIES, min_size=1, max_size=6)):
            assert by_the_index(session, query) == by_the_reference(session, query), query
    finally:
        index_holder.LEAST = 1
        session.store.close()


def _go_on(session, data, ids):
    """What happens after an index was made: more entries, edits, removals, redactions, undo, other names."""
    for step in data.draw(st.lists(st.sampled_from(["add", "edit", "remove", "undo", "redo", "rename"]), max_size=5)):
        match step:
            case "add":
                ids.append(f"e{len(ids)}")
                put(session, "add", data.draw(entries(ids[-1])))
            case "edit":
                put(session, "edit", data.draw(entries(data.draw(st.sampled_from(ids)))))
            case "remove":
                with session.store.unit("remove") as unit:
                    unit.remove(Entry, data.draw(st.sampled_from(ids)))
            case "undo":
                session.store.undo()
            case "redo":
                session.store.redo()
            case "rename":
                put(
                    session,
                    "person",
                    Person(id="p0", name=data.draw(st.sampled_from(["Mira Base", "Dana Reyes", "Zürich"]))),
                )


MOMENTS = ("derived before", "derived after", "derived first", "not derived")


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_short_command_finds_the_same_without_reading_the_log(data, tmp_path_factory, now):
    """Whatever of derived data, index and the end of the log is older."""
    home = tmp_path_factory.mktemp("search") / "home"
    session = open_session(Settings(home=home, zone=now.zone), lambda: now)
    put(session, "people", *PEOPLE, *NEGOTIATIONS)
    ids = [f"e{at}" for at in range(data.draw(st.integers(1, 5)))]
    for id_ in ids:
        put(session, "add", data.draw(entries(id_)), *data.draw(st.lists(follow_ups(id_), max_size=1)))
    moment = data.draw(st.sampled_from(MOMENTS))
    if moment == "derived first":
        bring_up_to_date(home, least=1)
        _go_on(session, data, ids)
    make_index(session)
    if moment == "derived before":
        bring_up_to_date(home, least=1)
    _go_on(session, data, ids)
    if moment == "derived after":
        bring_up_to_date(home, least=1)
    queries = data.draw(st.lists(QUERIES, min_size=1, max_size=4))
    found = [by_the_reference(session, query.replace("sort:", "sort ")) for query in queries]
    session.store.close()
    quick = open_session(Settings(home=home, zone=now.zone), lambda: now, is_quick=True)
    for query, ids in zip(queries, found, strict=True):
        assert _told(quick, query) == ids, query
    quick.store.close()


def _told(session, text):
    try:
        return [
            one.entry.id for one in searching.look(session, text.replace("sort:", "sort "), order=Sort.OLDEST).found
        ]
    except QueryError as error:
        return str(error)


def test_a_short_command_reads_no_more_than_it_prints(tmp_path, now, monkeypatch):
    home = tmp_path / "home"
    session = open_session(Settings(home=home, zone=now.zone), lambda: now)
    negotiations.new(session, "acme")
    for number in range(20):
        capture.add(session, f"acme call from Dana: base promised {100 + number}k")
    make_index(session)
    session.store.close()
    bring_up_to_date(home, least=1)
    quick = open_session(Settings(home=home, zone=now.zone), lambda: now, is_quick=True)
    found = searching.look(quick, "dana in:acme amount:>=110k with:dana is:verbal", limit=3)
    assert (found.total, len(found.found), quick.store.extent) == (10, 3, Extent.PART)
    quick.store.close()

"""Searches kept by name, and the queries that were asked last."""

from __future__ import annotations

import pytest

from journal.domain.query import QueryError
from journal.errors import BadInputError, NotFoundError
from journal.service import capture, redaction, searches
from journal.store.recent import NAME


def names(session):
    return {one.name: one.query for one in searches.saved(session)}


def test_a_search_is_saved_found_replaced_and_removed_and_each_can_be_undone(session):
    searches.save(session, "@money", "amount:>=150000  base")
    assert names(session) == {"money": "amount:>=150000 base"}
    assert searches.find(session, "@MONEY").query == searches.expanded(session, " @money ")
    searches.save(session, "Money", "amount:>0")
    assert names(session) == {"Money": "amount:>0"}
    searches.remove(session, "money")
    assert names(session) == {}
    for left in ({"Money": "amount:>0"}, {"money": "amount:>=150000 base"}, {}):
        session.store.undo()
        assert names(session) == left


def test_a_text_that_is_no_name_is_itself(session):
    assert searches.expanded(session, "mail to a@b.org") == "mail to a@b.org"
    assert searches.expanded(session, "@") == "@"


@pytest.mark.parametrize(
    ("name", "query", "error"),
    [
        ("two words", "base", BadInputError),
        ("", "base", BadInputError),
        ("a@b", "base", BadInputError),
        ("x" * 41, "base", BadInputError),
        ("tab\x07", "base", BadInputError),
        ("money", " ", BadInputError),
        ("money", "x" * 2_001, BadInputError),
        ("money", "base (", QueryError),
        ("money", "is:lost", QueryError),
    ],
)
def test_what_cannot_be_saved_is_said_and_nothing_is(session, name, query, error):
    with pytest.raises(error):
        searches.save(session, name, query)
    assert names(session) == {}


def test_an_unknown_name_is_answered_with_the_nearest(session):
    with pytest.raises(NotFoundError, match="none is saved yet"):
        searches.find(session, "money")
    searches.save(session, "money", "amount:>0")
    with pytest.raises(NotFoundError, match="did you mean @money"):
        searches.find(session, "@mony")
    with pytest.raises(NotFoundError, match="there are @money"):
        searches.remove(session, "entirely-else")


def test_the_last_queries_come_last_first_each_once(session):
    for query in ("one", "two words ", "one", "", "one", "x" * 3_000, "three\nlines"):
        searches.remember(session, query)
    assert searches.recent(session) == ("three lines", "one", "two words")
    for number in range(200):
        searches.remember(session, f"query {number}")
    assert len(searches.recent(session)) == searches.KEPT
    searches.forget(session)
    assert searches.recent(session) == ()


def test_the_last_queries_are_private_and_go_with_a_redaction(session):
    entry = capture.add(session, "a secret").entry
    searches.remember(session, "secret")
    path = session.store.home / NAME
    assert path.stat().st_mode & 0o777 == 0o600
    redaction.redact(session, entry.id)
    assert not path.exists()

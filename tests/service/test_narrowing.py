"""The Board and the Follow-ups narrowed: what people expect of a card and of a follow-up."""

from __future__ import annotations

import pytest

from journal.domain.query import QueryError
from journal.service import capture, completing, narrowing, negotiations, searches

LINES = (
    "acme call from Dana, on 13 Nov 10:00: base promised 185k; due tomorrow send two references; due fri answer",
    "acme letter from Dana, on 20 Nov 9:00: [offer v1]; [base 178k]",
    "borg email to Mira, on 21 Nov 9:00: Asked for the vesting. [due 1 Dec the plan | them] #money",
    "a thought of nobody: [due 20 Dec buy cake] #money #later",
)


@pytest.fixture
def told(session):
    for name in ("acme", "borg", "corto"):
        negotiations.new(session, name, company=f"{name.title()} Labs", currency="USD")
    for line in LINES:
        capture.add(session, line)
    return session


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["acme", "borg", "corto"]),
        ("vesting", ["borg"]),
        ("item:base", ["acme"]),
        ("labs", ["acme", "borg", "corto"]),
        ("in:corto", ["corto"]),
        ("stage:lead", ["acme", "borg", "corto"]),
        ("with:dana OR tag:money", ["acme", "borg"]),
        ("-vesting", ["acme", "corto"]),
        ("cake", []),
    ],
)
def test_a_card_stays_where_any_entry_of_its_negotiation_answers(told, query, names):
    kept = narrowing.negotiations(told, query)
    assert [one.name for one in told.negotiations if one.id in kept] == names


@pytest.mark.parametrize(
    ("query", "whats"),
    [
        ("", ["send two references", "answer", "the plan", "buy cake"]),
        ("references", ["send two references"]),
        ("item:base", ["send two references", "answer"]),
        ("vesting", ["the plan"]),
        ("in:acme", ["send two references", "answer"]),
        ("in:unfiled", ["buy cake"]),
        ("is:overdue", ["send two references", "answer"]),
        ("due:2026-12", ["the plan", "buy cake"]),
        ("due:2026-12 in:borg", ["the plan"]),
        ("-references in:acme", ["answer"]),
        ("178k", []),
    ],
)
def test_a_follow_up_stays_where_its_entry_answers_and_is_asked_for_itself(told, query, whats):
    assert [one.what for one in narrowing.follow_ups(told, query, told.follow_ups)] == whats


@pytest.mark.parametrize("query", ["foo:x", "in:zork", "(", "date:never"])
def test_what_cannot_be_read_is_told_with_its_place(told, query):
    for narrow in (narrowing.negotiations, lambda session, text: narrowing.follow_ups(session, text, told.follow_ups)):
        with pytest.raises(QueryError):
            narrow(told, query)


def test_tags_are_offered_the_most_frequent_first(told):
    assert [one.label for one in completing.complete(told, "tag:", 4)] == ["money", "later"]


def test_saved_searches_are_offered_behind_their_sign(told):
    searches.save(told, "money", "tag:money")
    searches.save(told, "mine", "from:me")
    assert [(one.text, one.note) for one in completing.complete(told, "@m", 2)] == [
        ("@mine", "from:me"), ("@money", "tag:money"),
    ]  # fmt: skip
    assert completing.complete(told, "@money", 6) == ()

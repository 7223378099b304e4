"""Marks by a pattern, where a text is plain, are those found by walking it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.query import QueryError, marks, parse

TEXTS = st.text(alphabet="ab_ A-.1\n", max_size=40)
QUERIES = st.lists(
    st.sampled_from(["a", "b", "ab", "a*", "b_", '"a b"', '"a b"*', '"b a ab"', "1", '"a a"', "-a", "(b OR ab)"]),
    max_size=5,
).map(" ".join)


@given(TEXTS, QUERIES)
def test_a_plain_text_is_marked_as_any_other(text, query):
    read = parse(query)
    quick = marks.marks(text, read)
    # The last character is not plain, and no word.
    assert marks.marks(f"{text} \u2022", read) == quick


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("Zürich and zurich", 'zurich "and zurich"', ["Zürich", "and zurich"]),
        ("base salary, base", '"base salary" base', ["base salary", "base"]),
        ("bonuses", "bonus*", ["bonuses"]),
        ("面接に行く", "面接", ["面接"]),
        ("not this", "-not", []),
    ],
)
def test_what_is_marked(text, query, marked):
    assert [text[start:end] for start, end in marks.marks(text, parse(query))] == marked


def test_any_number_of_words_is_marked():
    assert len(marks.marks("a b " * 30, parse(" ".join(f"a{n} b" for n in range(60))))) == 30


def test_a_bad_query_is_no_query():
    with pytest.raises(QueryError):
        parse("(")

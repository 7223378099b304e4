"""Ids: version 7 by the real clock, and their shortest unique endings."""

from __future__ import annotations

import time
import uuid

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.store import shortest_endings, uuid7


def test_an_id_is_a_uuid_of_version_7() -> None:
    before = time.time_ns() // 1_000_000
    ids = [uuid7() for _ in range(500)]
    after = time.time_ns() // 1_000_000
    assert len(set(ids)) == 500
    for text in ids:
        read = uuid.UUID(text)
        assert (str(read), read.version, read.variant) == (text, 7, uuid.RFC_4122)
        assert before <= read.int >> 80 <= after


@pytest.mark.parametrize(
    ("ids", "endings"),
    [
        ([], {}),
        (["abcdefgh"], {"abcdefgh": "efgh"}),
        (["aaaaXbcde", "aaaaYbcde"], {"aaaaXbcde": "Xbcde", "aaaaYbcde": "Ybcde"}),
        (["abc"], {"abc": "abc"}),
        (["12345678", "0005678", "9995679"], {"12345678": "45678", "0005678": "05678", "9995679": "5679"}),
        (["xxabcd", "abcd"], {"xxabcd": "xabcd", "abcd": "abcd"}),
    ],
)
def test_endings(ids: list[str], endings: dict[str, str]) -> None:
    assert shortest_endings(ids) == endings


@settings(deadline=None)
@given(st.lists(st.text("abc", min_size=1, max_size=9)))
def test_endings_tell_ids_apart_and_no_shorter_would(ids: list[str]) -> None:
    found = shortest_endings(ids)
    assert found.keys() == set(ids)
    for id_, ending in found.items():
        others = set(ids) - {id_}
        assert id_.endswith(ending)
        assert ending == id_ or not any(other.endswith(ending) for other in others)
        assert len(ending) <= 4 or any(other.endswith(ending[1:]) for other in others)

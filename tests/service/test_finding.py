"""Lists narrowed by the search language, with what only a ledger knows."""

from __future__ import annotations

import pytest

from journal.domain.query import QueryError, parse
from journal.service import capture, finding, negotiations

LINES = (
    "acme call from Dana, on 13 Nov 10:00: base promised 185k; signing promised 20k",
    "acme call from Lee, on 18 Nov 10:00: signing promised 15k",
    "acme letter from Dana, on 20 Nov 9:00: [offer v1]; [base 185k]",
    "borg email to Mira, on 21 Nov 9:00: Fragte nach der Vergütung in Zürich. #money [due fri answer]",
)


@pytest.fixture
def told(session):
    negotiations.new(session, "acme", currency="USD")
    negotiations.new(session, "borg", currency="EUR")
    return [capture.add(session, line).entry.id for line in LINES]


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("", [3, 2, 1, 0]),
        ("sort:oldest", [0, 1, 2, 3]),
        ("is:unwritten", [1]),
        ("is:conflict", [1, 0]),
        ("is:verbal", [1, 0]),
        ("zurich", [3]),
        ("vergut", [3]),
        ("in:acme -stance:offered", [1, 0]),
        ("due:<7d", [3]),
    ],
)
def test_narrowed(session, told, query, places):
    assert [told.index(entry.id) for entry in finding.narrowed(session, query)] == places


def test_an_excerpt_is_the_piece_around_the_first_hit(session, told):
    negotiations.new(session, "corto")
    capture.add(session, "corto: " + "word " * 100 + "needle in here " + "word " * 100)
    (found,) = finding.search(session, "needle")
    assert len(found.excerpt.text) <= finding.EXCERPT_LENGTH
    ((start, end),) = found.excerpt.hits
    assert found.excerpt.text[start:end] == "needle"


def test_marks_are_in_order_and_apart():
    assert finding.marks("Zürich and zurich", parse('zurich "and zurich"')) == ((0, 6), (7, 17))


def test_a_bad_query_is_an_error_with_its_place(session, told):
    with pytest.raises(QueryError):
        finding.narrowed(session, "is:lost")

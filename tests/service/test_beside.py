"""What a statement being written means beside the ledger."""

from __future__ import annotations

import pytest

from journal.service import capture, negotiations
from journal.service.beside import offer_says

LINES = (
    "acme call from Dana, on 13 Nov 10:00: base promised 185k; pto promised 30 days; signing promised 20k",
    "acme letter from Dana, on 20 Nov 9:00: [offer v1]; [base 178k]; [pto 25 days]; [signing 20k]; [title Senior]",
)


@pytest.fixture
def told(session):
    negotiations.new(session, "acme", currency="USD")
    negotiations.new(session, "borg", currency="EUR")
    for line in LINES:
        capture.add(session, line)
    return session


ROWS = [
    # what is written, what it means beside what was said and offered
    ("acme call from Dana: base promised 185k", "the letter says USD 178,000 a year (−7,000)"),
    ("acme call from Dana: base promised 170k", "the letter says USD 178,000 a year (+8,000)"),
    ("acme call from Dana: base promised 178k", "the letter says the same"),
    ("acme call from Dana: base promised EUR 170k", "the letter says USD 178,000 a year"),
    ("acme call from Dana: pto promised 30 days", "the letter says 25 days (−5)"),
    ("acme email to Dana: base asked 190k", "the letter says USD 178,000 a year (−12,000)"),
    (
        "acme email from Dana: base offered 181k",
        "was USD 178,000 a year on 20 Nov, promised USD 185,000 a year (−4,000)",
    ),
    ("acme email from Dana: base offered 185k", "was USD 178,000 a year on 20 Nov, as promised"),
    ("acme call from Dana: bonus promised 15%", ""),
    ("borg call from Lee: base promised 95k", ""),
    ("nobody: base promised 95k", ""),
]


@pytest.mark.parametrize(("text", "note"), ROWS)
def test_beside_the_ledger(told, text, note):
    (row,) = capture.describe(told, capture.understand(told, text), before=True)
    assert row.note == note


def test_what_stood_before_stays_where_the_offer_is_older(told):
    capture.add(told, "acme call from Dana, on 22 Nov 10:00: base promised 182k")
    (row,) = capture.describe(told, capture.understand(told, "acme call from Dana: base promised 185k"), before=True)
    assert row.note == "was USD 182,000 a year on 22 Nov, the letter says USD 178,000 a year (−7,000)"


def test_an_amended_offer_speaks_as_the_offer(told):
    capture.add(told, "acme email from Dana, on 22 Nov 10:00: base offered 181k")
    (row,) = capture.describe(told, capture.understand(told, "acme call from Dana: base promised 185k"), before=True)
    assert row.note == "the offer says USD 181,000 a year (−4,000)"


SAYS = [
    # what was said, the verdict the offer gets on it, and the figure it gives
    ("acme call from Dana, on 13 Nov 11:00: base promised 185k", "shortfall", "178", False),
    ("acme call from Dana: base promised 185k", "shortfall", "178", False),
    ("acme call from Dana: base promised 170k", None, "178", False),
    ("acme call from Dana: base mentioned 178k", None, "178", True),
    ("acme email to Dana: base asked 185k", None, "178", False),
    ("acme email to Dana: relocation asked 5k", None, None, False),
    ("acme call from Dana: pto promised 25 days", None, "25", True),
]


@pytest.mark.parametrize(("text", "verdict", "figure", "is_same"), SAYS)
def test_what_the_offer_says_of_a_statement(told, text, verdict, figure, is_same):
    entry = capture.add(told, text).entry
    said = offer_says(told, entry, entry.statements[0])
    assert said is not None and said[0] == 1
    assert (said[1].verdict, said[1].is_same) == (verdict, is_same)
    amount = said[1].value.amount if said[1].value is not None else None
    assert str(amount or "").startswith(figure) if figure is not None else said[1].value is None


def test_an_offer_says_nothing_of_itself_or_where_there_is_none(told):
    letter = next(one for one in told.entries if one.text == LINES[1])
    assert all(offer_says(told, letter, one) is None for one in letter.statements)
    other = capture.add(told, "borg call from Lee: base promised 95k").entry
    assert offer_says(told, other, other.statements[0]) is None

"""A prep is read from what was typed: values as in the capture language, nothing lost, nothing guessed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_factory import NEGOTIATION, NOW
from prep_factory import KNOWN, read

from journal.domain.prep.fields import FIELDS, UNREAD, as_text, from_text, texts_of
from journal.domain.prep.reading import read_prep
from journal.domain.records import ValueKind

NAMES = {"n-borg": "borg"}


@pytest.mark.parametrize(
    ("words", "amount", "currency"),
    [
        ("195k", 195_000, "USD"),
        ("$195,000", 195_000, "USD"),
        ("€95k/yr", 95_000, "EUR"),
        ("~190k", 190_000, "USD"),
        ("75/hour", 75, "USD"),
    ],
)
def test_a_target_is_a_value_of_the_base_salary(words, amount, currency):
    found = read(f"target {words}", f"walk-away {words}")
    assert not found.findings
    assert found.prep.target.amount == found.prep.walk_away.amount == amount
    assert found.prep.target.currency == currency


def test_a_range_is_a_target_too():
    target = read("target 190-200k").prep.target
    assert (target.minimum, target.maximum) == (190_000, 200_000)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("195", "195k, or 195 with its currency or period"),
        ("18x", "an amount, as in 185k"),
        ("a lot", "an amount, as in 185k"),
        ("yes", "an amount, as in 185k"),
        ("195k by fri", "a value alone: an amount, as in 185k"),
        ("195k if they pay", "a value alone: an amount, as in 185k"),
        ("195k] [due fri x", "an amount, as in 185k"),
        ("9" * 300, "an amount, as in 185k"),
    ],
)
def test_what_is_no_value_stays_as_it_was_typed_with_what_was_expected(words, expected):
    found = read(f"target {words}")
    [finding] = found.findings
    assert (found.prep.target.kind, found.prep.target.text) == (ValueKind.TEXT, words)
    assert (finding.field, finding.place, finding.found, finding.expected) == ("target", 0, words, expected)


@pytest.mark.parametrize(
    ("line", "instead", "words"),
    [
        ("instead borg", "n-borg", ""),
        ("instead BORG", "n-borg", ""),
        ("alternative stay where I am", None, "stay where I am"),
        ("instead acme", None, "acme"),
    ],
)
def test_the_alternative_is_another_negotiation_or_words(line, instead, words):
    prep = read(line).prep
    assert (prep.instead, prep.alternative) == (instead, words)


def test_priorities_keep_their_order_and_weight():
    found = read("priority remote 3", "priority base 5", "priority equity/options", "priority paid time off")
    assert [(one.item, one.weight) for one in found.prep.priorities] == [
        ("remote", 3), ("base", 5), ("equity/options", None), ("pto", None),
    ]  # fmt: skip
    assert not found.findings


def test_an_unknown_priority_names_the_nearest_and_stays():
    found = read("priority bsae 4", "priority base 0")
    assert [(one.found, one.nearest) for one in found.findings] == [("bsae 4", "base"), ("base 0", "")]
    assert [one.text for one in found.prep.priorities] == ["bsae 4", "base 0"]
    assert [one.weight for one in found.prep.priorities] == [None, None]


MARKET = [
    ("178k-205k", "base", 178_000, None, 205_000, "", "", "", None),
    ("178k/190k/205k", "base", 178_000, 190_000, 205_000, "", "", "", None),
    ("190k", "base", 190_000, None, 190_000, "", "", "", None),
    ("pto 25-30 days", "pto", 25, None, 30, "", "", "", None),
    ("178k-205k salary survey", "base", 178_000, None, 205_000, "salary survey", "", "", None),
    ("178,000-205,000, salary survey", "base", 178_000, None, 205_000, "salary survey", "", "", None),
    (
        "178k-205k; source levels; region New York; role Staff Engineer; date Oct 2026; middle 190k",
        "base", 178_000, 190_000, 205_000, "levels", "New York", "Staff Engineer", date(2026, 10, 1),
    ),
    ("178k-205k, levels, 2026-10-15", "base", 178_000, None, 205_000, "levels", "", "", date(2026, 10, 15)),
    (
        "178k-205k, levels.fyi, Radford; region New York, NY; date yesterday",
        "base", 178_000, None, 205_000, "levels.fyi, Radford", "New York, NY", "", date(2026, 11, 23),
    ),
    ("178k-205k levels, Radford", "base", 178_000, None, 205_000, "levels, Radford", "", "", None),
    ("178k-205k, 2026-10", "base", 178_000, None, 205_000, "", "", "", date(2026, 10, 1)),
]  # fmt: skip


@pytest.mark.parametrize(("words", "item", "low", "middle", "high", "source", "region", "role", "day"), MARKET)
def test_a_market_figure(words, item, low, middle, high, source, region, role, day):
    found = read(f"market {words}")
    [one] = found.prep.market
    ends = (one.value.minimum, one.value.maximum) if one.value.is_range else (one.value.amount, one.value.amount)
    assert not found.findings
    assert (one.item, *ends) == (item, low, high)
    assert (one.middle.amount if one.middle else None) == middle
    assert (one.source, one.region, one.role, one.day) == (source, region, role, day)
    assert one.is_month is (day is not None and day.day == 1)


@pytest.mark.parametrize(
    ("words", "found", "nearest"),
    [
        ("much", "much", ""),
        ("178k-205k, levels, regoin NY", "regoin NY", "region"),
        ("178k-205k, date Oct 2027", "date Oct 2027", ""),
        ("178k-205k, date someday", "date someday", ""),
        ("178k-205k, middle x", "middle x", ""),
        ("205k/190k/178k", "205k/190k/178k", ""),
        ("178k-205k, levels, Oct 2027", "Oct 2027", ""),
    ],
)
def test_what_a_market_figure_leaves_unread(words, found, nearest):
    read_ = read(f"market {words}")
    assert [(one.found, one.nearest) for one in read_.findings] == [(found, nearest)]
    assert [one.text for one in read_.prep.market] == [words]


def test_a_date_said_from_now_is_written_out_so_that_it_stays_that_day():
    [one] = read("market 190k, levels, date yesterday").prep.market
    assert (one.day, one.text) == (date(2026, 11, 23), "190k, levels, date 2026-11-23")


def test_a_second_text_of_one_field_is_kept_and_asked():
    found = read("target 195k", "target 200k", "pont x")
    assert found.prep.target.amount == Decimal(195_000)
    assert found.prep.unread == ("pont x", "target 200k")
    assert [one.nearest for one in found.findings] == ["point", ""]
    assert {one.field for one in found.findings} == {UNREAD}


def test_each_field_has_a_word_of_its_own_and_says_how():
    assert len({one.word for one in FIELDS}) == len({one.id for one in FIELDS}) == len(FIELDS)
    assert not read(*(f"{one.word} {one.example}" for one in FIELDS)).findings


def test_its_own_line_is_left_out_and_others_with_a_hash_are_not():
    assert from_text(as_text({"points": ("x",)})) == {"points": ("x",)}
    assert from_text("# of people: nine") == {UNREAD: ("# of people: nine",)}


LINES = st.lists(
    st.tuples(st.sampled_from([one.word for one in FIELDS] + ["", "pont", "#"]), st.text(max_size=40)).map(" ".join),
    max_size=8,
)


@given(LINES)
def test_no_text_is_lost_and_reading_again_changes_nothing(lines):
    texts = from_text("\n".join(lines))
    first = read_prep(texts, KNOWN, NEGOTIATION, prep_id="p", now=NOW)
    kept = texts_of(first.prep, NAMES)
    written = " ".join(as_text(kept).split())
    said = [text for key, told in texts.items() if key not in ("market", "alternative") for text in told]
    assert all(" ".join(text.split()) in written for text in said)
    again = read_prep(kept, KNOWN, NEGOTIATION, prep_id="p", now=NOW)
    assert again.prep == first.prep
    assert read_prep(from_text(as_text(kept)), KNOWN, NEGOTIATION, prep_id="p", now=NOW).prep == first.prep


def test_an_empty_prep_is_empty():
    assert read().prep.is_empty
    assert not read("show something").prep.is_empty

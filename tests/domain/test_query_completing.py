"""Completions of a query: each in its own place, and every one of them reads."""

from __future__ import annotations

import re

import pytest
from factories import entry, instant, negotiation, person
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.query import QueryError, parse
from journal.domain.query.completing import complete
from journal.domain.query.facts import Facts
from journal.domain.query.match import predicate
from journal.domain.query.offers import FIELD_NOTES, STATES, THINGS
from journal.domain.query.parse import FIELDS
from journal.domain.records import ItemTable, OfferItem, Role, ValueKind

ITEMS = ItemTable(
    [
        OfferItem(id="base", label="Base salary", aliases=("salary",), kind=ValueKind.MONEY),
        OfferItem(id="equity", label="Equity", aliases=("rsu", "options"), kind=ValueKind.UNITS),
        OfferItem(id="refresher", label="Refresher", aliases=("equity refresher",), kind=ValueKind.UNITS),
        OfferItem(id="pto", label="Paid time off", aliases=("vacation",), kind=ValueKind.DURATION),
    ]
)
FACTS = Facts(
    now=instant("2026-11-24 17:42"),
    items=ITEMS,
    negotiations={one.id: one for one in (negotiation("acme", company="Acme Robotics"), negotiation("big co"))},
    people={
        one.id: one
        for one in (
            person("Dana Reyes", id="p1", role=Role.RECRUITER),
            person("Lee Park", id="p2"),
            person("Lee Chang", id="p3"),
            person("Me Too", id="p4"),
            person('Ann "The Nose" O(k)', id="p5"),
        )
    },
    stages={},
    follow_ups={},
)
TAGS = ("lesson", "later")


def completed(text, *, is_asked=False):
    """The text with each completion put in, the cursor being at `|` or the end."""
    cursor = text.find("|") if "|" in text else len(text)
    plain = text.replace("|", "")
    found = complete(plain, cursor, FACTS, TAGS, is_asked=is_asked)
    return [plain[: one.start] + one.text + plain[one.end :] for one in found]


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ("item:eq", ["item:equity ", "item:refresher "]),
        ("item:rs", ["item:equity "]),
        ("item:time", ["item:pto "]),
        ("ITEM:eQ", ["ITEM:equity ", "ITEM:refresher "]),
        ("item:equity", []),
        ("item:zz", []),
        ("item:", ["item:base ", "item:equity ", "item:refresher ", "item:pto "]),
        ("-item:rs", ["-item:equity "]),
        ("(item:rs", ["(item:equity "]),
        ("item:op|) x", ["item:equity) x"]),
        ("item:o|xy x", ["item:equity x", "item:pto x"]),
        ("x item:rs", ["x item:equity "]),
        ("in:", ["in:acme ", 'in:"big co" ', "in:unfiled "]),
        ("in:ro", ["in:acme "]),
        ("in:co", ['in:"big co" ']),
        ('in:"big', ['in:"big co" ']),
        ('in:"big co"', []),
        ("with:da", ["with:Dana "]),
        ("with:dana", []),
        ("with:re", ["with:Dana "]),
        ("with:lee", ['with:"Lee Park" ', 'with:"Lee Chang" ']),
        ("with:too", ['with:"Me Too" ']),
        ("from:nose", ["from:Ann "]),
        ("stance:pro", ["stance:promised "]),
        ("channel:c", ["channel:call ", "channel:chat ", "channel:contract "]),
        ("is:un", ["is:unwritten "]),
        ("has:f", ["has:finding ", "has:follow_up "]),
        ("stage:verbal", ["stage:verbal_offer "]),
        ("tag:l", ["tag:lesson ", "tag:later "]),
        ("tag:#les", ["tag:lesson "]),
        ("sort:n", ["sort:newest "]),
        ("date:last w", []),
        ('date:"last w', ['date:"last week" ']),
        ("date:last", ['date:"last week" ', 'date:"last month" ']),
        ("date:sept", ["date:september "]),
        ("date:2026-11", ["date:2026-11.."]),
        ("due:<", ["due:<today ", "due:<7d "]),
        ("amount:", ["amount:>=", "amount:<=", "amount:>", "amount:<"]),
        ("nofield:x", []),
        ("https://x", []),
        ("equ", []),
        ("", []),
        ('"item:eq', []),
    ],
)
def test_values_complete_in_their_field(typed, made):
    assert completed(typed) == made


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ("st", ["stance:", "stage:"]),
        ("x st|y", ["x stance:", "x stage:"]),
        ("it|em:eq", ["item:"]),
        ("rs", ["item:equity "]),
        ("dana", ["with:Dana "]),
        ("acm", ["in:acme "]),
        ("-un", ["-in:unfiled ", "-is:unwritten "]),
        ("zz", []),
        ('"st', []),
    ],
)
def test_words_become_fields_when_it_is_asked_for(typed, made):
    assert completed(typed, is_asked=True) == made


@pytest.mark.parametrize("typed", ["", "x ", "x | y", "("])
def test_between_words_every_field_is_offered(typed):
    found = complete(typed.replace("|", ""), len(typed.partition("|")[0]), FACTS, is_asked=True)
    assert [one.text.strip() for one in found] == [f"{name}:" for name in FIELDS]


def test_what_a_completion_is_stands_beside_it():
    notes = {one.text.strip(): (one.label, one.note) for one in complete("with:", 5, FACTS)}
    assert notes["Dana"] == ("Dana Reyes", "recruiter")
    dates = {one.label: one.note for one in complete("date:", 5, FACTS)}
    assert dates["last week"] == "16 Nov to 22 Nov"
    assert dates["2026-10"] == "1 Oct to 31 Oct"


@pytest.mark.parametrize("field", FIELDS)
def test_every_value_that_is_offered_reads(field):
    texts = [text for begun in ("", "j", "l", "m") for text in completed(f"{field}:{begun}") if text[-1] not in "<>="]
    assert texts or field == "amount"
    for text in texts:
        answers = predicate(parse(text), FACTS, text)
        assert answers(entry(instant("2026-11-20 10:00"))) in (True, False)


@pytest.mark.parametrize(("field", "words"), [("is", STATES), ("has", THINGS)])
def test_states_are_those_the_language_knows(field, words):
    with pytest.raises(QueryError) as told:
        predicate(parse(f"{field}:zzzz"), FACTS, "")
    known = re.search(r"It can be (.*)\.", told.value.sentence)
    assert known and known[1].split(", ") == list(words)


def test_the_fields_are_those_the_language_knows():
    assert tuple(FIELD_NOTES) == FIELDS


@given(st.text(alphabet=st.sampled_from('in:with: "()-*<>.é漢\n\x00\u202ea'), max_size=40), st.integers(-5, 50))
def test_any_text_completes_without_an_error(text, cursor):
    for one in complete(text, cursor, FACTS, TAGS, is_asked=True):
        assert 0 <= one.start <= one.end <= len(text)
        assert one.text and one.label


def test_a_text_that_is_no_query_is_not_looked_through():
    assert complete("item:eq " + "x" * 1_000_000, 7, FACTS) == ()


@pytest.mark.parametrize("text", ["", *(f"{field}:" for field in FIELDS)])
def test_names_and_notes_stand_whole_beside_each_other(text):
    for one in complete(text, len(text), FACTS, TAGS, is_asked=True):
        assert len(one.label) + len(one.note) + 6 <= 48

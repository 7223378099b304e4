"""What changed between two states of an entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from factories import ZONE, entry, instant, statement, text_value
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.history import Difference, Fate, Piece, differences, marked, word_changes
from journal.domain.records import Attachment, Channel, ItemTable, Participant, Stance

KEPT, GONE, ADDED = Fate.KEPT, Fate.GONE, Fate.ADDED


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("same words", "same words", [(KEPT, "same words")]),
        ("", "", []),
        ("", "new words", [(ADDED, "new words")]),
        ("old words", "", [(GONE, "old words")]),
        ("base 180k now", "base 185k now", [(KEPT, "base"), (GONE, " 180k"), (ADDED, " 185k"), (KEPT, " now")]),
        ("is 185,000 a year", "is 185,500 a year",
         [(KEPT, "is"), (GONE, " 185,000"), (ADDED, " 185,500"), (KEPT, " a year")]),
        ("[base]", "[base", [(KEPT, "[base"), (GONE, "]")]),
        ("one two three four", "one 2 3 four", [(KEPT, "one"), (GONE, " two three"), (ADDED, " 2 3"), (KEPT, " four")]),
    ],
)  # fmt: skip
def test_texts_are_compared_word_by_word(before, after, pieces):
    assert word_changes(before, after) == tuple(Piece(*one) for one in pieces)


TEXTS = st.text(alphabet="ab \n\t[].,1é漢😀", max_size=60)


@given(TEXTS, TEXTS)
def test_the_pieces_make_up_both_texts(before, after):
    pieces = word_changes(before, after)
    assert "".join(text for fate, text in pieces if fate is not ADDED) == before
    assert "".join(text for fate, text in pieces if fate is not GONE) == after
    assert all(one.text for one in pieces)


def test_texts_too_long_for_words_are_compared_by_lines_then_as_wholes():
    before = "".join(f"line {number} with words\n" for number in range(1500))
    after = "".join(f"line {number} with {'more' if number % 2 else 'words'}\n" for number in range(1500))
    pieces = word_changes(before, after)
    assert len(pieces) > 1000
    assert "".join(text for fate, text in pieces if fate is not GONE) == after
    huge = word_changes("a b" * 100_000, "c d" * 100_000)
    assert {fate for fate, _ in huge} == {GONE, ADDED}


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        ("do [base promised 180k] now", "do [base promised 185k guaranteed] now",
         "do [base promised −180k− +185k guaranteed+] now"),
        ("call back", "call back, tomorrow", "call back+, tomorrow+"),
        ("one\n\ntwo", "one", "one\n\n−two−"),
        ("one ", "one", "one−␣−"),
        ("a " * 30 + "x" + " b" * 30, "a " * 30 + "y" + " b" * 30, "… a a −x− +y+ b b …"),
    ],
)  # fmt: skip
def test_changes_are_told_as_one_text(before, after, text):
    told, places = marked(word_changes(before, after), around=2 if len(before) > 60 else 12)
    assert told == text
    assert [told[start] + told[end - 1] for start, end, _ in places] == [
        {GONE: "−−", ADDED: "++"}[fate] for _, _, fate in places
    ]


NAMES = {"n-acme": "acme", "n-borg": "borg", "p-dana": "Dana Reyes", "p-lee": "Lee Park"}
BASE = statement("base", Stance.PROMISED, text_value("180k"), id="s1")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, []),
        ({"negotiation": None}, [("filed under", "acme", "unfiled")]),
        ({"occurred": date(2026, 11, 23)}, [("when", "Tue 24 Nov 2026, 16:00", "Mon 23 Nov 2026")]),
        ({"channel": Channel.EMAIL}, [("channel", "call", "email")]),
        ({"participants": (Participant("p-lee", "from"),)}, [("who", "from Dana Reyes", "from Lee Park")]),
        ({"tags": ("money", "late")}, [("tag", "", "#late")]),
        ({"tags": ()}, [("tag", "#money", "")]),
        ({"attachments": (Attachment(name="offer.pdf", digest="ab", size=3),)}, [("file", "", "offer.pdf")]),
        ({"statements": ()}, [("statement", "base promised “180k”", "")]),
        ({"statements": (replace(BASE, value=text_value("185k")),)},
         [("statement", "base promised “180k”", "base promised “185k”")]),
    ],
)  # fmt: skip
def test_what_is_told_beside_the_text_is_compared_too(change, told):
    before = entry(
        instant("2026-11-24 16:00"),
        "text",
        channel=Channel.CALL,
        participants=(Participant("p-dana", "from"),),
        tags=("money",),
        statements=(BASE,),
    )
    found = differences(before, replace(before, **change), names=NAMES, items=ItemTable(()), zone=ZONE)
    assert found == tuple(Difference(*one) for one in told)

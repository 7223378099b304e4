"""Completion: which words are offered where, and what putting one in makes of the text."""

import pytest
from capture_rows import known

from journal.domain.capture import complete

# The text up to the cursor, and what it becomes with the first completions, in their order.
ROWS = [
    ("", ["acme", "borg", "corto", "maple"]),
    ("b", ["borg", "Big Corp"]),
    ("big c", ["Big Corp"]),
    ("acme ", ["acme call", "acme video"]),
    ("acme e", ["acme email"]),
    ("acme call f", ["acme call from"]),
    ("acme call from ", ["acme call from Dana Reyes", "acme call from Lee Cho"]),
    ("borg call from ", ["borg call from Lee Park", "borg call from Mira van der Berg"]),
    ("acme call from L", ["acme call from Lee Cho", "acme call from Lee Park"]),
    ("acme call from dana r", ["acme call from Dana Reyes"]),
    ("acme call from Ber", ["acme call from Mira van der Berg"]),
    ("acme call with Dana, L", ["acme call with Dana, Lee Cho"]),
    ("acme call with Dana and L", ["acme call with Dana and Lee Cho"]),
    ("acme zo", ["acme zoom"]),
    ("acme: [", ["acme: [base", "acme: [signing"]),
    ("acme: [re", ["acme: [refresher", "acme: [retirement", "acme: [relocation", "acme: [remote", "acme: [review"]),
    ("acme: [vaca", ["acme: [vacation"]),
    ("acme: [paid t", ["acme: [paid time off"]),
    ("acme: [Url", ["acme: [Urlaub"]),
    ("acme: [base 5k; p", ["acme: [base 5k; pto", "acme: [base 5k; probation"]),
    ("acme: [base p", ["acme: [base promised"]),
    ("acme: [base ", ["acme: [base mentioned", "acme: [base promised"]),
    ("acme: [base promised 185k g", ["acme: [base promised 185k guaranteed"]),
    ("acme: [base promised 185k ov", ["acme: [base promised 185k over"]),
    ("acme: [bonus 15% of b", ["acme: [bonus 15% of base"]),
    ("acme: [Dan", ["acme: [Dana Reyes:"]),
    ("acme: [Lee: ba", ["acme: [Lee: base"]),
    ("acme: [bor", ["acme: [borg:"]),
    ("acme: [sta", ["acme: [start", "acme: [stage"]),
    ("acme: [stage ne", ["acme: [stage negotiating"]),
    ("acme: [decided a", ["acme: [decided accept"]),
    ("acme: [offer e", ["acme: [offer expires"]),
    ("acme: [confirmed s", ["acme: [confirmed signing"]),
    ("acme: [due fri their offer | ", ["acme: [due fri their offer | them"]),
    ("acme: ok\nba", ["acme: ok\nbase"]),
    ("acme: base pro", ["acme: base promised"]),
    ("acme: they spoke; rel", ["acme: they spoke; relocation"]),
]

NOTHING = [
    "acme: b",
    "acme: They talked of ba",
    "Remember to a",
    "acme: [x] ",
    "acme: [base 5k] ",
    "acme: [Remember: the b",
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_completions(text, expected):
    found = complete(text, len(text), known())
    assert [text[: one.start] + one.text for one in found][: len(expected)] == expected


@pytest.mark.parametrize("text", NOTHING)
def test_plain_text_is_left_alone(text):
    assert complete(text, len(text), known()) == ()


def test_what_stands_behind_the_cursor_stays():
    text = "acme: [ba promised 185k]"
    (first, *_) = complete(text, text.index(" promised"), known())
    assert text[: first.start] + first.text + text[first.end :] == "acme: [base promised 185k]"


def test_a_completion_says_what_it_is():
    (first, *_) = complete("acme: [vaca", 11, known())
    assert (first.text, first.label) == ("vacation", "Paid time off")
    (first, *_) = complete("acme call from D", 16, known())
    assert (first.label, first.note) == ("Dana Reyes", "acme")


def test_people_of_the_negotiation_in_focus_come_first():
    assert [one.text for one in complete("call from L", 11, known(), focus="n-borg")] == ["Lee Park", "Lee Cho"]


def test_negotiations_that_ended_come_last():
    names = [one.text for one in complete("", 0, known())]
    assert names.index("old") > names.index("Big Corp")


def test_there_are_never_more_than_a_dozen():
    assert len(complete("acme: [", 7, known())) == 12

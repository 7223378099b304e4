"""Words that read as an ultimatum, blame or a threat, and set phrases in a text."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.letters.tone import Tone, harsh_in, tone_of
from journal.domain.phrases import first_of, places_of

DATA = Path(__file__).parents[2] / "journal" / "data"
HARSH = harsh_in(json.loads((DATA / "tone.json").read_text(encoding="utf-8")))

SOUNDS = [
    ("Take it or leave it.", [("Take it or leave it", Tone.ULTIMATUM)]),
    ("This is my final offer, and it is non-negotiable.", [("my final offer", Tone.ULTIMATUM), ("non-negotiable", Tone.ULTIMATUM)]),
    ("If I don’t hear from you by Friday, I will walk away.", [("If I don’t hear from you by", Tone.ULTIMATUM), ("I will walk away", Tone.THREAT)]),
    ("You broke your\npromise.", [("You broke your promise", Tone.BLAME)]),
    ("My lawyer says hello.", [("My lawyer", Tone.THREAT)]),
    ("Das ist nicht verhandelbar, sonst werde ich rechtliche Schritte prüfen.", [("nicht verhandelbar", Tone.ULTIMATUM), ("sonst werde ich", Tone.ULTIMATUM), ("rechtliche Schritte", Tone.THREAT)]),
    ("Could you tell me which of the two is meant?", []),
    ("I would be glad to hear by Friday.", []),
    ("You said “take it or leave it”.", []),
    ("> you lied\nI am sorry to hear that.", []),
    ("A jokester is not meant, nor is unfairness.", []),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SOUNDS)
def test_how_it_sounds(text: str, expected: list[tuple[str, Tone]]) -> None:
    marks = tone_of(text, HARSH)

    assert [(one.words, one.tone) for one in marks] == expected
    assert all(one.instead for one in marks)
    assert all(" ".join(text[one.start : one.end].split()) == one.words for one in marks)


@given(st.text(max_size=200), st.sampled_from([one.phrase for one in HARSH if "*" not in one.phrase]))
def test_a_phrase_on_a_line_of_its_own_is_found_whatever_stands_around_it(around: str, phrase: str) -> None:
    plain = "".join(one for one in around if one not in "“”„«»>")
    text = f"{plain}\n{phrase.upper()}\n{plain}"

    start = len(plain) + 1
    assert any(mark.start <= start < mark.end for mark in tone_of(text, HARSH))


def test_marks_never_overlap() -> None:
    text = " ".join(one.phrase.replace("*", "we") for one in HARSH)
    marks = tone_of(text, HARSH)

    assert all(before.end <= after.start for before, after in pairwise(marks))


PLACES = [
    ("entire agreement", "the ENTIRE\n  agreement of", [(4, 22)]),
    ("a * b", "a b, a x b, a x y z b, a v w x y b", [(0, 3), (5, 10), (12, 21)]),
    ("l'accord", "de l’accord", [(3, 11)]),
    ("joke", "jokes", []),
    ("", "anything", []),
]


@pytest.mark.parametrize(("phrase", "text", "expected"), PLACES)
def test_places(phrase: str, text: str, expected: list[tuple[int, int]]) -> None:
    assert list(places_of(phrase, text)) == expected


def test_the_first_of_several() -> None:
    assert first_of(["two", "one"], "a one, a two") == (2, 5)
    assert first_of(["three"], "a one, a two") is None

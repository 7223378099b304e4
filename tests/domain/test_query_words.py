"""Words of simple texts are found quickly: the same ones as by walking the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.query import words as language

TEXTS = st.text(alphabet=st.characters(max_codepoint=0x2BFF), max_size=60)


@given(TEXTS)
def test_the_quick_way_finds_what_walking_finds(text):
    assert list(language.word_spans(text)) == list(language._walked(text))


@given(TEXTS)
def test_no_text_is_passed_over_that_holds_a_word(text):
    assert all(language.may_hold(text, (word,)) for word in language.words(text))


@pytest.mark.parametrize("text", ["base 180k", "Zürich, 5.400 €", "e\u0301 and ½", "漢字 and words", "x_1-y"])
def test_both_ways_agree_on_what_people_write(text):
    assert list(language.word_spans(text)) == list(language._walked(text))


def test_a_text_without_the_word_is_passed_over():
    assert not language.may_hold("They can do base 180k", ("equity",))

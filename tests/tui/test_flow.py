"""The text of an entry, wrapped, with its chips."""

from __future__ import annotations

import re

import pytest
from hostile import HOSTILE
from hypothesis import given
from hypothesis import strategies as st
from tui_scene import at, entry

from journal.tui.render.flow import Flow, Span, spans_of
from journal.tui.render.line import length, plain

TEXT = "They can do [base promised 185k guaranteed] and maybe [signing mentioned 20k]. Done."


def chips(text):
    return [Span(match.start(), match.end()) for match in re.finditer(r"\[[^\]]*\]", text)]


def drawn(lines):
    """The lines with chips between braces."""
    return ["".join(f"{{{run.text}}}" if run.ink.back == "chip" else run.text for run in line) for line in lines]


@pytest.mark.parametrize(
    ("width", "limit", "lines"),
    [
        (60, None, ["They can do { base promised 185k guaranteed } and maybe", "{ signing mentioned 20k }. Done."]),
        (30, None, ["They can do { base promised }", "{ 185k guaranteed } and maybe",
                    "{ signing mentioned 20k }. Done."]),
        (30, 2, ["They can do { base promised }", "{ 185k guaranteed } and maybe …"]),
        (28, 1, ["They can do { base } …"]),
    ],
)  # fmt: skip
def test_a_chip_keeps_a_padding_cell_on_both_sides_of_a_break(width, limit, lines):
    assert drawn(Flow(TEXT, chips(TEXT)).lines(width, limit)) == lines


def test_without_colour_the_padding_turns_back_into_brackets_and_nothing_moves():
    tinted = [plain(line) for line in Flow(TEXT, chips(TEXT)).lines(30)]
    shaped = [plain(line) for line in Flow(TEXT, chips(TEXT), is_plain=True).lines(30)]
    assert shaped[0] == "They can do [base promised "
    assert [line.replace("[", " ").replace("]", " ") for line in shaped] == tinted


def test_a_bare_part_is_tinted_as_it_stands_and_underlined_where_there_is_no_tint():
    text = "base promised 185k; more"
    assert drawn(Flow(text, [Span(0, 18)]).lines(40)) == ["{base promised 185k}; more"]
    assert Flow(text, [Span(0, 18)], is_plain=True).lines(40)[0][0].ink.underline


def test_empty_lines_stay_in_full_and_go_in_the_log():
    text = "One.\n\nTwo.\n\n\nThree.\n"
    assert [plain(line) for line in Flow(text).lines(20)] == ["One.", "", "Two.", "", "", "Three."]
    assert [plain(line) for line in Flow(text).lines(20, tight=True)] == ["One.", "Two.", "Three."]
    assert [plain(line) for line in Flow(text).lines(20, 2, tight=True)] == ["One.", "Two. …"]


def test_a_word_longer_than_a_line_is_split_between_characters():
    assert [plain(line) for line in Flow("漢字漢字").lines(5)] == ["漢字", "漢字"]


def test_a_finding_is_underlined_inside_its_chip():
    text = "[pto promised twenty-eight]"
    line = Flow(text, [*chips(text), Span(14, 26, "finding")]).lines(40)[0]
    found = next(run for run in line if run.text == "twenty-eight")
    assert (found.ink.colour, found.ink.underline, found.ink.back) == ("warning", True, "chip")


def test_a_statement_whose_words_are_gone_has_no_place():
    told = entry("e", None, at(0), "[base promised 1k] text")
    assert spans_of(told) == (Span(0, 18),)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("width", [2, 17, 60])
def test_no_line_is_wider_than_it_may_be(text, width):
    for limit in (None, 3):
        lines = Flow(text, chips(text)).lines(width, limit)
        assert all(length(line) <= max(width, 6) for line in lines)
        assert limit is None or len(lines) <= limit


VISIBLE = st.characters(exclude_categories=("C", "Z"), include_characters=" \n[]")


@given(st.text(VISIBLE, max_size=200), st.integers(6, 60))
def test_no_word_is_lost(text, width):
    narrow, wide = (Flow(text).lines(cells) for cells in (width, 10_000))
    words = ["".join("".join(plain(line) for line in lines).split()) for lines in (narrow, wide)]
    assert words[0] == words[1]

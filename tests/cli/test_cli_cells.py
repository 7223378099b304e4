"""Text measured in cells: widths, cutting, wrapping."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.cli.cells import CUT, cells, cut, fill, wrap
from journal.safe_text import shown_line

LINES = st.text(max_size=60).map(shown_line)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("acme", 4),
        ("Zürich", 6),
        ("e\u0301", 1),
        ("日本", 4),
        ("ｆｕｌｌ", 8),
        ("\u200b", 0),
        ("●○▲", 3),
        ("−7,000", 6),
        ("\u1112\u1161\u11ab", 2),
    ],
)
def test_width(text, width):
    assert cells(text) == width


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("answer the offer", 16, "answer the offer"),
        ("answer the offer", 15, "answer the …"),
        ("answer the offer", 12, "answer the …"),
        ("answer the offer", 11, "answer …"),
        ("answertheoffer", 8, "answer …"),
        ("日本語の話", 7, "日本 …"),
        ("日本語の話", 6, "日本 …"),
        ("abc", 2, "…"),
        ("abc", 1, "…"),
        ("abc", 0, ""),
    ],
)
def test_cut(text, width, shown):
    assert cut(text, width) == shown


@given(LINES, st.integers(0, 40))
def test_cut_never_exceeds_its_width_and_keeps_the_beginning(text, width):
    short = cut(text, width)
    assert cells(short) <= width
    assert short == text or text.startswith(short.removesuffix(CUT).removesuffix("…"))


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("they can do it", 10, ["they can", "do it"]),
        ("they can do it", 8, ["they can", "do it"]),
        ("  indented text", 10, ["  indented", "text"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("two  spaces stay", 12, ["two  spaces", "stay"]),
        ("日本語", 1, ["日", "本", "語"]),
        ("ab", 0, ["a", "b"]),
    ],
)
def test_wrap(text, width, lines):
    assert list(wrap(text, width)) == lines


@given(LINES, st.integers(2, 40))
def test_wrapping_loses_nothing_but_spaces_and_fits(text, width):
    lines = list(wrap(text, width))
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cells(line) <= width for line in lines)


def test_fill_reaches_the_width_in_cells():
    assert fill("日本", 6) == "日本  "
    assert fill("longer", 3) == "longer"

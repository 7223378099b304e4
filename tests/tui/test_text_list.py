"""Text selected with the mouse."""

from __future__ import annotations

import pytest

from journal.tui.render.line import BOLD, PLAIN, Run, plain
from journal.tui.widgets.text_list import highlighted, unindented

LINE = (Run("   ", PLAIN), Run("Bold", BOLD), Run(" and plain", PLAIN))


@pytest.mark.parametrize(
    ("start", "end", "selected"), [(0, -1, "   Bold and plain"), (3, 7, "Bold"), (5, 10, "ld an"), (4, 4, ""), (99, -1, "")]
)  # fmt: skip
def test_what_is_selected_is_shown_so_and_no_character_is_lost(start, end, selected):
    line = highlighted(LINE, start, end)
    assert plain(line) == plain(LINE)
    assert "".join(run.text for run in line if run.ink.back == "select") == selected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one", "one"),
        ("  one\n   two\n   three", "one\ntwo\nthree"),
        ("one\n   two\n\n     three", "one\ntwo\n\n  three"),
        ("", ""),
    ],
)
def test_the_margin_is_not_copied(text, expected):
    assert unindented(text) == expected

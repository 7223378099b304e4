"""Lines, cut and laid out in cells."""

from __future__ import annotations

import pytest
from hostile import HOSTILE

from journal.tui.render.line import MUTED, Cell, Run, cells, cut, length, plain, row


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("Send the recap", 14, "Send the recap"),
        ("Send the recap", 13, "Send the …"),
        ("Send the recap, now", 17, "Send the recap …"),
        ("Incomprehensibilities", 8, "Incompr…"),
        ("a Incomprehensibilities", 10, "a Incompr…"),
        ("漢字漢字漢字", 7, "漢字漢…"),
        ("anything", 1, "…"),
        ("anything", 0, ""),
        ("", 5, ""),
    ],
)
def test_a_text_is_cut_at_a_word(text, width, shown):
    assert cut(text, width) == shown
    assert cells(cut(text, width)) <= max(width, 0)


def test_cells_stand_at_their_columns_and_the_rest_at_the_right_edge():
    line = row(40, [Cell(2, "●"), Cell(4, "4 d over"), Cell(15, "borg")], [Run("16 h", MUTED)])
    assert plain(line) == "  ● 4 d over   borg                 16 h"


def test_a_cell_is_cut_before_its_neighbour_and_before_the_right_edge():
    line = row(30, [Cell(0, "a long first cell"), Cell(10, "and a long second one")], [Run("right")])
    assert plain(line) == "a long …  and a long …   right"


def test_where_there_is_no_room_the_right_side_goes_first():
    assert plain(row(8, [Cell(2, "Due")], [Run("Tue 24 Nov")])) == "  Due"


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("width", [1, 12, 40])
def test_no_text_is_wider_than_its_row_or_keeps_what_a_terminal_must_not_have(text, width):
    line = row(width, [Cell(0, text), Cell(6, text)], [Run(text)])
    assert length(line) <= width
    assert all(char.isprintable() or char in "\u200b\u200d" for char in plain(line))

"""Cards in columns: how many fit, which are in view, what is beside what."""

from __future__ import annotations

import pytest
from textual.geometry import Size

from journal.tui.render.columns import Column, Columns
from journal.tui.render.line import Run
from journal.tui.render.rows import SPACE, Row, Rows


def column(name, cards, height=5):
    rows = []
    for number in range(cards):
        rows += [SPACE] if rows else []
        rows.append(Row(f"{name}{number}", height, lambda: (Run(name),) and ((Run(name),),) * height))
    return Column(name, name, cards, Rows(rows))


def filled(size, *columns, wanted="", before=None):
    made = Columns(size, len(columns))
    made.fill(columns, before or Columns(size, 0), wanted)
    return made


ABC = (column("a", 1), column("b", 3), column("c", 2))


@pytest.mark.parametrize(
    ("width", "count", "per_view", "pitch"),
    [
        (120, 6, 6, 20),
        (120, 2, 6, 34),
        (80, 6, 4, 20),
        (80, 1, 4, 34),
        (200, 9, 10, 22),
        (40, 3, 1, 38),
        (59, 3, 1, 57),
    ],
)
def test_columns_take_what_room_there_is(width, count, per_view, pitch):
    one = Columns(Size(width, 30), count)
    assert (one.per_view, one.pitch) == (per_view, pitch)
    assert one.width > 0


@pytest.mark.parametrize(
    ("key", "move", "expected"),
    [
        ("b0", ("below", 1), "b1"), ("b2", ("below", 1), "b2"), ("b0", ("below", -1), "b0"), ("b1", ("below", -1), "b0"),
        ("a0", ("beside", 1), "b0"), ("a0", ("beside", -1), "a0"), ("b1", ("beside", 1), "c1"),
        ("b2", ("beside", 1), "c1"), ("c1", ("beside", -1), "b1"), ("b2", ("beside", -1), "a0"),
        ("b0", ("edge", 1), "b2"), ("b2", ("edge", -1), "b0"), ("b0", ("page", 1), "b2"), ("b2", ("page", -1), "b0"),
    ],
)  # fmt: skip
def test_what_is_beside_a_card(key, move, expected):
    one = filled(Size(80, 30), *ABC, wanted=key)
    assert getattr(one, move[0])(move[1]) == expected


def test_the_selected_card_and_its_column_are_brought_into_view():
    columns = [column(name, 9) for name in "abcdef"]
    one = filled(Size(80, 12), *columns, wanted="f8")
    assert (one.key, list(one.in_view)) == ("f8", [2, 3, 4, 5])
    assert one.card(5, one.room - 1)[1] == "f8"
    one.go("a0")
    assert (one.first, one.top(0)) == (0, 0)


def test_the_selection_is_kept_by_key_and_where_it_is_gone_what_took_its_place_is_selected():
    before = filled(Size(80, 30), *ABC, wanted="b1")
    moved = filled(Size(80, 30), column("a", 1), Column("c", "c", 1, column("b", 3).rows), before=before)
    assert (moved.key, moved.current) == ("b1", 1)
    gone = filled(Size(80, 30), column("a", 1), column("c", 2), before=before)
    assert gone.key == "c1"
    assert filled(Size(80, 30), before=before).key == ""


@pytest.mark.parametrize(
    ("x", "y", "expected"),
    [
        (0, 3, (None, "")), (2, 3, (0, "a0")), (2, 1, (0, "")), (2, 7, (0, "")), (30, 3, (1, "b0")), (30, 7, (1, "")),
        (30, 8, (1, "b1")), (79, 3, (2, "c0")), (30, 29, (1, "")),
    ],
)  # fmt: skip
def test_what_is_under_the_mouse(x, y, expected):
    assert filled(Size(80, 30), *ABC).hit(x, y) == expected


def test_nothing_can_be_done_without_columns():
    one = filled(Size(80, 30))
    moves = (one.below, one.beside, one.edge, one.page)
    assert [move(step) for move in moves for step in (1, -1)] == [""] * 8
    assert one.hit(10, 10) == (None, "")
    one.go("gone")


def test_each_column_has_a_thumb_where_there_is_more_than_can_be_seen():
    one = filled(Size(80, 14), column("a", 1), column("b", 20))
    assert [at for at in range(12) if one.has_thumb(0, at)] == []
    assert [at for at in range(12) if one.has_thumb(1, at)] == [0]
    one.scroll(1, 1000)
    assert [at for at in range(12) if one.has_thumb(1, at)] == [11]

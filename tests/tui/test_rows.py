"""Rows in a list: found by line and by key, drawn when they are seen."""

from __future__ import annotations

from time import perf_counter

from journal.tui.render.line import Run
from journal.tui.render.rows import SPACE, Row, Rows, drawn, heading


def line(text):
    return (Run(text),)


def some():
    return Rows(
        [heading(line("Due")), drawn("a", line("a1"), line("a2")), SPACE, drawn("b", line("b1")), heading(line("end"))]
    )


def test_lines_belong_to_rows():
    rows = some()
    assert rows.height == 6
    assert [rows.at(number) for number in range(7)] == [0, 1, 1, 2, 3, 4, None]
    assert [rows.line(number) for number in (1, 2, 3)] == [line("a1"), line("a2"), ()]
    assert rows.line(99) == ()


def test_rows_are_found_by_key_and_headings_are_passed_over():
    rows = some()
    assert (rows.find("b"), rows.find("gone")) == (3, None)
    assert (rows.beside(-1, 1), rows.beside(1, 1), rows.beside(3, 1), rows.beside(5, -1)) == (1, 3, None, 3)


def test_a_hundred_thousand_rows_are_drawn_only_where_they_are_seen():
    calls = []

    def row(number):
        return Row(str(number), 2, lambda: calls.append(number) or (line(str(number)), line("")))

    rows = Rows(row(number) for number in range(100_000))
    start = perf_counter()
    for number in range(150_000, 150_040):
        rows.line(number)
    assert rows.find("99999") == 99_999
    assert len(calls) == 20
    assert perf_counter() - start < 1

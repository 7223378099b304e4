"""Pages: columns, cutting at the edge, colour only where it belongs, and nothing that a terminal would obey."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.cli.cells import cells
from journal.cli.page import Page
from journal.cli.terminal import Terminal, width


class Screen(io.StringIO):
    def isatty(self):
        return True


def page_on(stream, **environ):
    return Page(Terminal(stream, environ), stream.write), stream


def on_terminal(**environ):
    return page_on(Screen(), **({"TERM": "xterm-256color", "COLUMNS": "40"} | environ))


def on_paper(**environ):
    return page_on(io.StringIO(), **environ)


@pytest.mark.parametrize(
    ("stream", "environ", "colour"),
    [
        (Screen(), {"TERM": "xterm"}, True),
        (Screen(), {"TERM": "dumb"}, False),
        (Screen(), {}, False),
        (Screen(), {"TERM": "xterm", "NO_COLOR": "1"}, False),
        (Screen(), {"TERM": "xterm", "NO_COLOR": ""}, True),
        (io.StringIO(), {"TERM": "xterm"}, False),
        (io.StringIO(), {"FORCE_COLOR": "1"}, True),
        (io.StringIO(), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (None, {"TERM": "xterm"}, False),
    ],
)
def test_colour(stream, environ, colour):
    assert Terminal(stream, environ).colour is colour


def test_a_closed_stream_is_no_terminal():
    stream = io.StringIO()
    stream.close()
    assert not Terminal(stream, {"TERM": "xterm"}).is_terminal


@pytest.mark.parametrize(("columns", "found"), [("120", 120), ("3", 20), ("0", None), ("wide", None)])
def test_width_is_what_columns_says(columns, found):
    told = width({"COLUMNS": columns})
    assert told == found if found else told >= 20


def test_paper_has_no_width():
    assert Terminal(io.StringIO(), {"COLUMNS": "40"}).width is None


def test_styles_are_painted_one_piece_at_a_time():
    page, out = on_terminal()
    page.line(("2 overdue", "error"), " ", ("acme", "bold"))
    assert out.getvalue() == "\x1b[31m2 overdue\x1b[0m \x1b[1macme\x1b[0m\n"


def test_muted_is_plain_where_there_are_only_sixteen_colours():
    page, out = on_terminal(TERM="xterm")
    page.line(("call", "muted"))
    assert out.getvalue() == "call\n"


def test_columns_are_as_wide_as_their_widest_cell():
    page, out = on_paper()
    page.table([["a1b2", ["● ", "today"], "acme", "call"], ["c3d4", "○ Fri", "日本", "answer the offer"]], indent=1)
    assert out.getvalue() == " a1b2  ● today  acme  call\n c3d4  ○ Fri    日本  answer the offer\n"


def test_empty_columns_take_no_room():
    page, out = on_paper()
    page.table([["Dana", "", "", "acme"], ["Lee", "", "", "borg"]])
    assert out.getvalue() == "Dana  acme\nLee   borg\n"


def test_paper_is_not_cut_and_not_wrapped():
    page, out = on_paper(COLUMNS="20")
    page.line("x" * 200)
    page.paragraph("y " * 200, most=1)
    assert [len(line) for line in out.getvalue().splitlines()] == [200, 399]


@pytest.mark.parametrize(
    ("most", "lines"),
    [
        (None, ["  one two three four", "  five six seven", "  eight"]),
        (2, ["  one two three four", "  five six seven …"]),
        (3, ["  one two three four", "  five six seven", "  eight"]),
    ],
)
def test_paragraphs_are_wrapped_and_shortened_on_a_terminal(most, lines):
    page, out = on_terminal(COLUMNS="20")
    page.paragraph("one two three four five six seven eight", indent=2, most=most)
    assert out.getvalue().splitlines() == lines


def test_line_breaks_of_a_paragraph_stay():
    page, out = on_paper()
    page.paragraph("one\r\n\ntwo\u2028three", indent=2)
    assert out.getvalue() == "  one\n\n  two\n  three\n"


@given(st.lists(st.lists(st.text(), min_size=1, max_size=4), max_size=4), st.text(), st.booleans())
def test_whatever_is_printed_is_harmless_and_fits(rows, text, terminal):
    page, out = on_terminal(NO_COLOR="1") if terminal else on_paper()
    page.table([list(row) for row in rows], indent=2)
    page.table([list(row) for row in rows], indent=2, fold=(1, 0), is_wrapped=True)
    page.line(text, (text, "bold"))
    page.wrapped(text, (text, "bold"), indent=1, hang=5)
    page.paragraph(text, indent=3)
    page.paragraph(text, most=2)
    printed = out.getvalue()
    printed.encode("utf-8")
    assert not set(printed) & set(map(chr, [*range(10), *range(11, 32), *range(0x7F, 0xA0), 0x202E, 0x2066]))
    if terminal:
        assert all(cells(line) <= 40 for line in printed.split("\n"))


def test_an_empty_line_stands_only_between_lines():
    page, out = on_paper()
    page.line("one")
    page.line()
    page.line()
    page.line("two")
    page.line()
    assert out.getvalue() == "one\n\ntwo\n"


def test_what_is_wrapped_stands_further_in_and_keeps_its_styles():
    page, out = on_terminal(COLUMNS="30")
    page.wrapped(("▲", "warning"), "  one two three four five six seven", indent=2, hang=3)
    assert out.getvalue() == "  \x1b[33m▲\x1b[0m  one two three four five\n     six seven\n"


def test_a_last_column_is_wrapped_below_itself():
    page, out = on_terminal(COLUMNS="30")
    page.table([["1", "one two three four five six seven"], ["12", "eight"]], is_wrapped=True)
    assert out.getvalue() == "1   one two three four five\n    six seven\n12  eight\n"


TITLES = ["Item", "By", "Offered", "4 years"]
ROW = ["Base salary", "Dana 13 Nov", "178,000", "−28,000"]


@pytest.mark.parametrize(
    ("columns", "lines"),
    [
        ("60", ["Item         By           Offered  4 years", "Base salary  Dana 13 Nov  178,000  −28,000"]),
        ("40", ["Item         Offered  4 years", "Base salary  178,000  −28,000", "too narrow for: By"]),
        ("26", ["Item         Offered", "Base salary  178,000", "too narrow for: By, 4 …"]),
    ],
)
def test_columns_are_left_out_and_named_where_there_is_no_room(columns, lines):
    page, out = on_terminal(COLUMNS=columns, NO_COLOR="1")
    page.table([TITLES, ROW], fold=(1, 3))
    assert out.getvalue().splitlines() == lines


def test_what_is_still_too_wide_is_cut():
    page, out = on_terminal(COLUMNS="24", NO_COLOR="1")
    page.table([["Item", "Offered"], ["Base salary", "USD 178,000 a year"]], fold=(5,))
    assert out.getvalue().splitlines() == ["Item         Offered", "Base salary  USD …"]


def test_columns_may_be_cut_before_one_is_left_out():
    page, out = on_terminal(COLUMNS="30", NO_COLOR="1")
    page.table([["Item", "Offered", "Year 1"], ["Base salary", "USD 178,000", "−7,000"]], fold=(1,), cut_to=8)
    assert out.getvalue().splitlines() == ["Item        Offered     Year 1", "Base sal …  USD 178, …  −7,000"]

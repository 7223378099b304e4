"""The document of the editor: any text kept, every row within its width, an edit wrapped as the whole would be."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from journal.tui.widgets.plain_document import PlainDocument, PlainWrapping, breaks

TEXTS = st.text(st.sampled_from("ab  \n漢é\t\r\u2028\x0c\x1b👩\u200d"), max_size=60)


def places(text):
    return st.integers(0, len(text))


@given(TEXTS)
@example("a\r\nb\x0cc\u2028d\n")
def test_any_text_is_kept_to_the_character(text):
    document = PlainDocument(text)
    assert document.text == text
    for offset in range(len(text) + 1):
        assert document.offset(document.location(offset)) == offset


@given(TEXTS, st.integers(2, 12))
def test_no_row_is_wider_than_the_screen(text, width):
    for line in PlainDocument(text).lines:
        edges = [0, *breaks(line, width), len(line)]
        assert edges == sorted(edges)
        assert all(cell_len(line[a:b]) <= width for a, b in pairwise(edges))


@given(TEXTS, TEXTS, st.integers(2, 12), st.data())
def test_an_edit_is_wrapped_as_the_whole_text_would_be(text, put, width, data):
    start = data.draw(places(text))
    end = data.draw(st.integers(start, len(text)))
    document = PlainDocument(text)
    wrapping = PlainWrapping(document)
    wrapping.wrap(width)
    first, last = document.location(start), document.location(end)
    result = document.replace_range(first, last, put)
    wrapping.wrap_range(first, last, result.end_location)
    assert (document.text, result.replaced_text) == (text[:start] + put + text[end:], text[start:end])
    whole = PlainWrapping(PlainDocument(document.text))
    whole.wrap(width)
    assert wrapping._wrap_offsets == whole._wrap_offsets
    assert wrapping._offset_to_line_info == whole._offset_to_line_info
    for row in range(wrapping.height):
        line, a, b = wrapping.section(row)
        assert wrapping.location_to_offset((line, a)).y in (row, row - 1) and a <= b


def test_the_last_line_can_be_deleted_whole():
    document = PlainDocument("one\ntwo")
    wrapping = PlainWrapping(document)
    wrapping.wrap(10)
    result = document.replace_range((1, 0), (2, 0), "")
    wrapping.wrap_range((1, 0), (2, 0), result.end_location)
    assert (document.text, result.replaced_text, result.end_location) == ("one\n", "two", (1, 0))
    assert wrapping.height == 2

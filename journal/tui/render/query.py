"""What stands under a query while it is typed: an error with a caret below its place, else the fields there are."""

from __future__ import annotations

from collections.abc import Sequence

from journal.domain.query import QueryError
from journal.tui.render.flow import Flow
from journal.tui.render.line import FAINT, WARNING, Cell, Line, Run, cells, cut, indent, row

ROWS = 2
"""How many rows there are below the field."""
SYNTAX = (
    "in:acme  with:dana  channel:call  item:base  stance:promised",
    'is:verbal  tag:x  date:2026-03..  amount:>=150k  "a phrase"  OR  -not',
)


def query_lines(error: QueryError | None, text: str, scrolled: int, width: int, at: int) -> Sequence[Line]:
    """The rows below the field, whose text begins at column `at` and is scrolled by `scrolled` cells."""
    room = max(width - at - 2, 1)
    if error is None:
        return [row(width - 2, [Cell(at, words, FAINT)]) for words in SYNTAX]
    start = cells(text[: error.start]) - scrolled
    end = min(max(cells(text[: error.end]) - scrolled, start + 1), room)
    if start < 0 or start >= end:
        start, end = 0, 0
    caret = (Run(" " * (at + start)), Run("^" * (end - start), WARNING)) if end else ()
    told = Flow(error.sentence, ink=WARNING).lines(room, 1)
    beside = width - at - end - 4
    if caret and cells(error.sentence) <= beside:
        return [(*caret, Run("  "), Run(error.sentence, WARNING))]
    return [caret, *(indent(line, at) for line in told)]


def sentence_of(error: QueryError, width: int) -> str:
    """The error in one line, where there is no room for more."""
    return cut(error.sentence, width)

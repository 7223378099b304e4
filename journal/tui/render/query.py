"""What stands under a query while it is typed: an error with a caret below its place, else the fields there are."""

from __future__ import annotations

from collections.abc import Sequence

from journal.domain.query import QueryError
from journal.tui.render.flow import Flow
from journal.tui.render.line import EMPTY, FAINT, WARNING, Cell, Line, Run, cells, indent, row

SYNTAX = (
    "in:acme  with:dana  channel:call  item:base",
    "stance:promised  is:verbal  tag:x  date:2026-03..",
    'amount:>=150k  "a phrase"  this OR that  -not',
)
"""As many rows as there are below the field."""


def query_lines(error: QueryError | None, text: str, scrolled: int, width: int, at: int) -> Sequence[Line]:
    """The rows below the field, whose text begins at column `at` and is scrolled by `scrolled` cells."""
    if error is None:
        return [row(width - 2, [Cell(at, words, FAINT)]) for words in SYNTAX]
    room = max(width - at - 2, 1)
    start = cells(text[: error.start]) - scrolled
    end = min(max(cells(text[: error.end]) - scrolled, start + 1), room)
    caret = (Run(" " * (at + max(start, 0))), Run("^" * (end - max(start, 0)), WARNING))
    told = Flow(error.sentence, ink=WARNING).lines(room, len(SYNTAX) - 1)
    return [caret if end > max(start, 0) else EMPTY, *(indent(line, at) for line in told)]

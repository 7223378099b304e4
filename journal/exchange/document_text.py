"""A document as plain text for a mail: lines of 72 characters, figures by item rather than in a wide table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from textwrap import TextWrapper
from typing import Any

from journal.domain.document.tree import Document, Facts, Heading, Paragraph, Question, Quote, Table, TableRow
from journal.safe_text import shown_line

WIDTH = 72
"""Characters in a line, so that a quoted answer still fits into 80 (RFC 3676, section 4.2)."""

_LABEL = 14
_FIGURE = 11
_NARROWEST = 48


def plain_text(document: Document, width: int = WIDTH) -> str:
    """The document as one text that ends with a line break; no line is longer, but for a word that is."""
    return _Writer(max(width, _NARROWEST)).text(document)


class _Writer:
    """Writes blocks in lines of a width."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._blocks: Mapping[type, Callable[[Any], Iterator[str]]] = {
            Heading: self._heading,
            Paragraph: self._paragraph,
            Facts: self._facts,
            Table: self._table,
            Quote: self._quote,
            Question: self._question,
        }

    def text(self, document: Document) -> str:
        lines = [*self._underlined(document.title, "=")]
        if document.subtitle:
            lines += self._wrapped(document.subtitle)
        for block in document.blocks:
            lines += ["", *self._blocks[type(block)](block)]
        return "\n".join(line.rstrip() for line in lines) + "\n"

    def _wrapped(self, text: str, first: str = "", rest: str = "") -> list[str]:
        wrapper = TextWrapper(
            width=self._width, initial_indent=first, subsequent_indent=rest, break_long_words=False,
            break_on_hyphens=False,
        )  # fmt: skip
        return wrapper.wrap(shown_line(text)) or [first.rstrip()]

    def _underlined(self, text: str, sign: str) -> Iterator[str]:
        yield from self._wrapped(text)
        yield sign * min(len(shown_line(text)), self._width)

    def _heading(self, block: Heading) -> Iterator[str]:
        return self._underlined(block.text, "-")

    def _paragraph(self, block: Paragraph) -> Iterator[str]:
        yield from self._wrapped(block.text)

    def _facts(self, block: Facts) -> Iterator[str]:
        for label, words in block.pairs:
            yield from self._wrapped(words, f"{shown_line(label) + ':':<{_LABEL}} ", " " * (_LABEL + 1))

    def _quote(self, block: Quote) -> Iterator[str]:
        yield from self._wrapped(f"“{block.text}”", "  ", "  ")
        yield from self._wrapped(f"({block.source})", "  ", "  ")

    def _question(self, block: Question) -> Iterator[str]:
        yield from self._wrapped(f"Question: {block.text}")

    def _table(self, block: Table) -> Iterator[str]:
        """The first column and the figures; of what stands between the last, the rest is told item by item below."""
        figures = [at for at, column in enumerate(block.columns) if column.is_figure]
        words = next((at for at in reversed(range(len(block.columns))) if not block.columns[at].is_figure), 0)
        yield from self._row(TableRow(tuple(column.title for column in block.columns)), figures, words)
        yield "-" * self._width
        for row in block.rows:
            if row.is_total:
                yield "-" * self._width
            yield from self._row(row, figures, words)

    def _row(self, row: TableRow, figures: list[int], words: int) -> Iterator[str]:
        room = self._width - (_FIGURE + 1) * len(figures)
        first, second = shown_line(row.cells[0]), shown_line(row.cells[words]) if words else ""
        numbers = "".join(f" {shown_line(row.cells[at]):>{_FIGURE}}" for at in figures)
        name = min(max(room // 2 - 4, 10), 22)
        lines = _columns(first, name, second, room - name - 2) if second else _columns(first, room, "", 0)
        for place, line in enumerate(lines):
            yield line if place else f"{line:<{room}}{numbers}"


def _columns(first: str, width: int, second: str, other: int) -> Iterator[str]:
    left = TextWrapper(width=width).wrap(first) or [""]
    right = TextWrapper(width=other).wrap(second) if other > 0 else []
    for place in range(max(len(left), len(right))):
        before = left[place] if place < len(left) else ""
        after = right[place] if place < len(right) else ""
        yield f"{before:<{width}}  {after}".rstrip() if other else before

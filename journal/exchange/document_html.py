"""A document as one HTML file: no scripts, nothing from elsewhere, every text escaped, made to be printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import Any

from journal.domain.document.tree import Document, Facts, Heading, Paragraph, Question, Quote, Table, TableRow
from journal.safe_text import shown_line

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_ASIDE, _FIGURE, _EITHER_WAY = ' class="aside"', ' class="figure"', ' dir="auto"'


def html(document: Document, style: str) -> str:
    """The document as one page with its style sheet in it. `style` is the program's own and put in as it is."""
    title = _text(document.title)
    head = [
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="color-scheme" content="light">',
        f"<title>{title}</title>",
        f"<style>\n{style.strip()}\n</style>",
        "</head>",
        "<body>",
        "<header>",
        f"<h1>{title}</h1>",
        *([f'<p class="subtitle">{_text(document.subtitle)}</p>'] if document.subtitle else []),
        "</header>",
        "<main>",
    ]
    return "\n".join([*head, *_sections(document), "</main>", "</body>", "</html>"]) + "\n"


def _sections(document: Document) -> Iterator[str]:
    """The blocks; what stands under a heading is kept together, so that no page ends within it."""
    is_open = False
    for block in document.blocks:
        if isinstance(block, Heading) or (is_open and isinstance(block, Paragraph)):
            if is_open:
                yield "</section>"
            is_open = isinstance(block, Heading)
            if is_open:
                yield "<section>"
        yield from _BLOCKS[type(block)](block)
    if is_open:
        yield "</section>"


def _text(text: str) -> str:
    return escape(shown_line(text).strip(), quote=True)


def _heading(block: Heading) -> Iterator[str]:
    yield f"<h2>{_text(block.text)}</h2>"


def _paragraph(block: Paragraph) -> Iterator[str]:
    yield f"<p{_ASIDE if block.is_aside else ''}>{_text(block.text)}</p>"


def _facts(block: Facts) -> Iterator[str]:
    yield "<dl>"
    for label, words in block.pairs:
        yield f'<dt>{_text(label)}</dt><dd dir="auto">{_text(words)}</dd>'
    yield "</dl>"


def _quote(block: Quote) -> Iterator[str]:
    yield f'<blockquote dir="auto">“{_text(block.text)}”<footer>{_text(block.source)}</footer></blockquote>'


def _question(block: Question) -> Iterator[str]:
    yield f'<p class="question">{_text(block.text)}</p>'


def _table(block: Table) -> Iterator[str]:
    yield "<table>\n<thead>\n<tr>"
    for column in block.columns:
        yield f'<th scope="col"{_FIGURE if column.is_figure else ""}>{_text(column.title)}</th>'
    yield "</tr>\n</thead>\n<tbody>"
    for row in (one for one in block.rows if not one.is_total):
        yield from _row(row, block)
    yield "</tbody>"
    totals = [one for one in block.rows if one.is_total]
    if totals:
        yield "<tfoot>"
        for row in totals:
            yield from _row(row, block)
        yield "</tfoot>"
    yield "</table>"


def _row(row: TableRow, block: Table) -> Iterator[str]:
    yield '<tr class="marked">' if row.is_marked else "<tr>"
    # The name of a sum takes the room of the cells behind it that say nothing.
    wide = next((at for at, cell in enumerate(row.cells) if at and cell), len(row.cells)) if row.is_total else 1
    span = f' colspan="{wide}"' if wide > 1 else ""
    for place, (cell, column) in enumerate(zip(row.cells, block.columns, strict=True)):
        if place == 0:
            yield f'<th scope="row"{span} dir="auto">{_text(cell)}</th>'
        elif place >= wide:
            yield f"<td{_FIGURE if column.is_figure else _EITHER_WAY}>{_text(cell)}</td>"
    yield "</tr>"


_BLOCKS: Mapping[type, Callable[[Any], Iterator[str]]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Facts: _facts,
    Table: _table,
    Quote: _quote,
    Question: _question,
}

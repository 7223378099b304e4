"""A document as Markdown (CommonMark with GitHub's tables); no text in it can become markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from journal.domain.document.tree import Document, Facts, Heading, Paragraph, Question, Quote, Table
from journal.safe_text import shown_line

_MARKUP = re.compile(r"([\\`*_\[\]<>|~$#])")
_LINE_SIGN = re.compile(r"^(?:[-+=]|\d+[.)])")


def markdown(document: Document) -> str:
    """The document as one text that ends with a line break."""
    parts = [f"# {_plain(document.title)}"]
    if document.subtitle:
        parts.append(f"**{_plain(document.subtitle)}**")
    parts += [_BLOCKS[type(block)](block) for block in document.blocks]
    return "\n\n".join(part for part in parts if part) + "\n"


def _plain(text: str) -> str:
    """A text in which nothing means anything to Markdown."""
    line = _MARKUP.sub(r"\\\1", shown_line(text).strip()).replace("&", "&amp;")
    # A sign that would begin a list or a rule stands for itself.
    return _LINE_SIGN.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", line)


def _heading(block: Heading) -> str:
    return f"## {_plain(block.text)}"


def _paragraph(block: Paragraph) -> str:
    return f"*{_plain(block.text)}*" if block.is_aside else _plain(block.text)


def _facts(block: Facts) -> str:
    return "\n".join(f"- {_plain(label)}: {_plain(words)}" for label, words in block.pairs)


def _quote(block: Quote) -> str:
    return f"> “{_plain(block.text)}”  \n> — {_plain(block.source)}"


def _question(block: Question) -> str:
    return f"**Question:** {_plain(block.text)}"


def _table(block: Table) -> str:
    return "\n".join(_rows(block))


def _rows(block: Table) -> Iterator[str]:
    yield _row(_plain(column.title) for column in block.columns)
    yield _row("---:" if column.is_figure else ":---" for column in block.columns)
    for row in block.rows:
        yield _row(f"**{_plain(cell)}**" if row.is_total and cell else _plain(cell) for cell in row.cells)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


_BLOCKS: Mapping[type, Callable[[Any], str]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Facts: _facts,
    Table: _table,
    Quote: _quote,
    Question: _question,
}

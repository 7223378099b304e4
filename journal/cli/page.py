"""A page of output: lines, paragraphs and tables. Whatever goes through it is harmless to the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from journal.cli.cells import CUT, cells, cut, fill, wrap
from journal.cli.terminal import Terminal
from journal.safe_text import shown, shown_line

Span = str | tuple[str, str]
"""A piece of a line: plain, or a text with its style."""

Cell = Span | list[Span]
"""A place in a table: one piece, or several beside each other."""

Piece = tuple[str, str]

GAP = 2


class Page:
    """Writes to one terminal. Where there is none, nothing is cut, wrapped or coloured."""

    def __init__(self, terminal: Terminal, write: Callable[[str], object]) -> None:
        self.terminal = terminal
        self._write = write

    def line(self, *spans: Span, indent: int = 0) -> None:
        """One line, cut at the terminal's edge; without pieces an empty one."""
        self._print(self._cut([_clean(span) for span in spans], indent), indent)

    def whole(self, *spans: Span, indent: int = 0) -> None:
        """One line that is never cut: a command or a path, to be copied."""
        self._print([_clean(span) for span in spans], indent)

    def _print(self, pieces: list[Piece], indent: int) -> None:
        painted = "".join(self.terminal.paint(text, style) for text, style in pieces)
        self._write(f"{' ' * indent}{painted}\n" if painted else "\n")

    def paragraph(self, text: str, *, indent: int = 0, style: str = "", most: int | None = None) -> None:
        """Text of any length, its line breaks kept, wrapped to the terminal; `most` lines, None for all of it.

        Only a terminal is told less than everything.
        """
        lines = list(self._lines(text, indent))
        if most is not None and self.terminal.width is not None and len(lines) > most:
            lines = [*lines[: most - 1], f"{lines[most - 1]} {' '.join(lines[most:])}"]
        for line in lines:
            self.line((line, style), indent=indent)

    def _lines(self, text: str, indent: int) -> Iterable[str]:
        for line in shown(text).split("\n"):
            clean = shown_line(line).rstrip()
            if self.terminal.width is None:
                yield clean
            else:
                yield from wrap(clean, self.terminal.width - indent)

    def table(self, rows: Sequence[list[Cell]], *, indent: int = 0) -> None:
        """Rows in columns as wide as their widest cell, at most a third of the terminal each; the last one is free."""
        clean = [[_pieces(cell) for cell in row] for row in rows]
        widths = self._widths(clean)
        for row in clean:
            spans: list[Piece] = []
            for place, pieces in enumerate(row):
                last = place == len(row) - 1
                spans += pieces if last else self._filled(pieces, widths[place])
            self.line(*_without_end(spans), indent=indent)

    def _widths(self, rows: Sequence[Sequence[list[Piece]]]) -> list[int]:
        columns = max(map(len, rows), default=0)
        widths = [max(_cells(row[place]) for row in rows if place < len(row)) for place in range(columns)]
        if self.terminal.width is None:
            return widths
        return [min(width, self.terminal.width // 3) for width in widths]

    def _filled(self, pieces: list[Piece], width: int) -> list[Piece]:
        kept = _cut(pieces, width)
        return [*kept, (fill("", width - _cells(kept) + (GAP if width else 0)), "")]

    def _cut(self, pieces: list[Piece], indent: int) -> list[Piece]:
        return pieces if self.terminal.width is None else _cut(pieces, self.terminal.width - indent)


def _clean(span: Span) -> Piece:
    text, style = (span, "") if isinstance(span, str) else span
    return shown_line(text), style


def _pieces(cell: Cell) -> list[Piece]:
    return [_clean(span) for span in cell] if isinstance(cell, list) else [_clean(cell)]


def _cells(pieces: Iterable[Piece]) -> int:
    return sum(cells(text) for text, _ in pieces)


def _cut(pieces: list[Piece], width: int) -> list[Piece]:
    """The pieces within a width, the mark of what is missing after them."""
    whole = "".join(text for text, _ in pieces)
    short = cut(whole, width)
    if short == whole:
        return pieces
    rest, kept = short.removesuffix(CUT), []
    for text, style in pieces:
        kept.append((rest[: len(text)], style))
        rest = rest[len(text) :]
    return [*kept, (CUT if short.endswith(CUT) else "", "")]


def _without_end(pieces: list[Piece]) -> list[Piece]:
    """The pieces without the spaces at their end."""
    kept = list(pieces)
    while kept and not kept[-1][0].strip():
        kept.pop()
    return [*kept[:-1], (kept[-1][0].rstrip(), kept[-1][1])] if kept else [("", "")]

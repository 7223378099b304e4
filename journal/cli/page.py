"""A page of output: lines, paragraphs and tables. Whatever goes through it is harmless to the terminal."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from journal.cli.cells import CUT, cells, cut, fill, wrap
from journal.cli.terminal import NARROWEST, Terminal
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
        self._is_apart = False

    def line(self, *spans: Span, indent: int = 0) -> None:
        """One line, cut at the terminal's edge; without pieces an empty one before whatever is printed next."""
        if spans:
            self._print(self._cut([_clean(span) for span in spans], indent), indent)
        else:
            self._is_apart = True

    def whole(self, *spans: Span, indent: int = 0) -> None:
        """One line that is never cut: a command or a path, to be copied."""
        self._print([_clean(span) for span in spans], indent)

    def wrapped(self, *spans: Span, indent: int = 0, hang: int = 0) -> None:
        """One line, wrapped to the terminal; what is wrapped stands further in by `hang`."""
        pieces = [_clean(span) for span in spans]
        if self.terminal.width is None:
            self._print(pieces, indent)
            return
        width = self.terminal.width - indent
        hang = min(hang, max(width - NARROWEST, 0))
        for place, part in enumerate(_parted(pieces, width, hang)):
            self._print(part, indent + hang if place else indent)

    def _print(self, pieces: list[Piece], indent: int) -> None:
        before, self._is_apart = "\n" if self._is_apart else "", False
        painted = "".join(self.terminal.paint(text, style) for text, style in pieces)
        self._write(f"{before}{' ' * indent}{painted}\n" if painted else f"{before}\n")

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

    def table(
        self,
        rows: Sequence[list[Cell]],
        *,
        indent: int = 0,
        fold: Sequence[int] = (),
        cut_to: int | None = None,
        is_wrapped: bool = False,
    ) -> None:
        """Rows in columns as wide as their widest cell, at most a third of the terminal each; the last one is free.

        Where a terminal is too narrow, the columns of `fold` are left out in that order, and named below by their
        title in the first row; what is still too wide is cut. With `cut_to` columns are cut to that many cells before
        one is left out. The last column is wrapped instead of cut where `is_wrapped`.
        """
        clean = [[_pieces(cell) for cell in row] for row in rows]
        left_out = self._left_out(clean, indent, fold, cut_to)
        titles = [_text(clean[0][place]).strip() for place in sorted(left_out) if place < len(clean[0])]
        clean = [[cell for place, cell in enumerate(row) if place not in left_out] for row in clean]
        widths = self._narrowed(clean, indent) if fold else self._widths(clean)
        for row in clean:
            filled = (self._filled(pieces, width) for pieces, width in zip(row[:-1], widths, strict=False))
            before = [piece for pieces in filled for piece in pieces]
            line = _without_end([*before, *(piece for pieces in row[-1:] for piece in pieces)])
            if is_wrapped:
                self.wrapped(*line, indent=indent, hang=_cells(before))
            else:
                self.line(*line, indent=indent)
        if titles:
            self.line((f"too narrow for: {', '.join(titles)}", "muted"), indent=indent)

    def _left_out(
        self, rows: Sequence[Sequence[list[Piece]]], indent: int, fold: Sequence[int], cut_to: int | None
    ) -> set[int]:
        """The columns for which the terminal has no room."""
        widths, left_out = _widest(rows), set[int]()
        if cut_to is not None:
            widths = [min(width, cut_to) for width in widths]
        for place in fold:
            if self.terminal.width is None or _total(widths, left_out) + indent <= self.terminal.width:
                break
            left_out.add(place)
        return left_out

    def _narrowed(self, rows: Sequence[Sequence[list[Piece]]], indent: int) -> list[int]:
        """The widths of columns, the widest of them taken in until all of them have room."""
        widths = _widest(rows)
        while self.terminal.width is not None and _total(widths) + indent > max(self.terminal.width, len(widths) * 8):
            widths[widths.index(max(widths))] -= 1
        return widths

    def _widths(self, rows: Sequence[Sequence[list[Piece]]]) -> list[int]:
        widths = _widest(rows)
        return widths if self.terminal.width is None else [min(width, self.terminal.width // 3) for width in widths]

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


def _text(pieces: Iterable[Piece]) -> str:
    return "".join(text for text, _ in pieces)


def _cells(pieces: Iterable[Piece]) -> int:
    return sum(cells(text) for text, _ in pieces)


def _widest(rows: Sequence[Sequence[list[Piece]]]) -> list[int]:
    columns = max(map(len, rows), default=0)
    return [max(_cells(row[place]) for row in rows if place < len(row)) for place in range(columns)]


def _total(widths: Sequence[int], left_out: Collection[int] = ()) -> int:
    """How wide the columns are together, with what is between them."""
    kept = [width for place, width in enumerate(widths) if place not in left_out]
    return sum(kept) + GAP * (len(kept) - 1)


def _parted(pieces: list[Piece], width: int, hang: int) -> Iterator[list[Piece]]:
    """The pieces as lines within a width, those after the first narrower by `hang`."""
    whole = _text(pieces)
    first = next(iter(wrap(whole, width)))
    rest = whole[len(first) :].lstrip(" ")
    place = 0
    for line in (first, *(wrap(rest, width - hang) if rest else ())):
        place = whole.index(line, place)
        yield _between(pieces, place, place + len(line))
        place += len(line)


def _between(pieces: list[Piece], start: int, end: int) -> list[Piece]:
    kept, place = [], 0
    for text, style in pieces:
        part = text[max(start - place, 0) : max(end - place, 0)]
        kept += [(part, style)] if part else []
        place += len(text)
    return kept


def _cut(pieces: list[Piece], width: int) -> list[Piece]:
    """The pieces within a width, the mark of what is missing after them."""
    whole = _text(pieces)
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

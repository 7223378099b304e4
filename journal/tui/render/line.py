"""Lines of inked text, measured in cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from journal.safe_text import shown_line

ELLIPSIS = "…"
GAP = 2
"""Empty cells between two columns."""


class Ink(NamedTuple):
    """How a run is shown. `colour` and `back` are tokens of the theme; an empty `back` is what lies beneath.

    `names` marks the one thing that names its row: bold where the row is selected.
    """

    colour: str = "foreground"
    bold: bool = False
    underline: bool = False
    back: str = ""
    names: bool = False


PLAIN = Ink()
BOLD = Ink(bold=True)
NAMES = Ink(names=True)
MUTED = Ink("muted")
FAINT = Ink("faint")
RULE = Ink("rule")
ERROR = Ink("error")
WARNING = Ink("warning")
SUCCESS = Ink("success")
ACCENT = Ink("primary")
FINDING = Ink("warning", underline=True)


class Run(NamedTuple):
    """A piece of text in one ink."""

    text: str
    ink: Ink = PLAIN


Line = tuple[Run, ...]
EMPTY: Line = ()


class Cell(NamedTuple):
    """A run that starts at a column and may grow to its right neighbour."""

    column: int
    text: str
    ink: Ink = PLAIN


def cells(text: str) -> int:
    """The width of a text in a terminal."""
    return len(text) if text.isascii() else cell_len(text)


def length(line: Sequence[Run]) -> int:
    """The width of a line."""
    return sum(cells(run.text) for run in line)


def plain(line: Sequence[Run]) -> str:
    """The text of a line without its inks."""
    return "".join(run.text for run in line)


def begun(text: str) -> str:
    """The text with a capital letter first, as a line of a list begins."""
    return text[:1].upper() + text[1:]


def cut(text: str, width: int) -> str:
    """The text in at most `width` cells: cut at a word, then ` …`; a word too long for it is cut inside."""
    if cells(text) <= width:
        return text
    if width <= len(ELLIPSIS):
        return ELLIPSIS[: max(width, 0)]
    head = set_cell_size(text, width - 1)
    broken = head.rpartition(" ")[0].rstrip(" ,;:")
    if cells(broken) * 2 < width:
        return set_cell_size(text, width - 1).rstrip() + ELLIPSIS
    return f"{broken} {ELLIPSIS}"


def row(width: int, left: Sequence[Cell], right: Sequence[Run] = ()) -> Line:
    """One line of `width` cells: cells at their columns, each cut before the next, and runs at the right edge.

    What stands at the right edge stays whole as long as there are at least `GAP` cells for it; texts are put on
    one line and made harmless.
    """
    tail = [Run(shown_line(run.text), run.ink) for run in right if run.text]
    edge = width - length(tail) - (GAP if tail else 0)
    if tail and edge < (left[0].column if left else 0):
        tail, edge = [], width
    runs: list[Run] = []
    at = 0
    for number, cell in enumerate(left):
        following = left[number + 1].column - 1 if number + 1 < len(left) else edge
        text = cut(shown_line(cell.text), min(following, edge) - cell.column)
        if text:
            runs += [Run(" " * (cell.column - at)), Run(text, cell.ink)]
            at = cell.column + cells(text)
    if tail:
        runs += [Run(" " * (width - length(tail) - at)), *tail]
    return tuple(run for run in runs if run.text)


def indent(line: Line, by: int) -> Line:
    """The line, moved to the right."""
    return (Run(" " * by), *line) if by > 0 and line else line

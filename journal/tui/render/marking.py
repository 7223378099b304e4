"""Places in a line pointed out, as hits are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from journal.tui.render.line import Line, Run, plain
from journal.tui.sought import Marks

_MOST = 2000
"""How many characters of a line are looked through."""


def marked(line: Line, marks: Marks | None, start: int = 0, end: int | None = None) -> Line:
    """The line with what answers between two of its characters pointed out."""
    if marks is None or not line:
        return line
    text = plain(line)[: end if end is not None else _MOST][:_MOST]
    found = [(low + start, high + start) for low, high in marks(text[start:])]
    return tuple(_cut(line, found)) if found else line


def _cut(line: Line, found: Sequence[tuple[int, int]]) -> Iterator[Run]:
    at = 0
    edges = sorted({edge for place in found for edge in place})
    for text, ink in line:
        end = at + len(text)
        for low, high in pairwise((at, *(edge for edge in edges if at < edge < end), end)):
            is_hit = any(first <= low and high <= last for first, last in found)
            hit = ink._replace(colour="foreground", bold=True, back="hit") if is_hit else ink
            yield Run(text[low - at : high - at], hit)
        at = end

"""The rows of a list: known by key, as high as they need, drawn when they come into view."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

from journal.tui.outline import Outline
from journal.tui.render.line import EMPTY, Line

KEPT = 500
"""How many rows are kept drawn."""

Draw = Callable[[], Sequence[Line]]


class Row:
    """One row: `key` is empty for what can't be selected (headings, space between groups); `height` in lines."""

    __slots__ = ("draw", "height", "key")

    def __init__(self, key: str, height: int, draw: Draw) -> None:
        self.key = key
        self.height = height
        self.draw = draw


def drawn(key: str, *lines: Line) -> Row:
    """A row whose lines are at hand."""
    return Row(key, len(lines), lambda: lines)


def heading(*lines: Line) -> Row:
    """Lines that can't be selected."""
    return drawn("", *lines)


SPACE = heading(EMPTY)


class Rows:
    """Rows in order, found by line and by key."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        made = tuple(rows)
        self._take(Outline([row.key for row in made], (row.height for row in made)), lambda at: made[at].draw())

    @classmethod
    def of(cls, outline: Outline, draw: Callable[[int], Sequence[Line]]) -> Rows:
        """The rows of an outline; `draw` gives the lines of the row at a place."""
        made = cls.__new__(cls)
        made._take(outline, draw)
        return made

    def _take(self, outline: Outline, draw: Callable[[int], Sequence[Line]]) -> None:
        self._keys, self._tops, self._places = outline.keys, outline.tops, outline.places
        self._draw = draw
        self._drawn: dict[int, Sequence[Line]] = {}

    def __len__(self) -> int:
        return len(self._keys)

    @property
    def height(self) -> int:
        """How many lines all rows take."""
        return self._tops[-1]

    def key(self, index: int) -> str:
        return self._keys[index]

    def top(self, index: int) -> int:
        """The first line of a row."""
        return self._tops[index]

    def bottom(self, index: int) -> int:
        """The line after the last one of a row."""
        return self._tops[index + 1]

    def is_seen(self, index: int | None, first: int, height: int) -> bool:
        """Whether something of a row, if there is one, stands on `height` lines from `first` on."""
        return index is not None and self.top(index) < first + height and self.bottom(index) > first

    def at(self, line: int) -> int | None:
        """The index of the row that a line belongs to; None below the last."""
        return bisect_right(self._tops, line) - 1 if 0 <= line < self.height else None

    def find(self, key: str) -> int | None:
        """The index of the row of a key; None where there is none."""
        return self._places.get(key)

    def line(self, number: int) -> Line:
        """One line by its number, drawn when it is asked for."""
        index = self.at(number)
        if index is None:
            return EMPTY
        lines = self._drawn.get(index)
        if lines is None:
            if len(self._drawn) >= KEPT:
                self._drawn.clear()
            lines = self._drawn[index] = self._draw(index)
        inside = number - self._tops[index]
        return lines[inside] if inside < len(lines) else EMPTY

    def beside(self, index: int, step: int) -> int | None:
        """The next row in the direction of `step` that can be selected; None where there is none."""
        at = index + step
        while 0 <= at < len(self._keys):
            if self._keys[at]:
                return at
            at += step
        return None

"""Where cards stand in columns, which of them are in view, and which one is selected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.geometry import Size

from journal.tui.render.line import Line
from journal.tui.render.rows import Rows

LEFT, GAP = 2, 2
"""Empty cells before the first column and between two."""
NARROWEST, WIDEST = 20, 34
"""How many cells a column takes with its gap."""
ONE_COLUMN_BELOW = 60
LOW = 8
"""Below this height there is no rule under the heads."""


class Column(NamedTuple):
    """A column of cards: what it is known by, its title, how many cards are in it, and the cards."""

    key: str
    title: str
    cards: int
    rows: Rows


class Columns:
    """Columns of a size, as many side by side as there is room for; each scrolls by itself.

    `key` is that of the selected card, empty where there is none; `first` is the number of the first column in view.
    """

    def __init__(self, size: Size, count: int) -> None:
        self.size = size
        self.all: Sequence[Column] = ()
        self.key = ""
        self.first = 0
        self._count = count
        self._tops: dict[str, int] = {}

    @property
    def per_view(self) -> int:
        """How many columns there is room for."""
        return max(self.size.width // NARROWEST, 1) if self.size.width >= ONE_COLUMN_BELOW else 1

    @property
    def pitch(self) -> int:
        """How far the columns stand apart."""
        if self.size.width < ONE_COLUMN_BELOW:
            return max(self.size.width - GAP, GAP + 1)
        return min(self.size.width // max(min(self._count, self.per_view), 1), WIDEST)

    @property
    def width(self) -> int:
        """The width of a card."""
        return self.pitch - GAP

    @property
    def heads(self) -> int:
        """How many lines stand above the cards."""
        return 2 if self.size.height >= LOW else 1

    @property
    def room(self) -> int:
        """How many lines of cards can be seen."""
        return max(self.size.height - self.heads, 1)

    @property
    def in_view(self) -> range:
        """The numbers of the columns that can be seen."""
        return range(self.first, min(self.first + self.per_view, len(self.all)))

    @property
    def current(self) -> int:
        """The number of the column with the selected card; 0 where none is selected."""
        return next((at for at, one in enumerate(self.all) if one.rows.find(self.key) is not None), 0)

    def fill(self, columns: Sequence[Column], before: Columns, wanted: str) -> None:
        """Put the cards in, with the selection and the places of `before`; `wanted` is selected if it is there."""
        place = before.place()
        self.all, self.first = columns, before.first
        keys = {one.key for one in columns}
        self._tops = {key: top for key, top in before._tops.items() if key in keys}
        known = next((key for key in (wanted, before.key) if self.has(key)), None)
        self.go(known if known is not None else self.near(*place))

    def has(self, key: str) -> bool:
        """Whether there is a card of that key."""
        return bool(key) and any(one.rows.find(key) is not None for one in self.all)

    def go(self, key: str) -> None:
        """Select a card and bring it and its column into view."""
        self.key = key
        at, last = self.current, max(len(self.all) - self.per_view, 0)
        self.first = min(max(min(self.first, at), at - self.per_view + 1, 0), last)
        for other in range(len(self.all)):
            self.scroll(other, self.top(other))
        index = self.all[at].rows.find(key) if self.all else None
        if index is not None:
            rows, offset = self.all[at].rows, self.top(at)
            top, bottom = rows.top(index), rows.bottom(index)
            if top < offset or bottom - top > self.room:
                self.scroll(at, top)
            elif bottom > offset + self.room:
                self.scroll(at, bottom - self.room)

    def top(self, at: int) -> int:
        """The first line of a column's cards that is in view."""
        return self._tops.get(self.all[at].key, 0)

    def scroll(self, at: int, top: int) -> None:
        """Bring a line of a column to the top, as far as that goes."""
        one = self.all[at]
        self._tops[one.key] = max(min(top, one.rows.height - self.room), 0)

    # What is beside the selected card; each gives a key

    def place(self) -> tuple[int, int]:
        """The number of the selected card's column and the line in view on which it begins."""
        at = self.current
        if not self.all:
            return 0, 0
        index = self.all[at].rows.find(self.key)
        return at, (self.all[at].rows.top(index) if index is not None else 0) - self.top(at)

    def near(self, at: int, line: int) -> str:
        """The card of a column that is nearest to a line in view; empty where there are no columns."""
        if not self.all:
            return ""
        at = min(max(at, 0), len(self.all) - 1)
        rows = self.all[at].rows
        index = rows.at(min(max(line + self.top(at), 0), rows.height - 1))
        return "" if index is None else rows.key(index) or rows.key(index + 1)

    def below(self, step: int) -> str:
        """The next card in the column, or the one before; the selected one where there is none."""
        if not self.all:
            return ""
        rows = self.all[self.current].rows
        index = rows.find(self.key)
        following = rows.beside(index if index is not None else -1, step)
        return self.key if following is None else rows.key(following)

    def page(self, step: int) -> str:
        """The card a page further down or up."""
        at, line = self.place()
        return self.near(at, line + step * self.room)

    def beside(self, step: int) -> str:
        """The card in the column at the right or left; the selected one where there is none."""
        at, line = self.place()
        return self.near(at + step, line) if 0 <= at + step < len(self.all) else self.key

    def edge(self, step: int) -> str:
        """The last card of the column, or the first."""
        if not self.all:
            return ""
        rows = self.all[self.current].rows
        return rows.key(len(rows) - 1 if step > 0 else 0)

    # What is seen

    def hit(self, x: int, y: int) -> tuple[int | None, str]:
        """The number of the column and the key of the card at a place in view; None and empty for none."""
        at = self.first + (x - LEFT) // self.pitch
        if x < LEFT or at not in self.in_view:
            return None, ""
        return at, self.card(at, y - self.heads)[1] if y >= self.heads else ""

    def card(self, at: int, line: int) -> tuple[Line, str]:
        """What stands on a line of a column in view, and the key of the card it belongs to; empty between cards."""
        rows, number = self.all[at].rows, line + self.top(at)
        index = rows.at(number)
        return rows.line(number), rows.key(index) if index is not None else ""

    def has_thumb(self, at: int, line: int) -> bool:
        """Whether the thumb of a column's scroll bar is on a line in view."""
        total, seen = self.all[at].rows.height, self.room
        if total <= seen:
            return False
        long = max(seen * seen // total, 1)
        top = round(self.top(at) * (seen - long) / (total - seen))
        return top <= line < top + long

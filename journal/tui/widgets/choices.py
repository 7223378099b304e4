"""The completions of the word at the cursor, above the line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip

from journal.tui.paint import paint_of
from journal.tui.render.line import MUTED, NAMES, Cell, Line, Run, cells, row
from journal.tui.widgets.frame import LineView

if TYPE_CHECKING:
    from journal.domain.completion import Completion

MOST = 7
NARROWEST, WIDEST = 24, 48


class Choices(LineView):
    """A short list over the page; the first one is chosen when it opens, or none until one is moved to."""

    class Picked(Message):
        """A completion was clicked."""

        def __init__(self, completion: Completion) -> None:
            super().__init__()
            self.completion = completion

    class Toggled(Message):
        """The list was opened or closed."""

    def __init__(self) -> None:
        super().__init__(id="choices")
        self._offered: Sequence[Completion] = ()
        self._at = 0
        self.display = False

    @property
    def chosen(self) -> Completion | None:
        """The completion that enter would take; None while the list is closed, or none is chosen yet."""
        return self._offered[self._at] if self.display and self._offered and self._at >= 0 else None

    @property
    def offered(self) -> Sequence[Completion]:
        """What is in the list; nothing while it is closed."""
        return self._offered if self.display else ()

    def offer(
        self, completions: Sequence[Completion], near: Offset, *, below: bool = False, is_chosen: bool = True
    ) -> None:
        """Open above a place on the screen, or `below` it where there is room; `is_chosen` with the first one."""
        self._offered, self._at = completions, 0 if is_chosen else -1
        wide = max(cells(one.label) + cells(_note(one)) + 6 for one in completions)
        high = min(len(completions), MOST)
        wide = min(max(wide, NARROWEST), WIDEST, self.screen.size.width)
        self.styles.width = wide
        self.styles.height = high
        is_below = near.y < high or (below and near.y + 1 + high < self.screen.size.height)
        self.styles.offset = Offset(
            max(min(near.x - 2, self.screen.size.width - wide), 0), near.y + 1 if is_below else near.y - high
        )
        self.display = True
        self.refresh()
        self.post_message(self.Toggled())

    def close(self) -> None:
        if self.display:
            self.display = False
            self._offered = ()
            self.post_message(self.Toggled())

    def move(self, step: int) -> None:
        """Choose the next one, round the ends."""
        start = self._at if self._at >= 0 or step > 0 else 0
        self._at = (start + step) % max(len(self._offered), 1)
        self.refresh()
        self.post_message(self.Toggled())

    @property
    def _first(self) -> int:
        return max(self._at - MOST + 1, 0)

    def lines(self, width: int) -> Sequence[Line]:
        shown = self._offered[self._first : self._first + MOST]
        return [row(width - 1, [Cell(2, one.label, NAMES)], [Run(_note(one), MUTED)]) for one in shown]

    def render_line(self, y: int) -> Strip:
        lines = self.lines(self.size.width)
        chosen = self._first + y == self._at
        line = lines[y] if y < len(lines) else ()
        mark = "focused" if chosen else ""
        return paint_of(self.app).strip(line, self.size.width, self.rich_style, selected=chosen, mark=mark)

    def on_click(self, event: events.Click) -> None:
        place = self._first + event.y
        if place < len(self._offered):
            self.post_message(self.Picked(self._offered[place]))


def _note(one: Completion) -> str:
    """What explains it; the word that would be put in where that is not its name."""
    return one.note or ("" if one.text.strip().casefold() == one.label.casefold() else one.text.strip())

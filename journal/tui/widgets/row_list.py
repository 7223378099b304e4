"""A list that draws only what is in view, as quick with a hundred thousand rows as with ten."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from journal.tui.paint import paint_of
from journal.tui.registry import Where, bindings
from journal.tui.render.line import RULE, Run
from journal.tui.render.rows import Rows

Build = Callable[[Size], Rows]
"""Makes the rows for a size; called again when the size changes."""

THUMB = "▐"
PAINTED = 400
"""How many painted lines are kept."""
CHORD_SECONDS = 0.8
"""How long after a first `g` a second one still means the top."""


class RowList(ScrollView, can_focus=True):
    """Rows to be walked with arrows, letters, pages and the mouse.

    The selection is kept by key when the rows change; where its row is gone, the one that took its place is
    selected. `has_edge` draws a rule in column 0 where there are no colours to tell panes apart; `is_current` is
    False for a pane that keys would not go to: its selection is not shown.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.LIST)
    ALLOW_SELECT = False

    class Moved(Message):
        """Another row was selected; `key` is empty where there is nothing to select."""

        def __init__(self, list: RowList, key: str) -> None:  # noqa: A002  # which list: as handlers read it
            super().__init__()
            self.list = list
            self.key = key

    class Opened(Message):
        """The selected row was opened."""

        def __init__(self, list: RowList, key: str) -> None:  # noqa: A002  # which list: as handlers read it
            super().__init__()
            self.list = list
            self.key = key

    def __init__(self, *, id: str, has_edge: bool = False) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self.rows = Rows()
        self.index: int | None = None
        self.has_edge = has_edge
        self.is_current = True
        self._build: Build | None = None
        self._built_for = Size(0, 0)
        self._first_g = float("-inf")
        self._wanted = ""
        self._base = Style.null()
        self._strips: dict[int, Strip] = {}
        self._painted_for: object = None

    @property
    def key(self) -> str:
        """The key of the selected row; empty where none is."""
        return self.rows.key(self.index) if self.index is not None else ""

    def show(self, build: Build) -> None:
        """Show other rows, keeping the selection and, as far as it can be, the place."""
        self._build = build
        self._built_for = Size(0, 0)
        if self.size.width:
            self._rebuild()

    def forget(self) -> None:
        """Have the rows that are shown next begin at their first one."""
        self.index = None
        self._wanted = ""
        self.scroll_to(y=0, animate=False, force=True)

    def set_current(self, is_current: bool) -> None:
        """Say whether keys go to this list, now or when a field is left."""
        if is_current is not self.is_current:
            self.is_current = is_current
            self.refresh()

    def select(self, key: str) -> bool:
        """Select the row of a key and bring it into view; where there is none, False, and as soon as there is."""
        found = self.rows.find(key)
        if found is None:
            self._wanted = key
        else:
            self._go(found)
        return found is not None

    def _rebuild(self, *, is_painting: bool = False) -> None:
        if self._build is None:
            return
        old_key, old_index, wanted = self.key, self.index, self._wanted
        was_seen = self.rows.is_seen(old_index, self.scroll_offset.y, self._built_for.height or self.size.height)
        self._built_for = self.size
        self.rows = self._build(self.size)
        self.index = self._restored(old_key, old_index)
        # Without a layout: the scroll bar is our own, and nothing else depends on how many rows there are.
        self.set_reactive(Widget.virtual_size, Size(self.size.width, self.rows.height))
        self.scroll_y = self.validate_scroll_y(self.scroll_y)
        self._strips.clear()
        if not is_painting:
            self.refresh()
        # What was scrolled out of view stays there: a page is read on while the journal changes.
        if self.index is not None and (was_seen or wanted != self._wanted):
            self._into_view(self.index)
        if self.key != old_key:
            self.post_message(self.Moved(self, self.key))

    def _restored(self, key: str, index: int | None) -> int | None:
        found = self.rows.find(self._wanted) if self._wanted else None
        if found is not None:
            self._wanted = ""
            return found
        found = self.rows.find(key) if key else None
        if found is not None:
            return found
        place = min(index or 0, len(self.rows)) - 1
        below = self.rows.beside(place, 1)
        return below if below is not None else self.rows.beside(len(self.rows), -1)

    def on_show(self) -> None:
        self.on_resize()

    def on_resize(self) -> None:
        if self.size != self._built_for and self.size.width:
            self._rebuild()

    def render_lines(self, crop: Region) -> list[Strip]:
        """As Textual's; the style that all lines share is looked up once.

        Rows for another size are made here: the event that tells of it comes after a frame without them.
        """
        if self.size != self._built_for and self.size.width:
            self._rebuild(is_painting=True)
        self._base = self.rich_style
        painted_for = (paint_of(self.app), self._base, self.size.width)
        if painted_for != self._painted_for:
            self._painted_for = painted_for
            self._strips.clear()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        number = y + self.scroll_offset.y
        if self.is_current and self.index is not None and self.rows.at(number) == self.index:
            mark = "focused" if self.has_focus else "blurred"
            line = self.rows.line(number)
            strip = paint_of(self.app).strip(line, self.size.width, self._base, selected=True, mark=mark)
        else:
            strip = self._strips.get(number) or self._painted(number)
        return self._with_thumb(strip, y)

    def _painted(self, number: int) -> Strip:
        """A line that is not selected, kept for as long as it stays the same."""
        paint, width = paint_of(self.app), self.size.width
        strip = paint.strip(self.rows.line(number), width, self._base)
        if self.has_edge and paint.is_plain:
            edge = paint.strip((Run("│", RULE),), 1, self._base)
            strip = Strip.join([edge, strip.crop(1, width)])
        if len(self._strips) >= PAINTED:
            self._strips.clear()
        self._strips[number] = strip
        return strip

    def _with_thumb(self, strip: Strip, y: int) -> Strip:
        """The strip with the scroll bar's thumb in the last column, where there is more than can be seen."""
        seen, total = self.size.height, self.rows.height
        if total <= seen or not seen:
            return strip
        long = max(seen * seen // total, 1)
        top = round(self.scroll_offset.y * (seen - long) / (total - seen))
        if not top <= y < top + long:
            return strip
        width = self.size.width
        thumb = paint_of(self.app).strip((Run(THUMB, RULE),), 1, self._base)
        return Strip.join([strip.crop(0, width - 1), thumb])

    def on_focus(self) -> None:
        self._refresh_row(self.index)

    def on_blur(self) -> None:
        self._refresh_row(self.index)

    def _refresh_row(self, index: int | None) -> None:
        if index is not None and index < len(self.rows):
            self.refresh_lines(self.rows.top(index), self.rows.bottom(index) - self.rows.top(index))

    def _go(self, index: int | None) -> None:
        if index is None:
            return
        before, self.index = self.index, index
        self._wanted = ""
        self._into_view(index)
        if before != index:
            self._refresh_row(before)
            self._refresh_row(index)
            self.post_message(self.Moved(self, self.key))

    def _into_view(self, index: int) -> None:
        """Scroll so that the row can be seen, with its heading where it is the first of its group."""
        top, bottom, height = self.rows.top(index), self.rows.bottom(index), self.size.height
        while index > 0 and not self.rows.key(index - 1):
            index -= 1
            if bottom - self.rows.top(index) <= height:
                top = self.rows.top(index)
        offset = self.scroll_offset.y
        if top < offset or bottom - top > height:
            self._scroll(top)
        elif bottom > offset + height:
            self._scroll(bottom - height)

    def _scroll(self, line: int) -> None:
        self.scroll_to(y=line, animate=False, force=True)

    def _step(self, step: int) -> None:
        """Select the next row; where there is none, or it is out of sight beyond a long one, scroll."""
        if self.index is not None:
            top, bottom = self.rows.top(self.index), self.rows.bottom(self.index)
            first, last = self.scroll_offset.y, self.scroll_offset.y + self.size.height
            if (step > 0 and bottom > last) or (step < 0 and top < first):
                self._scroll(first + step)
                return
        following = self.rows.beside(-1 if self.index is None else self.index, step)
        if following is None:
            self._scroll(self.scroll_offset.y + step)
        else:
            self._go(following)

    def _page(self, step: int) -> None:
        if not len(self.rows):
            return
        goal = (self.rows.top(self.index) if self.index is not None else 0) + step * max(self.size.height - 1, 1)
        at = self.rows.at(max(min(goal, self.rows.height - 1), 0))
        if at is None or (self.index is not None and at == self.index):
            self._scroll(self.scroll_offset.y + step * self.size.height)
            return
        near = at if self.rows.key(at) else self.rows.beside(at, step)
        self._go(near if near is not None else self.rows.beside(at, -step))
        if self.rows.beside(-1, 1) is None:
            self._scroll(self.scroll_offset.y + step * self.size.height)

    def action_list_down(self) -> None:
        self._step(1)

    def action_list_up(self) -> None:
        self._step(-1)

    def action_list_page_down(self) -> None:
        self._page(1)

    def action_list_page_up(self) -> None:
        self._page(-1)

    def action_list_top(self) -> None:
        self._go(self.rows.beside(-1, 1))
        self._scroll(0)

    def action_list_bottom(self) -> None:
        self._go(self.rows.beside(len(self.rows), -1))
        self._scroll(self.rows.height)

    def action_list_open(self) -> None:
        if self.key:
            self.post_message(self.Opened(self, self.key))

    def on_key(self, event: events.Key) -> None:
        """A second `g` soon after a first one means the top; a single one is left to the views."""
        if event.character != "g":
            return
        if event.time - self._first_g <= CHORD_SECONDS:
            event.stop()
            self._first_g = float("-inf")
            self.action_list_top()
        else:
            self._first_g = event.time

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        index = self.rows.at(offset.y + self.scroll_offset.y) if offset is not None else None
        if index is None or not self.rows.key(index):
            return
        self._go(index)
        if event.chain == 2:
            self.action_list_open()

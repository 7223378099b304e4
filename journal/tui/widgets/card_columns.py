"""Cards in columns, drawn only where they are in view: quick with several hundred of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from journal.tui.paint import paint_of
from journal.tui.registry import Where, bindings
from journal.tui.render.columns import GAP, LEFT, Column, Columns
from journal.tui.render.line import BOLD, EMPTY, MUTED, RULE, Cell, Ink, Line, Run, row
from journal.tui.widgets.row_list import THUMB

WHEEL = 3
KEPT = 2000
"""How many lines of cards are kept drawn."""
CARD = Ink(back="surface")

Build = Callable[[Size, int], Sequence[Column]]
"""Makes the columns for a size and the width of a card; called again when the size changes."""


class CardColumns(Widget, can_focus=True):
    """Columns of cards to be walked with arrows, letters and the mouse; a card can be dragged to another column.

    The selection is kept by key when the cards change. `can_drag` is False where cards stay where they are.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.LIST)
    ALLOW_SELECT = False

    @dataclass
    class Moved(Message):
        """Another card was selected, or other columns came into view."""

    @dataclass
    class Opened(Message):
        """The selected card was opened."""

        key: str

    @dataclass
    class Dropped(Message):
        """A card was dragged to another column, which is known by `column`."""

        key: str
        column: str

    def __init__(self, *, id: str) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self.columns = Columns(Size(0, 0), 0)
        self.can_drag = True
        self._count = 0
        self._build: Build = lambda size, width: ()
        self._nothing: Callable[[int], Sequence[Line]] = lambda width: ()
        self._held = ""
        self._target: int | None = None
        self._wanted = ""
        self._drawn: dict[object, list[Strip]] = {}

    @property
    def key(self) -> str:
        """The key of the selected card; empty where there is none."""
        return self.columns.key

    def show(self, count: int, build: Build, nothing: Callable[[int], Sequence[Line]]) -> None:
        """Show other cards in so many columns; `nothing` stands there where there is none."""
        self._count, self._build, self._nothing = count, build, nothing
        if self.size.width:
            self._rebuild()

    def select(self, key: str) -> None:
        """Select a card and bring it into view, as soon as it is there."""
        if self.columns.has(key):
            self._go(key)
        else:
            self._wanted = key

    def _rebuild(self) -> None:
        before, self.columns = self.columns, Columns(self.size, self._count)
        self.columns.fill(self._build(self.size, self.columns.width), before, self._wanted)
        if self.key == self._wanted:
            self._wanted = ""
        self._drawn.clear()
        self._let_go()
        self.refresh()
        self.post_message(self.Moved())

    def _go(self, key: str) -> None:
        self._wanted = ""
        if key and key != self.key:
            self.columns.go(key)
            self.refresh()
            self.post_message(self.Moved())

    def on_show(self) -> None:
        self.on_resize()

    def on_resize(self) -> None:
        if self.size != self.columns.size and self.size.width:
            self._rebuild()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    # Drawing

    def render_line(self, y: int) -> Strip:
        paint, base, width = paint_of(self.app), self.rich_style, self.size.width
        if not self.columns.all:
            lines = self._nothing(width)
            return paint.strip(lines[y] if y < len(lines) else EMPTY, width, base)
        strips = [paint.strip(EMPTY, LEFT, base)]
        for at in self.columns.in_view:
            strips += self._head(at, y, base) if y < self.columns.heads else self._card(at, y, base)
        return Strip.join(strips).adjust_cell_length(width, base)

    def _head(self, at: int, y: int, base: Style) -> list[Strip]:
        """The title of a column, or the rule under it; where a card would be dropped it has an arrow."""
        one, width = self.columns.all[at], self.columns.width
        is_target = at == self._target
        ink = BOLD if is_target or at == self.columns.current else MUTED
        title = f"→ {one.title}" if is_target else one.title
        line = (Run(" "), Run("─" * (width - 2), RULE)) if y else row(width - 1, [Cell(1, title, ink)], _count(one))
        return [paint_of(self.app).strip(line, width + GAP, base)]

    def _card(self, at: int, y: int, base: Style) -> list[Strip]:
        """What a column shows on a line, and the gap after it, which is where its scroll bar's thumb is."""
        paint, columns = paint_of(self.app), self.columns
        line, key = columns.card(at, y - columns.heads)
        chosen = bool(key) and key == self.key
        mark = ("focused" if self.has_focus else "blurred") if chosen else ""
        thumb: Line = (Run(THUMB, RULE),) if columns.has_thumb(at, y - columns.heads) else EMPTY
        wanted = (paint, base, line, bool(key), mark, bool(thumb))
        drawn = self._drawn.get(wanted)
        if drawn is None:
            if len(self._drawn) >= KEPT:
                self._drawn.clear()
            under = base + paint.style(CARD) if key else base
            card = paint.strip(line, columns.width, under, selected=chosen, mark=mark)
            drawn = self._drawn[wanted] = [card, paint.strip(thumb, GAP, base)]
        return drawn

    # Keys

    def action_list_down(self) -> None:
        self._go(self.columns.below(1))

    def action_list_up(self) -> None:
        self._go(self.columns.below(-1))

    def action_list_page_down(self) -> None:
        self._go(self.columns.page(1))

    def action_list_page_up(self) -> None:
        self._go(self.columns.page(-1))

    def action_list_top(self) -> None:
        self._go(self.columns.edge(-1))

    def action_list_bottom(self) -> None:
        self._go(self.columns.edge(1))

    def action_list_open(self) -> None:
        if self.key:
            self.post_message(self.Opened(self.key))

    def beside(self, step: int) -> None:
        """Go to the card in the column at the right or left."""
        self._go(self.columns.beside(step))

    # The mouse

    def _hit(self, event: events.MouseEvent) -> tuple[int | None, str]:
        """The number of the column under the mouse, and the key of the card there; None and empty for none."""
        offset = event.get_content_offset_capture(self)
        return self.columns.hit(offset.x, offset.y)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        _, key = self._hit(event)
        if key and event.button == 1:
            self._go(key)
            if self.can_drag:
                self._held = key
                self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if not self._held:
            return
        columns, x = self.columns, event.get_content_offset_capture(self).x
        if x < LEFT and columns.first:
            columns.first -= 1
        elif x >= self.size.width - GAP and columns.in_view.stop < len(columns.all):
            columns.first += 1
        at, _ = self._hit(event)
        self._target = at if at != columns.current else None
        self.refresh()

    def on_mouse_up(self) -> None:
        if self._held and self._target is not None:
            self.post_message(self.Dropped(self._held, self.columns.all[self._target].key))
        self._let_go()

    def on_key(self, event: events.Key) -> None:
        """Escape leaves a card that is being dragged where it was."""
        if self._held and event.key == "escape":
            event.stop()
            self._let_go()

    def _let_go(self) -> None:
        if self._held:
            self._held, self._target = "", None
            self.release_mouse()
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        if event.chain == 2 and self._hit(event)[1]:
            self.action_list_open()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._wheel(event, WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._wheel(event, -WHEEL)

    def _wheel(self, event: events.MouseEvent, step: int) -> None:
        at, _ = self._hit(event)
        if at is not None:
            event.stop()
            self.columns.scroll(at, self.columns.top(at) + step)
            self.refresh()


def _count(one: Column) -> list[Run]:
    return [Run(str(one.cards), MUTED)]

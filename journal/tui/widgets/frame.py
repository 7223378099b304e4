"""The header band and the keys bar: one line each."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from journal.tui.paint import paint_of
from journal.tui.registry import Command, Needs, Where, command, footer, key_label
from journal.tui.render.frame import Band, band_line, keys_line, tab_places
from journal.tui.render.line import EMPTY, Line


class LineView(Widget):
    """One or several lines of inked text."""

    ALLOW_SELECT = False

    def lines(self, width: int) -> Sequence[Line]:
        """What to show in that width."""
        return ()

    def render_line(self, y: int) -> Strip:
        lines = self.lines(self.size.width)
        line = lines[y] if y < len(lines) else EMPTY
        return paint_of(self.app).strip(line, self.size.width, self.rich_style)


class Header(LineView):
    """Where one is, what is overdue, what time it is."""

    class Picked(Message):
        """The tab of a view was clicked."""

        def __init__(self, view: str) -> None:
            super().__init__()
            self.view = view

    def __init__(self) -> None:
        super().__init__(id="header")
        self.band = Band()

    def on_click(self, event: events.Click) -> None:
        for start, end, view in tab_places(self.band, self.size.width):
            if start <= event.x < end:
                self.post_message(self.Picked(view))

    def show(self, band: Band) -> None:
        if band != self.band:
            self.band = band
            self.refresh()

    def lines(self, width: int) -> Sequence[Line]:
        return (band_line(self.band, width),)


class KeysBar(LineView):
    """What can be pressed here and now; a click does the same."""

    class Pressed(Message):
        """A key was clicked."""

        def __init__(self, command: Command) -> None:
            super().__init__()
            self.command = command

    def __init__(self) -> None:
        super().__init__(id="keys")
        self._shown: list[tuple[Command, str]] = []
        self._help = ""

    def show(
        self, places: Collection[Where], there: Collection[Needs], *, typing: bool = False, helps: bool = True
    ) -> None:
        """Show the keys of some places; `there` is what the selection offers. A dialog has no help of its own."""
        one = command("help")
        shown = footer(places, there, typing=typing)
        label = key_label((one.typing if typing else one.keys)[0]) if helps else ""
        if (shown, label) != (self._shown, self._help):
            self._shown, self._help = shown, label
            self.refresh()

    @property
    def shown(self) -> list[tuple[str, str]]:
        """The keys and labels, as far as there is room."""
        _, places = self._laid_out(self.size.width)
        count = len(places) - 1 if self._help else len(places)
        return [(key, one.title) for one, key in self._shown][:count]

    def _laid_out(self, width: int) -> tuple[Line, list[tuple[int, int]]]:
        return keys_line([(key, each.title) for each, key in self._shown], self._help, width)

    def lines(self, width: int) -> Sequence[Line]:
        return (self._laid_out(width)[0],)

    def on_click(self, event: events.Click) -> None:
        _, places = self._laid_out(self.size.width)
        for number, (start, end) in enumerate(places):
            if start <= event.x < end:
                is_help = self._help and number == len(places) - 1
                self.post_message(self.Pressed(command("help") if is_help else self._shown[number][0]))

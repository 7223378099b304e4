"""A list, and beside it what the selected row rests on: what the screens of the paths have in common."""

from __future__ import annotations

from collections.abc import Collection

from textual import on
from textual.app import ComposeResult
from textual.geometry import Size

from journal.errors import JournalError
from journal.tui.paint import paint_of
from journal.tui.registry import Needs
from journal.tui.render.rows import Rows
from journal.tui.screens.place import Place
from journal.tui.widgets.row_list import RowList
from journal.tui.widgets.text_list import TextList


class Split(Place):
    """Opened over a view; on a narrow screen the list stands alone."""

    SHEET = "split.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-split")]  # noqa: RUF012  # as Textual has it

    def panes(self) -> ComposeResult:
        yield RowList(id="lines")
        yield TextList(id="beside", has_edge=True)

    @property
    def lines(self) -> RowList:
        return self.query_one("#lines", RowList)

    def rows(self, size: Size) -> Rows:
        """The list."""
        raise NotImplementedError

    def beside(self, size: Size, *, is_plain: bool) -> Rows:
        """What the selected row rests on."""
        raise NotImplementedError

    def draw(self) -> None:
        """Show what is there now."""
        # The answer may come when the screen has been left.
        if not self.is_running:
            return
        self.lines.show(self.rows)
        self._tell()
        self.refresh_frame()

    @on(RowList.Moved)
    def _moved_on(self, event: RowList.Moved) -> None:
        if event.list is self.lines:
            self.query_one("#beside", RowList).scroll_to(y=0, animate=False)
            self._tell()

    def _tell(self) -> None:
        is_plain = paint_of(self.app).is_plain
        self.query_one("#beside", RowList).show(lambda size: self.beside(size, is_plain=is_plain))

    def gone(self, error: JournalError) -> None:
        """What is to be shown is not there, or not any more."""
        if self.is_current:
            self.app.pop_screen()
            self.journal.complain(error)

    def there(self) -> Collection[Needs]:
        found = set(super().there())
        return found | ({Needs.ROW} if self.lines.key else set())

    def action_back(self) -> None:
        self.app.pop_screen()

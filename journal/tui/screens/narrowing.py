"""A view that can be narrowed by the search language."""

from __future__ import annotations

from collections.abc import Callable

from textual import on

from journal.domain.query import QueryError
from journal.errors import JournalError
from journal.tui.render.line import Line
from journal.tui.screens.querying import Querying
from journal.tui.styles import sheet
from journal.tui.widgets.filter_bar import FilterBar


class Narrowing(Querying):
    """Has a FilterBar over what it shows. `text` is the query that `reload` asks for."""

    def __init__(self) -> None:
        super().__init__()
        self.css_path = [sheet(self.SHEET), sheet("filter.tcss")]
        self.text = ""

    @property
    def filter(self) -> FilterBar:
        return self.query_one(FilterBar)

    def narrow(self, text: str) -> None:
        """Show what answers a query; an empty one shows everything."""
        self.text = text
        self.reload()

    def narrowed(self, heading: Callable[[int], Line]) -> None:
        """Show that the query could be read, and the heading that says what is shown."""
        self.filter.told(None)
        self.filter.show(heading, is_narrowed=bool(self.text.strip()))

    def refused(self, error: JournalError) -> None:
        """Tell that it could not be read, below it; not what is still being typed."""
        if not isinstance(error, QueryError):
            self.journal.complain(error)
            return
        if not (self.filter.is_open or self.bar.is_open):
            self.action_filter()
        self.tell_of(error)

    def tell_error(self, error: QueryError) -> None:
        self.filter.told(error)

    def action_filter(self) -> None:
        self.filter.open(self.text)
        self.refresh_frame()

    @on(FilterBar.Opened)
    def _filter_clicked(self) -> None:
        self.action_filter()

    @on(FilterBar.Changed)
    def _filter_changed(self, event: FilterBar.Changed) -> None:
        self.narrow(event.text)

    @on(FilterBar.Left)
    def _filter_left(self, event: FilterBar.Left) -> None:
        text = self.filter.field.value if event.keeps else ""
        self.filter.close(is_narrowed=bool(text.strip()))
        self.focus_list()
        if text != self.text:
            self.narrow(text)
        self.refresh_frame()

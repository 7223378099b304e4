"""The parts of Search, and going from one to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widget import Widget

from journal.service.searching import Order
from journal.tui import jobs_search as jobs
from journal.tui.screens.querying import Querying
from journal.tui.widgets.row_list import RowList
from journal.tui.widgets.search_bar import SearchBar, SearchInput

if TYPE_CHECKING:
    from journal.domain.records import Entry
    from journal.tui.jobs_search import FoundEntry, SearchData, StartData


class SearchParts(Querying):
    """A view with a query, results, and an entry beside them.

    `text` is the query; `data` its results, None where nothing is asked; `start` what stands there then; `read` the
    entry beside the list. `opens` is a query whose first result is to be opened as soon as there are some.
    """

    data: SearchData | None = None
    start: StartData | None = None
    read: FoundEntry | None = None
    text: str = ""
    order: Order = Order.BEST
    opens: str = ""

    @property
    def search_bar(self) -> SearchBar:
        return self.query_one(SearchBar)

    @property
    def field(self) -> SearchInput:
        return self.query_one(SearchInput)

    @property
    def listing(self) -> RowList:
        return self.query_one("#list", RowList)

    @property
    def reading(self) -> RowList:
        return self.query_one("#reading", RowList)

    @property
    def pane(self) -> RowList:
        return self.reading if self.has_class("-reading") else self.listing

    @property
    def key(self) -> str:
        return self.listing.key

    def select(self, key: str) -> None:
        self.listing.select(key)

    def ask(self, text: str) -> None:
        """Search for a text, and show it in the field."""
        raise NotImplementedError

    def shown_entry(self) -> Entry | None:
        """The entry that commands act on."""
        raise NotImplementedError

    def remember(self) -> None:
        """Note the query among those that were asked last."""
        text = self.text
        if text.strip():
            self.journal.desk.ask(lambda session: jobs.remember(session, text), lambda done: None)

    def to_field(self) -> None:
        """Go to the query; what is typed takes the place of the old one."""
        self.field.focus()
        self.field.select_all()

    def focus_list(self) -> None:
        """After an entry was written go on where one was."""
        self.set_focus(self.listing if self.text else self.field, scroll_visible=False)

    def action_step_back(self) -> None:
        if self.has_class("-reading"):
            self.listing.focus()
        else:
            self.field.focus()

    def action_to_results(self) -> None:
        self.listing.focus()

    def action_to_counts(self) -> None:
        self._go(-1)

    def action_next_pane(self) -> None:
        self._go(1)

    def action_previous_pane(self) -> None:
        self._go(-1)

    def _go(self, step: int) -> None:
        parts: list[Widget] = [self.field, self.listing]
        parts += [self.reading] if self.reading.display else []
        parts += [self.search_bar.counts] if self.search_bar.counts.places else []
        at = parts.index(self.focused) if self.focused in parts else 0
        parts[(at + step) % len(parts)].focus()

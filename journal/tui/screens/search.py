"""Search: results at every keystroke, and beside them the one that is selected."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.timer import Timer

from journal.domain.query import QueryError
from journal.errors import JournalError
from journal.tui import jobs_search as jobs
from journal.tui.jobs_search import Loosened, SearchData, StartData
from journal.tui.paint import paint_of
from journal.tui.registry import Needs, Where, bindings
from journal.tui.render.counts import toggled
from journal.tui.render.search import building_words, result_rows
from journal.tui.render.search_start import SAVED, language_rows, start_rows
from journal.tui.screens.search_reading import SearchReading
from journal.tui.widgets.row_list import RowList
from journal.tui.widgets.search_bar import Counts, SearchBar, SearchInput
from journal.tui.widgets.text_list import TextList

MANY = 2000
"""From so many entries on it is told that there is no index: fewer are looked through as quickly."""
BUILDING_SECONDS = 1.0
"""How often it is looked how far the index is, while it is being built."""
NEAR_THE_END = 20
"""So many rows before the last result the next ones are asked for."""


class SearchScreen(SearchReading):
    """The sixth view."""

    WHERE = Where.SEARCH
    SHEET = "search.tcss"
    VIEW = "search"
    AUTO_FOCUS = "SearchInput"
    TYPING = Where.SEARCHING
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.SEARCH)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-split"), (160, "-wide")]  # noqa: RUF012  # as Textual has it

    def __init__(self) -> None:
        super().__init__()
        self._limit = jobs.PAGE
        self._loosened: tuple[Loosened, ...] | None = None
        self._building: Timer | None = None
        self._progress: float | None = None

    def panes(self) -> ComposeResult:
        with Vertical(id="searching"):
            yield SearchBar()
            with Horizontal(id="found"):
                yield RowList(id="list")
                yield TextList(id="reading", has_edge=True)

    def on_mount(self) -> None:
        self.watch(self.listing, "scroll_y", self._go_on, init=False)
        self.reading.show(language_rows)
        if self.journal.desk.is_loading:
            self.search_bar.note("The journal is still being read; what you type is answered as soon as it is.")

    # What is shown

    def ask(self, text: str) -> None:
        """Search for a text, and show it in the field."""
        if text != self.field.value:
            self.search_bar.ask(text)
        self._ask_for(text)

    def _ask_for(self, text: str) -> None:
        self.text = text
        self.opens = ""
        self._limit = jobs.PAGE
        self.reload()

    def reload(self) -> None:
        text, order, limit = self.text, self.order, self._limit
        if text.strip():
            self.journal.desk.ask(
                lambda session: jobs.search(session, text, order, limit), self.show, self.refused, latest="search"
            )
        else:
            self.journal.desk.ask(jobs.start, self.show_start, self.journal.complain, latest="search")

    def show(self, data: SearchData) -> None:
        """Show results; those of another query from the top."""
        old = self.data
        is_other = old is None or (old.text, old.results.order) != (data.text, data.results.order)
        self.data, self.start = data, None
        self.search_bar.show(data)
        if is_other:
            self._loosened = None
        self._lay_out(data, from_top=is_other)
        if not data.results.found and self._loosened is None:
            self.journal.desk.ask(
                lambda session: jobs.loosened(session, data), partial(self._loosen, data), latest="loosened"
            )
        self._watch(data.results.is_scan and data.total >= MANY, data.progress)
        self.keep_read(again=True)
        self.refresh_frame()
        self._go_on()
        if self.opens and self.opens == data.text:
            self.action_open_found()

    def _lay_out(self, data: SearchData, *, from_top: bool = False) -> None:
        is_plain = paint_of(self.app).is_plain
        if from_top:
            self.listing.forget()
        self.listing.show(lambda size: result_rows(data, self._loosened, size, is_plain=is_plain))

    def _loosen(self, data: SearchData, found: tuple[Loosened, ...]) -> None:
        if self.data is not None and self.data.text == data.text:
            self._loosened = found
            self._lay_out(self.data, from_top=True)

    def show_start(self, start: StartData) -> None:
        """Show what was asked before."""
        is_other = self.start is None
        self.data, self.start, self.read = None, start, None
        self.search_bar.show(None)
        self._watch(start.progress is not None, start.progress)
        if is_other:
            self.listing.forget()
        self.listing.show(partial(start_rows, start, jobs.RECENT))
        self.keep_read(again=True)
        self.refresh_frame()

    def refused(self, error: JournalError) -> None:
        """Tell what is wrong with the query, and leave what was found before."""
        if isinstance(error, QueryError):
            self.tell_of(error)
        else:
            self.journal.complain(error)

    def tell_error(self, error: QueryError) -> None:
        self.search_bar.fail(error)

    def _watch(self, is_scan: bool, progress: float | None) -> None:
        """Say how far the index is while it is being built, and look again when it is there."""
        self._progress = progress
        self.search_bar.note(building_words(progress) if is_scan else "")
        if is_scan and self._building is None:
            self._building = self.set_interval(BUILDING_SECONDS, self._look_again)
        elif not is_scan and self._building is not None:
            self._building.stop()
            self._building = None

    def _look_again(self) -> None:
        if self.is_current:
            self.journal.desk.ask(jobs.progress, self._went_on, latest="progress")

    def _went_on(self, progress: float | None) -> None:
        if self._building is None:
            return
        if progress is None and self._progress is not None:
            self.reload()
        else:
            self._watch(True, progress)

    @on(SearchBar.Changed)
    def _query_typed(self, event: SearchBar.Changed) -> None:
        if event.text != self.text:
            self._ask_for(event.text)

    @on(Counts.Picked)
    def _narrow_to(self, event: Counts.Picked) -> None:
        self.ask(toggled(self.text, event.part))

    @on(RowList.Moved)
    def _moved_on(self, event: RowList.Moved) -> None:
        if event.list is self.listing:
            self.keep_read()

    def _go_on(self) -> None:
        """Ask for more results when the last that are there come near."""
        data, seen = self.data, self.listing.scroll_offset.y + self.listing.size.height
        if data is None or not data.has_more or len(data.results.found) < self._limit:
            return
        if seen // jobs.ROW + NEAR_THE_END >= self._limit:
            self._limit *= 2
            self.reload()

    # What is selected

    def there(self) -> Collection[Needs]:
        found = set(super().there())
        found |= {Needs.ROW} if self.listing.key else set()
        found |= {Needs.READING} if self.has_class("-reading") and self.read is not None else set()
        found |= {Needs.SAVED} if self.listing.key.startswith(SAVED) else set()
        return found | ({Needs.FOLDED} if self.shown_entry() and not self.reading.display else set())

    @on(events.DescendantFocus)
    def _focused_on(self, event: events.DescendantFocus) -> None:
        if event.widget in (self.listing, self.reading) or isinstance(event.widget, SearchInput | Counts):
            self.set_class(event.widget is self.reading, "-reading")
            self.refresh_frame()

    def refresh_frame(self) -> None:
        super().refresh_frame()
        self.reading.set_current(self.has_class("-reading"))

    def on_resize(self) -> None:
        self.call_after_refresh(self._fitted)

    def _fitted(self) -> None:
        """After a change of size the entry beside the list may have gone, with the focus, or come."""
        if not self.reading.display and self.has_class("-reading"):
            self.listing.focus()
        self.keep_read(again=True)
        self.refresh_frame()

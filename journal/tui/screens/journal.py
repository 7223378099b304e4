"""Journal: every entry by day, and beside the list the one that is selected."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from journal.domain.records import FollowUp
from journal.tui import jobs
from journal.tui.jobs import EntryData
from journal.tui.jobs_journal import JournalData, Shelf, jumped
from journal.tui.opening import opening
from journal.tui.paint import paint_of
from journal.tui.registry import Needs, Where, bindings
from journal.tui.render.agenda import FOLLOW_UP
from journal.tui.render.journal import heading_line, journal_rows
from journal.tui.render.page import entry_rows
from journal.tui.render.rows import Rows
from journal.tui.screens.narrowing import Narrowing
from journal.tui.screens.place import NOWHERE, Context
from journal.tui.widgets.filter_bar import FilterBar
from journal.tui.widgets.row_list import RowList
from journal.tui.widgets.text_list import TextList

MOST_LINES = 400
"""How many lines of a text are shown beside the list; opened in full there are all."""


class JournalScreen(Narrowing):
    """The second view."""

    WHERE = Where.JOURNAL
    SHEET = "journal.tcss"
    VIEW = "journal"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.JOURNAL)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-split"), (160, "-wide")]  # noqa: RUF012  # as Textual has it

    def __init__(self) -> None:
        super().__init__()
        self.data: JournalData | None = None
        self.read: EntryData | None = None
        self._shelf = Shelf()
        self._sought = ""

    def panes(self) -> ComposeResult:
        with Vertical(id="entries"):
            yield FilterBar()
            yield RowList(id="list")
        yield TextList(id="reading", has_edge=True)

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
        """Select an entry by its id; a query that it does not answer is taken away."""
        if not self.listing.select(key) and self.text and (self.data is None or self.data.entry(key) is None):
            self.narrow("")

    # What is shown

    def reload(self) -> None:
        text, shelf = self.text, self._shelf
        self.journal.desk.ask(lambda session: shelf.read(session, text), self.show, self.refused, latest="journal")

    def show(self, data: JournalData) -> None:
        """Show the entries."""
        self.narrowed(partial(heading_line, data))
        if data is not self.data:
            self.data = data
            self.listing.show(partial(journal_rows, data))
        self._read(again=True)
        self.refresh_frame()

    @on(RowList.Moved)
    def _moved_on(self, event: RowList.Moved) -> None:
        if event.list is self.listing:
            self._read()

    def _read(self, *, again: bool = False) -> None:
        """Keep the reading pane on the selected entry."""
        wanted = self.listing.key
        if not self.reading.display or (wanted == self._sought and not again):
            return
        self._sought = wanted
        if wanted:
            self.journal.desk.ask(lambda session: jobs.entry(session, wanted), self._show_entry, latest="reading")
        else:
            self.read = None
            self.reading.show(lambda size: Rows())

    def _show_entry(self, read: EntryData) -> None:
        if read.entry.id != self._sought:
            return
        is_other = self.read is None or self.read.entry.id != read.entry.id
        self.read = read
        if is_other:
            self.reading.scroll_to(y=0, animate=False)
        plain = paint_of(self.app).is_plain
        self.reading.show(lambda size: entry_rows(read, size, is_plain=plain, most=MOST_LINES))

    def refresh_frame(self) -> None:
        super().refresh_frame()
        self.listing.set_current(self.pane is self.listing)
        self.reading.set_current(self.pane is self.reading)

    # What is selected

    def context(self) -> Context:
        data, entry = self.data, self.data.entry(self.listing.key) if self.data else None
        if data is None or entry is None:
            return NOWHERE
        name = data.names.get(entry.negotiation or "", "")
        talk = entry if entry.participants else data.latest.get(entry.negotiation or "")
        return Context(
            negotiation=entry.negotiation,
            name=name,
            opening=opening(name or entry.named, talk, data.names),
            entry=entry,
            follow_up=self._follow_up(),
        )

    def _follow_up(self) -> FollowUp | None:
        """The open follow-up that is selected in the reading pane."""
        wanted = self.reading.key.removeprefix(FOLLOW_UP) if self.has_class("-reading") else ""
        told = self.read.follow_ups if self.read is not None and self.read.entry.id == self.listing.key else ()
        return next((one for one in told if one.id == wanted and one.is_open), None)

    def there(self) -> Collection[Needs]:
        found, here = set(super().there()), self.context()
        found |= {Needs.ROW} if here.entry else set()
        found |= {Needs.FILED} if here.name else set()
        can_step = self.text or self.came_from or self.has_class("-reading")
        return found | ({Needs.STEP} if can_step else set())

    @on(RowList.Opened)
    def _opened_row(self, event: RowList.Opened) -> None:
        if event.list is self.listing and self.reading.display:
            self._to_pane(self.reading)
        elif self.listing.key:
            self.journal.open_entry(self.listing.key)

    # Panes

    def action_next_pane(self) -> None:
        self._to_pane(self.listing if self.pane is self.reading else self.reading)

    def action_previous_pane(self) -> None:
        self.action_next_pane()

    def action_step_back(self) -> None:
        if self.has_class("-reading"):
            self._to_pane(self.listing)
        elif self.came_from:
            self.came_from = ""
            self.journal.action_go_back()
        elif self.text:
            self.narrow("")

    def _to_pane(self, pane: RowList) -> None:
        if pane.display:
            self.set_class(pane is self.reading, "-reading")
            pane.focus()
            self.refresh_frame()

    @on(events.DescendantFocus)
    def _focused_on(self, event: events.DescendantFocus) -> None:
        if event.widget in (self.listing, self.reading):
            self.set_class(event.widget is self.reading, "-reading")
            self.refresh_frame()

    def on_resize(self) -> None:
        self.call_after_refresh(self._fitted)

    def _fitted(self) -> None:
        """After a change of size the reading pane may have gone, with the focus, or come."""
        if not self.reading.display and self.has_class("-reading"):
            self._to_pane(self.listing)
        self._read(again=True)
        self.refresh_frame()

    # Jumps

    def action_day(self, step: int) -> None:
        if self.data is not None:
            self._jump(self.data.firsts, step)

    def action_month(self, step: int) -> None:
        if self.data is not None:
            self._jump(self.data.month_firsts, step)

    def _jump(self, firsts: Sequence[int], step: int) -> None:
        data, row = self.data, self.listing.index
        if data is not None and row is not None and firsts:
            self.listing.select(data.outline.keys[jumped(firsts, row, step)])

    # Narrowing

    def action_same_negotiation(self) -> None:
        name = self.context().name
        if name:
            self.narrow(f'in:"{name}"' if " " in name else f"in:{name}")

    # The entry

    def action_history(self) -> None:
        if self.listing.key:
            self.journal.open_history(self.listing.key)

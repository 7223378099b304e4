"""An entry opened in full."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from journal.domain.record import replace
from journal.domain.records import FollowUp
from journal.errors import JournalError
from journal.tui import jobs
from journal.tui.jobs import EntryData
from journal.tui.opening import opening
from journal.tui.paint import paint_of
from journal.tui.registry import Where, bindings
from journal.tui.render.agenda import FOLLOW_UP
from journal.tui.render.frame import Band
from journal.tui.render.page import entry_rows, line_of
from journal.tui.screens.place import NOWHERE, Context, Place
from journal.tui.widgets.row_list import RowList
from journal.tui.widgets.text_list import TextList


class EntryScreen(Place):
    """Head, text, statements, follow-ups, findings and record of one entry; at first at the words of a `statement`."""

    WHERE = Where.ENTRY
    SHEET = "entry.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.ENTRY)

    def __init__(self, entry_id: str, statement: str = "") -> None:
        super().__init__()
        self.entry_id = entry_id
        self._statement = statement
        self.data: EntryData | None = None

    def panes(self) -> ComposeResult:
        yield TextList(id="page")

    @property
    def page(self) -> RowList:
        return self.query_one("#page", RowList)

    def reload(self) -> None:
        wanted = self.entry_id
        self.journal.desk.ask(lambda session: jobs.entry(session, wanted), self.show, self._gone, latest="entry")

    def show(self, data: EntryData) -> None:
        """Show an entry."""
        # The answer may come when the screen has been left.
        if not self.is_running:
            return
        self.data = data
        self.page.show(lambda size: entry_rows(data, size, is_plain=paint_of(self.app).is_plain, margin=2))
        self.refresh_frame()
        if self._statement:
            self.call_after_refresh(self._to_words)

    def _to_words(self) -> None:
        """Bring the words of the statement into view, with some of what was said before them."""
        wanted, self._statement = self._statement, ""
        if self.data is not None and wanted:
            is_plain = paint_of(self.app).is_plain
            line = line_of(self.data, wanted, self.page.size, is_plain=is_plain, margin=2)
            if line >= self.page.size.height:
                self.page.scroll_to(y=line - self.page.size.height // 3, animate=False)

    def _gone(self, error: JournalError) -> None:
        """The entry is there no more: taken back, here or elsewhere."""
        if self.is_current:
            self.app.pop_screen()

    def band(self) -> Band:
        name = self.data.names.get(self.data.entry.negotiation or "", "unfiled") if self.data else ""
        return replace(self.journal.band(), title="Entry", aside=name)

    def context(self) -> Context:
        data = self.data
        if data is None:
            return NOWHERE
        entry, key = data.entry, self.page.key
        name = data.names.get(entry.negotiation or "", "")
        return Context(
            negotiation=entry.negotiation,
            name=name,
            opening=opening(name, entry, data.names),
            entry=entry,
            follow_up=self._selected(data, key.removeprefix(FOLLOW_UP)) if key else None,
        )

    def _selected(self, data: EntryData, follow_up: str) -> FollowUp | None:
        return next((one for one in data.follow_ups if one.id == follow_up and one.is_open), None)

    def action_history(self) -> None:
        self.journal.open_history(self.entry_id)

    def action_back(self) -> None:
        self.app.pop_screen()

    def action_older(self) -> None:
        self._turn_to(self.data.older if self.data else None)

    def action_newer(self) -> None:
        self._turn_to(self.data.newer if self.data else None)

    def _turn_to(self, entry_id: str | None) -> None:
        if entry_id is not None:
            self.entry_id = entry_id
            self.page.scroll_to(y=0, animate=False)
            self.reload()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "older":
            return self.data is not None and self.data.older is not None
        if action == "newer":
            return self.data is not None and self.data.newer is not None
        return super().check_action(action, parameters)

"""The entry beside the results of Search, and where it leads."""

from __future__ import annotations

from textual import on

from journal.domain.records import Entry, FollowUp
from journal.errors import JournalError, NotFoundError
from journal.tui import jobs_search as jobs
from journal.tui.jobs_search import FoundEntry
from journal.tui.opening import opening
from journal.tui.paint import paint_of
from journal.tui.render.agenda import FOLLOW_UP
from journal.tui.render.page import entry_rows, line_of_hit
from journal.tui.render.rows import Rows
from journal.tui.render.search_start import language_rows
from journal.tui.screens.place import NOWHERE, Context
from journal.tui.screens.search_query import SearchQuery
from journal.tui.widgets.row_list import RowList

MOST_LINES = 400
"""How many lines of a text are shown beside the list."""


class SearchReading(SearchQuery):
    """Keeps the pane on what is selected; opens it. `_sought` is the row's key that it was asked for."""

    _sought = ""

    def keep_read(self, *, again: bool = False) -> None:
        """Keep the reading pane on what is selected."""
        wanted, data = self.listing.key, self.data
        if not self.reading.display or (wanted == self._sought and not again):
            return
        if data is not None and data.found(wanted) is not None:
            is_kept = again and wanted == self._sought and self.read is not None
            self._sought = wanted
            self.turn_to(self.read.data.entry.id if is_kept and self.read is not None else wanted)
            return
        self._sought, self.read = wanted, None
        self.reading.show(language_rows if data is None else lambda size: Rows())

    def turn_to(self, entry_id: str) -> None:
        """Show an entry beside the list."""
        query = self.data.results.query if self.data is not None else None
        if query is not None:
            self.journal.desk.ask(
                lambda session: jobs.entry(session, entry_id, query), self._show_entry, self._unread, latest="reading"
            )

    def _unread(self, error: JournalError) -> None:
        """An entry that is gone since: the results are asked for again."""
        self.read = None
        self.reading.show(lambda size: Rows())
        if not isinstance(error, NotFoundError):
            self.journal.complain(error)

    def _show_entry(self, read: FoundEntry) -> None:
        if self.data is None:
            return
        is_other = self.read is None or self.read.data.entry.id != read.data.entry.id
        self.read = read
        is_plain, place, height = paint_of(self.app).is_plain, self.reading.scroll_offset.y, self.reading.size.height
        self.reading.show(
            lambda size: entry_rows(read.data, size, is_plain=is_plain, most=MOST_LINES, sought=read.sought)
        )
        if is_other:
            first = line_of_hit(read.data, read.sought, self.reading.size, is_plain=is_plain)
            place = first - height // 3 if first >= height - 2 else 0
        # A list brings what is selected into view; here it is the text that is read.
        self.reading.scroll_to(y=place, animate=False, force=True)
        self.refresh_frame()

    def action_turn(self, step: int) -> None:
        """From the results to the entry; there to the one before or after it in the same negotiation."""
        if not self.has_class("-reading"):
            if step > 0 and self.reading.display and self.read is not None:
                self.reading.focus()
        elif self.read is not None:
            other = self.read.data.newer if step > 0 else self.read.data.older
            if other is not None:
                self.turn_to(other)

    # What is selected

    def shown_entry(self) -> Entry | None:
        """The entry that commands act on: beside the list the one that is read, else the selected one."""
        if self.has_class("-reading") and self.read is not None:
            return self.read.data.entry
        found = self.data.found(self.listing.key) if self.data is not None else None
        return found.entry if found is not None else None

    def context(self) -> Context:
        data, entry = self.data, self.shown_entry()
        if data is None or entry is None:
            return NOWHERE
        name = data.names.get(entry.negotiation or "", "")
        talk = entry if entry.participants else data.latest(entry.negotiation or "")
        return Context(
            negotiation=entry.negotiation,
            name=name,
            opening=opening(name or entry.named, talk, data.names),
            entry=entry,
            follow_up=self._follow_up(),
        )

    def _follow_up(self) -> FollowUp | None:
        """The open follow-up that is selected beside the list."""
        wanted = self.reading.key.removeprefix(FOLLOW_UP) if self.has_class("-reading") else ""
        told = self.read.data.follow_ups if self.read is not None else ()
        return next((one for one in told if one.id == wanted and one.is_open), None)

    # Opening

    @on(RowList.Opened)
    def _opened_row(self, event: RowList.Opened) -> None:
        if event.list is self.listing:
            self.action_open_found()

    def action_open_found(self) -> None:
        """Ask the query of the row, or show its entry in the Journal; on a narrow screen in full."""
        is_there = self.data.text == self.text if self.data is not None else not self.text.strip()
        self.opens = "" if is_there else self.text
        query, entry = self.picked_query(self.listing.key), self.shown_entry()
        if not is_there:
            return
        if query is not None:
            self.ask(query)
            self.field.focus()
        elif entry is not None and not self.reading.display:
            self.remember()
            self.journal.open_entry(entry.id)
        else:
            self.action_in_journal()

    def action_in_journal(self) -> None:
        entry = self.shown_entry()
        if entry is not None:
            self.remember()
            self.journal.go("journal", entry.id, returns=True)

    def action_keep_as_filter(self) -> None:
        """Show the Journal narrowed to the query."""
        data, entry = self.data, self.shown_entry()
        if self.text.strip():
            self.remember()
            is_there = data is not None and data.text == self.text
            asked = data.asked if data is not None and is_there else self.text
            self.journal.narrow_journal(asked, entry.id if entry and is_there else "")

    def action_history(self) -> None:
        entry = self.shown_entry()
        if entry is not None:
            self.journal.open_history(entry.id)

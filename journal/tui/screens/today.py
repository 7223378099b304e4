"""Today: what is due, where each negotiation stands, the day's log; the capture bar."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Size

from journal.domain.record import replace
from journal.domain.records import Entry, FollowUp
from journal.store.extent import Extent
from journal.tui import jobs
from journal.tui.jobs import TodayData
from journal.tui.jobs_first import first_today
from journal.tui.opening import opening
from journal.tui.paint import paint_of
from journal.tui.registry import Needs, Where, bindings
from journal.tui.render.agenda import FOLLOW_UP, MORE, STANDING
from journal.tui.render.entry import ENTRY
from journal.tui.render.frame import left_out
from journal.tui.render.line import MUTED, Cell, row
from journal.tui.render.nudge_keys import MORE_NUDGES, NUDGE, key_of
from journal.tui.render.rows import Rows, heading
from journal.tui.render.suggestion_key import PLAYBOOK
from journal.tui.render.today import Left, left_rows, right_rows
from journal.tui.screens.nudging import nudged
from journal.tui.screens.place import NOWHERE, Context, Place
from journal.tui.widgets.row_list import RowList
from journal.tui.widgets.text_list import TextList

LEAST_HEIGHT = 2
"""How many lines an entry of the log takes at least, with the space above it."""


def entries_seen(height: int) -> int:
    """How many entries of the log a screen of so many lines shows at most."""
    return height // LEAST_HEIGHT + 1


class TodayScreen(Place):
    """The first view."""

    WHERE = Where.TODAY
    SHEET = "today.tcss"
    VIEW = "today"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.TODAY)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-split"), (160, "-wide")]  # noqa: RUF012  # as Textual has it

    def __init__(self) -> None:
        super().__init__()
        self.data: TodayData | None = None
        self._how = Left()
        self._reading = ""
        self._is_fresh = False

    def panes(self) -> ComposeResult:
        yield RowList(id="due")
        yield RowList(id="log", has_edge=True)
        yield TextList(id="reading", has_edge=True)

    @property
    def due(self) -> RowList:
        return self.query_one("#due", RowList)

    @property
    def log_pane(self) -> RowList:
        return self.query_one("#log", RowList)

    @property
    def reading(self) -> RowList:
        return self.query_one("#reading", RowList)

    @property
    def pane(self) -> RowList:
        """The list that has the focus, or gets it back when the capture bar is left."""
        return self.log_pane if self.has_class("-log") else self.due

    def refresh_frame(self) -> None:
        super().refresh_frame()
        for pane in (self.due, self.log_pane):
            pane.set_current(pane is self.pane)
        self.reading.set_current(self.focused is self.reading)

    def on_mount(self) -> None:
        first, self.journal.first = self.journal.first, None
        if first is not None:
            self.show(first)
            self._is_fresh = True

    def reload(self) -> None:
        desk = self.journal.desk
        is_fresh, self._is_fresh = self._is_fresh, False
        if self.data is None or (desk.is_loading and not is_fresh):
            # The rest of the log, and what the ledgers count, take longer than all of it, and can be a moment late.
            seen = entries_seen(self.app.size.height)
            desk.ask(lambda session: first_today(session, seen), self.show, latest="first", reads=Extent.NOTHING)
        self.journal.desk.ask(jobs.today, self.show, self.journal.complain, latest="today")

    def show(self, data: TodayData) -> None:
        """Show the page."""
        if self.data is None:
            self.call_after_refresh(self.journal.get_ready)
        self.data = data
        if data.is_read:
            self.journal.overdue = data.page.overdue
        self.refresh_frame()
        self.set_class(data.page.is_empty and data.is_read, "-empty")
        self.due.show(self._left_rows)
        self.log_pane.show(lambda size: right_rows(data, size, is_plain=paint_of(self.app).is_plain))
        self._reading = ""
        self._read()

    def _left_rows(self, size: Size) -> Rows:
        data = self.data
        if data is None:
            return Rows()
        if not data.is_read:
            return Rows([heading(row(size.width - 2, [Cell(2, "Reading the journal…", MUTED)]))])
        if data.page.is_empty:
            from journal.tui.render.welcome import welcome_rows

            return welcome_rows(size)
        return left_rows(data, size, replace(self._how, aside=left_out(self.band(), self.size.width)))

    def context(self) -> Context:
        data, key = self.data, self.pane.key
        if data is None or not data.is_read:
            return NOWHERE
        if key.startswith(STANDING):
            negotiation = key.removeprefix(STANDING)
            return self._about(data, negotiation, data.latest.get(negotiation))
        if key.startswith(NUDGE):
            nudge = next((one for one in data.nudges if key_of(one) == key), None)
            return nudged(nudge, data.names, data.entries) if nudge else NOWHERE
        if key.startswith(PLAYBOOK):
            negotiation = key.removeprefix(PLAYBOOK)
            return self._about(data, negotiation, data.latest.get(negotiation))
        if key.startswith(ENTRY):
            entry = next((one for day in data.page.days for one in day.entries if f"{ENTRY}{one.id}" == key), None)
            return self._about(data, entry.negotiation, entry) if entry else NOWHERE
        follow_up = self._follow_up(data, key)
        if follow_up is None:
            return NOWHERE
        entry = data.entries.get(follow_up.entry)
        about = self._about(data, follow_up.negotiation, entry)
        return replace(about, follow_up=follow_up, is_answered=follow_up.id in data.answered)

    def _follow_up(self, data: TodayData, key: str) -> FollowUp | None:
        wanted = key.removeprefix(FOLLOW_UP) if key.startswith(FOLLOW_UP) else ""
        groups = (*data.page.due, *data.further)
        return next((one for _, group in groups for one in group if one.id == wanted), None)

    def _about(self, data: TodayData, negotiation: str | None, entry: Entry | None) -> Context:
        name = data.names.get(negotiation or "", "")
        talk = entry if entry is not None and entry.participants else data.latest.get(negotiation or "")
        text = opening(name or (entry.named if entry else ""), talk, data.names)
        return Context(negotiation=negotiation, name=name, opening=text, entry=entry)

    def there(self) -> Collection[Needs]:
        found = set(super().there())
        found |= {Needs.ROW} if self.pane.key else set()
        return found | ({Needs.FOLDED} if self.has_class("-narrow") else set())

    @on(RowList.Opened)
    def _opened_row(self, event: RowList.Opened) -> None:
        if event.key in (MORE, MORE_NUDGES):
            self._how = replace(self._how, expanded=not self._how.expanded)
            self.due.show(self._left_rows)
            return
        if event.key.startswith(PLAYBOOK):
            self.action_playbook()
            return
        entry = self.context().entry
        if entry is not None:
            self.journal.open_entry(entry.id)

    @on(RowList.Moved)
    def _read(self) -> None:
        """Keep the reading pane of a wide screen on the selected row's entry."""
        entry = self.context().entry
        if not self.has_class("-wide") or entry is None or entry.id == self._reading:
            return
        self._reading = entry.id
        entry_id = entry.id
        self.journal.desk.ask(lambda session: jobs.entry(session, entry_id), self._show_reading, latest="reading")

    def _show_reading(self, data: jobs.EntryData) -> None:
        from journal.tui.render.page import entry_rows

        self.reading.show(lambda size: entry_rows(data, size, is_plain=paint_of(self.app).is_plain))

    def action_next_pane(self) -> None:
        self._to_pane(self.log_pane if self.pane is self.due else self.due)

    def action_previous_pane(self) -> None:
        self.action_next_pane()

    def action_toggle_log(self) -> None:
        if self.has_class("-narrow"):
            self._to_pane(self.due if self.has_class("-log") else self.log_pane)

    def _to_pane(self, pane: RowList) -> None:
        self.set_class(pane is self.log_pane, "-log")
        self.call_after_refresh(pane.focus)

    @on(events.DescendantFocus)
    def _focused_on(self, event: events.DescendantFocus) -> None:
        """A pane was clicked or gone to."""
        if event.widget in (self.due, self.log_pane):
            self.set_class(event.widget is self.log_pane, "-log")
            self.refresh_frame()
            self._read()

    def on_resize(self) -> None:
        self.call_after_refresh(self._fitted)

    def _fitted(self) -> None:
        """After a change of size: the hidden pane may not keep the focus, and the reading pane may have opened."""
        if self.focused is None or not self.focused.display:
            self.focus_list()
        self._reading = ""
        self._read()
        self.refresh_frame()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "toggle_log":
            return self.has_class("-narrow")
        return super().check_action(action, parameters)

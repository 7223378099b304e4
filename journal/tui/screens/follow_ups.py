"""Follow-ups: what is due by section, the weeks ahead, and what each comes from."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.geometry import Size

from journal.service import agenda
from journal.tui import jobs_follow_ups as jobs
from journal.tui import jobs_narrowed
from journal.tui.jobs_follow_ups import FollowUpData, FollowUpsData
from journal.tui.jobs_narrowed import Narrowed
from journal.tui.opening import opening
from journal.tui.paint import paint_of
from journal.tui.registry import Needs, Where, bindings
from journal.tui.render.agenda import FOLLOW_UP
from journal.tui.render.follow_up import follow_up_rows
from journal.tui.render.follow_ups import agenda_rows
from journal.tui.render.line import Line
from journal.tui.render.narrowed import narrowed_line, unanswered_lines
from journal.tui.render.nudge_keys import NUDGE, SILENCE, key_of, key_of_silence
from journal.tui.render.nudges import nudge_pane
from journal.tui.render.rows import Rows, heading
from journal.tui.render.weeks import strip_lines
from journal.tui.screens.narrowing import Narrowing
from journal.tui.screens.nudging import nudged
from journal.tui.screens.place import NOWHERE, Context
from journal.tui.widgets.filter_bar import FilterBar
from journal.tui.widgets.frame import LineView
from journal.tui.widgets.row_list import RowList


class Weeks(LineView):
    """The strip of the weeks ahead."""

    def __init__(self) -> None:
        super().__init__(id="weeks")
        self.data: FollowUpsData | None = None

    def show(self, data: FollowUpsData) -> None:
        self.data = data
        self.refresh()

    def lines(self, width: int) -> Sequence[Line]:
        return strip_lines(self.data, width) if self.data else ()


class FollowUpsScreen(Narrowing):
    """The fourth view."""

    WHERE = Where.FOLLOW_UPS
    SHEET = "follow_ups.tcss"
    VIEW = "follow_ups"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.FOLLOW_UPS)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-split"), (160, "-wide")]  # noqa: RUF012  # as Textual has it
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]  # noqa: RUF012  # as Textual has it

    def __init__(self) -> None:
        super().__init__()
        self.data: FollowUpsData | None = None
        self._sought = ""

    def panes(self) -> ComposeResult:
        with Vertical(id="agenda"):
            yield FilterBar(hides=True)
            yield Weeks()
            with Horizontal(id="below"):
                yield RowList(id="list")
                yield RowList(id="reading", has_edge=True)

    @property
    def listing(self) -> RowList:
        return self.query_one("#list", RowList)

    @property
    def reading(self) -> RowList:
        return self.query_one("#reading", RowList)

    @property
    def key(self) -> str:
        return self.listing.key

    def select(self, key: str) -> None:
        """Select a follow-up by its row's key; a query that it does not answer is taken away."""
        if not self.listing.select(key) and self.text and self.data is not None:
            self.narrow("")

    def reload(self) -> None:
        text = self.text
        self.journal.desk.ask(
            lambda session: jobs_narrowed.follow_ups(session, text),
            self.show_narrowed,
            self.refused,
            latest="follow-ups",
        )

    def show_narrowed(self, found: Narrowed[FollowUpsData]) -> None:
        """Show what answers the query, and how much that is."""
        self.narrowed(partial(narrowed_line, found.text, found.kept, found.total, "follow-up"))
        self.show(found.data)

    def show(self, data: FollowUpsData) -> None:
        """Show the agenda."""
        self.data = data
        self.journal.overdue = data.late
        self.query_one(Weeks).show(data)
        self.listing.show(partial(self._rows, data))
        self._sought = ""
        self._read()
        self.refresh_frame()

    def _rows(self, data: FollowUpsData, size: Size) -> Rows:
        if self.text.strip() and not (data.sections or data.nudges or data.silences):
            return Rows([heading(*unanswered_lines("follow-up", size.width))])
        return agenda_rows(data, size)

    def refresh_frame(self) -> None:
        super().refresh_frame()
        self.listing.set_current(True)

    def context(self) -> Context:
        data, key = self.data, self.listing.key
        if data is None:
            return NOWHERE
        if key.startswith((NUDGE, SILENCE)):
            return self._about_nudge(data, key)
        one = data.find(key.removeprefix(FOLLOW_UP))
        if one is None:
            return NOWHERE
        name = data.names.get(one.negotiation or "", "")
        entry = data.entries.get(one.entry)
        talk = entry if entry is not None and entry.participants else data.latest.get(one.negotiation or "")
        return Context(
            negotiation=one.negotiation,
            name=name,
            opening=opening(name or (entry.named if entry else ""), talk, data.names),
            entry=entry,
            follow_up=one,
            is_answered=one.id in data.answered,
        )

    def _about_nudge(self, data: FollowUpsData, key: str) -> Context:
        nudge = next((one for one in data.nudges if key_of(one) == key), None)
        if nudge is not None:
            return nudged(nudge, data.names, data.entries)
        silence = next((one for one in data.silences if key_of_silence(one) == key), None)
        if silence is None:
            return NOWHERE
        name = data.names.get(silence.negotiation, "")
        return Context(negotiation=silence.negotiation, name=name, opening=f"{name}: ", silence=silence)

    def there(self) -> Collection[Needs]:
        found = set(super().there())
        found |= {Needs.STEP} if self.text else set()
        return found | ({Needs.ROW} if self.listing.key else set())

    @on(RowList.Moved)
    def _read(self) -> None:
        """Keep the pane on the selected follow-up."""
        data, key = self.data, self.listing.key
        if data is None or key == self._sought or not self.reading.display:
            return
        self._sought = key
        nudge = self.context().nudge
        if nudge is not None:
            entry = data.entries.get(nudge.entry or "")
            told = None if entry is None else (entry, data.written_in(entry))
            is_plain = paint_of(self.app).is_plain
            self.reading.show(lambda size: nudge_pane(nudge, told, data.names, data.now, size, is_plain=is_plain))
            return
        wanted = key.removeprefix(FOLLOW_UP)
        self.journal.desk.ask(lambda session: jobs.follow_up(session, data, wanted), self._show_one, latest="reading")

    def _show_one(self, one: FollowUpData | None) -> None:
        if one is None:
            self.reading.show(lambda size: Rows())
            return
        self.reading.show(lambda size: follow_up_rows(one, size, is_plain=paint_of(self.app).is_plain))

    @on(RowList.Opened)
    def _opened_row(self) -> None:
        entry = self.context().entry
        if entry is not None:
            self.journal.open_entry(entry.id)

    def on_resize(self) -> None:
        self.call_after_refresh(self._fitted)

    def _fitted(self) -> None:
        self._sought = ""
        self._read()
        self.refresh_frame()

    def action_step_back(self) -> None:
        if self.text:
            self.narrow("")

    def action_reschedule(self) -> None:
        """Ask for another date and make that the due time."""
        from journal.tui.screens.snooze import RescheduleDialog

        one = self.context().follow_up
        if one is None:
            return

        def to(when: str | None) -> None:
            if when:
                self.journal.act(lambda session: agenda.reschedule(session, one.id, when), "Moved")

        self.app.push_screen(RescheduleDialog(one, self.journal.now()), to)

    def action_owner(self) -> None:
        """Hand the move to the other side."""
        one = self.context().follow_up
        if one is not None:
            self.journal.act(lambda session: agenda.hand_over(session, one.id), "Handed over")

"""The brief: one page to have in front of one before a meeting."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.geometry import Size

from journal.domain.brief.words import title_of
from journal.domain.record import replace
from journal.domain.records import Entry
from journal.errors import JournalError
from journal.tui import jobs_brief as jobs
from journal.tui.jobs_brief import BriefData
from journal.tui.opening import opening
from journal.tui.paint import paint_of
from journal.tui.registry import Where, bindings
from journal.tui.render.brief import CLOSED, Look, entry_of, left_rows, narrow_rows, right_rows
from journal.tui.render.brief_private import PREP
from journal.tui.render.frame import Band
from journal.tui.screens.briefing import Briefing
from journal.tui.screens.place import NOWHERE, Context
from journal.tui.widgets.row_list import RowList
from journal.tui.widgets.text_list import TextList

WIDE = 100
"""From this width on the page has two columns."""


class BriefScreen(Briefing, inherit_bindings=False):
    """The talk on the left, what is private and what is open on the right; in one column on a narrow screen.

    With an empty `negotiation`, or where `is_near_first`, it is of the meeting that begins within the hour.
    """

    WHERE = Where.BRIEF
    SHEET = "brief.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Where.BRIEF),
        Binding("ctrl+c,super+c", "screen.copy_text", show=False, system=True),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-split")]  # noqa: RUF012  # as Textual has it

    def __init__(self, negotiation: str = "", *, is_near_first: bool = False) -> None:
        super().__init__()
        self.negotiation = negotiation
        self.is_whole = False
        self._is_near_first = is_near_first
        self._step = 0

    def panes(self) -> ComposeResult:
        yield TextList(id="talk")
        with Vertical(id="beside"):
            yield TextList(id="private", has_edge=True)
            yield TextList(id="around", has_edge=True)

    @property
    def talk(self) -> RowList:
        return self.query_one("#talk", RowList)

    @property
    def sides(self) -> list[RowList]:
        """The lists that are shown and have something to open."""
        every = (self.query_one(f"#{name}", RowList) for name in ("talk", "private", "around"))
        return [one for one in every if one is self.talk or (one.display and one.key)]

    @property
    def pane(self) -> RowList:
        focused = self.focused
        return focused if isinstance(focused, RowList) and focused.id in ("private", "around") else self.talk

    def reload(self) -> None:
        wanted, with_, is_near_first = self.negotiation, self.with_, self._is_near_first
        self.journal.desk.ask(
            lambda session: jobs.brief(session, wanted, with_, is_near_first=is_near_first),
            self.show,
            self._refused,
            latest="brief",
        )

    def _refused(self, error: JournalError) -> None:
        """Nothing to show: back to where one came from, with the reason; a wrong name is only told."""
        if self.with_ and self.data is not None:
            self.with_ = ""
        elif self.is_current:
            self.app.pop_screen()
        self.journal.complain(error)

    def show(self, data: BriefData) -> None:
        """Show the page."""
        # The answer may come when the screen has been left.
        if not self.is_running:
            return
        self.data, self._is_near_first = data, False
        self.negotiation = data.brief.negotiation.id
        self.journal.overdue = data.overdue
        self._draw()
        step, self._step = self._step, 0
        if step:
            self.action_negotiation(step)

    def _draw(self) -> None:
        data = self.data
        if data is None:
            return
        look = Look(is_whole=self.is_whole, is_plain=paint_of(self.app).is_plain)
        if self.app.size.width < WIDE:
            self.talk.show(lambda size: narrow_rows(data, size, look))
        else:
            self.talk.show(lambda size: left_rows(data, size, look))
            self._draw_beside(data, look)
        self.refresh_frame()

    def _draw_beside(self, data: BriefData, look: Look) -> None:
        """The private block is as high as it has to be, and scrolls where it would leave nothing to the rest."""
        beside, private = self.query_one("#beside"), self.query_one("#private", RowList)
        size = beside.size
        if not size.width:
            return
        made = right_rows(data, Size(size.width, size.height), look)
        private.styles.height = min(made.private.height + 2, max(size.height - 6, 4))
        private.show(lambda _: made.private)
        self.query_one("#around", RowList).show(lambda _: made.around)

    def on_resize(self) -> None:
        self.call_after_refresh(self._draw)

    def refresh_frame(self) -> None:
        super().refresh_frame()
        for side in self.query(RowList):
            side.set_current(side is self.pane)

    def band(self) -> Band:
        aside = title_of(self.data.brief) if self.data else ""
        return replace(self.journal.band(), title="Brief", aside=aside)

    def context(self) -> Context:
        data = self.data
        if data is None:
            return NOWHERE
        one = data.brief.negotiation
        talk = data.talk
        return Context(
            negotiation=one.id, name=one.name, opening=opening(one.name, talk, data.brief.names), entry=self._entry()
        )

    def _entry(self) -> Entry | None:
        """The entry of the selected row, where it is the one said last; others are opened by their id."""
        talk = self.data.talk if self.data else None
        return talk if talk is not None and entry_of(self.pane.key) == talk.id else None

    @on(RowList.Opened)
    def _opened_row(self, event: RowList.Opened) -> None:
        if event.key == PREP:
            self.action_prep()
        elif event.key == CLOSED:
            self.action_unfold()
        elif entry_of(event.key):
            self.journal.open_entry(entry_of(event.key))

    @on(events.DescendantFocus)
    def _focused_on(self, event: events.DescendantFocus) -> None:
        if isinstance(event.widget, RowList):
            self.refresh_frame()

    def action_next_pane(self) -> None:
        sides = self.sides
        sides[(sides.index(self.pane) + 1) % len(sides) if self.pane in sides else 0].focus()

    def action_back(self) -> None:
        self.app.pop_screen()

    def action_unfold(self) -> None:
        self.is_whole = not self.is_whole
        self._draw()

    def action_ledger(self) -> None:
        if self.negotiation:
            self.journal.go("offers", f"{self.negotiation}/")

    def action_negotiation(self, step: int) -> None:
        """Show the brief of the next negotiation, or of the one before."""
        data = self.data
        if data is None:
            self._step = step
        elif data.among:
            place = data.among.index(self.negotiation) if self.negotiation in data.among else 0
            self.negotiation, self.with_ = data.among[(place + step) % len(data.among)], ""
            self.talk.scroll_to(y=0, animate=False)
            self.reload()

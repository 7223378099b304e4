"""Packages side by side, by year, with a plot; which ones is chosen from all there are."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from journal.domain.offer.compared import Column
from journal.domain.record import replace
from journal.tui import jobs_worth as jobs
from journal.tui.jobs_worth import CompareData
from journal.tui.opening import opening
from journal.tui.registry import Needs, Where, bindings
from journal.tui.render.choosing import PICK, choice_rows
from journal.tui.render.compare import compare_head, compare_rows
from journal.tui.render.frame import Band
from journal.tui.render.line import Line
from journal.tui.screens.place import NOWHERE, Context, Place
from journal.tui.widgets.frame import LineView
from journal.tui.widgets.row_list import RowList


class CompareHead(LineView):
    """In which currency, and how many."""

    def __init__(self) -> None:
        super().__init__(id="compare-head")
        self.data: CompareData | None = None
        self.selected = 0
        self.is_choosing = False

    def show(self, data: CompareData, selected: int, *, is_choosing: bool) -> None:
        self.data, self.selected, self.is_choosing = data, selected, is_choosing
        self.refresh()

    def lines(self, width: int) -> Sequence[Line]:
        return compare_head(self.data, self.selected, width, is_choosing=self.is_choosing) if self.data else ()


class CompareScreen(Place):
    """Every open offer and the current job at first; the columns are walked with left and right."""

    WHERE = Where.COMPARE
    SHEET = "worth.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.COMPARE)

    def __init__(self) -> None:
        super().__init__()
        self.chosen: tuple[str, ...] | None = None
        self.selected = 0
        self.is_choosing = False
        self.data: CompareData | None = None

    def panes(self) -> ComposeResult:
        with Vertical(id="compare"):
            yield CompareHead()
            yield RowList(id="list")

    def reload(self) -> None:
        chosen = self.chosen
        self.journal.desk.ask(
            lambda session: jobs.compare(session, chosen), self.show, self.journal.complain, latest="compare"
        )

    def show(self, data: CompareData) -> None:
        """Show the packages."""
        # The answer may come when the screen has been left.
        if not self.is_running:
            return
        self.data = data
        self.selected = min(self.selected, max(len(data.comparison.columns) - 1, 0))
        self.journal.overdue = data.overdue
        self._draw()

    def _draw(self) -> None:
        data = self.data
        if data is None:
            return
        self.query_one(CompareHead).show(data, self.selected, is_choosing=self.is_choosing)
        if self.is_choosing:
            self.pane.show(partial(choice_rows, data))
        else:
            self.pane.show(partial(compare_rows, data, self.selected))
        self.refresh_frame()

    def band(self) -> Band:
        return replace(self.journal.band(), title="Compare", aside=self.column.worth.title if self.column else "")

    @property
    def column(self) -> Column | None:
        """The selected package."""
        columns = self.data.comparison.columns if self.data else ()
        return columns[self.selected] if self.selected < len(columns) else None

    def context(self) -> Context:
        data, column = self.data, self.column
        if data is None or column is None:
            return NOWHERE
        one = column.worth.negotiation
        talk = data.latest.get(one.id)
        return Context(negotiation=one.id, name=one.name, opening=opening(one.name, talk, data.names))

    def there(self) -> Collection[Needs]:
        found = set(super().there())
        return found | ({Needs.ROW} if self.pane.key or self.column is not None else set())

    @on(RowList.Opened)
    def _opened_row(self, event: RowList.Opened) -> None:
        """Put a package beside the others or take it away; else show how the selected one was made."""
        data, column = self.data, self.column
        if data is None:
            return
        if event.key.startswith(PICK):
            key = event.key.removeprefix(PICK)
            chosen = [one for one in data.chosen if one != key]
            self.chosen = tuple(chosen if key in data.chosen else [*chosen, key])
            self.reload()
        elif column is not None:
            self.journal.open_worth(column.worth.negotiation.id, column.worth.title)

    def action_beside(self, step: int) -> None:
        """Select the package at the right, or at the left."""
        count = len(self.data.comparison.columns) if self.data else 0
        if count and not self.is_choosing:
            self.selected = min(max(self.selected + step, 0), count - 1)
            self._draw()

    def action_take_away(self) -> None:
        """Take the selected package out of the comparison."""
        data = self.data
        if data is not None and self.column is not None and not self.is_choosing:
            self.chosen = tuple(key for place, key in enumerate(data.chosen) if place != self.selected)
            self.reload()

    def action_choose(self) -> None:
        """Choose what is compared, or go back to the comparison."""
        self.is_choosing = not self.is_choosing
        self._draw()

    def action_back(self) -> None:
        if self.is_choosing:
            self.action_choose()
        else:
            self.app.pop_screen()

"""What a negotiation's packages are worth, with lines that open."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from journal.domain.record import replace
from journal.domain.records import Entry
from journal.tui import jobs_worth as jobs
from journal.tui.draft import Notice
from journal.tui.jobs_worth import WorthData
from journal.tui.opening import opening
from journal.tui.registry import Needs, Where, bindings
from journal.tui.render.frame import Band
from journal.tui.render.line import Line
from journal.tui.render.worth import ITEM, STEP, worth_head, worth_rows
from journal.tui.screens.form import FormDialog
from journal.tui.screens.place import NOWHERE, Context, Place
from journal.tui.widgets.frame import LineView
from journal.tui.widgets.row_list import RowList


class FigureDialog(FormDialog):
    """Asks for figures of the person's own; the title names the item that the first is of."""

    WHERE = Where.FIGURE
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.FIGURE)
    FIELDS = (
        ("amount", "Worth", "6k, 500/day, €450/month; of equity what one unit is: 7.35; or none"),
        ("equity", "Equity at", "with what part of its paper value it counts: 50%"),
        ("rounding", "Rounding", "how units vest: cumulative rounding, front loaded, fractional, …"),
        ("hours", "Hours a week", "what hourly pay is for: 38.5"),
        ("because", "Because", "where the figure comes from"),
    )


class WorthHead(LineView):
    """Whose package it is, and which."""

    def __init__(self) -> None:
        super().__init__(id="worth-head")
        self.data: WorthData | None = None
        self.at = 0

    def show(self, data: WorthData, at: int) -> None:
        self.data, self.at = data, at
        self.refresh()

    def lines(self, width: int) -> Sequence[Line]:
        return worth_head(self.data, self.at, width) if self.data else ()


class WorthScreen(Place):
    """The packages of one negotiation, one at a time; `which` is the title of the one to begin with."""

    WHERE = Where.WORTH
    SHEET = "worth.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.WORTH)

    def __init__(self, negotiation: str, which: str = "") -> None:
        super().__init__()
        self.negotiation = negotiation
        self.which = which
        self.opened: set[str] = set()
        self.data: WorthData | None = None

    def panes(self) -> ComposeResult:
        with Vertical(id="worth"):
            yield WorthHead()
            yield RowList(id="list")

    def reload(self) -> None:
        wanted = self.negotiation
        self.journal.desk.ask(
            lambda session: jobs.worth(session, wanted), self.show, self.journal.complain, latest="worth"
        )

    def show(self, data: WorthData | None) -> None:
        """Show the packages; where the negotiation is gone, go back."""
        # The answer may come when the screen has been left.
        if not self.is_running:
            return
        if data is None:
            if self.is_current:
                self.app.pop_screen()
            return
        self.data = data
        self.journal.overdue = data.overdue
        self._draw()

    @property
    def at(self) -> int:
        """The number of the package that is shown: the one that was chosen, else the last offer."""
        packages = self.data.packages if self.data else ()
        chosen = next((place for place, one in enumerate(packages) if one.title == self.which), None)
        if chosen is not None:
            return chosen
        offers = [place for place, one in enumerate(packages) if one.version is not None]
        return offers[-1] if offers else 0

    def _draw(self) -> None:
        if self.data is not None:
            self.query_one(WorthHead).show(self.data, self.at)
            self.pane.show(partial(worth_rows, self.data, self.at, frozenset(self.opened)))
            self.refresh_frame()

    def band(self) -> Band:
        return replace(self.journal.band(), title="Worth", aside=self.data.negotiation.name if self.data else "")

    def context(self) -> Context:
        data = self.data
        if data is None:
            return NOWHERE
        one, talk = data.negotiation, data.latest.get(data.negotiation.id)
        return Context(
            negotiation=one.id, name=one.name, opening=opening(one.name, talk, data.names), entry=self._entry(data)
        )

    def _entry(self, data: WorthData) -> Entry | None:
        """The entry that the selected line, or the selected item, comes from."""
        key = self.pane.key
        item, _, number = key.removeprefix(STEP).removeprefix(ITEM).partition(":")
        package = data.packages[self.at] if data.packages else None
        every = (*package.items, *package.forfeited) if package else ()
        found = next((one for one in every if one.item == item), None)
        if found is None:
            return None
        steps = found.steps[int(number) : int(number) + 1] if key.startswith(STEP) else found.steps
        return next((data.entries[one.entry] for one in steps if one.entry in data.entries), None)

    @property
    def item(self) -> str:
        """The item that is selected, or that a selected line is of."""
        return self.pane.key.removeprefix(STEP).removeprefix(ITEM).partition(":")[0]

    def there(self) -> Collection[Needs]:
        return {*super().there(), *({Needs.ROW, Needs.ITEM} if self.item else ())}

    @on(RowList.Opened)
    def _opened_row(self, event: RowList.Opened) -> None:
        """Open the lines of an item, or close them; of a line, the entry it comes from."""
        if event.key.startswith(STEP):
            entry = self.context().entry
            if entry is not None:
                self.journal.open_entry(entry.id)
            return
        self.opened ^= {event.key.removeprefix(ITEM)}
        self._draw()

    def action_all_lines(self) -> None:
        """Open the lines of every item, or close them all."""
        data = self.data
        if data is None or not data.packages:
            return
        every = {one.item for one in data.packages[self.at].items}
        self.opened = set() if every <= self.opened else every
        self._draw()

    def action_package(self, step: int) -> None:
        """Show the next package, or the one before."""
        data = self.data
        if data is not None and data.packages:
            self.which = data.packages[(self.at + step) % len(data.packages)].title
            self._draw()

    def action_compare(self) -> None:
        self.journal.open_compare()

    def action_figure(self) -> None:
        """Ask for a figure of the person's own, of the selected item."""
        if self.data is not None and self.item:
            self._ask(self.item, {})

    def _ask(self, item: str, filled: Mapping[str, str], problem: str = "") -> None:
        data = self.data
        if data is None:
            return
        name = data.negotiation.name
        label = next((one.label for one in data.packages[self.at].items if one.item == item), item)

        def answered(said: Mapping[str, str] | None) -> None:
            if said is not None:
                self.journal.desk.ask(
                    lambda session: jobs.give(session, name, item, said),
                    self._given,
                    lambda error: self._ask(item, said, error.sentence),
                )

        self.app.push_screen(FigureDialog(f"{name}  {label}", filled, problem), answered)

    def _given(self, words: str) -> None:
        self.journal.tell(Notice(words, "u", "undoes it"))
        self.journal.reload()

    def action_back(self) -> None:
        self.app.pop_screen()

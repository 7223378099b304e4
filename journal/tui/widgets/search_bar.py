"""The top of Search: the query, how much answers it, and below that the counts or what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.message import Message

from journal.domain.query import QueryError
from journal.tui.jobs_search import SearchData
from journal.tui.registry import Where, bindings
from journal.tui.render.counts import Count, Place, counts_line, counts_of
from journal.tui.render.line import ACCENT, EMPTY, MUTED, WARNING, Cell, Line, Run, cells, row
from journal.tui.render.query import query_lines
from journal.tui.render.search import ORDERS, said_words
from journal.tui.widgets.frame import LineView
from journal.tui.widgets.query_input import QueryInput

FIELD = 4
"""The column where the query begins."""
USUAL = 2
"""How many lines there are below it."""


class SearchInput(QueryInput):
    """The query as it is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.SEARCHING), *bindings(Where.COMPLETING)]
    plain_keys = frozenset(("open_found", "to_results", "to_counts", "result", "clear_search"))
    enter_keys = frozenset(("open_found",))

    def __init__(self) -> None:
        super().__init__(id="search-input")

    def _ask(self, what: str) -> None:
        self.post_message(self.Asked(what))

    def action_open_found(self) -> None:
        self._ask("open_found")

    def action_to_results(self) -> None:
        self._ask("to_results")

    def action_to_counts(self) -> None:
        self._ask("to_counts")

    def action_result(self, step: int) -> None:
        self._ask("next_result" if step > 0 else "result_before")

    def action_page_results(self, step: int) -> None:
        self._ask("page_down" if step > 0 else "page_up")

    def action_fields(self) -> None:
        self.want(is_asked=True)

    def action_order(self) -> None:
        self._ask("order")

    def action_keep_as_filter(self) -> None:
        self._ask("keep_as_filter")

    def action_save_search(self) -> None:
        self._ask("save_search")

    def action_clear_search(self) -> None:
        self._ask("clear_search")


class _Prompt(LineView):
    def lines(self, width: int) -> Sequence[Line]:
        is_typing = self.screen.focused is not None and self.screen.focused.id == "search-input"
        return ((Run("▎" if is_typing else " ", ACCENT), Run(" › ", ACCENT)),)


class _Said(LineView):
    """How much was found, at the right of the query."""

    words = ""

    def lines(self, width: int) -> Sequence[Line]:
        return (row(width - 2, [], [Run(self.words, MUTED)]),)


class Counts(LineView, can_focus=True):
    """What lies below the query: the counts by negotiation and channel and the order; or an error at its place."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.COUNTS)

    @dataclass
    class Picked(Message):
        """The results are to be narrowed to a count, or no longer."""

        part: str

    @dataclass
    class OrderPicked(Message):
        """The order was clicked."""

    def __init__(self) -> None:
        super().__init__(id="search-counts")
        self.data: SearchData | None = None
        self.error: Sequence[Line] = ()
        self.note = ""
        self._chosen = ""

    def show(self, data: SearchData | None) -> None:
        """Show the counts of some results."""
        self.data, self.error = data, ()
        self.remove_class("-long")
        self.refresh()

    def fail(self, lines: Sequence[Line]) -> None:
        """Show what is wrong instead, with a line more where it is long."""
        self.error = lines
        self.set_class(len(lines) > USUAL, "-long")
        self.refresh()

    @property
    def places(self) -> list[Place]:
        """Where the counts stand that can be picked; nothing while an error is told."""
        return [] if self.error else self._laid_out(self.size.width)[1]

    @property
    def chosen(self) -> Count | None:
        """The count that the keys are on."""
        places = self.places
        return next((one.of for one in places if one.of.part == self._chosen), places[0].of if places else None)

    def _laid_out(self, width: int) -> tuple[Line, list[Place]]:
        if self.data is None:
            return EMPTY, []
        room = width - 2 - cells(self._order) - 2
        chosen = self._chosen if self.has_focus else ""
        return counts_line(counts_of(self.data), self.data.asked, chosen, FIELD, room)

    @property
    def _order(self) -> str:
        return ORDERS[self.data.results.order] if self.data and self.data.results.total else ""

    def lines(self, width: int) -> Sequence[Line]:
        if self.error:
            return self.error
        line = self._laid_out(width)[0]
        gap = width - 2 - cells(self._order) - sum(cells(run.text) for run in line)
        first = (*line, Run(" " * gap), Run(self._order, MUTED)) if self._order and gap >= 0 else line
        return (first, row(width - 2, [Cell(FIELD, self.note, WARNING)]))

    def on_focus(self) -> None:
        if chosen := self.chosen:
            self._chosen = chosen.part
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def action_count(self, step: int) -> None:
        places = self.places
        at = next((number for number, one in enumerate(places) if one.of.part == self._chosen), 0)
        if places:
            self._chosen = places[(at + step) % len(places)].of.part
            self.refresh()

    def action_pick(self) -> None:
        if chosen := self.chosen:
            self.post_message(self.Picked(chosen.part))

    def on_click(self, event: events.Click) -> None:
        event.stop()
        for start, end, one in self.places if event.y == 0 else ():
            if start <= event.x < end:
                self._chosen = one.part
                self.post_message(self.Picked(one.part))
                return
        if event.y == 0 and self._order and event.x >= self.size.width - 2 - cells(self._order):
            self.post_message(self.OrderPicked())


class SearchBar(Container):
    """The query and what stands around it. It is told by methods; its field and counts speak by messages."""

    @dataclass
    class Changed(Message):
        """Something else is asked for."""

        text: str

    def __init__(self) -> None:
        super().__init__(id="search")
        self._error: QueryError | None = None

    def compose(self) -> ComposeResult:
        with Horizontal(id="search-line"):
            yield _Prompt(id="search-prompt")
            yield SearchInput()
            yield _Said(id="search-said")
        yield Counts()

    @property
    def field(self) -> SearchInput:
        return self.query_one(SearchInput)

    @property
    def counts(self) -> Counts:
        return self.query_one(Counts)

    def ask(self, text: str) -> None:
        """Put a query into the field, with the cursor behind it."""
        self.field.fill(text)

    def show(self, data: SearchData | None) -> None:
        """Show how much answers the query."""
        self._error = None
        said = self.query_one(_Said)
        said.words = said_words(data)
        said.styles.width = cells(said.words) + 4 if said.words else 2
        said.refresh()
        self.counts.show(data)

    def note(self, words: str) -> None:
        """Say something below the counts."""
        self.counts.note = words
        self.counts.refresh()

    def fail(self, error: QueryError) -> None:
        """Say what is wrong with the query, at its place."""
        self._error = error
        field = self.field
        self.counts.fail(query_lines(error, field.value, field.scroll_offset.x, self.size.width, FIELD))

    @on(SearchInput.Changed)
    def _changed(self, event: SearchInput.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(event.value))

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _focus_moved(self) -> None:
        self.query_one(_Prompt).refresh()

    def on_resize(self) -> None:
        if self._error is not None:
            self.fail(self._error)

"""What a view is narrowed to: its heading at rest; in use a query, and below it what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.message import Message
from textual.timer import Timer

from journal.domain.query import QueryError
from journal.tui.registry import Where, bindings
from journal.tui.render.line import ACCENT, EMPTY, Line, Run
from journal.tui.render.query import query_lines
from journal.tui.widgets.frame import LineView
from journal.tui.widgets.query_input import QueryInput

FIELD = 4
"""The column where the query begins."""
PAUSE_SECONDS = 0.12
"""How long after the last key the list is narrowed."""


class Heading(LineView):
    """What is shown, and how many rows that is."""

    draw: Callable[[int], Line] = staticmethod(lambda width: EMPTY)

    def lines(self, width: int) -> Sequence[Line]:
        return (self.draw(width),)


class _Prompt(LineView):
    def lines(self, width: int) -> Sequence[Line]:
        return ((Run("  › ", ACCENT),),)


class _Below(LineView):
    content: Sequence[Line] = ()

    def lines(self, width: int) -> Sequence[Line]:
        return self.content


class FilterInput(QueryInput):
    """The query as it is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.FILTERING), *bindings(Where.COMPLETING)]
    plain_keys = frozenset(("keep_filter", "to_narrowed", "fields", "leave_filter"))
    enter_keys = frozenset(("keep_filter",))

    def __init__(self) -> None:
        super().__init__(id="filter-input")

    def action_keep_filter(self) -> None:
        self.post_message(self.Asked("keep"))

    def action_to_narrowed(self) -> None:
        self.post_message(self.Asked("keep"))

    def action_leave_filter(self) -> None:
        self.post_message(self.Asked("leave"))

    def action_fields(self) -> None:
        self.want(is_asked=True)


class FilterBar(Container):
    """The heading of a list, on which a query can be typed. It is told by methods and speaks by messages.

    One that `hides` is not there as long as nothing is narrowed.
    """

    @dataclass
    class Changed(Message):
        """The list is to be narrowed to what answers the text."""

        text: str

    @dataclass
    class Left(Message):
        """The field was left; not `keeps` means: all of it again."""

        keeps: bool

    @dataclass
    class Opened(Message):
        """The heading was clicked."""

    def __init__(self, *, hides: bool = False) -> None:
        super().__init__(id="filter", classes="-hidden" if hides else "")
        self._hides = hides
        self._error: QueryError | None = None
        self._pausing: Timer | None = None

    def compose(self) -> ComposeResult:
        yield Heading(id="filter-heading")
        yield _Prompt(id="filter-prompt")
        yield FilterInput()
        yield _Below(id="filter-below")

    @property
    def field(self) -> FilterInput:
        return self.query_one(FilterInput)

    @property
    def is_open(self) -> bool:
        return self.has_class("-open")

    def show(self, draw: Callable[[int], Line], *, is_narrowed: bool = True) -> None:
        """Show a heading, drawn to a width."""
        self.set_class(self._hides and not is_narrowed and not self.is_open, "-hidden")
        heading = self.query_one(Heading)
        heading.draw = draw
        heading.refresh()

    def open(self, text: str) -> None:
        """Begin to type, or go on with a query."""
        self.add_class("-open")
        self.remove_class("-hidden")
        self.field.fill(text)
        self.field.focus()
        self.told(None)

    def close(self, *, is_narrowed: bool) -> None:
        """Show the heading again."""
        if self._pausing is not None:
            self._pausing.stop()
        self.remove_class("-open")
        self.set_class(self._hides and not is_narrowed, "-hidden")

    def told(self, error: QueryError | None) -> None:
        """Say what is wrong with the query, or that nothing is."""
        self._error = error
        field, below = self.field, self.query_one(_Below)
        below.content = query_lines(error, field.value, field.scroll_offset.x, self.size.width, FIELD)
        below.refresh()

    @on(FilterInput.Changed)
    def _changed(self, event: FilterInput.Changed) -> None:
        event.stop()
        if not self.is_open:
            return
        if self._pausing is not None:
            self._pausing.stop()
        self._pausing = self.set_timer(PAUSE_SECONDS, lambda: self.post_message(self.Changed(event.value)))

    @on(FilterInput.Asked)
    def _asked(self, event: FilterInput.Asked) -> None:
        event.stop()
        self.post_message(self.Left(event.what == "keep"))

    def on_click(self, event: events.Click) -> None:
        if not self.is_open:
            self.post_message(self.Opened())

    def on_resize(self) -> None:
        self.told(self._error)

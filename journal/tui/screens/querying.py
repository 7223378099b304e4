"""A view with a field for a query: what completes it is asked for here."""

from __future__ import annotations

from textual import on

from journal.domain.query import QueryError
from journal.tui import jobs_search
from journal.tui.registry import Needs, Where
from journal.tui.screens.place import Place
from journal.tui.widgets.choices import Choices
from journal.tui.widgets.frame import KeysBar
from journal.tui.widgets.query_input import QueryInput


class Querying(Place):
    """Has a QueryInput. `TYPING` is where its keys are told of."""

    TYPING = Where.FILTERING

    @property
    def query_input(self) -> QueryInput:
        return self.query_one(QueryInput)

    def __init__(self) -> None:
        super().__init__()
        self._held: tuple[str, QueryError] | None = None

    def tell_error(self, error: QueryError) -> None:
        """Show what is wrong with the query, at its place."""
        raise NotImplementedError

    def tell_of(self, error: QueryError) -> None:
        """Tell what is wrong, but not of a word that is still being typed: while completions for it are open."""
        field = self.query_input
        if field.choices.offered and error.start < field.cursor_position <= error.end:
            self._held = (field.value, error)
        else:
            self._held = None
            self.tell_error(error)

    @on(Choices.Toggled)
    def _completions_toggled(self) -> None:
        if self._held is not None and not self.query_input.choices.offered:
            (text, error), self._held = self._held, None
            if text == self.query_input.value:
                self.tell_error(error)

    @on(QueryInput.Wanted)
    def _completions_wanted(self, event: QueryInput.Wanted) -> None:
        self.journal.desk.ask(
            lambda session: jobs_search.complete(session, event.text, event.cursor, is_asked=event.is_asked),
            lambda found: event.input.offer(event, found),
            latest="query-completion",
        )

    @on(Choices.Picked)
    def _completion_picked(self, event: Choices.Picked) -> None:
        if not self.bar.is_open:
            self.query_input.focus()
            self.query_input.put(event.completion)

    def refresh_frame(self) -> None:
        super().refresh_frame()
        if self.query_input.has_focus and not self.bar.is_open:
            where = Where.COMPLETING if self.query_one(Choices).chosen else self.TYPING
            self.query_one(KeysBar).show((where,), (Needs.NOTHING,), typing=True)

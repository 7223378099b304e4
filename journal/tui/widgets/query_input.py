"""The field that a query is typed into: in a field's value its completions open by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events, on
from textual.geometry import Offset
from textual.message import Message
from textual.widgets.input import Selection

from journal.domain.completion import Completion
from journal.tui.widgets.choices import Choices
from journal.tui.widgets.field import Field

LIST_KEYS = frozenset(("complete", "complete_back", "save", "leave"))
"""What the keys of an open list of completions do."""


class QueryInput(Field):
    """A line with a query. Subclasses bind the keys of their place and those of a list of completions.

    `plain_keys` are their own actions whose keys belong to the list as long as one is open.
    """

    plain_keys: frozenset[str] = frozenset()
    enter_keys: frozenset[str] = frozenset()
    """Those of `plain_keys` that enter does: they act until something in the list is chosen."""
    _filled: str | None = None

    @dataclass
    class Asked(Message):
        """The person wants something of the query: the name of the action."""

        what: str

    @dataclass
    class Wanted(Message):
        """Completions are wanted; `is_asked` where the person asked for them."""

        input: QueryInput
        text: str
        cursor: int
        is_asked: bool

    @property
    def choices(self) -> Choices:
        return self.screen.query_one(Choices)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a list is open its keys are its own: enter only once something in it is chosen."""
        choices = self.choices
        if action == "save":
            return choices.chosen is not None
        if action in LIST_KEYS:
            return bool(choices.offered)
        if action in self.plain_keys and choices.offered:
            return action in self.enter_keys and choices.chosen is None
        return True

    def offer(self, wanted: Wanted, found: Sequence[Completion]) -> None:
        """Show what could stand at the cursor, unless it has moved on; the only one, if asked for, is put in."""
        choices = self.choices
        if not self.has_focus or (wanted.text, wanted.cursor) != (self.value, self.cursor_position) or not found:
            choices.close()
        elif wanted.is_asked and len(found) == 1:
            self.put(found[0])
        else:
            back = self._position_to_cell(self.cursor_position) - self._position_to_cell(found[0].start)
            near = self.cursor_screen_offset - Offset(back, 0)
            choices.offer(found, near, below=True, is_chosen=wanted.is_asked)

    def put(self, completion: Completion) -> None:
        """Put a completion in the place of what it completes."""
        self.choices.close()
        self.replace(completion.text, completion.start, completion.end)

    def fill(self, text: str) -> None:
        """Put in another query, with the cursor behind it; its completions stay closed."""
        self._filled = text if text != self.value else None
        self.choices.close()
        self.value = text
        self.cursor_position = len(text)

    def want(self, *, is_asked: bool = False) -> None:
        """Ask for completions."""
        self.post_message(self.Wanted(self, self.value, self.cursor_position, is_asked))

    @on(Field.Changed)
    def _typed(self, event: Field.Changed) -> None:
        filled, self._filled = self._filled, None
        if self.has_focus and event.value != filled:
            self.want()

    def _watch_selection(self, selection: Selection) -> None:
        super()._watch_selection(selection)
        if self.is_mounted and self.choices.offered:
            self.want()

    def _on_blur(self, event: events.Blur) -> None:
        super()._on_blur(event)
        self.choices.close()

    def _on_paste(self, event: events.Paste) -> None:
        """Put in all that is pasted, on one line."""
        start, end = sorted(self.selection)
        self.replace(" ".join(event.text.split()), start, end)
        event.stop()
        event.prevent_default()

    def action_complete(self) -> None:
        found = self.choices.offered
        if len(found) == 1:
            self.put(found[0])
        else:
            self.choices.move(1)

    def action_complete_back(self) -> None:
        self.choices.move(-1)

    def action_save(self) -> None:
        if chosen := self.choices.chosen:
            self.put(chosen)

    def action_leave(self) -> None:
        self.choices.close()

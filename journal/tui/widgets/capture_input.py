"""The line on which an entry is written: one row, with what was understood in it tinted."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events
from textual.binding import BindingType
from textual.message import Message

from journal.tui.paint import paint_of
from journal.tui.registry import Where, bindings
from journal.tui.render.line import FINDING, Ink
from journal.tui.widgets.field import Field

if TYPE_CHECKING:
    from journal.tui.jobs import Understood


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    if other.startswith(one):
        return len(one)
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


class CaptureInput(Field):
    """A line of text that may hold line breaks: pasted text is kept whole."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.WRITING), *bindings(Where.COMPLETING)]

    class Asked(Message):
        """The person wants something of the line: `save`, `leave`, `to_editor`, `complete` or `complete_back`."""

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what

    def __init__(self) -> None:
        super().__init__(id="capture-input")
        self._told: Understood | None = None

    def understood(self, told: Understood | None) -> None:
        """Tint what was understood, as far as the text has not changed since."""
        self._told = told
        self.refresh()

    @property
    def _value(self) -> Text:
        text = super()._value
        told = self._told
        if told is None:
            return text
        same, paint = _common(told.text, self.value), paint_of(self.app)
        for part in told.reading.parts:
            if part.what is not None and part.end <= same:
                text.stylize(paint.style(Ink(back="chip")), part.start, part.end)
                if self.value[part.start] + self.value[part.end - 1] == "[]":
                    for at in (part.start, part.end - 1):
                        text.stylize(paint.style(Ink("muted", back="chip")), at, at + 1)
        for finding in told.reading.entry.findings:
            if finding.end <= same:
                text.stylize(paint.style(FINDING), finding.start, finding.end)
        return text

    def _on_paste(self, event: events.Paste) -> None:
        text = event.text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
        start, end = self.selection
        self.replace(text, min(start, end), max(start, end))
        event.stop()
        event.prevent_default()

    def action_save(self) -> None:
        self.post_message(self.Asked("save"))

    def action_to_editor(self) -> None:
        self.post_message(self.Asked("to_editor"))

    def action_leave(self) -> None:
        self.post_message(self.Asked("leave"))

    def action_complete(self) -> None:
        self.post_message(self.Asked("complete"))

    def action_complete_back(self) -> None:
        self.post_message(self.Asked("complete_back"))

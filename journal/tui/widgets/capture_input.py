"""The line on which an entry is written: one row, with what was understood in it tinted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from journal.tui.jobs import Understood
from journal.tui.paint import paint_of
from journal.tui.registry import Where, bindings
from journal.tui.render.line import FINDING, Ink

NEW_LINE = "⏎"
_SHOWN = {code: 0x2400 + code for code in range(0x20)} | {0x0A: ord(NEW_LINE), 0x09: 0x20, 0x7F: 0x2421}
_SHOWN |= dict.fromkeys(
    (*range(0x80, 0xA0), 0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029,
     *range(0xD800, 0xE000)),
    0xFFFD,
)  # fmt: skip


def visible(text: str) -> str:
    """The text with every character that a terminal must not have replaced by one that it may: offsets stay."""
    return text if text.isascii() and text.isprintable() else text.translate(_SHOWN)


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    if other.startswith(one):
        return len(one)
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


class CaptureInput(Input):
    """A line of text that may hold line breaks: pasted text is kept whole."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.WRITING), *bindings(Where.COMPLETING)]

    @dataclass
    class Asked(Message):
        """The person wants something of the line: `save`, `leave`, `complete` or `complete_back`."""

        what: str

    def __init__(self) -> None:
        super().__init__(select_on_focus=False, compact=True, id="capture-input")
        self.cursor_blink = False
        self._told: Understood | None = None

    def understood(self, told: Understood | None) -> None:
        """Tint what was understood, as far as the text has not changed since."""
        self._told = told
        self.refresh()

    @property
    def _value(self) -> Text:
        text = Text(visible(self.value), no_wrap=True, overflow="ignore", end="")
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

    def _position_to_cell(self, position: int) -> int:
        return cell_len(visible(self.value[:position]))

    def _on_paste(self, event: events.Paste) -> None:
        text = event.text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
        start, end = self.selection
        self.replace(text, min(start, end), max(start, end))
        event.stop()
        event.prevent_default()

    def action_save(self) -> None:
        self.post_message(self.Asked("save"))

    def action_leave(self) -> None:
        self.post_message(self.Asked("leave"))

    def action_complete(self) -> None:
        self.post_message(self.Asked("complete"))

    def action_complete_back(self) -> None:
        self.post_message(self.Asked("complete_back"))

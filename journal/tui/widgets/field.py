"""A field of one row in which any text is shown harmlessly and kept as it is."""

from __future__ import annotations

from typing import Any

from rich.cells import cell_len
from rich.text import Text
from textual.widgets import Input

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


class Field(Input):
    """Textual's input without frame, blinking, or trust in what stands in it."""

    def __init__(self, value: str = "", placeholder: str = "", **given: Any) -> None:
        super().__init__(value, placeholder, compact=True, select_on_focus=False, **given)
        self.cursor_blink = False

    @property
    def _value(self) -> Text:
        return Text(visible(self.value), no_wrap=True, overflow="ignore", end="")

    def _position_to_cell(self, position: int) -> int:
        return cell_len(visible(self.value[:position]))

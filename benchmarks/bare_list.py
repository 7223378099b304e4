"""What a key costs in Textual's own list: an OptionList of a thousand rows that fills the screen."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import OptionList

ROWS = 1_000
MARKER = "row-of-a-bare-list"


class BareList(App[None]):
    """Nothing but a list."""

    def compose(self) -> ComposeResult:
        yield OptionList(*(f"{MARKER} {number} " + "with some words " * 6 for number in range(ROWS)))


if __name__ == "__main__":
    BareList().run()

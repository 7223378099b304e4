"""The floor of a Textual program: an app that shows one line."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static

MARKER = "bare-screen-ready"


class Bare(App[None]):
    """Nothing but a line of text."""

    def compose(self) -> ComposeResult:
        yield Static(MARKER)


if __name__ == "__main__":
    Bare().run()

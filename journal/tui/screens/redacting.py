"""Asks before a text is removed for good: the one act that cannot be undone."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from journal.domain.records import Entry
from journal.safe_text import shown_line
from journal.tui.registry import Needs, Where, bindings
from journal.tui.screens.dialog import Dialog
from journal.tui.styles import sheet
from journal.tui.widgets.frame import KeysBar

SHOWN = 200


class RedactDialog(Dialog[bool]):
    """Tells whether the text is to be removed."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.REDACTING)

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.css_path = [sheet("dialog.tcss")]
        self._words = shown_line(" ".join(entry.text.split())[:SHOWN])

    def compose(self) -> ComposeResult:
        with Container(id="dialog"):
            yield Static(Content("Remove this text for good?"), classes="wide title")
            yield Static(Content(self._words), classes="wide")
            yield Static(
                Content("Every revision goes, and the words of what is due; that it was there"), classes="wide"
            )
            yield Static(Content("stays visible. This cannot be undone."), classes="wide problem")
        yield KeysBar()

    def on_mount(self) -> None:
        self.query_one(KeysBar).show((Where.REDACTING,), (Needs.NOTHING,), helps=False)

    def action_agree(self) -> None:
        self.dismiss(True)

    def action_cancel(self) -> None:
        self.dismiss(False)

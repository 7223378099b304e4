"""Begin a negotiation: a short name, and what else is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Input, Static

from journal.safe_text import shown_line
from journal.tui.registry import Needs, Where, bindings
from journal.tui.screens.dialog import Dialog
from journal.tui.styles import sheet
from journal.tui.widgets.field import Field
from journal.tui.widgets.frame import KeysBar

FIELDS = (
    ("name", "Short name", "acme"),
    ("company", "Company", "Acme Robotics"),
    ("role", "Role", "Staff Engineer"),
    ("currency", "Currency", "USD"),
)


class BeginDialog(Dialog[Mapping[str, str] | None]):
    """Gives what was filled in; None leaves everything as it is."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.NEW)

    def __init__(self, name: str = "", problem: str = "", filled: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self.css_path = [sheet("dialog.tcss")]
        self._filled = {"name": name, **(filled or {})}
        self._problem = problem

    def compose(self) -> ComposeResult:
        with Container(id="dialog"):
            yield Static(Content("Begin a negotiation"), classes="wide title")
            for name, label, example in FIELDS:
                yield Static(Content(label), classes="label")
                yield Field(self._filled.get(name, ""), example, id=name)
            if self._problem:
                yield Static(Content(shown_line(self._problem)), classes="wide problem")
        yield KeysBar()

    def on_mount(self) -> None:
        self.query_one(KeysBar).show((Where.NEW,), (Needs.NOTHING,), typing=True, helps=False)

    def action_accept(self) -> None:
        filled = {name: self.query_one(f"#{name}", Input).value.strip() for name, _, _ in FIELDS}
        if filled["name"]:
            self.dismiss(filled)
        else:
            self.query_one("#name", Input).focus()

    def action_cancel(self) -> None:
        self.dismiss(None)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_accept()

"""A form over the present screen: fields with their labels, and what is wrong with what was filled in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.widgets import Input, Static

from journal.safe_text import shown_line
from journal.tui.registry import Needs, Where
from journal.tui.screens.dialog import Dialog
from journal.tui.styles import sheet
from journal.tui.widgets.field import Field
from journal.tui.widgets.frame import KeysBar


class FormDialog(Dialog[Mapping[str, str] | None]):
    """Gives what was filled in by the field's name; None leaves everything as it is.

    A form names its place in the table of commands, which has `accept` and `cancel`; its fields as name, label
    and example; and those that may not be empty. `problem` is one sentence about what was filled in before.
    """

    WHERE: ClassVar[Where]
    FIELDS: ClassVar[tuple[tuple[str, str, str], ...]]
    NEEDED: ClassVar[tuple[str, ...]] = ()

    def __init__(self, title: str, filled: Mapping[str, str], problem: str = "") -> None:
        super().__init__()
        self.css_path = [sheet("dialog.tcss")]
        self._title = title
        self._filled = filled
        self._problem = problem

    def compose(self) -> ComposeResult:
        with Container(id="dialog"):
            yield Static(Content(shown_line(self._title)), classes="wide title")
            for name, label, example in self.FIELDS:
                yield Static(Content(label), classes="label")
                yield Field(self._filled.get(name, ""), example, id=name)
            if self._problem:
                yield Static(Content(shown_line(self._problem)), classes="wide problem")
        yield KeysBar()

    def on_mount(self) -> None:
        self.query_one(KeysBar).show((self.WHERE,), (Needs.NOTHING,), typing=True, helps=False)

    def action_accept(self) -> None:
        """Give what was filled in; where something needed is missing, go there."""
        filled = {name: self.query_one(f"#{name}", Input).value.strip() for name, _, _ in self.FIELDS}
        missing = next((name for name in self.NEEDED if not filled[name]), None)
        if missing is None:
            self.dismiss(filled)
        else:
            self.query_one(f"#{missing}", Input).focus()

    def action_cancel(self) -> None:
        self.dismiss(None)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_accept()

"""Say who somebody is."""

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
    ("role", "Role", "recruiter, hiring manager, hr partner, interviewer, reference, advocate"),
    ("authority", "Authority", "decides, recommends, messenger"),
    ("negotiation", "Also in", "a negotiation's short name"),
    ("merge", "Same as", "another name of the same person"),
)


class PersonDialog(Dialog[Mapping[str, str] | None]):
    """Gives what was filled in; None leaves everything as it is."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.PERSON)

    def __init__(self, name: str, filled: Mapping[str, str], problem: str = "") -> None:
        super().__init__()
        self.css_path = [sheet("dialog.tcss")]
        self._who = name
        self._filled = filled
        self._problem = problem

    def compose(self) -> ComposeResult:
        with Container(id="dialog"):
            yield Static(Content(shown_line(self._who)), classes="wide title")
            for name, label, example in FIELDS:
                yield Static(Content(label), classes="label")
                yield Field(self._filled.get(name, ""), example, id=name)
            if self._problem:
                yield Static(Content(shown_line(self._problem)), classes="wide problem")
        yield KeysBar()

    def on_mount(self) -> None:
        self.query_one(KeysBar).show((Where.PERSON,), (Needs.NOTHING,), typing=True, helps=False)

    def action_accept(self) -> None:
        self.dismiss({name: self.query_one(f"#{name}", Input).value.strip() for name, _, _ in FIELDS})

    def action_cancel(self) -> None:
        self.dismiss(None)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_accept()

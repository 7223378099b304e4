"""What the person decides about a row of the ledger: that two items are one, or another verdict, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Input, Static

from journal.safe_text import shown_line
from journal.tui.registry import Needs, Where, bindings
from journal.tui.screens.closing import ChoiceDialog
from journal.tui.screens.dialog import Dialog
from journal.tui.styles import sheet
from journal.tui.widgets.field import Field
from journal.tui.widgets.frame import KeysBar

AS_SAID = "as_said"
"""The choice that takes a verdict of one's own back."""


class OverruleDialog(ChoiceDialog):
    """Gives a verdict and the reason for it; `AS_SAID` takes back the person's own, and needs none."""

    WHERE = Where.OVERRULING
    TITLE_WORDS = "Your verdict"
    REASON = "the reason, in a few words; it has to be there"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.OVERRULING)

    def action_accept(self) -> None:
        if self._word == AS_SAID or self.query_one(Field).value.strip():
            super().action_accept()
        else:
            self.action_type_reason()


class PairDialog(Dialog[tuple[str, str] | None]):
    """Gives what an item is called elsewhere, and why that is so; an empty name takes its pairs apart.

    `others` are the names it can be paired with. None leaves everything as it is.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.PAIRING)

    def __init__(self, title: str, others: Sequence[str], filled: tuple[str, str], problem: str = "") -> None:
        super().__init__()
        self.css_path = [sheet("dialog.tcss")]
        self._title = title
        self._others = others
        self._filled = filled
        self._problem = problem

    def compose(self) -> ComposeResult:
        with Container(id="dialog"):
            yield Static(Content(shown_line(self._title)), classes="wide title")
            yield Static(Content("same as"), classes="label")
            yield Field(self._filled[0], "what it is called elsewhere", id="item")
            yield Static(Content("because"), classes="label")
            yield Field(self._filled[1], "the reason, in a few words; it has to be there", id="reason")
            yield Static(Content(shown_line(self._problem or ", ".join(self._others))), classes=self._below)
        yield KeysBar()

    @property
    def _below(self) -> str:
        return "wide problem" if self._problem else "wide label"

    def on_mount(self) -> None:
        self.query_one(KeysBar).show((Where.PAIRING,), (Needs.NOTHING,), typing=True, helps=False)

    @property
    def item(self) -> Field:
        return self.query_one("#item", Field)

    @property
    def reason(self) -> Field:
        return self.query_one("#reason", Field)

    def action_complete(self) -> None:
        """Complete the name as far as there is one; where it is complete, go on to the other field."""
        field = self.item
        typed = field.value.strip().casefold()
        near = [one for one in self._others if typed and one.casefold().startswith(typed)]
        if self.focused is field and len(near) == 1 and near[0] != field.value:
            field.value = near[0]
            field.cursor_position = len(near[0])
        else:
            (self.reason if self.focused is field else field).focus()

    def action_accept(self) -> None:
        item, reason = self.item.value.strip(), self.reason.value.strip()
        if item and not reason:
            self.reason.focus()
        elif item or self._filled[0]:
            self.dismiss((item, reason))

    def action_cancel(self) -> None:
        self.dismiss(None)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_accept()

"""Dialogs of the entry editor: a file to attach, and the head as a form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from os.path import commonprefix
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Input, Static

from journal.safe_text import shown_line
from journal.service.attaching import completions
from journal.tui.registry import Needs, Where, bindings
from journal.tui.render.head import FIELDS
from journal.tui.screens.dialog import Dialog
from journal.tui.styles import sheet
from journal.tui.widgets.field import Field
from journal.tui.widgets.frame import KeysBar

MOST_SHOWN = 12


class FileDialog(Dialog[str | None]):
    """Gives the path of a file; None for none."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.FILE)

    def __init__(self) -> None:
        super().__init__()
        self.css_path = [sheet("dialog.tcss")]

    def compose(self) -> ComposeResult:
        with Container(id="dialog"):
            yield Static(Content("Attach a file"), classes="wide title")
            yield Static(Content("Path"), classes="label")
            yield Field("", "~/Downloads/offer.pdf", id="path")
            yield Static(Content(""), id="paths", classes="wide label")
        yield KeysBar()

    def on_mount(self) -> None:
        self.query_one(KeysBar).show((Where.FILE,), (Needs.NOTHING,), typing=True, helps=False)

    def action_complete(self) -> None:
        """Type on as far as there is one way, and show where it parts."""
        field = self.query_one(Field)
        found = completions(field.value)
        common = commonprefix(found)  # noqa: RUF071  # by letter
        if len(common) > len(field.value):
            field.value = common
            field.cursor_position = len(common)
        self._show(found[:MOST_SHOWN] if len(found) > 1 else ())

    def _show(self, found: Sequence[str]) -> None:
        names = "  ".join(path.rstrip("/").rpartition("/")[2] for path in found)
        self.query_one("#paths", Static).update(Content(shown_line(names)[: max(self.size.width - 6, 1)]))

    def action_accept(self) -> None:
        path = self.query_one(Field).value.strip()
        if path:
            self.dismiss(path)

    def action_cancel(self) -> None:
        self.dismiss(None)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_accept()


class HeadDialog(Dialog[dict[str, str] | None]):
    """Gives what was filled in; None leaves the head as it is."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.HEAD)

    def __init__(self, filled: Mapping[str, str]) -> None:
        super().__init__()
        self.css_path = [sheet("dialog.tcss")]
        self._filled = filled

    def compose(self) -> ComposeResult:
        with Container(id="dialog"):
            yield Static(Content("The head of the entry"), classes="wide title")
            for name, label, example in FIELDS:
                yield Static(Content(label), classes="label")
                yield Field(self._filled.get(name, ""), example, id=name)
        yield KeysBar()

    def on_mount(self) -> None:
        self.query_one(KeysBar).show((Where.HEAD,), (Needs.NOTHING,), typing=True, helps=False)

    def action_accept(self) -> None:
        self.dismiss({name: self.query_one(f"#{name}", Input).value for name, _, _ in FIELDS})

    def action_cancel(self) -> None:
        self.dismiss(None)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_accept()

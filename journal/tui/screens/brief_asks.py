"""What the brief asks: a question of one's own, with whom the talk is, and the file to print to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.screen import ScreenResultType
from textual.widgets import Input, Static

from journal.domain.record import record, replace
from journal.safe_text import shown_line
from journal.tui.registry import Needs, Where, bindings
from journal.tui.screens.dialog import Dialog
from journal.tui.styles import sheet
from journal.tui.widgets.field import Field
from journal.tui.widgets.frame import KeysBar

PRIVATE_TOO, NOT_PRIVATE = "everything, prep and lessons too", "to be shared: nothing private"
REPLACES = "Enter again replaces it."


class OneField(Dialog[ScreenResultType]):
    """A question with one field. `where` is its place in the table of keys."""

    WHERE: ClassVar[Where]

    def __init__(self, title: str, label: str, value: str, example: str, note: str = "", problem: str = "") -> None:
        super().__init__()
        self.css_path = [sheet("dialog.tcss"), sheet("brief_dialog.tcss")]
        self._title, self._label, self._first, self._example = title, label, value, example
        self._note, self._problem = note, problem

    def compose(self) -> ComposeResult:
        with Container(id="dialog"):
            yield Static(Content(shown_line(self._title)), classes="wide title")
            yield Static(Content(self._label), classes="label")
            yield Field(self._first, self._example, id="field")
            yield Static(Content(shown_line(self._note)), id="note", classes="wide label")
            if self._problem:
                yield Static(Content(shown_line(self._problem)), classes="wide problem")
        yield KeysBar()

    def on_mount(self) -> None:
        self.query_one(KeysBar).show((self.WHERE,), (Needs.NOTHING,), typing=True, helps=False)

    @property
    def said(self) -> str:
        """What stands in the field."""
        return self.query_one("#field", Input).value.strip()

    def note(self, words: str) -> None:
        """Say something below the field."""
        self.query_one("#note", Static).update(Content(shown_line(words)))

    def action_accept(self) -> None:
        raise NotImplementedError

    def action_cancel(self) -> None:
        self.dismiss(None)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_accept()


class QuestionDialog(OneField[str | None]):
    """Gives a question; None for none."""

    WHERE = Where.QUESTION
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.QUESTION)

    def __init__(self) -> None:
        super().__init__(
            "A question to ask", "Question", "", "Who signs off on the number?", "Yours alone: it stays in your prep."
        )

    def action_accept(self) -> None:
        self.dismiss(self.said or None)


class WithDialog(OneField[str | None]):
    """Gives a name, empty for the talk as it is planned; None leaves it."""

    WHERE = Where.WITH
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.WITH)

    def __init__(self, names: Sequence[str], now: str) -> None:
        super().__init__("With whom is the talk?", "Person", now, "as it is planned", ", ".join(names))

    def action_accept(self) -> None:
        self.dismiss(self.said)


@record
class Asked:
    """Where to print: `is_shared` leaves out what is private, `is_sure` replaces a file that is there."""

    path: str
    is_shared: bool = False
    is_sure: bool = False


class PrintDialog(OneField[Asked | None]):
    """Gives a file to write; None for none. A file that is there is replaced only when it is said again."""

    WHERE = Where.PRINTING
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.PRINTING)

    def __init__(self, asked: Asked, problem: str = "") -> None:
        self._asked = asked
        self._is_there = "is there already" in problem
        words = f"{problem} {REPLACES}" if self._is_there else problem
        super().__init__("Print the page as Markdown", "File", asked.path, "~/brief.md", _note(asked), words)

    def action_toggle_private(self) -> None:
        self._asked = replace(self._asked, is_shared=not self._asked.is_shared)
        self.note(_note(self._asked))

    def action_accept(self) -> None:
        if self.said:
            is_sure = self._is_there and self.said == self._asked.path
            self.dismiss(replace(self._asked, path=self.said, is_sure=is_sure))


def _note(asked: Asked) -> str:
    return NOT_PRIVATE if asked.is_shared else PRIVATE_TOO

"""How a negotiation ends, and what is decided on an offer: a letter and, if one likes, a reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from journal.safe_text import shown_line
from journal.tui.registry import Command, Needs, Where, bindings, commands_in, key_label
from journal.tui.render.line import BOLD, EMPTY, MUTED, NAMES, PLAIN, Cell, Line, Run, row
from journal.tui.screens.dialog import Dialog
from journal.tui.styles import sheet
from journal.tui.widgets.field import Field
from journal.tui.widgets.frame import KeysBar, LineView

KEY, TITLE, HELP = 2, 5, 24
ROOM_FOR_HELP = 60


class Choice(LineView):
    """A choice by its letter; the one that is taken has a mark before it."""

    class Picked(Message):
        """It was clicked."""

        def __init__(self, word: str) -> None:
            super().__init__()
            self.word = word

    def __init__(self, command: Command, word: str) -> None:
        super().__init__(classes="wide choice")
        self.word = word
        self.is_taken = False
        self._command = command

    def lines(self, width: int) -> Sequence[Line]:
        one = self._command
        cells = [Cell(KEY, key_label(one.keys[0]), BOLD), Cell(TITLE, one.title, BOLD if self.is_taken else PLAIN)]
        told = [Cell(HELP, one.help, MUTED)] if width >= ROOM_FOR_HELP else []
        line = row(width, [*cells, *told])
        return ((Run("›", NAMES), *_from(line, 1)),) if self.is_taken else (line,)

    def on_click(self, event: events.Click) -> None:
        self.post_message(self.Picked(self.word))


def _from(line: Line, column: int) -> Line:
    """The line without its first cells, which are blank."""
    return (Run(line[0].text[column:], line[0].ink), *line[1:]) if line else EMPTY


class ChoiceDialog(Dialog[tuple[str, str] | None]):
    """Gives the word that was chosen and the reason; None leaves everything as it is."""

    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = [(0, "-low"), (14, "-high")]  # noqa: RUF012  # as Textual has it
    WHERE: ClassVar[Where]
    TITLE_WORDS: ClassVar[str]
    REASON: ClassVar[str] = "the reason, in a few words; it may stay empty"

    def __init__(self, name: str) -> None:
        super().__init__()
        self.css_path = [sheet("dialog.tcss")]
        self._negotiation = name
        self._word = ""

    def compose(self) -> ComposeResult:
        with Container(id="dialog"):
            yield Static(Content(self.TITLE_WORDS), classes="title head")
            yield Static(Content(shown_line(self._negotiation)), classes="head")
            for one in commands_in(self.WHERE):
                if one.action.startswith("choose('"):
                    yield Choice(one, one.action.split("'")[1])
            yield Static(Content("because"), classes="label")
            yield Field("", self.REASON, id="reason")
        yield KeysBar()

    def on_mount(self) -> None:
        self.query_one(KeysBar).show((self.WHERE,), (Needs.NOTHING,), helps=False)

    @on(Choice.Picked)
    def _picked(self, event: Choice.Picked) -> None:
        self.action_choose(event.word)

    def action_choose(self, word: str) -> None:
        self._word = word
        for one in self.query(Choice):
            one.is_taken = one.word == word
            one.refresh()
        self.action_type_reason()

    def action_type_reason(self) -> None:
        self.query_one(Field).focus()

    def action_choose_again(self) -> None:
        self.set_focus(None)

    def action_accept(self) -> None:
        """Take what was chosen; nothing happens before something is."""
        if self._word:
            self.dismiss((self._word, self.query_one(Field).value.strip()))

    def action_cancel(self) -> None:
        self.dismiss(None)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_accept()


class CloseDialog(ChoiceDialog):
    """How a negotiation ended."""

    WHERE = Where.CLOSING
    TITLE_WORDS = "Close"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.CLOSING)


class DecideDialog(ChoiceDialog):
    """What is decided on an offer."""

    WHERE = Where.DECIDING
    TITLE_WORDS = "Decide"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.DECIDING)

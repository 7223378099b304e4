"""Until when to put a follow-up off: one key, or a date typed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Input, Static

from journal.domain.instants import Instant
from journal.domain.phrasing import day_words
from journal.domain.records import FollowUp
from journal.safe_text import shown_line
from journal.tui.registry import Needs, Where, bindings, command, commands_in, key_label
from journal.tui.render.line import BOLD, MUTED, Cell, Line, begun, row
from journal.tui.screens.dialog import Dialog
from journal.tui.styles import sheet
from journal.tui.widgets.field import Field
from journal.tui.widgets.frame import KeysBar, LineView

_CHOICES = (("tomorrow", 1), ("in_three_days", 3), ("in_a_week", 7))


class _Choice(LineView):
    def __init__(self, name: str, when: str) -> None:
        super().__init__(classes="wide")
        self._key, self._title, self._when = key_label(command(name).keys[0]), command(name).title, when

    def lines(self, width: int) -> Sequence[Line]:
        return (row(width, [Cell(0, self._key, BOLD), Cell(3, self._title), Cell(14, self._when, MUTED)]),)


class SnoozeDialog(Dialog[str | None]):
    """Gives the date phrase that was chosen; None leaves everything as it is."""

    NAME: ClassVar[str] = "Snooze"
    PREPOSITION: ClassVar[str] = "until"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.SNOOZE)
    AUTO_FOCUS = ""

    def __init__(self, follow_up: FollowUp, now: Instant) -> None:
        super().__init__()
        self.css_path = [sheet("dialog.tcss")]
        self._follow_up = follow_up
        self._now = now

    def compose(self) -> ComposeResult:
        with Container(id="dialog"):
            yield Static(Content(self.NAME), classes="title")
            yield Static(Content(shown_line(begun(self._follow_up.what))))
            for name, days in _CHOICES:
                day = self._now.day + timedelta(days=days)
                yield _Choice(name, day_words(day, self._now))
            yield Static(Content.assemble((key_label(command("date").keys[0]), "bold"), f"  {self.PREPOSITION}"))
            yield Field("", "fri, 1 Feb 10:00, in 2 weeks", id="snooze-date")
        yield KeysBar()

    def on_mount(self) -> None:
        self.query_one(KeysBar).show((Where.SNOOZE,), (Needs.NOTHING,), helps=False)

    def action_until(self, phrase: str) -> None:
        self.dismiss(phrase)

    def action_cancel(self) -> None:
        self.dismiss(None)

    def action_type_date(self) -> None:
        self.query_one(Input).focus()

    def on_key(self, event: events.Key) -> None:
        """Any letter or digit that is no key of the dialog begins the date."""
        field, character = self.query_one(Input), event.character or " "
        is_key = any(character in one.all_keys for one in commands_in(Where.SNOOZE))
        if self.focused is None and not is_key and event.is_printable and not character.isspace():
            event.stop()
            field.value = character
            field.focus()
            field.cursor_position = 1

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.dismiss(event.value.strip())


class RescheduleDialog(SnoozeDialog):
    """The same for another due time."""

    NAME = "Reschedule"
    PREPOSITION = "to"

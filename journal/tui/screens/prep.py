"""The form of a prep: each field is read as it is typed, and what cannot be understood is said below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Input, Static

from journal.domain.prep.fields import FIELDS, UNREAD
from journal.domain.prep.fields import Field as FormField
from journal.domain.prep.reading import PrepFinding, ReadPrep
from journal.errors import JournalError
from journal.safe_text import shown_line
from journal.tui import jobs_brief as jobs
from journal.tui.desk import Desk
from journal.tui.registry import Needs, Where, bindings
from journal.tui.screens.dialog import Dialog
from journal.tui.styles import sheet
from journal.tui.widgets.field import Field
from journal.tui.widgets.frame import KeysBar

_LEFT = FormField(UNREAD, "", "Not read", "")
LEAVES = "esc again leaves it as it was; ctrl+s keeps it."


class PrepField(Field):
    """One text of a field of the form."""

    def __init__(self, field: FormField, value: str, *, is_first: bool) -> None:
        super().__init__(value, field.example if is_first else "", classes=f"prep {field.id}")
        self.field = field


class PrepDialog(Dialog[ReadPrep | None]):
    """Gives the prep that was kept; None where it was left as it was."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.PREP)

    def __init__(self, name: str, texts: Mapping[str, Sequence[str]], desk: Desk) -> None:
        super().__init__()
        self.css_path = [sheet("dialog.tcss"), sheet("brief_dialog.tcss")]
        self._of = name
        self._desk = desk
        self._first = {key: tuple(written) for key, written in texts.items()}
        self._is_leaving = False
        self._is_saving = False

    def compose(self) -> ComposeResult:
        with Container(id="dialog"):
            yield Static(Content(f"Prep of {shown_line(self._of)}"), classes="wide title")
            for field in FIELDS:
                yield from self._rows(field, self._first.get(field.id, ()))
            yield from self._rows(_LEFT, self._first.get(UNREAD, ()))
            yield Static(Content(""), id="told", classes="wide problem")
        yield KeysBar()

    def _rows(self, field: FormField, texts: Sequence[str]) -> ComposeResult:
        """What is written in a field, and an empty row for one more, where it may hold more."""
        more = ("",) if field is not _LEFT and (field.is_many or not texts) else ()
        for place, text in enumerate((*texts, *more)):
            yield Static(Content("" if place else field.label), classes="label")
            yield PrepField(field, text, is_first=place == 0)

    def on_mount(self) -> None:
        self.query_one(KeysBar).show((Where.PREP,), (Needs.NOTHING,), typing=True, helps=False)
        self.query(PrepField).first().focus()
        self._understand()

    @property
    def texts(self) -> dict[str, tuple[str, ...]]:
        """What is written in each field."""
        found: dict[str, tuple[str, ...]] = {}
        for one in self.query(PrepField):
            if one.value.strip():
                found[one.field.id] = (*found.get(one.field.id, ()), one.value)
        return found

    @on(Input.Changed)
    async def _changed(self, event: Input.Changed) -> None:
        self._is_leaving = False
        if isinstance(event.input, PrepField):
            await self._grow(event.input)
        self._understand()

    async def _grow(self, one: PrepField) -> None:
        """Below the last text of a field that may hold more there is always an empty row."""
        last = self.query(f".prep.{one.field.id}").last()
        if one is last and one.field.is_many and one.field is not _LEFT and one.value.strip():
            fresh = PrepField(one.field, "", is_first=False)
            await self.query_one("#dialog").mount(Static(Content(""), classes="label"), fresh, after=one)

    def _understand(self) -> None:
        name, texts = self._of, self.texts
        self._desk.ask(lambda session: jobs.understand_prep(session, name, texts), self._tell, latest="prep")

    def _tell(self, read: ReadPrep) -> None:
        # The answer may come when the form has been left.
        if self.is_running and self.is_current and not self._is_leaving:
            self._say("\n".join(_words(one) for one in read.findings))

    def _say(self, words: str) -> None:
        self.query_one("#told", Static).update(Content("\n".join(map(shown_line, words.split("\n"))) if words else ""))

    def action_accept(self) -> None:
        if self._is_saving:
            return
        self._is_saving = True
        name, texts = self._of, self.texts
        self._desk.ask(lambda session: jobs.keep_prep(session, name, texts), self._saved, self._not_saved)

    def _saved(self, made: ReadPrep) -> None:
        self.dismiss(made)

    def _not_saved(self, error: JournalError) -> None:
        self._is_saving = False
        self._say(error.sentence)

    def action_cancel(self) -> None:
        if self._is_leaving or self.texts == self._first:
            self.dismiss(None)
            return
        self._is_leaving = True
        self._say(LEAVES)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_accept()

    @on(events.DescendantFocus)
    def _in_view(self, event: events.DescendantFocus) -> None:
        """A long form scrolls with the cursor."""
        event.widget.scroll_visible(animate=False)


def _words(one: PrepFinding) -> str:
    label = next((field.label for field in FIELDS if field.id == one.field), _LEFT.label)
    near = f"; did you mean {one.nearest}?" if one.nearest else ""
    return f"▲ {label}, “{one.found}”: expected {one.expected}{near}"

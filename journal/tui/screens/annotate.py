"""Annotating: words of an entry marked, and a statement on them, its text untouched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.widgets import Input

from journal.domain.record import replace
from journal.domain.records import Entry
from journal.errors import JournalError
from journal.service import entries
from journal.tui import jobs_editor as jobs
from journal.tui.draft import Notice
from journal.tui.jobs_editor import Read
from journal.tui.registry import Needs, Where, bindings
from journal.tui.render.flow import spans_of
from journal.tui.render.frame import Band
from journal.tui.render.line import Line
from journal.tui.render.understood_line import annotation_lines
from journal.tui.screens.writing import Paper
from journal.tui.styles import sheet
from journal.tui.widgets.bar_lines import Prompt
from journal.tui.widgets.entry_text import EntryText
from journal.tui.widgets.field import Field
from journal.tui.widgets.frame import Header, KeysBar, LineView


class Meaning(LineView):
    """The marked words, and what was understood of the statement on them."""

    content: Sequence[Line] = ()

    def lines(self, width: int) -> Sequence[Line]:
        return self.content


class AnnotateScreen(Paper):
    """The text of one entry to mark words in, and a line for what they say."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.ANNOTATING)
    AUTO_FOCUS = "EntryText"

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.css_path = [sheet("editor.tcss")]
        self.entry = entry
        self.trouble = ""
        self._read: Read | None = None
        self._asked: tuple[str, str] = ("", "")

    def compose(self) -> ComposeResult:
        yield Header()
        with Vertical(id="body"):
            yield EntryText(self.entry.body, read_only=True)
        with Container(id="note"):
            yield Prompt(id="prompt")
            yield Field("", "base promised 185k guaranteed", id="statement")
            yield Meaning(id="meaning")
        yield KeysBar()

    @property
    def text(self) -> EntryText:
        return self.query_one(EntryText)

    @property
    def field(self) -> Field:
        return self.query_one(Field)

    @property
    def words(self) -> str:
        """The marked words."""
        start, end = self.text.marked
        return self.entry.body[start:end]

    @property
    def meaning(self) -> Sequence[Line]:
        return self.query_one(Meaning).content

    def on_mount(self) -> None:
        self.text.tint(spans_of(self.entry))
        body = self.entry.body
        self.text.put_cursor(len(body) - len(body.lstrip()))
        self.set_focus(self.text)
        self.query_one(Header).show(self.band())
        self.query_one(KeysBar).show((Where.ANNOTATING,), (Needs.NOTHING,), typing=True)
        self._show()

    def band(self) -> Band:
        return replace(
            self.journal.band(),
            title="Annotate",
            aside="mark words, then say what they mean",
            overdue=0,
        )

    def put_down(self) -> None:
        """Nothing is kept: what was typed is one line, and the text is as it was."""

    @on(EntryText.Asked)
    def _letter(self, event: EntryText.Asked) -> None:
        """A letter begins the statement."""
        self.field.focus()
        self.field.insert_text_at_cursor(event.letter)

    @on(Input.Changed)
    @on(EntryText.SelectionChanged)
    def _understand(self) -> None:
        statement, words = self.field.value, self.words
        self.trouble, self._asked = "", (statement, words)
        entry_id, (near, _) = self.entry.id, self.text.marked
        if not statement.strip():
            self._read = None
            self._show()
            return
        self.journal.desk.ask(
            lambda session: jobs.annotation(session, entry_id, statement, words=words, near=near),
            lambda read: self._understood((statement, words), read),
            self._failed,
            latest="annotation",
        )

    def _understood(self, asked: tuple[str, str], read: Read) -> None:
        if self.is_running and asked == self._asked:
            self._read = read
            self._show()

    def _show(self) -> None:
        if self.is_running:
            meaning = self.query_one(Meaning)
            meaning.content = annotation_lines(self._read, self.size.width, words=self.words, trouble=self.trouble)
            meaning.refresh()

    def on_resize(self) -> None:
        self.call_after_refresh(self._show)

    @on(KeysBar.Pressed)
    async def _pressed(self, event: KeysBar.Pressed) -> None:
        name = event.command.action.partition("(")[0]
        await (self if hasattr(self, f"action_{name}") else self.app).run_action(event.command.action)

    @on(events.DescendantFocus)
    def _focused_on(self) -> None:
        self._show()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_keep_annotation()

    def action_other_field(self) -> None:
        (self.field if self.text.has_focus else self.text).focus()

    def action_cancel(self) -> None:
        self.app.pop_screen()

    def action_keep_annotation(self) -> None:
        """From the words to the statement; from the statement to keeping it."""
        statement, words, (near, _) = self.field.value.strip(), self.words, self.text.marked
        if not statement:
            self.field.focus()
            return
        self.journal.desk.ask(
            lambda session: entries.annotate(session, self.entry.id, [statement], words=words, near=near),
            lambda reading: self._kept(len(reading.entry.statements) - len(self.entry.statements)),
            self._failed,
        )

    def _kept(self, count: int) -> None:
        if self.is_current:
            self.app.pop_screen()
        self.journal.trouble = ""
        self.journal.tell(Notice(f"Annotated: {count} statement{'s' if count != 1 else ''}", "u", "undoes it"))
        self.journal.reload()

    def _failed(self, error: JournalError) -> None:
        if self.is_running:
            self.trouble = error.sentence
            self._show()

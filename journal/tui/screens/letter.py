"""A letter being written: its text on the left, what in it may sound harsh on the right."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.timer import Timer

from journal.domain.letters.tone import ToneMark
from journal.domain.record import replace
from journal.domain.records.letter import Letter
from journal.errors import JournalError
from journal.tui import jobs_documents as jobs
from journal.tui.draft import Notice
from journal.tui.registry import Needs, Where, bindings
from journal.tui.render.flow import Flow, Span
from journal.tui.render.frame import Band
from journal.tui.render.letters import tone_lines
from journal.tui.render.line import BOLD, MUTED, WARNING, Cell, Line, Run, indent, row
from journal.tui.render.rows import SPACE, Row, Rows, heading
from journal.tui.screens.writing import Paper
from journal.tui.styles import sheet
from journal.tui.widgets.entry_text import EntryText
from journal.tui.widgets.frame import Header, KeysBar, LineView
from journal.tui.widgets.row_list import RowList

SETTLE_SECONDS = 0.15
KEEP_SECONDS = 0.3
MARGIN = 3


class Folded(LineView):
    """How the letter sounds, in one line."""

    line: Line = ()

    def lines(self, width: int) -> Sequence[Line]:
        return (self.line,)


class LetterScreen(Paper):
    """Changes a draft; the first line says its subject. What is typed survives a crash."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.LETTER)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-split")]  # noqa: RUF012  # as Textual has it
    AUTO_FOCUS = "EntryText"

    def __init__(self, letter: Letter) -> None:
        super().__init__()
        self.css_path = [sheet("letter.tcss")]
        self.letter = letter
        self.marks: tuple[ToneMark, ...] = ()
        self.trouble = ""
        self._waiting: dict[str, Timer] = {}
        self._is_saving = False

    @property
    def draft_key(self) -> str:
        """What its unsaved text is called among the drafts."""
        return f"words-{self.letter.id}"

    def compose(self) -> ComposeResult:
        left = self.journal.drafts.get(self.draft_key)
        yield Header()
        with Horizontal(id="body"):
            with Vertical(id="writing"):
                yield EntryText(left.text if left else self.letter.text)
            yield RowList(id="panel", has_edge=True)
        yield Folded(id="folded")
        yield KeysBar()

    @property
    def text(self) -> EntryText:
        return self.query_one(EntryText)

    def on_mount(self) -> None:
        self.query_one("#panel", RowList).can_focus = False
        self.text.put_cursor(0)
        self.text.history.clear()
        self.set_focus(self.text)
        self._listen()
        self.refresh_frame()

    def on_resize(self) -> None:
        self.call_after_refresh(self.show_tone)

    # How it sounds

    @on(EntryText.Changed)
    def _changed(self) -> None:
        self.trouble = ""
        self._after("listen", SETTLE_SECONDS, self._listen)
        self._after("keep", KEEP_SECONDS, self.keep_draft)

    def _after(self, name: str, seconds: float, do: Callable[[], None]) -> None:
        if name in self._waiting:
            self._waiting[name].stop()
        self._waiting[name] = self.set_timer(seconds, do)

    def _listen(self) -> None:
        text = self.text.text
        self.journal.desk.ask(
            lambda session: jobs.tone(session, text), lambda marks: self._heard(text, marks), latest="tone"
        )

    def _heard(self, text: str, marks: tuple[ToneMark, ...]) -> None:
        if self.is_running and self.text.text == text:
            self.marks = marks
            self.text.tint([Span(one.start, one.end, "finding") for one in marks])
            self.show_tone()

    def show_tone(self) -> None:
        """Show what may sound harsh, beside the text or in one line."""
        if not self.is_running:
            return
        self.query_one("#panel", RowList).show(partial(_panel, self.letter.kind.label, self.marks, self.trouble))
        folded = self.query_one(Folded)
        words = self.trouble or (self.marks[0].sentence if self.marks else "")
        ink = WARNING if words else MUTED
        sign = Cell(2, "▲" if words else "", ink)
        folded.line = row(self.size.width - 2, [sign, Cell(4, words or "Nothing in it may sound harsh.", ink)])
        folded.refresh()
        self.refresh_frame()

    def action_next_harsh(self) -> None:
        """Mark the next words that may sound harsh, after the last ones the first."""
        _, cursor = self.text.marked
        one = next((one for one in self.marks if one.end > cursor), self.marks[0] if self.marks else None)
        if one is not None:
            self.text.mark(one.start, one.end)

    # The frame

    def band(self) -> Band:
        trouble = "not saved" if self.trouble else self.journal.trouble
        return replace(self.journal.band(), title="Letter", aside=self.letter.kind.label, overdue=0, trouble=trouble)

    def there(self) -> Collection[Needs]:
        """What commands there are."""
        return {Needs.NOTHING, Needs.FINDING} if self.marks else {Needs.NOTHING}

    def refresh_frame(self) -> None:
        """Bring header and keys up to date."""
        self.query_one(Header).show(self.band())
        self.query_one(KeysBar).show((Where.LETTER,), self.there(), typing=True)

    @on(KeysBar.Pressed)
    async def _pressed(self, event: KeysBar.Pressed) -> None:
        await self.run_action(event.command.action)

    # Keeping

    def keep_draft(self) -> None:
        """Keep what stands there on disk, until it is kept as the letter."""
        if self.text.text == self.letter.text:
            self.journal.drafts.drop(self.draft_key)
        else:
            self.journal.drafts.keep(self.text.text, (), self.draft_key)

    def put_down(self) -> None:
        if self.is_running and not self._is_saving:
            self.keep_draft()

    def action_leave(self) -> None:
        self.action_keep()

    def action_keep(self) -> None:
        """Keep the letter and leave; where that cannot be, the text stays."""
        if self._is_saving:
            return
        self._is_saving = True
        text, before = self.text.text, self.letter
        self.journal.desk.ask(lambda session: jobs.rewrite(session, before, text), self._kept, self._not_kept)

    def _kept(self, letter: Letter) -> None:
        self._is_saving = False
        is_changed = letter != self.letter
        self.letter = letter
        self.journal.drafts.drop(self.draft_key)
        while self in self.app.screen_stack:
            self.app.pop_screen()
        if is_changed:
            self.journal.tell(Notice(f"Kept: {letter.subject}", "u", "undoes it"))
        self.journal.reload()

    def _not_kept(self, error: JournalError) -> None:
        self._is_saving = False
        if isinstance(error, jobs.Overtaken):
            self.letter = error.now
        if self.is_running:
            self.keep_draft()
            self.trouble = error.sentence
            self.show_tone()


def _panel(kind: str, marks: Sequence[ToneMark], trouble: str, size: Size) -> Rows:
    """What may sound harsh, each with what to write instead."""
    width = size.width - 2
    rows: list[Row] = [heading(row(width, [Cell(MARGIN, "How it sounds", BOLD)], [Run(kind, MUTED)]))]
    if trouble:
        told = Flow(f"▲ {trouble}", ink=WARNING).lines(max(width - MARGIN, 10))
        rows += [SPACE, heading(*(indent(line, MARGIN) for line in told))]
    if not marks:
        quiet = Flow("Nothing in it reads as an ultimatum, blame or a threat.", ink=MUTED)
        rows += [SPACE, heading(*(indent(line, MARGIN) for line in quiet.lines(max(width - MARGIN, 10))))]
    for mark in marks:
        rows += [SPACE, heading(*tone_lines(mark, width - MARGIN, MARGIN))]
    return Rows(rows)

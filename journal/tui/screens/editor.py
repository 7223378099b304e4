"""The entry editor: the text on the left, what was understood of it on the right."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.timer import Timer

from journal.domain.record import replace
from journal.domain.records import Attachment, Entry
from journal.tui import jobs_editor as jobs
from journal.tui.draft import Draft
from journal.tui.jobs_editor import Read
from journal.tui.registry import Needs, Where, bindings
from journal.tui.render.frame import Band
from journal.tui.render.line import Line
from journal.tui.render.understood import UNKNOWN_ITEM, panel_rows
from journal.tui.render.understood_line import folded_line, hint_lines, tints
from journal.tui.screens.finishing import Finishing
from journal.tui.styles import sheet
from journal.tui.unfinished import Unfinished
from journal.tui.widgets.choices import Choices
from journal.tui.widgets.entry_text import EntryText
from journal.tui.widgets.frame import Header, KeysBar, LineView
from journal.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from journal.domain.capture import Completion

SETTLE_SECONDS = 0.08
"""How long after the last key the text is understood."""
KEEP_SECONDS = 0.3
"""How long after the last key the draft is kept."""
LONG = 20_000
"""From so many characters on a text is understood only when nobody has typed for a while."""


class Hints(LineView):
    """How a statement is written, for whoever has forgotten."""

    def lines(self, width: int) -> Sequence[Line]:
        return hint_lines(width)


class Folded(LineView):
    """What was understood, in one line."""

    line: Line = ()

    def lines(self, width: int) -> Sequence[Line]:
        return (self.line,)


class EditorScreen(Finishing):
    """Writes a new entry, or changes one (`entry`). `left` is the draft to go on with."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.EDITOR)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-split"), (160, "-wide")]  # noqa: RUF012  # as Textual has it
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]  # noqa: RUF012  # as Textual has it
    AUTO_FOCUS = "EntryText"

    def __init__(self, draft: Draft, entry: Entry | None = None, left: Unfinished | None = None) -> None:
        super().__init__()
        self.css_path = [sheet("editor.tcss")]
        self.draft = draft
        self.entry = entry
        self.files: tuple[Attachment, ...] = left.files if left else entry.attachments if entry else ()
        self.begins_with = left.text if left else draft.text
        self.kept_at = "draft brought back" if left and left.text != draft.text else ""
        self.trouble = ""
        self.read: Read | None = None
        self._asked_for: str | None = None
        self._waiting: dict[str, Timer] = {}
        self._early = ""

    def compose(self) -> ComposeResult:
        yield Header()
        with Horizontal(id="body"):
            with Vertical(id="writing"):
                yield EntryText(self.begins_with)
                yield Hints(id="hints")
            yield RowList(id="panel", has_edge=True)
        yield Folded(id="folded")
        yield KeysBar()
        yield Choices()

    @property
    def text(self) -> EntryText:
        return self.query_one(EntryText)

    @property
    def panel(self) -> RowList:
        return self.query_one("#panel", RowList)

    def on_mount(self) -> None:
        text = self.text
        self.panel.can_focus = False
        text.put_cursor(len(self.begins_with))
        text.history.clear()
        self.set_focus(text)
        self._understand()
        self.look_for_what()
        self.refresh_frame()

    def on_key(self, event: events.Key) -> None:
        """Letters that were typed before the text was there."""
        if self.focused is None and event.is_printable:
            event.stop()
            event.prevent_default()
            self._early += event.character or ""

    @on(events.DescendantFocus)
    def _focused_on(self) -> None:
        early, self._early = self._early, ""
        if early:
            self.text.insert(early)

    # The text

    @on(EntryText.Changed)
    def _changed(self) -> None:
        self.trouble = ""
        size = self.text.document.tops[-1]
        self._after("understand", SETTLE_SECONDS if size < LONG else 5 * SETTLE_SECONDS, self._understand)
        self._after("keep", KEEP_SECONDS, self.keep_draft)
        if self.choices.chosen:
            self._complete()

    @on(EntryText.SelectionChanged)
    def _moved(self) -> None:
        self._after("show", 0.02, self.show_understood)

    def _after(self, name: str, seconds: float, do: Callable[[], None]) -> None:
        """Do something when nothing else of that name has been asked for a while."""
        if name in self._waiting:
            self._waiting[name].stop()
        self._waiting[name] = self.set_timer(seconds, do)

    def _understand(self) -> None:
        text, focus, entry_id = self.text.text, self.draft.focus, self.entry_id
        self._asked_for = text
        self.journal.desk.ask(
            lambda session: jobs.understand(session, text, focus=focus, entry_id=entry_id),
            self._understood,
            latest="understand",
        )

    def _understood(self, read: Read) -> None:
        if not self.is_running or read.text != self._asked_for:
            return
        self.read = read
        if self.text.text == read.text:
            self.text.tint(tints(read))
        self.show_understood()

    def show_understood(self) -> None:
        """Show what was understood, beside the text or in one line."""
        if not self.is_running:
            return
        read, cursor, trouble = self.read, self.text.cursor, self.trouble
        if self.panel.display:
            self.panel.show(partial(panel_rows, read, cursor=cursor, files=self.files, trouble=trouble))
        folded = self.query_one(Folded)
        folded.line = folded_line(read, self.size.width, cursor=cursor, files=len(self.files), trouble=trouble)
        folded.set_class(bool(trouble), "-trouble")
        folded.refresh()
        self.refresh_frame()

    def on_resize(self) -> None:
        self.choices.close()
        self.call_after_refresh(self.show_understood)

    # The frame

    def band(self) -> Band:
        title = "Edit entry" if self.entry else "New entry"
        closing = f"closes: {self.draft.what}" if self.draft.closes else ""
        aside = "   ".join(filter(None, (self.kept_at, closing)))
        trouble = "not saved" if self.trouble else self.journal.trouble
        return replace(self.journal.band(), title=title, aside=aside, overdue=0, trouble=trouble)

    def there(self) -> Collection[Needs]:
        found, one = {Needs.NOTHING}, self.finding
        found |= {Needs.FINDING} if one else set()
        found |= {Needs.MENDABLE} if one and one.nearest else set()
        return found | ({Needs.OWN_ITEM} if one and one.code == UNKNOWN_ITEM else set())

    def refresh_frame(self) -> None:
        """Bring header and keys up to date."""
        self.query_one(Header).show(self.band())
        where = Where.COMPLETING if self.choices.chosen else Where.EDITOR
        self.query_one(KeysBar).show((where,), self.there(), typing=True)

    def reload(self) -> None:
        """The journal has changed: it may be understood otherwise."""
        self._understand()

    @on(KeysBar.Pressed)
    async def _pressed(self, event: KeysBar.Pressed) -> None:
        name = event.command.action.partition("(")[0]
        await (self if hasattr(self, f"action_{name}") else self.app).run_action(event.command.action)

    # Completions

    def action_complete(self) -> None:
        if self.choices.chosen:
            self.choices.move(1)
        else:
            self._complete()

    def _complete(self) -> None:
        text, cursor, focus = self.text.text, self.text.cursor, self.draft.focus
        self.journal.desk.ask(
            lambda session: jobs.complete(session, text, cursor, focus), self._offer, latest="complete"
        )

    def _offer(self, found: Sequence[Completion]) -> None:
        if not self.is_running or not found:
            self.choices.close()
        elif len(found) == 1 and not self.choices.chosen:
            self._insert(found[0])
        else:
            self.choices.offer(found, self.text.cursor_screen_offset, below=True)

    def _insert(self, one: Completion) -> None:
        self.choices.close()
        self.text.put(one.text, one.start, one.end)

    @on(Choices.Toggled)
    def _toggled(self) -> None:
        self.text.is_choosing = self.choices.chosen is not None
        self.refresh_frame()

    @on(Choices.Picked)
    def _picked(self, event: Choices.Picked) -> None:
        self._insert(event.completion)
        self.text.focus()

    @on(EntryText.Asked)
    def _asked(self, event: EntryText.Asked) -> None:
        chosen = self.choices.chosen
        match event.action:
            case "complete" | "complete_back" if chosen:
                self.choices.move(1 if event.action == "complete" else -1)
            case "save" if chosen:
                self._insert(chosen)

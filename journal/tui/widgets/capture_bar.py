"""The capture bar: one row at rest; in use the line, and in words what was understood of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message
from textual.timer import Timer

if TYPE_CHECKING:
    from journal.domain.capture import Completion
    from journal.tui.jobs import Understood

from journal.domain.record import replace
from journal.tui.draft import NO_DRAFT, Draft, Notice
from journal.tui.render.line import EMPTY, MUTED, NAMES, WARNING, Cell, Ink, Line, Run, plain, row
from journal.tui.widgets.bar_lines import Prompt, Rest, Understanding
from journal.tui.widgets.capture_input import CaptureInput
from journal.tui.widgets.choices import Choices

NOTICE_SECONDS = 6
SETTLE_SECONDS = 0.25
"""How long after the last key the draft is kept."""


class CaptureBar(Container):
    """One line to write an entry on. It asks for what it needs by messages and is told by methods."""

    class Opened(Message):
        """The bar was clicked."""

    class Typed(Message):
        """The text changed: it has to be understood."""

        def __init__(self, draft: Draft) -> None:
            super().__init__()
            self.draft = draft

    class Settled(Message):
        """Nobody has typed for a moment: the draft has to be kept."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Wanted(Message):
        """Completions are wanted."""

        def __init__(self, draft: Draft, cursor: int) -> None:
            super().__init__()
            self.draft = draft
            self.cursor = cursor

    class Save(Message):
        """The text is to be saved as an entry."""

        def __init__(self, draft: Draft) -> None:
            super().__init__()
            self.draft = draft

    class Enlarged(Message):
        """The text is to be gone on with in the editor."""

        def __init__(self, draft: Draft) -> None:
            super().__init__()
            self.draft = draft

    class Left(Message):
        """The bar was left; `draft` is what stays on it."""

        def __init__(self, draft: Draft) -> None:
            super().__init__()
            self.draft = draft

    def __init__(self) -> None:
        super().__init__(id="capture")
        self.draft = NO_DRAFT
        self.trouble = ""
        self._told: Understood | None = None
        self._settling: Timer | None = None
        self._saying: Timer | None = None

    def compose(self) -> ComposeResult:
        yield Prompt(id="prompt")
        yield Rest(id="rest")
        yield CaptureInput()
        yield Understanding(id="understanding")

    @property
    def field(self) -> CaptureInput:
        return self.query_one(CaptureInput)

    @property
    def _choices(self) -> Choices:
        return self.screen.query_one(Choices)

    @property
    def is_open(self) -> bool:
        return self.has_class("-open")

    @property
    def understood_rows(self) -> list[str]:
        """The rows below the text, without their inks."""
        return [plain(line) for line in self.query_one(Understanding).content]

    def open(self, draft: Draft) -> None:
        """Begin to write, or go on with what stands on the line."""
        self.draft = draft
        self._told = None
        self.add_class("-open")
        field = self.field
        field.understood(None)
        if field.value != draft.text:
            field.value = draft.text
        field.cursor_position = len(draft.text)
        self.screen.set_focus(field, scroll_visible=False)
        self._explain()
        self.post_message(self.Typed(draft))

    def offer(self, completions: Sequence[Completion]) -> None:
        """Take the only completion, or show several; none closes the list."""
        if not self.is_open or not completions:
            self._choices.close()
        elif len(completions) == 1 and not self._choices.chosen:
            self.insert(completions[0])
        else:
            self._choices.offer(completions, self.field.cursor_screen_offset)

    def close(self, kept: Draft = NO_DRAFT) -> None:
        """Go back to rest, with what is to stay on the line."""
        self._choices.close()
        self.draft, self.trouble = kept, ""
        self.remove_class("-open")
        self.set_class(False, "-trouble")
        rest = self.query_one(Rest)
        rest.kept = kept.text
        rest.refresh()

    def say(self, notice: Notice) -> None:
        """Tell what was done; after a while the bar is itself again."""
        rest = self.query_one(Rest)
        rest.notice = notice
        rest.refresh()
        if self._saying is not None:
            self._saying.stop()
        self._saying = self.set_timer(NOTICE_SECONDS, self._unsay)

    @property
    def told_key(self) -> str:
        """The key of what is being told; empty while nothing is."""
        notice = self.query_one(Rest).notice
        return notice.key if notice else ""

    def _unsay(self) -> None:
        rest = self.query_one(Rest)
        rest.notice = None
        rest.refresh()

    def understood(self, told: Understood) -> None:
        """Show what was understood of the text."""
        if self.is_open and told.text == self.field.value:
            self._told = told
            self.field.understood(told)
            self._explain()

    def failed(self, sentence: str) -> None:
        """Saving failed: the text stays, and the sentence stands below it."""
        self.trouble = sentence
        self.set_class(True, "-trouble")
        self._explain()

    def insert(self, completion: Completion) -> None:
        """Put a completion in the place of the word it completes."""
        self._choices.close()
        self.field.replace(completion.text, completion.start, completion.end)

    def _explain(self) -> None:
        rows = self.query_one(Understanding)
        rows.content = self._explanation(max(self.size.width, 1))
        rows.refresh()

    def _explanation(self, width: int) -> Sequence[Line]:
        if self.trouble:
            tail = [Run("ctrl+s", NAMES._replace(bold=True)), Run(" tries again", MUTED)]
            left = [Cell(1, "▲", WARNING), Cell(3, f"Not saved: {self.trouble.removeprefix('Not saved: ')}", WARNING)]
            return (row(width - 2, left), row(width - 2, [Cell(3, "The text is kept.", MUTED)], tail))
        if self.draft.closes and self.draft.is_untouched:
            left = [Cell(3, "Done"), Cell(9, self.draft.what)]
            help_line = row(width - 2, [Cell(9, "enter: done without an entry; or write what happened", MUTED)])
            return (row(width - 2, left), help_line)
        if self._told is not None and not self.draft.is_untouched:
            from journal.tui.render.understanding import understood_lines

            moved = understood_lines(self._told, self.field.cursor_position, width + 1)
            return [_shifted(line) for line in moved]
        return (row(width - 2, [Cell(3, _SYNTAX, Ink("faint"))]), EMPTY)

    @on(CaptureInput.Changed)
    def _changed(self, event: CaptureInput.Changed) -> None:
        event.stop()
        if not self.is_open or event.value == self.draft.text:
            return
        self.draft = replace(self.draft, text=event.value)
        self.trouble = ""
        self.set_class(False, "-trouble")
        self.post_message(self.Typed(self.draft))
        self._settle(event.value)
        if self._choices.chosen:
            self.post_message(self.Wanted(self.draft, self.field.cursor_position))

    def _settle(self, text: str) -> None:
        if self._settling is not None:
            self._settling.stop()
        self._settling = self.set_timer(SETTLE_SECONDS, lambda: self.post_message(self.Settled(text)))

    @on(CaptureInput.Asked)
    def _asked(self, event: CaptureInput.Asked) -> None:
        event.stop()
        chosen = self._choices.chosen
        match event.what:
            case "complete" | "complete_back" if chosen:
                self._choices.move(1 if event.what == "complete" else -1)
            case "complete":
                self.post_message(self.Wanted(self.draft, self.field.cursor_position))
            case "save" if chosen:
                self.insert(chosen)
            case "leave" if chosen:
                self._choices.close()
            case "to_editor":
                self._choices.close()
                self.post_message(self.Enlarged(self.draft))
            case "save":
                self.post_message(self.Save(self.draft))
            case "leave":
                self.post_message(self.Left(self.draft))

    def on_click(self, event: events.Click) -> None:
        if not self.is_open:
            self.post_message(self.Opened())

    def on_resize(self) -> None:
        if self.is_open:
            self._explain()


_SYNTAX = "acme call from Dana, 4pm: text [item promised value] [due fri what]"


def _shifted(line: Line) -> Line:
    """The line one column to the left: the bar's own mark takes the first."""
    first = line[0] if line else Run("")
    return (Run(first.text[1:], first.ink), *line[1:]) if first.text.startswith(" ") else line

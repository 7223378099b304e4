"""The text of an entry in several lines, with what was understood in it tinted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.text import Text
from textual import events
from textual.document._document_navigator import DocumentNavigator
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from journal.tui.paint import paint_of
from journal.tui.registry import Where, commands_in
from journal.tui.render.flow import Span
from journal.tui.render.line import FINDING, Ink
from journal.tui.widgets.plain_document import PlainDocument, PlainWrapping

if TYPE_CHECKING:
    from textual.document._document import Location

_CHIP = Ink(back="chip")
_BRACKET = Ink("muted", back="chip")
_SELECTED = Ink(back="select")


class EntryText(TextArea):
    """Textual's text area without frame, markup, blinking, or trust in what stands in it.

    While `is_choosing`, the keys of the completions are asked for instead of acting on the text. Where it is read
    only, a letter is asked for.
    """

    class Asked(Message):
        """A key was pressed that is not the text's: the action it stands for, or the letter itself."""

        def __init__(self, action: str = "", letter: str = "") -> None:
            super().__init__()
            self.action = action
            self.letter = letter

    document: PlainDocument
    wrapped_document: PlainWrapping

    def __init__(self, text: str = "", *, read_only: bool = False) -> None:
        self._spans: tuple[Span, ...] = ()
        self.is_choosing = False
        super().__init__(text, read_only=read_only, compact=True, highlight_cursor_line=False, id="text")
        self.cursor_blink = False

    def _set_document(self, text: str, language: str | None) -> None:
        self._spans = ()
        self.document = PlainDocument(text)
        self.wrapped_document = PlainWrapping(self.document)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._line_cache.clear()
        self.move_cursor((0, 0))
        self._rewrap_and_refresh_virtual_size()

    def find_matching_bracket(self, bracket: str, search_from: Location) -> Location | None:
        """None is looked for: in a long text that would take longer than a key may."""
        return None

    # Places

    @property
    def cursor(self) -> int:
        """How many characters stand before the cursor."""
        return self.document.offset(self.cursor_location)

    @property
    def marked(self) -> tuple[int, int]:
        """From which character to which the selection goes."""
        start, end = sorted(self.selection)
        return self.document.offset(start), self.document.offset(end)

    def put_cursor(self, offset: int) -> None:
        """Go to the character of an offset."""
        self.move_cursor(self.document.location(offset))

    def mark(self, start: int, end: int) -> None:
        """Select what stands between two offsets."""
        self.move_cursor(self.document.location(start))
        self.move_cursor(self.document.location(end), select=True)

    def put(self, text: str, start: int, end: int) -> None:
        """Put a text in the place of what stands between two offsets, and the cursor behind it."""
        self.replace(text, self.document.location(start), self.document.location(end), maintain_selection_offset=False)
        self.put_cursor(start + len(text))

    # Keys

    async def _on_key(self, event: events.Key) -> None:
        action = self._action(event.key)
        letter = (event.character or "") if self.read_only and event.is_printable else ""
        if action or letter:
            event.stop()
            event.prevent_default()
            self.post_message(self.Asked(action, letter))

    def _action(self, key: str) -> str:
        """The action of a key on the open list of completions."""
        if not self.is_choosing:
            return ""
        return next((one.action for one in commands_in(Where.COMPLETING) if key in one.all_keys), "")

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        if not self.read_only:
            text = event.text.replace("\r\n", "\n").replace("\r", "\n")
            self._replace_via_keyboard(text, *self.selection)

    # Tints

    def tint(self, spans: Iterable[Span]) -> None:
        """Show what was understood: chips and findings, by offsets of the whole text."""
        self._spans = tuple(sorted(spans, key=lambda span: (span.start, span.end)))
        self.refresh()

    def edit(self, edit: Edit) -> EditResult:
        start, end = self.document.offset(edit.top), self.document.offset(edit.bottom)
        result = super().edit(edit)
        self._spans = tuple(_moved(self._spans, start, end, len(edit.text)))
        return result

    def _undo_batch(self, edits: list[Edit]) -> None:  # type: ignore[override]
        super()._undo_batch(edits)
        self._spans = ()

    def _redo_batch(self, edits: list[Edit]) -> None:  # type: ignore[override]
        super()._redo_batch(edits)
        self._spans = ()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One row: a piece of a line with its tints, the selection and the cursor."""
        base, width = self.rich_style, self.size.width
        found = self.wrapped_document.section(y + self.scroll_offset.y)
        if found is None:
            return Strip.blank(width, base)
        row, start, end = found
        text = Text(self.document.get_line(row)[start:end] + " ", end="", no_wrap=True)
        self._tint(text, self.document.tops[row] + start)
        self._draw_marks(text, row, start, end)
        strip = Strip(text.render(self.app.console)).apply_style(base)
        return strip.adjust_cell_length(width, base)

    def _tint(self, text: Text, first: int) -> None:
        """Tint a row that begins at an offset."""
        paint, size = paint_of(self.app), len(text) - 1
        for span in self._spans:
            if span.end <= first or span.start >= first + size:
                continue
            a, b = max(span.start - first, 0), min(span.end - first, size)
            text.stylize(paint.style(self._ink(span)), a, b)
            for at in (span.start - first, span.end - 1 - first) if span.kind == "chip" else ():
                if 0 <= at < size and text.plain[at] in "[]":
                    text.stylize(paint.style(_BRACKET), at, at + 1)

    def _ink(self, span: Span) -> Ink:
        """A chip without brackets is underlined where there is no colour to tint it."""
        if span.kind != "chip":
            return FINDING
        row, column = self.document.location(span.start)
        has_brackets = self.document.get_line(row)[column : column + 1] == "["
        return _CHIP._replace(underline=paint_of(self.app).is_plain and not has_brackets)

    def _draw_marks(self, text: Text, row: int, start: int, end: int) -> None:
        """The selection and the cursor, as far as they are on a row."""
        first, last = sorted(self.selection)
        if first != last and first[0] <= row <= last[0]:
            a = first[1] if first[0] == row else 0
            b = last[1] if last[0] == row else end + 1
            paint = paint_of(self.app)
            text.stylize(paint.style(_SELECTED, selected=paint.is_plain), max(a - start, 0), max(b - start, 0))
        cursor_row, column = self.selection.end
        is_last = end == len(self.document.get_line(row))
        if self.has_focus and cursor_row == row and start <= column and (column < end or (is_last and column == end)):
            style = self.get_component_rich_style("text-area--cursor")
            text.stylize(style, column - start, column - start + 1)


def _moved(spans: Iterable[Span], start: int, end: int, size: int) -> Iterator[Span]:
    """Spans as they stand after an edit; what was edited itself has to be understood again."""
    by = size - (end - start)
    for span in spans:
        if span.end <= start:
            yield span
        elif span.start >= end:
            yield Span(span.start + by, span.end + by, span.kind)

"""The text of an entry in several lines, with what was understood in it tinted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events
from textual.binding import BindingType
from textual.document._document_navigator import DocumentNavigator
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea

from journal.tui.paint import paint_of
from journal.tui.registry import Where, bindings
from journal.tui.render.flow import Span
from journal.tui.render.line import FINDING, Ink
from journal.tui.widgets.plain_document import PlainDocument, PlainWrapping

if TYPE_CHECKING:
    from textual.document._document import Location

SETTLE_SECONDS = 0.1
"""How long after the last key the text is taken to be understood."""
CHIP = Ink(back="chip")
BRACKET = Ink("muted", back="chip")


class EntryText(TextArea):
    """Textual's text area without frame, markup, blinking, or trust in what stands in it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.EDITOR), *bindings(Where.COMPLETING)]

    class Asked(Message):
        """The person wants something of the text: the name of an action."""

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what

    document: PlainDocument
    wrapped_document: PlainWrapping

    def __init__(self, text: str = "", *, read_only: bool = False, id: str = "text") -> None:  # noqa: A002
        self._spans: tuple[Span, ...] = ()
        self._starts: list[int] = []
        self._tops: list[int] = [0]
        super().__init__(text, read_only=read_only, compact=True, highlight_cursor_line=False, id=id)
        self.cursor_blink = False
        self.indent_width = 1

    def _set_document(self, text: str, language: str | None) -> None:
        self.document = PlainDocument(text)
        self.wrapped_document = PlainWrapping(self.document)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._line_cache.clear()
        self.move_cursor((0, 0))
        self._rewrap_and_refresh_virtual_size()

    def find_matching_bracket(self, bracket: str, search_from: Location) -> Location | None:
        """None is looked for: in a long text that would take longer than a key may."""
        return None

    @property
    def cursor(self) -> int:
        """How many characters stand before the cursor."""
        return self.document.offset(self.cursor_location)

    def put_cursor(self, offset: int) -> None:
        """Go to the character of an offset."""
        self.move_cursor(self.document.location(offset))

    def put(self, text: str, start: int, end: int) -> None:
        """Put a text in the place of what stands between two offsets, and the cursor behind it."""
        self.replace(text, self.document.location(start), self.document.location(end), maintain_selection_offset=False)
        self.put_cursor(start + len(text))

    def tint(self, spans: Iterable[Span]) -> None:
        """Show what was understood: chips and findings, by offsets of the whole text."""
        self._spans = tuple(sorted(spans, key=lambda span: (span.start, span.end)))
        self._line_cache.clear()
        self.refresh()

    def shift(self, at: int, by: int) -> None:
        """Move what stands behind an edit along with the text, until it is understood again."""

    def render_line(self, y: int) -> Strip:
        """One row: a piece of a line, with its tints, the selection and the cursor."""
        paint, width, base = paint_of(self.app), self.scrollable_content_region.width, self.rich_style
        found = self.wrapped_document.section(y + self.scroll_offset.y)
        if found is None:
            return Strip.blank(self.size.width, base)
        row, start, end = found
        text = Text(self.document.get_line(row)[start:end], end="", no_wrap=True)
        text.append(" ")
        first = self._top(row) + start
        for span in self._spans_in(first, first + end - start):
            a, b = max(span.start - first, 0), min(span.end - first, end - start)
            text.stylize(paint.style(CHIP if span.kind == "chip" else FINDING), a, b)
            if span.kind == "chip" and self._has_brackets(span):
                for at in (span.start - first, span.end - 1 - first):
                    if 0 <= at < end - start:
                        text.stylize(paint.style(BRACKET), at, at + 1)
        self._mark(text, row, start, end)
        strip = Strip(text.render(self.app.console)).adjust_cell_length(width, base)
        return strip.apply_style(base)

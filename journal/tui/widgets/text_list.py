"""A page of text that can be selected with the mouse."""

from __future__ import annotations

from textual.selection import Selection
from textual.strip import Strip

from journal.tui.paint import paint_of
from journal.tui.render.line import Line, Run, plain
from journal.tui.widgets.row_list import Build, RowList


class TextList(RowList):
    """A RowList whose words are there to be read: dragging over them selects them, ctrl+c copies."""

    ALLOW_SELECT = True

    def show(self, build: Build) -> None:
        if self.text_selection is not None:
            self.screen.clear_selection()
        super().show(build)

    def render_line(self, y: int) -> Strip:
        number = y + self.scroll_offset.y
        selection = self.text_selection
        span = selection.get_span(number) if selection is not None else None
        if span is None:
            return super().render_line(y).apply_offsets(0, number)
        line = highlighted(self.rows.line(number), *span)
        return paint_of(self.app).strip(line, self.size.width, self.rich_style).apply_offsets(0, number)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text without the margin that all its lines share."""
        lines = [plain(self.rows.line(number)).rstrip() for number in range(self.rows.height)]
        if selection.start is not None and selection.start.y >= len(lines):
            return None
        return unindented(selection.extract("\n".join(lines))), "\n"


def highlighted(line: Line, start: int, end: int) -> Line:
    """The line with the characters from `start` to just before `end` (-1: all that follow) shown as selected."""
    runs: list[Run] = []
    at = 0
    end = len(plain(line)) if end < 0 else end
    for text, ink in line:
        low, high = max(start - at, 0), max(end - at, 0)
        runs += [
            Run(text[:low], ink),
            Run(text[low:high], ink._replace(back="select")),
            Run(text[max(low, high) :], ink),
        ]
        at += len(text)
    return tuple(run for run in runs if run.text)


def unindented(text: str) -> str:
    """The text without the spaces that all its lines but the first begin with; the first loses its own."""
    first, *rest = text.split("\n")
    margins = [len(line) - len(line.lstrip()) for line in rest if line.strip()]
    margin = min(margins, default=0)
    return "\n".join([first.lstrip(), *(line[margin:] for line in rest)])

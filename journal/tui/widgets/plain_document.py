"""The document of the entry editor: any text, kept to the character, and wrapped quickly at any size.

Textual's own document splits at form feeds and line separators too, and would give them back as line breaks; and it
wraps a line anew from its beginning, word by word, for every letter typed in it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from rich.cells import cell_len
from textual.document._document import Document, EditResult, Location
from textual.document._wrapped_document import WrappedDocument
from textual.geometry import Offset

from journal.tui.widgets.field import visible


class PlainDocument(Document):
    """Lines broken by line feeds alone. What is read by line is harmless to show; `text` is what was typed."""

    def __init__(self, text: str) -> None:
        self._newline = "\n"
        self._lines = text.split("\n")
        self._shown = [visible(line) for line in self._lines]
        self._tops: list[int] = []

    @property
    def tops(self) -> list[int]:
        """How many characters stand before each line, and one more than all of them."""
        if not self._tops:
            self._tops = list(accumulate((len(line) + 1 for line in self._lines), initial=0))
        return self._tops

    @property
    def lines(self) -> list[str]:
        return self._shown

    def get_line(self, index: int) -> str:
        return self._shown[index]

    def __getitem__(self, index: int | slice) -> str | list[str]:  # type: ignore[override]
        return self._shown[index]

    def replace_range(self, start: Location, end: Location, text: str) -> EditResult:
        """Put a text in the place of a range; what is said to lie below the last line ends with that line."""
        (top, left), (bottom, right) = sorted((self._within(start), self._within(end)))
        replaced = self.get_text_range((top, left), (bottom, right))
        made = text.split("\n")
        ends_at = (top + len(made) - 1, len(made[-1]) + (left if len(made) == 1 else 0))
        for lines, fresh in ((self._shown, [visible(line) for line in made]), (self._lines, made)):
            after = lines[bottom][right:]
            fresh[0] = lines[top][:left] + fresh[0]
            fresh[-1] += after
            lines[top : bottom + 1] = fresh
        self._tops = []
        return EditResult(ends_at, replaced)

    def _within(self, location: Location) -> Location:
        last = len(self._lines) - 1
        return location if location[0] <= last else (last, len(self._lines[last]))

    def offset(self, location: Location) -> int:
        """How many characters stand before a location."""
        row, column = location
        return self.tops[min(row, len(self._lines))] + column

    def location(self, offset: int) -> Location:
        """Where the character of an offset stands; behind the last one for what is beyond."""
        row = min(max(bisect_right(self.tops, offset) - 1, 0), len(self._lines) - 1)
        return row, min(max(offset - self.tops[row], 0), len(self._lines[row]))


class PlainWrapping(WrappedDocument):
    """Wraps at blanks. A tab takes one cell, as it is shown."""

    document: PlainDocument

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Wrap every line; 0 for no wrapping."""
        self._width = width
        self._wrap_offsets = [breaks(line, width) for line in self.document.lines]
        self._tab_width_cache = []
        self._number()

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:
        """Wrap again what was edited, from `start` to what was `old_end` and is `new_end`."""
        (top, _), (bottom, _) = sorted((start, old_end))
        last = max(start[0], new_end[0])
        before = self._wrap_offsets[top : bottom + 1]
        if top == bottom == last:
            line, end = self.document.get_line(top), new_end[1]
            by = end - max(start[1], old_end[1])
            made = [broken_again(line, self._width, before[0], min(start[1], old_end[1]), end, by)]
        else:
            made = [breaks(line, self._width) for line in self.document.lines[top : last + 1]]
        self._wrap_offsets[top : bottom + 1] = made
        if [len(one) for one in made] != [len(one) for one in before]:
            self._number()

    def _number(self) -> None:
        """Number the rows of all lines."""
        self._offset_to_line_info = [
            (line, section) for line, offsets in enumerate(self._wrap_offsets) for section in range(len(offsets) + 1)
        ]
        self._line_index_to_offsets = []
        row = 0
        for offsets in self._wrap_offsets:
            self._line_index_to_offsets.append(list(range(row, row + len(offsets) + 1)))
            row += len(offsets) + 1

    @property
    def height(self) -> int:
        return len(self._offset_to_line_info)

    def section(self, row: int) -> tuple[int, int, int] | None:
        """The line that a row shows, and from which column to which; None below the last one."""
        if not 0 <= row < self.height:
            return None
        line, section = self._offset_to_line_info[row]
        offsets = self._wrap_offsets[line]
        start = offsets[section - 1] if section else 0
        return line, start, offsets[section] if section < len(offsets) else len(self.document.get_line(line))

    def location_to_offset(self, location: Location) -> Offset:
        line, column = location
        line = min(max(line, 0), len(self._wrap_offsets) - 1)
        offsets = self._wrap_offsets[line]
        section = bisect_right(offsets, column)
        start = offsets[section - 1] if section else 0
        return Offset(cell_len(self.document.get_line(line)[start:column]), self._line_index_to_offsets[line][section])

    def get_target_document_column(self, line_index: int, x_offset: int, y_offset: int) -> int:
        """The column that is shown at a cell of a row of a line; on all but its last row before its end."""
        text, offsets = self.document.get_line(line_index), self._wrap_offsets[line_index]
        section = y_offset % (len(offsets) + 1)
        start = offsets[section - 1] if section else 0
        end = offsets[section] if section < len(offsets) else len(text)
        column = start
        used = 0
        while column < end and used + (size := cell_len(text[column])) <= x_offset:
            used += size
            column += 1
        return min(column, end - 1) if section < len(offsets) else column

    def get_sections(self, line_index: int) -> list[str]:
        text, offsets = self.document.get_line(line_index), self._wrap_offsets[line_index]
        return [text[a:b] for a, b in zip([0, *offsets], [*offsets, len(text)], strict=True)]


def breaks(line: str, width: int) -> list[int]:
    """Where a line is broken so that each piece has at most `width` cells: after a blank, else within a word."""
    return list(_breaks_from(line, width, 0))


def broken_again(line: str, width: int, old: Sequence[int], start: int, end: int, by: int) -> list[int]:
    """The breaks of a line that was broken at `old`, after an edit from `start` to what is now `end`.

    `by` is how much longer it became. Where the line is broken depends only on what follows the break before: what
    stands before the edit stays, and from the first old break behind it on, all of them do.
    """
    kept = bisect_left(old, start - width)
    found = list(old[: kept + 1]) if old and start > width else []
    for at in _breaks_from(line, width, found[-1] if found else 0):
        found.append(at)
        if at > end:
            same = bisect_left(old, at - by)
            if same < len(old) and old[same] == at - by:
                return [*found, *(one + by for one in old[same + 1 :])]
    return found


def _breaks_from(line: str, width: int, at: int) -> Iterator[int]:
    size, is_narrow = len(line), line.isascii()
    while width > 0 and at < size and (size - at > width or not is_narrow):
        end = min(at + width, size)
        if not is_narrow:
            while end > at + 1 and (over := cell_len(line[at:end]) - width) > 0:
                end -= max(over // 2, 1)
            if end >= size:
                return
        blank = line.rfind(" ", at, end)
        at = blank + 1 if blank >= at else max(end, at + 1)
        yield at

"""Inks made into terminal styles, by theme; without colour, shape takes over."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip

from journal.safe_text import shown_line
from journal.tui.render.line import ACCENT, FAINT, PLAIN, Ink, Line, cells
from journal.tui.theme import FEW, TERMINAL, tokens_of

if TYPE_CHECKING:
    from textual.app import App

MARK = "▎"


class Paint:
    """What an ink looks like in one theme.

    Where `is_plain` (the terminal's own colours, or `NO_COLOR`) a selection is reversed, a hit bold and
    underlined, and a chip shows its brackets. `has_few` is for terminals with 256 colours.
    """

    def __init__(self, theme: str, is_plain: bool, has_few: bool = False) -> None:
        self.is_plain = is_plain
        self._tokens = FEW[theme] if has_few and theme in FEW else tokens_of(theme)
        self._styles: dict[tuple[Ink, bool], Style] = {}

    def style(self, ink: Ink, selected: bool = False) -> Style:
        """The style of an ink, laid over the style of the widget."""
        found = self._styles.get((ink, selected))
        if found is None:
            make = self._shaped if self.is_plain else self._coloured
            found = self._styles[ink, selected] = make(ink, selected)
        return found

    def _coloured(self, ink: Ink, selected: bool) -> Style:
        back = ink.back or ("select" if selected else "")
        return Style(
            color=self._colour(ink.colour),
            bgcolor=self._colour(back) if back else None,
            bold=ink.bold or (ink.names and selected),
            underline=ink.underline,
        )

    def _shaped(self, ink: Ink, selected: bool) -> Style:
        is_hit = ink.back == "hit"
        return Style(
            color=None if selected else self._colour(ink.colour),
            bold=ink.bold or is_hit or (ink.names and selected),
            underline=ink.underline or is_hit,
            reverse=selected or ink.back == "select",
        )

    def _colour(self, token: str) -> Any:
        return Color.parse(self._tokens[token]).rich_color

    def strip(self, line: Line, width: int, base: Style, *, selected: bool = False, mark: str = "") -> Strip:
        """A line as wide as its widget: `mark` (`focused` or `blurred`) puts the mark of the selection in column 0."""
        segments = [Segment(_harmless(run.text), base + self.style(run.ink, selected)) for run in line if run.text]
        size = sum(cells(segment.text) for segment in segments)
        if size < width:
            segments.append(Segment(" " * (width - size), base + self.style(PLAIN, selected)))
        elif size > width:
            segments = list(Strip(segments, size).crop(0, width))
        if mark and width:
            style = base + self.style(ACCENT if mark == "focused" else FAINT, selected)
            segments = [Segment(MARK, style), *Strip(segments, width).crop(1, width)]
        return Strip(segments, width)


def _harmless(text: str) -> str:
    return text if text.isascii() and text.isprintable() else shown_line(text)


@lru_cache(maxsize=8)
def _paint(theme: str, is_plain: bool, has_few: bool) -> Paint:
    return Paint(theme, is_plain, has_few)


def paint_of(app: App[Any]) -> Paint:
    """The paint of an app's present theme."""
    return _paint(app.theme, app.no_color or app.theme == TERMINAL, getattr(app, "has_few_colours", False))

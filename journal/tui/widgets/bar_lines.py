"""The lines the capture bar is made of, besides the one that is typed on."""

from __future__ import annotations

from collections.abc import Sequence

from journal.tui.draft import Notice
from journal.tui.render.line import ACCENT, MUTED, NAMES, PLAIN, WARNING, Cell, Line, Run, row
from journal.tui.widgets.field import visible
from journal.tui.widgets.frame import LineView

HINT = "Write what happened:  acme call from Dana, 4pm: base promised 185k guaranteed; due fri call back"


class Rest(LineView):
    """The bar at rest: a notice, else the text that was left on it, else the hint."""

    notice: Notice | None = None
    kept: str = ""

    def lines(self, width: int) -> Sequence[Line]:
        if self.notice is not None:
            ink = WARNING if self.notice.is_trouble else PLAIN
            glyph = Run("▲", WARNING) if self.notice.is_trouble else Run("›", MUTED)
            key = [Run(self.notice.key, NAMES._replace(bold=True)), Run(f" {self.notice.label}", MUTED)]
            left = [Cell(1, glyph.text, glyph.ink), Cell(3, self.notice.text, ink)]
            return (row(width - 2, left, key if self.notice.key else ()),)
        if self.kept:
            key = [Run("c", NAMES._replace(bold=True)), Run(" goes on with it", MUTED)]
            return (row(width - 2, [Cell(1, "›", MUTED), Cell(3, visible(self.kept))], key),)
        return (row(width - 2, [Cell(1, "›", MUTED), Cell(3, HINT, MUTED)]),)


class Prompt(LineView):
    """What stands before the text in use."""

    def lines(self, width: int) -> Sequence[Line]:
        return ((Run(" › ", ACCENT),),)


class Understanding(LineView):
    """The rows below the text."""

    content: Sequence[Line] = ()

    def lines(self, width: int) -> Sequence[Line]:
        return self.content

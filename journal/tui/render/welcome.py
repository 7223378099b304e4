"""What an empty journal says: three things to do."""

from __future__ import annotations

from textual.geometry import Size

from journal.tui.registry import command, key_label
from journal.tui.render.entry import WIDEST
from journal.tui.render.flow import Flow
from journal.tui.render.line import BOLD, EMPTY, MUTED, Cell, Line, indent, row
from journal.tui.render.rows import Rows, heading

_THINGS = (
    ("capture", "Write down a conversation",
     "acme call from Dana, yesterday 4pm: They can do [base promised 185k guaranteed]. [due fri 5pm answer the offer]"),
    ("begin", "Begin a negotiation", "One possible job, with a company, a role and a short name of your own."),
    ("help", "See every key, and how to write an entry", "To look around in a full journal first: journal demo"),
)  # fmt: skip


def welcome_rows(size: Size) -> Rows:
    """The greeting of a journal in which nothing has been written."""
    width = size.width - 2
    lines: list[Line] = [row(width, [Cell(2, "Nothing is written yet. Three things to do:", BOLD)])]
    for name, title, example in _THINGS:
        lines += [EMPTY, row(width, [Cell(2, key_label(command(name).keys[0]), BOLD), Cell(6, title)])]
        lines += [indent(line, 6) for line in Flow(example, ink=MUTED).lines(max(min(width, WIDEST) - 6, 1))]
    return Rows([heading(*lines)])

"""What a view says of itself while it is narrowed."""

from __future__ import annotations

from journal.tui.render.line import BOLD, MUTED, Cell, Line, Run, row

MARGIN = 2


def narrowed_line(text: str, count: int, total: int, what: str, width: int) -> Line:
    """`in:acme   3 of 12 follow-ups`."""
    said = f"{count:,} of {total:,} {what}{'s' if total != 1 else ''}"
    return row(width - 2, [Cell(MARGIN, text, BOLD)], [Run(said, MUTED)])


def unanswered_lines(what: str, width: int) -> list[Line]:
    """What stands where nothing answers."""
    told = row(width - 2, [Cell(MARGIN, f"No {what} answers this.", BOLD)])
    return [told, row(width - 2, [Cell(MARGIN, "esc shows all of them again", MUTED)])]

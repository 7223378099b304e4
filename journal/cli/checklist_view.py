"""A checklist on a page: what is open, what is settled and by which entry."""

from __future__ import annotations

from itertools import groupby

from journal.cli.call import Call
from journal.cli.endings import Endings
from journal.cli.page import Span
from journal.domain.paths.checklist import Checklist, Line, LineState

SIGNS = {
    LineState.OPEN: ("○", "warning"),
    LineState.SEEN: ("✓", "success"),
    LineState.TICKED: ("✓", "success"),
    LineState.NOT_NEEDED: ("·", "muted"),
}
"""The sign of each state and its style."""


def print_checklist(call: Call, negotiation: str, checklist: Checklist, *, only: str = "") -> None:
    """Its title, then every line under its heading: sign, id, text, what tells of it; or `only` the line of an id."""
    page, endings = call.page, Endings(call.session)
    count = f"{len(checklist.open)} of {len(checklist.lines)} open"
    page.line((negotiation, "bold"), "  ", (checklist.title, "bold"), "  ", (count, "muted"))
    line = checklist.line(only) if only else None
    if line is not None:
        _print_line(call, line, endings, len(line.step))
        return
    page.paragraph(checklist.about, style="muted")
    width = max((len(line.step) for line in checklist.lines), default=0)
    for group, lines in groupby(checklist.lines, key=lambda line: line.group):
        page.line()
        if group:
            page.line((group, "bold"))
        for line in lines:
            _print_line(call, line, endings, width)


def _print_line(call: Call, line: Line, endings: Endings, width: int) -> None:
    sign, style = SIGNS[line.state]
    call.page.wrapped(
        (sign, style), f" {line.step:<{width}}  ", line.text if line.is_open else (line.text, "muted"),
        indent=2, hang=width + 4,
    )  # fmt: skip
    told: list[Span] = [(line.why, "muted")] if line.why else []
    if line.entry:
        told += [("  " if told else "", ""), (endings[line.entry], "muted")]
    if line.state is LineState.TICKED:
        told += [("  by hand" if told else "by hand", "muted")]
    if line.state is LineState.NOT_NEEDED:
        told = [(f"not needed: {line.why}" if line.why else "not needed", "muted")]
    if line.is_open and line.hint:
        told += [("; " if told else "", "muted"), (line.hint, "muted")]
    if told:
        call.page.wrapped(*told, indent=width + 6)

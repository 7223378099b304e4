"""What Search shows before anything is typed: what was asked before, and what can be asked."""

from __future__ import annotations

from collections.abc import Iterator

from textual.geometry import Size

from journal.tui.jobs_search import StartData
from journal.tui.render.flow import Flow
from journal.tui.render.line import BOLD, MUTED, NAMES, Cell, Line, cells, indent, row
from journal.tui.render.rows import SPACE, Row, Rows, drawn, heading
from journal.tui.render.search import QUERY, WHEN

SAVED = "s:"
"""What the keys of saved searches begin with; the name follows."""


def start_rows(data: StartData, recent: int, size: Size) -> Rows:
    """The saved searches and the latest queries, at most so many."""
    width = size.width
    rows: list[Row] = []
    if data.saved:
        rows.append(heading(row(width - 2, [Cell(WHEN, "Saved", BOLD)])))
        longest = min(max(cells(one.name) for one in data.saved), 20)
        for one in data.saved:
            left = [Cell(WHEN, f"@{one.name}", NAMES), Cell(WHEN + longest + 3, one.query, MUTED)]
            rows.append(drawn(f"{SAVED}{one.name}", row(width - 2, left)))
    if data.recent:
        rows += [SPACE] if rows else []
        rows.append(heading(row(width - 2, [Cell(WHEN, "Asked lately", BOLD)])))
        rows += [drawn(f"{QUERY}{one}", row(width - 2, [Cell(WHEN, one)])) for one in data.recent[:recent]]
    return Rows(rows or [heading(line) for line in _welcome(data, width)])


def _welcome(data: StartData, width: int) -> Iterator[Line]:
    count = f"{data.total:,} {'entry' if data.total == 1 else 'entries'}"
    yield row(width - 2, [Cell(WHEN, f"Search {count}" if data.total else "Nothing is written yet.", BOLD)])
    words = "Type a few letters of what was said, by whom, or of an offer item. What you asked stands here later."
    for line in Flow(words, ink=MUTED).lines(max(width - WHEN - 2, 1)):
        yield indent(line, WHEN)


LANGUAGE = (
    ("bonus prom", "entries with both, the last word being typed"),
    ('"not that I know"', "these words next to each other"),
    ("equity OR options -draft", "one or the other, and not that"),
    ("in:acme with:dana", "of a negotiation, with somebody; from: to:"),
    ("item:equity stance:promised", "what was said of an item"),
    ("is:unwritten", "promised, not in writing; also verbal, overdue, conflict, contingent, late"),
    ("channel:call stage:negotiating", "how it was said, how far things are"),
    ('date:2026-11.. date:"last week"', "when it was"),
    ("due:<7d", "with something due by then"),
    ("amount:>=150k", "a figure in it"),
    ("has:attachment tag:lesson", "a file, a #tag"),
    ("sort:newest", "newest first; ctrl+t does the same"),
)
"""The language by examples: what is written, and what it finds."""


def language_rows(size: Size, margin: int = 3) -> Rows:
    """What can be asked."""
    width = size.width - 2
    rows = [heading(row(width, [Cell(margin, "What can be asked", BOLD)])), SPACE]
    for example, means in LANGUAGE:
        lines = Flow(means, ink=MUTED).lines(max(width - margin - 2, 1))
        rows.append(heading(row(width, [Cell(margin, example)]), *(indent(line, margin + 2) for line in lines)))
    return Rows(rows)

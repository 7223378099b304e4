"""The history of an entry as rows: each revision with when it was made and what changed."""

from __future__ import annotations

from collections.abc import Iterator

from textual.geometry import Size

from journal.domain.history import Difference
from journal.domain.phrasing import day_words, who_title
from journal.service.revisions import Step
from journal.tui.jobs_journal import RevisionsData
from journal.tui.render.entry import WIDEST
from journal.tui.render.flow import Flow, Span
from journal.tui.render.line import BOLD, MUTED, NAMES, PLAIN, Cell, Line, Run, cells, indent, row
from journal.tui.render.rows import SPACE, Row, Rows, drawn, heading

AT, TEXT = 2, 4


def revision_rows(data: RevisionsData, size: Size) -> Rows:
    """The entry's title, then its revisions, newest first."""
    width = min(size.width - 2, TEXT + WIDEST)
    count = len(data.steps)
    said = f"{count} revisions" if count > 1 else "never changed"
    rows: list[Row] = [heading(row(width, [Cell(AT, who_title(data.entry, data.names), BOLD)], [Run(said, MUTED)]))]
    for number, step in enumerate(data.steps):
        rows += [SPACE, drawn(step.key, *_step(step, data, width, is_first=number == count - 1))]
    return Rows(rows)


def _step(step: Step, data: RevisionsData, width: int, *, is_first: bool) -> Iterator[Line]:
    when = f"{day_words(step.at.day, data.now)}, {step.at.local:%H:%M}"
    yield row(width, [Cell(AT, when, NAMES), Cell(AT + cells(when) + 2, step.do, MUTED)])
    room = max(width - TEXT, 1)
    if step.entry is None:
        yield row(width, [Cell(TEXT, "removed for good" if step.is_gone else "taken away", MUTED)])
    elif step.text:
        spans = [Span(start, end, fate.value) for start, end, fate in step.places]
        ink = PLAIN if is_first else MUTED
        yield from (indent(line, TEXT) for line in Flow(step.text.rstrip(), spans, ink=ink).lines(room))
    elif not step.beside and not is_first:
        yield row(width, [Cell(TEXT, "nothing changed in what it says", MUTED)])
    for one in step.beside:
        yield from (indent(line, TEXT) for line in _beside(one, room))


def _beside(one: Difference, room: int) -> list[Line]:
    spans, at = [], len(one.label) + 2
    for fate, text in one.sides:
        spans.append(Span(at, at + len(text) + 2, fate.value))
        at += len(text) + 3
    return Flow(one.words, spans, ink=MUTED).lines(room)

"""A post-mortem as rows: a question each, with its answer below it, then the lessons."""

from __future__ import annotations

from functools import partial

from textual.geometry import Size

from journal.domain.instants import day_of
from journal.domain.paths.post_mortem import QUESTIONS, Question
from journal.domain.phrasing import day_words
from journal.tui.jobs_paths import PostMortemData
from journal.tui.render.flow import Flow
from journal.tui.render.line import BOLD, MUTED, NAMES, PLAIN, WARNING, Cell, Line, Run, indent, row
from journal.tui.render.rows import SPACE, Row, Rows, heading

QUESTION, LESSON = "q:", "l:"
"""What the keys of questions, and of lessons, begin with; the id, or the place from 0, follows."""
NEW_LESSON = "l:new"
"""The key of the row that a lesson is added by."""

AT, ANSWER = 2, 4
WIDEST = 96
MOST_LINES = 4


def post_mortem_rows(data: PostMortemData, size: Size) -> Rows:
    """Every question; what the journal suggests is told apart from what was kept."""
    page, width = data.page, size.width
    kept = f"kept {day_words(day_of(page.entry.occurred), data.now)}" if page.entry else "not kept yet"
    title = row(width - 2, [Cell(AT, f"Post-mortem: {page.outcome or 'still open'}", BOLD)], [Run(kept, MUTED)])
    rows: list[Row] = [heading(title)]
    for one in QUESTIONS:
        rows += [SPACE, _question(data, one, width)]
    rows += [SPACE, heading(row(width - 2, [Cell(AT, "Lessons", BOLD)]))]
    for number, lesson in enumerate(page.told.lessons):
        lines = [indent(line, ANSWER) for line in Flow(lesson).lines(_room(width), MOST_LINES)]
        rows.append(_row(f"{LESSON}{number}", lines))
    rows.append(_row(NEW_LESSON, [row(width - 2, [Cell(ANSWER, "Add a lesson", MUTED)])]))
    return Rows(rows)


def _row(key: str, lines: list[Line]) -> Row:
    return Row(key, len(lines), lambda: lines)


def _room(width: int) -> int:
    return max(min(width - ANSWER - 2, WIDEST), 1)


def _question(data: PostMortemData, one: Question, width: int) -> Row:
    answer, source = data.page.answer(one.id)
    flow = Flow(answer or one.text, ink=PLAIN if answer and not source else MUTED)
    lines = [indent(line, ANSWER) for line in flow.lines(_room(width), MOST_LINES)]
    note = [Run(source, WARNING)] if source else []
    return Row(f"{QUESTION}{one.id}", len(lines) + 1, partial(_lines, one, lines, note, width))


def _lines(one: Question, lines: list[Line], note: list[Run], width: int) -> list[Line]:
    return [row(width - 2, [Cell(AT, one.label, NAMES)], note), *lines]

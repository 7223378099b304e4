"""A checklist as rows, and beside it what the selected line rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from textual.geometry import Size

from journal.domain.instants import day_of
from journal.domain.paths.checklist import Line as Step
from journal.domain.paths.checklist import LineState
from journal.domain.paths.commitments import Keeping, Kept
from journal.domain.paths.gate import BEYOND, NOTHING_OPEN
from journal.domain.phrasing import short_day, who_title
from journal.domain.records import Entry
from journal.tui.jobs_paths import ChecklistData
from journal.tui.render.flow import Flow, spans_of
from journal.tui.render.line import (
    BOLD,
    ERROR,
    MUTED,
    NAMES,
    PLAIN,
    SUCCESS,
    WARNING,
    Cell,
    Ink,
    Line,
    Run,
    indent,
    row,
)
from journal.tui.render.rows import SPACE, Row, Rows, heading

STEP, KEEPING = "s:", "k:"
"""What the keys of lines, and of promises, begin with; the id follows."""

COMMAND = "journal "
"""What a hint begins with that is for the command line."""

GLYPH, TEXT = 2, 4
MARGIN = 3
MOST_LINES = 12
WIDEST = 76

SIGNS = {
    LineState.OPEN: ("○", WARNING),
    LineState.SEEN: ("✓", SUCCESS),
    LineState.TICKED: ("✓", SUCCESS),
    LineState.NOT_NEEDED: ("·", MUTED),
}
KEPT_SIGNS = {
    Kept.KEPT: ("✓", SUCCESS),
    Kept.NOT_KEPT: ("▲", ERROR),
    Kept.DUE: ("●", WARNING),
    Kept.AHEAD: ("○", MUTED),
    Kept.UNDATED: ("○", MUTED),
}


def checklist_rows(data: ChecklistData, size: Size, *, is_alone: bool = False) -> Rows:
    """Its title, what came due after signing, and every line under its heading.

    `is_alone` tells here what else stands beside the list: why a line is open, and what there is to say.
    """
    width, made = size.width, data.checklist
    count = f"{len(made.open)} of {len(made.lines)} open"
    rows = [heading(row(width - 2, [Cell(GLYPH, made.title, BOLD)], [Run(count, MUTED)]))]
    rows.append(heading(*(indent(line, GLYPH) for line in Flow(made.about, ink=MUTED).lines(width - 4, 2))))
    rows += _keepings(data, width)
    for group, lines in groupby(made.lines, key=lambda line: line.group):
        rows.append(SPACE)
        rows += [heading(row(width - 2, [Cell(GLYPH, group, BOLD)]))] if group else []
        rows += [_step_row(line, width, is_alone=is_alone) for line in lines]
    rows += _end(data, width)
    rows += _points(data, max(width - 4, 1), GLYPH) if is_alone else ()
    return Rows(rows)


def _step_row(line: Step, width: int, *, is_alone: bool) -> Row:
    told = line.why if is_alone and line.is_open else ""
    below = [row(width - 2, [Cell(TEXT, told, MUTED)])] if told else []
    return Row(f"{STEP}{line.step}", 1 + len(below), lambda: (step_line(line, width), *below))


def step_line(line: Step, width: int) -> Line:
    """Sign, text, and in short how it stands."""
    sign, ink = SIGNS[line.state]
    is_by_hand = line.state in (LineState.TICKED, LineState.NOT_NEEDED)
    note = {LineState.TICKED: "by hand", LineState.NOT_NEEDED: "not needed"}.get(line.state, "")
    tail = [Run(note, MUTED)] if is_by_hand else []
    text = NAMES if line.is_open else MUTED
    return row(width - 2, [Cell(GLYPH, sign, ink), Cell(TEXT, line.text, text)], tail)


def _end(data: ChecklistData, width: int) -> Iterator[Row]:
    """What the list cannot know; what was promised for later; files that could not be used."""
    if data.is_gate:
        words = BEYOND if data.checklist.open else f"{NOTHING_OPEN} {BEYOND}"
        yield SPACE
        yield heading(*(indent(line, GLYPH) for line in Flow(words, ink=MUTED).lines(min(width - 4, WIDEST))))
    if data.to_remind_of:
        count = len(data.to_remind_of)
        what = "1 promise comes due later" if count == 1 else f"{count} promises come due later"
        yield SPACE
        yield heading(row(width - 2, [Cell(GLYPH, f"{what}:", MUTED), Cell(GLYPH + len(what) + 2, "f", BOLD),
                                      Cell(GLYPH + len(what) + 4, "makes follow-ups of them", MUTED)]))  # fmt: skip
    for mistake in data.mistakes:
        yield SPACE
        lines = Flow(f"▲ {mistake.sentence}", ink=WARNING).lines(max(width - 4, 1), 4)
        yield heading(*(indent(line, GLYPH) for line in lines))


def _keepings(data: ChecklistData, width: int) -> Iterator[Row]:
    """What came due after signing stands first: from then on that is what matters."""
    if data.keepings:
        yield SPACE
        yield heading(row(width - 2, [Cell(GLYPH, "Who kept what", BOLD)]))
    for one in data.keepings:
        yield _keeping_row(data, one, width)


def _keeping_row(data: ChecklistData, one: Keeping, width: int) -> Row:
    sign, ink = KEPT_SIGNS[one.state]
    due = one.commitment.due
    when = short_day(due, data.now) if due else ""
    tail = [Run(one.state.label, ink), Run(f"  {when:>6}", MUTED)]

    def draw() -> tuple[Line]:
        return (row(width - 2, [Cell(GLYPH, sign, ink), Cell(TEXT, one.commitment.what, NAMES)], tail),)

    return Row(f"{KEEPING}{one.commitment.step}", 1, draw)


def beside_rows(data: ChecklistData, key: str, size: Size, *, is_plain: bool) -> Rows:
    """What the selected line rests on: why, how to come by it, the entry; then what there is to say."""
    width = max(min(size.width - MARGIN - 2, WIDEST), 1)
    rows: list[Row] = []
    line = data.checklist.line(key.removeprefix(STEP)) if key.startswith(STEP) else None
    keeping = next((one for one in data.keepings if f"{KEEPING}{one.commitment.step}" == key), None)
    if line is not None:
        rows.append(_text(line.text, width, BOLD))
        rows += [_text(line.why, width)] if line.why else []
        rows += [_text(hint, width, MUTED)] if (hint := _hint(line)) else []
        rows += _entry(data, data.entries.get(line.entry), width, size.width, is_plain=is_plain)
    elif keeping is not None:
        rows.append(_text(keeping.commitment.what, width, BOLD))
        rows += [_text(keeping.why, width)] if keeping.why else []
        rows += _entry(data, keeping.commitment.held.entry, width, size.width, is_plain=is_plain)
    rows += _points(data, width, MARGIN)
    return Rows(rows[1:] if rows and rows[0] is SPACE else rows)


def _hint(line: Step) -> str:
    """How to come by an open line: in the app a key does what elsewhere a command does."""
    if not line.is_open:
        return ""
    can_begin = bool(line.go or line.write)
    words = "" if can_begin and line.hint.startswith(COMMAND) else line.hint
    if can_begin and words.endswith((".", "?", "!")):
        return f"{words} Enter begins it."
    return "; ".join(filter(None, (words, "enter begins it" if can_begin else "")))


def _points(data: ChecklistData, width: int, margin: int) -> Iterator[Row]:
    if data.points:
        yield SPACE
        yield _text("What there is to say", width, BOLD, margin)
    for point in data.points:
        first, *more = Flow(point).lines(max(width - 2, 1))
        lines = [(Run("· ", MUTED), *first), *(indent(line, 2) for line in more)]
        yield heading(*(indent(line, margin) for line in lines))


def _text(text: str, width: int, ink: Ink = PLAIN, margin: int = MARGIN) -> Row:
    """A text, wrapped; a run keeps its colour only, so that what is bold is made so here."""
    lines = (indent(line, margin) for line in Flow(text, ink=ink).lines(width))
    return heading(*(tuple(run._replace(ink=run.ink._replace(bold=ink.bold)) for run in line) for line in lines))


def _entry(data: ChecklistData, entry: Entry | None, width: int, whole: int, *, is_plain: bool) -> Sequence[Row]:
    """The entry that a line rests on: who and when, and the beginning of its text."""
    if entry is None:
        return ()
    when = short_day(day_of(entry.occurred), data.now)
    head = row(whole - 2, [Cell(MARGIN, who_title(entry, data.names), BOLD)], [Run(when, MUTED)])
    flow = Flow(entry.body, spans_of(entry, data.written.get(entry.id, ())), is_plain=is_plain)
    lines = [indent(line, MARGIN) for line in flow.lines(width, MOST_LINES, tight=True)]
    return [SPACE, heading(head), heading(*lines)]

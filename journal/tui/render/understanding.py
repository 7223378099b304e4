"""What was understood of the text on the line, in two rows below it."""

from __future__ import annotations

from collections.abc import Sequence

from journal.domain.records import Finding
from journal.service.capture import Described
from journal.tui.jobs import Understood
from journal.tui.render.line import FINDING, MUTED, WARNING, Cell, Ink, Line, Run, begun, cells, row

ROWS = 2
REMEMBER = "before you ask"
"""What stands before a lesson of an earlier negotiation."""
TEXT = 4
"""The column below the first letter of what is typed."""


def understood_lines(told: Understood, cursor: int, width: int) -> list[Line]:
    """Two lines: the parts nearest to the cursor or a finding, and at the right the head."""
    findings = _ripe(told, cursor)
    has_lesson = bool(told.lesson) and not findings
    shown = _nearest(told.rows, cursor, ROWS - 1 if findings or has_lesson else ROWS)
    column = TEXT + max((cells(one.label) for one in shown), default=0) + 2
    lines = [_part(one, column) for one in shown]
    if findings:
        lines.insert(0, _finding(_close(findings, cursor), len(findings)))
    if has_lesson:
        column = TEXT + cells(REMEMBER) + 2
        lines.append(([Cell(TEXT, REMEMBER, MUTED), Cell(column, told.lesson, MUTED)], []))
    while len(lines) < ROWS:
        lines.append(([], []))
    head = [Run(told.filed or "unfiled", Ink() if told.filed else WARNING), Run("  "), Run(told.who, MUTED)]
    left, right = lines[-1]
    lines[-1] = (left, [*right, *([Run("   ")] if right else []), *head])
    return [row(width - 2, left, right) for left, right in lines]


def _ripe(told: Understood, cursor: int) -> list[Finding]:
    """The findings worth a word now: those of a place, and not of the word that is still being typed."""
    typing = cursor >= len(told.text)
    found = (one for one in told.reading.entry.findings if one.end > one.start)
    return [one for one in found if not (typing and one.end >= len(told.text.rstrip()))]


def _nearest(rows: Sequence[Described], cursor: int, count: int) -> Sequence[Described]:
    """The parts up to the cursor that were written last; the first ones where the cursor stands before all."""
    before = [one for one in rows if one.start <= cursor]
    return before[-count:] if len(before) >= count else rows[:count]


def _part(one: Described, column: int) -> tuple[list[Cell], list[Run]]:
    when, _, what = one.value.partition("  ")
    said = "  ".join(words for words in (one.stance, when, begun(what)) if words)
    left = [Cell(TEXT, one.label), Cell(column, said)]
    if one.note:
        left.append(Cell(column + cells(said) + 3, one.note, MUTED))
    weak = one.grade in ("verbal", "recapped")
    return left, [Run(one.grade, WARNING if weak else MUTED)] if one.grade else []


def _close(findings: Sequence[Finding], cursor: int) -> Finding:
    return min(findings, key=lambda one: 0 if one.start <= cursor <= one.end else abs(cursor - one.end))


def _finding(one: Finding, count: int) -> tuple[list[Cell], list[Run]]:
    near = f"; did you mean {one.nearest}?" if one.nearest else ""
    left = [Cell(2, "▲", WARNING), Cell(TEXT, one.found or "here", FINDING)]
    left.append(Cell(TEXT + cells(one.found or "here") + 2, f"expected {one.expected}{near}", MUTED))
    return left, [Run(f"{count} findings", WARNING)] if count > 1 else []

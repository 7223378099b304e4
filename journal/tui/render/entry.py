"""An entry as rows: three lines of it in the log, or all of it."""

from __future__ import annotations

from collections.abc import Mapping

from journal.domain.agenda import effective
from journal.domain.instants import Instant
from journal.domain.phrasing import expiry_words, who_words
from journal.domain.records import Entry, FollowUp, MarkKind, Owner
from journal.tui.jobs import TodayData
from journal.tui.render.flow import Flow, spans_of
from journal.tui.render.line import BOLD, GAP, MUTED, WARNING, Cell, Line, Run, begun, cells, indent, length, row
from journal.tui.render.rows import Row, drawn

ENTRY = "e:"
"""What the keys of entries begin with; the id follows."""

TIME, NAME = 3, 10
MOST_LINES = 3
"""How many lines of its text an entry has in the log."""
MOST_DUE = 3
"""How many of its follow-ups are named there."""
WIDEST = 76
"""Text is not set wider than this: longer lines are hard to read."""


def log_rows(data: TodayData, entry: Entry, width: int, name: int, *, is_plain: bool) -> Row:
    """An entry in the log: when, where and who; then its text; then what is due from it."""
    now, follow_ups = data.page.now, data.follow_ups.get(entry.id, ())
    lines = [_head(entry, data.names, now, width, name)]
    room = min(width - NAME - 2, WIDEST)
    flow = Flow(entry.body, spans_of(entry, follow_ups), is_plain=is_plain)
    lines += [indent(line, NAME) for line in flow.lines(room, MOST_LINES, tight=True)]
    due = [one for one in follow_ups if one.is_open]
    lines += [_due_line(one, now, width) for one in due[:MOST_DUE]]
    if len(due) > MOST_DUE:
        lines.append(row(width - 2, [Cell(NAME + 2, f"{len(due) - MOST_DUE} more", MUTED)]))
    return drawn(f"{ENTRY}{entry.id}", *lines)


def _head(entry: Entry, names: Mapping[str, str], now: Instant, width: int, name: int) -> Line:
    filed = names.get(entry.negotiation or "", "")
    left = [
        Cell(TIME, clock_words(entry, now), MUTED),
        Cell(NAME, filed or entry.named or "unfiled", BOLD if filed else WARNING),
        Cell(NAME + name + 1, who_words(entry, names), MUTED),
    ]
    marks = unusual(entry)
    while len(marks) > 1 and NAME + name + 1 + cells(left[-1].text) + GAP + length(marks) > width - 2:
        marks = marks[:-2]
    return row(width - 2, left, marks)


def clock_words(entry: Entry, now: Instant) -> str:
    """`16:05` on the reader's clock; `all day` has no time and stays empty."""
    occurred = entry.occurred
    return f"{occurred.in_zone(now.zone).local:%H:%M}" if isinstance(occurred, Instant) else ""


def unusual(entry: Entry) -> list[Run]:
    """What is worth a word at the right edge: findings, late, a version of the offer, files, items."""
    offers = entry.marks_of(MarkKind.OFFER)
    number = next((mark.number for mark in offers if mark.number), None)
    words = [
        Run(f"▲ {_count(len(entry.findings), 'finding')}" if entry.findings else "", WARNING),
        Run("late" if entry.is_late else "", WARNING),
        Run((f"offer v{number}" if number else "offer") if offers else "", MUTED),
        Run(_count(len(entry.attachments), "file"), MUTED),
        Run(_count(len(entry.statements), "item"), MUTED),
    ]
    said = [word for word in words if word.text]
    return [part for word in said for part in (Run("  "), word)][1:]


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'s' if number > 1 else ''}" if number else ""


def _due_line(one: FollowUp, now: Instant, width: int) -> Line:
    when = expiry_words(effective(one), now)
    theirs = one.owner is Owner.THEM
    what = f"{begun(one.what)}, from them" if theirs else begun(one.what)
    left = [
        Cell(NAME, "◌" if theirs else "○", MUTED),
        Cell(NAME + 2, when, MUTED),
        Cell(NAME + 2 + cells(when) + 2, what, MUTED),
    ]
    return row(width - 2, left)

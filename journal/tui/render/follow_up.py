"""One follow-up beside the agenda: when, where it comes from, what has to happen before it."""

from __future__ import annotations

from collections.abc import Iterator

from textual.geometry import Size

from journal.domain.agenda import effective, is_overdue
from journal.domain.instants import Instant, day_of
from journal.domain.phrasing import (
    day_words,
    due_words,
    expiry_words,
    full_day,
    left_words,
    short_day,
    their_clock,
    when_words,
    who_words,
    zone_words,
)
from journal.domain.records import FollowUp, FollowUpStatus, Owner
from journal.domain.repeats import repeat_words
from journal.tui.jobs_follow_ups import FollowUpData, counterpart
from journal.tui.render.agenda import due_ink, glyph, narrow
from journal.tui.render.flow import Flow, spans_of
from journal.tui.render.line import BOLD, MUTED, WARNING, Cell, Line, Run, begun, indent, row
from journal.tui.render.rows import SPACE, Row, Rows, heading

MARGIN = 3
MOST_MOVES = 5
"""How many of its latest changes are told."""
MOST_LINES = 8
"""How many lines of its entry are shown; the rest is one key away."""


def follow_up_rows(data: FollowUpData, size: Size, *, is_plain: bool) -> Rows:
    """Everything about one follow-up, in the order in which it is read."""
    width = size.width
    parts = (
        _head(data, width),
        _from(data, width, is_plain),
        _before(data, width),
        _same(data, width),
        _record(data, width),
    )
    rows: list[Row] = []
    for part in parts:
        lines = list(part)
        rows += [SPACE] if rows and lines else []
        rows += [heading(*lines)] if lines else []
    return Rows(rows)


def _head(data: FollowUpData, width: int) -> Iterator[Line]:
    one, now = data.one, data.now
    name = data.names.get(one.negotiation or "", "unfiled")
    yield row(width - 2, [Cell(MARGIN, begun(one.what), BOLD)], [Run(name)])
    when = effective(one)
    here = when.in_zone(now.zone) if isinstance(when, Instant) else when
    clock = f", {here.local:%H:%M} {zone_words(now.zone)}" if isinstance(here, Instant) else ""
    there = their_clock(when, now)
    yield row(width - 2, [Cell(MARGIN, full_day(day_of(here)) + clock, MUTED)], [Run(there, MUTED)])
    words = [
        _distance(one, now, data.business_days),
        one.kind.label,
        f"{counterpart(data.entry, data.names)} moves" if one.owner is Owner.THEM else "",
    ]
    yield row(width - 2, [Cell(MARGIN, ", ".join(word for word in words if word.strip() and word != " moves"), MUTED)])
    if one.repeat is not None:
        yield row(width - 2, [Cell(MARGIN, repeat_words(one.repeat), MUTED)])
    if data.answer is not None:
        answer = f"Answered by the {who_words(data.answer, data.names)}, {when_words(data.answer.occurred, now)}?"
        yield row(width - 2, [Cell(MARGIN, answer, WARNING)])
    if one.status is FollowUpStatus.SNOOZED:
        yield row(width - 2, [Cell(MARGIN, f"due {when_words(one.due, now)}, snoozed", MUTED)])


def _distance(one: FollowUp, now: Instant, business: int) -> str:
    if is_overdue(one, now):
        return due_words(one, now)
    left = left_words(effective(one), one.zone, now).removeprefix("in ")
    days = f", {business} business {'day' if business == 1 else 'days'}" if business > 1 else ""
    return f"in {left}{days}" if left else "today"


def _from(data: FollowUpData, width: int, is_plain: bool) -> Iterator[Line]:
    entry = data.entry
    if entry is None:
        return
    when = when_words(entry.occurred, data.now)
    yield row(
        width - 2,
        [Cell(MARGIN, "From", BOLD), Cell(MARGIN + 6, when, MUTED)],
        [Run(who_words(entry, data.names), MUTED)],
    )
    flow = Flow(entry.body, spans_of(entry, data.written_with), is_plain=is_plain)
    yield from (indent(line, MARGIN) for line in flow.lines(max(width - MARGIN - 2, 1), MOST_LINES))


def _before(data: FollowUpData, width: int) -> Iterator[Line]:
    if not data.before:
        return
    yield row(width - 2, [Cell(MARGIN, "Before it", BOLD)])
    for one in data.before:
        ink = due_ink(one, data.now)
        left = [
            Cell(MARGIN, glyph(one, data.now), ink),
            Cell(MARGIN + 2, narrow(due_words(one, data.now)), ink),
            Cell(MARGIN + 13, begun(one.what)),
        ]
        yield row(width - 2, left)


def _same(data: FollowUpData, width: int) -> Iterator[Line]:
    if data.expires is None:
        return
    yield row(width - 2, [Cell(MARGIN, "On the same day", BOLD)])
    words = f"The offer expires, {expiry_words(data.expires.when, data.now)}"
    yield row(width - 2, [Cell(MARGIN, "▲", WARNING), Cell(MARGIN + 2, words)])


def _record(data: FollowUpData, width: int) -> Iterator[Line]:
    if data.written is None:
        return
    yield row(width - 2, [Cell(MARGIN, "Record", BOLD)])
    words = f"Written {day_words(data.written.day, data.now)} {data.written.local:%H:%M}"
    yield row(width - 2, [Cell(MARGIN, words, MUTED)])
    told = data.moves[1:]
    if len(told) > MOST_MOVES:
        yield row(width - 2, [Cell(MARGIN, f"{len(told) - MOST_MOVES} earlier changes", MUTED)])
    for move in told[-MOST_MOVES:]:
        on = short_day(move.at.day, data.now)
        yield row(width - 2, [Cell(MARGIN, on, MUTED), Cell(MARGIN + 8, move.words, MUTED)])

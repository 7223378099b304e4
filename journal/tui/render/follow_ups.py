"""The Follow-ups view as rows: the agenda by section."""

from __future__ import annotations

from collections.abc import Iterator

from textual.geometry import Size

from journal.domain.agenda import Section, due_day, effective, is_overdue
from journal.domain.instants import Instant
from journal.domain.phrasing import day_words, due_words, expiry_words, left_words
from journal.domain.records import FollowUp, Owner
from journal.tui.jobs_follow_ups import FollowUpsData, counterpart
from journal.tui.render.agenda import FOLLOW_UP, due_ink, glyph, name_width
from journal.tui.render.line import BOLD, MUTED, NAMES, PLAIN, WARNING, Cell, Line, Run, begun, cells, row
from journal.tui.render.nudges import nudge_head, nudge_rows, silence_row
from journal.tui.render.rows import SPACE, Row, Rows, heading

GLYPH, WHEN, NEGOTIATION = 2, 4, 16
KIND_WIDTH = 11
ROOM_FOR_KIND = 70
"""From this width on the kind has a column of its own."""


def agenda_rows(data: FollowUpsData, size: Size) -> Rows:
    """Overdue, today, this week, later, waiting for them; and what nobody wrote down."""
    about = [one.negotiation for _, group in data.sections for one in group]
    about += [one.negotiation for one in data.nudges] + [one.negotiation for one in data.silences]
    name = name_width([data.names.get(one or "", "") for one in about])
    rows: list[Row] = [] if data.sections else [heading(*_nothing(size.width))]
    for part, group in data.sections:
        rows += [SPACE] if rows else []
        rows.append(heading(_head(data, part, len(group), size.width)))
        rows += [_row(data, one, size.width, name) for one in group]
    return Rows([*rows, *_nudges(data, size.width, name)])


def _nudges(data: FollowUpsData, width: int, name: int) -> Iterator[Row]:
    """What nobody wrote down, and what is silenced of it."""
    if not (data.nudges or data.silences):
        return
    yield SPACE
    yield nudge_head(width)
    columns = (WHEN, NEGOTIATION, NEGOTIATION + name + 1)
    yield from nudge_rows(data.nudges, data.names, data.now, width, columns)
    yield from (silence_row(one, data.names, width, columns) for one in data.silences)


def _nothing(width: int) -> list[Line]:
    return [
        row(width - 2, [Cell(2, "Nothing is due.", BOLD)]),
        row(width - 2, [Cell(2, "Write what has to be done by when, as in: due fri 5pm answer the offer", MUTED)]),
    ]


def _head(data: FollowUpsData, part: Section, count: int, width: int) -> Line:
    title = "Waiting for them" if part is Section.WAITING else part.label.capitalize()
    note = day_words(data.now.day, data.now) if part is Section.TODAY else str(count)
    return row(width - 2, [Cell(2, title, BOLD), Cell(2 + cells(title) + 2, note, MUTED)])


def _row(data: FollowUpsData, one: FollowUp, width: int, name: int) -> Row:
    return Row(f"{FOLLOW_UP}{one.id}", 1, lambda: (follow_up_line(data, one, width, name),))


def follow_up_line(data: FollowUpsData, one: FollowUp, width: int, name: int) -> Line:
    """Glyph, when, negotiation, what, what sort of thing, and how long there is left."""
    now, ink = data.now, due_ink(one, data.now)
    filed = data.names.get(one.negotiation or "", "")
    left = [
        Cell(GLYPH, glyph(one, now), ink),
        Cell(WHEN, _when(one, now), ink),
        Cell(NEGOTIATION, filed or "unfiled", PLAIN if filed else WARNING),
        Cell(NEGOTIATION + name + 1, begun(one.what), NAMES),
    ]
    right = [Run(f"{_left(one, now):>9}", ink)]
    if width >= ROOM_FOR_KIND:
        kind = _kind(data, one)
        right.insert(0, Run(f"{kind[:KIND_WIDTH]:<{KIND_WIDTH}}  ", MUTED))
    return row(width - 2, left, right)


def _kind(data: FollowUpsData, one: FollowUp) -> str:
    """What sort of thing it is; of theirs who is expected to move, or that they may have done so."""
    if one.id in data.answered:
        return "answered?"
    if one.owner is Owner.THEM:
        return counterpart(data.entries.get(one.entry), data.names)
    return "repeats" if one.repeat is not None else one.kind.label


def _when(one: FollowUp, now: Instant) -> str:
    when = effective(one)
    if due_day(one, now) == now.day:
        return f"{when.in_zone(now.zone).local:%H:%M}" if isinstance(when, Instant) else "all day"
    if is_overdue(one, now):
        return day_words(due_day(one, now), now)[:11]
    return expiry_words(when, now)[:11]


def _left(one: FollowUp, now: Instant) -> str:
    if is_overdue(one, now):
        return due_words(one, now)
    return left_words(effective(one), one.zone, now)

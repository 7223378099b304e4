"""The Today view as rows: what is due and where things stand on the left, the log on the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.geometry import Size

from journal.domain.agenda import Section
from journal.domain.instants import Day, Instant
from journal.domain.phrasing import day_heading
from journal.domain.record import record
from journal.domain.records import FollowUp
from journal.tui.jobs import TodayData
from journal.tui.render.agenda import (
    FOLLOW_UP,
    MORE,
    NEGOTIATION,
    STANDING,
    WHEN,
    counted,
    due_row,
    name_width,
    standing_head,
    standing_row,
)
from journal.tui.render.entry import log_rows
from journal.tui.render.line import BOLD, MUTED, Cell, Line, Run, row
from journal.tui.render.nudge_keys import MORE_NUDGES
from journal.tui.render.rows import SPACE, Row, Rows, drawn, heading

FEWEST = 7
"""How many rows are due at least before the rest is only counted."""
NUDGES, FEW_NUDGES = 4, 2
"""How many nudges are told where there is room, and where there is little; the rest is counted."""
FRAME_ROWS = 9
"""Headings, and the space between the parts of the side."""
AIRY_HEIGHT = 26
"""From this height on groups stand one empty row apart."""


@record
class Left:
    """How the left side is to be shown: `expanded` unfolds what is only counted, `aside` stands beside *Due*."""

    expanded: bool = False
    aside: str = ""


def left_rows(data: TodayData, size: Size, how: Left) -> Rows:
    """What is due, then where each negotiation stands."""
    width, page = size.width, data.page
    names = [data.names.get(one.negotiation or "", "") for _, group in page.due for one in group]
    name = name_width([*names, *(card.negotiation.name for card in page.standing)])
    due = [*_due(data, size, how, name), *_nudges(data, size, how, name), *_playbook(data, size, name)]
    if not page.standing:
        return Rows(due)
    head = heading(standing_head(width))
    cards = [
        drawn(f"{STANDING}{one.negotiation.id}", standing_row(one, page.now, width, name)) for one in page.standing
    ]
    return Rows([*due, SPACE, head, *cards])


def _due(data: TodayData, size: Size, how: Left, name: int) -> Iterator[Row]:
    page, width = data.page, size.width
    total = sum(len(group) for _, group in page.due)
    yield heading(row(width - 2, [Cell(2, "Due", BOLD)], [Run(how.aside or (str(total) if total else ""), MUTED)]))
    if not total:
        yield heading(row(width - 2, [Cell(4, "Nothing is overdue, and nothing is due soon.", MUTED)]))
    limit = total if how.expanded else _limit(data, size.height)
    groups = list(_first(page.due, limit))
    if how.expanded:
        groups += data.further
    for number, (part, group) in enumerate(groups):
        is_further = number >= len(groups) - len(data.further) and how.expanded
        if is_further or (number and size.height >= AIRY_HEIGHT):
            yield SPACE
        if is_further:
            yield heading(row(width - 2, [Cell(2, _titles(part), BOLD)], [Run(str(len(group)), MUTED)]))
        yield from (_follow_up(data, one, width, name) for one in group)
    if folded := counted(data, max(total - limit, 0)):
        words = "Fold these again" if how.expanded else folded
        yield drawn(MORE, row(width - 2, [Cell(4, words, MUTED)]))


def _nudges(data: TodayData, size: Size, how: Left, name: int) -> Iterator[Row]:
    """What nobody wrote down; as much of it as leaves room for what is due, unless all is unfolded."""
    if not data.nudges:
        return
    from journal.tui.render.nudges import nudge_head, nudge_rows

    most = len(data.nudges) if how.expanded else _most_nudges(data, size.height)
    if size.height >= AIRY_HEIGHT or how.expanded:
        yield SPACE
    yield nudge_head(size.width)
    columns = (WHEN, NEGOTIATION, NEGOTIATION + name + 1)
    yield from nudge_rows(data.nudges[:most], data.names, data.page.now, size.width, columns)
    if most < len(data.nudges):
        yield drawn(MORE_NUDGES, row(size.width - 2, [Cell(4, f"{len(data.nudges) - most} more", MUTED)]))


def _playbook(data: TodayData, size: Size, name: int) -> Iterator[Row]:
    """The playbook that is needed most, and its next step, on one line."""
    if not data.suggestions:
        return
    from journal.tui.render.suggestion import suggestion_row

    if size.height >= AIRY_HEIGHT:
        yield SPACE
    yield suggestion_row(data.suggestions, size.width, (WHEN, NEGOTIATION, NEGOTIATION + name + 1))


def _most_nudges(data: TodayData, height: int) -> int:
    """How many nudges are told at once: all where everything has room; one left over alone is told too."""
    page = data.page
    rows = sum(len(group) + 1 for _, group in page.due) + len(page.standing) + len(data.nudges)
    if rows + FRAME_ROWS <= height:
        return len(data.nudges)
    most = NUDGES if height >= AIRY_HEIGHT else FEW_NUDGES
    return most + 1 if len(data.nudges) == most + 1 else most


def _follow_up(data: TodayData, one: FollowUp, width: int, name: int) -> Row:
    return Row(f"{FOLLOW_UP}{one.id}", 1, lambda: (_due_line(data, one, width, name),))


def _due_line(data: TodayData, one: FollowUp, width: int, name: int) -> Line:
    return due_row(one, data.names, data.page.now, width, name, is_answered=one.id in data.answered)


def _titles(part: Section) -> str:
    return "Waiting for them" if part is Section.WAITING else part.label.capitalize()


def _limit(data: TodayData, height: int) -> int:
    """How many rows of *Due* leave room for *Standing*."""
    standing = len(data.page.standing) + 2 if data.page.standing else 0
    gaps = len(data.page.due) if height >= AIRY_HEIGHT else 1
    told = min(_most_nudges(data, height), len(data.nudges))
    nudges = told + 1 + (told < len(data.nudges)) + (height >= AIRY_HEIGHT) if told else 0
    playbook = 1 + (height >= AIRY_HEIGHT) if data.suggestions else 0
    return max(height - standing - nudges - playbook - gaps - 2, FEWEST)


def _first(
    groups: Sequence[tuple[Section, tuple[FollowUp, ...]]], limit: int
) -> Iterator[tuple[Section, tuple[FollowUp, ...]]]:
    for part, group in groups:
        if limit > 0:
            yield part, group[:limit]
        limit -= len(group)


def right_rows(data: TodayData, size: Size, *, is_plain: bool) -> Rows:
    """The log: today's entries and those of the last days, newest first."""
    page = data.page
    name = name_width([data.names.get(one.negotiation or "", one.named) for day in page.days for one in day.entries])
    rows: list[Row] = []
    for number, day in enumerate(page.days):
        rows += [SPACE] if number else []
        rows.append(_day_head(day.day, len(day.entries), page.now, size.width))
        for place, one in enumerate(day.entries):
            rows += [SPACE] if place else []
            rows.append(log_rows(data, one, size.width, name, is_plain=is_plain))
    return Rows(rows)


def _day_head(day: Day, entries: int, now: Instant, width: int) -> Row:
    name, date = day_heading(day, now)
    count = f"{entries} entries" if day == now.day and entries > 1 else ""
    return heading(row(width - 2, [Cell(3, name, BOLD), Cell(3 + len(name) + 2, date, MUTED)], [Run(count, MUTED)]))

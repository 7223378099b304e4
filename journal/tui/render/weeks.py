"""The strip of the next weeks: a dot for each follow-up of mine, a triangle where an offer expires."""

from __future__ import annotations

from datetime import timedelta

from journal.domain.instants import Day, Instant
from journal.domain.phrasing import day_words
from journal.tui.jobs_follow_ups import Expiry, FollowUpsData
from journal.tui.render.line import (
    ACCENT,
    BOLD,
    ERROR,
    FAINT,
    MUTED,
    PLAIN,
    WARNING,
    Cell,
    Ink,
    Line,
    Run,
    cells,
    length,
    row,
)

LEFT, DAY, WEEK = 1, 4, 29
"""The first column, the width of a day, the width of a week."""
HEIGHT = 5
MOST_WEEKS = 4
_WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_LEGEND = (Run("○", PLAIN), Run(" due", MUTED), Run("   ▲", MUTED), Run(" offer expires", MUTED))


def weeks_shown(width: int) -> int:
    """How many whole weeks there is room for; at least one."""
    return min(max((width - LEFT) // WEEK, 1), MOST_WEEKS)


def strip_lines(data: FollowUpsData, width: int) -> list[Line]:
    """Titles, weekdays, days, what is due on them, and what lies before or expires."""
    monday = data.now.day - timedelta(days=data.now.day.weekday())
    weeks = weeks_shown(width)
    days = [monday + timedelta(days=at) for at in range(7 * weeks)]
    return [
        row(width, [_title(monday, number, data.now) for number in range(weeks)]),
        _days(data, days, width, 0),
        _days(data, days, width, 1),
        _days(data, days, width, 2),
        _below(data, days, width),
    ]


def _column(at: int) -> int:
    week, day = divmod(at, 7)
    return LEFT + WEEK * week + DAY * day


def _title(monday: Day, number: int, now: Instant) -> Cell:
    words = ("This week", "Next week")
    begins = day_words(monday + timedelta(weeks=number), now).split()
    title = words[number] if number < len(words) else " ".join(begins[1:])
    return Cell(LEFT + 1 + WEEK * number, title, BOLD if number == 0 else MUTED)


def _days(data: FollowUpsData, days: list[Day], width: int, line: int) -> Line:
    """One line of all days; today's is a column of its own colour."""
    placed = []
    for at, day in enumerate(days):
        text, ink = _cell(data, day, at, line)
        if day == data.now.day:
            text, ink = f" {text:<{DAY - 1}}", ink._replace(back="select", bold=line < 2 or ink.bold)
            placed.append(Cell(_column(at), text, ink))
        elif text.strip():
            placed.append(Cell(_column(at) + 1 + len(text) - len(text.lstrip()), text.strip(), ink))
    return _joined(placed, width)


def _joined(placed: list[Cell], width: int) -> Line:
    runs: list[Run] = []
    at = 0
    for cell in placed:
        if cell.column + cells(cell.text) > width:
            break
        runs += [Run(" " * (cell.column - at)), Run(cell.text, cell.ink)]
        at = cell.column + cells(cell.text)
    return tuple(run for run in runs if run.text)


def _cell(data: FollowUpsData, day: Day, at: int, line: int) -> tuple[str, Ink]:
    today = data.now.day
    is_weekend = day.weekday() >= 5
    plain = ACCENT if day == today else FAINT if day < today or is_weekend else PLAIN
    if line == 0:
        return _WEEKDAYS[at % 7], plain if day == today or is_weekend else MUTED
    if line == 1:
        return f"{day.day:>2}", plain
    count = data.days.get(day, 0)
    if not count:
        return "", plain
    is_late = day in data.overdue
    sign = "●" if is_late or day <= today else "○"
    ink = ERROR if is_late else WARNING if day == today else PLAIN
    return (f" {count}" if count > 2 else f" {sign}" if count == 1 else sign * 2), ink


def _below(data: FollowUpsData, days: list[Day], width: int) -> Line:
    """What is overdue from before the strip, and offers that expire, each below its day as far as there is room."""
    before = sum(count for day, count in data.days.items() if day < days[0])
    placed = [Cell(LEFT + 1, f"● {before} before", ERROR)] if before else []
    edge = width - 2
    legend = length(_LEGEND)
    room = edge - legend - 2 if width >= LEFT + WEEK * 3 else edge
    for one in data.expiries:
        column = _expiry_column(one, days, data.now)
        free = placed[-1].column + cells(placed[-1].text) + 2 if placed else 0
        text = f"▲ {one.name}"
        if column is not None and column >= free and column + cells(text) <= room:
            placed.append(Cell(column, text, WARNING))
    line = _joined(placed, room)
    if room == edge:
        return line
    return (*line, Run(" " * (edge - legend - length(line))), *_LEGEND)


def _expiry_column(one: Expiry, days: list[Day], now: Instant) -> int | None:
    day = one.when.in_zone(now.zone).day if isinstance(one.when, Instant) else one.when
    return _column(days.index(day)) + 1 if day in days else None

"""Spans of time from the anchor: `3d`, `2w`, `1m`, `in 3 business days`, `3 days ago`, `20 min ago`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from journal.domain.dates.business import add_business_days
from journal.domain.dates.calendar_dates import Pick
from journal.domain.dates.months import add_months
from journal.domain.dates.names import AHEAD, BEHIND, BUSINESS, DAY, MINUTE, MONTH, NUMBERS, TWO_WORD_UNITS, UNITS
from journal.domain.dates.scene import Scene, Unclear
from journal.domain.dates.tokens import Line
from journal.domain.instants import Day

_LONGEST_COUNT = 4
_MOST_MONTHS_SHORT = 12

Span = tuple[str, int, int]
"""Unit, how many (below zero: ago), and the token after it. The unit `m` is months or minutes."""

_MONTHS_OR_MINUTES = "m"


def day_spans(line: Line, index: int) -> Iterator[tuple[Pick, int]]:
    """Every span of days, business days, weeks, months or years that begins at a token."""
    yield from _short(line, index)
    for unit, count, stop in _directed(line, index):
        if unit == _MONTHS_OR_MINUTES:
            yield _asked("in %s" if count > 0 else "%s ago", abs(count)), stop
        elif unit != MINUTE:
            yield _from_today(unit, count), stop
    if line.word(index) == "next" and line.texts(index + 1, 2) in TWO_WORD_UNITS:
        yield _from_today(BUSINESS, 1), index + 3


def minute_spans(line: Line, index: int) -> Iterator[tuple[timedelta, int]]:
    """Every span of hours or minutes, ahead or ago, that begins at a token."""
    for unit, count, stop in _directed(line, index):
        if unit == MINUTE:
            yield timedelta(minutes=count), stop


def _short(line: Line, index: int) -> Iterator[tuple[Pick, int]]:
    """`3d`, `2w`, `1m`, `1y`: as the phrase looks."""
    count = line.number(index, _LONGEST_COUNT)
    if count is None or not line.at(index + 1).glued:
        return
    letter = line.word(index + 1)
    if letter == "m":
        yield (_as_it_looks(MONTH, count) if count <= _MOST_MONTHS_SHORT else _asked("in %s", count)), index + 2
    elif letter in ("d", "w", "y"):
        unit, size = UNITS[letter]
        yield _as_it_looks(unit, size * count), index + 2


def _directed(line: Line, index: int) -> Iterator[Span]:
    """Spans that say which way they go, in words before or after them."""
    ahead = _after_any(line, index, AHEAD)
    behind = _after_any(line, index, BEHIND)
    if ahead is not None or behind is not None:
        sign = -1 if ahead is None else 1
        for unit, count, stop in _counted(line, behind if ahead is None else ahead):
            yield unit, sign * count, stop
        return
    for unit, count, stop in _counted(line, index):
        if line.word(stop) == "ago":
            yield unit, -count, stop + 1
        elif line.word(stop) == "from" and line.word(stop + 1) in ("now", "today"):
            yield unit, count, stop + 2


def _after_any(line: Line, index: int, leads: frozenset[tuple[str, ...]]) -> int | None:
    for count in (1, 3):
        if line.texts(index, count) in leads:
            return index + count
    return None


def _counted(line: Line, index: int | None) -> Iterator[Span]:
    """A number and a unit: `3 days`, `a week`, `2h`, `half an hour`."""
    if index is None:
        return
    if line.texts(index, 3) == ("half", "an", "hour"):
        yield MINUTE, 30, index + 3
        return
    count = line.number(index, _LONGEST_COUNT)
    if count is None:
        count = NUMBERS.get(line.word(index))
    if count is None:
        return
    if line.texts(index + 1, 2) in TWO_WORD_UNITS:
        yield BUSINESS, count, index + 3
    word = line.word(index + 1)
    if word == "m":
        yield _MONTHS_OR_MINUTES, count, index + 2
    elif word in UNITS:
        unit, size = UNITS[word]
        yield unit, count * size, index + 2


def _as_it_looks(unit: str, count: int) -> Pick:
    return lambda scene: _away(scene, unit, scene.step * count)


def _from_today(unit: str, count: int) -> Pick:
    return lambda scene: _away(scene, unit, count)


def _asked(form: str, count: int) -> Pick:
    return lambda scene: Unclear(" or ".join(form % f"{count} {unit}" for unit in ("min", "months")))


def _away(scene: Scene, unit: str, count: int) -> Day:
    if unit == DAY:
        return scene.today + timedelta(days=count)
    if unit == BUSINESS:
        return add_business_days(scene.today, count, scene.holidays)
    return add_months(scene.today, count)

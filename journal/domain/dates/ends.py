"""Ends of periods: `eow`, `end of next week`, `end of month`, `month end`, `end of March`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from journal.domain.dates.calendar_dates import Pick
from journal.domain.dates.months import add_months, end_of_month
from journal.domain.dates.names import ENDS, MONTH, MONTHS, SPANS, WEEK, WHICH, YEAR
from journal.domain.dates.scene import Scene, Unclear
from journal.domain.dates.tokens import Line
from journal.domain.dates.weekdays import nearest_weekday
from journal.domain.instants import Day

_FRIDAY = 4
_LONGEST_END = max(map(len, ENDS))
_END_WORDS = frozenset({("end", "of"), ("fin", "de")})
_SHORT_END_WORDS = frozenset({"end", "ende", "fin"})


def period_ends(line: Line, index: int) -> Iterator[tuple[Pick, int]]:
    """Every end of a period that begins at a token; a period alone (`next week`) is asked."""
    word = line.word(index)
    if not word:
        return
    texts = line.texts(index, _LONGEST_END)
    for count in range(1, _LONGEST_END + 1):
        if texts[:count] in ENDS:
            yield _END_OF[ENDS[texts[:count]]](None), index + count
    if texts[:2] == ("end", "of"):
        yield from _of_span(line, index + 2)
    if texts[:2] in _END_WORDS:
        yield from _of_named_month(line, index + 2)
    elif word in _SHORT_END_WORDS:
        yield from _of_named_month(line, index + 1)
    if word in WHICH and texts[1] in SPANS:
        yield _asked(word, texts[1]), index + 2


def _of_span(line: Line, index: int) -> Iterator[tuple[Pick, int]]:
    """`[the|this|next|last] week`, after `end of`."""
    word = line.word(index)
    if word == "the":
        index, word = index + 1, line.word(index + 1)
    which = WHICH.get(word)
    span = SPANS.get(word if which is None else line.word(index + 1))
    if span:
        yield _END_OF[span](which or None), index + (1 if which is None else 2)


def _of_named_month(line: Line, index: int) -> Iterator[tuple[Pick, int]]:
    month = MONTHS.get(line.word(index))
    if month is None:
        return
    yield _end_of_named(month, None), index + 1
    year = line.number(index + 1, 4, least=4)
    if year is not None and not line.at(index + 1).glued:
        yield _end_of_named(month, year), index + 2


def _asked(which: str, span: str) -> Pick:
    example = f"mon {which} week or end of {which} week" if span == "week" else f"end of {which} {span}"
    return lambda scene: Unclear(f"a day, as {example}")


def _end_of_week(which: int | None) -> Pick:
    """Friday, the last working day, of the week (Monday to Sunday) that was said, else the nearest."""

    def pick(scene: Scene) -> Day:
        if which is None:
            return nearest_weekday(_FRIDAY, scene.today, scene.step)
        return scene.today + timedelta(days=7 * which + _FRIDAY - scene.today.weekday())

    return pick


def _end_of_month(which: int | None) -> Pick:
    def pick(scene: Scene) -> Day:
        if which is not None:
            return end_of_month(add_months(scene.today, which))
        end = end_of_month(scene.today)
        return end_of_month(add_months(scene.today, -1)) if scene.is_back and end > scene.today else end

    return pick


def _end_of_year(which: int | None) -> Pick:
    def pick(scene: Scene) -> Day:
        year = scene.today.year + (which or 0)
        end = _last_of_year(year)
        return _last_of_year(year - 1) if which is None and scene.is_back and end > scene.today else end

    return pick


def _last_of_year(year: int) -> Day:
    if not Day.min.year <= year <= Day.max.year:
        raise OverflowError("past the end of the calendar")
    return Day(year, 12, 31)


def _end_of_named(month: int, year: int | None) -> Pick:
    """The next end of that month, or the last, today included."""

    def pick(scene: Scene) -> Day | None:
        if year is not None:
            near = abs(year - scene.today.year) <= 50
            return end_of_month(Day(year, month, 1)) if near else None
        away = (month - scene.today.month) % 12
        end = end_of_month(add_months(scene.today, away))
        return end_of_month(add_months(scene.today, away - 12)) if scene.is_back and end > scene.today else end

    return pick


_END_OF = {WEEK: _end_of_week, MONTH: _end_of_month, YEAR: _end_of_year}

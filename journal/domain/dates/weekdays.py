"""Weekdays: `fri`, `next friday`, `last tuesday`, `friday next week`, `Fri 27 Nov`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from journal.domain.dates.calendar_dates import Pick, day_label, written_dates
from journal.domain.dates.leads import after_lead
from journal.domain.dates.names import SHORT_WEEKDAYS, WEAK_WEEKDAYS, WEEKDAYS, WHICH
from journal.domain.dates.scene import Scene, Unclear
from journal.domain.dates.tokens import Line
from journal.domain.instants import Day

Phrase = tuple[int | None, Pick, int]
"""The weekday where it is said bare, which day it is, and the token after it."""


def weekday_phrases(line: Line, index: int) -> Iterator[Phrase]:
    """Every phrase with a weekday in it that begins at a token."""
    word = line.word(index)
    if word in WEEKDAYS:
        yield from _from_name(line, index, WEEKDAYS[word])
    elif word in WEAK_WEEKDAYS:
        yield from _before_date(line, index, WEAK_WEEKDAYS[word])
    elif word in WHICH or word == "coming":
        yield from _from_which(line, index, word)


def nearest_weekday(weekday: int, start: Day, step: int) -> Day:
    """The first such weekday from `start` on, going by `step` days."""
    return start + timedelta(days=step * ((weekday - start.weekday()) * step % 7))


def _from_name(line: Line, index: int, weekday: int) -> Iterator[Phrase]:
    yield weekday, _bare(weekday), index + 1
    yield from _before_date(line, index, weekday)
    which = WHICH.get(line.word(index + 1))
    if which is not None and line.word(index + 2) == "week":
        yield None, _in_week(weekday, which), index + 3


def _before_date(line: Line, index: int, weekday: int) -> Iterator[Phrase]:
    at = index + 1
    if line.is_glued(at, "."):
        at += 1
    if line.is_glued(at, ","):
        at += 1
    if line.at(at).glued:
        return
    for written, stop in written_dates(line, after_lead(line, at)):
        yield None, written.on_weekday(weekday), stop


def _from_which(line: Line, index: int, word: str) -> Iterator[Phrase]:
    weekday = WEEKDAYS.get(line.word(index + 1))
    if weekday is not None:
        yield None, _SAID[word](weekday), index + 2
    following = WEEKDAYS.get(line.word(index + 2))
    if word in WHICH and line.word(index + 1) == "week" and following is not None:
        yield None, _in_week(following, WHICH[word]), index + 3


def _bare(weekday: int) -> Pick:
    """Never today: with a clock time the caller finds the nearest moment; of `eod` today still has the end ahead."""

    def pick(scene: Scene) -> Day:
        if scene.ends_day and not scene.is_back:
            return nearest_weekday(weekday, scene.today_there, 1)
        return nearest_weekday(weekday, scene.today_there + timedelta(days=scene.step), scene.step)

    return pick


def _this(weekday: int) -> Pick:
    return lambda scene: nearest_weekday(weekday, scene.today, scene.step)


def _coming(weekday: int) -> Pick:
    return lambda scene: nearest_weekday(weekday, scene.today + timedelta(days=1), 1)


def _last(weekday: int) -> Pick:
    return lambda scene: nearest_weekday(weekday, scene.today - timedelta(days=1), -1)


def _next(weekday: int) -> Pick:
    """Asked while that weekday is still to come this week: some mean it, some the one after."""

    def pick(scene: Scene) -> Day | Unclear:
        day = nearest_weekday(weekday, scene.today + timedelta(days=1), 1)
        if day.weekday() > scene.today.weekday():
            name = SHORT_WEEKDAYS[weekday].lower()
            after = day + timedelta(weeks=1)
            return Unclear(f"this {name} ({day_label(day)}) or {name} next week ({day_label(after)})")
        return day

    return pick


def _in_week(weekday: int, which: int) -> Pick:
    """In the week (Monday to Sunday) so many weeks from today's."""

    def pick(scene: Scene) -> Day:
        return scene.today + timedelta(days=7 * which + weekday - scene.today.weekday())

    return pick


_SAID = {"this": _this, "next": _next, "coming": _coming, "last": _last}

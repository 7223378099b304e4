"""Days as phrases: `today`, `fri`, `next friday`, `1 Feb`, `3d`, `in 3 business days`, `end of next week`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from journal.domain.dates.calendar_dates import Pick, written_dates
from journal.domain.dates.ends import period_ends
from journal.domain.dates.names import PARTS, RELATIVE
from journal.domain.dates.scene import Scene
from journal.domain.dates.spans import day_spans
from journal.domain.dates.tokens import Line
from journal.domain.dates.weekdays import weekday_phrases
from journal.domain.instants import Day

_LONGEST_RELATIVE = max(map(len, RELATIVE))


class DayPhrase:
    """A day that was said: `pick` tells which.

    `part` is the part of the day it names, if any. `weekday` is set for a bare weekday, which a clock time
    moves; `iso` for a date that a `T` and a clock time may follow.
    """

    __slots__ = ("iso", "part", "pick", "weekday")

    def __init__(self, pick: Pick, *, part: str = "", weekday: int | None = None, iso: bool = False) -> None:
        self.pick = pick
        self.part = part
        self.weekday = weekday
        self.iso = iso


def days(line: Line, index: int) -> Iterator[tuple[DayPhrase, int]]:
    """Every day phrase that begins at a token."""
    for written, stop in written_dates(line, index):
        yield DayPhrase(written.pick, iso=written.iso), stop
    yield from _relative(line, index)
    for weekday, pick, stop in weekday_phrases(line, index):
        yield from _with_part(line, stop, pick, weekday)
    for pick, stop in day_spans(line, index):
        yield DayPhrase(pick), stop
    for pick, stop in period_ends(line, index):
        yield DayPhrase(pick), stop


def _relative(line: Line, index: int) -> Iterator[tuple[DayPhrase, int]]:
    if not line.word(index):
        return
    texts = line.texts(index, _LONGEST_RELATIVE)
    for count in range(1, _LONGEST_RELATIVE + 1):
        away = RELATIVE.get(texts[:count])
        if away is None:
            continue
        pick = _from_today(away[0])
        if away[1]:
            yield DayPhrase(pick, part=away[1]), index + count
        else:
            yield from _with_part(line, index + count, pick, None)


def _with_part(line: Line, index: int, pick: Pick, weekday: int | None) -> Iterator[tuple[DayPhrase, int]]:
    """The day, and the day with the part of it that follows (`yesterday evening`)."""
    yield DayPhrase(pick, weekday=weekday), index
    part = PARTS.get(line.word(index))
    if part and not line.at(index).glued:
        yield DayPhrase(pick, part=part, weekday=weekday), index + 1


def _from_today(away: int) -> Pick:
    def pick(scene: Scene) -> Day:
        return scene.today + timedelta(days=away)

    return pick

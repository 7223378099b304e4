"""Clock times: `5pm`, `17:00`, `4:05 p.m.`, `17h30`, `17 Uhr`, `noon`, `midnight`, `eod`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

from journal.domain.dates.names import AFTERNOON, MIDNIGHT_WORDS, MORNING, NIGHT, NOON_WORDS
from journal.domain.dates.scene import ClockTime, Unclear
from journal.domain.dates.tokens import Line

LAST_SECOND = time(23, 59, 59)


def clocks(line: Line, index: int) -> Iterator[tuple[ClockTime, int]]:
    """Every clock time that begins at a token. A bare number is none."""
    word = line.word(index)
    if word:
        yield from _words(line, index, word)
        return
    hour = line.number(index, 2)
    if hour is None:
        return
    yield from _meridiem(line, index + 1, hour, 0)
    yield from _with_minutes(line, index, hour)
    if hour < 24:
        yield from _with_h(line, index, hour)


def stamp_clocks(line: Line, index: int) -> Iterator[tuple[ClockTime, int]]:
    """The clock time of an ISO stamp, after its `T`: `17:00`, `17:00:00`, `17:00:00.123`."""
    hour = line.number(index, 2, least=2)
    if hour is not None:
        for clock, stop in _with_minutes(line, index, hour):
            yield ClockTime(clock.at, stamp=True), stop


def in_part(clock: ClockTime, part: str) -> ClockTime | Unclear:
    """The clock time in a part of the day: `4:30` of an afternoon is 16:30, `1:30` of a night is asked."""
    hour = clock.at.hour
    if clock.midnight or clock.ends_day or part in ("", MORNING) or (hour >= 12 and part == AFTERNOON):
        return clock
    if part == AFTERNOON and hour >= 1 and not clock.meridiem:
        return ClockTime(clock.at.replace(hour=hour + 12))
    if part == NIGHT and hour >= 17:
        return clock
    if part == NIGHT and 5 <= hour < 12 and not clock.meridiem:
        return ClockTime(clock.at.replace(hour=hour + 12))
    return Unclear("the day and a 24-hour time, as fri 23:30")


def _words(line: Line, index: int, word: str) -> Iterator[tuple[ClockTime, int]]:
    if word in NOON_WORDS:
        yield ClockTime(time(12)), index + 1
    elif word in MIDNIGHT_WORDS:
        yield ClockTime(time(0), midnight=True), index + 1
    elif word == "eod":
        yield ClockTime(LAST_SECOND, ends_day=True), index + 1
    elif word == "end" and line.word(index + 1) == "of":
        day = index + 3 if line.word(index + 2) == "the" else index + 2
        if line.word(day) == "day":
            yield ClockTime(LAST_SECOND, ends_day=True), day + 1


def _meridiem(line: Line, index: int, hour: int, minute: int) -> Iterator[tuple[ClockTime, int]]:
    """`pm`, `p.m.` after an hour of 1 to 12."""
    word = line.word(index)
    stop = index + 1
    if word in ("a", "p") and line.is_glued(stop, ".") and line.is_glued(stop + 1, "m"):
        word, stop = f"{word}m", stop + 2
        if line.is_glued(stop, "."):
            stop += 1
    if word in ("am", "pm") and 1 <= hour <= 12 and minute < 60:
        yield ClockTime(time(hour % 12 + (12 if word == "pm" else 0), minute), meridiem=True), stop


def _with_minutes(line: Line, index: int, hour: int) -> Iterator[tuple[ClockTime, int]]:
    """`17:00`, `17:00:30`, `4:05pm`, `17.30 Uhr`."""
    sign = line.at(index + 1)
    if not sign.glued or sign.text not in (":", ".") or not line.at(index + 2).glued:
        return
    minute = line.number(index + 2, 2, least=2)
    if minute is None or minute > 59:
        return
    yield from _meridiem(line, index + 3, hour, minute)
    if hour > 23:
        return
    if line.word(index + 3) == "uhr":
        yield ClockTime(time(hour, minute)), index + 4
    if sign.text == ":":
        yield ClockTime(time(hour, minute)), index + 3
        yield from _with_seconds(line, index + 3, hour, minute)


def _with_seconds(line: Line, index: int, hour: int, minute: int) -> Iterator[tuple[ClockTime, int]]:
    """Seconds, a fraction of which is read and dropped."""
    if not line.is_glued(index, ":") or not line.at(index + 1).glued:
        return
    second = line.number(index + 1, 2, least=2)
    if second is None or second > 59:
        return
    at, stop = time(hour, minute, second), index + 2
    yield ClockTime(at), stop
    if line.is_glued(stop, ".") and line.at(stop + 1).glued and line.number(stop + 1, 9) is not None:
        yield ClockTime(at), stop + 2


def _with_h(line: Line, index: int, hour: int) -> Iterator[tuple[ClockTime, int]]:
    """`17h`, `17h30`, `17 h 30`, `17 Uhr`, `17 Uhr 30`. `9h` alone might be a span: it is `casual`."""
    word = line.word(index + 1)
    if word not in ("h", "uhr"):
        return
    casual = word == "h" and 1 <= hour <= 12 and len(line.at(index).text) == 1 + (hour > 9)
    yield ClockTime(time(hour), casual=casual), index + 2
    minute = line.number(index + 2, 2, least=2)
    if minute is not None and minute < 60:
        yield ClockTime(time(hour, minute)), index + 3

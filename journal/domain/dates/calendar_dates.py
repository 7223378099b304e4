"""Calendar dates: `2026-11-24`, `1 Feb`, `Feb 1st, 2027`, `1. Februar`, `14.11.`, `13/11`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from journal.domain.dates.names import MONTHS, ORDINALS, SHORT_MONTHS, SHORT_WEEKDAYS
from journal.domain.dates.scene import Scene, Unclear
from journal.domain.dates.tokens import WORD, Line
from journal.domain.instants import Day

Pick = Callable[[Scene], Day | Unclear | None]
"""Which day a phrase means in a scene; None where it does not mean one after all."""

# A year after a day and a month is read only so near the anchor: further off it is a number of something.
_YEARS_BACK = 20
_YEARS_AHEAD = 50
_LEAP_YEARS_APART = 8


class WrittenDate:
    """A date as written; `year` None leaves it to where the phrase looks.

    `iso` may be followed by a `T`. `apart` tells that the year stands apart and may be a number of something.
    """

    __slots__ = ("apart", "day", "iso", "month", "year")

    def __init__(
        self, day: int, month: int, year: int | None = None, *, iso: bool = False, apart: bool = False
    ) -> None:
        self.day = day
        self.month = month
        self.year = year
        self.iso = iso
        self.apart = apart

    @property
    def label(self) -> str:
        year = "" if self.year is None else f" {self.year}"
        return f"{self.day} {SHORT_MONTHS[self.month - 1]}{year}"

    @property
    def is_plausible(self) -> bool:
        return 1 <= self.month <= 12 and 1 <= self.day <= 31

    def pick(self, scene: Scene) -> Day | Unclear | None:
        """The day itself; without a year the next one that exists, or the last, today included."""
        impossible = Unclear(f"a day that exists: there is no {self.label}")
        today = scene.today
        if self.year is not None:
            if self.apart and not -_YEARS_BACK <= self.year - today.year <= _YEARS_AHEAD:
                return None
            return day_or_none(self.year, self.month, self.day) or impossible
        for away in range(_LEAP_YEARS_APART + 1):
            day = day_or_none(today.year + away * scene.step, self.month, self.day)
            if day and (day <= today if scene.is_back else day >= today):
                return day
        return impossible

    def on_weekday(self, weekday: int) -> Pick:
        """The same day, asked about where it is not that weekday."""

        def pick(scene: Scene) -> Day | Unclear | None:
            day = self.pick(scene)
            if not isinstance(day, Day) or day.weekday() == weekday:
                return day
            return Unclear(f"a day that is a {SHORT_WEEKDAYS[weekday]} ({day_label(day)} is not), or its year too")

        return pick


class EitherDate(WrittenDate):
    """Two numbers that may stand either way round."""

    __slots__ = ("other",)

    def __init__(self, first: int, second: int, year: int | None) -> None:
        super().__init__(first, second, year)
        self.other = WrittenDate(second, first, year)

    def pick(self, scene: Scene) -> Day | Unclear | None:
        return Unclear(f"{self.label} or {self.other.label}")


def day_or_none(year: int, month: int, day: int) -> Day | None:
    """The day, None where there is no such day."""
    try:
        return Day(year, month, day)
    except ValueError:
        return None


def day_label(day: Day) -> str:
    """`Fri 27 Nov 2026`."""
    return f"{SHORT_WEEKDAYS[day.weekday()]} {day.day} {SHORT_MONTHS[day.month - 1]} {day.year}"


def written_dates(line: Line, index: int) -> Iterator[tuple[WrittenDate, int]]:
    """Every calendar date that begins at a token."""
    token = line.at(index)
    if token.kind == WORD:
        if token.text in MONTHS:
            yield from _month_first(line, index, MONTHS[token.text])
    elif line.number(index, 4, least=4) is not None:
        yield from _year_first(line, index)
    elif line.number(index, 2) is not None:
        yield from _day_first(line, index)
        yield from _numeric(line, index)


def _chain(line: Line, index: int, sign: str, least: int, digits: int) -> int | None:
    """The number after a sign, with no space between."""
    if line.is_glued(index, sign) and line.at(index + 1).glued:
        return line.number(index + 1, digits, least=least)
    return None


def _year_first(line: Line, index: int) -> Iterator[tuple[WrittenDate, int]]:
    year = line.number(index, 4, least=4)
    sign = line.at(index + 1).text
    if year is None or sign not in ("-", "/"):
        return
    month = _chain(line, index + 1, sign, 2, 2)
    day = _chain(line, index + 3, sign, 2, 2)
    if month is None or day is None:
        return
    written = WrittenDate(day, month, year, iso=sign == "-")
    if written.is_plausible:
        yield written, index + 5


def _day_first(line: Line, index: int) -> Iterator[tuple[WrittenDate, int]]:
    """`1 Feb`, `1st of February 2027`, `1. Februar`, `1 de febrero de 2027`."""
    day = line.number(index, 2)
    at = _after_ordinal(line, index + 1)
    if line.is_glued(at, ".") or line.word(at) in ("of", "de"):
        at += 1
    month = MONTHS.get(line.word(at))
    if day is None or month is None or not WrittenDate(day, month).is_plausible:
        return
    yield from _with_year(line, at + 1, day, month)


def _month_first(line: Line, index: int, month: int) -> Iterator[tuple[WrittenDate, int]]:
    """`Feb 1`, `Feb. 1st, 2027`."""
    at = index + 2 if line.is_glued(index + 1, ".") else index + 1
    day = line.number(at, 2)
    if day is None or not WrittenDate(day, month).is_plausible:
        return
    yield from _with_year(line, _after_ordinal(line, at + 1), day, month)


def _after_ordinal(line: Line, index: int) -> int:
    return index + 1 if line.at(index).glued and line.word(index) in ORDINALS else index


def _with_year(line: Line, index: int, day: int, month: int) -> Iterator[tuple[WrittenDate, int]]:
    """The date without a year, and with the one that follows after a dot, a comma or `de`."""
    yield WrittenDate(day, month), index
    at = index
    if line.is_glued(at, "."):
        at += 1
    if line.at(at).text == "," or line.word(at) in ("of", "de"):
        at += 1
    year = line.number(at, 4, least=4)
    if year is not None and not line.at(at).glued:
        yield WrittenDate(day, month, year, apart=True), at + 1


def _numeric(line: Line, index: int) -> Iterator[tuple[WrittenDate, int]]:
    """`13/11`, `13/11/2026`, `13-11-2026` either way round; `14.11.`, `14.11.2026` day first."""
    first = line.number(index, 2)
    sign = line.at(index + 1).text
    if first is None or sign not in ("/", "-", "."):
        return
    second = _chain(line, index + 1, sign, 1, 2)
    if second is None:
        return
    year = _year(line, index + 3, sign)
    stop = index + 3 if year is None else index + 5
    if sign == ".":
        if line.is_glued(index + 3, ".") and WrittenDate(first, second).is_plausible:
            yield WrittenDate(first, second, year), index + 4 if year is None else stop
    elif year is not None or sign == "/":
        yield from _either_way(first, second, year, stop)


def _either_way(first: int, second: int, year: int | None, stop: int) -> Iterator[tuple[WrittenDate, int]]:
    day_first, month_first = WrittenDate(first, second, year), WrittenDate(second, first, year)
    if first == second and day_first.is_plausible:
        yield day_first, stop
    elif day_first.is_plausible and month_first.is_plausible:
        yield EitherDate(first, second, year), stop
    elif day_first.is_plausible or month_first.is_plausible:
        yield day_first if day_first.is_plausible else month_first, stop


def _year(line: Line, index: int, sign: str) -> int | None:
    """A year of two or four digits; two digits are of this century."""
    year = _chain(line, index, sign, 4, 4)
    if year is None:
        short = _chain(line, index, sign, 2, 2)
        year = None if short is None else 2000 + short
    return year

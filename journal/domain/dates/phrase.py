"""A whole phrase, from its pieces: a day, a clock time, a zone, in the orders in which people say them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from journal.domain.dates.clock import clocks, stamp_clocks
from journal.domain.dates.days import DayPhrase, days
from journal.domain.dates.leads import after_lead
from journal.domain.dates.scene import ClockTime, Said
from journal.domain.dates.spans import minute_spans
from journal.domain.dates.tokens import Line
from journal.domain.dates.zones import zones


class Phrase:
    """The pieces that stand in a phrase, and the index of the token after it.

    `span` stands alone: a span of hours or minutes from the anchor. `led` tells that a word as `at` stands
    before it.
    """

    __slots__ = ("clock", "day", "led", "said", "span", "stop")

    def __init__(
        self,
        stop: int,
        *,
        day: DayPhrase | None = None,
        clock: ClockTime | None = None,
        said: Said | None = None,
        span: timedelta | None = None,
        led: bool = False,
    ) -> None:
        self.stop = stop
        self.day = day
        self.clock = clock
        self.said = said
        self.span = span
        self.led = led


def phrases(line: Line) -> Iterator[Phrase]:
    """Every phrase that begins at the line's first token, whether or not a phrase may end there."""
    if line.word(0) == "now":
        yield Phrase(1, span=timedelta(0))
    for span, stop in minute_spans(line, 0):
        yield Phrase(stop, span=span)
    for start in sorted({0, after_lead(line, 0)}):
        led = start > 0
        for day, stop in days(line, start):
            yield from _after_day(line, stop, day)
        for clock, stop in clocks(line, start):
            yield from _after_clock(line, stop, clock, led)


def _after_day(line: Line, stop: int, day: DayPhrase) -> Iterator[Phrase]:
    yield Phrase(stop, day=day)
    for said, end in zones(line, stop):
        if said.plain:
            yield Phrase(end, day=day, said=said)
    for clock, after in _joined_clocks(line, stop, day):
        yield Phrase(after, day=day, clock=clock)
        for said, end in zones(line, after, clock):
            yield Phrase(end, day=day, clock=clock, said=said)


def _joined_clocks(line: Line, stop: int, day: DayPhrase) -> Iterator[tuple[ClockTime, int]]:
    """The clock times after a day: past a space, a comma, `at`, or the `T` of an ISO stamp."""
    if day.iso and line.is_glued(stop, "t") and line.at(stop + 1).glued:
        yield from stamp_clocks(line, stop + 1)
    at = _joint(line, stop)
    if at is not None:
        yield from clocks(line, at)


def _after_clock(line: Line, stop: int, clock: ClockTime, led: bool) -> Iterator[Phrase]:
    yield Phrase(stop, clock=clock, led=led)
    yield from _clock_and_day(line, stop, clock, None)
    for said, after in zones(line, stop, clock):
        yield Phrase(after, clock=clock, said=said)
        yield from _clock_and_day(line, after, clock, said)


def _clock_and_day(line: Line, stop: int, clock: ClockTime, said: Said | None) -> Iterator[Phrase]:
    at = _joint(line, stop)
    if at is None:
        return
    for day, after in days(line, at):
        yield Phrase(after, day=day, clock=clock, said=said)
        if said is None:
            for later, end in zones(line, after, clock):
                yield Phrase(end, day=day, clock=clock, said=later)


def _joint(line: Line, stop: int) -> int | None:
    """Where the second piece may begin: after a space or a comma, and a word as `at` or `on`."""
    at = stop + 1 if line.is_glued(stop, ",") else stop
    if line.at(at).glued and at == stop:
        return None
    return after_lead(line, at)

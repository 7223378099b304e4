"""How something due comes again."""

from __future__ import annotations

from datetime import time

from journal.domain.instants import Day
from journal.domain.record import record
from journal.domain.records.words import Word


class RepeatUnit(Word):
    """What a repeat is counted in."""

    DAY = "day"
    BUSINESS_DAY = "business_day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@record
class Repeat:
    """Every `every` units: on days fixed from the first on, or `from_done`, counted from when it was done.

    `every` is 1 or more. `anchor` is a day of the series, on or before the first: its day of the month stays that
    of the series where a shorter month has none. `clock` is the time of day in the follow-up's zone, None for
    something due on a whole day: in a night in which the clocks change it may be shown otherwise, and comes back.
    """

    every: int
    unit: RepeatUnit
    anchor: Day
    clock: time | None = None
    from_done: bool = False

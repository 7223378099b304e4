"""Arithmetic on months and years, by pendulum, which is imported when it is needed and nowhere else."""

from __future__ import annotations

from journal.domain.instants import Day


def add_months(day: Day, n: int) -> Day:
    """The same day n months later, or the last of that month where it has no such day (31 Jan + 1 → 28 Feb).

    Raises OverflowError past the calendar's ends.
    """
    if not Day.min.year <= day.year + (day.month - 1 + n) // 12 <= Day.max.year:
        raise OverflowError("past the end of the calendar")
    from pendulum import date as pendulum_date

    moved = pendulum_date(day.year, day.month, day.day).add(months=n)
    return Day(moved.year, moved.month, moved.day)


def end_of_month(day: Day) -> Day:
    """The last day of that day's month."""
    from pendulum import date as pendulum_date

    end = pendulum_date(day.year, day.month, day.day).end_of("month")
    return Day(end.year, end.month, end.day)

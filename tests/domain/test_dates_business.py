"""Business days: counting forward, back, and over holidays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.dates.business import add_business_days, business_days_between, is_business_day
from journal.domain.instants import Day

TUESDAY = Day(2026, 11, 24)
THANKSGIVING = {Day(2026, 11, 26), Day(2026, 11, 27)}.__contains__


@pytest.mark.parametrize(
    ("day", "holidays", "works"),
    [
        (Day(2026, 11, 27), None, True),
        (Day(2026, 11, 28), None, False),
        (Day(2026, 11, 29), None, False),
        (Day(2026, 11, 30), None, True),
        (Day(2026, 11, 26), THANKSGIVING, False),
        (Day(2026, 11, 28), lambda day: False, False),
    ],
)
def test_business_days_are_monday_to_friday_less_holidays(day, holidays, works):
    assert is_business_day(day, holidays) is works


@pytest.mark.parametrize(
    ("day", "n", "holidays", "arrives"),
    [
        (TUESDAY, 1, None, Day(2026, 11, 25)),
        (TUESDAY, 3, None, Day(2026, 11, 27)),
        (TUESDAY, 4, None, Day(2026, 11, 30)),
        (TUESDAY, 10, None, Day(2026, 12, 8)),
        (TUESDAY, -1, None, Day(2026, 11, 23)),
        (TUESDAY, -2, None, Day(2026, 11, 20)),
        (TUESDAY, 0, None, TUESDAY),
        (Day(2026, 11, 28), 0, None, Day(2026, 11, 30)),
        (Day(2026, 11, 28), 1, None, Day(2026, 11, 30)),
        (Day(2026, 11, 29), -1, None, Day(2026, 11, 27)),
        (TUESDAY, 2, THANKSGIVING, Day(2026, 11, 30)),
        (Day(2026, 11, 26), 0, THANKSGIVING, Day(2026, 11, 30)),
        (Day(2026, 11, 30), -1, THANKSGIVING, Day(2026, 11, 25)),
    ],
)
def test_adding_business_days(day, n, holidays, arrives):
    assert add_business_days(day, n, holidays) == arrives


@pytest.mark.parametrize(
    ("a", "b", "holidays", "count"),
    [
        (TUESDAY, TUESDAY, None, 0),
        (TUESDAY, Day(2026, 11, 25), None, 1),
        (TUESDAY, Day(2026, 11, 30), None, 4),
        (TUESDAY, Day(2026, 11, 29), None, 3),
        (Day(2026, 11, 28), Day(2026, 11, 29), None, 0),
        (Day(2026, 11, 30), TUESDAY, None, -4),
        (TUESDAY, Day(2026, 11, 30), THANKSGIVING, 2),
    ],
)
def test_counting_business_days(a, b, holidays, count):
    assert business_days_between(a, b, holidays) == count


def test_a_calendar_without_business_days_is_an_error_and_not_a_loop():
    with pytest.raises(OverflowError):
        add_business_days(TUESDAY, 1, lambda day: True)


days = st.dates(Day(2000, 1, 1), Day(2100, 1, 1))


@given(day=days, n=st.integers(-300, 300), off=st.frozensets(st.integers(1, 28), max_size=9))
def test_what_is_added_is_what_is_counted(day, n, off):
    def holidays(candidate):
        return candidate.day in off

    arrives = add_business_days(day, n, holidays)
    assert is_business_day(arrives, holidays)
    if n:
        assert business_days_between(day, arrives, holidays) == n

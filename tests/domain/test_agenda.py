"""When something is overdue and where it stands in the agenda."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from factories import follow_up, instant
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.agenda import Section, by_effect, is_overdue, section, soonest_first
from journal.domain.records import FollowUpStatus, Owner

NOW = instant("2026-11-24 17:42")
TUESDAY = date(2026, 11, 24)
SNOOZED = FollowUpStatus.SNOOZED


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (date(2026, 11, 23), Section.OVERDUE),
        (TUESDAY, Section.TODAY),
        (date(2026, 11, 25), Section.THIS_WEEK),
        (date(2026, 11, 29), Section.THIS_WEEK),
        (date(2026, 11, 30), Section.LATER),
        (instant("2026-11-24 17:42"), Section.OVERDUE),
        (instant("2026-11-24 17:43"), Section.TODAY),
        (instant("2026-11-24 09:00"), Section.OVERDUE),
        (instant("2026-11-25 00:00"), Section.THIS_WEEK),
    ],
)
def test_section_of_mine(due, expected):
    assert section(follow_up(due), NOW) is expected


def test_theirs_wait_and_may_be_late():
    late = follow_up(date(2026, 11, 20), owner=Owner.THEM)
    assert section(late, NOW) is Section.WAITING
    assert is_overdue(late, NOW)


@pytest.mark.parametrize(
    ("zone", "expected"),
    [("Pacific/Auckland", True), ("Europe/Berlin", True), ("America/New_York", False), ("Pacific/Honolulu", False)],
)
def test_a_day_is_overdue_when_it_has_ended_in_its_zone(zone, expected):
    """At 17:42 in New York the 24th has ended in Berlin, not in Honolulu."""
    at = NOW.plus(timedelta(minutes=20))
    assert is_overdue(follow_up(TUESDAY, zone=zone), at) is expected


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        (date(2026, 11, 24), False),
        (date(2026, 11, 23), True),
        (instant("2026-11-24 18:00"), False),
        (instant("2026-11-24 17:00"), True),
    ],
)
def test_snoozed_is_overdue_only_after_the_snooze(until, expected):
    one = follow_up(date(2026, 11, 20), status=SNOOZED, snoozed_until=until)
    assert is_overdue(one, NOW) is expected


def test_a_snooze_shorter_than_the_due_time_changes_nothing():
    one = follow_up(date(2026, 11, 28), status=SNOOZED, snoozed_until=date(2026, 11, 25))
    assert not is_overdue(one, instant("2026-11-26 12:00"))


@pytest.mark.parametrize("status", [FollowUpStatus.DONE, FollowUpStatus.DROPPED])
def test_what_is_closed_is_never_overdue(status):
    assert not is_overdue(follow_up(date(2026, 1, 1), status=status), NOW)


def test_soonest_first_keeps_the_due_order_of_snoozed_ones():
    first = follow_up(date(2026, 11, 20), status=SNOOZED, snoozed_until=date(2026, 12, 24))
    timed = follow_up(instant("2026-11-24 18:00"))
    whole_day = follow_up(TUESDAY)
    assert soonest_first([whole_day, timed, first]) == (first, timed, whole_day)
    assert by_effect([whole_day, timed, first]) == (timed, whole_day, first)


moments = st.integers(0, 60 * 24 * 90).map(lambda minutes: instant("2026-10-15 00:00").plus(timedelta(minutes=minutes)))
dues = st.one_of(moments, st.dates(date(2026, 10, 1), date(2027, 2, 1)))


@given(dues, moments, moments)
def test_overdue_only_grows_with_time(due, one, other):
    early, late = sorted((one, other))
    assert not is_overdue(follow_up(due), early) or is_overdue(follow_up(due), late)


@given(st.lists(dues, max_size=20), moments)
def test_every_open_follow_up_stands_in_one_section(all_due, now):
    ones = [follow_up(due) for due in all_due]
    assert sorted(one.id for one in by_effect(ones)) == sorted(one.id for one in ones)
    assert all(section(one, now) in Section for one in ones)

"""Instants and days: zones, clock changes, ends of days, and the form they are written in."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.instants import (
    Day,
    Instant,
    at_local,
    day_of,
    deadline,
    earliest,
    end_of,
    moments_at,
    parse_instant,
    start_of,
)


@pytest.mark.parametrize(
    ("day", "clock", "zone", "iso"),
    [
        (Day(2026, 11, 24), time(10), "Europe/Berlin", "2026-11-24T10:00:00+01:00"),
        (Day(2027, 3, 28), time(2, 30), "Europe/Berlin", "2027-03-28T03:30:00+02:00"),
        (Day(2026, 10, 25), time(2, 30), "Europe/Berlin", "2026-10-25T02:30:00+02:00"),
        (Day(2026, 10, 25), time(2, 30, fold=1), "Europe/Berlin", "2026-10-25T02:30:00+02:00"),
        (Day(2027, 3, 14), time(2, 30), "America/New_York", "2027-03-14T03:30:00-04:00"),
        (Day(2026, 11, 1), time(1, 30), "America/New_York", "2026-11-01T01:30:00-04:00"),
        (Day(2026, 10, 4), time(2, 15), "Australia/Lord_Howe", "2026-10-04T02:45:00+11:00"),
        (Day(2026, 9, 6), time(0), "America/Santiago", "2026-09-06T01:00:00-03:00"),
    ],
)
def test_a_local_clock_is_one_moment(day, clock, zone, iso):
    assert at_local(day, clock, zone).iso() == iso


@pytest.mark.parametrize(
    ("day", "clock", "zone", "offsets"),
    [
        (Day(2026, 10, 25), time(2, 30), "Europe/Berlin", [2, 1]),
        (Day(2026, 10, 25), time(3), "Europe/Berlin", [1]),
        (Day(2027, 3, 28), time(2, 30), "Europe/Berlin", [2]),
        (Day(2026, 11, 1), time(1, 30), "America/New_York", [-4, -5]),
        (Day(2026, 4, 5), time(1, 45), "Australia/Lord_Howe", [11, 10.5]),
        (Day(2026, 11, 24), time(2, 30), "UTC", [0]),
    ],
)
def test_the_hour_that_comes_twice_is_two_moments(day, clock, zone, offsets):
    moments = moments_at(day, clock, zone)
    assert [moment.local.utcoffset() / timedelta(hours=1) for moment in moments] == offsets
    assert list(moments) == sorted(moments)


@pytest.mark.parametrize(
    ("day", "zone", "hours"),
    [
        (Day(2026, 11, 24), "Europe/Berlin", 24),
        (Day(2027, 3, 28), "Europe/Berlin", 23),
        (Day(2026, 10, 25), "Europe/Berlin", 25),
        (Day(2026, 9, 6), "America/Santiago", 23),
        (Day(2026, 10, 4), "Australia/Lord_Howe", 23.5),
    ],
)
def test_a_day_lasts_as_long_as_its_clocks_say(day, zone, hours):
    assert (end_of(day, zone).utc - start_of(day, zone).utc) / timedelta(hours=1) == hours


def test_a_day_is_overdue_when_it_has_ended_in_its_zone():
    friday = Day(2026, 11, 27)
    assert deadline(friday, "America/Los_Angeles").utc == datetime(2026, 11, 28, 8, tzinfo=UTC)
    assert deadline(friday, "Europe/Berlin").utc == datetime(2026, 11, 27, 23, tzinfo=UTC)
    moment = at_local(friday, time(17), "Europe/Berlin")
    assert deadline(moment, "America/Los_Angeles") == earliest(moment, "UTC") == moment
    assert earliest(friday, "Europe/Berlin") == start_of(friday, "Europe/Berlin")


def test_a_moment_is_the_same_in_another_zone():
    here = parse_instant("2026-11-24T23:30:00+01:00[Europe/Berlin]")
    there = here.in_zone("Asia/Tokyo")
    assert here == there
    assert hash(here) == hash(there)
    assert (here.day, there.day) == (Day(2026, 11, 24), Day(2026, 11, 25))
    assert day_of(there) == day_of(Day(2026, 11, 25)) == Day(2026, 11, 25)
    assert here < here.plus(timedelta(seconds=1))


@pytest.mark.parametrize(
    ("text", "iso", "zone"),
    [
        ("2026-11-24T10:00:00+01:00[Europe/Berlin]", "2026-11-24T10:00:00+01:00", "Europe/Berlin"),
        (" 2026-11-24T10:00+01:00 ", "2026-11-24T09:00:00+00:00", "UTC"),
        ("2026-11-24T10:00[America/New_York]", "2026-11-24T10:00:00-05:00", "America/New_York"),
        ("2026-11-24T10:00:00Z", "2026-11-24T10:00:00+00:00", "UTC"),
    ],
)
def test_reading_an_instant(text, iso, zone):
    instant = parse_instant(text)
    assert (instant.iso(), instant.zone) == (iso, zone)


@pytest.mark.parametrize("text", ["", "now", "2026-11-24", "2026-11-24T10:00", "2026-13-01T10:00Z"])
def test_what_is_no_instant_raises(text):
    with pytest.raises(ValueError):
        parse_instant(text)


def test_an_unknown_zone_raises():
    with pytest.raises(KeyError):
        parse_instant("2026-11-24T10:00+01:00[Europe/Nowhere]")


zones = st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"])
moments = st.datetimes(datetime(1980, 1, 1), datetime(2100, 1, 1))  # noqa: DTZ001 - hypothesis wants them naive


@given(moment=moments, zone=zones)
def test_an_instant_is_read_back_as_it_was_written(moment, zone):
    instant = Instant(moment.replace(microsecond=0, tzinfo=UTC), zone)
    again = parse_instant(f"{instant.iso()}[{zone}]")
    assert (again, again.zone) == (instant, zone)


@given(moment=moments, zone=zones)
def test_every_moment_is_among_those_its_clock_shows(moment, zone):
    instant = Instant(moment.replace(tzinfo=UTC), zone)
    local = instant.local
    assert instant in moments_at(local.date(), local.time(), zone)


@given(day=st.dates(Day(1980, 1, 1), Day(2100, 1, 1)), zone=zones)
def test_a_day_begins_where_the_one_before_ends(day, zone):
    assert end_of(day - timedelta(days=1), zone) == start_of(day, zone)
    assert start_of(day, zone).local == datetime.combine(day, time(0), ZoneInfo(zone))

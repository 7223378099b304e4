"""Zones that are said, and the clock changes of several zones, as tables."""

import pytest
from dates_rows import expected, outcome, typed

from journal.domain.dates import Looking, read_when
from journal.domain.dates.zones import iana_name
from journal.domain.instants import Day, parse_instant

FORWARD, BACK = Looking.FORWARD, Looking.BACK

# From Tuesday 24 November 2026, 10:00 in Berlin, looking forward.
SAID = [
    ("fri 5pm Pacific", "2026-11-27 17:00 America/Los_Angeles"),
    ("fri 5pm pacific time", "2026-11-27 17:00 America/Los_Angeles"),
    ("fri 5pm PT", "2026-11-27 17:00 America/Los_Angeles"),
    ("fri 5pm PST", "2026-11-27 17:00 America/Los_Angeles"),
    ("fri 5pm pst| answer", "2026-11-27 17:00 America/Los_Angeles"),
    ("fri 5pm Mountain", "2026-11-27 17:00 America/Denver"),
    ("fri 5pm Central", "2026-11-27 17:00 America/Chicago"),
    ("fri 5pm US Central time", "2026-11-27 17:00 America/Chicago"),
    ("fri 5pm ET", "2026-11-27 17:00 America/New_York"),
    ("fri 5pm et", "2026-11-27 17:00 America/New_York"),
    ("fri 5pm est", "2026-11-27 17:00 America/New_York"),
    ("fri 5pm Eastern", "2026-11-27 17:00 America/New_York"),
    ("fri 5pm (ET)", "2026-11-27 17:00 America/New_York"),
    ("fri 5pm (ET)|, sharp", "2026-11-27 17:00 America/New_York"),
    ("fri 17:00 CET", "2026-11-27 17:00 {B}"),
    ("fri 17:00 MEZ", "2026-11-27 17:00 {B}"),
    ("fri 17:00 Central European time", "2026-11-27 17:00 {B}"),
    ("fri 5pm UK", "2026-11-27 17:00 Europe/London"),
    ("fri 5pm UK time", "2026-11-27 17:00 Europe/London"),
    ("fri 5pm London time", "2026-11-27 17:00 Europe/London"),
    ("fri 5pm new york time", "2026-11-27 17:00 America/New_York"),
    ("fri 5pm India time", "2026-11-27 17:00 Asia/Kolkata"),
    ("fri 5pm UTC", "2026-11-27 17:00 UTC"),
    ("fri 5pm GMT", "2026-11-27 17:00 UTC"),
    ("fri 5pm GMT+2", "2026-11-27 17:00 Etc/GMT-2"),
    ("fri 5pm UTC-5", "2026-11-27 17:00 Etc/GMT+5"),
    ("fri 5pm UTC+05:30", "2026-11-27 17:00 Asia/Kolkata"),
    ("fri 5pm UTC+0", "2026-11-27 17:00 UTC"),
    ("fri 5pm Europe/Berlin", "2026-11-27 17:00 {B}"),
    ("fri 5pm europe/berlin", "2026-11-27 17:00 {B}"),
    ("fri 5pm AMERICA/NEW_YORK", "2026-11-27 17:00 America/New_York"),
    ("fri 5pm America/Argentina/Buenos_Aires", "2026-11-27 17:00 America/Argentina/Buenos_Aires"),
    ("fri 5pm america/port-au-prince", "2026-11-27 17:00 America/Port-au-Prince"),
    ("fri 5pm africa/dar_es_salaam", "2026-11-27 17:00 Africa/Dar_es_Salaam"),
    ("fri 5pm Etc/GMT+5", "2026-11-27 17:00 Etc/GMT+5"),
    ("fri 17:00[Europe/London]", "2026-11-27 17:00 Europe/London"),
    ("fri 17:00[utc]", "2026-11-27 17:00 UTC"),
    # where the zone may stand
    ("5pm ET fri", "2026-11-27 17:00 America/New_York"),
    ("5pm ET on Friday", "2026-11-27 17:00 America/New_York"),
    ("5pm on Friday ET", "2026-11-27 17:00 America/New_York"),
    ("5pm fri Europe/London", "2026-11-27 17:00 Europe/London"),
    ("noon Pacific", "2026-11-24 12:00 America/Los_Angeles"),
    ("tomorrow 9h UK", "2026-11-25 09:00 Europe/London"),
    ("10h UK", "2026-11-24 10:00 Europe/London"),
    ("9h UK", "2026-11-25 09:00 Europe/London"),
    ("1 Feb 5pm ET", "2027-02-01 17:00 America/New_York"),
    ("in 3 days 5pm ET", "2026-11-27 17:00 America/New_York"),
    ("2026-12-04 17:00 Pacific", "2026-12-04 17:00 America/Los_Angeles"),
    ("2026-12-04T17:00 Pacific", "2026-12-04 17:00 America/Los_Angeles"),
    # the end of a day elsewhere is an instant, at home the day
    ("fri eod Pacific", "2026-11-27 23:59:59 America/Los_Angeles"),
    ("eod Friday Pacific", "2026-11-27 23:59:59 America/Los_Angeles"),
    ("end of day Friday ET", "2026-11-27 23:59:59 America/New_York"),
    ("eod ET", "2026-11-24 23:59:59 America/New_York"),
    ("fri eod Europe/Berlin", "2026-11-27"),
    ("fri eod CET", "2026-11-27 23:59:59 {B}"),
    ("1 Feb eod UK", "2027-02-01 23:59:59 Europe/London"),
    # a day takes only what can be nothing but a zone
    ("fri PT", "2026-11-27"),
    ("fri London time", "2026-11-27"),
    ("fri Europe/London", "2026-11-27"),
    ("fri| Pacific", "2026-11-27"),
    ("fri| UK visa", "2026-11-27"),
    ("fri| et Dana", "2026-11-27"),
    ("fri| pt", "2026-11-27"),
    # words that are no zones here
    ("fri 17:00| et Dana", "2026-11-27 17:00 {B}"),
    ("fri 5pm| met Dana", "2026-11-27 17:00 {B}"),
    ("fri 5pm| west wing", "2026-11-27 17:00 {B}"),
    ("fri 5pm| London office", "2026-11-27 17:00 {B}"),
    ("fri 17:00| ist gut", "2026-11-27 17:00 {B}"),
    ("fri 5pm| Pacifica", "2026-11-27 17:00 {B}"),
    ("fri 17:00|[base", "2026-11-27 17:00 {B}"),
    ("fri 5pm| utc+99", "2026-11-27 17:00 {B}"),
    ("fri 5pm| (ET", "2026-11-27 17:00 {B}"),
    # asked
    ("fri 5pm IST", "? India time, Ireland time or Israel time"),
    ("fri 5pm ist", "? India time, Ireland time or Israel time"),
    ("fri IST", "? India time, Ireland time or Israel time"),
    ("5pm IST fri", "? India time, Ireland time or Israel time"),
    ("fri 5pm CST", "? US Central time or China time"),
    ("fri 5pm AST", "? Atlantic time or UTC+3"),
    ("fri 5pm PDT", "? UTC-7 or America/Los_Angeles, which differ on that day"),
    ("fri 5pm BST", "? UTC+1 or Europe/London, which differ on that day"),
    ("fri 5pm CEST", "? UTC+2 or Europe/Berlin, which differ on that day"),
    ("1 Jul 5pm CET", "? UTC+1 or Europe/Berlin, which differ on that day"),
    ("fri 5pm Europe/Nowhere", "? a zone that is known, as Europe/Berlin"),
    ("2026-12-04T17:00[Europe/Nowhere]", "? a zone that is known, as Europe/Berlin"),
    ("2026-12-04T17:00+02:00[Europe/Berlin]", "? the offset that Europe/Berlin has at that time"),
    ("2026-12-04T17:00Z[Europe/London]", "2026-12-04 17:00 Europe/London"),
    ("1 Jul 2027 5pm CEST", "2027-07-01 17:00 {B}"),
    ("1 Jul 2027 5pm BST", "2027-07-01 17:00 Europe/London"),
]


@pytest.mark.parametrize(("marked", "meaning"), SAID)
def test_a_zone_that_is_said(marked, meaning):
    assert outcome(typed(marked), FORWARD) == expected(marked, meaning)


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("fri 5pm", None),
        ("fri", None),
        ("fri 5pm PST", "America/Los_Angeles"),
        ("fri PT", "America/Los_Angeles"),
        ("fri eod Europe/Berlin", "Europe/Berlin"),
        ("2026-12-04T17:00:00Z", "UTC"),
        ("2026-12-04T17:00:00+01:00", "Europe/Berlin"),
        ("2026-12-04T17:00:00-08:00", "Etc/GMT+8"),
    ],
)
def test_the_reading_names_the_zone_that_was_said(text, zone):
    now = parse_instant("2026-11-24T10:00:00+01:00[Europe/Berlin]")
    assert read_when(text, 0, anchor=now, looking=FORWARD).zone == zone


# It is 02:00 on Tuesday 24 November in Berlin, and 17:00 on Monday in Los Angeles.
NIGHT = "2026-11-24T02:00:00+01:00[Europe/Berlin]"
ELSEWHERE = [
    ("5:30pm Pacific", FORWARD, "2026-11-23 17:30 America/Los_Angeles"),
    ("5pm Pacific", FORWARD, "2026-11-24 17:00 America/Los_Angeles"),
    ("5pm Pacific", BACK, "2026-11-23 17:00 America/Los_Angeles"),
    ("6pm Pacific", BACK, "2026-11-22 18:00 America/Los_Angeles"),
    ("mon 6pm Pacific", FORWARD, "2026-11-23 18:00 America/Los_Angeles"),
    ("mon 4pm Pacific", FORWARD, "2026-11-30 16:00 America/Los_Angeles"),
    ("mon 4pm Pacific", BACK, "2026-11-23 16:00 America/Los_Angeles"),
    ("eod Pacific", FORWARD, "2026-11-23 23:59:59 America/Los_Angeles"),
    ("mon eod Pacific", FORWARD, "2026-11-23 23:59:59 America/Los_Angeles"),
    ("tue eod Pacific", FORWARD, "2026-11-24 23:59:59 America/Los_Angeles"),
    # today and yesterday are mine
    ("today 5pm Pacific", FORWARD, "2026-11-24 17:00 America/Los_Angeles"),
    ("yesterday 4pm Pacific", BACK, "2026-11-23 16:00 America/Los_Angeles"),
    ("10:30+09:00", FORWARD, "2026-11-24 10:30 Etc/GMT-9"),
    ("9:30+09:00", FORWARD, "2026-11-25 09:30 Etc/GMT-9"),
]


@pytest.mark.parametrize(("text", "looking", "meaning"), ELSEWHERE)
def test_a_clock_elsewhere_on_another_day_than_mine(text, looking, meaning):
    assert outcome(text, looking, NIGHT) == expected(text, meaning)


def test_the_zone_given_is_where_days_and_clocks_are():
    late = "2026-11-24T23:30:00+01:00[Europe/Berlin]"
    assert outcome("today", FORWARD, late) == "today -> 2026-11-24"
    assert outcome("today", FORWARD, late, zone="Asia/Tokyo") == "today -> 2026-11-25"
    assert outcome("8am", FORWARD, late, zone="Asia/Tokyo") == "8am -> 2026-11-25 08:00 Asia/Tokyo"
    assert outcome("fri eod Asia/Tokyo", FORWARD, late, zone="Asia/Tokyo") == "fri eod Asia/Tokyo -> 2026-11-27"


# A phrase, the anchor, where it looks, the local time and the offset from UTC in hours.
BERLIN_SPRING = "2027-03-27T10:00:00+01:00[Europe/Berlin]"
NEW_YORK_AUTUMN = "2026-10-31T10:00:00-04:00[America/New_York]"
CHANGES = [
    # the hour that does not exist
    ("tomorrow 2:30", BERLIN_SPRING, FORWARD, "2027-03-28 03:30", 2),
    ("28 Mar 2:00", BERLIN_SPRING, FORWARD, "2027-03-28 03:00", 2),
    ("28 Mar 1:59", BERLIN_SPRING, FORWARD, "2027-03-28 01:59", 1),
    ("28 Mar 3:00", BERLIN_SPRING, FORWARD, "2027-03-28 03:00", 2),
    ("2027-03-28T02:30", BERLIN_SPRING, FORWARD, "2027-03-28 03:30", 2),
    ("sun 2:30", BERLIN_SPRING, FORWARD, "2027-03-28 03:30", 2),
    ("2:30", "2027-03-28T01:30:00+01:00[Europe/Berlin]", FORWARD, "2027-03-28 03:30", 2),
    ("2027-03-14 2:30", "2027-03-01T10:00:00-05:00[America/New_York]", FORWARD, "2027-03-14 03:30", -4),
    ("2026-10-04 2:15", "2026-10-01T10:00:00+10:30[Australia/Lord_Howe]", FORWARD, "2026-10-04 02:45", 11),
    ("2026-09-06 0:30", "2026-09-01T10:00:00-04:00[America/Santiago]", FORWARD, "2026-09-06 01:30", -3),
    # the hour that comes twice: the first
    ("25 Oct 2:30", "2026-10-24T10:00:00+02:00[Europe/Berlin]", FORWARD, "2026-10-25 02:30", 2),
    ("sun 2:30", "2026-10-24T10:00:00+02:00[Europe/Berlin]", FORWARD, "2026-10-25 02:30", 2),
    ("sun 2:30", "2026-10-26T10:00:00+01:00[Europe/Berlin]", BACK, "2026-10-25 02:30", 2),
    ("2:30", "2026-10-25T10:00:00+01:00[Europe/Berlin]", BACK, "2026-10-25 02:30", 2),
    ("tomorrow 1:30am", NEW_YORK_AUTUMN, FORWARD, "2026-11-01 01:30", -4),
    ("2026-04-05 1:45", "2026-04-01T10:00:00+11:00[Australia/Lord_Howe]", FORWARD, "2026-04-05 01:45", 11),
    # unless only the second is still ahead
    ("2:30", "2026-10-25T02:45:00+02:00[Europe/Berlin]", FORWARD, "2026-10-25 02:30", 1),
    ("sun 2:30", "2026-10-25T02:45:00+02:00[Europe/Berlin]", FORWARD, "2026-10-25 02:30", 1),
    ("2:30", "2026-10-25T02:45:00+01:00[Europe/Berlin]", FORWARD, "2026-10-26 02:30", 1),
    # what is said beside the clock decides
    ("25 Oct 2:30 CEST", "2026-10-24T10:00:00+02:00[Europe/Berlin]", FORWARD, "2026-10-25 02:30", 2),
    ("25 Oct 2:30 CET", "2026-10-24T10:00:00+02:00[Europe/Berlin]", FORWARD, "2026-10-25 02:30", 1),
    ("2026-10-25T02:30+01:00[Europe/Berlin]", NEW_YORK_AUTUMN, FORWARD, "2026-10-25 02:30", 1),
    ("tomorrow 1:30am EST", NEW_YORK_AUTUMN, FORWARD, "2026-11-01 01:30", -5),
    ("2026-04-04 eod America/Santiago", BERLIN_SPRING, FORWARD, "2026-04-04 23:59", -4),
    # a day stays a day, an hour an hour
    ("in 24 hours", BERLIN_SPRING, FORWARD, "2027-03-28 11:00", 2),
    ("1d 10:00", BERLIN_SPRING, FORWARD, "2027-03-28 10:00", 2),
    ("in 1 day 10:00", BERLIN_SPRING, FORWARD, "2027-03-28 10:00", 2),
    ("1 hour ago", "2026-10-25T03:30:00+01:00[Europe/Berlin]", BACK, "2026-10-25 02:30", 1),
    ("2 hours ago", "2026-10-25T03:30:00+01:00[Europe/Berlin]", BACK, "2026-10-25 02:30", 2),
    ("24 hours ago", "2026-11-01T10:00:00-05:00[America/New_York]", BACK, "2026-10-31 11:00", -4),
]


@pytest.mark.parametrize(("text", "now", "looking", "local", "hours"), CHANGES)
def test_over_clock_changes(text, now, looking, local, hours):
    found = read_when(text, 0, anchor=parse_instant(now), looking=looking)
    assert found.end == len(text)
    assert f"{found.when.local:%Y-%m-%d %H:%M}" == local
    assert found.when.local.utcoffset().total_seconds() == hours * 3600


def test_an_abbreviation_of_the_missing_hour_is_asked():
    assert outcome("28 Mar 2:30 CET", FORWARD, BERLIN_SPRING).startswith("28 Mar 2:30 CET -> ? UTC+1 or Europe/Berlin")


def test_a_day_whose_midnight_does_not_exist_is_still_that_day():
    now = parse_instant("2026-09-05T10:00:00-04:00[America/Santiago]")
    assert read_when("tomorrow", 0, anchor=now, looking=FORWARD).when == Day(2026, 9, 6)


@pytest.mark.parametrize(
    ("typed_name", "name"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("EUROPE/BERLIN", "Europe/Berlin"),
        ("america/new_york", "America/New_York"),
        ("europe/isle_of_man", "Europe/Isle_of_Man"),
        ("etc/utc", "Etc/UTC"),
        ("Antarctica/McMurdo", "Antarctica/McMurdo"),
        ("Europe/Nowhere", ""),
        ("Europe/", ""),
        ("Europe", ""),
        ("Europe/..", ""),
        ("Europe/../Asia/Tokyo", ""),
        ("/etc/passwd", ""),
        ("Europe/Ber\x00lin", ""),
        ("Europe/Bérlin", ""),
        ("posix/Europe/Berlin", ""),
        ("America/Argentina", ""),
    ],
)
def test_iana_names_in_any_case(typed_name, name):
    assert iana_name(typed_name) == name

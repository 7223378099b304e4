"""When something is overdue, over the nights in which clocks change."""

from __future__ import annotations

from datetime import date

import pytest
from factories import follow_up, instant

from journal.domain.agenda import is_overdue
from journal.domain.dates import Looking, parse_when
from journal.domain.instants import Instant, parse_instant
from journal.domain.record import replace
from journal.domain.records import FollowUpStatus

NEW_YORK, BERLIN, TOKYO = "America/New_York", "Europe/Berlin", "Asia/Tokyo"
# What is due, in which zone, the last moment at which it is not overdue and the first at which it is.
ROWS = [
    # A day is overdue when it has ended where it is due.
    ("2026-11-24", NEW_YORK, "2026-11-24T23:59:59-05:00", "2026-11-25T00:00:00-05:00"),
    ("2026-11-24", BERLIN, "2026-11-24T17:59:59-05:00", "2026-11-24T18:00:00-05:00"),
    ("2026-11-24", TOKYO, "2026-11-24T09:59:59-05:00", "2026-11-24T10:00:00-05:00"),
    # A day of 23 hours and one of 25.
    ("2027-03-14", NEW_YORK, "2027-03-14T23:59:59-04:00", "2027-03-15T00:00:00-04:00"),
    ("2026-11-01", NEW_YORK, "2026-11-01T23:59:59-05:00", "2026-11-02T00:00:00-05:00"),
    # A time at its moment.
    ("2026-11-24 18:00", NEW_YORK, "2026-11-24T17:59:59-05:00", "2026-11-24T18:00:00-05:00"),
    # Half past two does not exist on 14 March: it is an hour later.
    ("2027-03-14 02:30", NEW_YORK, "2027-03-14T03:29:59-04:00", "2027-03-14T03:30:00-04:00"),
    ("2027-03-28 02:30", BERLIN, "2027-03-28T03:29:59+02:00", "2027-03-28T03:30:00+02:00"),
    # Half past one comes twice on 1 November: it is the first.
    ("2026-11-01 01:30", NEW_YORK, "2026-11-01T01:29:59-04:00", "2026-11-01T01:30:00-04:00"),
    ("2026-10-25 02:30", BERLIN, "2026-10-25T02:29:59+02:00", "2026-10-25T02:30:00+02:00"),
]


def when_of(text: str, zone: str):
    return instant(text, zone) if " " in text else date.fromisoformat(text)


@pytest.mark.parametrize(("due", "zone", "not_yet", "now"), ROWS)
def test_overdue_begins_at_one_moment(due, zone, not_yet, now):
    one = follow_up(when_of(due, zone), zone=zone)
    snoozed = replace(one, due=date(2026, 1, 1), status=FollowUpStatus.SNOOZED, snoozed_until=when_of(due, zone))
    for each in (one, snoozed):
        assert not is_overdue(each, parse_instant(not_yet))
        assert is_overdue(each, parse_instant(now))


PHRASES = [
    ("2026-10-31 12:00", "sun 1:30", "2026-11-01T01:30:00-04:00"),
    # The first has passed: the second is ahead.
    ("2026-11-01 01:45", "1:30am", "2026-11-01T01:30:00-05:00"),
    ("2027-03-13 12:00", "tomorrow 2:30", "2027-03-14T03:30:00-04:00"),
    ("2026-11-24 12:00", "fri 5pm Pacific", "2026-11-27T17:00:00-08:00"),
    ("2026-11-24 12:00", "fri eod Berlin time", "2026-11-27T23:59:59+01:00"),
]


@pytest.mark.parametrize(("now", "phrase", "when"), PHRASES)
def test_what_is_said_is_that_moment(now, phrase, when):
    found = parse_when(phrase, anchor=instant(now), looking=Looking.FORWARD)
    assert isinstance(found, Instant) and found.iso() == when

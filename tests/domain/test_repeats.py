"""What is due again and again: how it is written, and when it comes next."""

from __future__ import annotations

import itertools
import json
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from factories import follow_up, instant
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.capture import Known, read
from journal.domain.capture.items import item_table
from journal.domain.instants import Instant, at_local, deadline
from journal.domain.records import Owner
from journal.domain.records.repeat import Repeat, RepeatUnit
from journal.domain.repeats import next_due, repeat_words

NOW = instant("2026-11-24 17:42")
ITEMS = item_table(json.loads((Path(__file__).parents[2] / "journal/data/items.json").read_text(encoding="utf-8")))
DAY, BUSINESS, WEEK, MONTH, YEAR = (
    RepeatUnit.DAY, RepeatUnit.BUSINESS_DAY, RepeatUnit.WEEK, RepeatUnit.MONTH, RepeatUnit.YEAR
)  # fmt: skip


def read_mark(text: str):
    minted = (str(number) for number in itertools.count())
    return read(f"[{text}]", Known(items=ITEMS, now=NOW, mint=lambda: next(minted)))


def stamp(when) -> str:
    return when.local.strftime("%Y-%m-%d %H:%M") if isinstance(when, Instant) else when.isoformat()


# Tuesday 24 November 2026, 17:42.
WRITTEN = [
    ("due every friday call them", "2026-11-27", "every Friday", "call them"),
    ("due every friday 5pm call", "2026-11-27 17:00", "every Friday", "call"),
    ("due every tuesday call", "2026-12-01", "every Tuesday", "call"),
    ("due every tue 18:00 call", "2026-11-24 18:00", "every Tuesday", "call"),
    ("due each friday call", "2026-11-27", "every Friday", "call"),
    ("due every week on monday standup", "2026-11-30", "every Monday", "standup"),
    ("meet every monday 10am standup", "2026-11-30 10:00", "every Monday", "standup"),
    ("due every 2 weeks check in", "2026-12-08", "every 2 weeks on Tuesday", "check in"),
    ("due every other week check in", "2026-12-08", "every 2 weeks on Tuesday", "check in"),
    ("due every other friday check in", "2026-11-27", "every 2 weeks on Friday", "check in"),
    ("due every 2 weeks from fri 5pm call", "2026-11-27 17:00", "every 2 weeks on Friday", "call"),
    ("due fri 5pm every 2 weeks send it", "2026-11-27 17:00", "every 2 weeks on Friday", "send it"),
    ("due every day at 9:00 look", "2026-11-25 09:00", "every day", "look"),
    ("due every 3 business days ping Dana", "2026-11-27", "every 3 business days", "ping Dana"),
    ("due every month on the 31st pay", "2026-11-30", "every month on the 31st", "pay"),
    ("due every 31st 9am report", "2026-11-30 09:00", "every month on the 31st", "report"),
    ("due every 24th report", "2026-11-24", "every month on the 24th", "report"),
    ("due 31 jan every month x", "2027-01-31", "every month on the 31st", "x"),
    ("due 29 feb 2028 every year leap", "2028-02-29", "every year on 29 Feb", "leap"),
    ("due every 2m: report", "2027-01-24", "every 2 months on the 24th", "report"),
    ("due 2w after done: ask", "2026-12-08", "2 weeks after done", "ask"),
    ("due in 2 weeks after done ask", "2026-12-08", "2 weeks after done", "ask"),
    ("due every 2w after done ask", "2026-12-08", "2 weeks after done", "ask"),
    ("due fri every 1 week after done ask", "2026-11-27", "1 week after done", "ask"),
    ("due 3 business days after done ping", "2026-11-27", "3 business days after done", "ping"),
]


@pytest.mark.parametrize(("text", "first", "words", "what"), WRITTEN)
def test_what_repeats_is_read_and_said_back(text, first, words, what):
    reading = read_mark(text)
    (one,) = reading.follow_ups
    assert (stamp(one.due), repeat_words(one.repeat), one.what) == (first, words, what)
    assert {finding.code for finding in reading.entry.findings} <= {"unfiled"}


def test_theirs_in_another_zone_repeats_there():
    (one,) = read_mark("due every friday 5pm Europe/Berlin: weekly | them").follow_ups
    assert (one.owner, one.zone, one.repeat.clock) == (Owner.THEM, "Europe/Berlin", time(17))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("due tomorrow ask after done things", "ask after done things"),
        ("due fri say every week is hard", "say every week is hard"),
        ("due fri every one of them", "every one of them"),
        ("due fri call after lunch", "call after lunch"),
    ],
)
def test_words_that_only_look_like_it_are_what_is_due(text, what):
    (one,) = read_mark(text).follow_ups
    assert (one.what, one.repeat) == (what, None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("due every now and then call", "no_date"),
        ("due every 0 days call", "no_date"),
        ("due every 32nd call", "no_date"),
        ("due every 9999 weeks call", "no_date"),
        ("due fri every tue call", "which_date"),
        ("due every friday", "no_words"),
    ],
)
def test_what_cannot_repeat_is_a_finding_and_no_follow_up(text, code):
    reading = read_mark(text)
    assert not reading.follow_ups
    assert code in {finding.code for finding in reading.entry.findings}
    assert reading.entry.body == f"[{text}]"


def rule(every: int, unit: RepeatUnit, anchor: str, clock: time | None = None, *, from_done: bool = False) -> Repeat:
    return Repeat(every=every, unit=unit, anchor=date.fromisoformat(anchor), clock=clock, from_done=from_done)


# Due, rule, done at, due again.
NEXT = [
    ("2026-11-27", rule(1, WEEK, "2026-11-27"), "2026-11-27 12:00", "2026-12-04"),
    ("2026-11-27", rule(1, WEEK, "2026-11-27"), "2026-11-25 12:00", "2026-12-04"),
    ("2026-11-27", rule(1, WEEK, "2026-11-27"), "2026-11-30 12:00", "2026-12-04"),
    ("2026-11-27", rule(1, WEEK, "2026-11-27"), "2026-12-04 12:00", "2026-12-04"),
    ("2026-11-27", rule(1, WEEK, "2026-11-27"), "2027-03-01 12:00", "2027-03-05"),
    ("2026-12-11", rule(2, WEEK, "2026-11-27"), "2026-12-11 12:00", "2026-12-25"),
    ("2026-11-27 17:00", rule(1, WEEK, "2026-11-27", time(17)), "2026-12-04 16:59", "2026-12-04 17:00"),
    ("2026-11-27 17:00", rule(1, WEEK, "2026-11-27", time(17)), "2026-12-04 17:00", "2026-12-11 17:00"),
    # The 31st: the last day of a shorter month, and back.
    ("2027-01-31", rule(1, MONTH, "2027-01-31"), "2027-01-31 09:00", "2027-02-28"),
    ("2027-02-28", rule(1, MONTH, "2027-01-31"), "2027-02-28 09:00", "2027-03-31"),
    ("2027-03-31", rule(1, MONTH, "2027-01-31"), "2027-03-31 09:00", "2027-04-30"),
    ("2026-11-30", rule(1, MONTH, "2026-10-31"), "2026-11-30 09:00", "2026-12-31"),
    ("2028-02-29", rule(1, YEAR, "2028-02-29"), "2028-02-29 09:00", "2029-02-28"),
    ("2031-02-28", rule(1, YEAR, "2028-02-29"), "2031-02-28 09:00", "2032-02-29"),
    # Over the weekend.
    ("2026-11-26", rule(2, BUSINESS, "2026-11-26"), "2026-11-26 09:00", "2026-11-30"),
    # From completion: moved as a whole.
    ("2026-11-27", rule(2, WEEK, "2026-11-27", from_done=True), "2026-12-01 09:00", "2026-12-15"),
    ("2026-11-27", rule(1, MONTH, "2026-11-27", from_done=True), "2027-01-31 09:00", "2027-02-28"),
    ("2026-11-27 17:00", rule(3, DAY, "2026-11-27", time(17), from_done=True), "2026-12-01 09:00", "2026-12-04 17:00"),
    ("2026-11-27", rule(1, BUSINESS, "2026-11-27", from_done=True), "2026-11-27 09:00", "2026-11-30"),
    # The hour that New York does not have on 14 March 2027, and back to the clock time it was said with.
    ("2027-03-13 02:30", rule(1, DAY, "2027-03-13", time(2, 30)), "2027-03-13 03:00", "2027-03-14 03:30"),
    ("2027-03-14 03:30", rule(1, DAY, "2027-03-13", time(2, 30)), "2027-03-14 04:00", "2027-03-15 02:30"),
    # The hour that comes twice on 1 November 2026: the first of the two.
    ("2026-10-31 01:30", rule(1, DAY, "2026-10-31", time(1, 30)), "2026-10-31 02:00", "2026-11-01 01:30"),
    ("2026-11-01 01:30", rule(1, DAY, "2026-10-31", time(1, 30)), "2026-11-01 01:45", "2026-11-02 01:30"),
]


def when_of(text: str):
    return instant(text) if " " in text else date.fromisoformat(text)


@pytest.mark.parametrize(("due", "repeat", "done", "again"), NEXT)
def test_when_it_is_due_again(due, repeat, done, again):
    found = next_due(follow_up(when_of(due)), repeat, instant(done))
    assert stamp(found) == again


def test_of_the_hour_that_comes_twice_it_is_the_first():
    one = follow_up(instant("2026-10-31 01:30"))
    found = next_due(one, rule(1, DAY, "2026-10-31", time(1, 30)), instant("2026-10-31 02:00"))
    assert found.iso() == "2026-11-01T01:30:00-04:00"


def test_business_days_leave_out_the_holidays_of_the_country():
    thanksgiving = {date(2026, 11, 26)}.__contains__
    one = follow_up(date(2026, 11, 25))
    assert next_due(one, rule(1, BUSINESS, "2026-11-25"), NOW, thanksgiving) == date(2026, 11, 27)


def test_at_the_end_of_the_calendar_it_ends():
    one = follow_up(date(9999, 12, 31))
    assert next_due(one, rule(1, WEEK, "9999-12-31"), NOW) is None


RULES = st.builds(
    Repeat,
    every=st.integers(1, 60),
    unit=st.sampled_from([DAY, WEEK, MONTH, YEAR]),
    anchor=st.dates(date(2020, 1, 1), date(2026, 11, 24)),
    clock=st.none() | st.times().map(lambda one: one.replace(second=0, microsecond=0)),
)


@given(RULES, st.integers(0, 400), st.integers(0, 900))
def test_the_next_time_is_the_first_of_the_series_that_is_not_past(repeat, gone, later):
    """Counted through one by one, which is slow and plain."""
    from journal.domain.dates.months import add_months

    def at(number: int):
        count = number * repeat.every
        if repeat.unit in (DAY, WEEK):
            day = repeat.anchor + timedelta(days=count * (7 if repeat.unit is WEEK else 1))
        else:
            day = add_months(repeat.anchor, count * (12 if repeat.unit is YEAR else 1))
        return day if repeat.clock is None else at_local(day, repeat.clock, "America/New_York")

    one = follow_up(at(0) if gone == 0 else at(1))
    now = Instant(deadline(one.due, one.zone).utc + timedelta(days=later - 30), one.zone)
    found = next_due(one, repeat, now)
    plain = next(
        when
        for when in (at(number) for number in itertools.count(1))
        if deadline(when, one.zone).utc > max(deadline(one.due, one.zone).utc, now.utc)
    )
    assert found == plain

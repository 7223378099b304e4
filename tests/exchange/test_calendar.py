"""iCalendar: what we write keeps what it says, and what others write is read or refused in a sentence."""

from __future__ import annotations

import contextlib
from datetime import date, timedelta

import pytest
from factories import follow_up, instant
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from journal.domain.calendar import CalendarItem, derived_item, follow_up_item
from journal.domain.instants import Instant, parse_instant
from journal.domain.record import replace
from journal.domain.records import FollowUpKind, FollowUpStatus, Owner
from journal.errors import BadInputError
from journal.exchange.calendar_in import LARGEST, MOST, invitations
from journal.exchange.calendar_out import calendar, pieces

CHANGED = instant("2026-11-20 09:00")
DAY = follow_up(date(2026, 11, 27), "answer", id="f-1")
TIMED = follow_up(instant("2026-11-27 17:00"), "answer", id="f-1")
MEETING = replace(TIMED, kind=FollowUpKind.MEETING)


def read(item: CalendarItem, *, events: bool = False):
    return Calendar.from_ical(calendar([item], events=events))


def task(item: CalendarItem):
    (found,) = read(item).walk("VTODO")
    return found


def alarm(component) -> str:
    (found,) = component.walk("VALARM")
    assert found["ACTION"] == "DISPLAY" and found["DESCRIPTION"] == component["SUMMARY"]
    assert found["TRIGGER"].params["RELATED"] == "END"
    return found["TRIGGER"].to_ical().decode()


TASKS = [
    (DAY, "20261127", "NEEDS-ACTION", "acme: answer", "PT9H"),
    (TIMED, "20261127T170000", "NEEDS-ACTION", "acme: answer", "P0D"),
    (MEETING, "20261127T170000", "NEEDS-ACTION", "acme: answer", "-PT15M"),
    (replace(DAY, owner=Owner.THEM), "20261127", "NEEDS-ACTION", "acme: answer (them)", "PT9H"),
    (
        replace(DAY, status=FollowUpStatus.SNOOZED, snoozed_until=date(2026, 12, 1)),
        "20261201",
        "NEEDS-ACTION",
        "acme: answer",
        "PT9H",
    ),
    (replace(DAY, status=FollowUpStatus.DONE, closed_at=CHANGED), "20261127", "COMPLETED", "acme: answer", ""),
    (replace(DAY, status=FollowUpStatus.DROPPED, closed_at=CHANGED), "20261127", "CANCELLED", "acme: answer", ""),
]


@pytest.mark.parametrize(("one", "due", "status", "summary", "trigger"), TASKS)
def test_a_follow_up_is_a_task(one, due, status, summary, trigger):
    found = task(follow_up_item(one, "acme", 3, CHANGED))
    assert found["DUE"].to_ical().decode() == due
    assert (found["STATUS"], found["SUMMARY"], found["SEQUENCE"]) == (status, summary, 3)
    assert found["UID"] == "f-1@negotiation-journal"
    assert ("COMPLETED" in found) is (status == "COMPLETED")
    assert (alarm(found) if trigger else not found.walk("VALARM")) == (trigger or True)


def test_a_time_comes_with_its_zone():
    made = read(follow_up_item(TIMED, "acme", 0, CHANGED))
    (zone,) = made.walk("VTIMEZONE")
    (found,) = made.walk("VTODO")
    assert (found["DUE"].params["TZID"], zone["TZID"]) == ("America/New_York", "America/New_York")
    assert Instant(found["DUE"].dt.astimezone(CHANGED.utc.tzinfo), "UTC") == TIMED.due
    assert not read(follow_up_item(DAY, "acme", 0, CHANGED)).walk("VTIMEZONE")


EVENTS = [
    (DAY, "20261127", "20261128", "CONFIRMED"),
    (TIMED, "20261127", "20261128", "CONFIRMED"),
    (MEETING, "20261127T170000", "20261127T180000", "CONFIRMED"),
    (replace(MEETING, status=FollowUpStatus.DONE, closed_at=CHANGED), "20261127T170000", "20261127T180000", "CONFIRMED"),
    (replace(DAY, status=FollowUpStatus.DONE, closed_at=CHANGED), "20261127", "20261128", "CANCELLED"),
    (replace(MEETING, status=FollowUpStatus.DROPPED, closed_at=CHANGED), "20261127T170000", "20261127T180000", "CANCELLED"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "start", "end", "status"), EVENTS)
def test_where_asked_it_is_an_event_as_well(one, start, end, status):
    item = follow_up_item(one, "acme", 0, CHANGED)
    (found,) = read(item, events=True).walk("VEVENT")
    assert [found[key].to_ical().decode() for key in ("DTSTART", "DTEND")] == [start, end]
    assert (found["STATUS"], found["UID"]) == (status, "event-f-1@negotiation-journal")
    assert len(pieces([item], events=True)) == 2 and not read(item).walk("VEVENT")


@pytest.mark.parametrize(
    ("moment", "due"),
    [
        ("2026-11-01T01:30:00-04:00", "DUE;TZID=America/New_York:20261101T013000"),
        ("2026-11-01T01:30:00-05:00", "DUE:20261101T063000Z"),
        ("2027-03-14T03:30:00-04:00", "DUE;TZID=America/New_York:20270314T033000"),
    ],
)
def test_of_the_hour_that_comes_twice_the_second_is_told_in_utc(moment, due):
    one = replace(TIMED, due=parse_instant(f"{moment}[America/New_York]"))
    assert due in calendar([follow_up_item(one, "acme", 0, CHANGED)]).decode().splitlines()


def test_nothing_but_the_words_of_the_follow_up_goes_out():
    made = follow_up_item(replace(MEETING, what="talk"), "acme", 0, CHANGED)
    assert (made.summary, made.note) == ("acme: talk", "Before it: journal brief acme")
    assert follow_up_item(TIMED, "acme", 0, CHANGED).note == ""


def test_an_expiry_is_told_of_a_day_before():
    found = task(derived_item("expires-n-1", "acme: the offer expires", instant("2026-11-27 17:00"), 7, CHANGED))
    assert (alarm(found), found["UID"]) == ("-P1D", "expires-n-1@negotiation-journal")
    assert alarm(task(derived_item("expires-n-1", "x", date(2026, 11, 27), 7, CHANGED))) == "-PT15H"


TEXT = st.text(max_size=200)
ITEMS = st.builds(
    CalendarItem,
    uid=st.uuids().map(str),
    sequence=st.integers(0, 10_000),
    changed=st.just(CHANGED),
    summary=TEXT,
    note=TEXT,
    when=st.dates(date(1990, 1, 1), date(2100, 1, 1))
    | st.datetimes(CHANGED.utc.replace(tzinfo=None) - timedelta(days=9000), CHANGED.utc.replace(tzinfo=None) + timedelta(days=9000)).map(
        lambda one: Instant(one.replace(tzinfo=CHANGED.utc.tzinfo, microsecond=0), "Europe/Berlin")
    ),
    lasts=st.none() | st.just(timedelta(hours=1)),
    alarm=st.none() | st.just(timedelta(minutes=-15)),
)  # fmt: skip


@given(st.lists(ITEMS, max_size=4, unique_by=lambda one: one.uid))
def test_whatever_is_written_can_be_read_and_says_the_same(items):
    text = calendar(items, events=True)
    assert text == calendar(items, events=True)
    made = Calendar.from_ical(text)
    found = {str(one["UID"]): one for one in made.walk("VTODO")}
    assert set(found) == {one.uid for one in items}
    for item in items:
        due = found[item.uid].decoded("DUE")
        assert (
            Instant(due.astimezone(CHANGED.utc.tzinfo), "UTC") if isinstance(item.when, Instant) else due
        ) == item.when


HEAD = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//EN\n{method}BEGIN:VEVENT\nUID:abc\nDTSTAMP:20261120T100000Z\n"


def invitation(*lines: str, method: str = "", zone: str = "America/New_York"):
    text = HEAD.format(method=method) + "\n".join((*lines, "END:VEVENT", "END:VCALENDAR", ""))
    (found,) = invitations(text.encode(), "talk.ics", zone)
    return found


STARTS = [
    ("DTSTART;TZID=Europe/Lisbon:20261201T150000", "2026-12-01T15:00:00+00:00", "Europe/Lisbon", 0),
    ("DTSTART:20261201T150000Z", "2026-12-01T10:00:00-05:00", "America/New_York", 0),
    ("DTSTART:20261201T150000", "2026-12-01T15:00:00-05:00", "America/New_York", 1),
    ("DTSTART;TZID=Mars/Olympus:20261201T150000", "2026-12-01T15:00:00-05:00", "America/New_York", 1),
    ("DTSTART;VALUE=DATE:20261201", "2026-12-01", "America/New_York", 0),
    # The hour that does not exist, and the first of the hour that comes twice.
    ("DTSTART;TZID=America/New_York:20270314T023000", "2027-03-14T03:30:00-04:00", "America/New_York", 0),
    ("DTSTART;TZID=America/New_York:20261101T013000", "2026-11-01T01:30:00-04:00", "America/New_York", 0),
]  # fmt: skip


@pytest.mark.parametrize(("start", "when", "zone", "doubts"), STARTS)
def test_when_an_invitation_is(start, when, zone, doubts):
    found = invitation(start, "SUMMARY:Talk")
    assert (found.when.iso() if isinstance(found.when, Instant) else found.when.isoformat()) == when
    assert (found.zone, len(found.doubts)) == (zone, doubts)


def test_who_is_invited_where_and_what_it_is_called():
    found = invitation(
        "DTSTART:20261201T150000Z", "SEQUENCE:4", "SUMMARY:Offer [v2]\\; talk", "LOCATION:Room 4",
        'ORGANIZER;CN="Duarte, Ines":mailto:ines@corto.example', "ATTENDEE;CN=Rui:mailto:rui@corto.example",
        "ATTENDEE:mailto:me@example.org", "RRULE:FREQ=WEEKLY",
    )  # fmt: skip
    assert (found.summary, found.place, found.sequence) == ("Offer [v2]; talk", "Room 4", 4)
    assert found.people == ("Duarte, Ines", "Rui", "me@example.org")
    assert "repeats" in found.doubts[0] and not found.is_cancelled


@pytest.mark.parametrize(("method", "line"), [("METHOD:CANCEL\n", "SUMMARY:x"), ("", "STATUS:CANCELLED")])
def test_a_meeting_that_is_off(method, line):
    assert invitation("DTSTART:20261201T150000Z", line, method=method).is_cancelled


GOOD = HEAD.format(method="") + "DTSTART:20261201T150000Z\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR\n"
BROKEN = [
    (b"", "no meeting"),
    (b"hello", "no calendar file"),
    (GOOD[:120].encode(), "no meeting"),
    (b"\x00\xff" * 200, "no calendar file"),
    (GOOD.replace("UID:abc\n", "").encode(), "no UID"),
    (GOOD.replace("DTSTART:20261201T150000Z\n", "").encode(), "no start"),
    (GOOD.replace("20261201T150000Z", "99999999T999999Z").encode(), "cannot be read|no start|no calendar"),
    (GOOD.replace("20261201T150000Z", "00010101T000000Z").encode(), "1900 to 2199"),
    (b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * (MOST + 1), "more than 500"),
    (b"BEGIN:VCALENDAR\n" * 20_001, "more than 500"),
    (b"x" * (LARGEST + 1), "larger than 2 MB"),
]


@pytest.mark.parametrize(("raw", "sentence"), BROKEN)
def test_what_is_broken_or_enormous_is_refused_in_a_sentence(raw, sentence):
    with pytest.raises(BadInputError, match=sentence) as refused:
        invitations(raw, "talk.ics", "UTC")
    assert "talk.ics" in refused.value.sentence


@given(st.binary(max_size=300), st.integers(0, len(GOOD)), st.integers(0, 30))
def test_no_bytes_make_it_fail_otherwise(noise, place, gone):
    raw = GOOD.encode()
    with contextlib.suppress(BadInputError):
        invitations(raw[:place] + noise + raw[place + gone :], "talk.ics", "UTC")

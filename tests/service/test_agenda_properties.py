"""An agenda never loses or doubles a follow-up, whatever is done to it; what is overdue only grows with time."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path

from factories import follow_up, instant
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.config import Settings
from journal.domain.agenda import is_overdue, section
from journal.domain.instants import Instant
from journal.domain.record import replace
from journal.domain.records import FollowUp, FollowUpStatus, Owner
from journal.errors import BadInputError
from journal.service import agenda, capture, entries, keeping, negotiations
from journal.service.session import Session, open_session

NOW = instant("2026-11-24 17:42")

MARKS = (
    "due fri one",
    "due fri 5pm two",
    "due yesterday three",
    "due every friday four",
    "due 2w after done five",
    "due wed six | them",
    "meet thu 10:00 seven",
    "due every 31st eight",
)
TEXTS = st.lists(st.sampled_from(MARKS), unique=True, max_size=5).map(
    lambda marks: "acme call with Dana: talked. " + " and ".join(f"[{mark}]" for mark in marks)
)
WHICH = st.integers(0, 7)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["done", "drop", "hand over", "undo", "redo"]), WHICH),
        st.tuples(st.just("snooze"), WHICH, st.sampled_from(["3d", "fri", "1 Feb 10:00"])),
        st.tuples(st.just("reschedule"), WHICH, st.sampled_from(["2 days ago", "mon 9am", "5 Jan"])),
        st.tuples(st.just("edit"), TEXTS),
        st.tuples(st.just("answer"), WHICH),
    ),
    max_size=12,
)


def do(session: Session, step: tuple) -> None:
    """One step; one that cannot be done is refused, and changes nothing."""
    what, *with_ = step
    ones = sorted(session.follow_ups, key=lambda one: one.id)
    chosen = ones[with_[0] % len(ones)].id if ones and isinstance(with_[0], int) else ""
    match what:
        case "edit":
            entry = entries.log(session)[-1]
            entries.edit(session, entry.id, with_[0])
        case "undo":
            # The negotiation and the first entry stay.
            if len([one for one in keeping.history(session) if not one.undone and one.do not in ("undo", "redo")]) > 2:
                keeping.undo(session)
        case "redo":
            keeping.redo(session)
        case "answer":
            capture.add(session, "acme email from Dana: here it is", closes=chosen)
        case "snooze" | "reschedule":
            if chosen:
                getattr(agenda, what)(session, chosen, with_[1])
        case _:
            if chosen:
                getattr(agenda, what.replace(" ", "_"))(session, chosen)


def check(session: Session) -> None:
    """Each mark of the text has one follow-up, each open one stands once on the agenda and in one section."""
    entry = entries.log(session)[-1]
    ones = session.follow_ups
    assert len({one.id for one in ones}) == len(ones)
    places = sorted((one.start, one.end) for one in ones)
    assert len(set(places)) == len(places) == entry.body.count("[")
    for one in ones:
        assert one.what in entry.body[one.start : one.end]
    open_ones = {one.id for one in ones if one.is_open}
    due = [one.id for one in agenda.due(session)]
    assert sorted(due) == sorted(open_ones)
    page = agenda.today(session, standing=())
    shown = [one.id for _, group in page.due for one in group]
    assert len(set(shown)) == len(shown) and set(shown) <= open_ones
    late_theirs = sum(one.owner is Owner.THEM for _, group in page.due for one in group)
    theirs = sum(one.owner is Owner.THEM and one.is_open for one in ones)
    assert len(shown) + page.later + page.waiting == len(open_ones)
    assert page.waiting == theirs - late_theirs


@settings(max_examples=60, deadline=None)
@given(TEXTS, STEPS)
def test_no_follow_up_is_lost_or_doubled(text, steps):
    with tempfile.TemporaryDirectory() as folder:
        session = open_session(Settings(home=Path(folder), zone=NOW.zone), lambda: NOW)
        negotiations.new(session, "acme")
        capture.add(session, text)
        check(session)
        for step in steps:
            before = session.follow_ups
            try:
                do(session, step)
            except BadInputError:
                assert session.follow_ups == before
            check(session)
        session.store.close()


@settings(max_examples=40, deadline=None)
@given(TEXTS, st.integers(0, 7), st.sampled_from(["done", "drop", "hand_over", "snooze", "reschedule"]))
def test_undo_brings_back_exactly_what_was_there(text, which, what):
    with tempfile.TemporaryDirectory() as folder:
        session = open_session(Settings(home=Path(folder), zone=NOW.zone), lambda: NOW)
        negotiations.new(session, "acme")
        capture.add(session, text)
        before = session.follow_ups
        if before:
            chosen = before[which % len(before)].id
            when = ("1 Feb",) if what in ("snooze", "reschedule") else ()
            getattr(agenda, what)(session, chosen, *when)
            changed = session.follow_ups
            keeping.undo(session)
            assert session.follow_ups == before
            keeping.redo(session)
            assert session.follow_ups == changed
        session.store.close()


ZONES = st.sampled_from(["America/New_York", "Europe/Berlin", "Asia/Tokyo", "Pacific/Kiritimati", "Pacific/Pago_Pago"])
DAYS = st.dates(date(2026, 10, 1), date(2027, 4, 30))
MOMENTS = st.builds(
    lambda day, minutes, zone: Instant(instant(f"{day} 00:00").utc + timedelta(minutes=minutes), zone),
    DAYS, st.integers(0, 1439), ZONES,
)  # fmt: skip
WHENS = DAYS | MOMENTS
FOLLOW_UPS = st.builds(
    lambda due, until, zone, status: replace(
        follow_up(due, zone=zone), status=status, snoozed_until=until if status is FollowUpStatus.SNOOZED else None
    ),
    WHENS, WHENS, ZONES, st.sampled_from(FollowUpStatus),
)  # fmt: skip


@given(st.lists(FOLLOW_UPS, max_size=12), MOMENTS, st.integers(0, 60 * 24 * 60))
def test_overdue_only_grows_with_time(ones: list[FollowUp], now, minutes):
    later = now.plus(timedelta(minutes=minutes))
    before = {one.id for one in ones if is_overdue(one, now)}
    assert before <= {one.id for one in ones if is_overdue(one, later)}


@given(st.lists(FOLLOW_UPS, max_size=12), MOMENTS, st.integers(0, 60 * 24 * 60))
def test_with_time_a_follow_up_only_moves_up(ones: list[FollowUp], now, minutes):
    order = ["overdue", "today", "this_week", "later", "waiting"]
    later = now.plus(timedelta(minutes=minutes))
    for one in ones:
        if one.is_open:
            assert order.index(section(one, later)) <= order.index(section(one, now))

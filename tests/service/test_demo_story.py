"""The sample journal is a whole job search, and looks right whatever the day it is opened on."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import pytest

from journal.config import Settings
from journal.domain.agenda import Section, is_overdue, section
from journal.domain.dates.business import is_business_day
from journal.domain.instants import Instant, parse_instant
from journal.domain.records import Channel, Entry, FollowUpStatus, MarkKind, Outcome, Owner, Stage, Stance
from journal.service import agenda, demo, negotiations
from journal.service.session import Session, open_session
from journal.store.attachments import is_whole

TUESDAY = "2026-11-24T17:42:00-05:00[America/New_York]"
MOMENTS = (
    TUESDAY,
    "2026-11-22T00:20:00+01:00[Europe/Berlin]",
    "2026-11-23T06:10:00+09:00[Asia/Tokyo]",
    "2026-11-28T13:00:00+00:00[UTC]",
    "2026-12-31T23:52:00+00:00[UTC]",
    "2027-03-15T09:00:00-04:00[America/New_York]",
    "2027-05-31T12:30:00+09:00[Asia/Tokyo]",
    "2028-02-29T12:00:00+05:30[Asia/Kolkata]",
    "2026-10-25T02:30:00+01:00[Europe/Berlin]",
    "2026-07-03T16:00:00+14:00[Pacific/Kiritimati]",
    "2026-07-03T16:00:00-11:00[Pacific/Pago_Pago]",
)
ON_PURPOSE = {"twenty-eight", "sabbatical"}
SPOKEN = (Channel.CALL, Channel.VIDEO, Channel.IN_PERSON)
OPEN = {
    "acme": Stage.WRITTEN_OFFER,
    "borg": Stage.NEGOTIATING,
    "ember": Stage.VERBAL_OFFER,
    "halden": Stage.INTERVIEWING,
    "corto": Stage.INTERVIEWING,
    "lumen": Stage.INTERVIEWING,
    "delos": Stage.SCREENING,
    "fjord": Stage.LEAD,
}
CLOSED = {
    "gamma": (Stage.NEGOTIATING, Outcome.OFFER_WITHDRAWN),
    "quarz": (Stage.WRITTEN_OFFER, Outcome.DECLINED),
    "marea": (Stage.INTERVIEWING, Outcome.REJECTED),
    "tarn": (Stage.SCREENING, Outcome.WENT_QUIET),
    "iris": (Stage.STARTED, Outcome.ACCEPTED),
}


def told(moment: str, folder: Path) -> Session:
    now = parse_instant(moment)
    session = open_session(Settings(home=folder / "home", zone=now.zone), lambda: now)
    demo.fill(session)
    return session


@pytest.fixture(scope="module", params=MOMENTS)
def session(request, tmp_path_factory) -> Session:
    return told(request.param, tmp_path_factory.mktemp("story"))


@pytest.fixture(scope="module")
def tuesday(tmp_path_factory) -> Session:
    return told(TUESDAY, tmp_path_factory.mktemp("tuesday"))


def test_only_what_is_meant_to_be_asked_is_asked(session):
    assert {finding.found for entry in session.entries for finding in entry.findings} == ON_PURPOSE
    assert sum(len(entry.findings) for entry in session.entries) == len(ON_PURPOSE)


def test_every_other_bracket_is_read(session):
    for entry in session.entries:
        written = len(session.follow_ups_by_entry.get(entry.id, ()))
        typed = [one for one in entry.statements if not one.wording.annotates]
        read = len(typed) + len(entry.marks) + written + len(entry.findings)
        assert entry.body.count("[") == read, entry.text


def test_every_entry_is_filed_and_its_head_understood(session):
    assert all(entry.negotiation and entry.head.strip() for entry in session.entries)
    assert {entry.negotiation for entry in session.entries} == {one.id for one in session.negotiations}


def test_each_negotiation_stands_where_the_story_leaves_it(session):
    cards = {card.negotiation.name: card for card in negotiations.cards(session)}
    assert {name: card.stage for name, card in cards.items() if card.outcome is None} == OPEN
    assert {name: (card.stage, card.outcome) for name, card in cards.items() if card.outcome} == CLOSED


def test_every_stage_is_reached(session):
    reached = {mark.stage for entry in session.entries for mark in entry.marks_of(MarkKind.STAGE)}
    assert reached | {one.first_stage for one in session.negotiations} == set(Stage)


def test_there_is_something_overdue_due_today_ahead_and_waited_for(session):
    page = agenda.today(session, standing=negotiations.standing(session))
    mine = [one for one in session.follow_ups if one.is_open and one.owner is Owner.ME]
    assert page.overdue == 2
    assert sum(section(one, session.now) is Section.TODAY for one in mine) == 2
    assert page.waiting == 3
    assert len(mine) >= 12
    late = [one.what for one in agenda.due(session) if one.owner is Owner.THEM and is_overdue(one, session.now)]
    assert late == ["dates for the second talk"]


def test_some_follow_ups_are_closed_and_some_put_off(tuesday):
    count = Counter(one.status for one in tuesday.follow_ups)
    assert count[FollowUpStatus.DONE] >= 12
    assert count[FollowUpStatus.DROPPED] == 1
    assert count[FollowUpStatus.SNOOZED] == 2
    assert all(one.closed_at is not None for one in tuesday.follow_ups if not one.is_open)


def test_both_offers_can_still_be_answered(session):
    cards = {card.negotiation.name: card for card in negotiations.standing(session)}
    for name in ("acme", "borg"):
        assert cards[name].offer_expires.utc > session.now.utc


def test_nothing_is_ahead_of_now_and_nobody_is_busy_on_a_weekend(session):
    for entry in session.entries:
        assert entry.recorded_at <= session.now
        assert entry.occurred.utc <= entry.recorded_at.utc
        assert is_business_day(entry.recorded_at.in_zone(session.now.zone).day), entry.text
    assert all(entry.recorded_at.local.hour in range(8, 23) for entry in session.entries if entry.channel in SPOKEN)


def test_one_entry_was_written_down_late(session):
    assert [entry.body[:31] for entry in session.entries if entry.is_late] == ["Told her the letter differs fro"]


@pytest.mark.parametrize(
    ("clock", "calls"),
    [("09:00", "2026-11-24"), ("12:00", "2026-11-24"), ("23:30", "2026-11-24"), ("08:59", "2026-11-23")],
)
def test_a_working_day_that_has_begun_has_its_entries(clock, calls, tmp_path):
    session = told(f"2026-11-24T{clock}:00+09:00[Asia/Tokyo]", tmp_path)
    assert session.entries[-1].recorded_at.day.isoformat() == calls
    assert session.entries[-1].channel is Channel.CALL


def test_the_search_is_long_and_wide(tuesday):
    first, last = tuesday.entries[0].recorded_at, tuesday.entries[-1].recorded_at
    assert (last.day - first.day).days == 70
    assert 90 <= len(tuesday.entries) <= 140
    assert len(tuesday.people) >= 25
    assert len({one.currency for one in tuesday.negotiations}) >= 6
    assert len({one.zone for one in tuesday.negotiations}) >= 8
    assert len({tag for entry in tuesday.entries for tag in entry.tags}) >= 6
    assert set(Channel) - {entry.channel for entry in tuesday.entries} == {Channel.PORTAL}
    assert set(Stance) == {one.stance for entry in tuesday.entries for one in entry.statements}


@pytest.mark.parametrize("words", ["はじめまして", "Благодаря", "Geheimhaltungsvereinbarung", "facturation", "rapidez"])
def test_it_is_told_in_several_languages(tuesday, words):
    assert any(words in entry.body for entry in tuesday.entries)


def test_there_is_a_long_letter_with_its_statements_noted_beside_it(tuesday):
    longest = max(tuesday.entries, key=lambda entry: len(entry.body))
    assert len(longest.body.split()) > 600
    assert len(longest.statements) == 3
    assert all(one.wording.quote in longest.body and one.wording.annotates for one in longest.statements)


def test_there_are_files(tuesday):
    kept = [one for entry in tuesday.entries for one in entry.attachments]
    assert sorted(one.name for one in kept) == ["acme_offer_letter.md", "borg_benefits.csv", "corto_exercise.md"]
    assert all(is_whole(tuesday.store.home, one) for one in kept)


def test_one_entry_was_mended(tuesday):
    done = {entry: [one.do for one in tuesday.store.revisions(Entry, entry.id)] for entry in tuesday.entries}
    mended = [entry for entry, acts in done.items() if "edit" in acts]
    assert [entry.body[:17] for entry in mended] == ["Dana had numbers."]


def test_the_withdrawn_offer_has_its_reason_and_its_lesson(tuesday):
    gamma = tuesday.by_negotiation[tuesday.negotiation("gamma").id]
    [mark] = [mark for entry in gamma for mark in entry.marks_of(MarkKind.CLOSED)]
    assert mark.because.startswith("the counter was far above the range")
    assert sum("lesson" in entry.tags for entry in gamma) >= 2


def test_the_decision_not_yet_told_is_due_today(tuesday):
    ember = tuesday.by_negotiation[tuesday.negotiation("ember").id]
    marks = [mark for entry in ember for mark in entry.marks]
    assert [mark.accept for mark in marks if mark.kind is MarkKind.DECIDED] == [False]
    assert not any(mark.kind is MarkKind.TOLD for mark in marks)
    [call] = [one for one in agenda.due(tuesday) if one.negotiation == ember[0].negotiation]
    assert isinstance(call.due, Instant)
    assert f"{call.due.local:%d %H:%M}" == "24 18:00"


def test_the_same_moment_tells_the_same_story(tuesday, tmp_path):
    again = told(TUESDAY, tmp_path)

    def shown(session: Session) -> list[object]:
        entries = [(one.text, one.occurred, one.zone, one.recorded_at) for one in session.entries]
        return [entries, [(one.what, one.due, one.status) for one in session.follow_ups]]

    assert shown(again) == shown(tuesday)


def test_it_is_quickly_told(tmp_path):
    started = time.process_time()
    told(TUESDAY, tmp_path)
    assert time.process_time() - started < 2


def test_the_clock_is_the_real_one_again(tuesday):
    assert tuesday.now == parse_instant(TUESDAY)

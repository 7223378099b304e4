"""Declining: the call by the next business day, made with the decision; told, which closes it."""

from __future__ import annotations

import pytest
from paths_scene import SAID, begin, tell

from journal.config import Settings
from journal.domain.instants import parse_instant
from journal.domain.paths.declining import call_by, kind_words, values_for, what_they_did
from journal.domain.records import FollowUpStatus, Outcome, Role
from journal.errors import BadInputError, StoreError
from journal.service import agenda, capture, declining, entries, keeping, negotiations, people, playbooks
from journal.service.session import open_session
from journal.service.situations import situation_of

DAYS = [
    # now, their zone, their country, the day by which to call
    ("2026-11-24T17:42:00-05:00[America/New_York]", "", "", "2026-11-25"),
    ("2026-11-25T17:42:00-05:00[America/New_York]", "", "US", "2026-11-27"),
    ("2026-11-25T17:42:00-05:00[America/New_York]", "", "DE", "2026-11-26"),
    ("2026-11-27T17:42:00-05:00[America/New_York]", "", "", "2026-11-30"),
    ("2026-11-28T12:00:00-05:00[America/New_York]", "", "", "2026-11-30"),
    ("2026-11-26T20:00:00-05:00[America/New_York]", "Asia/Tokyo", "", "2026-11-30"),
    ("2026-12-24T12:00:00+01:00[Europe/Berlin]", "Europe/Berlin", "DE", "2026-12-28"),
]


@pytest.mark.parametrize(("moment", "zone", "country", "day"), DAYS)
def test_the_call_is_due_by_the_next_business_day_where_they_are(home, moment, zone, country, day):
    now = parse_instant(moment)
    session = open_session(Settings(home=home, zone=now.zone), lambda: now)
    begin(session, zone=zone, country=country)
    reading = negotiations.decide(session, "acme", accept=False, because="the commute")
    (call,) = reading.follow_ups
    assert (call.due.isoformat(), call.what) == (day, "tell them: I decline")
    assert call_by(now, zone, session.holidays(country)).isoformat() == day


def test_whom_to_call_is_the_recruiter_whoever_spoke_last(session):
    tell(begin(session), SAID, "acme call from Omar: hello")
    people.person(session, "Dana", role=Role.RECRUITER, negotiation="acme")
    people.person(session, "Omar", role=Role.HIRING_MANAGER, negotiation="acme")
    assert negotiations.decide(session, "acme", accept=False).entry.body == (
        "[decided decline]; [due 2026-11-25 call Dana: I decline]"
    )


def test_a_call_that_is_planned_is_not_planned_twice(session):
    tell(begin(session), SAID, "acme note: [due fri call Dana: I decline]")
    assert negotiations.decide(session, "acme", accept=False).follow_ups == ()
    assert negotiations.decide(session, "acme", accept=True).follow_ups == ()


@pytest.mark.parametrize("name", ["[Dana]", "D;a;na", "Dana | them", "Dana\u202e"])
def test_whatever_somebody_is_called_the_call_is_one_follow_up(session, name):
    begin(session)
    people.person(session, name, negotiation="acme")
    capture.add(session, f"acme call with {name}: hello")
    reading = negotiations.decide(session, "acme", accept=False, because=name)
    assert len(reading.follow_ups) == 1
    assert not reading.entry.findings
    assert reading.entry.marks[0].accept is False


def test_it_is_walked_from_the_decision_to_the_end(session):
    tell(begin(session), SAID)
    reading = declining.decline(session, "acme", "two fixed [office] days; no more")
    assert reading is not None
    assert reading.entry.marks[0].because == "two fixed (office) days, no more"
    assert declining.decline(session, "acme") is None
    call = declining.call(session, "acme")
    assert (call.what, call.is_open) == ("call Dana: I decline", True)
    told = declining.told(session, "acme", "She [understood]; the door is open.", is_closed=True)
    assert told.entry.body == "She (understood), the door is open. [told]; [closed declined]"
    assert declining.call(session, "acme").status is FollowUpStatus.DONE
    assert declining.call(session, "acme").closed_by == told.entry.id
    card = situation_of(session, session.negotiation("acme")).card
    assert (card.outcome, card.is_told) == (Outcome.DECLINED, True)
    keeping.undo(session)
    assert declining.call(session, "acme").is_open


def test_where_only_the_call_is_missing_it_is_planned(session):
    tell(begin(session), SAID, "acme note: [decided decline because no]")
    reading = declining.decline(session, "acme")
    assert reading.entry.body == "[due 2026-11-25 call Dana: I decline]"
    agenda.drop(session, reading.follow_ups[0].id)
    assert declining.decline(session, "acme") is None


REFUSED = [
    (("acme note: [closed declined]",), declining.decline, (), "acme has ended already: declined."),
    (("acme note: [decided accept]",), declining.decline, (), "You decided to accept in acme; to change that"),
    ((), declining.told, ("hm",), "You have not decided to decline in acme"),
    (("acme note: [decided decline]; [told]",), declining.told, ("hm",), "They know already in acme"),
]


@pytest.mark.parametrize(("texts", "act", "given", "sentence"), REFUSED)
def test_what_comes_too_early_or_too_late(session, texts, act, given, sentence):
    tell(begin(session), *texts)
    with pytest.raises(BadInputError, match=sentence):
        act(session, "acme", *given)


def test_what_was_said_is_handed_back_where_it_cannot_be_saved(session, monkeypatch):
    tell(begin(session), SAID, "acme note: [decided decline]")

    def full(*_: object) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(session.store, "unit", full)
    with pytest.raises(StoreError) as caught:
        declining.told(session, "acme", "She was kind.")
    assert "She was kind." in caught.value.unsaved


def test_the_talking_points_are_filled_from_the_journal(session):
    situation = tell(
        begin(session), SAID, "acme video with Dana and Omar: “We like you.” Well.",
        "acme email from Dana: [offer v1 expires 27 Nov]; [base 180k]",
        "acme email from Dana: [offer expires 4 Dec]", "acme call with Dana: [base agreed 185k]",
        "acme note: [decided decline because the commute]",
    )  # fmt: skip
    dana, omar = (next(one for one in session.people if one.name == name) for name in ("Dana", "Omar"))
    assert what_they_did(situation, dana) == (
        "your time, and that of Omar", "the extra time to answer", "moving on base salary")  # fmt: skip
    assert kind_words(situation) == "“We like you.”"
    assert values_for(situation, omar)["person"] == "Omar"
    points = playbooks.walk(session, "acme").points
    assert points[0].startswith("Hello Dana, thank you")
    assert points[1:3] == (
        "Thank you for your time, and that of Omar, for the extra time to answer, for moving on base salary.",
        "I will not take the offer. The reason is the commute.",
    )


def test_a_point_is_left_out_where_the_journal_does_not_know_its_words(session):
    tell(begin(session), "acme note: [decided decline]")
    assert playbooks.walk(session, "acme").points == (
        "It is no word against Acme; I would be glad to hear from you again.",
        "May I write two lines so that you have it on paper?",
    )


def test_kind_words_are_theirs(session):
    situation = tell(begin(session), "acme email from Dana: “You were the best.” Nice.", "acme note: “Hm.”")
    assert kind_words(situation) == "“You were the best.”"


def test_the_decision_edited_away_takes_its_call_with_it(session):
    begin(session)
    reading = negotiations.decide(session, "acme", accept=False)
    entries.edit(session, reading.entry.id, "acme: not sure yet")
    assert declining.call(session, "acme") is None
    assert agenda.due(session) == ()

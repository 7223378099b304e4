"""A talk about the gaps: asked for, planned, and what came of it."""

from __future__ import annotations

import pytest
from letters_scene import later, told

from journal.domain.offer.asks import AskStatus
from journal.domain.records import FollowUp, FollowUpKind, FollowUpStatus, Owner
from journal.domain.records.letter import Letter, LetterKind
from journal.errors import BadInputError, NotFoundError
from journal.service import capture, keeping, talks
from journal.service.ledgers import ledger_of
from journal.service.session import Session


@pytest.fixture
def acme(session: Session) -> Session:
    return told(session)


def due(session: Session) -> list[tuple[str, FollowUpKind, Owner, str]]:
    return [(one.what, one.kind, one.owner, str(one.due)[:10]) for one in session.follow_ups if one.is_open]


def test_it_is_asked_for_with_an_agenda_of_the_gaps(acme):
    made = talks.request(acme, "acme")

    letter = made.drafted.letter
    assert (letter.kind, letter.items, made.planned) == (LetterKind.TALK, ("base", "signing", "pto"), None)
    assert "1. Base salary: From our conversation (Dana Reyes on 13 Nov 2026) I noted USD 185,000" in letter.body
    assert "settled by 27 Nov 2026, 17:00 (New York)" in letter.body
    assert acme.follow_ups == ()


def test_with_a_time_it_is_a_meeting_with_a_day_to_settle_it_by(acme):
    made = talks.request(
        acme,
        "acme",
        with_=["Dana", "Lee"],
        at="thu 10:00",
        minutes=45,
        decide_by="fri 12:00",
        items=["base"],
        purpose="to settle base",
    )

    assert made.planned is not None
    assert due(acme) == [
        (
            "45 minutes with Dana Reyes and Lee Park on Base salary",
            FollowUpKind.MEETING,
            Owner.ME,
            str(acme.follow_ups[0].due)[:10],
        ),
        ("settle Base salary", FollowUpKind.THEIR_MOVE, Owner.THEM, str(acme.follow_ups[1].due)[:10]),
    ]
    assert [f"{one.due.local:%a %d %H:%M}" for one in acme.follow_ups] == ["Thu 26 10:00", "Fri 27 12:00"]
    assert "To settle base." in made.drafted.letter.body
    assert "Could we take 45 minutes on 26 Nov 2026, 10:00" in made.drafted.letter.body
    keeping.undo(acme)
    assert (acme.follow_ups, acme.store.all(Letter)) == ((), ())


def test_the_outcome_is_kept_item_by_item(acme):
    talks.request(acme, "acme", with_=["Dana"], at="thu 10:00")
    later(acme, "2026-11-26 11:00")
    capture.add(acme, "acme email to Dana, 24 Nov 18:00: [signing asked 20k]")

    parts = ["base agreed 185k", "signing refused; review promised 6 months by 1 Jun if the planner ships"]
    reading = talks.outcome(acme, "acme", talks.of_parts(acme, "acme", parts))

    ledger = ledger_of(acme, acme.negotiation("acme"))
    assert ledger.by_item["base"].agreed is not None
    assert ledger.by_item["signing"].asked_status is AskStatus.REFUSED
    assert not reading.entry.findings
    assert [(one.what, one.kind, one.owner) for one in reading.follow_ups] == [
        ("Base salary USD 185,000 a year in writing", FollowUpKind.THEIR_MOVE, Owner.THEM),
        ("Review milestone 6 months, if the planner ships", FollowUpKind.CONTINGENCY, Owner.THEM),
    ]
    assert [str(one.due)[:10] for one in reading.follow_ups] == ["2026-12-01", "2027-06-01"]
    (meeting,) = [one for one in acme.follow_ups if one.kind is FollowUpKind.MEETING]
    assert (meeting.status, meeting.closed_by) == (FollowUpStatus.DONE, reading.entry.id)
    assert talks.open_talk(acme, acme.negotiation("acme")) is None


def test_the_outcome_begins_with_a_line_for_each_point(acme):
    talks.request(acme, "acme", with_=["Dana"], at="thu 10:00", items=["base", "pto"])

    text = talks.outcome_text(acme, "acme")
    assert text == "acme call with Dana Reyes: Outcome of the talk.\nbase: \npto: "
    reading = talks.outcome(acme, "acme", text.replace("base: ", "base: agreed 185k"))

    assert [one.item for one in reading.entry.statements] == ["base"]
    assert "pto:" not in reading.entry.text
    assert not reading.entry.findings


def test_a_talk_never_planned_can_have_an_outcome_once(acme):
    talks.request(acme, "acme", items=["base"])

    talks.outcome(acme, "acme", "acme call with Dana: [base agreed 185k]")

    with pytest.raises(NotFoundError, match="No talk is open in acme; ask for one with: journal talk acme"):
        talks.outcome(acme, "acme", "acme call with Dana: [base agreed 185k]")


WRONG = [
    ({"name": "borg"}, NotFoundError, "There is no negotiation “borg”"),
    ({"at": "yesterday 10:00"}, BadInputError, "past"),
    ({"at": "whenever"}, BadInputError, "whenever"),
    ({"decide_by": "1 Jan 2020"}, BadInputError, "past"),
    ({"minutes": 0}, BadInputError, "0 is no length"),
    ({"minutes": 10_000}, BadInputError, "10000 is no length"),
    ({"with_": ["Zoe"]}, NotFoundError, "Which Zoe?"),
    ({"items": ["car"]}, NotFoundError, "Nothing was said of “car”"),
]


@pytest.mark.parametrize(("given", "error", "said"), WRONG)
def test_what_cannot_be_asked_for_is_said_in_a_sentence(acme, given, error, said):
    given = {"name": "acme"} | given
    with pytest.raises(error) as caught:
        talks.request(acme, given.pop("name"), **given)

    assert said in caught.value.sentence
    assert (acme.store.all(FollowUp), acme.store.all(Letter)) == ((), ())


def test_without_a_gap_there_is_nothing_to_settle(session):
    acme = told(session)
    capture.add(
        acme,
        "acme letter from Dana: [offer v2]; [base 185k]; [signing 20k]; [pto 30 days]; [bonus 15%]; [equity 4000 RSU over 4y 1y cliff]",
    )

    with pytest.raises(BadInputError, match="is short of what was promised"):
        talks.request(acme, "acme")


def test_an_empty_outcome_is_refused_and_nothing_closed(acme):
    talks.request(acme, "acme", at="thu 10:00", items=["base"])

    with pytest.raises(BadInputError, match="nothing to keep"):
        talks.outcome(acme, "acme", "base: \n")
    assert talks.open_talk(acme, acme.negotiation("acme")) is not None

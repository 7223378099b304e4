"""The day's log end to end, below both faces: written, filed, done, put off, taken back."""

from __future__ import annotations

from datetime import date

import pytest

from journal.domain.records import Authority, Channel, Direction, Entry, FollowUpStatus, Outcome, Role, Stage, Stance
from journal.errors import BadInputError, NotFoundError, StoreError
from journal.service import agenda, capture, entries, keeping, negotiations, people

LINE = (
    "acme call from Dana, yesterday 4pm: They can do [base promised 185k guaranteed] and maybe "
    "[signing mentioned 20k if start by 1 Feb]. [due fri 5pm answer the offer]"
)


@pytest.fixture
def acme(session):
    return negotiations.new(session, "acme", company="Acme", role="Staff Engineer", currency="USD").negotiation


def test_a_line_becomes_an_entry_with_statements_people_and_a_follow_up(session, acme):
    reading = capture.add(session, LINE)
    (entry,) = entries.log(session)
    assert entry == reading.entry
    assert (entry.negotiation, entry.channel, entry.direction) == (acme.id, Channel.CALL, Direction.INCOMING)
    assert entry.occurred.iso() == "2026-11-23T16:00:00-05:00"
    assert [(one.item, one.stance) for one in entry.statements] == [
        ("base", Stance.PROMISED),
        ("signing", Stance.MENTIONED),
    ]
    (dana,) = session.people
    assert (dana.name, dana.negotiations) == ("Dana", (acme.id,))
    assert {one.speaker for one in entry.statements} == {dana.id}
    (due,) = agenda.due(session)
    assert (due.what, due.due.iso(), due.entry) == ("answer the offer", "2026-11-27T17:00:00-05:00", entry.id)
    assert not entry.findings


def test_what_was_understood_is_told_in_words_and_in_order(session, acme):
    capture.add(session, LINE)
    again = capture.understand(session, "acme call from Dana: base prom 190k guar; due fri 5pm answer offer")
    base, due = capture.describe(session, again, before=True)
    assert base.sentence == "Base salary promised USD 190,000 a year, guaranteed"
    assert base.note == "was USD 185,000 a year on 23 Nov"
    assert base.grade == "verbal"
    assert due.sentence == "Follow-up Fri 27 Nov 17:00  answer offer"


def test_nothing_typed_for_an_unknown_negotiation_is_lost_and_new_adopts_it(session):
    entry = capture.add(session, "acme call from Dana: hello [base promised 185k]").entry
    assert (entry.negotiation, entry.named) == (None, "acme")
    made = negotiations.new(session, "Acme", currency="EUR")
    assert [one.id for one in made.adopted] == [entry.id]
    (filed,) = entries.log(session, negotiation="acme")
    assert filed.statements[0].value.currency == "EUR"
    assert filed.text == entry.text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": "acme"}, "There is a negotiation acme already"),
        ({"name": "two words"}, "cannot be a short name"),
        ({"name": "call"}, "cannot be a short name"),
        ({"name": ""}, "cannot be a short name"),
        ({"name": "x", "currency": "dollars"}, "“dollars” is no currency code"),
        ({"name": "x", "zone": "Berlin/Mitte"}, "The zone “Berlin/Mitte” is not known"),
    ],
)
def test_new_refuses_in_one_sentence(session, acme, fields, sentence):
    with pytest.raises(BadInputError, match=sentence):
        negotiations.new(session, **fields)
    assert len(session.negotiations) == 1


def test_an_empty_text_is_no_entry(session):
    with pytest.raises(BadInputError, match="nothing to keep"):
        capture.add(session, " \n")


def test_done_snoozed_dropped_and_closed_by_an_entry(session, acme):
    capture.add(session, "acme: due fri one; due fri two; due fri three; due fri four")
    first, second, third, fourth = agenda.due(session)
    agenda.done(session, first.id)
    agenda.drop(session, second.id)
    assert agenda.snooze(session, third.id, "1 Dec").snoozed_until == date(2026, 12, 1)
    answer = capture.add(session, "acme: did the fourth", closes=fourth.id).entry
    by_id = {one.id: one for one in session.follow_ups}
    assert by_id[first.id].status is FollowUpStatus.DONE
    assert by_id[second.id].status is FollowUpStatus.DROPPED
    assert by_id[third.id].due == third.due
    assert (by_id[fourth.id].status, by_id[fourth.id].closed_by) == (FollowUpStatus.DONE, answer.id)
    assert [one.id for one in agenda.due(session)] == [third.id]
    with pytest.raises(BadInputError, match="done already"):
        agenda.done(session, first.id)
    with pytest.raises(BadInputError, match="is past"):
        agenda.snooze(session, third.id, "2026-11-20")


def test_undo_walks_back_names_what_it_took_and_redo_brings_it_again(session, acme):
    capture.add(session, LINE)
    taken = keeping.undo(session)
    assert (taken.do, taken.what.startswith("acme call ← Dana: They can do")) == ("add", True)
    assert not entries.log(session)
    assert not agenda.due(session)
    assert keeping.redo(session).do == "add"
    assert len(entries.log(session)) == 1
    assert keeping.undo(session).do == "add"
    assert keeping.undo(session).do == "new"
    assert keeping.undo(session) is None
    assert [one.do for one in keeping.history(session)] == ["undo", "undo", "redo", "undo", "add", "new"]


def test_edit_keeps_ids_and_history_and_revert_takes_the_edit_back(session, acme):
    entry = capture.add(session, LINE).entry
    changed = entries.edit(
        session, entry.id[-6:], LINE.replace("185k", "190k").replace("[due fri 5pm answer the offer]", "")
    )
    assert changed.entry.id == entry.id
    assert changed.entry.statements[1].id == entry.statements[1].id
    assert not agenda.due(session)
    assert len(keeping.revisions(session, entry.id)) == 2
    keeping.revert(session, entry.id)
    assert entries.find(session, entry.id) == entry
    assert len(agenda.due(session)) == 1


def test_annotations_stand_on_the_words_of_the_text(session, acme):
    entry = capture.add(session, "acme email from Dana: Base will be one eighty-five, for sure.").entry
    noted = entries.annotate(session, entry.id, ["base promised 185k guaranteed"], words="one eighty-five").entry
    (statement,) = noted.statements
    assert noted.text == entry.text
    assert noted.body[statement.wording.start : statement.wording.end] == "one eighty-five"
    with pytest.raises(BadInputError):
        entries.annotate(session, entry.id, ["base promised 185k"], words="not in there")


def test_stage_decision_and_outcome_are_entries(session, acme):
    negotiations.move(session, "acme", Stage.WRITTEN_OFFER)
    negotiations.decide(session, "acme", accept=False, because="two [fixed] office days")
    (card,) = negotiations.standing(session)
    assert (card.stage, card.outcome) == (Stage.WRITTEN_OFFER, None)
    negotiations.close(session, "acme", Outcome.OFFER_WITHDRAWN, because="budget")
    (card,) = negotiations.cards(session)
    assert card.outcome is Outcome.OFFER_WITHDRAWN
    assert not negotiations.standing(session)
    assert all(not entry.findings for entry in session.entries)
    negotiations.move(session, "acme", Stage.NEGOTIATING)
    assert len(negotiations.standing(session)) == 1


def test_people_are_said_and_merged(session, acme):
    capture.add(session, "acme call from Dana: x")
    entry = capture.add(session, "acme mail from Danielle: [base promised 1k/month]").entry
    dana = people.person(session, "Dana", role=Role.RECRUITER, authority=Authority.MESSENGER)
    merged = people.person(session, "dana", merge="Danielle")
    assert (merged.id, merged.aliases, merged.role) == (dana.id, ("Danielle",), Role.RECRUITER)
    assert people.people(session, "acme") == (merged,)
    changed = entries.find(session, entry.id)
    assert changed.participants[0].person == dana.id
    assert changed.statements[0].speaker == dana.id
    with pytest.raises(NotFoundError, match="Nobody is called"):
        people.person(session, "Dana", merge="Nobody")


def test_today_counts_and_groups(session, acme):
    capture.add(
        session, "acme: due 2026-11-20 late; due today call; due fri answer; due 2027-01-10 far; due thu theirs | them"
    )
    page = agenda.today(session, standing=negotiations.standing(session))
    assert [(part.value, [one.what for one in group]) for part, group in page.due] == [
        ("overdue", ["late"]),
        ("today", ["call"]),
        ("this_week", ["answer"]),
    ]
    assert (page.overdue, page.later, page.waiting) == (1, 1, 1)
    assert [len(day.entries) for day in page.days] == [1]


def test_a_save_that_fails_hands_the_text_back(session, acme, monkeypatch):
    def fails(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.write", fails)
    with pytest.raises(StoreError) as caught:
        capture.add(session, LINE)
    monkeypatch.undo()
    assert caught.value.unsaved == LINE
    assert not session.store.all(Entry)


@pytest.mark.parametrize("ending", ["zzzz", ""])
def test_no_such_entry(session, ending):
    with pytest.raises(NotFoundError):
        entries.find(session, ending)

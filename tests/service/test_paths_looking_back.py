"""Post-mortems, lessons that come back, and the weekly review."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paths_scene import OFFER, SAID, begin, tell

from journal.config import Settings
from journal.domain.instants import parse_instant
from journal.domain.lessons import lessons
from journal.domain.paths.post_mortem import IDS, QUESTIONS, PostMortem, plain, read, written
from journal.errors import BadInputError, NotFoundError
from journal.service import (
    agenda,
    capture,
    entries,
    keeping,
    negotiations,
    playbooks,
    post_mortem,
    prep,
    redaction,
    reviewing,
)
from journal.service.lessons import before_asking
from journal.service.session import open_session

ENDED = (
    "acme call from Dana, 5 Nov: [base mentioned 160-175k]",
    "acme call from Dana, 13 Nov: [base promised 168k]",
    "acme email to Dana, 14 Nov: [base asked 205k] and [signing asked 40k]. I have another offer to answer.",
    "acme call from Dana, 16 Nov: They take it back. [base withdrawn]",
    "acme call to Dana, 17 Nov: Asked her why. The figure, and the tone. One reference was never reached.",
    "acme note, 18 Nov: [closed offer withdrawn because the budget was cut]",
)


def test_it_begins_with_what_the_journal_knows(session):
    tell(begin(session), *ENDED)
    page = post_mortem.post_mortem(session, "acme")
    assert (page.outcome, page.entry, page.told) == ("offer withdrawn", None, PostMortem(answers={}))
    assert page.suggested.answers == {
        "why": "the budget was cut · 17 Nov: Asked her why. The figure, and the tone. One reference was never reached.",
        "offer": "Base salary: USD 205,000 a year asked, USD 168,000 a year promised, not offered (+22 %) · "
        "Signing bonus: USD 40,000 once asked, nothing offered",
        "market": "Base salary: they had named USD 160,000 to 175,000 a year",
        "references": "17 Nov: One reference was never reached.",
    }
    assert page.answer("why") == (page.suggested.answers["why"], "from the journal")
    assert page.answer("tone") == ("", "")


@pytest.mark.parametrize(("asked", "said"), [("262k", " (+0.8 %)"), ("260,100", ""), ("240k", " (-8 %)")])
def test_how_much_more_was_asked_is_a_short_figure(session, asked, said):
    letter = "acme letter from Dana, 13 Nov: [offer v1]; [base 260k]"
    tell(begin(session), letter, f"acme email to Dana, 14 Nov: [base asked {asked}]", ENDED[-1])
    told = post_mortem.post_mortem(session, "acme").suggested.answers["offer"]
    assert told.split("offered")[-1].replace("−", "-") == said


def test_what_was_prepared_is_shown_and_kept_only_where_it_is_answered_with(session):
    tell(begin(session), *ENDED)
    prep.write_text(session, "acme", "market 170-190k, salary survey\nshow two migrations led")
    page = post_mortem.post_mortem(session, "acme")
    assert page.answer("value") == ("two migrations led", "from your prep")
    assert page.answer("market")[0].startswith("Base salary: they had named USD 160,000 to 175,000 a year · 170-190k")
    assert page.answer("market")[1] == "from the journal"
    body = post_mortem.keep(session, "acme", {"tone": "cool"}).entry.body
    assert "migrations" not in body and "survey" not in body and "160,000 to 175,000" in body


def test_before_it_ended_nobody_gave_a_reason(session):
    tell(begin(session), "acme call from Dana, 13 Nov: She told me why they hire: growth.")
    assert post_mortem.post_mortem(session, "acme").suggested.answers == {}


def test_answers_and_lessons_are_kept_in_one_entry_that_can_be_read(session):
    tell(begin(session), *ENDED)
    first = post_mortem.keep(session, "acme", {"tone": "a threat"}, ["Know the range first."]).entry
    assert first.tags == ("post_mortem", "lesson")
    lines = first.body.splitlines()
    assert lines[0] == "What became of it, and why. #post_mortem"
    assert "The tone: a threat" in lines
    assert lines[-1] == "Know the range first. #lesson"
    assert lines[1].startswith("Why, in their words: the budget was cut")
    second = post_mortem.keep(session, "acme", {"cost": "three weeks", "why": ""}, ["Ask kindly."]).entry
    assert second.id == first.id
    page = post_mortem.post_mortem(session, "acme")
    assert (page.told.answer("cost"), page.told.answer("why")) == ("three weeks", "")
    assert page.told.lessons == ("Know the range first.", "Ask kindly.")
    assert page.suggested.answers == {}
    post_mortem.keep(session, "acme", {}, ["Only this."], is_all=True)
    assert post_mortem.post_mortem(session, "acme").told.lessons == ("Only this.",)
    for _ in range(3):
        keeping.undo(session)
    assert post_mortem.post_mortem(session, "acme").entry is None


def test_what_a_person_added_to_the_entry_by_hand_stays(session):
    tell(begin(session), *ENDED)
    entry = post_mortem.keep(session, "acme", {"tone": "cool"}).entry
    entries.edit(session, entry.id, f"{entry.text}\nDana was kind all the same.")
    body = post_mortem.keep(session, "acme", {"tone": "cold"}).entry.body
    assert "Dana was kind all the same." in body
    assert body.count("The tone:") == 1 and "The tone: cold" in body


def test_a_redacted_one_is_none_any_more(session):
    tell(begin(session), *ENDED)
    entry = post_mortem.keep(session, "acme", {"tone": "cool"}).entry
    redaction.redact(session, entry.id)
    assert post_mortem.post_mortem(session, "acme").entry is None
    assert lessons(session.entries) == ()


def test_what_it_quotes_goes_with_the_entry_it_quotes(session, home):
    tell(begin(session), *ENDED)
    kept = post_mortem.keep(session, "acme", {"tone": "my own words"}, ["Ask kindly."]).entry
    source = next(one for one in session.entries if "Asked her why" in one.body)
    assert "reference was never reached" in kept.body
    redaction.redact(session, source.id)
    page = post_mortem.post_mortem(session, "acme")
    assert page.entry is not None and page.entry.occurred == kept.occurred
    assert (page.told.answer("why"), page.told.answer("references")) == ("the budget was cut", "")
    assert (page.told.answer("tone"), page.told.lessons) == ("my own words", ("Ask kindly.",))
    session.store.close()
    for file in (file for file in home.rglob("*") if file.is_file()):
        assert b"reference was never reached" not in file.read_bytes(), file


def test_redacting_what_it_does_not_quote_leaves_it(session):
    tell(begin(session), *ENDED, "acme note: Something else entirely.")
    kept = post_mortem.keep(session, "acme", {"tone": "my own words"}).entry
    redaction.redact(session, session.entries[-2].id)
    assert post_mortem.post_mortem(session, "acme").entry == kept


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"colour": "red"}, "“colour” is no question of a post-mortem; there are why, offer, market"),
        ({}, "There is nothing to keep yet"),
        ({"tone": "[;]" * 0}, "There is nothing to keep yet"),
        ({"tone": "x" * 2001}, "An answer has room for 2,000 characters"),
    ],
)
def test_what_cannot_be_kept(session, answers, sentence):
    begin(session)
    with pytest.raises(BadInputError, match=sentence):
        post_mortem.keep(session, "acme", answers)
    with pytest.raises(NotFoundError):
        post_mortem.keep(session, "amce", answers)


WORDS = st.text(max_size=40)
SAYINGS = st.sampled_from([
    "base asked 205k", "due fri call Dana", "[decided accept]", "stage signed", "told", "offer v2 expires fri",
    "Dana: base promised 1k", "#lesson", "Lesson: base 2k", "The tone: x", "meet mon 9am: hm", "a\nbase asked 3k",
]) | WORDS  # fmt: skip
TOLD = st.builds(
    PostMortem,
    answers=st.dictionaries(st.sampled_from([one.id for one in QUESTIONS]), SAYINGS),
    lessons=st.lists(SAYINGS, max_size=3).map(tuple),
)


@given(TOLD, st.booleans())
def test_what_is_written_is_read_again(told, is_guarded):
    again = read(written(told, is_guarded=is_guarded))
    assert dict(again.answers) == {key: plain(text) for key, text in told.answers.items() if plain(text)}
    if not is_guarded:
        return
    assert again.lessons == tuple(plain(one) for one in told.lessons if plain(one))


@settings(max_examples=60, deadline=None)
@given(told=TOLD)
def test_no_answer_says_anything_of_the_offer(tmp_path_factory, told):
    """Whatever is answered, it is text: no statement, no mark, nothing due, nobody new."""
    now = parse_instant("2026-11-24T17:42:00-05:00[America/New_York]")
    session = open_session(Settings(home=tmp_path_factory.mktemp("pm"), zone=now.zone), lambda: now)
    tell(begin(session), SAID)
    people = len(session.people)
    try:
        reading = post_mortem.keep(session, "acme", told.answers, told.lessons)
    except BadInputError:
        assert not any(map(plain, (*told.answers.values(), *told.lessons)))
        return
    finally:
        assert len(session.people) == people
    entry = reading.entry
    assert (entry.statements, entry.marks, reading.follow_ups) == ((), (), ())
    page = post_mortem.post_mortem(session, "acme")
    assert page.entry is not None
    for key, text in told.answers.items():
        assert page.told.answer(key) == plain(text)
    session.store.close()


def test_the_questions_are_those_of_the_issue():
    assert IDS == ("why", "offer", "market", "value", "tone", "references", "competitor", "cause", "cost", "lesson")


# Lessons


def test_lessons_come_back_when_something_is_asked_for_in_another_negotiation(session):
    tell(begin(session), *ENDED)
    post_mortem.keep(session, "acme", {}, ["Buy a suit.", "Know the range before a figure."])
    begin(session, "borg")

    def told(text: str) -> list[str]:
        return [one.text for one in before_asking(session, capture.understand(session, text).entry)]

    assert told("borg email to Kim: [base asked 190k]") == ["Know the range before a figure.", "Buy a suit."]
    assert told("borg email from Kim: [base promised 190k]") == []
    assert told("borg email to Kim: hello") == []
    assert told("acme email to Dana: [base asked 190k]") == []
    assert len(before_asking(session, capture.understand(session, "borg: base asked 1k").entry, most=1)) == 1


# The weekly review


def test_a_review_shows_what_happened_since_the_last_one_and_what_is_owed(session):
    tell(begin(session), SAID, OFFER, "acme email to Dana, 21 Nov: [pto asked 30 days] [due fri send references]",
         "acme call from Dana, 22 Nov: [remote promised 3 days] [due 1 Dec the contract | them]")  # fmt: skip
    (page,) = reviewing.review(session)
    assert page.last is None
    assert [one.id for one in page.happened] == [one.id for one in session.entries[:0:-1]] + [session.entries[0].id]
    assert [one.what for one in page.mine] == ["send references"]
    assert [one.what for one in page.theirs] == ["the contract"]
    assert [one.item for one in page.unwritten] == ["remote"]
    assert [row.item for row in page.asked] == ["pto"]
    assert page.next == page.mine[0]
    reviewing.mark(session, "acme")
    (page,) = reviewing.review(session, "ACME")
    assert (page.is_done, page.happened) == (True, ())
    assert reviewing.last_review(session) == session.now
    assert keeping.undo(session).what == "acme in the weekly review"
    assert reviewing.review(session)[0].last is None


def test_reviews_are_one_a_negotiation_and_go_through_what_is_open(session):
    begin(begin(session), "borg")
    tell(session, "acme note: [closed rejected]")
    assert [one.situation.negotiation.name for one in reviewing.review(session)] == ["borg"]
    reviewing.mark(session, "borg")
    first = reviewing.mark(session, "borg", "acme")
    second = reviewing.mark(session, "borg", "acme")
    assert [one.id for one in first] == [one.id for one in second]


def test_the_current_job_is_not_gone_through(session):
    negotiations.new(session, "kestrel", is_current_job=True)
    tell(begin(session), SAID)
    assert [one.situation.negotiation.name for one in reviewing.review(session)] == ["acme"]
    capture.add(session, "kestrel note: [decided decline]")
    assert [one.negotiation.name for one in playbooks.suggestions(session)] == []


def test_a_later_entry_about_earlier_days_is_news_too(home):
    def at(moment):
        return open_session(Settings(home=home, zone="America/New_York"), lambda: parse_instant(moment))

    session = at("2026-11-20T18:00:00-05:00[America/New_York]")
    tell(begin(session), "acme call from Dana: hello")
    reviewing.mark(session, "acme")
    session.store.close()
    session = at("2026-11-24T18:00:00-05:00[America/New_York]")
    tell(session, "acme call from Dana, 13 Nov: I forgot this one.")
    (page,) = reviewing.review(session)
    assert ["forgot" in one.body for one in page.happened] == [True]
    assert not page.is_done
    assert agenda.due(session) == ()
    session.store.close()

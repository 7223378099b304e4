"""Nudges: what nobody wrote down, why it is said, and when it falls silent. On Tuesday 24 November 2026, 17:42."""

from __future__ import annotations

import pytest
from factories import instant

from journal.config import Settings
from journal.domain.nudges.limits import QUIET, limits_of
from journal.domain.record import replace
from journal.domain.records import Stage
from journal.domain.records.silence import NudgeKind
from journal.errors import BadInputError, NotFoundError
from journal.service import agenda, capture, keeping, negotiations, nudges
from journal.service.session import Session


def at(session: Session, text: str) -> None:
    moment = instant(text)
    session.clock = lambda: moment


def told(session: Session, begun: str, stage: str, *lines: tuple[str, str], country: str = "") -> None:
    """A negotiation acme, begun on a day of 2026 in a stage, and its entries at their times."""
    at(session, f"2026-{begun} 09:00")
    negotiations.new(session, "acme", currency="USD", stage=Stage(stage), country=country)
    for moment, line in lines:
        at(session, f"2026-{moment}")
        capture.add(session, f"acme {line}")
    at(session, "2026-11-24 17:42")


def kinds(session: Session) -> dict[str, str]:
    return {one.kind.value: one.reason for one in nudges.nudges(session)}


# Stage, last contact, business days since: 24 November is the last of them.
QUIET_TABLE = [
    ("lead", "11-11", False),
    ("lead", "11-10", True),
    ("screening", "11-18", False),
    ("screening", "11-17", True),
    ("interviewing", "11-17", True),
    ("verbal_offer", "11-20", False),
    ("verbal_offer", "11-19", True),
    ("negotiating", "11-19", True),
    ("agreed", "11-19", True),
    ("signed", "11-19", False),
    ("signed", "11-09", True),
    ("started", "10-01", False),
]


@pytest.mark.parametrize(("stage", "last", "is_quiet"), QUIET_TABLE)
def test_quiet_after_the_business_days_of_the_stage(session, stage, last, is_quiet):
    told(session, "10-01", stage, (f"{last} 12:00", "email to Dana: hello"))
    assert ("quiet" in kinds(session)) is is_quiet


def test_every_stage_has_its_own_limit():
    assert set(QUIET) == set(Stage)


@pytest.mark.parametrize(
    ("line", "reason", "opening"),
    [
        ("email to Dana: hello", "No reply since Mon 9 Nov", "email to Dana"),
        ("email from Dana: hello", "Not answered since Mon 9 Nov", "email to Dana"),
        ("call with Dana: hello", "No contact since Mon 9 Nov", "email to Dana"),
        ("call: hello", "No contact since Mon 9 Nov", "email"),
    ],
)
def test_quiet_says_whose_word_was_the_last(session, line, reason, opening):
    told(session, "10-01", "lead", ("11-09 12:00", line))
    (one,) = nudges.nudges(session)
    assert (one.reason, one.opening, one.days) == (reason, opening, 11)


def test_an_entry_resets_the_clock_and_a_note_does_not(session):
    told(session, "10-01", "interviewing", ("11-02 12:00", "email to Dana: hello"))
    assert "quiet" in kinds(session)
    capture.add(session, "acme note: still nothing")
    assert "quiet" in kinds(session)
    capture.add(session, "acme email from Dana: next week")
    assert not kinds(session)


@pytest.mark.parametrize(
    ("mark", "is_quiet"),
    [
        ("meet 18 dec talk", False),
        ("due 18 dec their answer | them", False),
        ("due 1 dec ask Dana", False),
        ("due 18 dec ask Dana", True),
        ("due 20 nov ask Dana", True),
    ],
)
def test_what_is_planned_soon_enough_is_not_quiet(session, mark, is_quiet):
    told(session, "10-01", "interviewing", ("11-02 12:00", f"email to Dana: hello; {mark}"))
    assert ("quiet" in kinds(session)) is is_quiet


def test_business_days_are_those_of_their_country(session):
    """Thanksgiving is on the 26th: by Monday four business days have begun there, five elsewhere."""
    told(session, "10-01", "interviewing", ("11-23 12:00", "email to Dana: hello"), country="US")
    at(session, "2026-11-30 17:42")
    assert not kinds(session)
    at(session, "2026-12-01 17:42")
    assert "quiet" in kinds(session)


def test_the_limits_are_the_persons_own(home, now):
    from journal.service.session import open_session

    limits = limits_of({"interviewing": 20, "recap": 0}, "settings.toml")
    session = open_session(replace(Settings(home=home, zone=now.zone), nudges=limits), lambda: now)
    told(session, "10-01", "interviewing", ("11-02 12:00", "email to Dana: [base promised 180k]"))
    assert "quiet" not in kinds(session) and "recap_unanswered" not in kinds(session)


@pytest.mark.parametrize(
    "table", [{"intervewing": 3}, {"quiet": "x"}, {"recap": "3"}, {"recap": -1}, {"recap": 367}, {"recap": True}, 3]
)
def test_limits_that_cannot_be_are_refused_in_a_sentence(table):
    with pytest.raises(BadInputError, match=r"\[nudges\]"):
        limits_of(table, "settings.toml")


def test_their_move_is_late_and_says_how_many(session):
    told(session, "10-01", "interviewing", ("11-16 12:00", "call with Dana: due wed mine; due 27 nov not yet | them"))
    assert "late_move" not in kinds(session)
    at(session, "2026-11-16 12:00")
    line = "acme call with Dana: due wed the dates | them; due thu the list | them; due thu the plan | them"
    capture.add(session, line)
    at(session, "2026-11-24 17:42")
    (late,) = [one for one in nudges.nudges(session) if one.kind is NudgeKind.LATE_MOVE]
    assert (late.reason, late.advice) == (
        "Late since Wed 18 Nov: the dates, and 2 more",
        "Ask Dana for it, and for a new date.",
    )
    assert late.follow_up == next(one.id for one in agenda.due(session) if one.what == "the dates")


def test_what_may_have_been_answered_is_not_chased(session):
    told(session, "11-01", "interviewing", ("11-16 12:00", "call with Dana: due wed the dates | them"))
    assert "late_move" in kinds(session)
    capture.add(session, "acme email from Dana: here they are")
    assert not kinds(session)


RECAP = ("11-18 12:00", "email to Dana: as you said, [base promised 185k], [signing promised 20k]")
PROMISE = ("11-17 12:00", "call from Dana: [base promised 185k], [signing promised 20k]")
# What happens after the promise on the 17th: what is said a week later.
UNWRITTEN = [
    ([], "confirmation", "Promised, not in writing: Base salary, Signing bonus"),
    ([RECAP], "recap_unanswered", "Recap of 18 Nov unanswered"),
    ([RECAP, ("11-19 09:00", "email from Dana: let us talk")], "confirmation", "Recap of 18 Nov answered, not confirmed"),
    ([RECAP, ("11-19 09:00", "email from Dana: yes [confirmed]")], "", ""),
    ([("11-19 09:00", "email from Dana: [base promised 185k], [signing promised 20k]")], "", ""),
    ([RECAP, ("11-23 09:00", "email from Dana: yes [confirmed base]")], "confirmation", "Recap of 18 Nov answered, not confirmed"),
]  # fmt: skip


@pytest.mark.parametrize(("after", "kind", "reason"), UNWRITTEN)
def test_what_was_only_said_is_chased_until_it_is_in_writing(session, after, kind, reason):
    told(session, "11-01", "interviewing", PROMISE, *after, ("11-24 09:00", "call to Dana: hello"))
    # My call of today is no answer of theirs.
    said = {key: words for key, words in kinds(session).items() if key in ("confirmation", "recap_unanswered")}
    assert said == ({kind: reason} if kind else {})


def test_a_fresh_recap_is_left_in_peace(session):
    told(session, "11-01", "interviewing", ("11-20 12:00", "email to Dana: [base promised 185k]"))
    assert not kinds(session)


OFFER = ("11-23 12:00", "letter from Dana: [offer v1 expires {when}]; [base 180k]")


@pytest.mark.parametrize(
    ("expires", "more", "expected"),
    [
        ("27 nov 5pm", (), {"expires": "Offer expires Fri 17:00, 2 d 23 h left, no answer"}),
        ("27 nov", (), {"expires": "Offer expires Fri, 3 d left, no answer"}),
        ("30 nov", (), {"exploding": "7 days to answer, until Mon"}),
        ("8 dec", (), {}),
        ("30 nov", ("extension asked 4 dec",), {}),
        ("27 nov", ("due 27 nov answer the offer",), {"exploding": "4 days to answer, until Fri"}),
        ("27 nov", ("decided accept", "told"), {}),
        ("27 nov", ("stage agreed",), {}),
        ("24 nov 12:00", (), {"expires": "Offer expired today 12:00, no answer"}),
    ],
)
def test_an_offer_that_expires_or_explodes_without_an_answer(session, expires, more, expected):
    moment, line = OFFER
    told(session, "11-01", "written_offer", (moment, line.format(when=expires)))
    for words in more:
        capture.add(session, f"acme call with Dana: {words}")
    assert {key: words for key, words in kinds(session).items() if key in ("expires", "exploding")} == expected


def test_two_clocks_collide_until_more_time_was_asked_for(session):
    told(session, "11-01", "written_offer", ("11-23 12:00", "letter from Dana: [offer v1 expires 27 nov]; [base 180k]"))
    negotiations.new(session, "borg", stage=Stage.INTERVIEWING)
    assert "two_clocks" not in kinds(session)
    capture.add(session, "borg call with Lee: meet 30 nov the panel")
    (one,) = [nudge for nudge in nudges.nudges(session) if nudge.kind is NudgeKind.TWO_CLOCKS]
    assert session.names[one.negotiation] == "acme"
    assert one.reason == "Answer due before borg can offer (Mon 30 Nov): Fri"
    assert one.advice == "Ask Dana for more time; tell Lee (borg) of your date."
    assert "exploding" not in kinds(session)
    capture.add(session, "acme call to Dana: extension asked 4 dec")
    assert "two_clocks" not in kinds(session)


@pytest.mark.parametrize(
    ("stage", "mark", "is_told"),
    [
        ("interviewing", "meet 26 nov the panel", False),
        ("interviewing", "nothing planned", False),
        ("verbal_offer", "nothing planned", True),
        ("interviewing", "due 4 dec their decision | them", True),
        ("screening", "meet 30 nov talk", False),
        ("written_offer", "meet 30 nov talk", False),
        ("interviewing", "meet 30 nov talk; decided decline", False),
    ],
)
def test_which_other_negotiation_is_in_the_way(session, stage, mark, is_told):
    told(session, "11-01", "written_offer", ("11-23 12:00", "letter from Dana: [offer v1 expires 27 nov]; [base 180k]"))
    negotiations.new(session, "borg", stage=Stage(stage))
    capture.add(session, f"borg call with Lee: hello; {mark}")
    assert ("two_clocks" in kinds(session)) is is_told


def test_a_decision_is_told_by_the_next_business_day(session):
    told(
        session,
        "11-01",
        "written_offer",
        ("11-20 12:00", "call from Dana: hello"),
        ("11-20 18:00", "note: decided decline because the commute"),
    )
    (one,) = nudges.nudges(session)
    assert (one.kind, one.reason) == (NudgeKind.DECIDED_NOT_TOLD, "Decided to decline, not told since Fri 20 Nov")
    assert one.advice == "Call Dana today: it is late; thanks, one honest line, door open."
    capture.add(session, "acme call to Dana: told")
    assert not kinds(session)


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("bonus promised 15% conditional", "Annual bonus depends on something that was not said"),
        (
            "bonus promised 15% if performance is good",
            "Annual bonus depends on “performance is good”, without a measure",
        ),
        ("bonus promised 15% if performance is 100% of target", ""),
        ("signing promised 20k if start by 1 Feb", ""),
        ("bonus promised 15% guaranteed", ""),
    ],
)
def test_a_condition_needs_a_definition(session, statement, reason):
    told(session, "11-01", "interviewing", ("11-24 12:00", f"call from Dana: [{statement}]"))
    assert kinds(session).get("contingency", "") == reason


SIGNED = [
    ("review promised 6 months", "start agreed 1 June 2026", True),
    ("review promised 6 months", "start agreed 1 Jul 2026", False),
    ("review promised 1 Dec 2026", "base agreed 180k", True),
    ("review promised yes by 1 Dec 2026", "base agreed 180k", True),
    ("review promised yes", "base agreed 180k", False),
]


@pytest.mark.parametrize(("review", "start", "is_told"), SIGNED)
def test_a_review_comes_due_after_signing(session, review, start, is_told):
    told(
        session, "05-01", "agreed",
        ("05-10 12:00", f"email from Dana: [{review}]; [{start}]"),
        ("05-12 12:00", "contract from Dana: stage signed"),
        ("05-13 12:00", "note: stage started"),
    )  # fmt: skip
    assert ("review" in kinds(session)) is is_told
    if is_told:
        assert kinds(session)["review"].startswith("Review milestone comes due Tue 1 Dec")
        capture.add(session, "acme call with Dana: [review mentioned 10 Dec 2026]")
        assert "review" not in kinds(session)


def test_a_kind_is_silenced_for_one_negotiation_listed_and_given_again(session):
    told(session, "10-01", "lead", ("11-02 12:00", "email to Dana: hello"))
    negotiations.new(session, "borg", stage=Stage.LEAD)
    made = nudges.silence(session, "acme", NudgeKind.QUIET)
    assert not kinds(session)
    assert nudges.silences(session) == nudges.silences(session, "acme") == (made,)
    assert not nudges.silences(session, "borg")
    with pytest.raises(BadInputError, match="already"):
        nudges.silence(session, "acme", NudgeKind.QUIET)
    nudges.unsilence(session, "acme", NudgeKind.QUIET)
    assert "quiet" in kinds(session) and not nudges.silences(session)
    with pytest.raises(NotFoundError):
        nudges.unsilence(session, "acme", NudgeKind.QUIET)
    assert keeping.undo(session).do == "unsilence"
    assert not kinds(session)
    assert keeping.undo(session).what == "acme nudges silenced: quiet"
    assert "quiet" in kinds(session)


def test_a_closed_negotiation_is_left_in_peace(session):
    told(session, "10-01", "interviewing", ("11-02 12:00", "email to Dana: hello [base promised 185k]"))
    assert kinds(session)
    capture.add(session, "acme note: closed rejected")
    assert not kinds(session)


def test_of_one_negotiation_only_its_own(session):
    told(session, "10-01", "lead", ("11-02 12:00", "email to Dana: hello"))
    at(session, "2026-10-01 09:00")
    negotiations.new(session, "borg", stage=Stage.LEAD)
    at(session, "2026-11-24 17:42")
    assert [session.names[one.negotiation] for one in nudges.nudges(session)] == ["acme", "borg"]
    assert [session.names[one.negotiation] for one in nudges.nudges(session, "borg")] == ["borg"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [("quiet", "quiet"), ("Two clocks", "two_clocks"), ("exp-", ""), ("rec", "recap_unanswered"), ("", "")],
)
def test_kinds_are_named_by_their_beginning(words, kind):
    if kind:
        assert nudges.kind_of(words).value == kind
    else:
        with pytest.raises(BadInputError, match="take one of expires, two_clocks"):
            nudges.kind_of(words)

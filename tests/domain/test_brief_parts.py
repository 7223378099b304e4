"""The parts of a brief: where each item stands, what was named, what is owed, and by when."""

from __future__ import annotations

from datetime import date

import pytest
from brief_factory import NO_GATE, OPENINGS, made
from factories import follow_up
from ledger_factory import (
    ITEMS,
    ME,
    NEGOTIATION,
    NOW,
    asked,
    at,
    call,
    email,
    entry,
    flag,
    letter,
    mark,
    mentioned,
    money,
    offered,
    once,
    percent,
    promised,
    refused,
    span,
    units,
    words,
)

from journal.domain.board import card
from journal.domain.brief.figures import figure
from journal.domain.brief.notice import still_open
from journal.domain.brief.openings import openings
from journal.domain.brief.parts import PRIVATE, Section
from journal.domain.brief.words import parts, title_of
from journal.domain.paths.checklist import Line
from journal.domain.paths.gate import OFFER, PROMISES
from journal.domain.record import replace
from journal.domain.records import (
    Certainty,
    Channel,
    FollowUpKind,
    MarkKind,
    Outcome,
    Owner,
    Participant,
    Period,
    Stage,
)

DANA = (Participant("dana", "from"),)
TO_DANA = (Participant("dana", "to"), Participant("lee", "to"))
SAID = call(
    "11-13 10:02", promised("base", money(185_000)), promised("signing", once(20_000)),
    promised("bonus", percent(15), certainty=Certainty.GUARANTEED), promised("title", words("“Staff”")),
    participants=DANA,
)  # fmt: skip
LETTER = letter(
    "11-20 09:31", offered("base", money(178_000)), offered("bonus", percent(15), certainty=Certainty.DISCRETIONARY),
    offered("title", words("“Staff”")), mark(MarkKind.OFFER, number=1, when=at("11-27 17:00")), participants=DANA,
)  # fmt: skip


def rows(brief, section):
    """The rows of a part without what they leave empty."""
    part = next((one for one in parts(brief, ITEMS) if one.section is section), None)
    if part is None:
        return None
    return [" | ".join(filter(None, (one.label, one.amount, one.unit, one.by, one.end))) for one in part.points]


STANDING = [
    (Section.SILENT, ["Signing bonus | 20,000 | once | Dana 13 Nov | absent"]),
    (
        Section.DIFFERS,
        ["Base salary | 185,000 | a year | Dana 13 Nov | 178,000",
         "Annual bonus | 15 | % of base | Dana 13 Nov | discretionary"],
    ),
    (Section.SETTLED, ["Title and level | “Staff” | Dana 13 Nov | as promised"]),
    (Section.PROMISED, None),
    (Section.CONFLICTS, None),
    (Section.NAMED, None),
]  # fmt: skip


@pytest.mark.parametrize(("section", "expected"), STANDING)
def test_where_each_item_stands(section, expected):
    assert rows(made(SAID, LETTER), section) == expected


def test_before_an_offer_every_promise_is_only_said():
    assert rows(made(SAID), Section.PROMISED) == [
        "Base salary | 185,000 | a year | Dana 13 Nov | only said",
        "Signing bonus | 20,000 | once | Dana 13 Nov | only said",
        "Annual bonus | 15 | % of base | Dana 13 Nov | only said",
        "Title and level | “Staff” | Dana 13 Nov | only said",
    ]


def test_a_promise_made_again_after_the_offer_says_both_days():
    again = call("11-24 10:00", promised("base", money(185_000)))
    other = call("11-24 10:00", promised("base", money(185_000), "lee"))
    assert "Dana 13 Nov, 24 Nov" in rows(made(SAID, LETTER, again), Section.DIFFERS)[0]
    assert "Dana 13 Nov, Lee 24 Nov" in rows(made(SAID, LETTER, other), Section.DIFFERS)[0]


def test_another_figure_after_the_offer_is_said_with_its_day():
    again = call("11-24 10:00", promised("base", money(182_000)))
    assert "185,000 | a year | Dana 13 Nov, 182,000 since 24 Nov" in rows(made(SAID, LETTER, again), Section.DIFFERS)[0]


def test_what_is_offered_in_another_unit_says_which():
    monthly = letter("11-20 09:31", offered("base", money(15_000, period=Period.MONTH)))
    assert rows(made(SAID, monthly), Section.DIFFERS)[0].endswith("| 15,000 a month")


def test_a_contradiction_names_everybody_with_day_and_medium():
    lee = email("11-18 10:00", promised("base", money(190_000), "lee"))
    assert rows(made(SAID, lee), Section.CONFLICTS) == [
        "Base salary | 185,000 | a year | Dana 13 Nov, call", "190,000 | a year | Lee 18 Nov, email",
    ]  # fmt: skip


def test_numbers_of_mine_say_to_whom_and_how():
    first = email("11-14 10:00", asked("base", money(190_000)), out=True, participants=TO_DANA)
    later = call("11-15 10:00", mentioned("base", money(188_000), ME), participants=DANA)
    note = entry("11-16 10:00", Channel.NOTE, asked("base", money(170_000)))
    theirs = call("11-17 10:00", promised("base", money(180_000)))
    assert rows(made(first, later, note, theirs), Section.NAMED) == [
        "Base salary | 188,000 | a year | to Dana, call 15 Nov",
        "Base salary | 190,000 | a year | to Dana, Lee, email 14 Nov",
    ]


def test_a_number_named_twice_stands_once_with_everybody_who_heard_it():
    one = email("11-14 10:00", asked("base", money(190_000)), out=True, participants=TO_DANA[1:])
    two = call("11-15 10:00", asked("base", money(190_000)), participants=DANA)
    [part] = [each for each in parts(made(one, two), ITEMS) if each.section is Section.NAMED]
    assert (part.aside, len(part.points)) == ("to Lee, Dana, call 15 Nov", 1)


def test_what_is_owed_on_both_sides_and_by_when():
    due = (
        follow_up(date(2026, 11, 27), "revised letter", owner=Owner.THEM, kind=FollowUpKind.THEIR_MOVE, entry="e-9"),
        follow_up(date(2026, 11, 23), "send the recap"),
        follow_up(at("11-26 10:00"), "call with Dana", kind=FollowUpKind.MEETING),
        follow_up(at("11-25 17:00"), "answer them", kind=FollowUpKind.ANSWER_BY),
    )
    ask = email("11-23 14:00", asked("pto", span(30)), out=True, participants=TO_DANA)
    brief = made(SAID, LETTER, ask, follow_ups=due)
    assert rows(brief, Section.THEY_OWE) == [
        "Revised letter | Fri 27 Nov",
        "An answer on paid time off 30 days",
        "In writing: base salary, signing bonus, annual bonus",
    ]
    assert rows(brief, Section.I_OWE) == ["Send the recap | yesterday"]
    assert rows(brief, Section.DEADLINES) == ["Answer them | tomorrow 17:00", "Offer v1 expires | Fri 27 Nov 17:00"]
    assert [one.is_late for one in (*brief.they_owe, *brief.i_owe)] == [False, False, False, True]


def test_a_contingency_with_a_date_is_a_deadline():
    held = call("11-13 10:00", promised("signing", once(20_000), condition="start by 1 Dec", by=date(2026, 12, 1)))
    assert rows(made(held), Section.DEADLINES) == ["Signing bonus: start by 1 Dec | Tue 1 Dec"]


def test_an_answered_ask_is_not_owed():
    ask = email("11-23 14:00", asked("pto", span(30)), out=True)
    assert made(ask, call("11-24 10:00", refused("pto"))).they_owe == ()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (money(185_000), ("185,000", "a year")),
        (money(95_000, currency="EUR"), ("EUR 95,000", "a year")),
        (once((180_000, 190_000)), ("180,000 to 190,000", "once")),
        (percent(15), ("15", "% of base")),
        (span(3, period=Period.WEEK), ("3", "days a week")),
        (units(4_000), ("4,000", "RSU")),
        (words("Staff Engineer 2"), ("“Staff Engineer 2”", "")),
        (flag(True), ("yes", "")),
        (None, ("", "")),
    ],
)
def test_a_figure_and_its_unit(value, expected):
    assert figure(value, "USD") == expected


SHORT = (call("11-13 10:00", promised("base", money(185_000))), letter("11-20 09:31", offered("base", money(178_000))))


def test_openings_are_offered_where_the_base_falls_short():
    assert openings(made(*SHORT).ledger, OPENINGS) == (
        "signing bonus 28,000 bridges four years", "review at 6 months, measured, in writing",
        "equity, granted on milestones",
    )  # fmt: skip
    grant = call("11-13 11:00", promised("equity", units(4_000)))
    assert "more RSU, or a shorter cliff" in openings(made(*SHORT, grant).ledger, OPENINGS)


def test_what_they_refused_is_no_opening():
    ask = email("11-21 10:00", asked("review", span(6, "month")), out=True)
    no = call("11-22 10:00", refused("review"))
    assert not any("review" in one for one in openings(made(*SHORT, ask, no).ledger, OPENINGS))


def test_without_a_gap_there_is_nothing_to_open():
    assert openings(made(SHORT[1]).ledger, OPENINGS) == ()
    assert openings(made(SHORT[0]).ledger, OPENINGS) == ()


GATE = replace(NO_GATE, lines=(
    Line(step="signed", text="Signed by both: the copy", group=OFFER),
    Line(step="base", text="Base salary in writing", group=PROMISES),
    Line(step="references", text="References checked", group="What it depends on"),
))  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({"stage": Stage.INTERVIEWING}, 0),
        ({"stage": Stage.VERBAL_OFFER}, 3),
        ({"stage": Stage.SIGNED}, 3),
        ({"stage": Stage.SIGNED, "outcome": Outcome.ACCEPTED}, 3),
        ({"stage": Stage.STARTED}, 0),
        ({"stage": Stage.VERBAL_OFFER, "accepts": False}, 0),
        ({"stage": Stage.NEGOTIATING, "outcome": Outcome.OFFER_WITHDRAWN}, 0),
    ],
)
def test_before_giving_notice_the_gist_of_the_gate(fields, count):
    stands = replace(card(NEGOTIATION, (), (), NOW), **fields)
    found = still_open(GATE, made(SAID, LETTER).ledger, stands)
    assert found == ("Signed by both", "promises in writing, 1 of 4", "1 more in the gate")[:count]
    assert still_open(NO_GATE, made(SAID).ledger, stands) == ()


def test_what_is_private_is_marked_and_left_out_of_what_is_shared():
    lesson = call("11-20 12:00", body="Never on the phone. #lesson", tags=("lesson",), participants=DANA)
    brief = made(
        *SHORT, lesson, prep=("target 195k", "ask Who signs?", "instead my old job"),
        follow_ups=(follow_up(date(2026, 11, 25), "calm down"),),
    )  # fmt: skip
    whole, shared = parts(brief, ITEMS), parts(brief, ITEMS, share=True)
    assert {one.section for one in whole} >= set(PRIVATE)
    assert not {one.section for one in shared} & set(PRIVATE)
    assert not any(point.is_private for part in shared for point in part.points)
    assert not any(one.section is Section.SAID for one in shared)


def test_of_the_last_talk_only_what_was_stated_is_shared():
    said = call("11-24 10:00", promised("base", money(185_000)), body="she sounded tired", participants=DANA)
    [part] = [one for one in parts(made(said), ITEMS, share=True) if one.section is Section.SAID]
    assert [(one.label, one.amount, one.by) for one in part.points] == [("Base salary", "185,000", "Dana promised")]


def test_its_title_says_what_is_known():
    assert title_of(made()) == "acme"
    filled = replace(NEGOTIATION, role="Staff Engineer", company="Acme")
    assert title_of(replace(made(), negotiation=filled)) == "acme, Staff Engineer, Acme"


def test_a_journal_with_nothing_in_it_has_a_brief():
    brief = made(people=())
    assert [one.section for one in parts(brief, ITEMS)] == [Section.MEETING]
    assert brief.questions == ()


def test_the_alternative_is_told_by_what_it_offers():
    other = replace(made(letter("11-20 09:31", offered("base", money(160_000)))).ledger)
    brief = made(*SHORT, prep=("instead borg",), instead=other)
    assert "instead | acme, USD 160,000 a year, USD 160,000 in year 1" in rows(brief, Section.PREP)

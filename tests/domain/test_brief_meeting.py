"""Which meeting a brief is for, and with whom."""

from __future__ import annotations

from datetime import date

import pytest
from brief_factory import made
from factories import follow_up
from ledger_factory import NOW, PEOPLE, at, call, entry

from journal.domain.brief.meeting import by_authority, is_near, meetings_ahead, named_in, near_meeting
from journal.domain.records import Channel, FollowUpKind, FollowUpStatus, Participant

EVERYONE = tuple(PEOPLE.values())


def meeting(when, what="call with Dana", **more):
    return follow_up(when, what, **({"kind": FollowUpKind.MEETING, "id": what} | more))


def talk(when, *people, **more):
    return call(when, participants=tuple(Participant(one, "from") for one in people), **more)


@pytest.mark.parametrize(
    ("when", "is_ahead", "near"),
    [
        (at("11-24 18:02"), True, True),
        (at("11-24 18:42"), True, True),
        (at("11-24 18:43"), True, False),
        (at("11-24 17:42"), True, True),
        (at("11-24 16:43"), True, True),
        (at("11-24 16:42"), False, False),
        (at("11-25 10:00"), True, False),
        (date(2026, 11, 24), True, False),
        (date(2026, 11, 23), False, False),
    ],
)
def test_a_meeting_is_ahead_until_an_hour_after_it_began(when, is_ahead, near):
    one = meeting(when)
    assert bool(meetings_ahead([one], NOW)) is is_ahead
    assert is_near(one, NOW) is near


@pytest.mark.parametrize("more", [{"status": FollowUpStatus.DONE}, {"kind": FollowUpKind.TASK}])
def test_only_an_open_meeting_is_one(more):
    one = meeting(at("11-24 18:00"), **more)
    assert meetings_ahead([one], NOW) == [] and not is_near(one, NOW) and near_meeting([one], NOW) is None


def test_the_soonest_comes_first_and_a_day_after_its_hours():
    later, day, sooner = (
        meeting(at("11-25 10:00"), "b"),
        meeting(date(2026, 11, 24), "c"),
        meeting(at("11-24 19:00"), "a"),
    )
    assert [one.what for one in meetings_ahead([later, day, sooner], NOW)] == ["a", "c", "b"]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("call with Dana: the gaps", ["Dana Reyes"]),
        ("Lee Park and Omar Haddad", ["Lee Park", "Omar Haddad"]),
        ("call with DANA", ["Dana Reyes"]),
        ("more money", []),
        ("momentum", []),
        ("", []),
    ],
)
def test_people_named_in_words(words, names):
    people = [one for one in EVERYONE if one.name != "Mo Light"]
    assert [one.name for one in named_in(words, people)] == names


def test_a_first_name_of_two_names_nobody():
    twins = [PEOPLE["dana"], PEOPLE["lee"].__class__(id="x", name="Dana Wu")]
    assert named_in("call with Dana", twins) == ()
    assert [one.id for one in named_in("call with Dana Wu", twins)] == ["x"]


def test_it_is_with_those_it_names_else_those_of_its_entry_else_of_the_last_talk():
    told = talk("11-23 10:00", "lee")
    named = made(told, follow_ups=(meeting(at("11-25 10:00"), "call with Dana", entry=told.id),))
    written = made(
        told, talk("11-24 10:00", "omar"), follow_ups=(meeting(at("11-25 10:00"), "the gaps", entry=told.id),)
    )
    nothing = made(told, talk("11-24 10:00", "omar"))
    assert [[one.id for one in brief.whom] for brief in (named, written, nothing)] == [["dana"], ["lee"], ["omar"]]


def test_with_somebody_named_it_is_their_meeting_and_their_last_word():
    mine, theirs = talk("11-22 10:00", "lee"), talk("11-23 10:00", "dana")
    ahead = (meeting(at("11-25 10:00"), "call with Dana"), meeting(at("11-26 10:00"), "call with Lee"))
    found = made(mine, theirs, follow_ups=ahead, wanted=PEOPLE["lee"])
    assert (found.meeting.what, found.said_last) == ("call with Lee", mine)
    assert made(mine, theirs, follow_ups=ahead[:1], wanted=PEOPLE["lee"]).meeting is None


def test_a_note_and_what_nobody_else_took_part_in_are_no_talk():
    people = (Participant("dana", "with"),)
    note = entry("11-24 11:00", Channel.NOTE, participants=people)
    assert made(note, call("11-24 10:00")).said_last is None


def test_who_decides_stands_first():
    assert [one.id for one in by_authority(EVERYONE)] == ["omar", "dana", "lee", "mo"]

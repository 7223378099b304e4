"""Which entry may have answered what they owe, and what was done to a follow-up in words."""

from __future__ import annotations

from datetime import date

import pytest
from factories import entry, follow_up, instant

from journal.domain.answers import answers
from journal.domain.moves import move_words
from journal.domain.record import replace
from journal.domain.records import Channel, Direction, FollowUpStatus, Owner, Participant
from journal.domain.records.repeat import Repeat, RepeatUnit

NOW = instant("2026-11-24 17:42")
DANA, LEE = Participant("p-dana", "from"), Participant("p-lee", "from")


def talk(day: int, *people: Participant, channel: Channel = Channel.CALL, direction: Direction = Direction.INCOMING):
    return entry(
        instant(f"2026-11-{day:02} 10:00"), id=f"e-{day}", channel=channel, direction=direction, participants=people
    )


OWED = follow_up(date(2026, 11, 20), id="f-1", entry="e-10", owner=Owner.THEM)
ROWS = [
    ([talk(10, DANA)], None),
    ([talk(10, DANA), talk(12, DANA)], "e-12"),
    ([talk(10, DANA), talk(12, DANA, channel=Channel.EMAIL)], "e-12"),
    ([talk(10, DANA), talk(12, DANA, direction=Direction.BOTH)], "e-12"),
    ([talk(10, DANA), talk(12, DANA), talk(13, DANA)], "e-12"),
    ([talk(10, DANA), talk(12, LEE)], None),
    ([talk(10, DANA), talk(12, LEE, DANA)], "e-12"),
    ([talk(10), talk(12, LEE)], "e-12"),
    ([talk(10, DANA), talk(12, DANA, direction=Direction.OUTGOING)], None),
    ([talk(10, DANA), talk(12, DANA, channel=Channel.NOTE)], None),
    ([talk(9, DANA), talk(10, DANA)], None),
]


@pytest.mark.parametrize(("entries", "found"), ROWS)
def test_the_first_later_word_of_the_same_person_may_be_the_answer(entries, found):
    told = answers(entries, {"e-10": (OWED,)})
    assert {key: one.id for key, one in told.items()} == ({"f-1": found} if found else {})


@pytest.mark.parametrize(
    "one", [replace(OWED, owner=Owner.ME), replace(OWED, status=FollowUpStatus.DONE), replace(OWED, status=FollowUpStatus.DROPPED)]
)  # fmt: skip
def test_what_is_mine_or_closed_is_not_asked_about(one):
    assert not answers([talk(10, DANA), talk(12, DANA)], {"e-10": (one,)})


DUE = follow_up(date(2026, 11, 27))
WEEKLY = replace(DUE, repeat=Repeat(every=1, unit=RepeatUnit.WEEK, anchor=date(2026, 11, 27)))
SNOOZED = replace(DUE, status=FollowUpStatus.SNOOZED, snoozed_until=date(2026, 12, 1))
DONE = replace(DUE, status=FollowUpStatus.DONE)
MOVES = [
    (None, DUE, "due Fri 27 Nov"),
    (None, WEEKLY, "due Fri 27 Nov, every Friday"),
    (DUE, SNOOZED, "snoozed until Tue 1 Dec"),
    (SNOOZED, replace(SNOOZED, snoozed_until=date(2026, 12, 4)), "snoozed until Fri 4 Dec"),
    (SNOOZED, DUE, "no longer snoozed"),
    (DUE, replace(DUE, due=instant("2026-11-30 17:00")), "moved from Fri 27 Nov to Mon 30 Nov 17:00"),
    (WEEKLY, replace(WEEKLY, due=date(2026, 12, 4), times=1), "done, due again Fri 4 Dec"),
    (DUE, DONE, "done"),
    (SNOOZED, replace(DONE, status=FollowUpStatus.DROPPED), "dropped"),
    (DONE, DUE, "open again, due Fri 27 Nov"),
    (DUE, replace(DUE, owner=Owner.THEM), "handed to them"),
    (replace(DUE, owner=Owner.THEM), DUE, "taken over by me"),
    (DUE, replace(DUE, what="call"), "called “call”"),
    (DUE, WEEKLY, "every Friday"),
    (WEEKLY, DUE, "no longer repeated"),
    (DUE, None, "taken away"),
    (DUE, replace(DUE, start=3, end=9), ""),
]


@pytest.mark.parametrize(("before", "after", "words"), MOVES)
def test_what_was_done_to_it_is_said_in_words(before, after, words):
    assert move_words(before, after, NOW) == words

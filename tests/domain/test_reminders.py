"""When a person is reminded, and that it happens once."""

from __future__ import annotations

from datetime import date

import pytest
from factories import entry, follow_up, instant, negotiation

from journal.domain.board import card
from journal.domain.record import replace
from journal.domain.records import FollowUpKind, FollowUpStatus, Mark, MarkKind, Owner, Stage
from journal.domain.reminders import due_now, reminders

NOW = instant("2026-11-24 17:42")
NAMES = {"n-acme": "acme"}
TIMED = follow_up(instant("2026-11-24 18:00"), "answer", id="f-1")
ROWS = [
    (TIMED, "2026-11-24 18:00", "answer, today 18:00"),
    (replace(TIMED, kind=FollowUpKind.MEETING), "2026-11-24 17:45", "answer, today 18:00"),
    (follow_up(date(2026, 11, 25), "answer"), "2026-11-25 09:00", "answer, tomorrow"),
    (
        replace(TIMED, status=FollowUpStatus.SNOOZED, snoozed_until=date(2026, 11, 27)),
        "2026-11-27 09:00",
        "answer, Fri 27 Nov",
    ),
    # A time said in another zone is that moment; a day is that day, in the morning of mine.
    (follow_up(instant("2026-11-25 09:00+01:00".replace("+01:00", ""), "Europe/Berlin"), "x"), "2026-11-25 03:00", "x, tomorrow 03:00"),
    (follow_up(date(2026, 11, 25), "x", zone="Asia/Tokyo"), "2026-11-25 09:00", "x, tomorrow"),
    # 02:30 does not exist in New York on 14 March 2027.
    (follow_up(instant("2027-03-14 02:30"), "x"), "2027-03-14 03:30", "x, Sun 14 Mar 2027 03:30"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "at", "text"), ROWS)
def test_when_one_is_reminded(one, at, text):
    (found,) = reminders([one], (), NAMES, NOW)
    assert (found.at.in_zone(NOW.zone).local.strftime("%Y-%m-%d %H:%M"), found.text, found.title) == (at, text, "acme")


@pytest.mark.parametrize(
    "one",
    [
        replace(TIMED, owner=Owner.THEM),
        replace(TIMED, status=FollowUpStatus.DONE),
        replace(TIMED, status=FollowUpStatus.DROPPED),
    ],
)
def test_of_what_is_theirs_or_closed_nobody_is_reminded(one):
    assert not reminders([one], (), NAMES, NOW)


def test_each_is_given_once_and_again_when_it_was_put_off():
    (first,) = reminders([TIMED], (), NAMES, NOW)
    later = instant("2026-11-24 18:00")
    assert not due_now([first], frozenset(), NOW)
    assert due_now([first], frozenset(), later) == (first,)
    assert not due_now([first], frozenset({first.key}), later)
    snoozed = replace(TIMED, status=FollowUpStatus.SNOOZED, snoozed_until=instant("2026-11-25 09:00"))
    (again,) = reminders([snoozed], (), NAMES, NOW)
    assert again.key != first.key


@pytest.mark.parametrize(("stage", "is_told"), [(Stage.WRITTEN_OFFER, True), (Stage.AGREED, False)])
def test_an_unanswered_offer_is_reminded_of_a_day_before_it_expires(stage, is_told):
    mark = Mark(kind=MarkKind.OFFER, start=0, end=1, when=instant("2026-11-27 17:00"))
    offered = entry(instant("2026-11-20 10:00"), marks=(mark,))
    found = reminders([], [card(negotiation(first_stage=stage), [offered], (), NOW)], NAMES, NOW)
    assert [(one.at.iso(), one.text) for one in found] == (
        [("2026-11-26T17:00:00-05:00", "The offer expires Fri 27 Nov 17:00")] if is_told else []
    )

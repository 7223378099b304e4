"""Where a negotiation stands, from its entries."""

from __future__ import annotations

from datetime import date

import pytest
from factories import entry, follow_up, instant, negotiation

from journal.domain.board import card, furthest_first, in_order, latest_first, offer_expiry
from journal.domain.records import Channel, Mark, MarkKind, Outcome, Stage

NOW = instant("2026-11-24 17:42")


def stage(day: int, to: Stage):
    return entry(instant(f"2026-11-{day:02} 10:00"), marks=(Mark(kind=MarkKind.STAGE, start=0, end=1, stage=to),))


def offer(day: int, **fields):
    return entry(instant(f"2026-11-{day:02} 10:00"), marks=(Mark(kind=MarkKind.OFFER, start=0, end=1, **fields),))


def closed(day: int, outcome: Outcome):
    return entry(
        instant(f"2026-11-{day:02} 10:00"), marks=(Mark(kind=MarkKind.CLOSED, start=0, end=1, outcome=outcome),)
    )


def test_without_entries_it_stands_where_it_began():
    one = card(negotiation(first_stage=Stage.SCREENING), (), (), NOW)
    assert (one.stage, one.days_in_stage(NOW), one.outcome, one.last_contact) == (Stage.SCREENING, 54, None, None)


def test_the_stage_is_the_last_one_said_and_repeating_it_does_not_restart_the_days():
    entries = [stage(3, Stage.INTERVIEWING), stage(14, Stage.WRITTEN_OFFER), stage(20, Stage.WRITTEN_OFFER)]
    one = card(negotiation(), entries, (), NOW)
    assert (one.stage, one.days_in_stage(NOW)) == (Stage.WRITTEN_OFFER, 10)


def test_closing_gives_the_outcome_and_a_later_stage_opens_it_again():
    entries = [closed(10, Outcome.WENT_QUIET)]
    assert card(negotiation(), entries, (), NOW).outcome is Outcome.WENT_QUIET
    assert card(negotiation(), [*entries, stage(12, Stage.INTERVIEWING)], (), NOW).outcome is None


def test_a_note_is_no_contact():
    call = entry(instant("2026-11-20 10:00"), channel=Channel.CALL)
    note = entry(instant("2026-11-22 10:00"), channel=Channel.NOTE)
    assert card(negotiation(), [call, note], (), NOW).last_contact == call.occurred


def test_next_due_is_my_soonest_and_overdue_counts_mine():
    late, soon = follow_up(date(2026, 11, 20)), follow_up(date(2026, 11, 30))
    one = card(negotiation(), (), [soon, late], NOW)
    assert (one.next_due, one.overdue) == (late, 1)


@pytest.mark.parametrize(
    ("offers", "expected"),
    [
        ([], None),
        ([offer(3, when=date(2026, 11, 25))], date(2026, 11, 25)),
        ([offer(3, when=date(2026, 11, 25)), offer(4, when=date(2026, 11, 30), extends=True)], date(2026, 11, 30)),
        ([offer(3, when=date(2026, 11, 25)), offer(4, partial=True)], date(2026, 11, 25)),
        ([offer(3, when=date(2026, 11, 25)), offer(4)], None),
    ],
    ids=["none", "said", "extended", "partial keeps it", "a whole new version without"],
)
def test_offer_expiry(offers, expected):
    assert offer_expiry(offers) == expected


def test_entries_are_in_order_of_occurrence_a_whole_day_before_its_hours():
    morning, day = entry(instant("2026-11-20 00:30")), entry(date(2026, 11, 20))
    later = entry(instant("2026-11-20 00:30"))
    assert in_order([morning, day, later]) == [day, morning, later]


def test_the_furthest_along_first_and_closed_ones_left_out():
    ahead = card(negotiation("borg", first_stage=Stage.AGREED), (), (), NOW)
    behind = card(negotiation("acme"), (), (), NOW)
    over = card(negotiation("corto"), [closed(10, Outcome.DECLINED)], (), NOW)
    assert furthest_first([behind, over, ahead]) == [ahead, behind]


def said(day: int, **fields):
    return entry(instant(f"2026-11-{day:02} 10:00"), marks=(Mark(start=0, end=1, **fields),))


def test_a_closed_card_tells_when_and_why_and_opening_it_again_forgets_both():
    end = said(10, kind=MarkKind.CLOSED, outcome=Outcome.REJECTED, because="on site only")
    one = card(negotiation(), [end], (), NOW)
    assert (one.outcome, one.ended, one.because) == (Outcome.REJECTED, date(2026, 11, 10), "on site only")
    again = card(negotiation(), [end, stage(12, Stage.LEAD)], (), NOW)
    assert (again.outcome, again.ended, again.because) == (None, None, "")


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], (None, False)),
        ([{"kind": MarkKind.DECIDED, "accept": False}], (False, False)),
        ([{"kind": MarkKind.DECIDED, "accept": True}, {"kind": MarkKind.TOLD}], (True, True)),
        ([{"kind": MarkKind.DECIDED, "accept": False}, {"kind": MarkKind.TOLD},
          {"kind": MarkKind.DECIDED, "accept": True}], (True, False)),
    ],
)  # fmt: skip
def test_a_decision_stands_until_another_and_has_to_be_told(marks, expected):
    one = card(negotiation(), [said(day, **mark) for day, mark in enumerate(marks, 10)], (), NOW)
    assert (one.accepts, one.is_told) == expected


def test_the_closed_ones_come_in_order_of_their_end():
    names = {"borg": 12, "acme": 12, "corto": 20}
    cards = [card(negotiation(name), [closed(day, Outcome.EXPIRED)], (), NOW) for name, day in names.items()]
    cards.append(card(negotiation("open"), (), (), NOW))
    assert [one.negotiation.name for one in latest_first(cards)] == ["corto", "acme", "borg"]

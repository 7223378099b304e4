"""What a shell prompt is told is what `due` says."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from journal.domain.agenda import Section, section
from journal.domain.instants import Instant
from journal.domain.record import replace
from journal.domain.records import FollowUp, FollowUpStatus, Owner
from journal.service.prompt import counts
from journal.service.session import Session
from journal.store.derived_keeper import bring_up_to_date

ZONES = ("America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Tokyo")


def open_ones(now: Instant) -> list[FollowUp]:
    """Follow-ups at every quarter of a day around now, and on the days around it, in several zones."""
    times = [now.plus(timedelta(hours=6 * count)) for count in range(-9, 10)]
    days = [now.day + timedelta(days=count) for count in range(-2, 4)]
    dues: list[Instant | date] = [*times, *days]
    return [
        FollowUp(id=f"f{place}{zone}", negotiation=None, entry="e1", what="answer", due=due, zone=zone)
        for zone in ZONES
        for place, due in enumerate(dues)
    ]


def save(session: Session, follow_ups: list[FollowUp]) -> None:
    with session.store.unit("add") as unit:
        for one in follow_ups:
            unit.put(one)


@pytest.mark.parametrize("hours", range(0, 24, 3))
@pytest.mark.parametrize("derived", [0, 40, 100])
def test_the_counts_are_those_of_the_agenda(session: Session, now: Instant, hours: int, derived: int) -> None:
    follow_ups = open_ones(now)
    follow_ups[3:30:9] = [replace(one, owner=Owner.THEM) for one in follow_ups[3:30:9]]
    follow_ups[5:90:7] = [
        replace(one, status=FollowUpStatus.SNOOZED, snoozed_until=now.plus(timedelta(hours=5)))
        for one in follow_ups[5:90:7]
    ]
    follow_ups[4:90:11] = [replace(one, status=FollowUpStatus.DONE) for one in follow_ups[4:90:11]]
    save(session, follow_ups[:derived])
    if derived:
        bring_up_to_date(session.store.home, 0)
    save(session, follow_ups[derived:])
    later = now.plus(timedelta(hours=hours))
    mine = [section(one, later) for one in follow_ups if one.is_open and one.owner is Owner.ME]
    expected = (mine.count(Section.OVERDUE), mine.count(Section.TODAY), ())
    assert counts(session.store.home, later) == expected
    session.store.close()

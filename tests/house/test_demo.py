"""The sample journal shows what the program is for, whenever it is opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from journal.config import Settings
from journal.domain.agenda import Section
from journal.domain.instants import parse_instant
from journal.domain.records import FollowUpStatus
from journal.service import agenda, demo, negotiations
from journal.service.session import Session, open_session

MOMENTS = (
    "2026-11-24T17:42:00-05:00[America/New_York]",
    "2026-11-22T00:20:00+01:00[Europe/Berlin]",
    "2026-11-28T13:00:00+00:00[UTC]",
    "2026-12-31T23:50:00+00:00[UTC]",
    "2027-03-14T01:55:00-05:00[America/New_York]",
    "2028-02-29T12:00:00+05:30[Asia/Kolkata]",
)


@pytest.fixture(params=MOMENTS)
def session(request: pytest.FixtureRequest, tmp_path: Path) -> Session:
    now = parse_instant(request.param)
    session = open_session(Settings(home=tmp_path / "home", zone=now.zone), lambda: now)
    demo.fill(session)
    return session


def test_every_entry_is_understood(session: Session) -> None:
    findings = [(entry.text, finding) for entry in session.entries for finding in entry.findings]
    assert len(session.entries) >= 12
    assert findings == []


def test_every_bracket_is_read(session: Session) -> None:
    for entry in session.entries:
        written = len(session.follow_ups_by_entry.get(entry.id, ()))
        assert entry.body.count("[") == len(entry.statements) + len(entry.marks) + written, entry.text


def test_there_is_something_overdue_due_ahead_and_waited_for(session: Session) -> None:
    page = agenda.today(session, standing=negotiations.standing(session))
    sections = dict(page.due)
    assert Section.OVERDUE in sections
    assert Section.TODAY in sections
    assert page.overdue == 1
    assert page.waiting == 2
    assert sum(map(len, sections.values())) + page.later >= 5
    assert any(one.status is FollowUpStatus.DONE for one in session.follow_ups)


def test_the_offer_has_not_expired(session: Session) -> None:
    cards = {card.negotiation.name: card for card in negotiations.standing(session)}
    assert set(cards) == {"acme", "borg"}
    assert cards["acme"].offer_expires.utc > session.now.utc


def test_one_entry_was_written_down_late(session: Session) -> None:
    assert [entry.body[:9] for entry in session.entries if entry.is_late] == ["He called"]


def test_the_clock_is_the_real_one_again(session: Session) -> None:
    assert session.now == session.clock()
    assert all(entry.recorded_at <= session.now for entry in session.entries)

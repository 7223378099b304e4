"""A negotiation whose letter falls short of what was promised on the phone."""

from __future__ import annotations

from journal.domain.instants import parse_instant
from journal.service import capture, negotiations
from journal.service.session import Session

NOW = "2026-11-24T17:42:00-05:00[America/New_York]"

TOLD = (
    "acme call from Dana Reyes, on 13 Nov 10:00: [base promised 185k guaranteed]; [signing promised 20k]; [pto promised 30 days]",
    "acme call from Lee Park, on 18 Nov 15:00: [equity promised 4000 RSU over 4y 1y cliff]; [bonus promised 15%]",
    "acme letter from Dana Reyes, on 20 Nov 9:30: [offer v1 expires 27 Nov 17:00]; [base 178k]; [bonus 15%]; "
    "[equity 4000 RSU over 4y 1y cliff]; [pto 25 days]. This letter is the entire agreement between us.",
)  # fmt: skip


def told(session: Session) -> Session:
    """The journal with these entries in it."""
    negotiations.new(session, "acme", company="Acme Robotics", role="Staff Engineer", currency="USD")
    for line in TOLD:
        capture.add(session, line)
    return session


def later(session: Session, when: str) -> Session:
    """The same journal at another time."""
    moment = parse_instant(f"{when.replace(' ', 'T')}[America/New_York]")
    session.clock = lambda: moment
    return session

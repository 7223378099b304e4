"""A negotiation told line by line, for tests of the paths."""

from __future__ import annotations

from journal.domain.paths.situation import Situation
from journal.service import capture, negotiations
from journal.service.session import Session
from journal.service.situations import situation_of

OFFER = "acme letter from Dana, 20 Nov: [offer v1 expires 27 Nov]; [base 185k]"
SAID = "acme call from Dana, 13 Nov: [base promised 185k]"


def begin(session: Session, name: str = "acme", **more: str) -> Session:
    """The journal with a negotiation begun."""
    given = {"company": "Acme", "role": "Staff Engineer", "currency": "USD"} | more
    negotiations.new(session, name, **given)
    return session


def tell(session: Session, *texts: str) -> Situation:
    """The negotiation as it stands when all this was written, every word of it understood."""
    for text in texts:
        reading = capture.add(session, text)
        assert not reading.entry.findings, (text, reading.entry.findings)
    return situation_of(session, session.negotiation("acme"))

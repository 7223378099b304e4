"""Where a negotiation stands, made again only when something was written in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from journal.domain.agenda import next_overdue
from journal.domain.board import Card, card_of, course_of
from journal.domain.records import Entry, FollowUp, Negotiation
from journal.service.session import Session


def card_now(session: Session, negotiation: Negotiation) -> Card:
    """The card of a negotiation as things stand now, without what its ledger counts."""
    entries = session.by_negotiation.get(negotiation.id, ())
    return card_from(session, negotiation, entries, session.follow_ups_by_negotiation.get(negotiation.id, ()))


def card_from(
    session: Session, negotiation: Negotiation, entries: Sequence[Entry], follow_ups: Sequence[FollowUp]
) -> Card:
    """The same from the entries that tell of its course, in order of occurrence, and its open follow-ups."""
    course = session.memo.get(
        ("course", negotiation.id), (negotiation, entries), partial(course_of, negotiation, entries)
    )
    now = session.now

    def make() -> tuple[Card, datetime]:
        return card_of(negotiation, course, follow_ups, now), next_overdue(follow_ups, now)

    return session.memo.get_until(("card", negotiation.id), (negotiation, course, follow_ups), now.utc, make)

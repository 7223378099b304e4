"""Where a negotiation stands, made again only when something was written in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

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
    make = partial(course_of, negotiation, entries)
    course = session.memo.get(("course", negotiation.id), (negotiation, entries), make)
    return card_of(negotiation, course, follow_ups, session.now)

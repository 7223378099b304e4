"""The weekly review: each open negotiation in turn, and when it was gone through last."""

from __future__ import annotations

from journal.domain.board import card, furthest_first
from journal.domain.instants import Instant
from journal.domain.paths.review import Reviewed, reviewed
from journal.domain.records import Negotiation
from journal.domain.records.review import Review
from journal.service.session import Session
from journal.service.situations import situation_of


def review(session: Session, name: str = "") -> tuple[Reviewed, ...]:
    """Each open negotiation as it is gone through, the furthest along first; only one where a short name is given.

    Raises NotFoundError naming the nearest.
    """
    if name.strip():
        wanted: tuple[Negotiation, ...] = (session.negotiation(name),)
    else:
        cards = (card(one, session.by_negotiation.get(one.id, ()), (), session.now) for one in session.negotiations)
        wanted = tuple(one.negotiation for one in furthest_first(cards) if not one.negotiation.is_current_job)
    last = {one.negotiation: one.at for one in session.store.all(Review)}
    return tuple(reviewed(situation_of(session, one), last.get(one.id)) for one in wanted)


def last_review(session: Session) -> Instant | None:
    """When a negotiation was gone through last; None for never."""
    return max((one.at for one in session.store.all(Review)), default=None)


def mark(session: Session, *names: str) -> tuple[Review, ...]:
    """Note that negotiations have been gone through now, in one change. Raises NotFoundError and StoreError."""
    former = {one.negotiation: one for one in session.store.all(Review)}
    found = [session.negotiation(name) for name in names]
    made = tuple(
        Review(id=former[one.id].id if one.id in former else session.ids(), negotiation=one.id, at=session.now)
        for one in found
    )
    with session.store.unit("review") as unit:
        for one in made:
            unit.put(one)
    return made

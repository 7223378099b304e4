"""Offers against promises: the ledger of a negotiation, its versions, and the evidence for each item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.service.ledgers import ledger_of, row_named
from journal.service.session import Session

if TYPE_CHECKING:
    from journal.domain.offer.changing import VersionChange
    from journal.domain.offer.rows import Ledger
    from journal.domain.offer.trail import Trail
    from journal.domain.offer.versions import OfferVersion


def ledger(session: Session, name: str) -> Ledger:
    """The ledger of a negotiation by its short name. Raises NotFoundError naming the nearest."""
    return ledger_of(session, session.negotiation(name))


def versions(session: Session, name: str) -> tuple[OfferVersion, ...]:
    """The offers made in a negotiation, oldest first."""
    return ledger(session, name).versions


def changes(session: Session, name: str) -> tuple[VersionChange, ...]:
    """What changed in the text from each version of an offer to the next, oldest first. Raises NotFoundError."""
    from journal.domain.offer.changing import changes_of

    return changes_of(ledger(session, name).versions)


def evidence(session: Session, name: str, item: str) -> Trail:
    """All that was said of one item, oldest first, and what it comes to. Raises NotFoundError."""
    from journal.domain.offer.trail import evidence_trail

    made = ledger(session, name)
    return evidence_trail(made, row_named(session, made, item), session.items)

"""What the Offers view asks the desk for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from journal.domain.instants import Instant
from journal.domain.offer.rows import Ledger
from journal.domain.offer.trail import Trail, evidence_trail
from journal.domain.records import Authority, Entry, ItemTable, Negotiation, Person
from journal.service import negotiations
from journal.service.ledgers import ledger_of
from journal.service.session import Session
from journal.tui.jobs import latest_talks


@dataclass(frozen=True, slots=True, kw_only=True)
class OffersData:
    """The ledger of one negotiation, None where there is no negotiation at all.

    `among` are the ids of all that can be shown, the furthest along first, `trails` the evidence by item, `deciding`
    the people whose word decides.
    """

    now: Instant
    ledger: Ledger | None
    among: tuple[str, ...]
    names: Mapping[str, str]
    items: ItemTable
    trails: Mapping[str, Trail]
    deciding: tuple[Person, ...]
    latest: Mapping[str, Entry]
    overdue: int

    @property
    def negotiation(self) -> Negotiation | None:
        return self.ledger.negotiation if self.ledger else None


def offers(session: Session, wanted: str) -> OffersData:
    """The ledger of the negotiation of an id; of the one furthest along where that is empty or gone."""
    standing = negotiations.standing(session)
    ids = [card.negotiation.id for card in standing]
    ids += [one.id for one in session.negotiations if one.id not in ids]
    by_id = {one.id: one for one in session.negotiations}
    chosen = by_id.get(wanted) or (by_id[ids[0]] if ids else None)
    ledger = ledger_of(session, chosen) if chosen else None
    return OffersData(
        now=session.now,
        ledger=ledger,
        among=tuple(ids),
        names=session.names,
        items=session.items,
        trails={row.item: evidence_trail(ledger, row.item, session.items) for row in ledger.rows} if ledger else {},
        deciding=tuple(
            one
            for one in session.people
            if chosen and chosen.id in one.negotiations and one.authority is Authority.DECIDES
        ),
        latest=latest_talks(session),
        overdue=sum(card.overdue for card in standing),
    )

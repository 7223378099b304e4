"""What the Offers view asks the desk for."""

from __future__ import annotations

from collections.abc import Mapping

from journal.domain.instants import Instant
from journal.domain.offer.rows import Ledger
from journal.domain.offer.trail import Trail, evidence_trail
from journal.domain.record import record
from journal.domain.records import Authority, Entry, ItemTable, Negotiation, Person
from journal.domain.records.ruling import RulingKind, Verdict
from journal.service import negotiations, rulings
from journal.service.ledgers import ledger_of
from journal.service.session import Session
from journal.tui.jobs import latest_talks


@record
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


def pair(session: Session, name: str, item: str, renamed: str, reason: str) -> str:
    """Pair an item with another one, or take its pairs apart where that is empty; what was done, in words.

    Raises what `rulings.pair` raises.
    """
    label = session.items.label
    if not renamed:
        (one, *_) = rulings.withdraw_ruling(session, name, item, RulingKind.PAIR)
        return f"{label(one.item)} and {label(one.renamed)} are two again"
    one = rulings.pair(session, name, item, renamed, reason)
    return f"{label(one.item)} is the same as {label(one.renamed)}"


def overrule(session: Session, name: str, item: str, verdict: str, reason: str) -> str:
    """Put a verdict in the place of a row's own; an empty one takes that back. Raises what `rulings` raises."""
    label = session.items.label(item)
    if not verdict:
        rulings.withdraw_ruling(session, name, item, RulingKind.OVERRULE)
        return f"{label}: the verdict is again what was said"
    one = rulings.overrule(session, name, item, Verdict(verdict), reason)
    return f"{label}: {one.verdict.label if one.verdict else ''} by your own verdict"


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

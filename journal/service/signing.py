"""Before signing: what was promised and is not in the contract."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from journal.domain.records import Entry, Negotiation, Stage
from journal.service.data import data_text
from journal.service.ledgers import ledger_of
from journal.service.session import Session

if TYPE_CHECKING:
    from journal.domain.offer.unsigned import Unsigned


def unsigned(session: Session, negotiation: Negotiation) -> Unsigned:
    """What a signature would leave behind in a negotiation."""
    from journal.domain.offer.unsigned import missing_in_contract

    told = session.by_negotiation.get(negotiation.id, ())
    return missing_in_contract(ledger_of(session, negotiation), told, phrases(session), session.items)


def phrases(session: Session) -> tuple[str, ...]:
    """The words, in several languages, that make a contract the entire agreement."""
    return session.lasting("entire agreement", _phrases)


def _phrases() -> tuple[str, ...]:
    by_language: dict[str, list[str]] = json.loads(data_text("entire_agreement.json"))
    return tuple(phrase for listed in by_language.values() for phrase in listed)


def flag_on(session: Session, entry: Entry) -> str:
    """The sentence for an entry that says that one has signed while something is missing; empty otherwise."""
    if entry.stage is not Stage.SIGNED:
        return ""
    filed = next((one for one in session.negotiations if one.id == entry.negotiation), None)
    return unsigned(session, filed).sentence if filed is not None else ""

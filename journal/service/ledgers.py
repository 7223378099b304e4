"""The ledger of each negotiation, made again only when what it is made from has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from journal.domain.record import record
from journal.domain.records import Entry, Negotiation, Person
from journal.domain.records.ruling import Ruling
from journal.errors import NotFoundError
from journal.service.session import Session

if TYPE_CHECKING:
    from journal.domain.offer.rows import Ledger


@record(kw_only=False)
class _Kept:
    """A ledger and what it was made from; `minute` because promises lapse and offers expire with time."""

    negotiation: Negotiation
    entries: Sequence[Entry]
    people: Mapping[str, Person]
    rulings: Sequence[Ruling]
    minute: object
    ledger: Ledger


def ledger_of(session: Session, negotiation: Negotiation) -> Ledger:
    """The ledger of a negotiation as things stand now."""
    from journal.domain.offer.ledger import ledger

    kept: dict[str, _Kept] = session.lasting("ledgers", dict)
    entries = _speaking_of(session).get(negotiation.id, ())
    people = session.keep("people_by_id", lambda: {one.id: one for one in session.people})
    rulings = rulings_of(session, negotiation)
    now = session.now
    minute = now.utc.replace(second=0, microsecond=0)
    found = kept.get(negotiation.id)
    if found is None or found.rulings != rulings or not _is_same(found, negotiation, entries, people, minute):
        rates = session.settings.rates
        made = ledger(negotiation, entries, people, session.items, now, rulings=rulings, rates=rates)
        found = kept[negotiation.id] = _Kept(negotiation, entries, people, rulings, minute, made)
    return found.ledger


def rulings_of(session: Session, negotiation: Negotiation) -> Sequence[Ruling]:
    """What the person decided about the rows of a negotiation, in log order."""
    return tuple(one for one in session.store.all(Ruling) if one.negotiation == negotiation.id)


def row_named(session: Session, made: Ledger, words: str) -> str:
    """The id of the row an item is meant by: its own id, what it is called, or what was paired into it.

    Raises NotFoundError naming the items of the ledger.
    """
    words = " ".join(words.split())
    by_item = made.by_item
    base, slash, instance = words.partition("/")
    named = session.items.named(base.strip())
    meant = f"{named.id}{slash}{instance.strip()}" if named else words
    row_of = {pair.renamed: row.item for row in made.rows for pair in row.pairs}
    labels = {row.label.casefold(): row.item for row in made.rows}
    for wanted in (words, meant, labels.get(words.casefold(), ""), row_of.get(meant, "")):
        if wanted in by_item:
            return wanted
    known = ", ".join(row.item for row in made.rows) or "none yet"
    raise NotFoundError(f"Nothing was said of “{words}” in {made.negotiation.name}; its items are: {known}.")


def _is_same(
    kept: _Kept, negotiation: Negotiation, entries: Sequence[Entry], people: Mapping[str, Person], minute: object
) -> bool:
    """Records are frozen and read once, so that the same record is the same object."""
    if (kept.negotiation, kept.minute, len(kept.entries)) != (negotiation, minute, len(entries)):
        return False
    same_people = kept.people is people or kept.people == people
    return same_people and all(one is other for one, other in zip(kept.entries, entries, strict=True))


def _speaking_of(session: Session) -> Mapping[str, Sequence[Entry]]:
    """The entries that say something of each negotiation: its own, and statements made elsewhere about it."""
    return session.keep("speaking_of", lambda: _grouped(session))


def _grouped(session: Session) -> dict[str, list[Entry]]:
    grouped: dict[str, list[Entry]] = {}
    for entry in session.entries:
        if entry.statements or entry.marks:
            about = {one.negotiation or entry.negotiation for one in entry.statements} | {entry.negotiation}
            for negotiation in about:
                if negotiation is not None:
                    grouped.setdefault(negotiation, []).append(entry)
    return grouped

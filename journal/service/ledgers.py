"""The ledger of each negotiation, made again only when what it is made from has changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from journal.domain.instants import Instant, deadline
from journal.domain.record import record
from journal.domain.records import Entry, Negotiation, Person
from journal.domain.records.ruling import Ruling
from journal.domain.records.valuation import Valuation
from journal.errors import NotFoundError
from journal.service.data import data_text
from journal.service.session import Session

if TYPE_CHECKING:
    from journal.domain.offer.case import Case
    from journal.domain.offer.rows import Ledger
    from journal.store.derived_front import Count

LATEST = 2**53 - 1
"""Later than any moment in microseconds."""


@record(kw_only=False)
class _Decided:
    """What the person decided about a negotiation beside its statements."""

    rulings: Sequence[Ruling]
    valuations: Sequence[Valuation]


@record(kw_only=False)
class _Kept:
    """A case and its ledger."""

    case: Case
    ledger: Ledger


def ledger_of(session: Session, negotiation: Negotiation) -> Ledger:
    """The ledger of a negotiation as things stand now."""
    return _kept(session, negotiation).ledger


def case_for(session: Session, negotiation: Negotiation) -> Case:
    """The statements of a negotiation with all that qualifies them, as its ledger was made of them."""
    return _kept(session, negotiation).case


def _kept(session: Session, negotiation: Negotiation) -> _Kept:
    entries = session.kept_entries.speaking.get(negotiation.id, ())
    people = _people_in(session, negotiation, entries)
    decided = _Decided(rulings_of(session, negotiation), valuations_of(session, negotiation))
    basis = (negotiation, entries, session.items, *people.values(), *decided.rulings, *decided.valuations)
    now = session.now

    def make() -> tuple[_Kept, datetime]:
        return _made(session, negotiation, entries, people, decided, now)

    return session.memo.get_until(("ledger", negotiation.id), basis, now.utc, make)


def _made(
    session: Session,
    negotiation: Negotiation,
    entries: Sequence[Entry],
    people: Mapping[str, Person],
    decided: _Decided,
    now: Instant,
) -> tuple[_Kept, datetime]:
    """The case and its ledger, and until before when they hold, as long as what they are made from does."""
    from journal.domain.offer.case import case_of
    from journal.domain.offer.lasting import changes_at
    from journal.domain.offer.ledger import ledger_of as ledger_of_case

    case = case_of(
        negotiation,
        entries,
        people,
        session.items,
        now,
        rulings=decided.rulings,
        rates=session.settings.rates,
        valuations=decided.valuations,
    )
    # Its texts say “today” and “tomorrow”.
    tomorrow = deadline(now.day, now.zone).utc
    until = min(one for one in (tomorrow, changes_at(entries, now)) if one is not None)
    return _Kept(case, ledger_of_case(case)), until


def _people_in(session: Session, negotiation: Negotiation, entries: Sequence[Entry]) -> dict[str, Person]:
    """Those who said something in these entries or took part."""
    ids = session.memo.get(("speakers", negotiation.id), (entries,), lambda: _ids_in(entries))
    people = session.keep("people_by_id", lambda: {one.id: one for one in session.people})
    return {id_: people[id_] for id_ in ids if id_ in people}


def _ids_in(entries: Sequence[Entry]) -> tuple[str, ...]:
    said = {one.speaker for entry in entries for one in entry.statements if one.speaker is not None}
    return tuple(sorted(said | {one.person for entry in entries for one in entry.participants}))


def counts(session: Session) -> Iterator[Count]:
    """What the ledgers of the open negotiations count, to be kept with what they were counted from."""
    from journal.domain.offer.lasting import changes_at
    from journal.store.derived_front import Count
    from journal.store.derived_rows import micros

    rules = rules_of(session)
    for one in session.negotiations:
        entries = session.kept_entries.speaking.get(one.id, ())
        ends = changes_at(entries, session.now)
        until = LATEST if ends is None else micros(Instant(ends, "UTC"))
        gaps, unwritten = counted(ledger_of(session, one))
        yield Count(one.id, micros(session.now), until, rules, gaps, unwritten)


def counted(made: Ledger) -> tuple[int | None, int | None]:
    """The gaps, once there is an offer to compare, and what is promised and not in writing, once anything is."""
    has_claims = any(row.promised or row.since for row in made.rows)
    return None if made.is_pending else made.gaps, len(made.unwritten) if has_claims else None


def rules_of(session: Session) -> str:
    """By what the ledgers count beside the journal: this program, its items, the rates of the settings."""
    from zlib import crc32

    from journal import __version__

    rules = f"{__version__}\n{session.settings.rates!r}\n{data_text('items.json')}"
    return f"{crc32(rules.encode()):08x}"


def valuations_of(session: Session, negotiation: Negotiation) -> Sequence[Valuation]:
    """The person's own figures for a negotiation, in log order."""
    return session.of_negotiation(Valuation, negotiation)


def private_items(session: Session, negotiation: Negotiation) -> frozenset[str]:
    """The items of a negotiation that the person gave a figure of their own, which is nobody else's to read."""
    return frozenset(one.item for one in valuations_of(session, negotiation) if one.item)


def rulings_of(session: Session, negotiation: Negotiation) -> Sequence[Ruling]:
    """What the person decided about the rows of a negotiation, in log order."""
    return session.of_negotiation(Ruling, negotiation)


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

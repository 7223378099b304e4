"""Letters drafted from a ledger by templates: the program's own, or the person's where there are any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from journal.adapters.own_letters import own_template
from journal.domain.dates import Looking, parse_when
from journal.domain.instants import When, deadline
from journal.domain.letters.matter import Wanted, matter_of, rows_for
from journal.domain.letters.restating import forms_of, is_same
from journal.domain.offer.held import Held
from journal.domain.offer.rows import Ledger, Row
from journal.domain.record import record
from journal.domain.records import Entry, Negotiation, Person
from journal.domain.records.letter import Letter, LetterKind
from journal.errors import BadInputError, NotFoundError
from journal.exchange.letter_template import Filled, fill
from journal.safe_text import scrub
from journal.service.data import data_text
from journal.service.ledgers import ledger_of, private_items, row_named
from journal.service.session import Session


@record(kw_only=False)
class Drafted:
    """A letter that was drafted. `trouble` is a sentence about a template of one's own that could not be used."""

    letter: Letter
    trouble: str


def drafted(
    session: Session,
    negotiation: Negotiation,
    kind: LetterKind,
    wanted: Wanted,
    *,
    items: Sequence[str] = (),
    to: Sequence[Person] = (),
    about: Letter | None = None,
) -> Drafted:
    """A letter of a kind, not saved. `items` are words for what it is about; none: what it is usually about.

    Raises NotFoundError for an item nobody spoke of, BadInputError where there is nothing to write of.
    """
    ledger = ledger_of(session, negotiation)
    rows = chosen_rows(session, ledger, kind, items)
    if kind is LetterKind.RECAP and not rows:
        raise BadInputError(f"Nothing promised in {negotiation.name} is still unwritten; there is nothing to recap.")
    names = session.names
    private = private_items(session, negotiation)
    matter = matter_of(ledger, rows, wanted, names, session.items, session.now, private=private)
    filled, trouble = _filled(session, kind, matter)
    claims = [one for one in (row.since or row.promised for row in rows) if one is not None]
    cited = [one for row in rows for one in (row.promised, row.since, row.offered, row.asked, row.agreed) if one]
    letter = Letter(
        id=session.ids(),
        negotiation=negotiation.id,
        kind=kind,
        subject=filled.subject,
        body=filled.body,
        to=tuple(one.id for one in to),
        items=tuple(row.item for row in rows),
        statements=tuple(one.statement.id for one in claims) if kind is LetterKind.RECAP else (),
        sources=tuple(dict.fromkeys(one.entry.id for one in cited)),
        about=about.id if about else "",
        drafted_at=session.now,
    )
    return Drafted(letter, trouble)


def chosen_rows(session: Session, ledger: Ledger, kind: LetterKind, items: Sequence[str]) -> tuple[Row, ...]:
    """The rows of the items named, in the ledger's order; without any what a letter of the kind is about."""
    if not items:
        return rows_for(kind, ledger)
    wanted = {row_named(session, ledger, item) for item in items}
    return tuple(row for row in ledger.rows if row.item in wanted)


def _filled(session: Session, kind: LetterKind, matter: Mapping[str, Any]) -> tuple[Filled, str]:
    """The letter by the person's own template, else by the program's, and what is wrong with the former."""
    name = f"{kind.value}.txt"
    trouble = ""
    try:
        own = own_template(session.settings.home, name)
        if own is not None:
            return fill(scrub(own[0]), str(own[1]), matter), ""
    except BadInputError as error:
        trouble = f"{error.sentence} The built-in one was used."
    return fill(data_text(f"letters/{name}"), name, matter), trouble


def people_named(session: Session, names: Sequence[str]) -> tuple[Person, ...]:
    """The known people of these names, whole or cut. Raises NotFoundError where one is nobody's or several people's."""
    from journal.domain.capture.names import Names

    book, found = Names(session.people, session.ids), []
    for name in (" ".join(scrub(one).split()) for one in names if one.strip()):
        known = book.candidates(name)
        if len(known) != 1:
            listed = ", ".join(one.name for one in known) or "nobody is called so; `journal people` lists everybody"
            raise NotFoundError(f"Which {name}? {listed}.")
        found.append(known[0])
    return tuple(found)


def ahead(session: Session, phrase: str) -> When | None:
    """A time to come; None for no words. Raises BadInputError for a phrase that is no date, or is past."""
    if not phrase.strip():
        return None
    when, now = parse_when(phrase, anchor=session.now, looking=Looking.FORWARD), session.now
    if deadline(when, now.zone).utc <= now.utc:
        raise BadInputError(f"“{phrase}” is past; name a time ahead, as in: thu 10:00.")
    return when


def last_person(session: Session, negotiation: Negotiation) -> tuple[Person, ...]:
    """Whom one last exchanged words with in a negotiation; nobody where there is nobody."""
    by_id = {one.id: one for one in session.people}
    for entry in reversed(session.by_negotiation.get(negotiation.id, ())):
        for part in entry.participants:
            if part.person in by_id:
                return (by_id[part.person],)
    return ()


def last_talk(session: Session, negotiation: Negotiation) -> Entry | None:
    """The last entry in which somebody of theirs took part."""
    entries = session.by_negotiation.get(negotiation.id, ())
    return next((entry for entry in reversed(entries) if entry.participants), None)


def restated(session: Session, held: Held, head: str) -> str:
    """A statement in the capture language, so that it is read alike under a head; empty where no form of it is."""
    from journal.domain import capture as language

    speaker = session.names.get(held.speaker or "", "") if held.speaker else ""
    for form in forms_of(held, speaker):
        found = language.read(f"{head}[{form}]", session.known()).entry.statements
        if len(found) == 1 and is_same(found[0], held):
            return f"[{form}]"
    return ""

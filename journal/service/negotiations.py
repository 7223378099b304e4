"""Negotiations: begun, moved, and where each stands."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from journal.domain.board import Card, card, furthest_first, latest_first
from journal.domain.record import record, replace
from journal.domain.records import Entry, FollowUp, Negotiation, Outcome, Person, Stage
from journal.errors import BadInputError
from journal.safe_text import scrub
from journal.service.ledgers import ledger_of
from journal.service.saving import save
from journal.service.session import Session

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.domain.capture import Known, Reading


@record(kw_only=False)
class NewNegotiation:
    """A negotiation just begun, and the unfiled entries that had named it."""

    negotiation: Negotiation
    adopted: tuple[Entry, ...]


def new(
    session: Session,
    name: str,
    *,
    company: str = "",
    role: str = "",
    currency: str = "",
    zone: str = "",
    country: str = "",
    stage: Stage = Stage.LEAD,
) -> NewNegotiation:
    """Begin a negotiation; unfiled entries that named it become its own.

    Raises BadInputError for a name that is taken or cannot stand at the head of an entry, an unknown zone, or a
    currency or country that is no code.
    """
    begun = Negotiation(
        id=session.ids(),
        name=scrub(name).strip(),
        company=scrub(company).strip(),
        role=scrub(role).strip(),
        currency=_code(currency, 3, "currency", "USD"),
        zone=_zone(zone.strip()),
        country=_code(country, 2, "country", "DE"),
        first_stage=stage,
        created_at=session.now,
    )
    known = session.known()
    _check_name(begun, known)
    known = replace(known, negotiations=(*known.negotiations, begun))
    with session.store.unit("new") as unit:
        unit.put(begun)
        adopted = []
        for entry in session.entries:
            if entry.negotiation is None and entry.named.casefold() == begun.name.casefold():
                reading = _adopted(session, entry, begun, known)
                for person in reading.people:
                    unit.put(person)
                unit.put(reading.entry)
                for follow_up in reading.follow_ups:
                    unit.put(follow_up)
                known = replace(known, people=_with(known, reading))
                adopted.append(reading.entry)
    return NewNegotiation(begun, tuple(adopted))


def _adopted(session: Session, entry: Entry, begun: Negotiation, known: Known) -> Reading:
    from journal.domain import capture as language

    follow_ups = session.follow_ups_by_entry.get(entry.id, ())
    return language.revise(entry, follow_ups, entry.text, known, fields=language.HeadFields(negotiation=begun.name))


def _with(known: Known, reading: Reading) -> tuple[Person, ...]:
    changed = {person.id for person in reading.people}
    return (*(person for person in known.people if person.id not in changed), *reading.people)


def _check_name(begun: Negotiation, known: Known) -> None:
    from journal.domain import capture as language

    name = begun.name
    if any(one.name.casefold() == name.casefold() for one in known.negotiations):
        raise BadInputError(f"There is a negotiation {name} already; choose another short name.")
    alone = replace(known, negotiations=(), people=())
    has_meaning = language.read(f"{name}: x", alone).has_head
    read = language.read(f"{name}: x", replace(alone, negotiations=(begun,)))
    if len(name.split()) != 1 or has_meaning or read.entry.negotiation != begun.id:
        raise BadInputError(f"“{name}” cannot be a short name; take one word, as acme, that is no channel or time.")


def _code(text: str, letters: int, what: str, example: str) -> str:
    code = text.strip().upper()
    if code and not (len(code) == letters and code.isascii() and code.isalpha()):
        raise BadInputError(f"“{text}” is no {what} code; write {letters} letters, as {example}.")
    return code


def _zone(name: str) -> str:
    try:
        return ZoneInfo(name).key if name else ""
    except (LookupError, ValueError, OSError):
        raise BadInputError(f"The zone “{name}” is not known; write one as Europe/Berlin.") from None


def move(session: Session, name: str, stage: Stage) -> Reading:
    """Move a negotiation to a stage, by an entry that says so. Raises NotFoundError for an unknown name."""
    return _say(session, "stage", name, f"stage {stage.label}")


def decide(session: Session, name: str, *, accept: bool, because: str = "") -> Reading:
    """Record the decision on an offer and its reason; telling them is another entry."""
    return _say(session, "decide", name, f"decided {'accept' if accept else 'decline'}", because)


def close(session: Session, name: str, outcome: Outcome, *, because: str = "") -> Reading:
    """End a negotiation, by an entry that says how and why; a later stage opens it again."""
    return _say(session, "close", name, f"closed {outcome.label}", because)


def _say(session: Session, do: str, name: str, mark: str, because: str = "") -> Reading:
    from journal.domain import capture as language

    negotiation = session.negotiation(name)
    # Brackets would end the mark, and a semicolon the reason.
    reason = " ".join(scrub(because).translate(str.maketrans("[];", "(),")).split())
    text = f"{negotiation.name}: [{mark} because {reason}]" if reason else f"{negotiation.name}: [{mark}]"
    return save(session, do, language.read(text, session.known()), unsaved=text)


def cards(session: Session, *, are_counted: bool = True) -> tuple[Card, ...]:
    """Every card, in the order in which negotiations were begun; of open ones with what the ledger counts.

    That takes longer than all else: `are_counted` false leaves it out.
    """
    due: dict[str | None, list[FollowUp]] = {}
    for follow_up in session.follow_ups:
        due.setdefault(follow_up.negotiation, []).append(follow_up)
    now = session.now
    entries = session.by_negotiation
    made = (card(one, entries.get(one.id, ()), due.get(one.id, ()), now) for one in session.negotiations)
    return tuple(_counted(session, one) if are_counted and one.outcome is None else one for one in made)


def _counted(session: Session, one: Card) -> Card:
    """The card with gaps, once there is an offer to compare, and with what is promised and not in writing."""
    ledger = ledger_of(session, one.negotiation)
    gaps = None if ledger.is_pending else ledger.gaps
    has_claims = any(row.promised or row.since for row in ledger.rows)
    return replace(one, gaps=gaps, unwritten=len(ledger.unwritten) if has_claims else None)


def standing(session: Session, *, are_counted: bool = True) -> tuple[Card, ...]:
    """The cards of the open negotiations, the furthest along first; `are_counted` as in `cards`."""
    return tuple(furthest_first(cards(session, are_counted=are_counted)))


def board(session: Session) -> tuple[tuple[Card, ...], tuple[Card, ...]]:
    """Every card: of the open negotiations, the furthest along first, and of the closed ones, the latest first."""
    every = cards(session)
    return tuple(furthest_first(every)), tuple(latest_first(every))

"""Negotiations: begun, moved, and where each stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from zoneinfo import ZoneInfo

from journal.domain.board import Card, furthest_first, latest_first
from journal.domain.record import record, replace
from journal.domain.records import ME, Entry, FollowUp, Negotiation, Outcome, Person, Stage
from journal.errors import BadInputError
from journal.safe_text import scrub
from journal.service.courses import card_from, card_now
from journal.service.ledgers import counted, ledger_of, rules_of
from journal.service.saving import save
from journal.service.session import Session
from journal.store.derived_rows import micros

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.domain.capture import Known, Reading
    from journal.store.derived_front import Count
    from journal.store.front import Front


FACTS = ("company", "role", "currency", "zone", "country")
"""What can be said of a negotiation when it is begun, and corrected later."""


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
    is_current_job: bool = False,
) -> NewNegotiation:
    """Begin a negotiation; unfiled entries that named it become its own.

    Raises BadInputError for a name that is taken or cannot stand at the head of an entry, an unknown zone, or a
    currency or country that is no code, or a second current job.
    """
    begun = Negotiation(
        id=session.ids(),
        name=scrub(name).strip(),
        company=scrub(company).strip(),
        role=scrub(role).strip(),
        currency=_code(currency, 3, "currency", "USD"),
        zone=_zone(zone.strip()),
        country=_country(country),
        first_stage=stage,
        is_current_job=is_current_job,
        created_at=session.now,
    )
    known = session.known()
    _check_name(begun, known)
    _check_job(begun, session)
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


def describe(session: Session, name: str, said: Mapping[str, str]) -> Negotiation:
    """Say more of a negotiation, or correct it: any of `FACTS`; what is not said stays.

    Raises NotFoundError for an unknown name, BadInputError as `new` does.
    """
    known = session.negotiation(name)
    changed = replace(
        known,
        company=scrub(said.get("company", known.company)).strip(),
        role=scrub(said.get("role", known.role)).strip(),
        currency=_code(said.get("currency", known.currency), 3, "currency", "USD"),
        zone=_zone(said.get("zone", known.zone).strip()),
        country=_country(said["country"]) if "country" in said else known.country,
    )
    if changed != known:
        with session.store.unit("describe") as unit:
            unit.put(changed)
    return changed


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
    is_speech = ":" in name or name.casefold() == ME
    if len(name.split()) != 1 or is_speech or has_meaning or read.entry.negotiation != begun.id:
        raise BadInputError(f"“{name}” cannot be a short name; take one word, as acme, that is no channel or time.")


def _check_job(begun: Negotiation, session: Session) -> None:
    """There is one job that one has."""
    now = next((one for one in session.negotiations if one.is_current_job), None)
    if begun.is_current_job and now is not None:
        raise BadInputError(
            f'{now.name} is your current job already; write what changed there: journal add "{now.name} note: …"'
        )


def _code(text: str, letters: int, what: str, example: str) -> str:
    code = text.strip().upper()
    if code and not (len(code) == letters and code.isascii() and code.isalpha()):
        raise BadInputError(f"“{text}” is no {what} code; write {letters} letters, as {example}.")
    return code


def _country(text: str) -> str:
    """A country, or a part of one that has holidays of its own (`DE-BY`)."""
    country, dash, part = text.strip().upper().partition("-")
    code = _code(country, 2, "country", "DE, or DE-BY for a part with its own holidays")
    if not dash:
        return code
    from journal.adapters.holidays import parts_of

    parts = parts_of(code)
    named = next((one for one in parts or () if one.upper() == part), "")
    if not named:
        known = f"{code} has {', '.join(parts)}" if parts else f"no part of {code} is known; write {code}"
        raise BadInputError(f"“{text.strip()}” has no holidays of its own: {known}.")
    return f"{code}-{named}"


def _zone(name: str) -> str:
    try:
        return ZoneInfo(name).key if name else ""
    except (LookupError, ValueError, OSError):
        raise BadInputError(f"The zone “{name}” is not known; write one as Europe/Berlin.") from None


def move(session: Session, name: str, stage: Stage) -> Reading:
    """Move a negotiation to a stage, by an entry that says so. Raises NotFoundError for an unknown name."""
    return _say(session, "stage", name, f"stage {stage.label}")


def decide(session: Session, name: str, *, accept: bool, because: str = "") -> Reading:
    """Record the decision on an offer and its reason; telling them is another entry.

    With a decision to decline comes the follow-up to call them, by the next business day where they are.
    """
    if accept:
        return _say(session, "decide", name, "decided accept", because)
    from journal.service.situations import call_mark

    return _say(session, "decide", name, "decided decline", because, call_mark(session, session.negotiation(name)))


def close(session: Session, name: str, outcome: Outcome, *, because: str = "") -> Reading:
    """End a negotiation, by an entry that says how and why; a later stage opens it again."""
    return _say(session, "close", name, f"closed {outcome.label}", because)


def _say(session: Session, do: str, name: str, mark: str, because: str = "", due: str = "") -> Reading:
    from journal.domain import capture as language

    negotiation = session.negotiation(name)
    # Brackets would end the mark, and a semicolon the reason.
    reason = " ".join(scrub(because).translate(str.maketrans("[];", "(),")).split())
    marks = [f"[{mark} because {reason}]" if reason else f"[{mark}]", due]
    text = f"{negotiation.name}: {'; '.join(filter(None, marks))}"
    return save(session, do, language.read(text, session.known()), unsaved=text)


def cards(session: Session, *, are_counted: bool = True) -> tuple[Card, ...]:
    """Every card, in the order in which negotiations were begun; of open ones with what the ledger counts.

    That takes longer than all else: `are_counted` false leaves it out.
    """
    made = (card_now(session, one) for one in _sought(session))
    return tuple(_counted(session, one) if are_counted and one.outcome is None else one for one in made)


def first_standing(session: Session, front: Front) -> tuple[Card, ...]:
    """As `standing`, before the log was read; counted are those whose ledgers nothing has changed since."""
    due: dict[str, list[FollowUp]] = {}
    for follow_up in front.open:
        due.setdefault(follow_up.negotiation or "", []).append(follow_up)
    made = (card_from(session, one, front.telling.get(one.id, ()), due.get(one.id, ())) for one in _sought(session))
    rules, moment = rules_of(session), micros(session.now)
    counts = {key: one for key, one in front.counts.items() if one.by == rules and one.since <= moment < one.until}
    return tuple(furthest_first(_with_count(one, counts.get(one.negotiation.id)) for one in made))


def _sought(session: Session) -> Iterator[Negotiation]:
    """The negotiations of the hunt: the job that the person has is none."""
    return (one for one in session.negotiations if not one.is_current_job)


def _with_count(one: Card, count: Count | None) -> Card:
    if count is None:
        return one
    return replace(one, gaps=count.gaps, unwritten=count.unwritten, is_counted=True)


def _counted(session: Session, one: Card) -> Card:
    """The card with gaps, once there is an offer to compare, and with what is promised and not in writing."""
    ledger = ledger_of(session, one.negotiation)

    def make() -> Card:
        gaps, unwritten = counted(ledger)
        return replace(one, gaps=gaps, unwritten=unwritten, is_counted=True)

    return session.memo.get(("counted card", one.negotiation.id), (one, ledger), make)


def standing(session: Session, *, are_counted: bool = True) -> tuple[Card, ...]:
    """The cards of the open negotiations, the furthest along first; `are_counted` as in `cards`."""
    return tuple(furthest_first(cards(session, are_counted=are_counted)))


def board(session: Session) -> tuple[tuple[Card, ...], tuple[Card, ...]]:
    """Every card: of the open negotiations, the furthest along first, and of the closed ones, the latest first."""
    every = cards(session)
    return tuple(furthest_first(every)), tuple(latest_first(every))

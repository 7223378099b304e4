"""Invitations taken in: each becomes an entry with its meeting, and what changes later changes that meeting."""

from __future__ import annotations

from enum import StrEnum

from journal.domain import capture as language
from journal.domain.calendar import Invitation
from journal.domain.instants import Instant
from journal.domain.record import record, replace
from journal.domain.records import Channel, Entry, FollowUp, FollowUpKind, FollowUpStatus, Negotiation
from journal.service.saving import closed
from journal.service.session import Session

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.domain.capture import Reading


class Fate(StrEnum):
    """What became of an invitation."""

    NEW = "new"
    MOVED = "moved"
    DROPPED = "dropped"
    SAME = "same"
    OLD = "old"
    UNKNOWN = "unknown"


@record
class Taken:
    """An invitation and what became of it; `follow_up` is its meeting, None where a meeting nobody knew is off."""

    invitation: Invitation
    fate: Fate
    follow_up: FollowUp | None
    entry: Entry | None = None


def read(raw: bytes, name: str, session: Session) -> tuple[Invitation, ...]:
    """The meetings in a file's bytes. Raises BadInputError, with its name, for what is no calendar."""
    from journal.exchange.calendar_in import invitations

    return invitations(raw, name, session.now.zone)


def take_in(session: Session, found: tuple[Invitation, ...], negotiation: str | None = None) -> tuple[Taken, ...]:
    """Take invitations in, all of them in one change; `negotiation` is the short name of theirs, else it is guessed.

    One that is known by its UID changes its meeting, unless it is older than what is known; a cancelled one drops
    it. Raises NotFoundError for an unknown negotiation, and StoreError.
    """
    about = session.negotiation(negotiation) if negotiation is not None else None
    with session.store.unit("import"):
        return tuple(_take(session, one, about) for one in found)


def _take(session: Session, one: Invitation, about: Negotiation | None) -> Taken:
    known = next((each for each in session.store.all(FollowUp) if each.uid == one.uid), None)
    if known is not None:
        return _changed(session, one, known)
    if one.is_cancelled:
        return Taken(invitation=one, fate=Fate.UNKNOWN, follow_up=None)
    reading = _reading(session, one, about or _guessed(session, one))
    meeting = _meeting(session, one, reading)
    with session.store.unit("import") as unit:
        for person in reading.people:
            unit.put(person)
        unit.put(reading.entry)
        unit.put(meeting)
    return Taken(invitation=one, fate=Fate.NEW, follow_up=meeting, entry=reading.entry)


def _changed(session: Session, one: Invitation, known: FollowUp) -> Taken:
    if one.sequence < known.sequence:
        return Taken(invitation=one, fate=Fate.OLD, follow_up=known)
    if one.is_cancelled:
        fate = Fate.DROPPED if known.is_open else Fate.SAME
        fresh = closed(session, known, FollowUpStatus.DROPPED) if known.is_open else known
    else:
        moved = replace(known, due=one.when, zone=one.zone, what=_words(one.summary))
        fate = Fate.SAME if moved == known else Fate.MOVED
        if fate is Fate.MOVED and known.status is not FollowUpStatus.DONE:
            moved = replace(moved, status=FollowUpStatus.OPEN, snoozed_until=None, closed_at=None, closed_by=None)
        fresh = moved
    fresh = replace(fresh, sequence=one.sequence)
    with session.store.unit("import") as unit:
        unit.put(fresh)
    return Taken(invitation=one, fate=fate, follow_up=fresh)


def _guessed(session: Session, one: Invitation) -> Negotiation | None:
    """The only open negotiation of the people invited who are known; else the only one whose company is named."""
    closed_ones = session.known().closed
    there = [each for each in session.negotiations if each.id not in closed_ones]
    people = [each for each in session.people if _known_by(each.name, each.aliases, one.people)]
    of_people = {key for person in people for key in person.negotiations}
    words = f"{one.summary} {one.place} {' '.join(one.people)}".casefold()
    for found in (
        [each for each in there if each.id in of_people],
        [each for each in there if each.company and each.company.casefold() in words],
    ):
        if len(found) == 1:
            return found[0]
    return None


def _known_by(name: str, aliases: tuple[str, ...], people: tuple[str, ...]) -> bool:
    called = {name.casefold(), *(alias.casefold() for alias in aliases)}
    return any(one.casefold() in called for one in people)


def _reading(session: Session, one: Invitation, about: Negotiation | None) -> Reading:
    """The entry an invitation makes, as if it had been typed: an email from the organizer, with its meeting."""
    known = session.known()
    names = [each.name for each in known.people if _known_by(each.name, each.aliases, one.people)]
    organizer = next((name for name in names if name.casefold() == one.organizer.casefold()), "")
    others = [name for name in one.people if name.casefold() not in {each.casefold() for each in names}]
    fields = language.HeadFields(
        negotiation=about.name if about else None,
        channel=Channel.EMAIL,
        sender=(organizer,) if organizer else (),
        with_=tuple(name for name in names if name != organizer),
    )
    place = f", at {_words(one.place)}" if one.place else ""
    guests = f" With {', '.join(_words(name) for name in others)}." if others else ""
    text = f"Invitation: {_words(one.summary)}{place}.{guests}\n[meet {_when(one)}: {_words(one.summary)}]"
    return language.read(text, known, fields=fields)


def _when(one: Invitation) -> str:
    if isinstance(one.when, Instant):
        return f"{one.when.local:%Y-%m-%d %H:%M} {one.when.zone}"
    return one.when.isoformat()


def _words(text: str) -> str:
    """A text that can stand inside a mark."""
    return " ".join(text.translate(str.maketrans("[];|\n", "(),, ")).split()) or "meeting"


def _meeting(session: Session, one: Invitation, reading: Reading) -> FollowUp:
    """The meeting its text was read as, at exactly the invitation's time."""
    entry = reading.entry
    read = reading.follow_ups[0] if len(reading.follow_ups) == 1 else None
    meeting = read or FollowUp(
        id=session.ids(), negotiation=entry.negotiation, entry=entry.id, what=_words(one.summary), due=one.when,
        zone=one.zone, kind=FollowUpKind.MEETING,
    )  # fmt: skip
    return replace(meeting, due=one.when, zone=one.zone, uid=one.uid, sequence=one.sequence)

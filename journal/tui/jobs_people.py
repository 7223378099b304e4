"""What the People screen asks the desk for."""

from __future__ import annotations

from collections.abc import Mapping

from journal.domain.instants import Instant
from journal.domain.record import record
from journal.domain.records import Authority, Entry, FollowUp, ItemTable, Person, Role
from journal.service import people
from journal.service.session import Session


@record
class PeopleData:
    """Everybody by name, and the entries each stands in, newest first."""

    now: Instant
    people: tuple[Person, ...]
    names: Mapping[str, str]
    entries: Mapping[str, tuple[Entry, ...]]
    follow_ups: Mapping[str, tuple[FollowUp, ...]]
    items: ItemTable

    def find(self, person: str) -> Person | None:
        """The person of an id."""
        return next((one for one in self.people if one.id == person), None)


def everybody(session: Session) -> PeopleData:
    """Everybody, with their entries."""
    grouped: dict[str, list[Entry]] = {}
    for entry in reversed(session.entries):
        speakers = (one.speaker for one in entry.statements if one.speaker)
        for person in dict.fromkeys((*(one.person for one in entry.participants), *speakers)):
            grouped.setdefault(person, []).append(entry)
    return PeopleData(
        now=session.now,
        people=people.people(session),
        names=session.names,
        entries={key: tuple(entries) for key, entries in grouped.items()},
        follow_ups=session.follow_ups_by_entry,
        items=session.items,
    )


def describe(session: Session, name: str, filled: Mapping[str, str]) -> Person:
    """Say who somebody is, from the words of a form; an empty field leaves a thing as it is.

    Raises what `people.person` raises, and BadInputError for a word that is no role or authority.
    """
    return people.person(
        session,
        name,
        role=people.role_of(filled["role"]) if filled["role"] else None,
        authority=people.authority_of(filled["authority"]) if filled["authority"] else None,
        negotiation=filled["negotiation"] or None,
        merge=filled["merge"] or None,
    )


def filled_of(person: Person) -> Mapping[str, str]:
    """What the form shows of somebody."""
    return {
        "role": "" if person.role is Role.UNKNOWN else person.role.label,
        "authority": "" if person.authority is Authority.UNKNOWN else person.authority.label,
    }

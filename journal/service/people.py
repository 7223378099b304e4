"""People: who they are, and two that were one."""

from __future__ import annotations

from collections.abc import Sequence

from journal.domain.record import replace
from journal.domain.records import ME, Authority, Entry, Participant, Person, Role, Statement
from journal.domain.records.letter import Letter
from journal.errors import BadInputError, NotFoundError
from journal.safe_text import scrub
from journal.service.session import Session
from journal.store import Unit


def people(session: Session, negotiation: str | None = None) -> tuple[Person, ...]:
    """Everybody by name; of one negotiation where its short name is given."""
    everyone = sorted(session.people, key=lambda person: person.name.casefold())
    if negotiation is None:
        return tuple(everyone)
    wanted = session.negotiation(negotiation).id
    return tuple(person for person in everyone if wanted in person.negotiations)


def role_of(words: str) -> Role:
    """The role that is called so. Raises BadInputError naming all of them."""
    return Role(_word(words, [one.value for one in Role], "role"))


def authority_of(words: str) -> Authority:
    """The authority that is called so. Raises BadInputError naming all of them."""
    return Authority(_word(words, [one.value for one in Authority], "authority"))


def _word(words: str, known: Sequence[str], what: str) -> str:
    """One of the known words, in any case, with spaces or underscores, as long as what was typed begins only it."""
    wanted = "_".join(words.strip().lower().replace("-", " ").split())
    found = [one for one in known if one == wanted] or [one for one in known if wanted and one.startswith(wanted)]
    if len(found) != 1:
        listed = ", ".join(one.replace("_", " ") for one in known)
        raise BadInputError(f"“{words.strip()}” is no {what}; take one of {listed}.")
    return found[0]


def find(session: Session, name: str) -> Person | None:
    """The person of a name, an alias, or the only one of a first name; None if there is none.

    Raises BadInputError where several answer to it.
    """
    wanted = scrub(name).strip().casefold()
    exact = [one for one in session.people if wanted in _called(one)]
    found = exact or [one for one in session.people if one.name.casefold().split()[:1] == [wanted]]
    if len(found) > 1:
        names = ", ".join(sorted(one.name for one in found))
        raise BadInputError(f"Several people are called “{name}”: {names}; write the whole name.")
    return found[0] if found else None


def _called(person: Person) -> set[str]:
    return {person.name.casefold(), *(alias.casefold() for alias in person.aliases)}


def person(
    session: Session,
    name: str,
    *,
    role: Role | None = None,
    authority: Authority | None = None,
    negotiation: str | None = None,
    merge: str | None = None,
) -> Person:
    """Say who somebody is; a name not known yet is a new person.

    `negotiation` is a short name they belong to; `merge` is the name of another record of the same person, which
    this one takes over with every entry it stands in. None leaves a thing as it is.
    """
    cleaned = " ".join(scrub(name).split())
    if not cleaned:
        raise BadInputError('A person needs a name, as in: journal person "Dana Reyes" --role recruiter')
    if cleaned.casefold() == ME:
        raise BadInputError("“me” is you, whoever you are; name somebody else.")
    known = find(session, cleaned)
    one = known or Person(id=session.ids(), name=cleaned)
    if negotiation is not None:
        wanted = session.negotiation(negotiation).id
        one = replace(one, negotiations=tuple(dict.fromkeys((*one.negotiations, wanted))))
    one = replace(one, role=role or one.role, authority=authority or one.authority)
    with session.store.unit("person") as unit:
        if merge is not None:
            one = _take_over(session, unit, one, merge)
        if one != known:
            unit.put(one)
    return one


def _take_over(session: Session, unit: Unit, one: Person, merge: str) -> Person:
    other = find(session, merge)
    if other is None:
        raise NotFoundError(f"Nobody is called “{merge}”; `journal people` lists everybody.")
    if other.id == one.id:
        raise BadInputError(f"“{merge}” is {one.name} already; there is nothing to merge.")
    for entry in session.entries:
        changed = _instead(entry, other.id, one.id)
        if changed != entry:
            unit.put(changed)
    for letter in session.store.all(Letter):
        if other.id in letter.to:
            to = (one.id if each == other.id else each for each in letter.to)
            unit.put(replace(letter, to=tuple(dict.fromkeys(to))))
    unit.remove(Person, other.id)
    return replace(
        one,
        role=one.role if one.role is not Role.UNKNOWN else other.role,
        authority=one.authority if one.authority is not Authority.UNKNOWN else other.authority,
        aliases=tuple(dict.fromkeys((*one.aliases, other.name, *other.aliases))),
        negotiations=tuple(dict.fromkeys((*one.negotiations, *other.negotiations))),
    )


def _instead(entry: Entry, gone: str, stays: str) -> Entry:
    def participant(each: Participant) -> Participant:
        return replace(each, person=stays) if each.person == gone else each

    def statement(each: Statement) -> Statement:
        return replace(each, speaker=stays) if each.speaker == gone else each

    return replace(
        entry,
        participants=tuple(dict.fromkeys(participant(each) for each in entry.participants)),
        statements=tuple(statement(each) for each in entry.statements),
    )

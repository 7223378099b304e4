"""People by the names they are called: known ones found, new ones made.

A name finds, in this order: the one person of the negotiation who is called so (by name or alias, in any case), the
one whose first name it is, then the same among everybody. A first name that several answer to is asked. A name of
several words is nobody's first name. Nobody found: a new person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from journal.domain.capture.tokens import fold
from journal.domain.record import replace
from journal.domain.records.person import ME, Person


class Names:
    """The people of a journal while a text is read.

    `remembered` are ids that folded names stand for, whatever else is known.
    """

    def __init__(self, people: Iterable[Person], mint: Callable[[], str]) -> None:
        self._mint = mint
        self._people = {person.id: person for person in people}
        self._touched: dict[str, None] = {}
        self._called: dict[str, list[str]] | None = None
        self._first: dict[str, list[str]] = {}
        self.remembered: dict[str, str] = {}

    @property
    def touched(self) -> tuple[Person, ...]:
        """The people that are new or came into a negotiation, in the order of the text."""
        return tuple(self._people[person] for person in self._touched)

    def is_known(self, name: str) -> bool:
        """Whether somebody is called exactly so."""
        return fold(name) in self._index() or fold(name) == ME

    def means_somebody(self, name: str) -> bool:
        """Whether it is what somebody known is called, or their first name."""
        return bool(name) and (self.is_known(name) or fold(name) in self._first)

    def candidates(self, name: str, negotiation: str | None = None) -> tuple[Person, ...]:
        """Whom a name may mean: several where it has to be asked, none where it is somebody new."""
        called, folded = self._index(), fold(name)
        for within in (negotiation, None) if negotiation else (None,):
            for table in (called, self._first):
                found = [self._people[person] for person in table.get(folded, ())]
                if within:
                    found = [person for person in found if within in person.negotiations]
                if found:
                    return tuple(found)
        return ()

    def resolve(self, name: str, negotiation: str | None) -> str | None:
        """The id of the person meant, who is then of the negotiation too; None where it has to be asked.

        Somebody unknown becomes a new person.
        """
        if fold(name) == ME:
            return ME
        known = self.remembered.get(fold(name))
        found = self.candidates(name, negotiation) if known is None else ()
        if len(found) > 1:
            return None
        person_id = known or (found[0].id if found else self._new(name))
        person = self._people.get(person_id)
        if person is not None and negotiation and negotiation not in person.negotiations:
            self._people[person_id] = replace(person, negotiations=(*person.negotiations, negotiation))
            self._touched[person_id] = None
        return person_id

    def is_of(self, person_id: str, negotiation: str) -> bool:
        """Whether somebody is known to be of a negotiation."""
        person = self._people.get(person_id)
        return person is not None and negotiation in person.negotiations

    def _new(self, name: str) -> str:
        person = Person(id=self._mint(), name=" ".join(name.split()))
        self._people[person.id] = person
        self._touched[person.id] = None
        self._add(person)
        return person.id

    def _index(self) -> dict[str, list[str]]:
        if self._called is None:
            self._called = {}
            for person in self._people.values():
                self._add(person)
        return self._called

    def _add(self, person: Person) -> None:
        called = self._index()
        for name in dict.fromkeys((fold(person.name), *map(fold, person.aliases))):
            called.setdefault(name, []).append(person.id)
        first, *rest = fold(person.name).split() or [""]
        if rest:
            self._first.setdefault(first, []).append(person.id)

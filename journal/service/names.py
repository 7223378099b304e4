"""What ids are called, looked up one by one while the journal was not read whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journal.domain.records import ME, Negotiation, Person
from journal.store import Store


class Names(Mapping[str, str]):
    """The names of people and negotiations by id; `me` is himself."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, str | None] = {ME: ME}

    def __getitem__(self, id_: str) -> str:
        if id_ not in self._known:
            one = self._store.get(Negotiation, id_) or self._store.get(Person, id_)
            self._known[id_] = None if one is None else one.name
        name = self._known[id_]
        if name is None:
            raise KeyError(id_)
        return name

    def __iter__(self) -> Iterator[str]:
        yield ME
        yield from (one.id for one in self._store.all(Person))
        yield from (one.id for one in self._store.all(Negotiation))

    def __len__(self) -> int:
        return 1 + len(self._store.all(Person)) + len(self._store.all(Negotiation))

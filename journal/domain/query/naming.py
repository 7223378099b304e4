"""Who and what goes by which names: people, negotiations and items found by words, whatever they are called today."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from journal.domain.query.words import line, sought, words
from journal.domain.records import ItemTable, Negotiation, Person

Lines = list[tuple[str, str]]
"""Ids, each with one of its names as words to look in."""

Likely = Callable[[type[Person] | type[Negotiation], tuple[str, ...]], Iterable[Person | Negotiation]]
"""Gives of a kind, instead of everything, no less than what has all of some words, whole or as beginnings."""

_KEPT = 256


class Naming:
    """Looks names up; what it made of them is kept, so it is to be made anew when one of them changes."""

    def __init__(
        self,
        negotiations: Mapping[str, Negotiation],
        people: Mapping[str, Person],
        items: ItemTable,
        likely: Likely | None = None,
    ) -> None:
        self._likely = likely
        self._negotiations = negotiations
        self._people = people
        self._items = items
        self._lines: dict[str, Lines] = {}
        self._found: dict[tuple[str, str], frozenset[str]] = {}

    def people(self, wanted: tuple[str, ...], *, is_prefix: bool) -> frozenset[str]:
        """The ids of the people one of whose names has the words next to each other."""
        return self._having("people", wanted, sought(wanted, is_prefix=is_prefix))

    def negotiations(self, wanted: tuple[str, ...], *, is_prefix: bool) -> frozenset[str]:
        """The same of negotiations, by short name, company and role."""
        return self._having("negotiations", wanted, sought(wanted, is_prefix=is_prefix))

    def items(self, ids: Iterable[str], wanted: tuple[str, ...], *, is_prefix: bool) -> set[str]:
        """Which of these item ids have the words in their label or in themselves."""
        asked = sought(wanted, is_prefix=is_prefix)
        return {id_ for id_ in ids if any(asked in line(text) for text in item_names(id_, self._items))}

    def answering(self, value: str) -> set[str]:
        """The ids of the people whose name has a word beginning with each word of the value, in any order."""
        asked = tuple(words(value))
        lines = self._lines_of("people", asked) if asked else []
        return {id_ for id_, names in lines if all(f" {word}" in names for word in asked)}

    def _having(self, kind: str, wanted: tuple[str, ...], asked: str) -> frozenset[str]:
        found = self._found.get((kind, asked))
        if found is None:
            if len(self._found) >= _KEPT:
                self._found.clear()
            lines = self._lines_of(kind, wanted)
            found = self._found[kind, asked] = frozenset(id_ for id_, names in lines if asked in names)
        return found

    def _lines_of(self, kind: str, wanted: tuple[str, ...]) -> Lines:
        """Every name of a kind, or fewer: those that may have the words."""
        if self._likely is not None:
            likely = self._likely(Person if kind == "people" else Negotiation, wanted)
            return _lines((one.id, text) for one in likely for text in called(one))
        if kind not in self._lines:
            every = self._people if kind == "people" else self._negotiations
            self._lines[kind] = _lines((id_, text) for id_, one in every.items() for text in called(one))
        return self._lines[kind]


def called(one: Negotiation | Person) -> tuple[str, ...]:
    """The words somebody or a negotiation goes by."""
    return (one.name, *one.aliases) if isinstance(one, Person) else (one.name, one.company, one.role)


def item_names(item: str, items: ItemTable) -> tuple[str, str]:
    """The words an offer item goes by: what the screen calls it, and its id."""
    return items.label(item), item


def _lines(texts: Iterable[tuple[str, str]]) -> Lines:
    return [(id_, line(text)) for id_, text in texts if text]

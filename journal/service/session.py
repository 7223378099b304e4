"""What every use case works on: the store, the clock, ids and settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from journal.config import Settings
from journal.domain.instants import Clock, Instant
from journal.domain.records import ME, Entry, FollowUp, ItemTable, MarkKind, Negotiation, OfferItem, Person
from journal.errors import BadInputError, NotFoundError
from journal.service.data import data_text
from journal.store import Store, uuid7

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    from journal.domain.capture import Known
    from journal.store.codec import R

    Result = TypeVar("Result")


class Session:
    """One sitting at a journal. Everything derived is kept until the store changes."""

    def __init__(self, *, store: Store, clock: Clock, settings: Settings, ids: Callable[[], str] = uuid7) -> None:
        self.store = store
        self.clock = clock
        self.settings = settings
        self.ids = ids
        self._kept: dict[str, object] = {}
        self._kept_at: object = None
        self._lasting: dict[str, object] = {}

    @property
    def now(self) -> Instant:
        return self.clock()

    def keep(self, name: str, make: Callable[[], Result]) -> Result:
        """What `make` returns, made again only when the store has changed."""
        version = self.store.version()
        if version != self._kept_at:
            self._kept, self._kept_at = {}, version
        if name not in self._kept:
            self._kept[name] = make()
        return self._kept[name]  # type: ignore[return-value]

    def lasting(self, name: str, make: Callable[[], Result]) -> Result:
        """What `make` returned the first time: for what looks itself whether it still holds."""
        if name not in self._lasting:
            self._lasting[name] = make()
        return self._lasting[name]  # type: ignore[return-value]

    @property
    def items(self) -> ItemTable:
        """The offer items: those of the program, and the person's own."""
        return self.keep("items", self._items)

    def _items(self) -> ItemTable:
        import json

        from journal.domain.capture.items import item_table

        table = item_table(json.loads(data_text("items.json")))
        own = self.store.all(OfferItem)
        return ItemTable((*table.items, *own)) if own else table

    @property
    def negotiations(self) -> tuple[Negotiation, ...]:
        return self.store.all(Negotiation)

    @property
    def people(self) -> tuple[Person, ...]:
        return self.store.all(Person)

    @property
    def names(self) -> Mapping[str, str]:
        """What ids of people and negotiations are called; `me` is himself."""
        return self.keep("names", self._names)

    def _names(self) -> dict[str, str]:
        named = {ME: ME} | {person.id: person.name for person in self.people}
        return named | {negotiation.id: negotiation.name for negotiation in self.negotiations}

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry in the order in which they occurred; ties by their place in the log."""
        return self.keep("entries", self._entries)

    def _entries(self) -> tuple[Entry, ...]:
        from journal.domain.board import in_order

        return tuple(in_order(self.store.all(Entry)))

    @property
    def by_negotiation(self) -> Mapping[str, tuple[Entry, ...]]:
        """The entries of each negotiation that has any, in the order in which they occurred."""
        return self.keep("by_negotiation", self._by_negotiation)

    def _by_negotiation(self) -> dict[str, tuple[Entry, ...]]:
        grouped: dict[str, list[Entry]] = {}
        for entry in self.entries:
            if entry.negotiation is not None:
                grouped.setdefault(entry.negotiation, []).append(entry)
        return {key: tuple(entries) for key, entries in grouped.items()}

    @property
    def follow_ups(self) -> tuple[FollowUp, ...]:
        return self.store.all(FollowUp)

    @property
    def follow_ups_by_entry(self) -> Mapping[str, tuple[FollowUp, ...]]:
        """The follow-ups that each entry wrote."""
        return self.keep("follow_ups_by_entry", self._follow_ups_by_entry)

    def _follow_ups_by_entry(self) -> dict[str, tuple[FollowUp, ...]]:
        grouped: dict[str, tuple[FollowUp, ...]] = {}
        for follow_up in self.follow_ups:
            grouped[follow_up.entry] = (*grouped.get(follow_up.entry, ()), follow_up)
        return grouped

    def known(self) -> Known:
        """What capture has to know to read a text."""
        from journal.domain.capture.known import Known

        return Known(
            negotiations=self.negotiations,
            people=self.people,
            items=self.items,
            now=self.now,
            mint=self.ids,
            currency=self.settings.currency,
            closed=_Closed(self),
        )

    def negotiation(self, name: str) -> Negotiation:
        """The negotiation of a short name, in any case. Raises NotFoundError naming the nearest."""
        wanted = name.strip().casefold()
        for one in self.negotiations:
            if one.name.casefold() == wanted:
                return one
        raise NotFoundError(f"There is no negotiation “{name}”; {self._instead(name)}")

    def _instead(self, name: str) -> str:
        from difflib import get_close_matches

        names = {one.name.casefold(): one.name for one in self.negotiations}
        near = get_close_matches(name.casefold(), names, n=1)
        if near:
            return f"did you mean {names[near[0]]}?"
        if names:
            return f"the journal has {', '.join(sorted(names.values()))}."
        return f"make it with: journal new {name}"

    def ending(self, kind: type[R], ending: str, what: str) -> R:
        """The one record whose id ends so. Raises NotFoundError for none, BadInputError for several."""
        wanted = ending.strip().lower()
        found = [one for one in self.store.all(kind) if wanted and one.id.endswith(wanted)]
        if not found:
            raise NotFoundError(f"No {what} has an id ending in “{ending}”; see `journal log` and `journal due`.")
        if len(found) > 1:
            raise BadInputError(f"{len(found)} ids end in “{ending}”; type one or two more characters of it.")
        return found[0]


class _Closed:
    """The ids of the negotiations that have ended, looked up only when somebody asks."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def __contains__(self, negotiation: object) -> bool:
        return negotiation in self._session.keep("closed", self._closed)

    def _closed(self) -> frozenset[str]:
        turns = self._session.store.turns()
        if turns is None:
            turns = [(entry.negotiation or "", mark.kind) for entry in self._session.entries for mark in entry.marks]
        ended: dict[str, bool] = {}
        for negotiation, kind in turns:
            if negotiation and kind in (MarkKind.CLOSED, MarkKind.STAGE):
                ended[negotiation] = kind == MarkKind.CLOSED
        return frozenset(key for key, is_ended in ended.items() if is_ended)


def open_session(settings: Settings, clock: Clock, *, is_quick: bool = False) -> Session:
    """Sit down at the journal in the settings' home, which need not exist yet. Raises StoreError.

    Where it `is_quick`, the whole log is read only when it is asked for what nothing else tells.
    """
    if is_quick:
        from journal.store.quick import QuickStore

        return Session(store=QuickStore.open(settings.home), clock=clock, settings=settings)
    return Session(store=Store.open(settings.home), clock=clock, settings=settings)

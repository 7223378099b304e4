"""What every use case works on: the store, the clock, ids and settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from journal.config import Settings
from journal.domain.instants import Clock, Day, Instant
from journal.domain.records import ME, Entry, FollowUp, ItemTable, MarkKind, Negotiation, OfferItem, Person
from journal.errors import BadInputError, NotFoundError
from journal.service.data import data_text
from journal.store import Store, uuid7
from journal.store.extent import Extent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    from journal.domain.capture import Known
    from journal.domain.dates.business import Holidays
    from journal.domain.records.letter import Letter
    from journal.domain.records.ruling import Ruling
    from journal.domain.records.tick import Tick
    from journal.domain.records.valuation import Valuation
    from journal.service.kept import KeptEntries, KeptFollowUps, Memo
    from journal.store.codec import R

    Result = TypeVar("Result")
    Filed = TypeVar("Filed", Letter, Ruling, Tick, Valuation)


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
        own = self.store.all(OfferItem)
        kept = self.lasting("items", dict[tuple[OfferItem, ...], ItemTable])
        if own not in kept:
            kept.clear()
            kept[own] = _items(own)
        return kept[own]

    @property
    def negotiations(self) -> tuple[Negotiation, ...]:
        return self.store.all(Negotiation)

    @property
    def people(self) -> tuple[Person, ...]:
        return self.store.all(Person)

    def of_negotiation(self, kind: type[Filed], negotiation: Negotiation) -> tuple[Filed, ...]:
        """The records of a kind that belong to a negotiation, in log order: of kinds of which there are few."""
        every = self.store.all(kind)
        return self.memo.get(("filed", kind), (every,), lambda: _filed(every)).get(negotiation.id, ())

    @property
    def names(self) -> Mapping[str, str]:
        """What ids of people and negotiations are called; `me` is himself."""
        return self.keep("names", self._names)

    def _names(self) -> Mapping[str, str]:
        if self.store.extent is not Extent.WHOLE:
            from journal.service.names import Names

            return Names(self.store)
        named = {ME: ME} | {person.id: person.name for person in self.people}
        return named | {negotiation.id: negotiation.name for negotiation in self.negotiations}

    @property
    def kept_entries(self) -> KeptEntries:
        """The entries in order, up to date."""
        kept = self.lasting("entries", self._kept_entries)
        self.keep("entries", kept.update)
        return kept

    def _kept_entries(self) -> KeptEntries:
        from journal.service.kept import KeptEntries

        return KeptEntries(self.store)

    @property
    def kept_follow_ups(self) -> KeptFollowUps:
        """The follow-ups in order, up to date."""
        kept = self.lasting("follow_ups", self._kept_follow_ups)
        self.keep("follow_ups", kept.update)
        return kept

    def _kept_follow_ups(self) -> KeptFollowUps:
        from journal.service.kept import KeptFollowUps

        return KeptFollowUps(self.store)

    def prepare(self) -> Iterator[None]:
        """Make the records and put them in order, in pieces, so that whoever asks for them next need not wait."""
        yield from self.lasting("entries", self._kept_entries).build()
        yield from self.lasting("follow_ups", self._kept_follow_ups).build()

    @property
    def memo(self) -> Memo:
        """What was made of some objects, kept as long as they are the same."""
        return self.lasting("memo", _memo)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry in the order in which they occurred; ties by their place in the log."""
        return self.kept_entries.ordered

    @property
    def by_negotiation(self) -> Mapping[str, tuple[Entry, ...]]:
        """The entries of each negotiation that has any, in the order in which they occurred."""
        return self.kept_entries.by_negotiation

    @property
    def follow_ups(self) -> tuple[FollowUp, ...]:
        return self.store.all(FollowUp)

    @property
    def open_follow_ups(self) -> tuple[FollowUp, ...]:
        """The open follow-ups of both owners, snoozed ones too, in the order of the log."""
        return self.kept_follow_ups.open

    @property
    def follow_ups_by_negotiation(self) -> Mapping[str, tuple[FollowUp, ...]]:
        """The follow-ups of each negotiation that has any, in the order of the log."""
        return self.kept_follow_ups.by_negotiation

    @property
    def follow_ups_by_entry(self) -> Mapping[str, tuple[FollowUp, ...]]:
        """The follow-ups that each entry wrote."""
        return self.kept_follow_ups.by_entry

    def holidays(self, country: str) -> Holidays | None:
        """Tells which days are off in a country (`DE`, `DE-BY`); None where none is named: Monday to Friday."""
        return self.lasting(f"holidays {country}", lambda: _holidays(country)) if country else None

    def known(self, text: str | None = None) -> Known:
        """What capture has to know to read a text: of a given one, and of whom it is said to be from or to."""
        from journal.domain.capture.known import Known

        return Known(
            negotiations=self.negotiations,
            people=self.people if text is None else self.store.people_in(text),
            items=self.items,
            now=self.now,
            mint=self.ids,
            currency=self.settings.currency,
            closed=_Closed(self),
            holidays=self.holidays,
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


def _holidays(country: str) -> Holidays:
    found: list[Holidays] = []

    def is_off(day: Day) -> bool:
        if not found:
            from journal.adapters.holidays import Holidays as Calendar

            found.append(Calendar(country))
        return found[0](day)

    return is_off


def _filed(some: Sequence[Filed]) -> Mapping[str, tuple[Filed, ...]]:
    filed: dict[str, list[Filed]] = {}
    for one in some:
        filed.setdefault(one.negotiation, []).append(one)
    return {key: tuple(group) for key, group in filed.items()}


def _items(own: Sequence[OfferItem]) -> ItemTable:
    import json

    from journal.domain.item_rows import item_table

    table = item_table(json.loads(data_text("items.json")))
    return ItemTable((*table.items, *own)) if own else table


def _memo() -> Memo:
    from journal.service.kept import Memo

    return Memo()


class _Closed:
    """The ids of the negotiations that have ended, looked up only when somebody asks."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def __contains__(self, negotiation: object) -> bool:
        return negotiation in self._session.keep("closed", self._closed)

    def _closed(self) -> frozenset[str]:
        turns = self._session.store.turns()
        if turns is not None:
            ended = {negotiation: kind == MarkKind.CLOSED for negotiation, kind in turns if negotiation}
            return frozenset(key for key, is_ended in ended.items() if is_ended)
        memo, told = self._session.memo, self._session.by_negotiation
        return frozenset(key for key, some in told.items() if _is_over(memo, key, some))


def _is_over(memo: Memo, key: str, told: tuple[Entry, ...]) -> bool:
    return memo.get(("ended", key), (told,), lambda: _has_ended(told))


def _has_ended(told: Sequence[Entry]) -> bool:
    """Whether the last of the stage and closing marks closes."""
    kinds = [mark.kind for entry in told for mark in entry.marks if mark.kind in (MarkKind.CLOSED, MarkKind.STAGE)]
    return kinds[-1:] == [MarkKind.CLOSED]


def open_session(settings: Settings, clock: Clock, *, is_quick: bool = False, is_patient: bool = False) -> Session:
    """Sit down at the journal in the settings' home, which need not exist yet. Raises StoreError.

    Where it `is_quick`, the whole log is read only when it is asked for what nothing else tells; where it
    `is_patient`, a long one is not read now even if nothing else tells anything.
    """
    if is_quick:
        from journal.store.quick import QuickStore

        store = QuickStore.open(settings.home, is_patient=is_patient)
        return Session(store=store, clock=clock, settings=settings)
    return Session(store=Store.open(settings.home), clock=clock, settings=settings)

"""Which entries answer a query, in which order: by the index, or by looking through everything where there is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from journal.domain.query import Query, Sort
from journal.domain.query.facts import Facts
from journal.domain.query.naming import Naming
from journal.domain.query.ranks import Ranking
from journal.domain.query.sets import answers
from journal.domain.record import record, replace
from journal.domain.records import Entry, Stage
from journal.service.session import Session
from journal.store.extent import Extent
from journal.store.quick import QuickStore

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    from journal.store.indexed import Indexed

    Value = TypeVar("Value")

_RANKED = 1_000
"""So many hits are ranked by how well their texts match; more only by where the words were found."""


@record(kw_only=False)
class Answer:
    """The first entries that answer a query, in order, and of all that do how many, where and by which channel."""

    entries: tuple[Entry, ...]
    total: int
    negotiations: Mapping[str, int]
    channels: Mapping[str, int]
    is_scan: bool


def answer(
    session: Session, query: Query, text: str, *, order: Sort, limit: int | None = None, is_counting: bool = False
) -> Answer:
    """What answers a query; `text` is what it was read from. Raises QueryError with its place.

    Where and by which channel is told only where it `is_counting`.
    """
    known = facts(session)
    search = session.store.search
    found = search.ask(lambda indexed: _by_index(indexed, query, known, text, order, limit, is_counting))
    if found is not None:
        ids, total, negotiations, channels = found
        return Answer(_entries(session, ids), total, negotiations, channels, is_scan=False)
    from journal.domain.query.match import predicate

    accepts = predicate(query, known, text)
    entries = [entry for entry in session.entries if accepts(entry)]
    return Answer(
        entries=tuple(entries if order is Sort.OLDEST else reversed(entries))[:limit],
        total=len(entries),
        negotiations=Counter(entry.negotiation or "" for entry in entries),
        channels=Counter(entry.channel.value for entry in entries),
        is_scan=True,
    )


def _by_index(
    indexed: Indexed, query: Query, known: Facts, text: str, order: Sort, limit: int | None, is_counting: bool
) -> tuple[list[str], int, dict[str, int], dict[str, int]]:
    """The ids of the first entries, how many there are, and of which negotiations and channels."""
    sources = indexed.sources
    found = [answers(query, known, text, source) & standing for source, standing in sources]
    total = sum(one.bit_count() for one in found)
    if order is Sort.BEST and query.words() and total:
        ids = _best(indexed, Ranking(query, known, [source for source, _ in sources]), found, total, limit)
    else:
        ids = indexed.ids(found, limit, is_rising=order is Sort.OLDEST)
    if not is_counting:
        return ids, total, {}, {}
    return ids, total, indexed.counts("in:", found), indexed.counts("channel:", found)


def _best(indexed: Indexed, ranking: Ranking, found: list[int], total: int, limit: int | None) -> list[str]:
    """The best first, of equals the newest."""
    if total <= _RANKED:
        return indexed.ranked([ranking.scores(at, among) for at, among in enumerate(found)], limit)
    by_score = [ranking.tiers(at, among) for at, among in enumerate(found)]
    ids: list[str] = []
    for score in sorted({score for tiers in by_score for score in tiers}, reverse=True):
        left = None if limit is None else limit - len(ids)
        if left == 0:
            break
        ids += indexed.ids([tiers.get(score, 0) for tiers in by_score], left)
    return ids


def _entries(session: Session, ids: list[str]) -> tuple[Entry, ...]:
    store = session.store
    if store.extent is Extent.WHOLE:
        every = store.every(Entry)
        found = [every.get(id_) for id_ in ids]
    else:
        found = [store.get(Entry, id_) for id_ in ids]
    return tuple(entry for entry in found if entry is not None)


def facts(session: Session) -> Facts:
    """What queries may ask beyond the entries themselves."""
    return replace(session.keep("facts", lambda: _facts(session)), now=session.now)


def _facts(session: Session) -> Facts:
    negotiations = Later(lambda: {one.id: one for one in session.negotiations})
    people = Later(lambda: {one.id: one for one in session.people})
    store = session.store
    likely = store.likely if isinstance(store, QuickStore) and store.extent is not Extent.WHOLE else None
    return Facts(
        now=session.now,
        items=session.items,
        negotiations=negotiations,
        people=people,
        stages=Later(lambda: _stages(session)),
        follow_ups=Later(lambda: session.follow_ups_by_entry),
        unwritten=Later(lambda: _unwritten(session)),
        conflicting=Later(lambda: _conflicting(session)),
        pending=Later(lambda: {one.id: one for one in session.open_follow_ups}),
        naming=Naming(negotiations, people, session.items, likely),
        sets={},
    )


class Later(Mapping[str, "Value"]):
    """A mapping that is made when a query first asks for it."""

    def __init__(self, make: Callable[[], Mapping[str, Value]]) -> None:
        self._make = make
        self._made: Mapping[str, Value] | None = None

    @property
    def _there(self) -> Mapping[str, Value]:
        if self._made is None:
            self._made = self._make()
        return self._made

    def __getitem__(self, key: str) -> Value:
        return self._there[key]

    def __contains__(self, key: object) -> bool:
        return key in self._there

    def __iter__(self) -> Iterator[str]:
        return iter(self._there)

    def __len__(self) -> int:
        return len(self._there)


def _stages(session: Session) -> dict[str, Stage]:
    stages: dict[str, Stage] = {one.id: one.first_stage for one in session.negotiations}
    for entry in session.entries:
        if entry.marks and entry.negotiation is not None and entry.stage is not None:
            stages[entry.negotiation] = entry.stage
    return stages


def _unwritten(session: Session) -> dict[str, str]:
    from journal.service.ledgers import ledger_of

    ledgers = (ledger_of(session, one) for one in session.negotiations)
    return {held.statement.id: held.entry.id for made in ledgers for held in made.unwritten}


def _conflicting(session: Session) -> dict[str, str]:
    from journal.service.ledgers import ledger_of

    conflicts = (each for one in session.negotiations for each in ledger_of(session, one).conflicts)
    return {held.statement.id: held.entry.id for each in conflicts for held in each.statements}

"""What the Search view asks the desk for: results, the page before anything is typed, and an entry that was found."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from journal.domain.instants import Instant
from journal.domain.query import All, Field, Not, Query, QueryError, Words
from journal.domain.query.tree import Node
from journal.domain.record import record
from journal.domain.records import Entry, FollowUp, ItemTable
from journal.domain.records.search import SavedSearch
from journal.errors import JournalError, NotFoundError
from journal.service import completing, searches, searching
from journal.service.beside import OfferSays, offer_says
from journal.service.searching import Found, Order, Results
from journal.service.session import Session
from journal.tui import jobs
from journal.tui.jobs import EntryData
from journal.tui.outline import Outline
from journal.tui.sought import Sought

if TYPE_CHECKING:
    from journal.domain.completion import Completion

PAGE = 40
"""How many results are asked for at first; more when one goes down to them."""
ROW = 4
"""How many lines a result takes, the empty one below it among them."""
RECENT = 12
MARKED = 100_000
"""How many characters of a text are looked through for the words of the query."""
LOOSENED = 4
"""How many ways of asking for less are tried."""


@record
class SearchData:
    """What answers a query, as far as `results` goes. `text` is what was typed, `asked` what it stands for.

    `total` counts every entry there is, `progress` tells how far the index is built while nothing but a scan answers.
    """

    text: str
    asked: str
    results: Results
    now: Instant
    names: Mapping[str, str]
    items: ItemTable
    follow_ups: Mapping[str, tuple[FollowUp, ...]]
    latest: Callable[[str], Entry | None]
    outline: Outline
    total: int
    progress: float | None

    def found(self, key: str) -> Found | None:
        """The result of a row's key; None where there is none."""
        row = self.outline.places.get(key)
        return None if row is None else self.results.found[row // 2]

    @property
    def has_more(self) -> bool:
        """Whether there are results that were not asked for yet."""
        return len(self.results.found) < self.results.total


def search(session: Session, text: str, order: Order, limit: int) -> SearchData:
    """What a query finds. Raises QueryError with its place where it cannot be read."""
    try:
        asked = searches.expanded(session, text)
    except NotFoundError as error:
        raise QueryError(error.sentence, text, 0, len(text)) from None
    results = searching.look(session, asked, order=order, limit=limit)
    keys = [part for one in results.found for part in (one.entry.id, "")]
    return SearchData(
        text=text,
        asked=asked,
        results=results,
        now=session.now,
        names=session.names,
        items=session.items,
        follow_ups=session.follow_ups_by_entry,
        latest=partial(_latest, session.by_negotiation),
        outline=Outline(keys, [ROW - 1, 1] * len(results.found)),
        total=len(session.entries),
        progress=searching.progress(session),
    )


def _latest(by_negotiation: Mapping[str, Sequence[Entry]], negotiation: str) -> Entry | None:
    """The last entry of a negotiation in which somebody else took part."""
    return next((one for one in reversed(by_negotiation.get(negotiation, ())) if one.participants), None)


@record
class StartData:
    """What stands where nothing is typed: searches kept by name, and the queries that were asked last."""

    saved: tuple[SavedSearch, ...]
    recent: tuple[str, ...]
    total: int
    progress: float | None


def start(session: Session) -> StartData:
    """The saved searches and the latest queries; those that can't be read are left out."""
    try:
        recent = searches.recent(session)
    except JournalError:
        recent = ()
    return StartData(
        saved=searches.saved(session),
        recent=recent,
        total=len(session.entries),
        progress=searching.progress(session),
    )


@record
class Loosened:
    """What a query would find without one of its parts: the text that is left, and how many entries answer it."""

    without: str
    text: str
    count: int


def loosened(session: Session, data: SearchData) -> tuple[Loosened, ...]:
    """For a query that finds nothing: which parts keep it from finding something, the fewest results first."""
    root, found = data.results.query.root, list[Loosened]()
    for node in root.nodes if isinstance(root, All) else ():
        place = _place(node)
        if place is not None and len(found) < LOOSENED:
            left = " ".join(f"{data.asked[: place[0]]} {data.asked[place[1] :]}".split())
            count = searching.look(session, left, limit=0).total
            found.append(Loosened(without=data.asked[place[0] : place[1]], text=left, count=count))
    return tuple(sorted((one for one in found if one.count), key=lambda one: one.count))


def _place(node: Node) -> tuple[int, int] | None:
    """Where a part stands in the text; None for one of several words in parentheses."""
    if isinstance(node, Not):
        place = _place(node.node)
        return (place[0] - 1, place[1]) if place else None
    return (node.start, node.end) if isinstance(node, Words | Field) else None


@record
class FoundEntry:
    """An entry that was found, with what its page shows of the search."""

    data: EntryData
    sought: Sought


def entry(session: Session, entry_id: str, query: Query) -> FoundEntry:
    """An entry as it is read beside the results. Raises NotFoundError where it is gone."""
    data = jobs.entry(session, entry_id)
    told = [(one.id, offer_says(session, data.entry, one)) for one in data.entry.statements]
    says: dict[str, OfferSays] = {key: said[1] for key, said in told if said is not None}
    number = next((said[0] for _, said in told if said is not None), None)
    marks = partial(searching.marks, query=query)
    sought = Sought(
        hits=marks(data.entry.body[:MARKED]),
        marks=marks,
        says=says,
        offer=f"offer v{number}" if number is not None else "",
    )
    return FoundEntry(data=data, sought=sought)


def progress(session: Session) -> float | None:
    """How far the index is built; None while none is."""
    return searching.progress(session)


def complete(session: Session, text: str, cursor: int, *, is_asked: bool) -> tuple[Completion, ...]:
    """What could stand at the cursor of a query."""
    return completing.complete(session, text, cursor, is_asked=is_asked)


def remember(session: Session, text: str) -> None:
    """Note a query that was of use."""
    searches.remember(session, text)


def save(session: Session, name: str, text: str) -> SavedSearch:
    """Keep a query by name. Raises BadInputError for a name that is none."""
    return searches.save(session, name, searches.expanded(session, text))


def forget(session: Session, name: str) -> SavedSearch:
    """Forget a saved search."""
    return searches.remove(session, name)

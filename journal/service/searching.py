"""Any conversation found while typing: results with excerpts, and how they spread over negotiations and channels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journal.domain.query import Query, parse
from journal.domain.query import Sort as Order
from journal.domain.record import record
from journal.service.finding import Excerpt, Found, excerpt, marks
from journal.service.matching import answer, facts
from journal.service.session import Session
from journal.store.extent import Extent

__all__ = ["Excerpt", "Found", "Order", "Results", "look", "marks", "progress", "renew"]


@record(kw_only=False)
class Results:
    """What answers a query: the first `limit` in `found`, all of them in `total` and the counts.

    `negotiations` counts by id, entries that are not filed under the empty one; `channels` by their word. `order` is
    the one they are in. `is_scan`: there is no index (yet), and everything was looked through instead; the best are
    then the newest.
    """

    query: Query
    order: Order
    found: tuple[Found, ...]
    total: int
    negotiations: Mapping[str, int]
    channels: Mapping[str, int]
    is_scan: bool


def look(
    session: Session,
    text: str,
    *,
    order: Order = Order.BEST,
    limit: int | None = None,
    is_counting: bool = True,
) -> Results:
    """What a query finds. A `sort:` in it wins over `order`; an empty one finds every entry.

    Where it is not `is_counting`, `negotiations` and `channels` are left empty. Raises QueryError with its place where
    the query cannot be read.
    """
    query = parse(text)
    order = query.sort or order
    told = answer(session, query, text, order=order, limit=limit, is_counting=is_counting)
    return Results(
        query=query,
        order=order,
        found=tuple(Found(entry, excerpt(entry, query)) for entry in told.entries),
        total=told.total,
        negotiations=told.negotiations,
        channels=told.channels,
        is_scan=told.is_scan,
    )


def progress(session: Session) -> float | None:
    """How far a new index is made, from 0 to 1; None while none is."""
    return session.store.search.progress


def renew(session: Session) -> Iterator[None]:
    """Make the index anew where that is due and get ready for the first question, in pieces of some milliseconds.

    Nothing depends on it.
    """
    yield from session.store.search.renew()
    if session.store.extent is Extent.WHOLE:
        facts(session).names.answering("me")
        yield

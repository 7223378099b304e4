"""Any conversation found by what was said in it, and lists narrowed by the same language."""

from __future__ import annotations

from journal.domain.query import Query, Sort, parse
from journal.domain.query.marks import marks
from journal.domain.record import record
from journal.domain.records import Entry
from journal.service.matching import answer, facts
from journal.service.session import Session

__all__ = ["Excerpt", "Found", "excerpt", "facts", "marks", "narrowed", "search"]

EXCERPT_LENGTH = 160


@record(kw_only=False)
class Excerpt:
    """A piece of a text on one line. `hits` are the places in it that answered, `start` its own in the body."""

    text: str
    hits: tuple[tuple[int, int], ...]
    start: int = 0


@record(kw_only=False)
class Found:
    """An entry that answers a query, and where."""

    entry: Entry
    excerpt: Excerpt


def narrowed(session: Session, text: str) -> tuple[Entry, ...]:
    """The entries that answer a query, newest first unless it says otherwise; an empty one keeps all.

    Raises QueryError with its place where the query cannot be read.
    """
    query = parse(text)
    order = Sort.OLDEST if query.sort is Sort.OLDEST else Sort.NEWEST
    if query.is_empty:
        return session.entries if order is Sort.OLDEST else session.entries[::-1]
    return answer(session, query, text, order=order).entries


def search(session: Session, text: str, *, limit: int | None = None) -> tuple[Found, ...]:
    """What a query finds, with excerpts. Raises QueryError with its place where the query cannot be read."""
    query = parse(text)
    entries = narrowed(session, text)
    return tuple(Found(entry, excerpt(entry, query)) for entry in entries[:limit])


def excerpt(entry: Entry, query: Query) -> Excerpt:
    """The piece of the body around the first hit; its beginning where nothing in the body answered."""
    body = entry.body
    hits = marks(body[:100_000], query)
    centre = hits[0][0] if hits else 0
    start = max(0, centre - EXCERPT_LENGTH // 3)
    if start:
        space = body.find(" ", start, centre)
        start = space + 1 if space >= 0 else start
    piece = body[start : start + EXCERPT_LENGTH]
    inside = [(low - start, high - start) for low, high in hits if start <= low and high <= start + len(piece)]
    line = piece.replace("\r", " ").replace("\n", " ").replace("\t", " ")
    return Excerpt(line, tuple(inside), start)

"""Any conversation found by what was said in it, and lists narrowed by the same language."""

from __future__ import annotations

from collections.abc import Callable

from journal.domain.query import Query, Sort, Words, parse
from journal.domain.query.facts import Facts
from journal.domain.query.match import predicate
from journal.domain.query.words import word_spans
from journal.domain.record import record, replace
from journal.domain.records import Entry, Stage
from journal.service.ledgers import ledger_of
from journal.service.session import Session

__all__ = ["Excerpt", "Found", "excerpt", "facts", "marks", "narrowed", "search"]

EXCERPT_LENGTH = 160


@record(kw_only=False)
class Excerpt:
    """A piece of an entry's text on one line; `hits` are the places in it that answered."""

    text: str
    hits: tuple[tuple[int, int], ...]


@record(kw_only=False)
class Found:
    """An entry that answers a query, and where."""

    entry: Entry
    excerpt: Excerpt


def facts(session: Session) -> Facts:
    """What queries may ask beyond the entries themselves."""
    return replace(session.keep("facts", lambda: _facts(session)), now=session.now)


def _facts(session: Session) -> Facts:
    stages: dict[str, Stage] = {one.id: one.first_stage for one in session.negotiations}
    for entry in session.entries:
        if entry.negotiation is not None and entry.stage is not None:
            stages[entry.negotiation] = entry.stage
    return Facts(
        now=session.now,
        items=session.items,
        negotiations={one.id: one for one in session.negotiations},
        people={one.id: one for one in session.people},
        stages=stages,
        follow_ups=session.follow_ups_by_entry,
        unwritten=_Asked(lambda: _unwritten(session)),
        conflicting=_Asked(lambda: _conflicting(session)),
    )


class _Asked:
    """Ids that are looked up only when a query asks for them."""

    def __init__(self, look: Callable[[], frozenset[str]]) -> None:
        self._look = look
        self._found: frozenset[str] | None = None

    def __contains__(self, statement: object) -> bool:
        if self._found is None:
            self._found = self._look()
        return statement in self._found


def _unwritten(session: Session) -> frozenset[str]:
    ledgers = (ledger_of(session, one) for one in session.negotiations)
    return frozenset(held.statement.id for made in ledgers for held in made.unwritten)


def _conflicting(session: Session) -> frozenset[str]:
    conflicts = (each for one in session.negotiations for each in ledger_of(session, one).conflicts)
    return frozenset(held.statement.id for each in conflicts for held in each.statements)


def narrowed(session: Session, text: str) -> tuple[Entry, ...]:
    """The entries that answer a query, newest first unless it says otherwise; an empty one keeps all.

    Raises QueryError with its place where the query cannot be read.
    """
    query = parse(text)
    if query.is_empty and query.sort is None:
        return session.entries[::-1]
    answers = predicate(query, facts(session), text)
    found = [entry for entry in session.entries if answers(entry)]
    return tuple(found if query.sort is Sort.OLDEST else reversed(found))


def search(session: Session, text: str, *, limit: int | None = None) -> tuple[Found, ...]:
    """What a query finds, with excerpts. Raises QueryError with its place where the query cannot be read."""
    query = parse(text)
    entries = narrowed(session, text)
    return tuple(Found(entry, excerpt(entry, query)) for entry in entries[:limit])


def marks(text: str, query: Query) -> tuple[tuple[int, int], ...]:
    """The places in a text that the query's words stand at, in order and apart."""
    spans = list(word_spans(text))
    found: list[tuple[int, int]] = []
    for wanted in query.words():
        found += _places(spans, wanted)
    apart: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return tuple(apart)


def _places(spans: list[tuple[str, int, int]], wanted: Words) -> list[tuple[int, int]]:
    last = len(wanted.words) - 1
    places = []
    for at in range(len(spans) - last):
        head = all(spans[at + k][0] == word for k, word in enumerate(wanted.words[:last]))
        word = spans[at + last][0]
        if head and (word.startswith(wanted.words[last]) if wanted.is_prefix else word == wanted.words[last]):
            places.append((spans[at][1], spans[at + last][2]))
    return places


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
    return Excerpt(line, tuple(inside))

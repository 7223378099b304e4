"""Searches kept by name, and the queries that were asked last."""

from __future__ import annotations

from journal.domain.query import parse
from journal.domain.query.match import predicate
from journal.domain.query.words import fold
from journal.domain.records.search import SavedSearch
from journal.errors import BadInputError, NotFoundError
from journal.service.matching import facts
from journal.service.session import Session
from journal.store import recent as recent_file

KEPT = 100
"""How many of the last queries are kept."""

LONGEST_NAME = 40
LONGEST_QUERY = 2_000


def saved(session: Session) -> tuple[SavedSearch, ...]:
    """The saved searches by name, each name once."""
    by_name = {fold(one.name): one for one in sorted(session.store.all(SavedSearch), key=lambda one: one.made_at.utc)}
    return tuple(by_name[name] for name in sorted(by_name))


def find(session: Session, name: str) -> SavedSearch:
    """The saved search of a name, in any case, with or without its `@`. Raises NotFoundError naming the nearest."""
    searches = {fold(one.name): one for one in saved(session)}
    wanted = fold(name.strip().removeprefix("@"))
    if wanted in searches:
        return searches[wanted]
    from difflib import get_close_matches

    near = get_close_matches(wanted, searches, n=1)
    if near:
        instead = f"did you mean @{searches[near[0]].name}?"
    elif searches:
        instead = f"there are {', '.join(f'@{one.name}' for one in searches.values())}."
    else:
        instead = "none is saved yet; to save one: journal searches --save NAME QUERY"
    raise NotFoundError(f"There is no saved search “{name.strip()}”; {instead}")


def save(session: Session, name: str, query: str) -> SavedSearch:
    """Keep a query by name, in place of what had that name.

    Raises BadInputError for a name that could not be typed as `@name`, QueryError for what is no query, StoreError.
    """
    name, query = _name(name), " ".join(query.split())
    if not query:
        raise BadInputError("There is nothing to save; type a query first.")
    if len(query) > LONGEST_QUERY:
        raise BadInputError(f"A saved query has at most {LONGEST_QUERY} characters; this one has {len(query)}.")
    predicate(parse(query), facts(session), query)
    old = [one for one in session.store.all(SavedSearch) if fold(one.name) == fold(name)]
    made = SavedSearch(id=old[0].id if old else session.ids(), name=name, query=query, made_at=session.now)
    with session.store.unit("save search") as unit:
        unit.put(made)
        for one in old[1:]:
            unit.remove(SavedSearch, one.id)
    return made


def remove(session: Session, name: str) -> SavedSearch:
    """Forget a saved search; what it was. Raises NotFoundError naming the nearest, StoreError."""
    found = find(session, name)
    with session.store.unit("remove search") as unit:
        for one in session.store.all(SavedSearch):
            if fold(one.name) == fold(found.name):
                unit.remove(SavedSearch, one.id)
    return found


def expanded(session: Session, text: str) -> str:
    """The query of a text: of `@name` what is saved so, of anything else itself. Raises NotFoundError."""
    asked = text.strip()
    is_name = asked.startswith("@") and len(asked) > 1 and len(asked.split()) == 1
    return find(session, asked).query if is_name else text


def recent(session: Session) -> tuple[str, ...]:
    """The queries that were asked last, the last first. Raises StoreError."""
    return recent_file.read(session.store.home)[::-1]


def remember(session: Session, text: str) -> None:
    """Note a query that was asked; nothing where it says nothing, is too long, or was the last. Raises StoreError."""
    query = " ".join(text.split())
    known = recent_file.read(session.store.home)
    if not query or len(query) > LONGEST_QUERY or known[-1:] == (query,):
        return
    recent_file.write(session.store.home, [*(one for one in known if one != query), query][-KEPT:])


def forget(session: Session) -> None:
    """Drop every query that was asked. Raises StoreError."""
    recent_file.write(session.store.home, ())


def _name(name: str) -> str:
    """A name as it is kept. Raises BadInputError with what is wrong about it."""
    name = name.strip().removeprefix("@")
    if not name or any(char.isspace() or not char.isprintable() for char in name) or "@" in name:
        raise BadInputError("A saved search needs a name of one word, as in: journal searches --save money amount:>0")
    if len(name) > LONGEST_NAME:
        raise BadInputError(f"A name of a saved search has at most {LONGEST_NAME} characters; shorten “{name[:20]}…”.")
    return name

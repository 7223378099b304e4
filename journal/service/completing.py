"""What could stand at the cursor of a query: fields, their values in this journal, and searches kept by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from journal.domain.completion import Completion
from journal.domain.query import completing
from journal.domain.query.words import fold
from journal.domain.records.search import SavedSearch
from journal.service.finding import facts
from journal.service.session import Session


def complete(session: Session, text: str, cursor: int, *, is_asked: bool = False) -> tuple[Completion, ...]:
    """The completions of a query, the likeliest first; `is_asked` also offers fields where none is begun."""
    if text.lstrip().startswith("@"):
        return tuple(_saved(session, text))
    return completing.complete(text, cursor, facts(session), tags(session), is_asked=is_asked)


def tags(session: Session) -> tuple[str, ...]:
    """Every tag of the journal, the most frequent first."""
    return session.keep("tags", lambda: _tags(session))


def _tags(session: Session) -> tuple[str, ...]:
    counts = Counter(tag for entry in session.entries for tag in entry.tags)
    return tuple(tag for tag, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _saved(session: Session, text: str) -> Iterator[Completion]:
    typed = fold(text.strip().removeprefix("@"))
    for one in sorted(session.store.all(SavedSearch), key=lambda one: fold(one.name)):
        if fold(one.name).startswith(typed) and fold(one.name) != typed:
            yield Completion(start=0, end=len(text), text=f"@{one.name}", label=f"@{one.name}", note=one.query)

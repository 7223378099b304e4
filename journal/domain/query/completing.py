"""Completions of a query: fields, and the values that a field may take."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from journal.domain.completion import Completion
from journal.domain.query.facts import Facts
from journal.domain.query.offers import FIELD_NOTES, Offer, offered
from journal.domain.query.words import fold
from journal.domain.record import record

MOST = 40
"""How many completions there are at most; a list shows as many as there is room for."""
LONGEST = 2000
"""A longer text is no query that somebody types."""
_LEAST = 2
"""From so many letters on a bare word is looked for among the values of fields."""
_BARE_IN = ("in", "with", "item", "tag", "is")
"""The fields whose values a bare word may become."""
_OPEN = (">", "<", "=", "..", ":")
"""What a completion ends in that is to be gone on with."""

_TOKEN = re.compile(
    r"""[()]|-(?=[^\s-])"""
    r"""|(?P<field>[A-Za-z]+):(?!//)(?P<value>"[^"]*"?|[^\s()"]*)"""
    r"""|"[^"]*"?\*?"""
    r"""|(?P<word>[^\s()"]+)"""
)
"""The pieces of a query, cut as the parser cuts them."""


@record(kw_only=False)
class _Place:
    """Where the cursor stands: in a field's value, in a bare word, or (both empty) between two."""

    field: str
    typed: str
    start: int
    end: int


def complete(
    text: str, cursor: int, facts: Facts, tags: Iterable[str] = (), *, is_asked: bool = False
) -> tuple[Completion, ...]:
    """What can stand at a cursor, the likeliest first. Never raises, whatever the text.

    In a field its values; elsewhere only where it `is_asked`: the fields, and for a word those values that begin
    with it. What is completed reads without an error, save signs (`>=`) that are to be gone on with.
    """
    cursor = min(max(cursor, 0), len(text))
    place = _place(text, cursor) if len(text) <= LONGEST else None
    if place is None:
        return ()
    if place.field:
        found = _further(place.typed, tuple(_values(place.field, place.typed, facts, tags)))
    elif is_asked:
        found = _openings(place.typed, facts, tags)
    else:
        return ()
    tail = "" if text[place.end :].strip() or text[place.end : place.end + 1] else " "
    made: dict[str, Completion] = {}
    for one in found:
        puts = one.puts if one.puts.endswith(_OPEN) else one.puts + tail
        made.setdefault(
            one.puts, Completion(start=place.start, end=place.end, text=puts, label=one.name, note=one.note)
        )
    return tuple(made.values())[:MOST]


def _place(text: str, cursor: int) -> _Place | None:
    """The place of a cursor; None in a phrase and behind what is complete."""
    for token in _TOKEN.finditer(text):
        if not token.start() < cursor <= token.end():
            continue
        if token["field"] is not None:
            start = token.start("value")
            if cursor < start:
                return _Place("", text[token.start() : cursor], token.start(), token.end())
            typed = text[start:cursor]
            is_closed = len(typed) > 1 and typed[0] == typed[-1] == '"'
            return None if is_closed else _Place(token["field"].lower(), typed.lstrip('"'), start, token.end())
        if token["word"] is not None:
            return _Place("", text[token.start() : cursor], token.start(), token.end())
        return _Place("", "", cursor, cursor) if token[0] in "(-" else None
    return _Place("", "", cursor, cursor)


def _further(typed: str, found: tuple[Offer, ...]) -> Iterator[Offer]:
    """The offers without what stands there already; beside that only those whose own names go on from it."""
    said = fold(typed)
    is_said = any(fold(one.puts) == said for one in found)
    for one in found:
        if fold(one.puts) != said and (not is_said or _rank(one, said) == 0):
            yield one


def _values(field: str, typed: str, facts: Facts, tags: Iterable[str]) -> Iterator[Offer]:
    """The values of a field that go on from what is typed, by their own names first."""
    wanted = fold(typed)
    offers = tuple(offered(field, facts, tags, is_begun=bool(wanted)))
    ranked = ((_rank(one, wanted), at) for at, one in enumerate(offers))
    for _, at in sorted((rank, at) for rank, at in ranked if rank is not None):
        yield offers[at].quoted()


def _rank(one: Offer, wanted: str) -> int | None:
    """How well an offer goes on from what is typed: 0 by its own name, 1 by a word in it; None where it does not."""
    if any(fold(name).startswith(wanted) for name in (one.puts, one.name)):
        return 0
    names = (part for name in (one.name, *one.names) for part in (fold(name), *fold(name).split()))
    return 1 if any(name.startswith(wanted) for name in names) else None


def _openings(typed: str, facts: Facts, tags: Iterable[str]) -> Iterator[Offer]:
    """The fields that begin so, then the values of fields that do."""
    wanted = fold(typed)
    for name, note in FIELD_NOTES.items():
        if name.startswith(wanted):
            yield Offer(f"{name}:", note=note)
    if len(wanted) >= _LEAST:
        for field in _BARE_IN:
            for one in _values(field, typed, facts, tags):
                yield Offer(f"{field}:{one.puts}", note=one.said)

"""Where the words of a query stand in a text."""

from __future__ import annotations

import re
from functools import lru_cache

from journal.domain.query.tree import Query, Words
from journal.domain.query.words import word_spans

Span = tuple[int, int]

_MANY = 50
"""So many words make a pattern that takes longer than walking the text."""


def marks(text: str, query: Query) -> tuple[Span, ...]:
    """The places in a text that the query's words stand at, in order and apart; the longest that begin there."""
    wanted = query.words()
    if not wanted:
        return ()
    if text.isascii() and len(wanted) <= _MANY:
        pattern = _pattern(wanted)
        return tuple(match.span() for match in pattern.finditer(text.lower())) if pattern else ()
    return _apart(_found(list(word_spans(text)), wanted))


@lru_cache(maxsize=64)
def _pattern(wanted: tuple[Words, ...]) -> re.Pattern[str] | None:
    """What finds the words in a text of ASCII letters; None where they can't be in one."""
    ways = [
        r"\W+".join(one.words) + (r"\w*" if one.is_prefix else r"\b")
        for one in sorted(wanted, key=lambda one: -len(one.words))
        if all(word.isascii() for word in one.words)
    ]
    return re.compile(rf"\b(?:{'|'.join(ways)})", re.ASCII) if ways else None


def _found(spans: list[tuple[str, int, int]], wanted: tuple[Words, ...]) -> list[Span]:
    by_first: dict[str, list[Words]] = {}
    starts = []
    for one in wanted:
        if one.is_prefix and len(one.words) == 1:
            starts.append(one.words[0])
        else:
            by_first.setdefault(one.words[0], []).append(one)
    begins, found = tuple(starts), []
    for at, (word, start, end) in enumerate(spans):
        if word.startswith(begins):
            found.append((start, end))
        standing = (one for one in by_first.get(word, ()) if _stands(spans, at, one))
        found += ((start, spans[at + len(one.words) - 1][2]) for one in standing)
    return found


def _stands(spans: list[tuple[str, int, int]], at: int, wanted: Words) -> bool:
    last = len(wanted.words) - 1
    if at + last >= len(spans):
        return False
    word, ending = spans[at + last][0], wanted.words[last]
    is_last = word.startswith(ending) if wanted.is_prefix else word == ending
    return is_last and all(spans[at + k][0] == wanted.words[k] for k in range(1, last))


def _apart(found: list[Span]) -> tuple[Span, ...]:
    apart: list[Span] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return tuple(apart)

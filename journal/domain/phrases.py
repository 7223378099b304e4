"""Set phrases found in a text: in any case, over line breaks, with either apostrophe."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

_BETWEEN = r"(?:\W+\w+){0,3}?\W+"
"""What `*` stands for: up to three words."""


def places_of(phrase: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a phrase stands in a text, as offsets, each place once and none inside a word.

    Its words may be parted by spaces, line breaks or hyphens; a `*` between two of them stands for up to three others.
    An empty phrase stands nowhere.
    """
    pattern = _pattern(phrase)
    if pattern is not None:
        yield from (found.span() for found in pattern.finditer(text))


def first_of(phrases: Iterable[str], text: str) -> tuple[int, int] | None:
    """The earliest place at which any of the phrases stands; None where none does."""
    return min((span for phrase in phrases for span in places_of(phrase, text)), default=None)


@lru_cache(maxsize=1024)
def _pattern(phrase: str) -> re.Pattern[str] | None:
    words = phrase.replace("-", " ").split()
    if not words:
        return None
    source = _word(words[0])
    for before, word in pairwise(words):
        if word != "*":
            source += (_BETWEEN if before == "*" else r"[\s\-‐‑]+") + _word(word)
    return re.compile(rf"(?<!\w){source}(?!\w)", re.IGNORECASE)


def _word(word: str) -> str:
    return re.escape(word).replace("'", "['’]")

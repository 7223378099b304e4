"""A part of a text as tokens, with a reader's place in it.

A token is a word (with the hyphens, apostrophes and dots inside it), a number (with its separators) or one other
character. `#tags` and blanks are no tokens.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from itertools import islice

WORD, NUMBER, SIGN = "word", "number", "sign"
LONGEST_PHRASE = 6

_MARKS = "\u0300-\u036f"
_TOKEN = re.compile(
    r"(?<!\S)#[^\W\d_][\w-]*"
    r"|[0-9]+(?:[.,'’\u00a0\u2009\u202f][0-9]+)*"
    rf"|[^\W\d_](?:[^\W\d_]|[{_MARKS}]|[-_'’.&](?=[^\W\d_]))*"
    r"|\S"
)


def fold(text: str) -> str:
    """A word as it is compared: without case, accents composed, any run of blanks one space."""
    if text.isascii():
        return text.lower() if text.isalnum() else " ".join(text.lower().split())
    from unicodedata import normalize

    return " ".join(normalize("NFC", text).replace("’", "'").casefold().split())


class Token:
    """A token: its folded text, its kind, its offsets, and whether it touches the one before."""

    __slots__ = ("end", "fold", "glued", "kind", "start")

    def __init__(self, text: str, start: int, end: int, glued: bool) -> None:
        self.start = start
        self.end = end
        self.glued = glued
        first = text[0]
        self.kind = NUMBER if "0" <= first <= "9" else WORD if first.isalpha() else SIGN
        self.fold = text if self.kind is NUMBER else fold(text)


def tokens_of(text: str, most: int | None = None) -> list[Token]:
    """The tokens of a text; `most` reads only so many from the start."""
    return list(islice(_cut(text), most))


def _cut(text: str) -> Iterator[Token]:
    last = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if end - start == 1 or text[start] != "#":
            yield Token(match.group(), start, end, start == last and start > 0)
        last = end


class Part:
    """A place in a text that may hold a statement or a mark: its text, where that starts, and its tokens.

    `base` is the offset of `text` in what was typed; `bare` is set where no brackets stand around it.
    """

    __slots__ = ("bare", "base", "text", "tokens")

    def __init__(self, text: str, base: int, bare: bool, tokens: list[Token] | None = None) -> None:
        self.text = text
        self.base = base
        self.bare = bare
        self.tokens = tokens_of(text) if tokens is None else tokens

    def __len__(self) -> int:
        return len(self.tokens)

    def fold(self, at: int) -> str:
        """The folded token at a place; empty outside."""
        return self.tokens[at].fold if 0 <= at < len(self.tokens) else ""

    def kind(self, at: int) -> str:
        """The kind of the token at a place; empty outside."""
        return self.tokens[at].kind if 0 <= at < len(self.tokens) else ""

    def glued(self, at: int) -> bool:
        """Whether the token at a place touches the one before it."""
        return 0 <= at < len(self.tokens) and self.tokens[at].glued

    def start(self, at: int) -> int:
        """Where the token at a place starts in `text`; the text's end after the last."""
        return self.tokens[at].start if at < len(self.tokens) else len(self.text)

    def words(self, at: int, to: int) -> str:
        """What stands there as it was typed, from one token up to another, which is left out."""
        return self.text[self.start(at) : self.tokens[to - 1].end] if at < to else ""

    def span(self, at: int, to: int) -> tuple[int, int]:
        """The offsets of the same in what was typed; an empty place for no tokens."""
        start = self.start(at) + self.base
        return (start, self.tokens[to - 1].end + self.base) if at < to else (start, start)

    def at_offset(self, offset: int) -> int:
        """The first token that starts at or after an offset in `text`."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].start < offset:
                low = middle + 1
            else:
                high = middle
        return low

    def phrase(self, at: int, known: Container[str], most: int = LONGEST_PHRASE) -> tuple[str, int] | None:
        """The longest known phrase that begins at a token, folded, and the token after it; None if none does.

        `most` is how many tokens a phrase may have.
        """
        for to in range(min(at + most, len(self.tokens)), at, -1):
            words = fold(self.words(at, to)) if to > at + 1 else self.tokens[at].fold
            if words in known:
                return words, to
        return None

"""Text cut into words that compare without case and diacritics."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_LONE = (
    (0x2E80, 0x2FDF),
    (0x3005, 0x3007),
    (0x3040, 0x30FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
"""Scripts written without spaces (CJK and kana): every character is a word."""

_SIMPLE = "[\\x00-\\u02ff\\u2000-\\u20cf\\u2100-\\u2bff]*"
"""Latin letters, punctuation and symbols: nothing that combines or stands alone, so that words are runs of letters."""

_RUNS = re.compile(r"\w+")


def fold(text: str) -> str:
    """Lower case without diacritics: `Zürich` and `ZURICH` both become `zurich`."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(one for one in apart if not unicodedata.combining(one))


def words(text: str) -> list[str]:
    """The folded words of a text, in order; `_` belongs to a word."""
    if text.isascii():
        return _RUNS.findall(text.lower())
    return [word for word, _start, _end in word_spans(text)]


def line(text: str) -> str:
    """The words of a text with a space around each, to look for `sought` in."""
    found = words(text)
    return f" {' '.join(found)} " if found else ""


def sought(wanted: tuple[str, ...], *, is_prefix: bool) -> str:
    """What a `line` has in it if the words stand next to each other in it; the last may begin a longer word."""
    return f" {' '.join(wanted)}{'' if is_prefix else ' '}"


def word_spans(text: str) -> Iterator[tuple[str, int, int]]:
    """Each folded word with its place in the text as it was given."""
    if not re.fullmatch(_SIMPLE, text):
        yield from _walked(text)
        return
    for match in _RUNS.finditer(text):
        if word := match[0].lower() if match[0].isascii() else _word(match[0]):
            yield word, match.start(), match.end()


def may_hold(text: str, wanted: tuple[str, ...]) -> bool:
    """Whether the folded words can be in a text: quick, and never False where they are."""
    if not text.isascii():
        return True
    low = text.lower()
    return all(word in low for word in wanted)


def _walked(text: str) -> Iterator[tuple[str, int, int]]:
    start = -1
    for at, char in enumerate(text):
        lone = ord(char) >= 0x2E80 and _is_lone(ord(char))
        if start >= 0 and (lone or not _is_word(char)):
            yield from _folded(text, start, at)
            start = -1
        if lone:
            yield from _folded(text, at, at + 1)
        elif start < 0 and _is_word(char) and not unicodedata.combining(char):
            start = at
    if start >= 0:
        yield from _folded(text, start, len(text))


def _folded(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    if word := _word(text[start:end]):
        yield word, start, end


def _word(text: str) -> str:
    return "".join(char for char in fold(text) if _is_word(char))


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_" or (not char.isascii() and bool(unicodedata.combining(char)))


def _is_lone(code: int) -> bool:
    return any(low <= code <= high for low, high in _LONE)

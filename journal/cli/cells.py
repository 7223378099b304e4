"""Text measured in the cells of a terminal: how wide it is, cut, filled up and wrapped."""

from __future__ import annotations

from collections.abc import Iterator

CUT = " …"


def cells(text: str) -> int:
    """How many cells a line takes: two for wide East Asian characters, none for combining ones (UAX #11)."""
    return len(text) if text.isascii() else sum(map(_cells_of, text))


def _cells_of(character: str) -> int:
    if character < "\u0300":
        return 1
    import unicodedata

    if unicodedata.category(character) in ("Mn", "Me", "Cf") or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def fill(text: str, width: int) -> str:
    """The line with spaces after it, up to a width; as it is where it is as wide already."""
    return text + " " * (width - cells(text))


def cut(text: str, width: int) -> str:
    """The line within a width, cut at a word and marked with ` …`; within a word where that would leave little."""
    if cells(text) <= width:
        return text
    if width <= len(CUT):
        return "…"[:width]
    kept = _first(text, width - len(CUT))
    words, space, _ = kept.rpartition(" ")
    if text[len(kept)] != " " and space and cells(words) * 2 >= width:
        kept = words
    return kept.rstrip() + CUT


def _first(text: str, width: int) -> str:
    """As much of the beginning as fits into a width."""
    room = width
    for place, character in enumerate(text):
        room -= _cells_of(character)
        if room < 0:
            return text[:place]
    return text


def wrap(text: str, width: int) -> Iterator[str]:
    """The line as lines within a width, broken between words; within a word that is wider than all of it.

    Spaces stay, except where a line is broken. A width below 1 counts as 1.
    """
    width = max(width, 1)
    while cells(text) > width:
        kept = _first(text, width) or text[0]
        rest = text[len(kept) :]
        words, space, begun = kept.rpartition(" ")
        if space and words.strip() and not rest.startswith(" "):
            kept, rest = words, begun + rest
        yield kept.rstrip()
        text = rest.lstrip(" ")
        if not text:
            return
    yield text

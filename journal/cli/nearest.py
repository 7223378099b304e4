"""The nearest known word to one that is not known."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, words: Iterable[str]) -> str:
    """The word most alike, in any case; empty where none is near."""
    import difflib

    by_fold = {one.casefold(): one for one in words}
    found = difflib.get_close_matches(word.casefold(), by_fold, n=1)
    return by_fold[found[0]] if found else ""


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """`; did you mean “stage”?` to stand at the end of a sentence; empty where no word is near."""
    found = nearest(word, words)
    return f"; did you mean “{found}”?" if found else ""

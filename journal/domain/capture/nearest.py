"""The known word nearest to one that was mistyped."""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST = 40


def distance(one: str, other: str, most: int) -> int:
    """How many letters have to be added, dropped, changed or swapped; `most` + 1 for anything further.

    The optimal string alignment distance (Damerau 1964, without edits inside a swap).
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        older, before, row = before, row, [i]
        for j, b in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that differs least, if by no more than a third of its letters; else empty.

    Ties go to the one that is named first. `word` is compared as it is, so fold it before.
    """
    if not 1 < len(word) <= _LONGEST:
        return ""
    best, most = "", max(1, (len(word) + 1) // 3)
    for candidate in known:
        if abs(len(candidate) - len(word)) > most:
            continue
        apart = distance(word, candidate, most)
        if apart <= most:
            best, most = candidate, apart - 1
            if apart <= 1:
                break
    return best

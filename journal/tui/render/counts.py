"""How many results there are in each negotiation and on each channel, on one line that can be walked and clicked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from journal.domain.records import Channel
from journal.tui.jobs_search import SearchData
from journal.tui.render.line import BOLD, MUTED, PLAIN, Line, Run, cells

APART = 3
"""Empty columns between two counts."""
FURTHER = 6
"""Empty columns between negotiations and channels."""


class Count(NamedTuple):
    """A count: the part of a query that narrows to it, its name, and how many."""

    part: str
    name: str
    number: int


class Place(NamedTuple):
    """Where a count stands: its first column, the one after its last, and itself."""

    start: int
    end: int
    of: Count


def counts_of(data: SearchData) -> tuple[Sequence[Count], Sequence[Count]]:
    """Those of negotiations and those of channels, the most first."""
    results = data.results
    filed = [(_in(data.names.get(key, ""), key), data.names.get(key, "") or "unfiled", n) for key, n in
             results.negotiations.items()]  # fmt: skip
    spoken = [(f"channel:{key}", Channel(key).label, n) for key, n in results.channels.items()]
    return _ordered(filed), _ordered(spoken)


def _in(name: str, key: str) -> str:
    if not key:
        return "in:unfiled"
    return f'in:"{name}"' if any(char.isspace() or char in '()"' for char in name) else f"in:{name}"


def _ordered(counts: Iterable[tuple[str, str, int]]) -> list[Count]:
    return sorted((Count(*one) for one in counts), key=lambda one: (-one.number, one.name))


def counts_line(
    groups: tuple[Sequence[Count], Sequence[Count]], asked: str, chosen: str, start: int, width: int
) -> tuple[Line, list[Place]]:
    """The line from column `start`, in `width` cells, and where each count stands; those without room are counted.

    What the query asks for already is bold; `chosen` is the part of the one that the keys are on.
    """
    runs, places, at = [Run(" " * start)], list[Place](), start
    for group, edge in zip(groups, (_edge(groups, start, width), width), strict=True):
        if places and group:
            runs.append(Run(" " * (FURTHER - APART)))
            at += FURTHER - APART
        shown = _fitting(group, edge - at)
        for one in group[:shown]:
            back = "select" if one.part == chosen else ""
            ink = (BOLD if is_asked(asked, one.part) else PLAIN)._replace(back=back)
            runs += [Run(one.name, ink), Run(f" {one.number:,}", MUTED._replace(back=back)), Run(" " * APART)]
            places.append(Place(at, at + _size(one), one))
            at += _size(one) + APART
        rest = _rest(len(group) - shown)
        if rest and at + cells(rest) <= edge:
            runs += [Run(rest, MUTED), Run(" " * APART)]
            at += cells(rest) + APART
    return tuple(runs), places


def _edge(groups: tuple[Sequence[Count], Sequence[Count]], start: int, width: int) -> int:
    """Where the first group ends at the latest: the second has a third of the room, or as much as it needs."""
    needed = sum(_size(one) + APART for one in groups[1]) + FURTHER - APART
    return width - min(needed, (width - start) // 3)


def _fitting(group: Sequence[Count], room: int) -> int:
    """How many of a group there is room for, with the number of those that are left out."""
    used = 0
    for place, one in enumerate(group):
        used += _size(one)
        rest = _rest(len(group) - place - 1)
        if used + (APART + cells(rest) if rest else 0) > room:
            return place
        used += APART
    return len(group)


def _rest(count: int) -> str:
    return f"+{count}" if count else ""


def _size(one: Count) -> int:
    return cells(one.name) + cells(f" {one.number:,}")


def is_asked(text: str, part: str) -> bool:
    """Whether a query asks for a part already, in these words."""
    return part in text if '"' in part else part in text.split()


def toggled(text: str, part: str) -> str:
    """The query with a part put before it, or without it where it asks for that already."""
    if not is_asked(text, part):
        return f"{part} {text.strip()}".strip()
    if '"' in part:
        return " ".join(text.replace(part, " ", 1).split())
    words = text.split()
    words.remove(part)
    return " ".join(words)

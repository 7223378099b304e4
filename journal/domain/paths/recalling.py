"""Which lessons come back when I am about to ask for something."""

from __future__ import annotations

from collections.abc import Iterable

from journal.domain.lessons import Lesson
from journal.domain.paths.mentions import speaking
from journal.domain.records import ME, Entry, Stance

_OF_ASKING = speaking(
    "ask", "counter", "range", "figure", "number", "name", "market", "deadline", "tone", "reference",
    "fordern", "verlangen", "Zahl", "demander", "chiffre", "pedir", "cifra",
)  # fmt: skip


def asks(entry: Entry) -> bool:
    """Whether an entry asks for something of mine."""
    return any(one.stance is Stance.ASKED and one.speaker in (None, ME) for one in entry.statements)


def for_asking(lessons: Iterable[Lesson], negotiation: str | None) -> tuple[Lesson, ...]:
    """Those of other negotiations, what speaks of asking first, then the latest first."""
    others = [one for one in lessons if one.negotiation != negotiation]
    return tuple(sorted(others, key=lambda one: (_OF_ASKING.search(one.text) is None, -one.day.toordinal())))

"""Recaps that their side confirmed (RULES.md, sections 1 and 2)."""

from __future__ import annotations

from collections.abc import Sequence

from journal.domain.offer.evidence import Evidence, grade
from journal.domain.offer.pages import Page
from journal.domain.record import record
from journal.domain.records import Direction, MarkKind, Statement


@record(kw_only=False)
class Confirmed:
    """Ids of recapped statements: those confirmed in writing, and those confirmed by voice only."""

    written: frozenset[str]
    spoken: frozenset[str]
    idle: tuple[str, ...]
    """Ids of the entries that confirm something of which there is no recap."""


def confirmed(pages: Sequence[Page]) -> Confirmed:
    """What the `confirmed` marks turn from recapped into written.

    A mark that names items confirms the latest recap of each, one that names none the whole latest recap. Only a
    confirmation that their side wrote puts anything in writing.
    """
    written: set[str] = set()
    spoken: set[str] = set()
    idle: list[str] = []
    recap: dict[str, list[str]] = {}
    whole: list[str] = []
    for page in pages:
        for mark in page.marks_of(MarkKind.CONFIRMED):
            named = [one for item in mark.items for one in recap.get(item, ())]
            ids = named if mark.items else whole
            (written if _is_written_by_them(page) else spoken).update(ids)
            if not ids:
                idle.append(page.entry.id)
        recapped = _recapped(page)
        if recapped:
            whole = [statement.id for _, statement in recapped]
            latest: dict[str, list[str]] = {}
            for item, statement in recapped:
                latest.setdefault(item, []).append(statement.id)
            recap |= latest
    return Confirmed(frozenset(written), frozenset(spoken - written), tuple(idle))


def _recapped(page: Page) -> list[tuple[str, Statement]]:
    return [pair for pair in page.statements if grade(page.entry, pair[1]) is Evidence.RECAPPED]


def _is_written_by_them(page: Page) -> bool:
    return page.entry.channel.is_written and page.entry.direction is not Direction.OUTGOING

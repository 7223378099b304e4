"""What the entries of a journal say of one negotiation, in order of occurrence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from journal.domain.board import in_order
from journal.domain.record import record, replace
from journal.domain.records import Entry, Mark, MarkKind, Statement
from journal.domain.records.ruling import Ruling, RulingKind


@record
class Page:
    """One entry as far as it concerns a negotiation.

    `statements` are those about it, each with the item it counts under. `marks` are empty where the entry
    belongs to another negotiation and only speaks of this one in passing.
    """

    entry: Entry
    statements: tuple[tuple[str, Statement], ...]
    marks: tuple[Mark, ...]

    def marks_of(self, kind: MarkKind) -> tuple[Mark, ...]:
        """Its marks of one kind, in the order of the text."""
        return tuple(mark for mark in self.marks if mark.kind is kind) if self.marks else ()


def pages_of(negotiation: str, entries: Iterable[Entry], renamed: Mapping[str, str]) -> tuple[Page, ...]:
    """The entries that concern a negotiation, given in log order, which decides ties in time.

    A statement that names a negotiation of its own counts there and not where its entry is filed. `renamed` says
    under which item the statements about another one count.
    """
    pages = (_page(negotiation, entry, renamed) for entry in in_order(_concerned(negotiation, entries)))
    return tuple(page for page in pages if page.statements or page.marks)


def _concerned(negotiation: str, entries: Iterable[Entry]) -> list[Entry]:
    return [
        entry
        for entry in entries
        if entry.negotiation == negotiation or any(one.negotiation == negotiation for one in entry.statements)
    ]


def _page(negotiation: str, entry: Entry, renamed: Mapping[str, str]) -> Page:
    is_own = entry.negotiation == negotiation
    statements = tuple(
        (renamed.get(one.item, one.item), one)
        for one in entry.statements
        if one.negotiation == negotiation or (one.negotiation is None and is_own)
    )
    return Page(entry=entry, statements=statements, marks=_marks(entry, renamed) if is_own else ())


def _marks(entry: Entry, renamed: Mapping[str, str]) -> tuple[Mark, ...]:
    if renamed.keys().isdisjoint(item for mark in entry.marks for item in mark.items):
        return entry.marks
    return tuple(replace(mark, items=tuple(renamed.get(item, item) for item in mark.items)) for mark in entry.marks)


def renamed_by(negotiation: str, rulings: Iterable[Ruling]) -> dict[str, str]:
    """Which item another one counts under, by the rulings that pair them; the latest about an item stands.

    A chain of pairs ends at its last item; one that leads back to itself pairs nothing.
    """
    pairs = {renamed: ruling.item for renamed, ruling in _latest_pairs(negotiation, rulings).items()}
    ends: dict[str, str] = {}
    for item in pairs:
        seen, end = {item}, pairs[item]
        while end in pairs and end not in seen:
            seen.add(end)
            end = pairs[end]
        if end not in seen:
            ends[item] = end
    return ends


def pairs_on(negotiation: str, rulings: Iterable[Ruling], renamed: Mapping[str, str]) -> dict[str, tuple[Ruling, ...]]:
    """The rulings that pair items, by the item of the row that they make."""
    made: dict[str, tuple[Ruling, ...]] = {}
    for item, ruling in _latest_pairs(negotiation, rulings).items():
        if item in renamed:
            made[renamed[item]] = (*made.get(renamed[item], ()), ruling)
    return made


def _latest_pairs(negotiation: str, rulings: Iterable[Ruling]) -> dict[str, Ruling]:
    """The rulings that pair items, by what the item is called elsewhere; of several about one the latest."""
    return {
        ruling.renamed: ruling
        for ruling in sorted(rulings, key=lambda one: one.made_at.utc)
        if ruling.kind is RulingKind.PAIR and ruling.negotiation == negotiation and ruling.renamed
    }

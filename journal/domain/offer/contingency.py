"""Conditions: until they are met, when they have lapsed, and whether two are the same (RULES.md, section 4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from journal.domain.instants import When, deadline
from journal.domain.offer.pages import Page
from journal.domain.record import record
from journal.domain.records import Certainty, MarkKind, Stance, Statement

_CLAIMS = (Stance.PROMISED, Stance.AGREED)


@record(kw_only=False)
class Met:
    """Which conditions are fulfilled, by item, and the entries whose `met` mark found no condition."""

    conditions: Mapping[str, frozenset[str]]
    idle: tuple[str, ...]

    def holds(self, item: str, statement: Statement) -> bool:
        """Whether the condition a statement depends on is fulfilled.

        A statement that is conditional without saying on what shares the fate of the item's condition.
        """
        fulfilled = self.conditions.get(item)
        if not fulfilled or statement.certainty is not Certainty.CONDITIONAL:
            return False
        return not statement.condition or plain(statement.condition) in fulfilled


def conditions_met(pages: Sequence[Page]) -> Met:
    """What the `met` marks fulfil: the condition of the latest promise or agreement, else of the latest offer."""
    promised: dict[str, str] = {}
    offered: dict[str, str] = {}
    met: dict[str, frozenset[str]] = {}
    idle: list[str] = []
    for page in pages:
        for item, statement in page.statements:
            if statement.certainty is not Certainty.CONDITIONAL:
                continue
            if statement.stance in _CLAIMS:
                promised[item] = plain(statement.condition)
            elif statement.stance is Stance.OFFERED:
                offered[item] = plain(statement.condition)
        for name in (name for mark in page.marks_of(MarkKind.MET) for name in mark.items):
            if name in promised or name in offered:
                met[name] = met.get(name, frozenset()) | {promised.get(name, offered.get(name, ""))}
            else:
                idle.append(page.entry.id)
    return Met(met, tuple(idle))


def plain(condition: str) -> str:
    """A condition as it is compared: in lower case, with single spaces."""
    return " ".join(condition.casefold().split())


def has_lapsed(certainty: Certainty, by: When | None, zone: str, at: datetime) -> bool:
    """Whether something still conditional was to be met by a time that has passed at `at` (UTC)."""
    return certainty is Certainty.CONDITIONAL and by is not None and deadline(by, zone).utc <= at


def is_changed(certainty: Certainty, condition: str, other: Certainty, other_condition: str) -> bool:
    """Whether two say of themselves that they hold on other terms; what one leaves open is a question, not a change."""
    if Certainty.UNKNOWN not in (certainty, other) and certainty is not other:
        return True
    return bool(condition and other_condition) and plain(condition) != plain(other_condition)

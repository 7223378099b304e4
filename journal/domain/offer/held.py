"""A statement as the ledger holds it: with its entry, and what later entries made of it."""

from __future__ import annotations

from collections.abc import Sequence

from journal.domain.instants import Instant, When, earliest
from journal.domain.offer.confirmation import Confirmed
from journal.domain.offer.contingency import Met, has_lapsed
from journal.domain.offer.evidence import Evidence, grade, in_writing
from journal.domain.offer.pages import Page
from journal.domain.offer.terms import filled
from journal.domain.record import record, replace
from journal.domain.records import Certainty, Entry, Stance, Statement, Value


@record
class Held:
    """A statement in its entry.

    `item` is the item it counts under, which differs from the statement's where the person paired two. `at` is
    the first moment at which it may have been said. `evidence` knows of confirmations. `value`, `certainty`,
    `condition` and `by` know of conditions met and of what was said before where this statement repeats it.
    """

    item: str
    statement: Statement
    entry: Entry
    at: Instant
    value: Value | None
    evidence: Evidence
    certainty: Certainty
    condition: str
    by: When | None

    @property
    def stance(self) -> Stance:
        return self.statement.stance

    @property
    def speaker(self) -> str | None:
        """A person's id, `me`, or None where it is not known."""
        return self.statement.speaker

    @property
    def in_writing(self) -> bool:
        return in_writing(self.evidence)

    def has_lapsed(self, at: Instant) -> bool:
        """Whether it depended on something that was not met in time."""
        return has_lapsed(self.certainty, self.by, self.entry.zone, at.utc)

    def filled_from(self, earlier: Held) -> Held:
        """Itself, keeping what an earlier statement of the same value said and it leaves open."""
        return replace(
            self,
            value=filled(self.value, earlier.value),
            certainty=earlier.certainty if self.certainty is Certainty.UNKNOWN else self.certainty,
            condition=self.condition or earlier.condition,
            by=self.by or earlier.by,
        )


def held_in(page: Page, confirmed: Confirmed, met: Met) -> list[Held]:
    """The statements of a page, in the order of the text."""
    if not page.statements:
        return []
    at = earliest(page.entry.occurred, page.entry.zone)
    return [_hold(item, statement, page.entry, at, confirmed, met) for item, statement in page.statements]


def _hold(item: str, statement: Statement, entry: Entry, at: Instant, confirmed: Confirmed, met: Met) -> Held:
    is_met = met.holds(item, statement)
    return Held(
        item=item,
        statement=statement,
        entry=entry,
        at=at,
        value=statement.value,
        evidence=Evidence.WRITTEN if statement.id in confirmed.written else grade(entry, statement),
        certainty=Certainty.GUARANTEED if is_met else statement.certainty,
        condition="" if is_met else statement.condition,
        by=statement.by,
    )


def by_item(held: Sequence[Held]) -> dict[str, list[Held]]:
    """Statements grouped by the item they count under, each group in the order given."""
    grouped: dict[str, list[Held]] = {}
    for one in held:
        grouped.setdefault(one.item, []).append(one)
    return grouped


def completed(held: Sequence[Held]) -> list[Held]:
    """An item's statements, oldest first, where a promise or agreement without a value is to what was said last.

    After a refusal or a withdrawal there is nothing it could be to, and it stays without one.
    """
    last: Held | None = None
    made = []
    for one in held:
        if one.value is None and last is not None and one.stance in (Stance.PROMISED, Stance.AGREED):
            one = replace(one, value=last.value)
        if one.stance in (Stance.REFUSED, Stance.WITHDRAWN):
            last = None
        elif one.value is not None:
            last = one
        made.append(one)
    return made

"""Every nudge of every negotiation, the most pressing first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from journal.domain.nudges.case import Case
from journal.domain.nudges.clocks import two_clocks
from journal.domain.nudges.contingencies import contingency
from journal.domain.nudges.decisions import decided_not_told
from journal.domain.nudges.nudge import Nudge, NudgeKind
from journal.domain.nudges.offers import expires, exploding
from journal.domain.nudges.quiet import quiet
from journal.domain.nudges.recaps import confirmation, recap_unanswered
from journal.domain.nudges.reviews import review
from journal.domain.nudges.waiting import late_move

Silenced = Collection[tuple[str, NudgeKind]]
"""Negotiations (ids) with the kinds that they are not to be nudged about."""

_RULES: Sequence[Callable[[Case], Nudge | None]] = (
    expires,
    decided_not_told,
    exploding,
    late_move,
    recap_unanswered,
    confirmation,
    contingency,
    review,
    quiet,
)

_SAYS_IT_TOO: dict[NudgeKind, tuple[NudgeKind, ...]] = {
    NudgeKind.QUIET: (NudgeKind.LATE_MOVE, NudgeKind.RECAP_UNANSWERED, NudgeKind.DECIDED_NOT_TOLD),
    NudgeKind.EXPLODING: (NudgeKind.TWO_CLOCKS, NudgeKind.EXPIRES),
}
"""What need not be said beside something that leads to the same act."""


Alone = Callable[[Case], Sequence[Nudge]]
"""Tells as `alone` does what has to be said of a negotiation."""


def alone(case: Case) -> tuple[Nudge, ...]:
    """What has to be said of a negotiation, whatever is silenced and wherever the others stand.

    Once I have decided to decline, only telling them is left to do.
    """
    rules = (decided_not_told,) if case.is_declining else _RULES
    return tuple(nudge for rule in rules if (nudge := rule(case)) is not None)


def nudges_of(cases: Sequence[Case], silenced: Silenced = (), alone: Alone = alone) -> tuple[Nudge, ...]:
    """What has to be said of these negotiations, by kind, then as they are given."""
    going = [case for case in cases if case.is_open or case.has_signed]
    found = [nudge for case in going for nudge in _of_one(case, cases, silenced, alone)]
    order = list(NudgeKind)
    return tuple(sorted(found, key=lambda one: order.index(one.kind)))


def _of_one(case: Case, cases: Sequence[Case], silenced: Silenced, alone: Alone) -> list[Nudge]:
    said = {nudge.kind: nudge for nudge in alone(case) if (case.id, nudge.kind) not in silenced}
    if not case.is_declining and (case.id, NudgeKind.TWO_CLOCKS) not in silenced:
        clash = two_clocks(case, cases)
        said |= {clash.kind: clash} if clash is not None else {}
    return [nudge for kind, nudge in said.items() if not any(other in said for other in _SAYS_IT_TOO.get(kind, ()))]

"""Something depends on a condition that nobody has defined."""

from __future__ import annotations

import re

from journal.domain.nudges.case import Case, opening
from journal.domain.nudges.nudge import Nudge, NudgeKind
from journal.domain.offer.held import Held
from journal.domain.records import Certainty, Stage

_VAGUE = (
    "performance performs goal goals target targets result results milestone milestones success successful budget "
    "approval review reviews well good satisfactory satisfied expectations growth funding business company possible "
    "everything leistung ziele erfolg genehmigung objectifs résultats performances objetivos resultados"
)
VAGUE = frozenset(_VAGUE.split())
"""Words that, without a figure or a date beside them, leave open when the condition is met."""

_DONE = (Stage.SIGNED, Stage.STARTED)
_WORD = re.compile(r"[^\W\d_]+")


def contingency(case: Case) -> Nudge | None:
    """Before signing: a promise or an offer that is conditional without saying on what, or without a measure."""
    if not case.is_open or case.stage in _DONE:
        return None
    rows = [(row, row.contingent) for row in case.ledger().rows if row.contingent is not None]
    open_ones = [(row, held) for row, held in rows if is_undefined(held)]
    if not open_ones:
        return None
    row, held = open_ones[0]
    more = f", and {len(open_ones) - 1} more" if len(open_ones) > 1 else ""
    on = f"“{held.condition}”, without a measure" if held.condition else "something that was not said"
    who = case.other_of(held.entry)
    return Nudge(
        kind=NudgeKind.CONTINGENCY,
        negotiation=case.id,
        reason=f"{row.label} depends on {on}{more}",
        advice=f"Ask {who} what it takes, who decides, and by when; in writing.",
        since=held.entry.occurred,
        entry=held.entry.id,
        opening=opening("email", who),
    )


def is_undefined(held: Held) -> bool:
    """Whether it depends on something of which nobody said when it is met: no words, or vague ones alone."""
    if held.certainty is not Certainty.CONDITIONAL:
        return False
    if not held.condition:
        return True
    is_measured = held.by is not None or any(char.isdigit() for char in held.condition)
    return not is_measured and any(word in VAGUE for word in _WORD.findall(held.condition.casefold()))

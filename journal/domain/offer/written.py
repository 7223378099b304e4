"""Whether a promise stands in writing as it was given: value, certainty and condition (RULES.md, section 4)."""

from __future__ import annotations

from collections.abc import Sequence

from journal.domain.offer.compare import compare
from journal.domain.offer.contingency import is_changed
from journal.domain.offer.evidence import Evidence, best
from journal.domain.offer.frame import Frame
from journal.domain.offer.held import Held
from journal.domain.offer.terms import changed_terms
from journal.domain.records import ME, Stance
from journal.domain.records.ruling import Verdict

_SAYING = (Stance.PROMISED, Stance.AGREED, Stance.OFFERED)


def evidence_for(claim: Held, held: Sequence[Held], ended: Held | None, frame: Frame) -> Evidence:
    """The best evidence there is, before it and since, for a promise as it stands.

    Any promise, agreement or offer of theirs counts that keeps its value and changes nothing of certainty,
    condition or terms. `held` are the item's statements, oldest first; what was said before `ended`, the last
    withdrawal that ended a promise, is not evidence for a new one.
    """
    counting: list[Held] = []
    for one in held:
        if ended is not None and one.statement.id == ended.statement.id:
            counting = []
        elif one.stance in _SAYING and (one.speaker != ME or one.stance is Stance.AGREED):
            counting.append(one)
    grades = [claim.evidence]
    for one in counting:
        # Grades repeat far more often than they rise, and comparing is what takes time.
        if one.evidence not in grades and _keeps(claim, one, frame):
            grades.append(one.evidence)
    return best(grades) or claim.evidence


def _keeps(claim: Held, one: Held, frame: Frame) -> bool:
    if is_changed(claim.certainty, claim.condition, one.certainty, one.condition):
        return False
    if claim.value is None or one.value is None:
        return claim.value is one.value
    return compare(claim, one, frame).verdict is Verdict.MATCH and not changed_terms(claim.value, one.value)

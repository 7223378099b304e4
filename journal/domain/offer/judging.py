"""The verdict on each line of a ledger, before money and before the person's own rulings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from journal.domain.offer.compare import Compared, amount_of, compare
from journal.domain.offer.contingency import is_changed
from journal.domain.offer.frame import Frame
from journal.domain.offer.held import Held
from journal.domain.offer.lines import Line
from journal.domain.offer.quantity import is_nothing
from journal.domain.offer.terms import added_terms, changed_terms
from journal.domain.record import record, replace
from journal.domain.records import Certainty
from journal.domain.records.ruling import Ruling, RulingKind, Verdict


@record
class Judged:
    """A verdict, None where there is nothing to compare, with its gap in the item's own unit.

    `settled`, `is_apart` and `notes` are those of the comparison. `ruling` is the person's where one is in force,
    `derived` the verdict it replaced.
    """

    verdict: Verdict | None
    amount: Decimal | None = None
    unit: str = ""
    condition_changed: bool = False
    settled: Decimal | None = None
    is_apart: bool = False
    notes: tuple[str, ...] = ()
    ruling: Ruling | None = None
    derived: Verdict | None = None


_SAYS_NOTHING = (Verdict.ABSENT, Verdict.PENDING)


def judge(line: Line, is_pending: bool, frame: Frame) -> Judged:
    """The verdict on an item; pending for all while no complete written offer is there to compare.

    Beside one, what was promised since waits for the next, and what nobody promised or offered has no verdict.
    """
    promised, offered = line.promised, line.offered
    if is_pending:
        settled = compare(promised, None, frame).settled if promised is not None else None
        return Judged(verdict=Verdict.PENDING, settled=settled)
    if promised is None and offered is None:
        return Judged(verdict=Verdict.PENDING if line.since is not None else None)
    if promised is None:
        return _added(offered, frame)
    if line.at_issue.rivals:
        return Judged(verdict=Verdict.AMBIGUOUS, notes=("Different values were stated at the same moment.",))
    return _with_condition(promised, offered, compare(promised, offered, frame))


def _added(offered: Held | None, frame: Frame) -> Judged:
    if offered is None or is_nothing(offered.value):
        return Judged(verdict=None)
    amount, unit = amount_of(offered, frame)
    return Judged(verdict=Verdict.ADDED, amount=amount, unit=unit)


def _with_condition(promised: Held, offered: Held | None, compared: Compared) -> Judged:
    """A comparison of values with what became of certainty, condition and terms."""
    verdict, notes = compared.verdict, compared.notes
    has_changed = False
    if offered is not None and verdict not in _SAYS_NOTHING:
        has_changed = is_changed(promised.certainty, promised.condition, offered.certainty, offered.condition)
        notes = (*notes, *_questions(promised, offered))
        if promised.value is not None and offered.value is not None:
            terms = changed_terms(promised.value, offered.value)
            notes = (*notes, *terms, *added_terms(promised.value, offered.value))
            has_changed = has_changed or bool(terms)
    return Judged(
        verdict=Verdict.CONDITION_CHANGED if verdict is Verdict.MATCH and has_changed else verdict,
        amount=compared.amount,
        unit=compared.unit,
        condition_changed=has_changed,
        settled=compared.settled,
        is_apart=compared.is_apart,
        notes=notes,
    )


def _questions(promised: Held, offered: Held) -> tuple[str, ...]:
    """What one side says of certainty and the other leaves open: to be asked, not a change."""
    said, given = promised.certainty, offered.certainty
    if said is given or Certainty.UNKNOWN not in (said, given):
        return ()
    if given is Certainty.UNKNOWN:
        return (f"Promised {said.label}; the offer does not say.",)
    return (f"Offered {given.label}; the promise did not say.",)


def rulings_on(negotiation: str, rulings: Iterable[Ruling], renamed: Mapping[str, str]) -> dict[str, Ruling]:
    """The rulings that replace a verdict, by item; of several about one the latest made."""
    return {
        renamed.get(ruling.item, ruling.item): ruling
        for ruling in sorted(rulings, key=lambda one: one.made_at.utc)
        if ruling.kind is RulingKind.OVERRULE and ruling.negotiation == negotiation and ruling.verdict is not None
    }


def is_about(ruling: Ruling, line: Line) -> bool:
    """Whether a ruling was made about the statements that are compared now."""
    compared = {one.statement.id for one in (line.promised, line.offered) if one is not None}
    return not ruling.statements or compared == set(ruling.statements)


def overruled(judged: Judged, ruling: Ruling) -> Judged:
    """A verdict replaced by the person's. The amount stays where it does not contradict the new verdict."""
    verdict = ruling.verdict
    amount = judged.amount
    if verdict is Verdict.MATCH:
        amount = Decimal(0)
    elif verdict in UNSAID or (amount == 0 and verdict is not Verdict.CONDITION_CHANGED):
        amount = None
    return replace(
        judged,
        verdict=verdict,
        amount=amount,
        condition_changed=verdict is Verdict.CONDITION_CHANGED or (judged.condition_changed and not _is_kept(verdict)),
        ruling=ruling,
        derived=judged.verdict,
    )


def _is_kept(verdict: Verdict | None) -> bool:
    return verdict is Verdict.MATCH


UNSAID = (None, Verdict.PENDING, Verdict.AMBIGUOUS, Verdict.UNQUANTIFIED)
"""Verdicts beside which no difference can be said."""

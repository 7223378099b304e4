"""What an offer may still depend on: background, references, visa, medical, approval, funding."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journal.domain.offer.held import Held
from journal.domain.offer.rows import Row
from journal.domain.paths.checklist import Line, Seen, looked
from journal.domain.paths.mentions import due_about, speaking
from journal.domain.paths.situation import Situation
from journal.domain.record import record, replace
from journal.domain.records import Certainty, FollowUp, FollowUpKind, FollowUpStatus, MarkKind, Owner, Stance

GROUP = "What it depends on"


@record(kw_only=False)
class Contingency:
    """One thing that an offer may depend on, and the words that speak of it."""

    step: str
    text: str
    words: re.Pattern[str]


CONTINGENCIES = (
    Contingency("background", "Background check cleared", speaking(
        "background check", "background screening", "criminal record", "Strafregister", "Führungszeugnis",
        "casier judiciaire", "antecedentes")),
    Contingency("references", "References checked", speaking("reference", "Referenz", "référence", "referencia")),
    Contingency("visa", "Visa or work permit granted", speaking(
        "visa", "visum", "work permit", "Arbeitserlaubnis", "Aufenthalt", "permis de travail", "permiso de trabajo")),
    Contingency("medical", "Medical or drug test passed", speaking(
        "medical", "drug test", "health check", "Betriebsarzt", "visite médicale", "reconocimiento médico")),
    Contingency("approval", "Approved by those who have to", speaking(
        "approv", "board", "committee", "sign off", "works council", "Betriebsrat", "Genehmigung", "Freigabe",
        "approbation", "aprobación")),
    Contingency("funding", "Budget or funding confirmed", speaking(
        "funding", "funded", "budget", "headcount", "financing", "Finanzierung", "Budget", "financement",
        "presupuesto")),
)  # fmt: skip

_CLAIMS = (Stance.PROMISED, Stance.OFFERED, Stance.AGREED)


def contingency_lines(situation: Situation) -> Iterator[Line]:
    """A line for each that is known, whether or not anybody spoke of it, then one for every other condition."""
    for one in CONTINGENCIES:
        yield _line(situation, one)
    for row in situation.ledger.rows:
        claim = row.contingent
        if claim is not None and not any(one.words.search(claim.condition) for one in CONTINGENCIES):
            yield _condition(situation, row, claim)


def _line(situation: Situation, one: Contingency) -> Line:
    line = Line(step=one.step, text=one.text, group=GROUP)
    depending = [held for held in _conditional(situation) if one.words.search(held.statement.condition)]
    for held in depending:
        if held.certainty is Certainty.CONDITIONAL:
            what = f"{situation.items.label(held.item)} depends on it: “{held.statement.condition}”"
            return replace(line, entry=held.entry.id, why=what, hint=f"[met {held.item}] when it is fulfilled")
    found = tuple(due_about(situation, one.words))
    waiting = next((each for each in found if each.is_open), None)
    if waiting is not None:
        return replace(line, entry=waiting.entry, why=f"open: {waiting.what}", hint="done with the follow-up")
    cleared = next((each for each in reversed(found) if _clears(each)), None)
    if cleared is not None:
        return looked(line, Seen(cleared.closed_by or cleared.entry, f"done: {cleared.what}"))
    if depending:
        return looked(line, _met(situation, depending[-1]))
    mine = next((each for each in reversed(found) if each.status is FollowUpStatus.DONE), None)
    if mine is not None:
        words = f"done: {mine.what}; what came of it is not in the journal"
        return replace(line, entry=mine.closed_by or mine.entry, why=words)
    return line


def _conditional(situation: Situation) -> Iterator[Held]:
    """What stands or is offered on a condition, met or not, the latest statement of each item and stance."""
    for row in situation.ledger.rows:
        latest = {held.stance: held for held in row.statements if held.stance in _CLAIMS and held.statement.condition}
        standing = {id(held.statement) for held in (row.promised, row.since, row.offered, row.agreed) if held}
        yield from (held for held in latest.values() if id(held.statement) in standing)


def _clears(one: FollowUp) -> bool:
    """Whether a follow-up that is done says that they have cleared it, and not only that I did my part."""
    is_theirs = one.owner is Owner.THEM or one.kind is FollowUpKind.CONTINGENCY
    return is_theirs and one.status is FollowUpStatus.DONE


def _met(situation: Situation, held: Held) -> Seen:
    entry = next((entry for entry, mark in situation.marked(MarkKind.MET) if held.item in mark.items), held.entry)
    return Seen(entry.id, f"met: “{held.statement.condition}”")


def _condition(situation: Situation, row: Row, claim: Held) -> Line:
    words = f"“{claim.condition}”" if claim.condition else "something that nobody has said"
    hint = (
        f"[met {row.item}] when it is fulfilled"
        if claim.condition
        else "ask what it depends on, and how it is measured"
    )
    return Line(step=f"condition:{row.item}", text=f"{row.label}: its condition met", group=GROUP,
                entry=claim.entry.id, why=f"depends on {words}", hint=hint)  # fmt: skip

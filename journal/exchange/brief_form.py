"""The JSON of a brief: what stands where, as records; with nothing private in it where it is to be shared."""

from __future__ import annotations

from collections.abc import Iterable

from journal.domain.brief.owed import Debt
from journal.domain.brief.page import Brief
from journal.domain.offer.rows import Row
from journal.domain.records import Person
from journal.exchange.json_form import Form, Forms, stamp
from journal.exchange.ledger_form import LedgerForms
from journal.exchange.prep_form import prep_form, standing_form

_MINE = ("ruling", "paired", "notes")
"""What I decided about a row myself, and why."""


def brief_form(brief: Brief, forms: Forms, *, share: bool = False) -> Form:
    """A brief; the last talk is its entry, of which a brief to be shared has but the statements."""
    ledgers = LedgerForms(forms, {row.item: row.label for row in brief.ledger.rows})

    def rows(told: Iterable[Row]) -> list[Form]:
        made = (ledgers.row(row) for row in told)
        return [{key: part for key, part in one.items() if not (share and key in _MINE)} for one in made]

    said = brief.said_last
    form: Form = {
        "negotiation": brief.negotiation.name,
        "at": stamp(brief.now),
        "meeting": forms.follow_up(brief.meeting) if brief.meeting else None,
        "with": [_person(one) for one in brief.whom],
        "people": [_person(one) for one in brief.people],
        "said_last": None if said is None or share else forms.entry(said),
        "stated_last": [forms.statement(one, said) for one in said.statements] if said else [],
        "silent": rows(brief.silent),
        "differs": rows(brief.differs),
        "promised": rows(brief.promised),
        "settled": rows(brief.settled),
        "conflicts": [ledgers.conflict(one) for one in brief.ledger.conflicts],
        "named": [
            {"statement": ledgers.held(one.held), "to": [brief.names.get(person, person) for person in one.to]}
            for one in brief.named
        ],
        "deadlines": [_debt(one) for one in brief.deadlines],
        "they_owe": [_debt(one) for one in brief.they_owe],
        "questions": [{"kind": one.kind, "item": one.item or None, "text": one.sentence} for one in brief.questions],
        "before_notice": list(brief.still_open),
    }
    return form if share else form | {"private": _private(brief)}


def _private(brief: Brief) -> Form:
    return {
        "prep": prep_form(brief.prep, brief.names) or None,
        "standing": standing_form(brief.standing),
        "openings": list(brief.openings),
        "i_owe": [_debt(one) for one in brief.i_owe],
        "lessons": [
            {
                "text": one.text,
                "negotiation": brief.names.get(one.negotiation or ""),
                "day": one.day.isoformat(),
                "entry": one.entry,
            }
            for one in brief.lessons
        ],
    }


def _person(one: Person) -> Form:
    return {"name": one.name, "role": one.role.value, "authority": one.authority.value}


def _debt(one: Debt) -> Form:
    return {"what": one.what, "when": stamp(one.when), "late": one.is_late, "entry": one.entry or None}

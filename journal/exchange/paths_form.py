"""The JSON of checklists, of what was kept, of post-mortems and reviews (DESIGN.md, section 6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from journal.domain.instants import day_of
from journal.domain.offer.held import Held
from journal.domain.paths.checklist import Checklist, Line
from journal.domain.paths.commitments import Commitment, Keeping
from journal.domain.paths.post_mortem import QUESTIONS, PostMortem
from journal.domain.paths.review import Reviewed
from journal.exchange.json_form import Forms, stamp, value

Form = dict[str, Any]


def line(one: Line) -> Form:
    """A line of a checklist: `state` is open, seen, ticked or not_needed; what is not known is null."""
    return {
        "step": one.step,
        "text": one.text,
        "state": one.state.value,
        "entry": one.entry or None,
        "why": one.why or None,
        "hint": one.hint or None,
        "group": one.group or None,
    }


def checklist(negotiation: str, one: Checklist) -> Form:
    """A checklist of a negotiation, and how many of its lines are open."""
    return {
        "negotiation": negotiation,
        "name": one.name,
        "title": one.title,
        "open": len(one.open),
        "lines": [line(each) for each in one.lines],
    }


def suggestion(negotiation: str, name: str, count: int, step: str) -> Form:
    """A playbook that fits a negotiation now: how many of its steps are open, and the first of them."""
    return {"negotiation": negotiation, "name": name, "open": count, "next": step}


def commitment(one: Commitment, names: Mapping[str, str]) -> Form:
    """A promise that comes due: by whom it was given, and when it can be looked at."""
    return {
        "step": one.step,
        "item": one.item,
        "what": one.what,
        "due": stamp(one.due),
        "speaker": names.get(one.held.speaker or "") if one.held.speaker else None,
        "entry": one.held.entry.id,
        "value": value(one.held.value) if one.held.value else None,
        "follow_up": one.follow_up.id if one.follow_up else None,
    }


def keeping(one: Keeping, names: Mapping[str, str]) -> Form:
    """A promise after signing: `state` is kept, not_kept, due, ahead or undated."""
    form = commitment(one.commitment, names)
    return form | {"state": one.state.value, "why": one.why or None, "kept_in": one.entry or None}


def post_mortem(negotiation: str, outcome: str, told: PostMortem, suggested: PostMortem, entry: str | None) -> Form:
    """A post-mortem: every question with its answer, null for none, and what the journal suggests instead."""
    return {
        "negotiation": negotiation,
        "outcome": outcome.replace(" ", "_") or None,
        "entry": entry,
        "answers": {one.id: told.answer(one.id) or None for one in QUESTIONS},
        "suggested": {one.id: suggested.answer(one.id) for one in QUESTIONS if suggested.answer(one.id)},
        "lessons": list(told.lessons),
    }


def review(one: Reviewed, forms: Forms, nudges: Iterable[Form]) -> Form:
    """One negotiation as a review goes through it."""
    return {
        "negotiation": one.situation.negotiation.name,
        "last_review": stamp(one.last),
        "since": stamp(one.since),
        "happened": [each.id for each in one.happened],
        "mine": [forms.follow_up(each) for each in one.mine],
        "theirs": [forms.follow_up(each) for each in one.theirs],
        "unwritten": [_said(each, one.situation.names) for each in one.unwritten],
        "asked": [
            {"item": row.item, "status": row.asked_status.value if row.asked_status else None} for row in one.asked
        ],
        "next": forms.follow_up(one.next) if one.next else None,
        "nudges": list(nudges),
    }


def _said(held: Held, names: Mapping[str, str]) -> Form:
    return {
        "item": held.item,
        "speaker": names.get(held.speaker or "") if held.speaker else None,
        "on": stamp(day_of(held.entry.occurred)),
        "entry": held.entry.id,
    }

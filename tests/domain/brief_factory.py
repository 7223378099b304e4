"""Briefs made from a few entries, for tests of their parts."""

from __future__ import annotations

import json
from typing import Any

from ledger_factory import ITEMS, NEGOTIATION, NOW, PEOPLE, ledger_for
from prep_factory import DATA, read

from journal.domain.board import card
from journal.domain.brief.openings import Opening
from journal.domain.brief.page import Brief, Matter, brief
from journal.domain.brief.questions import Template, Wording
from journal.domain.lessons import lessons
from journal.domain.offer.rates import Rates
from journal.domain.paths.checklist import Checklist
from journal.domain.record import replace
from journal.domain.records import Entry, Stage

TOLD = json.loads((DATA / "questions.json").read_text(encoding="utf-8"))
WORDING = Wording(
    tuple(Template(row["kind"], row["ask"]) for row in TOLD["questions"]), frozenset(TOLD["without_article"])
)
OPENINGS = tuple(
    Opening(item=row["item"], text=row["text"], needs=tuple(row["needs"]))
    for row in json.loads((DATA / "openings.json").read_text(encoding="utf-8"))
)
NAMES = {key: one.name for key, one in PEOPLE.items()} | {"me": "me", NEGOTIATION.id: "acme", "n-borg": "borg"}
NO_GATE = Checklist(name="gate", title="", about="", lines=())


def made(*entries: Entry, prep: tuple[str, ...] = (), **more: Any) -> Brief:
    """The brief of acme on 24 November 2026; `prep` are lines of its prep."""
    given: dict[str, Any] = {
        "ledger": ledger_for(*entries),
        "card": card(replace(NEGOTIATION, first_stage=Stage.WRITTEN_OFFER), (), (), NOW),
        "gate": NO_GATE,
        "entries": entries,
        "follow_ups": (),
        "people": tuple(PEOPLE.values()),
        "items": ITEMS,
        "rates": Rates(),
        "now": NOW,
        "prep": read(*prep).prep if prep else None,
        "lessons": lessons(entries),
        "wording": WORDING,
        "openings": OPENINGS,
    }
    return brief(Matter(**(given | more)), NAMES)

"""Preps made from texts, for tests of the prep and the brief."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

from ledger_factory import ACME, NEGOTIATION, NOW, PEOPLE

from journal.domain.capture.items import item_table
from journal.domain.capture.known import Known
from journal.domain.prep.fields import from_text
from journal.domain.prep.reading import ReadPrep, read_prep
from journal.domain.records import Negotiation

_numbers = itertools.count(1)
DATA = Path(__file__).parents[2] / "journal" / "data"
ITEMS = item_table(json.loads((DATA / "items.json").read_text(encoding="utf-8")))
BORG = Negotiation(id="n-borg", name="borg", currency="EUR", created_at=NOW)
KNOWN = Known(
    negotiations=(NEGOTIATION, BORG),
    people=tuple(PEOPLE.values()),
    items=ITEMS,
    now=NOW,
    mint=lambda: f"minted-{next(_numbers)}",
    currency="USD",
)
assert NEGOTIATION.id == ACME


def read(*lines: str) -> ReadPrep:
    """The prep of acme that lines of an editor are."""
    return read_prep(from_text("\n".join(lines)), KNOWN, NEGOTIATION, prep_id="p-acme", now=NOW)

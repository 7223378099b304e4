"""Records made from little, for tests of the rules."""

from __future__ import annotations

import itertools
from typing import Any

from journal.domain.instants import Instant, When, parse_instant
from journal.domain.records import (
    Entry,
    FollowUp,
    Negotiation,
    Person,
    Stance,
    Statement,
    Value,
    ValueKind,
    Wording,
)

_numbers = itertools.count(1)

ZONE = "America/New_York"


def instant(text: str, zone: str = ZONE) -> Instant:
    """`2026-11-24 17:42` on the clock of a zone."""
    return parse_instant(f"{text.replace(' ', 'T')}[{zone}]")


def fresh_id() -> str:
    return f"id-{next(_numbers):06}"


def negotiation(name: str = "acme", **fields: Any) -> Negotiation:
    given = {"id": f"n-{name}", "currency": "USD", "created_at": instant("2026-10-01 09:00")} | fields
    return Negotiation(name=name, **given)


def person(name: str, **fields: Any) -> Person:
    return Person(**({"id": f"p-{name.split()[0].lower()}", "name": name} | fields))


def entry(occurred: When, body: str = "", **fields: Any) -> Entry:
    recorded = occurred if isinstance(occurred, Instant) else instant(f"{occurred.isoformat()} 18:00")
    given = {"id": fresh_id(), "negotiation": "n-acme", "zone": ZONE, "recorded_at": recorded} | fields
    return Entry(occurred=occurred, body=body, **given)


def follow_up(due: When, what: str = "answer", **fields: Any) -> FollowUp:
    given = {"id": fresh_id(), "negotiation": "n-acme", "entry": "e-1", "zone": ZONE} | fields
    return FollowUp(due=due, what=what, **given)


def statement(item: str, stance: Stance, value: Value | None = None, **fields: Any) -> Statement:
    given = {"id": fresh_id(), "wording": Wording(text=f"{item} {stance}")} | fields
    return Statement(item=item, stance=stance, value=value, **given)


def text_value(words: str) -> Value:
    return Value(text=words, kind=ValueKind.TEXT)

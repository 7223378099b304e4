"""Negotiations made from little, for tests of the ledger."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from journal.domain.instants import Instant, parse_instant
from journal.domain.offer.ledger import ledger
from journal.domain.offer.rows import Ledger, Row
from journal.domain.records import (
    ME,
    Authority,
    Better,
    Certainty,
    Channel,
    Direction,
    Entry,
    ItemTable,
    Mark,
    MarkKind,
    Negotiation,
    OfferItem,
    Period,
    Person,
    Price,
    Stance,
    Statement,
    Terms,
    Value,
    ValueKind,
    Wording,
)

ZONE = "America/New_York"
ACME = "n-acme"
DATA = Path(__file__).parents[2] / "journal" / "data" / "items.json"

_numbers = itertools.count(1)


def at(text: str, zone: str = ZONE) -> Instant:
    """`11-13 10:02` of 2026 on the clock of a zone."""
    return parse_instant(f"2026-{text.replace(' ', 'T')}[{zone}]")


NOW = at("11-24 17:42")


def item_table() -> ItemTable:
    rows = json.loads(DATA.read_text(encoding="utf-8"))
    return ItemTable(
        OfferItem(
            id=row["id"],
            label=row["label"],
            kind=ValueKind(row["kind"]),
            unit=row["unit"],
            period=Period(row["period"]) if row["period"] else None,
            better=Better(row["better"]),
            percent_of=row["percent_of"],
        )
        for row in rows
    )


ITEMS = item_table()
PEOPLE = {
    key: Person(id=key, name=name, authority=authority)
    for key, name, authority in (
        ("dana", "Dana Reyes", Authority.RECOMMENDS),
        ("lee", "Lee Park", Authority.UNKNOWN),
        ("omar", "Omar Haddad", Authority.DECIDES),
        ("mo", "Mo Light", Authority.MESSENGER),
    )
}
NEGOTIATION = Negotiation(id=ACME, name="acme", currency="USD", created_at=at("10-01 09:00"))


def fresh(prefix: str) -> str:
    return f"{prefix}-{next(_numbers):06}"


def money(amount: Any, *, currency: str = "USD", period: Period | None = Period.YEAR, **more: Any) -> Value:
    return value(ValueKind.MONEY, amount, currency=currency, period=period, **more)


def once(amount: Any, **more: Any) -> Value:
    return money(amount, period=Period.ONCE, **more)


def percent(amount: Any, of: str = "base", **more: Any) -> Value:
    return value(ValueKind.PERCENT, amount, of=of, **more)


def units(amount: Any, unit: str = "RSU", **more: Any) -> Value:
    return value(ValueKind.UNITS, amount, unit=unit, **more)


def span(amount: Any, unit: str = "day", **more: Any) -> Value:
    return value(ValueKind.DURATION, amount, unit=unit, **more)


def value(kind: ValueKind, amount: Any = None, **more: Any) -> Value:
    """A value; an amount of `(low, high)` is a range, with None for an open end; other words are its terms."""
    fields = {name: more.pop(name) for name in [*more] if name in Value.__slots__}
    terms = Terms(**more)
    if isinstance(amount, tuple):
        low, high = (None if end is None else Decimal(str(end)) for end in amount)
        fields |= {"minimum": low, "maximum": high}
    elif amount is not None:
        fields["amount"] = Decimal(str(amount))
    return Value(text=str(amount), kind=kind, terms=terms, **fields)


def words(text: str) -> Value:
    return Value(text=text, kind=ValueKind.TEXT)


def flag(is_yes: bool) -> Value:
    return Value(text="yes" if is_yes else "none", kind=ValueKind.FLAG, flag=is_yes)


def on(day: date) -> Value:
    return Value(text=day.isoformat(), kind=ValueKind.DATE, day=day)


def price(amount: Any, currency: str = "USD") -> Price:
    return Price(Decimal(str(amount)), currency)


def say(item: str, stance: Stance, said: Value | None = None, speaker: str | None = "dana", **more: Any) -> Statement:
    if more.get("condition"):
        more.setdefault("certainty", Certainty.CONDITIONAL)
    wording = Wording(text=f"{item} {stance}")
    return Statement(id=fresh("s"), item=item, stance=stance, value=said, speaker=speaker, wording=wording, **more)


def promised(item: str, said: Value | None = None, speaker: str | None = "dana", **more: Any) -> Statement:
    return say(item, Stance.PROMISED, said, speaker, **more)


def offered(item: str, said: Value | None = None, speaker: str | None = "dana", **more: Any) -> Statement:
    return say(item, Stance.OFFERED, said, speaker, **more)


def asked(item: str, said: Value | None = None, speaker: str | None = ME, **more: Any) -> Statement:
    return say(item, Stance.ASKED, said, speaker, **more)


def agreed(item: str, said: Value | None = None, speaker: str | None = "dana", **more: Any) -> Statement:
    return say(item, Stance.AGREED, said, speaker, **more)


def refused(item: str, said: Value | None = None, speaker: str | None = "dana", **more: Any) -> Statement:
    return say(item, Stance.REFUSED, said, speaker, **more)


def withdrawn(item: str, said: Value | None = None, speaker: str | None = "dana", **more: Any) -> Statement:
    return say(item, Stance.WITHDRAWN, said, speaker, **more)


def mentioned(item: str, said: Value | None = None, speaker: str | None = "dana", **more: Any) -> Statement:
    return say(item, Stance.MENTIONED, said, speaker, **more)


def mark(kind: MarkKind, **more: Any) -> Mark:
    return Mark(kind=kind, start=0, end=0, **more)


def entry(when: str, channel: Channel, *parts: Statement | Mark, out: bool = False, **more: Any) -> Entry:
    """An entry of 2026; `11-13` is a day, `11-13 10:02` a moment in New York."""
    zone = more.pop("zone", ZONE)
    occurred = at(when, zone) if " " in when else date.fromisoformat(f"2026-{when}")
    fields: dict[str, Any] = {
        "id": fresh("e"),
        "negotiation": ACME,
        "zone": zone,
        "recorded_at": NOW,
        "direction": Direction.OUTGOING if out else Direction.INCOMING,
    }
    return Entry(
        occurred=occurred,
        channel=channel,
        statements=tuple(part for part in parts if isinstance(part, Statement)),
        marks=tuple(part for part in parts if isinstance(part, Mark)),
        **(fields | more),
    )


def call(when: str, *parts: Statement | Mark, **more: Any) -> Entry:
    return entry(when, Channel.CALL, *parts, **more)


def email(when: str, *parts: Statement | Mark, **more: Any) -> Entry:
    return entry(when, Channel.EMAIL, *parts, **more)


def letter(when: str, *parts: Statement | Mark, **more: Any) -> Entry:
    return entry(when, Channel.LETTER, *parts, **more)


def ledger_for(*entries: Entry, **more: Any) -> Ledger:
    """The ledger of acme on 24 November 2026."""
    given = {"negotiation": NEGOTIATION, "people": PEOPLE, "items": ITEMS, "now": NOW} | more
    return ledger(given.pop("negotiation"), entries, given.pop("people"), given.pop("items"), given.pop("now"), **given)


def row_for(item: str, *entries: Entry, **more: Any) -> Row:
    """The row of one item in the ledger of these entries."""
    return ledger_for(*entries, **more).by_item[item]


def two(item: str, before: Value | None, after: Value | None, **more: Any) -> Row:
    """The row of an item promised on a call and then offered in a letter (None: the letter is silent)."""
    others = (offered("title", words("Staff")),) if item != "title" else (offered("base", money(1_000_000)),)
    given = others if after is None else (*others, offered(item, after))
    said = () if before is None else (promised(item, before),)
    return row_for(item, call("11-13 10:02", *said), letter("11-20 09:31", *given), **more)


def moved(one: Entry, when: str) -> Entry:
    """The same entry at another time."""
    return replace(one, occurred=at(when))

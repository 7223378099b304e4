"""The ledger of one negotiation, computed from nothing, against the time of one frame."""

from __future__ import annotations

import json
import random
import statistics
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from benchmarks.measure import Row, arguments, headline, show, timed
from journal.domain.capture.items import item_table
from journal.domain.instants import Instant
from journal.domain.offer.ledger import ledger
from journal.domain.record import replace
from journal.domain.records import (
    ME,
    Certainty,
    Channel,
    Direction,
    Entry,
    ItemTable,
    Negotiation,
    Participant,
    Person,
    Stance,
    Statement,
    Value,
    ValueKind,
    Wording,
)
from journal.service.data import data_text

FRAME_MS = 16.0
ZONE = "America/New_York"
BEGUN = datetime(2026, 9, 1, 13, 0, tzinfo=UTC)
AN_ENTRY = 5
"""Statements of one entry."""
_THEIRS = (Stance.PROMISED, Stance.PROMISED, Stance.MENTIONED, Stance.AGREED, Stance.WITHDRAWN)
_CHANNELS = (Channel.CALL, Channel.EMAIL, Channel.CALL, Channel.VIDEO, Channel.LETTER)


def entries(statements: int, items: ItemTable) -> Iterator[Entry]:
    """Entries with so many statements together: calls, emails and letters that promise, ask and offer."""
    chance = random.Random(7)
    for number in range(-(-statements // AN_ENTRY)):
        channel = _CHANNELS[number % len(_CHANNELS)]
        is_mine = channel is Channel.EMAIL and number % 2 == 0
        at = Instant(BEGUN + timedelta(hours=7 * number), ZONE)
        count = min(AN_ENTRY, statements - number * AN_ENTRY)
        yield Entry(
            id=f"e{number}",
            negotiation="n",
            occurred=at,
            zone=ZONE,
            recorded_at=at,
            channel=channel,
            direction=Direction.OUTGOING if is_mine else Direction.INCOMING,
            participants=(Participant("p0", "from"),),
            statements=tuple(
                _statement(f"s{number}-{place}", channel, is_mine, items, chance) for place in range(count)
            ),
        )


def _statement(id_: str, channel: Channel, is_mine: bool, items: ItemTable, chance: random.Random) -> Statement:
    item = chance.choice(items.items)
    stance = Stance.ASKED if is_mine else Stance.OFFERED if channel is Channel.LETTER else chance.choice(_THEIRS)
    figure = Decimal(chance.randrange(10, 60))
    amount = figure * 4000 if item.kind is ValueKind.MONEY else figure
    value = Value(text=str(amount), kind=item.kind, amount=amount)
    if item.kind is ValueKind.MONEY:
        value = replace(value, currency="USD", period=item.period)
    elif item.kind is ValueKind.PERCENT:
        value = replace(value, of=item.percent_of or "base")
    elif item.kind in (ValueKind.UNITS, ValueKind.DURATION):
        value = replace(value, unit=item.unit or "day")
    return Statement(
        id=id_,
        item=item.id,
        stance=stance,
        value=value,
        speaker=ME if is_mine else chance.choice(("p0", "p1")),
        certainty=chance.choice(tuple(Certainty)),
        wording=Wording(text=""),
    )


def measure(statements: int, runs: int) -> Row:
    """The row of one number of statements; the floor is a frame."""
    items = item_table(json.loads(data_text("items.json")))
    told = list(entries(statements, items))
    people = {one: Person(id=one, name=name) for one, name in (("p0", "Dana"), ("p1", "Lee"))}
    acme = Negotiation(id="n", name="acme", currency="USD", created_at=Instant(BEGUN, ZONE))
    now = Instant(BEGUN + timedelta(days=90), ZONE)
    took = [timed(lambda: ledger(acme, told, people, items, now)) for _ in range(runs + 1)][1:]
    what = f"ledger of {statements} statements, within a frame"
    return Row(what=what, ours=statistics.median(took) * 1000, floor=FRAME_MS, bar=1.0, goal=1.0)


def main() -> None:
    given = arguments(__doc__, sizes=(50, 500), runs=60)
    headline("The ledger against a frame of 16 ms")
    show([measure(statements, given.runs) for statements in given.entries])


if __name__ == "__main__":
    main()

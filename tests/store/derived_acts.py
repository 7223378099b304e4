"""Anything that can happen to a journal with derived data, for hypothesis; and what a screen may know of it."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import store_factory as make
from hypothesis import strategies as st

from journal.domain.instants import Instant
from journal.domain.record import replace
from journal.domain.records import (
    Channel,
    Entry,
    FollowUp,
    FollowUpStatus,
    Mark,
    MarkKind,
    Outcome,
    Owner,
    Participant,
    Person,
    Stage,
)
from journal.errors import JournalError
from journal.store import Store
from journal.store.derived_keeper import behind, bring_up_to_date

MIDDLE = 1_800_000_000_000_000
"""A moment in microseconds, in the midst of those that the journals below speak of."""


def moment(days: int) -> Instant:
    return Instant(datetime(2027, 1, 15, 8, tzinfo=UTC) + timedelta(days=days), "Europe/Berlin")


def marks(kind: MarkKind | None) -> tuple[Mark, ...]:
    if kind is None:
        return ()
    outcome = Outcome.REJECTED if kind is MarkKind.CLOSED else None
    return (Mark(kind=kind, start=0, end=1, stage=Stage.SCREENING, outcome=outcome),)


IDS = st.sampled_from(["aa11", "bb11", "cc22", "dd2211"])
DAYS = st.integers(-3, 3)
ENTRY = st.builds(
    lambda id_, occurred, channel, people, kind, at: make.entry(
        id_,
        f"body {occurred}",
        occurred=occurred,
        channel=channel,
        participants=people,
        marks=marks(kind),
        negotiation=at,
    ),
    IDS,
    DAYS.map(moment) | st.dates(date(2027, 1, 14), date(2027, 1, 16)),
    st.sampled_from([Channel.NOTE, Channel.NOTE, Channel.CALL]),
    st.sampled_from([(), (Participant("p1", "from"),)]),
    st.sampled_from([None, MarkKind.STAGE, MarkKind.CLOSED, MarkKind.TOLD]),
    st.sampled_from([None, "n1", "n2"]),
)
FOLLOW_UP = st.builds(
    lambda id_, due, until, status, owner: FollowUp(
        id=f"f{id_}",
        negotiation=None,
        entry=id_,
        what="answer",
        due=due,
        zone="Europe/Berlin",
        status=status,
        owner=owner,
        snoozed_until=until,
    ),
    IDS,
    DAYS.map(moment) | st.dates(date(2027, 1, 13), date(2027, 1, 17)),
    st.none() | DAYS.map(moment),
    st.sampled_from(FollowUpStatus),
    st.sampled_from(Owner),
)
SMALL_ONE = st.builds(lambda id_, name: make.negotiation(id_, name), IDS, st.text(max_size=3)) | st.builds(
    lambda id_, name: Person(id=id_, name=name), IDS, st.text(max_size=3)
)
RECORD = ENTRY | FOLLOW_UP | SMALL_ONE
ACT = st.one_of(
    st.tuples(st.just("put"), st.lists(RECORD, min_size=1, max_size=4), st.sampled_from(["dev2", "dev3"])),
    st.tuples(st.just("remove"), st.sampled_from([Entry, FollowUp, Person]), IDS),
    st.tuples(st.sampled_from(["undo", "redo", "derive", "derive", "damage"])),
    st.tuples(st.just("redact"), IDS),
)


def do(home: Path, act: tuple) -> None:
    name, *given_ = act
    if name == "derive":
        return bring_up_to_date(home, 0)
    if name == "damage":
        return damage(home)
    if name == "put":
        home.mkdir(exist_ok=True)
        (home / "device").write_text(given_[1])
    store = Store.open(home)
    match name:
        case "put":
            make.put(store, *given_[0])
        case "remove":
            kind, id_ = given_
            with store.unit("remove") as unit:
                unit.remove(kind, f"f{id_}" if kind is FollowUp else id_)
        case "undo" | "redo":
            # What was redacted cannot be taken back.
            with suppress(JournalError):
                getattr(store, name)()
        case "redact":
            if store.get(Entry, given_[0]) is not None:
                store.redact(given_[0], blank)
    return store.close()


def blank(record: Entry | FollowUp) -> Entry | FollowUp:
    if isinstance(record, FollowUp):
        return replace(record, what="redacted")
    return record if record.redacted_at else make.entry(record.id, "Redacted.", redacted_at=make.MOMENT)


def damage(home: Path) -> None:
    """Flip a bit of a last line that is not in the derived data yet."""
    if behind(home) > 0:
        path = max((home / "log").glob("*.jsonl"), key=lambda one: one.stat().st_mtime_ns)
        raw = bytearray(path.read_bytes())
        if len(raw) > 120:
            raw[-100] ^= 1
            path.write_bytes(raw)

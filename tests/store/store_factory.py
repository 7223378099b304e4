"""Records of every shape, stores at hand, and the log as it stands on the disk."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from journal.domain.instants import Instant
from journal.domain.records import (
    Attachment,
    Authority,
    Better,
    Certainty,
    Channel,
    Direction,
    Entry,
    Finding,
    FollowUp,
    FollowUpKind,
    FollowUpStatus,
    Instalment,
    Mark,
    MarkKind,
    Negotiation,
    OfferItem,
    Outcome,
    Owner,
    Participant,
    Period,
    Person,
    Price,
    Role,
    Stage,
    Stance,
    Statement,
    Terms,
    Value,
    ValueKind,
    Wording,
)
from journal.domain.records.letter import Letter, LetterKind
from journal.domain.records.prep import MarketFigure, Prep, Priority
from journal.domain.records.repeat import Repeat, RepeatUnit
from journal.domain.records.review import Review
from journal.domain.records.ruling import Ruling, RulingKind, Verdict
from journal.domain.records.search import SavedSearch
from journal.domain.records.silence import NudgeKind, Silence
from journal.domain.records.tick import Tick, TickState
from journal.domain.records.valuation import Rounding, Valuation, ValuationKind
from journal.store import Store

MOMENT = Instant(datetime(2026, 11, 24, 22, 42, tzinfo=UTC), "America/New_York")


def entry(id_: str, body: str = "hello", **fields: Any) -> Entry:
    given = {"occurred": MOMENT, "zone": MOMENT.zone, "recorded_at": MOMENT} | fields
    return Entry(id=id_, body=body, **given)


def negotiation(id_: str, name: str = "acme") -> Negotiation:
    return Negotiation(id=id_, name=name, created_at=MOMENT)


def follow_up(id_: str, entry_id: str = "e1", what: str = "answer") -> FollowUp:
    return FollowUp(id=id_, negotiation=None, entry=entry_id, what=what, due=date(2026, 11, 27), zone="UTC")


def put(store: Store, *records: Any, do: str = "add") -> None:
    """Save records in one transaction."""
    with store.unit(do) as unit:
        for record in records:
            unit.put(record)


def bodies(store: Store) -> list[str]:
    """What the entries say, in the order of the log."""
    return [one.body for one in store.all(Entry)]


def log_file(home: Path) -> Path:
    """The only log of a home."""
    (found,) = (home / "log").glob("*.jsonl")
    return found


def lines(home: Path) -> list[dict[str, Any]]:
    """The transactions of the only log of a home."""
    return [json.loads(line) for line in log_file(home).read_bytes().splitlines()]


def lines_after(path: Path, count: int) -> list[dict[str, Any]]:
    """The transactions of a log after its first so many lines."""
    return [json.loads(line) for line in path.read_bytes().splitlines()[count:]]


TEXT = st.text(st.characters(codec="utf-8"), max_size=12)
TEXTS = st.lists(TEXT, max_size=2).map(tuple)
AMOUNT = st.decimals(allow_nan=False, allow_infinity=False) | st.sampled_from([Decimal("1E+3"), Decimal("185000.00")])
COUNT = st.integers(0, 10_000)
DAY = st.dates(date(1900, 1, 1), date(2200, 1, 1))
INSTANT = st.builds(
    lambda seconds, micros, zone: Instant(
        datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds, microseconds=micros), zone
    ),
    st.integers(-(10**9), 10**9),
    st.sampled_from([0, 0, 1, 999_999]),
    st.sampled_from(["UTC", "Europe/Berlin", "America/New_York"]),
)
WHEN = INSTANT | DAY


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def few(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(strategy, max_size=2).map(tuple)


PRICE = st.builds(Price, amount=AMOUNT, currency=TEXT)
TERMS = st.builds(
    Terms,
    over_months=maybe(COUNT),
    cliff_months=maybe(COUNT),
    vest=few(AMOUNT),
    payments=maybe(AMOUNT),
    part_time=maybe(AMOUNT),
    for_year=maybe(COUNT),
    clawback_months=maybe(COUNT),
    instalments=few(st.builds(Instalment, amount=AMOUNT, after_months=COUNT)),
    price=maybe(PRICE),
    strike=maybe(PRICE),
    every_months=maybe(COUNT),
    begins_months=maybe(COUNT),
    begins_on=maybe(DAY),
    cap=maybe(PRICE),
    cap_percent=maybe(AMOUNT),
    guaranteed=maybe(PRICE),
    guaranteed_percent=maybe(AMOUNT),
    acceleration=maybe(st.sampled_from(["single", "double"])),
    note=TEXT,
)
VALUE = st.builds(
    Value,
    text=TEXT,
    kind=st.sampled_from(ValueKind),
    amount=maybe(AMOUNT),
    minimum=maybe(AMOUNT),
    maximum=maybe(AMOUNT),
    currency=maybe(TEXT),
    period=maybe(st.sampled_from(Period)),
    unit=maybe(TEXT),
    of=maybe(TEXT),
    day=maybe(DAY),
    flag=maybe(st.booleans()),
    approximate=st.booleans(),
    terms=TERMS,
)
WORDING = st.builds(Wording, text=TEXT, quote=TEXT, start=maybe(COUNT), end=maybe(COUNT), annotates=st.booleans())
STATEMENT = st.builds(
    Statement,
    id=TEXT,
    item=TEXT,
    stance=st.sampled_from(Stance),
    value=maybe(VALUE),
    speaker=maybe(TEXT),
    certainty=st.sampled_from(Certainty),
    condition=TEXT,
    by=maybe(WHEN),
    wording=WORDING,
    negotiation=maybe(TEXT),
)
MARK = st.builds(
    Mark,
    kind=st.sampled_from(MarkKind),
    start=COUNT,
    end=COUNT,
    number=maybe(COUNT),
    partial=st.booleans(),
    extends=st.booleans(),
    issued=maybe(WHEN),
    when=maybe(WHEN),
    stage=maybe(st.sampled_from(Stage)),
    accept=maybe(st.booleans()),
    because=TEXT,
    items=TEXTS,
    outcome=maybe(st.sampled_from(Outcome)),
)
FINDING = st.builds(Finding, code=TEXT, start=COUNT, end=COUNT, found=TEXT, expected=TEXT, nearest=TEXT)
ATTACHMENT = st.builds(Attachment, name=TEXT, digest=TEXT, size=COUNT)
PARTICIPANT = st.builds(Participant, person=TEXT, part=TEXT)
ENTRY = st.builds(
    Entry,
    id=TEXT,
    negotiation=maybe(TEXT),
    named=TEXT,
    occurred=WHEN,
    zone=TEXT,
    recorded_at=INSTANT,
    channel=st.sampled_from(Channel),
    direction=st.sampled_from(Direction),
    participants=few(PARTICIPANT),
    head=TEXT,
    body=TEXT,
    tags=TEXTS,
    statements=few(STATEMENT),
    marks=few(MARK),
    findings=few(FINDING),
    attachments=few(ATTACHMENT),
    redacted_at=maybe(INSTANT),
)
NEGOTIATION = st.builds(
    Negotiation,
    id=TEXT,
    name=TEXT,
    company=TEXT,
    role=TEXT,
    currency=TEXT,
    zone=TEXT,
    country=TEXT,
    first_stage=st.sampled_from(Stage),
    is_current_job=st.booleans(),
    created_at=INSTANT,
)
PERSON = st.builds(
    Person,
    id=TEXT,
    name=TEXT,
    role=st.sampled_from(Role),
    authority=st.sampled_from(Authority),
    aliases=TEXTS,
    negotiations=TEXTS,
)
REPEAT = st.builds(
    Repeat,
    every=st.integers(1, 400),
    unit=st.sampled_from(RepeatUnit),
    anchor=st.dates(),
    clock=maybe(st.times().map(lambda one: one.replace(fold=0))),
    from_done=st.booleans(),
)
SILENCE = st.builds(Silence, id=TEXT, negotiation=TEXT, kind=st.sampled_from(NudgeKind), made_at=INSTANT)
FOLLOW_UP = st.builds(
    FollowUp,
    id=TEXT,
    negotiation=maybe(TEXT),
    entry=TEXT,
    what=TEXT,
    due=WHEN,
    zone=TEXT,
    owner=st.sampled_from(Owner),
    kind=st.sampled_from(FollowUpKind),
    status=st.sampled_from(FollowUpStatus),
    snoozed_until=maybe(WHEN),
    closed_at=maybe(INSTANT),
    closed_by=maybe(TEXT),
    start=maybe(COUNT),
    end=maybe(COUNT),
    repeat=maybe(REPEAT),
    times=COUNT,
    uid=TEXT,
    sequence=COUNT,
)
ITEM = st.builds(
    OfferItem,
    id=TEXT,
    label=TEXT,
    aliases=TEXTS,
    kind=st.sampled_from(ValueKind),
    unit=TEXT,
    period=maybe(st.sampled_from(Period)),
    better=st.sampled_from(Better),
    percent_of=TEXT,
    own=st.booleans(),
)
RULING = st.builds(
    Ruling,
    id=TEXT,
    negotiation=TEXT,
    item=TEXT,
    kind=st.sampled_from(RulingKind),
    renamed=TEXT,
    verdict=maybe(st.sampled_from(Verdict)),
    statements=TEXTS,
    reason=TEXT,
    made_at=INSTANT,
)
VALUATION = st.builds(
    Valuation,
    id=TEXT,
    negotiation=TEXT,
    kind=st.sampled_from(ValuationKind),
    item=TEXT,
    amount=maybe(AMOUNT),
    currency=TEXT,
    period=maybe(st.sampled_from(Period)),
    rounding=maybe(st.sampled_from(Rounding)),
    reason=TEXT,
    made_at=INSTANT,
)
REVIEW = st.builds(Review, id=TEXT, negotiation=TEXT, at=INSTANT)
TICK = st.builds(
    Tick,
    id=TEXT,
    negotiation=TEXT,
    checklist=TEXT,
    step=TEXT,
    state=st.sampled_from(TickState),
    reason=TEXT,
    made_at=INSTANT,
)
LETTER = st.builds(
    Letter,
    id=TEXT,
    negotiation=TEXT,
    kind=st.sampled_from(LetterKind),
    subject=TEXT,
    body=TEXT,
    to=TEXTS,
    items=TEXTS,
    statements=TEXTS,
    sources=TEXTS,
    entry=TEXT,
    about=TEXT,
    meeting=TEXT,
    drafted_at=INSTANT,
)
SEARCH = st.builds(SavedSearch, id=TEXT, name=TEXT, query=TEXT, made_at=INSTANT)
MARKET = st.builds(
    MarketFigure,
    text=TEXT,
    item=TEXT.filter(bool),
    value=maybe(VALUE),
    middle=maybe(VALUE),
    role=TEXT,
    region=TEXT,
    source=TEXT,
    day=maybe(DAY),
    is_month=st.booleans(),
)
PREP = st.builds(
    Prep,
    id=TEXT,
    negotiation=TEXT,
    target=maybe(VALUE),
    walk_away=maybe(VALUE),
    alternative=TEXT,
    instead=maybe(TEXT.filter(bool)),
    priorities=few(st.builds(Priority, text=TEXT, item=TEXT, weight=maybe(COUNT))),
    market=few(MARKET),
    points=TEXTS,
    shown=TEXTS,
    questions=TEXTS,
    unread=TEXTS,
    changed_at=INSTANT,
)
RECORDS = {
    Negotiation: NEGOTIATION,
    Person: PERSON,
    Entry: ENTRY,
    FollowUp: FOLLOW_UP,
    OfferItem: ITEM,
    Ruling: RULING,
    SavedSearch: SEARCH,
    Silence: SILENCE,
    Letter: LETTER,
    Valuation: VALUATION,
    Prep: PREP,
    Review: REVIEW,
    Tick: TICK,
}

"""Random journals and queries, to hold the index against the slow and obvious way."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from factories import instant
from hypothesis import strategies as st

from journal.domain.records import (
    Attachment,
    Certainty,
    Channel,
    Direction,
    Entry,
    Finding,
    FollowUp,
    FollowUpStatus,
    Mark,
    MarkKind,
    Negotiation,
    Participant,
    Person,
    Stage,
    Stance,
    Statement,
    Value,
    ValueKind,
    Wording,
)

WORDS = (
    "base", "Base", "bonus", "bon", "bo", "b", "Zürich", "zurich", "ZÜRICH", "straße", "strasse", "ﬁnal", "final",
    "185k", "185,000", "x_1", "x", "面接", "面", "接", "給与交渉", "зарплата", "Зарплата", "e\u0301t\u00e9", "ete", "½",
    "don't", "o'neil", "a-b", "²", "İstanbul", "naïve", "Acme", "Dana", "Reyes", "equity", "signing", "the", "to", "_",
    "🙂", "•", "́", "١٢", "AND", "NOT", "NEAR", "OR", '"', "*", ":", "(", ")", "-", "body:", "^a", "+b", "\x00", "\u2028",
)  # fmt: skip
TEXT = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join) | st.text(max_size=12)
NAMES = ("Dana Reyes", "Dána Vogel", "Lee", "李 明", "Ольга", "O'Neil", "Reyes Dana")
PEOPLE = [Person(id=f"p{at}", name=name, aliases=("Boss",) if at == 1 else ()) for at, name in enumerate(NAMES)]
NEGOTIATIONS = [
    Negotiation(
        id=f"n{at}",
        name=name,
        company=company,
        role="Staff Engineer",
        currency="USD",
        first_stage=stage,
        created_at=instant("2026-01-01 09:00"),
    )
    for at, (name, company, stage) in enumerate(
        [
            ("acme", "Acme Zürich AG", Stage.LEAD),
            ("acme-2", "Base Labs", Stage.NEGOTIATING),
            ("delos", "面接", Stage.LEAD),
        ]
    )
]
ITEMS = ("base", "signing", "equity", "equity/options", "unheard_of", "unheard_of/part")
MOMENTS = st.integers(0, 400).map(lambda hours: instant("2026-11-10 09:00").plus(timedelta(hours=hours)))
DAYS = st.integers(0, 20).map(lambda days: date(2026, 11, 10) + timedelta(days=days))
AMOUNTS = st.sampled_from([Decimal(text) for text in ("0", "15", "150000", "185000", "185000.5", "1E+5", "190000")])


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


VALUES = st.builds(
    Value,
    text=st.just(""),
    kind=st.sampled_from(ValueKind),
    amount=maybe(AMOUNTS),
    minimum=maybe(AMOUNTS),
    maximum=maybe(AMOUNTS),
    currency=st.sampled_from([None, "USD", "EUR"]),
)


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    return Statement(
        id=draw(st.uuids()).hex,
        item=draw(st.sampled_from(ITEMS)),
        stance=draw(st.sampled_from(Stance)),
        value=draw(maybe(VALUES)),
        speaker=draw(st.sampled_from([None, "me", "p0", "p3", "gone"])),
        certainty=draw(st.sampled_from(Certainty)),
        wording=Wording(text=draw(TEXT), annotates=draw(st.booleans())),
    )


@st.composite
def entries(draw: st.DrawFn, id_: str) -> Entry:
    occurred = draw(MOMENTS | DAYS)
    stage = draw(st.sampled_from([None, None, Stage.NEGOTIATING, Stage.LEAD]))
    filed = draw(st.sampled_from([None, "n0", "n1", "n2", "n-gone"]))
    people = draw(st.lists(st.sampled_from(["me", "p0", "p1", "p2", "p3", "p4", "p5", "p6", "gone"]), max_size=2))
    return Entry(
        id=id_,
        negotiation=filed,
        named=draw(TEXT) if filed is None else "",
        occurred=occurred,
        zone="America/New_York",
        recorded_at=draw(MOMENTS),
        channel=draw(st.sampled_from(Channel)),
        direction=draw(st.sampled_from(Direction)),
        participants=tuple(Participant(one, draw(st.sampled_from(["from", "to", "with"]))) for one in people),
        head=draw(st.sampled_from(["", "acme call from Dana: "])),
        body=draw(TEXT),
        tags=tuple(draw(st.lists(st.sampled_from(["money", "Zürich", "two-words", "面接"]), max_size=2))),
        statements=tuple(draw(st.lists(statements(), max_size=2))),
        marks=() if stage is None else (Mark(kind=MarkKind.STAGE, start=0, end=1, stage=stage),),
        findings=draw(st.sampled_from([(), (Finding(code="x", start=0, end=1, found="x", expected="y"),)])),
        attachments=tuple(
            Attachment(name=name, digest="0" * 64, size=1)
            for name in draw(st.lists(st.sampled_from(["offer_v1.pdf", "Zürich scan.png"]), max_size=1))
        ),
    )


@st.composite
def follow_ups(draw: st.DrawFn, entry: str) -> FollowUp:
    return FollowUp(
        id=draw(st.uuids()).hex,
        entry=entry,
        negotiation=None,
        what="answer",
        due=draw(MOMENTS | DAYS),
        zone="America/New_York",
        status=draw(st.sampled_from(FollowUpStatus)),
    )


FIELDS = (
    "in:acme", "in:acm", "in:delos", "in:unfiled", "with:dana", "from:reyes", "to:me", 'with:"reyes d"', "with:李",
    "with:boss", "item:equity", "item:equity/options", "item:base", "item:unheard_of", "stance:promised", "stance:asked",
    "channel:call", "channel:in_person", "is:verbal", "is:unwritten", "is:overdue", "is:conflict", "is:contingent",
    "is:late", "date:2026-11", "date:2026-11-12..2026-11-15", "date:..2026-11-20", 'date:"last week"', "date:<3d",
    "date:>2026-11-20", "due:<7d", "due:today", "due:2026-11..", "amount:>=150000", "amount:185k", "amount:<185000.5",
    "amount:>USD185k", "amount:EUR15..190k", "amount:0", "stage:lead", "stage:negotiating", "has:attachment",
    "has:statement", "has:finding", "has:follow_up", "has:tag", "tag:zurich", "tag:#money", "tag:two-words",
    "sort:newest", "sort:oldest", "sort:best",
)  # fmt: skip
PHRASES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(lambda words: f'"{" ".join(words)}"')
ATOMS = (
    st.sampled_from(WORDS)
    | st.sampled_from(WORDS).map(lambda word: f"{word[:2]}*")
    | PHRASES
    | PHRASES.map(lambda phrase: f"{phrase}*")
    | st.sampled_from(FIELDS)
    | st.sampled_from(NAMES)
    | st.sampled_from(["staff", "engin*", '"acme zurich"', "labs", "pdf", "offer_v1", "options", '"dana dana"'])
)
QUERIES = st.recursive(
    ATOMS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map(" ".join)
        | st.tuples(inner, inner).map(lambda two: f"({two[0]}) OR ({two[1]})")
        | inner.map(lambda one: f"-({one})")
    ),
    max_leaves=5,
)

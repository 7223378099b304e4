"""What holds of every ledger, whatever was said in whatever order (RULES.md, section 4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_factory import (
    ACME,
    ITEMS,
    ZONE,
    fresh,
    ledger_for,
    on,
    say,
    value,
    words,
)

from journal.domain.instants import Instant
from journal.domain.offer.claims import is_claim
from journal.domain.offer.evidence import in_writing
from journal.domain.offer.rows import Ledger
from journal.domain.offer.trail import evidence_trail
from journal.domain.records import (
    ME,
    Certainty,
    Channel,
    Direction,
    Entry,
    Mark,
    MarkKind,
    Period,
    Price,
    Stance,
    Statement,
    Value,
    ValueKind,
)
from journal.domain.records.ruling import Ruling, RulingKind, Verdict

looked_at = settings(max_examples=40, deadline=None)
START = datetime(2026, 11, 2, 14, 0, tzinfo=UTC)
ITEM_IDS = ("base", "signing", "bonus", "equity", "pto", "total", "probation", "start", "hours", "own/one")
SAME = (Verdict.MATCH, Verdict.CONDITION_CHANGED)

amounts = st.one_of(
    st.sampled_from((1_000, 1_500, 40, 0)).map(Decimal),
    st.sampled_from((1_000, 1_500, 40, 30)).map(Decimal),
    st.decimals(min_value=0, max_value=10**9, places=2),
    st.sampled_from(((1_000, 2_000), (0, 50), (None, 1_200), (900, None))),
)


def often(usual: Sequence[object], rare: Sequence[object]) -> st.SearchStrategy:
    """One of the usual four times as often as one of the rare."""
    return st.sampled_from([*usual] * (4 * len(rare)) + [*rare] * len(usual))


@st.composite
def values(draw: st.DrawFn, item: str) -> Value:
    known = ITEMS.get(item)
    natural = known.kind if known is not None else ValueKind.MONEY
    kind = draw(often((natural,), (*ValueKind,)))
    if item == "bonus":
        kind = draw(often((ValueKind.PERCENT,), (kind,)))
    if kind is ValueKind.FLAG:
        is_yes = draw(st.booleans())
        return Value(text=str(is_yes), kind=kind, flag=is_yes)
    if kind is ValueKind.TEXT:
        return words(draw(st.sampled_from(("Staff", "staff", "Senior", ""))))
    if kind is ValueKind.DATE:
        return on(draw(st.sampled_from((date(2027, 2, 1), date(2027, 3, 1)))))
    fields: dict = {
        ValueKind.MONEY: {
            "currency": draw(often(("USD",), ("EUR", "JPY", None))),
            "period": draw(often((known.period if known else None,), (*Period, None))),
            "unit": draw(often((None,), ("RSU",))),
            "payments": draw(often((None,), (Decimal(13),))),
            "part_time": draw(often((None,), (Decimal(80),))),
        },
        ValueKind.PERCENT: {"of": draw(often(("base",), ("bonus", "profit", None)))},
        ValueKind.UNITS: {
            "unit": draw(often(("RSU",), ("options", None))),
            "price": draw(st.sampled_from((None, Price(Decimal(40), "USD")))),
        },
        ValueKind.DURATION: {"unit": draw(often((known.unit if known else None,), ("day", "week", "year", None)))},
    }[kind]
    fields["over_months"] = draw(often((None,), (0, 36, 48)))
    fields["for_year"] = draw(often((None,), (1, 3)))
    fields["approximate"] = draw(often((False,), (True,)))
    return value(kind, draw(amounts), **fields)


@st.composite
def statements(draw: st.DrawFn, stance: Stance | None = None) -> Statement:
    item = draw(often(ITEM_IDS[:5], ITEM_IDS[5:]))
    return say(
        item,
        stance or draw(often((Stance.PROMISED, Stance.OFFERED, Stance.AGREED, Stance.ASKED), (*Stance,))),
        draw(values(item)) if draw(st.integers(0, 9)) else None,
        draw(often(("dana", "lee", "omar", "mo"), (ME, None, "nobody"))),
        certainty=draw(often((Certainty.UNKNOWN,), (*Certainty,))),
        condition=draw(often(("",), ("you stay",))),
        by=draw(often((None,), (date(2026, 11, 10), date(2027, 1, 1)))),
        negotiation=draw(often((None, ACME), (ACME, "n-borg"))),
    )


@st.composite
def marks(draw: st.DrawFn) -> Mark:
    kind = draw(st.sampled_from((MarkKind.OFFER, MarkKind.CONFIRMED, MarkKind.MET, MarkKind.EXTENSION_ASKED)))
    return Mark(
        kind=kind,
        start=0,
        end=0,
        number=draw(st.sampled_from((None, 1, 7))),
        partial=draw(st.booleans()),
        extends=draw(st.booleans()),
        when=draw(st.sampled_from((None, date(2026, 12, 1)))),
        items=draw(st.sampled_from(((), ("base",), ("signing",)))),
    )


@st.composite
def entries(draw: st.DrawFn, *, distinct: bool = False) -> list[Entry]:
    """Entries at whole hours, some of them at the same one, or of the same day without one; often with a letter."""
    hours = draw(st.lists(st.integers(0, 400), min_size=1, max_size=6, unique=distinct))
    made = []
    for hour in hours:
        moment = Instant(START + timedelta(hours=hour), ZONE)
        is_letter = not draw(st.integers(0, 2))
        made.append(
            Entry(
                id=fresh("e"),
                negotiation=draw(often((ACME,), (None, "n-borg"))),
                occurred=moment if distinct or draw(st.integers(0, 4)) else moment.day,
                zone=ZONE,
                recorded_at=moment,
                channel=Channel.LETTER if is_letter else draw(often((Channel.CALL, Channel.EMAIL), (*Channel,))),
                direction=draw(often((Direction.INCOMING,), (*Direction,))),
                statements=tuple(draw(st.lists(statements(Stance.OFFERED if is_letter else None), max_size=5))),
                marks=tuple(draw(st.lists(marks(), max_size=1))),
            )
        )
    return made


rulings = st.lists(
    st.builds(
        Ruling,
        id=st.just("r"),
        negotiation=st.just(ACME),
        item=st.sampled_from(ITEM_IDS),
        kind=st.sampled_from(RulingKind),
        renamed=st.sampled_from(("", *ITEM_IDS)),
        verdict=st.sampled_from(Verdict),
        reason=st.just("because"),
        made_at=st.just(Instant(START, ZONE)),
    ),
    max_size=3,
)


def summed(parts: Sequence[Decimal | None]) -> Decimal | None:
    known = [part for part in parts if part is not None]
    return sum(known, Decimal(0)) if known else None


@looked_at
@given(entries(), rulings)
def test_totals_are_the_sum_of_the_item_gaps(said: list[Entry], decided: list[Ruling]) -> None:
    case = ledger_for(*said, rulings=decided)
    totals = case.totals
    assert totals.year_1 == summed([row.gap.year_1 for row in case.rows])
    assert totals.four_year == summed([row.gap.four_year for row in case.rows])
    if not case.is_pending:
        assert totals.offered_year_1 - totals.promised_year_1 == (totals.year_1 or 0)
        assert totals.offered_four_year - totals.promised_four_year == (totals.four_year or 0)


@looked_at
@given(entries(), rulings)
def test_an_amount_is_zero_only_where_nothing_but_a_condition_changed(said: list[Entry], decided: list[Ruling]) -> None:
    for row in ledger_for(*said, rulings=decided).rows:
        assert row.gap.amount != 0 or row.verdict in SAME
        assert row.verdict is not Verdict.MATCH or row.gap.amount == 0


@looked_at
@given(entries(distinct=True), st.randoms(use_true_random=False))
def test_only_when_it_occurred_matters(said: list[Entry], random: object) -> None:
    shuffled = [*said]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert ledger_for(*shuffled) == ledger_for(*said)


@looked_at
@given(entries(distinct=True), st.data())
def test_taking_a_statement_back_restores_the_ledger(said: list[Entry], data: st.DataObject) -> None:
    """The ledger is derived, so that undoing an entry or a statement leaves no trace of it."""
    before = ledger_for(*said)
    at = data.draw(st.integers(0, len(said) - 1))
    extra = replace(said[at], statements=(*said[at].statements, data.draw(statements())))
    ledger_for(*said[:at], extra, *said[at + 1 :])
    undone = replace(extra, statements=extra.statements[:-1])
    assert ledger_for(*said[:at], undone, *said[at + 1 :]) == before


def figures(case: Ledger) -> dict[str, tuple]:
    return {
        row.item: (
            row.promised.value if row.promised else None,
            row.since.value if row.since else None,
            row.offered.value if row.offered else None,
            row.agreed.value if row.agreed else None,
            row.verdict,
            row.gap.amount,
        )
        for row in case.rows
    }


@looked_at
@given(entries(distinct=True))
def test_a_repeat_changes_no_value(said: list[Entry]) -> None:
    """The standing promise said again before the offer by the same person, with nothing said of certainty."""
    case = ledger_for(*said)
    for row in case.rows:
        held = row.promised
        if held is None or held.value is None or held.speaker is None or not is_claim(held):
            continue
        again = replace(
            held.statement,
            id="again",
            value=held.value,
            certainty=Certainty.UNKNOWN,
            condition="",
            by=None,
            negotiation=ACME,
        )
        entry = replace(held.entry, statements=(*held.entry.statements, again))
        if row.verdict is Verdict.AMBIGUOUS or case.version is None or held.entry is case.version.entry:
            continue
        repeated = ledger_for(*(entry if one is held.entry else one for one in said))
        assert figures(repeated)[row.item] == figures(case)[row.item]
        after = repeated.by_item[row.item].promised
        assert after is not None
        assert (after.certainty, after.condition) == (held.certainty, held.condition)


@looked_at
@given(entries(), rulings)
def test_every_ledger_can_be_read(said: list[Entry], decided: list[Ruling]) -> None:
    case = ledger_for(*said, rulings=decided)
    spoken = {one.id for entry in said for one in entry.statements if one.negotiation in (None, ACME)}
    for row in case.rows:
        assert {one.statement.id for one in row.statements} <= spoken
        conclusion = evidence_trail(case, row.item, ITEMS).conclusion
        assert conclusion == "" or conclusion.endswith(".")
        assert (row.evidence is None) is (row.promised is None and row.since is None)
        assert row.in_writing is (in_writing(row.evidence) if row.evidence else None)
        assert (row.asked is None) is (row.asked_status is None)
    assert case.gaps == len([row for row in case.rows if row.is_gap])
    items = [one.item for one in case.unwritten]
    assert len(items) == len(set(items))
    assert case.version is None or case.version in case.versions


@looked_at
@given(entries())
def test_elsewhere_is_nobodys_business(said: list[Entry]) -> None:
    """What was said under other negotiations changes nothing here."""
    kept = []
    for entry in said:
        is_ours = [one for one in entry.statements if (one.negotiation or entry.negotiation) == ACME]
        kept.append(replace(entry, statements=tuple(is_ours), marks=entry.marks if entry.negotiation == ACME else ()))

    def plain(case: Ledger) -> tuple:
        return figures(case), case.totals, [one.item for one in case.unwritten], [one.item for one in case.conflicts]

    assert plain(ledger_for(*kept)) == plain(ledger_for(*said))

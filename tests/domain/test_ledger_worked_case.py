"""A worked case: the offer differs from what was promised. The figures are done by hand.

promised   base 185,000 a year · signing 20,000 once · bonus 15 % of base = 27,750 a year · relocation 10,000 once
           year 1: 185,000 + 20,000 + 27,750 + 10,000 = 242,750
           4 years: 740,000 + 20,000 + 111,000 + 10,000 = 881,000
offered    base 178,000 · no signing · bonus 15 % of base = 26,700 · relocation 6,000
           year 1: 178,000 + 26,700 + 6,000 = 210,700
           4 years: 712,000 + 106,800 + 6,000 = 824,800
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from ledger_factory import (
    ITEMS,
    agreed,
    asked,
    at,
    call,
    email,
    ledger_for,
    letter,
    mark,
    money,
    offered,
    on,
    once,
    percent,
    promised,
    span,
    units,
    words,
)

from journal.domain.offer.asks import AskStatus
from journal.domain.offer.evidence import Evidence
from journal.domain.offer.rows import Ledger
from journal.domain.offer.trail import evidence_trail
from journal.domain.offer.versions import Form
from journal.domain.records import Certainty, Entry, MarkKind, Period
from journal.domain.records.ruling import Verdict

STAFF = words("Staff")
FEB = on(date(2027, 2, 1))


def entries() -> list[Entry]:
    return [
        call(
            "11-13 10:02",
            promised("base", money(185_000), certainty=Certainty.GUARANTEED),
            promised("signing", once(20_000)),
            promised("bonus", percent(15), certainty=Certainty.GUARANTEED),
            promised("pto", span(30)),
            promised("relocation", once(10_000)),
            promised("remote", span(2, period=Period.WEEK)),
            promised("start", FEB),
        ),
        call(
            "11-18 15:00",
            promised("equity", units(4000), "lee"),
            promised("remote", span(3, period=Period.WEEK), "lee"),
            promised("review", span(6, "month"), "lee"),
            promised("title", STAFF, "lee"),
        ),
        letter(
            "11-20 09:31",
            mark(MarkKind.OFFER, number=1, when=at("11-27 17:00")),
            offered("base", money(178_000)),
            offered("bonus", percent(15), certainty=Certainty.DISCRETIONARY),
            offered("equity", units(4000)),
            offered("pto", span(25)),
            offered("relocation", once(6_000)),
            offered("title", STAFF),
            offered("start", FEB),
            offered("clawback", span(12, "month")),
        ),
        email(
            "11-23 14:20",
            asked("base", money(185_000)),
            asked("signing", once(20_000)),
            asked("pto", span(30)),
            out=True,
        ),
        call(
            "11-24 16:05",
            promised("base", money(185_000), certainty=Certainty.GUARANTEED),
            agreed("title", STAFF),
            agreed("start", FEB),
        ),
    ]


@pytest.fixture
def worked() -> Ledger:
    return ledger_for(*entries())


ROWS = [
    # item, verdict, amount, unit, year 1, four years, in writing, evidence
    ("base", Verdict.SHORTFALL, -7000, "USD", -7000, -28000, False, Evidence.VERBAL),
    ("signing", Verdict.ABSENT, -20000, "USD", -20000, -20000, False, Evidence.VERBAL),
    ("bonus", Verdict.CONDITION_CHANGED, 0, "percent", -1050, -4200, False, Evidence.VERBAL),
    ("equity", Verdict.MATCH, 0, "RSU", 0, 0, True, Evidence.CONTRACT),
    ("pto", Verdict.SHORTFALL, -5, "day", None, None, False, Evidence.VERBAL),
    ("relocation", Verdict.SHORTFALL, -4000, "USD", -4000, -4000, False, Evidence.VERBAL),
    ("remote", Verdict.ABSENT, -3, "day", None, None, False, Evidence.VERBAL),
    ("review", Verdict.ABSENT, -6, "month", None, None, False, Evidence.VERBAL),
    ("title", Verdict.MATCH, 0, "", None, None, True, Evidence.CONTRACT),
    ("start", Verdict.MATCH, 0, "day", None, None, True, Evidence.CONTRACT),
    ("clawback", Verdict.ADDED, 12, "month", None, None, None, None),
]


@pytest.mark.parametrize(("item", "verdict", "amount", "unit", "year_1", "four_year", "written", "evidence"), ROWS)
def test_rows(
    worked: Ledger,
    item: str,
    verdict: Verdict,
    amount: int,
    unit: str,
    year_1: int | None,
    four_year: int | None,
    written: bool | None,
    evidence: Evidence | None,
) -> None:
    row = worked.by_item[item]
    gap = row.gap
    assert (row.verdict, gap.amount, gap.unit) == (verdict, amount, unit)
    assert (gap.year_1, gap.four_year) == (year_1, four_year)
    assert (row.in_writing, row.evidence) == (written, evidence)


def test_rows_come_in_the_order_of_the_item_table(worked: Ledger) -> None:
    order = [item.id for item in ITEMS.items]
    listed = [row.item for row in worked.rows]
    assert listed == sorted(listed, key=order.index)
    assert len(listed) == len(ROWS)


def test_totals(worked: Ledger) -> None:
    totals = worked.totals
    assert (totals.promised_year_1, totals.promised_four_year) == (242_750, 881_000)
    assert (totals.offered_year_1, totals.offered_four_year) == (210_700, 824_800)
    assert (totals.year_1, totals.four_year) == (-32_050, -56_200)
    assert totals.unvalued == ("equity",)


def test_counts(worked: Ledger) -> None:
    assert worked.gaps == 7
    assert [one.item for one in worked.unwritten] == [
        "base",
        "signing",
        "bonus",
        "pto",
        "relocation",
        "remote",
        "review",
    ]


def test_what_was_asked_and_agreed(worked: Ledger) -> None:
    asks = {row.item: row.asked_status for row in worked.rows if row.asked is not None}
    assert asks == dict.fromkeys(("base", "signing", "pto"), AskStatus.OPEN)
    assert [row.item for row in worked.rows if row.agreed is not None] == ["title", "start"]


def test_the_offer(worked: Ledger) -> None:
    version = worked.version
    assert version is not None
    assert (version.number, version.form, version.complete, version.exploding) == (1, Form.LETTER, True, True)
    assert version.expires == at("11-27 17:00")
    assert worked.currency == "USD"


def test_the_conflict(worked: Ledger) -> None:
    (conflict,) = worked.conflicts
    assert (conflict.item, conflict.label, conflict.is_silent) == ("remote", "Remote work", True)
    assert [(one.speaker, one.value.amount) for one in conflict.statements if one.value] == [
        ("dana", Decimal(2)),
        ("lee", Decimal(3)),
    ]


CONCLUSIONS = [
    ("base", "Promised by voice before the letter and since; the letter is 7,000 a year lower."),
    ("signing", "Promised by voice before the letter; the letter is silent."),
    ("bonus", "Promised by voice before the letter; the letter makes it discretionary."),
    ("equity", "Promised by voice before the letter; the letter says the same."),
    ("pto", "Promised by voice before the letter; the letter has 5 days less."),
    ("relocation", "Promised by voice before the letter; the letter is 4,000 lower."),
    ("title", "Promised by voice before the letter and since; the letter says the same."),
    ("clawback", "Never promised; the letter adds it."),
]


@pytest.mark.parametrize(("item", "conclusion"), CONCLUSIONS)
def test_the_evidence_ends_in_a_sentence(worked: Ledger, item: str, conclusion: str) -> None:
    assert evidence_trail(worked, item, ITEMS).conclusion == conclusion


def test_the_evidence_is_in_order_of_time(worked: Ledger) -> None:
    trail = evidence_trail(worked, "base", ITEMS)
    assert [one.stance.value for one in trail.statements] == ["promised", "offered", "asked", "promised"]
    assert [one.at for one in trail.statements] == sorted(one.at for one in trail.statements)


def test_nothing_is_worth_looking_at_twice(worked: Ledger) -> None:
    assert worked.findings == ()


def test_a_retirement_contribution_is_added_at_its_value() -> None:
    """4 % of the offered base: 7,120 a year more on the offered side."""
    said = entries()
    said.append(email("11-21 09:00", offered("retirement", percent(4))))
    case = ledger_for(*said)
    row = case.by_item["retirement"]
    assert (row.verdict, row.gap.amount, row.gap.unit) == (Verdict.ADDED, 4, "percent")
    assert (row.gap.year_1, row.gap.four_year) == (7_120, 28_480)
    assert (case.totals.year_1, case.totals.four_year) == (-24_930, -27_720)

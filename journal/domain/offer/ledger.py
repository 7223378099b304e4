"""The ledger of a negotiation: every item, what was promised beside what is offered (RULES.md, section 4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta

from journal.domain.instants import Instant
from journal.domain.offer.balance import (
    Sides,
    by_money,
    gap_of,
    is_money,
    is_total,
    packages,
    sides_of,
    total_compensation,
    totals_of,
)
from journal.domain.offer.case import Case, case_of
from journal.domain.offer.conflicts import conflict_in
from journal.domain.offer.evidence import in_writing
from journal.domain.offer.findings import LedgerFinding, findings_in
from journal.domain.offer.frame import Frame
from journal.domain.offer.held import Held
from journal.domain.offer.judging import Judged, is_about, judge, overruled
from journal.domain.offer.lines import Line, line_of
from journal.domain.offer.notes import notes_on
from journal.domain.offer.rates import Rate
from journal.domain.offer.rows import Gap, Ledger, Row
from journal.domain.offer.versions import EXPLODING_BELOW, current
from journal.domain.offer.written import evidence_for
from journal.domain.records import Certainty, Entry, ItemTable, Negotiation, Person
from journal.domain.records.ruling import Ruling
from journal.domain.records.valuation import Valuation

NOTHING_SAID = Sides(None, None)


def ledger(
    negotiation: Negotiation,
    entries: Iterable[Entry],
    people: Mapping[str, Person],
    items: ItemTable,
    now: Instant,
    *,
    rulings: Iterable[Ruling] = (),
    rates: Iterable[Rate] = (),
    valuations: Iterable[Valuation] = (),
    exploding_below: timedelta = EXPLODING_BELOW,
) -> Ledger:
    """The ledger of a negotiation at a moment.

    `entries` are in log order or in order of occurrence, those of other negotiations may be among them; `people`
    are by id. Without a rate that the person gave, money of two currencies is never brought together.
    """
    return ledger_of(
        case_of(
            negotiation,
            entries,
            people,
            items,
            now,
            rulings=rulings,
            rates=rates,
            valuations=valuations,
            exploding_below=exploding_below,
        )
    )


def ledger_of(case: Case) -> Ledger:
    """The ledger of a case that was gathered already."""
    frame, version = case.frame, current(case.versions)
    is_pending = version is None or not version.is_whole
    lines = {item: line_of(item, held, case.versions, frame) for item, held in case.held.items()}
    judged, sides = _judged(case, lines, is_pending)
    gaps = {item: gap_of(line, judged[item], sides.get(item, NOTHING_SAID), frame) for item, line in lines.items()}
    unvalued = tuple(item for item, both in sides.items() if None in (both.promised, both.offered))
    found = (conflict_in(item, held, case.versions, frame) for item, held in case.held.items())
    return Ledger(
        negotiation=case.negotiation,
        currency=frame.currency,
        version=version,
        versions=case.versions,
        rows=tuple(_row(case, line, judged[item], gaps[item], sides) for item, line in lines.items()),
        conflicts=tuple(one for one in found if one is not None),
        unwritten=tuple(one for line in lines.values() for one in _unwritten(line, frame)),
        totals=totals_of(gaps, sides, unvalued, is_pending),
        findings=_findings(case, lines),
        rates=_rates_used(case),
    )


def _judged(case: Case, lines: Mapping[str, Line], is_pending: bool) -> tuple[dict[str, Judged], dict[str, Sides]]:
    """The verdict on each item, and what those that are paid come to on both sides."""
    frame = case.frame
    judged = {item: judge(line, is_pending, frame) for item, line in lines.items()}
    promised, offered = packages(lines, judged, frame)
    sides = {item: sides_of(line, promised, offered) for item, line in lines.items() if is_money(line, frame)}
    is_short_of_values = any(both.offered is None for both in sides.values())
    for item, line in lines.items():
        if item in sides:
            judged[item] = by_money(judged[item], sides[item], frame.item(item), frame)
        elif is_total(item):
            judged[item] = total_compensation(judged[item], line, sides, is_short_of_values, frame)
        ruling = case.rulings.get(item)
        if ruling is not None and is_about(ruling, line):
            judged[item] = overruled(judged[item], ruling)
    return judged, sides


def _row(case: Case, line: Line, judged: Judged, gap: Gap, sides: Mapping[str, Sides]) -> Row:
    frame, ask, claim = case.frame, line.ask, line.promised or line.since
    ended = line.at_issue.ended if line.promised is not None else line.now.ended
    evidence = evidence_for(claim, line.held, ended, frame) if claim is not None else None
    both = sides.get(line.item, NOTHING_SAID)
    return Row(
        item=line.item,
        label=frame.items.label(line.item),
        promised=line.promised,
        since=line.since,
        offered=line.offered,
        asked=ask.held if ask is not None else None,
        asked_status=ask.status if ask is not None else None,
        agreed=line.agreed,
        mentioned=line.mentioned,
        withdrawn=line.now.withdrawn,
        lapsed=line.lapsed,
        contingent=_contingent(line),
        evidence=evidence,
        in_writing=in_writing(evidence) if evidence is not None else None,
        verdict=judged.verdict,
        condition_changed=judged.condition_changed,
        gap=gap,
        notes=notes_on(line, judged, both, case.confirmed, case.pairs.get(line.item, ()), frame),
        statements=line.held,
        ruling=judged.ruling,
        derived=judged.derived,
        pairs=case.pairs.get(line.item, ()),
    )


def _contingent(line: Line) -> Held | None:
    standing = line.standing
    return standing if standing is not None and standing.certainty is Certainty.CONDITIONAL else None


def _unwritten(line: Line, frame: Frame) -> tuple[Held, ...]:
    """The standing promise or agreement that they have not written as it stands; at most one of an item."""
    for claim in (line.since, line.standing):
        if claim is not None and not in_writing(evidence_for(claim, line.held, line.now.ended, frame)):
            return (claim,)
    return ()


def _findings(case: Case, lines: Mapping[str, Line]) -> tuple[LedgerFinding, ...]:
    return findings_in(lines.values(), case.versions, case.confirmed.idle, case.met.idle, case.frame)


def _rates_used(case: Case) -> tuple[Rate, ...]:
    into = case.frame.currency
    prices = {quote.price.currency for quote in case.frame.prices.values()}
    values = {one.value.currency for held in case.held.values() for one in held if one.value is not None}
    found = (case.frame.rates.between(one, into) for one in sorted(prices | {one for one in values if one}))
    return tuple(rate for rate in found if rate is not None)

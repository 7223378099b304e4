"""The Offers view: one negotiation's ledger as a table, with what it comes to."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from textual.geometry import Size

from journal.domain.offer.findings import LedgerFinding
from journal.domain.offer.held import Held
from journal.domain.offer.rates import rate_words
from journal.domain.offer.rows import Ledger, Row
from journal.domain.phrasing import MINUS, counted, number, short_day
from journal.domain.record import record
from journal.domain.records import ME, Period
from journal.domain.records.ruling import Verdict
from journal.tui.jobs_offers import OffersData
from journal.tui.render.line import (
    BOLD,
    ERROR,
    FAINT,
    MUTED,
    NAMES,
    PLAIN,
    RULE,
    WARNING,
    Cell,
    Ink,
    Line,
    Run,
    cells,
    cut,
    row,
)
from journal.tui.render.offer_values import NARROW, period_of, unit_words, value_cell, verdict_words
from journal.tui.render.rows import SPACE, Rows, drawn, heading
from journal.tui.render.rows import Row as ListRow

ITEM = "i:"
"""What the keys of items begin with; the id follows."""
WIDE = 112
"""From this width on every column is shown."""


@record(kw_only=False)
class Columns:
    """Where columns are: an edge is the cell after the last of what is right-aligned. None: folded away."""

    unit: int
    promised: int
    by: int | None
    offered: int
    asked: int | None
    agreed: int | None
    written: int | None
    verdict: int
    year_1: int | None
    four_year: int | None


def columns(width: int, *, is_other: bool) -> Columns:
    """The columns for a width; `is_other` pages to those that are folded on a narrow screen."""
    if width >= WIDE:
        more = max(width - 120, 0) // 6
        year_1, last = width - 11 - min(more, 3), 4 * more
        asked = 66 + 3 * more
        promised, offered = 35 + more, 57 + 2 * more
        return Columns(19, promised, promised + 2, offered, asked, 74 + last, 76 + last, 85 + last, year_1, width - 2)
    if is_other:
        return Columns(19, 34, 36, 56, 65, 74, None, width, None, None)
    if width >= 70:
        return Columns(19, 34, None, 46, None, None, None, 48, width - 11, width - 2)
    return Columns(width, width - 30, None, width - 20, None, None, None, width - 18, None, None)


def ledger_rows(data: OffersData, size: Size, *, is_other: bool = False) -> Rows:
    """The table; where nothing was said yet, how it comes about."""
    ledger = data.ledger
    if ledger is None or not ledger.rows:
        return Rows([heading(*_nothing(data, size.width))])
    at = columns(size.width, is_other=is_other)
    width = size.width
    rows: list[ListRow] = [heading(_titles(at, width), _rule(width))]
    rows += [drawn(f"{ITEM}{one.item}", item_line(data, one, at, width)) for one in ledger.rows]
    rows.append(heading(_rule(width), *_totals(ledger, at, width)))
    remarks = list(_remarks(data, ledger, width))
    return Rows([*rows, SPACE, heading(*remarks)] if remarks else rows)


def _nothing(data: OffersData, width: int) -> Iterator[Line]:
    if data.ledger is None:
        yield row(width - 2, [Cell(2, "There is no negotiation yet.", BOLD)])
        yield row(width - 2, [Cell(2, "+ begins one", MUTED)])
        return
    yield row(width - 2, [Cell(2, "Nothing was said of the offer yet.", BOLD)])
    yield row(width - 2, [Cell(2, "Write it where you write what happened, as in:", MUTED)])
    yield row(
        width - 2, [Cell(2, f"{data.ledger.negotiation.name} call from Dana: base promised 185k guaranteed", MUTED)]
    )


def _rule(width: int) -> Line:
    return (Run("  "), Run("─" * (width - 4), RULE))


def _titles(at: Columns, width: int) -> Line:
    left = [
        (2, "Item"),
        (at.by, "By"),
        (at.written, "Written"),
        (at.verdict if at.verdict < width else None, "Verdict"),
    ]
    right = [(at.promised, "Promised"), (at.offered, "Offered"), (at.asked, "Asked"), (at.agreed, "Agreed")]
    right += [(at.year_1, "Year 1"), (at.four_year, "4 years")]
    placed = [Cell(column, text, MUTED) for column, text in left if column is not None]
    placed += [Cell(edge - cells(text), text, MUTED) for edge, text in right if edge is not None]
    return row(width, sorted(placed))


def item_line(data: OffersData, one: Row, at: Columns, width: int) -> Line:
    """One item: promised, by whom, offered, asked, agreed, in writing, verdict, and what it means in money."""
    currency = data.ledger.currency if data.ledger else ""
    period = period_of(one)
    claim = one.promised or one.since
    room = at.promised - at.unit - 1 if at.unit < at.promised else NARROW
    placed = [Cell(2, one.label, NAMES), *_right(at.promised, _held(claim, currency, period, room), PLAIN)]
    if at.unit < width:
        placed.append(Cell(at.unit, unit_words(one), MUTED))
    room = NARROW
    if at.by is not None and claim is not None:
        by = Cell(at.by, _by(claim, data), MUTED)
        placed.append(by)
        room = at.offered - by.column - cells(by.text) - 1
    placed += _right(at.offered, _held(one.offered, currency, period, room), PLAIN)
    if at.asked is not None:
        placed += _right(at.asked, _held(one.asked, currency, period), PLAIN)
    if at.agreed is not None:
        placed += _right(at.agreed, _held(one.agreed, currency, period), PLAIN)
    if at.written is not None:
        placed.append(_dash(at.written) if one.evidence is None else Cell(at.written, one.evidence.label))
    if at.verdict < width:
        words, ink = verdict_words(one)
        placed.append(Cell(at.verdict, words if at.written is not None else words.removeprefix("condition "), ink))
    placed += _money(one, at)
    return row(width, sorted(placed))


def _dash(column: int) -> Cell:
    return Cell(column, MINUS, FAINT)


def _right(edge: int, text: str, ink: Ink) -> list[Cell]:
    return [Cell(edge - cells(text), text, ink)] if text else [_dash(edge - 1)]


def _by(claim: Held, data: OffersData) -> str:
    name = data.names.get(claim.speaker or "", "") if claim.speaker != ME else "me"
    first = name.split()[0] if name.split() else ""
    return f"{cut(first, 8)} {short_day(claim.at.in_zone(claim.entry.zone).day, data.now)}".strip()


def _held(held: Held | None, currency: str, period: Period | None, room: int = NARROW) -> str:
    return value_cell(held.value, currency, period, room) if held is not None and held.value is not None else ""


def _money(one: Row, at: Columns) -> list[Cell]:
    """Year 1 and four years; the own unit where there is no money in it, `unvalued` where it can't be said."""
    if at.year_1 is None or at.four_year is None or one.verdict in (None, Verdict.PENDING):
        return []
    gap = one.gap
    if gap.year_1 is None or gap.four_year is None:
        if gap.amount:
            return _right(at.year_1, counted(gap.amount, gap.unit), PLAIN)
        return _right(at.four_year, "unvalued", MUTED) if one.is_gap else []
    if not gap.year_1 and not gap.four_year:
        return [*_right(at.year_1, "0", MUTED), *_right(at.four_year, "0", MUTED)]
    return [*_right(at.year_1, number(gap.year_1), PLAIN), *_right(at.four_year, number(gap.four_year), PLAIN)]


def _totals(ledger: Ledger, at: Columns, width: int) -> Iterator[Line]:
    """What both sides come to; the difference where there is an offer to compare."""
    totals = ledger.totals
    if not (totals.promised_year_1 or totals.offered_year_1):
        return
    note = f"{len(totals.unvalued)} unvalued" if totals.unvalued else ""
    yield _total(
        "Package", "year 1", totals.promised_year_1, totals.offered_year_1, totals.year_1, at.year_1, at, width, note
    )
    yield _total(
        "", "4 years", totals.promised_four_year, totals.offered_four_year, totals.four_year, at.four_year, at, width
    )


def _total(
    title: str, span: str, promised: Decimal, offered: Decimal, gap: Decimal | None, edge: int | None,
    at: Columns, width: int, note: str = "",
) -> Line:  # fmt: skip
    placed = [Cell(2, title, BOLD), Cell(11, span, MUTED)]
    placed += _right(at.promised, number(promised), PLAIN) + _right(
        at.offered, number(offered) if offered else "", PLAIN
    )
    if note and at.verdict < width:
        placed.append(Cell(at.verdict, note, MUTED))
    if gap is not None and edge is not None:
        placed += _right(edge, number(gap), (ERROR if gap < 0 else PLAIN)._replace(bold=True))
    return row(width, sorted(cell for cell in placed if cell.text))


def _remarks(data: OffersData, ledger: Ledger, width: int) -> Iterator[Line]:
    """Contradictions, and what looks wrong."""
    for conflict in ledger.conflicts:
        said = ", ".join(_said(one, data) for one in conflict.statements)
        words = f"{data.items.label(conflict.item)}: {said}"
        yield row(width - 2, [Cell(2, "▲ conflict", WARNING), Cell(14, words)])
    for rate in ledger.rates:
        yield row(width - 2, [Cell(2, "rate", MUTED), Cell(14, rate_words(rate))])
    for finding in ledger.findings:
        yield row(width - 2, [Cell(2, "▲", WARNING), Cell(4, _about(data, finding))])


def _about(data: OffersData, finding: LedgerFinding) -> str:
    return f"{data.items.label(finding.item)}: {finding.sentence}" if finding.item else finding.sentence


def _said(held: Held, data: OffersData) -> str:
    name = data.names.get(held.speaker or "", "somebody").split()[0]
    when = short_day(held.at.in_zone(held.entry.zone).day, data.now)
    return (
        f"{name} said {value_cell(held.value, '') if held.value else 'no value'} ({held.entry.channel.label}, {when})"
    )

"""Values, units and verdicts as they stand in the columns of a ledger."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from journal.domain.offer.rows import Row
from journal.domain.phrasing import MINUS, bare_day, number
from journal.domain.records import Period, Value, ValueKind
from journal.domain.records.ruling import Verdict
from journal.tui.render.line import ERROR, FAINT, MUTED, SUCCESS, WARNING, Ink, cut

NARROW = 9
"""How many cells words have in a narrow column."""


def value_cell(value: Value, currency: str, period: Period | None = None, room: int = NARROW) -> str:
    """A value in a narrow column, its unit beside it: `185,000`, `≤ 6,000`, `1 Feb`, `yes`; words in `room` cells.

    `period` is the one the column beside it names; money paid at another one says so: `9,400/month`.
    """
    other = value.period is not None and period is not None and value.period is not period
    return _figure(value, currency, room) + (f"/{value.period.value}" if other and value.period else "")


def _figure(value: Value, currency: str, room: int) -> str:
    if value.kind is ValueKind.FLAG:
        return "yes" if value.flag else "none"
    if value.kind is ValueKind.DATE and value.day is not None:
        return bare_day(value.day)
    if value.kind is ValueKind.TEXT:
        return cut(value.text.strip('"“”'), room)
    other = f"{value.currency} " if value.kind is ValueKind.MONEY and value.currency not in (None, currency) else ""
    if value.amount is not None:
        return f"{other}{'~' if value.approximate else ''}{number(value.amount)}"
    if value.minimum is not None and value.maximum is not None:
        return f"{other}{_short(value.minimum)}–{_short(value.maximum)}"
    edge = value.maximum if value.maximum is not None else value.minimum
    sign = "≤" if value.maximum is not None else "≥"
    return f"{other}{sign} {number(edge)}" if edge is not None else value.text


def _short(amount: Decimal) -> str:
    thousands = amount / 1000
    return (
        f"{number(thousands)}k" if amount >= 10_000 and thousands == thousands.to_integral_value() else number(amount)
    )


def unit_words(one: Row) -> str:
    """What the figures of a row are: `a year`, `once`, `%`, `RSU`, `days`; empty where they have no unit."""
    value = _leading(one)
    if value is None:
        return ""
    if value.kind is ValueKind.MONEY:
        period = value.period
        return "" if period is None else "once" if period is Period.ONCE else f"a {period.value}"
    if value.kind is ValueKind.DURATION:
        return f"{value.unit}s"
    return "%" if value.kind is ValueKind.PERCENT else value.unit or ""


_VERDICTS: Mapping[Verdict, Ink] = {
    Verdict.MATCH: SUCCESS,
    Verdict.SHORTFALL: ERROR,
    Verdict.ABSENT: ERROR,
    Verdict.DIFFERS: WARNING,
    Verdict.CONDITION_CHANGED: WARNING,
    Verdict.AMBIGUOUS: WARNING,
    Verdict.EXCESS: SUCCESS,
}


def verdict_words(one: Row) -> tuple[str, Ink]:
    """The verdict as a word, a changed condition beside another verdict as a sign behind it."""
    if one.verdict is None:
        return MINUS, FAINT
    words = one.verdict.label
    if one.condition_changed and one.verdict is not Verdict.CONDITION_CHANGED:
        words += " ▲"
    return (f"{words} *" if one.ruling or one.pairs else words), verdict_ink(one.verdict)


def verdict_ink(verdict: Verdict) -> Ink:
    """The colour of a verdict."""
    return _VERDICTS.get(verdict, MUTED)


def period_of(one: Row) -> Period | None:
    """The period that a row's unit names; None where it is not about money."""
    value = _leading(one)
    return value.period if value is not None and value.kind is ValueKind.MONEY else None


def _leading(one: Row) -> Value | None:
    """The value that a row takes its unit from."""
    held = one.promised or one.since or one.offered or one.asked or one.agreed or one.mentioned
    return held.value if held else None

"""Verdicts: one value promised against one offered (RULES.md, section 4)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from journal.domain.offer.frame import Frame
from journal.domain.offer.held import Held
from journal.domain.offer.quantity import Quantity, is_nothing
from journal.domain.record import record
from journal.domain.records import Better, OfferItem, Value, ValueKind
from journal.domain.records.ruling import Verdict

ROUGHLY = Decimal("0.05")
"""How far a figure may be from one that was said to be approximate before it counts as another."""

ZERO = Decimal(0)


@record
class Compared:
    """What comparing two values gave.

    `amount` is offered minus promised in `unit`, None where it can't be said. `settled` is the exact figure, in
    the promised value's own scale, that a promised range comes to beside what is offered; None for no range.
    `is_apart` says that the two are in measures that only money could bring together.
    """

    verdict: Verdict
    amount: Decimal | None = None
    unit: str = ""
    settled: Decimal | None = None
    notes: tuple[str, ...] = ()
    is_apart: bool = False


def compare(promised: Held, offered: Held | None, frame: Frame) -> Compared:
    """The verdict on a promise and what a complete offer says of it; None is an offer that is silent."""
    row = frame.item(promised.item)
    value = offered.value if offered is not None else None
    if offered is None or is_nothing(value):
        return _against_nothing(promised, row, frame)
    if promised.value is None or value is None:
        return Compared(verdict=Verdict.UNQUANTIFIED, notes=("No value was named on one side.",))
    if is_nothing(promised.value):
        return _more_than_nothing(offered, row, frame)
    if ValueKind.FLAG in (promised.value.kind, value.kind):
        return _against_a_yes(promised.value, value)
    if ValueKind.TEXT in (promised.value.kind, value.kind):
        return _words(promised.value, value)
    return _quantities(promised, offered, row, frame)


def same_value(one: Held, other: Held, frame: Frame) -> bool:
    """Whether two statements name the same value: neither a range beside a figure within it, nor another measure."""
    if one.value is None or other.value is None:
        return one.value is other.value
    if is_nothing(one.value) or is_nothing(other.value):
        return is_nothing(one.value) and is_nothing(other.value)
    mine, theirs = _in_one_unit(one, other, frame)
    if mine is None or theirs is None:
        return mine is theirs and one.value.kind is other.value.kind and _plain(one.value) == _plain(other.value)
    return (mine.measure, mine.low, mine.high) == (theirs.measure, theirs.low, theirs.high)


def amount_of(held: Held, frame: Frame) -> tuple[Decimal | None, str]:
    """The exact figure a statement names and its unit; None for a range, words, or a currency without a rate."""
    mine, _ = _in_one_unit(held, held, frame)
    return (mine.exact, mine.unit) if mine is not None and mine.measure != ("date",) else (None, "")


def _in_one_unit(one: Held, other: Held, frame: Frame) -> tuple[Quantity | None, Quantity | None]:
    """Both as quantities; money of two currencies in the ledger's."""
    currencies = [
        held.value.currency or frame.currency
        for held in (one, other)
        if held.value is not None and held.value.kind is ValueKind.MONEY
    ]
    currency = currencies[0] if currencies and currencies[0] == currencies[-1] else frame.currency
    mine = frame.size(one, currency)
    return mine, mine if other is one else frame.size(other, currency)


def _against_nothing(promised: Held, row: OfferItem, frame: Frame) -> Compared:
    if is_nothing(promised.value):
        return Compared(verdict=Verdict.MATCH, amount=ZERO, unit=row.unit)
    mine, _ = _in_one_unit(promised, promised, frame)
    if mine is None or mine.low is None or mine.measure == ("date",):
        return Compared(verdict=Verdict.ABSENT, unit=mine.unit if mine else "")
    return Compared(verdict=Verdict.ABSENT, amount=-mine.low or None, unit=mine.unit, settled=_unscaled(mine, mine.low))


def _more_than_nothing(offered: Held, row: OfferItem, frame: Frame) -> Compared:
    amount, unit = amount_of(offered, frame)
    return Compared(verdict=_BEYOND[row.better], amount=amount, unit=unit, notes=("None was promised.",))


def _against_a_yes(promised: Value, offered: Value) -> Compared:
    if promised.kind is ValueKind.FLAG:
        notes = () if offered.kind is ValueKind.FLAG else ("Promised without a figure.",)
        return Compared(verdict=Verdict.MATCH, amount=ZERO, notes=notes)
    return Compared(verdict=Verdict.UNQUANTIFIED, notes=("Offered without a figure.",))


def _words(promised: Value, offered: Value) -> Compared:
    if _plain(promised) == _plain(offered):
        return Compared(verdict=Verdict.MATCH, amount=ZERO)
    if promised.kind is offered.kind:
        return Compared(verdict=Verdict.DIFFERS)
    return Compared(verdict=Verdict.UNQUANTIFIED, notes=("One side names words, the other a figure.",))


def _plain(value: Value) -> str:
    return " ".join(value.text.casefold().split()).strip('"“”„«» ')


def _quantities(promised: Held, offered: Held, row: OfferItem, frame: Frame) -> Compared:
    mine, theirs = _in_one_unit(promised, offered, frame)
    if mine is None or theirs is None:
        return Compared(verdict=Verdict.UNQUANTIFIED, notes=(_why_not(promised, offered),))
    if mine.measure != theirs.measure:
        note = f"{mine.unit or 'One unit'} and {theirs.unit or 'another'} cannot be compared."
        return Compared(verdict=Verdict.UNQUANTIFIED, notes=(note,) if mine.unit != theirs.unit else (), is_apart=True)
    return against(mine, theirs, row.better)


def _why_not(promised: Held, offered: Held) -> str:
    currencies = {one.value.currency for one in (promised, offered) if one.value and one.value.currency}
    if len(currencies) > 1:
        return f"{' and '.join(sorted(currencies))} need a rate of exchange."
    return "One side names no figure."


def against(mine: Quantity, theirs: Quantity, better: Better) -> Compared:
    """The verdict on two quantities of one measure. A promised range is kept by any figure within it."""
    if (mine.low, mine.high) == (theirs.low, theirs.high):
        settled = None if mine.exact is not None else _unscaled(mine, mine.low)
        return Compared(verdict=Verdict.MATCH, amount=ZERO, unit=mine.unit, settled=settled)
    figure = theirs.exact
    if figure is None:
        return _offered_range(mine, theirs)
    low, high = mine.low, mine.high
    if (low is None or low <= figure) and (high is None or figure <= high):
        return _within(mine, figure)
    end = low if low is not None and figure < low else high
    assert end is not None  # outside a range there is an end that was passed
    if (mine.approximate or theirs.approximate) and abs(figure - end) <= abs(end) * ROUGHLY:
        return Compared(verdict=Verdict.AMBIGUOUS, unit=mine.unit, notes=("One of the two is only approximate.",))
    verdict = _BEYOND[better] if figure > end else _SHORT_OF[better]
    return Compared(verdict=verdict, amount=figure - end, unit=mine.unit, settled=_unscaled(mine, end))


def _within(mine: Quantity, figure: Decimal) -> Compared:
    return Compared(
        verdict=Verdict.MATCH,
        amount=ZERO,
        unit=mine.unit,
        settled=_unscaled(mine, figure),
        notes=("Within the range that was promised.",),
    )


def _offered_range(mine: Quantity, theirs: Quantity) -> Compared:
    """A range is kept by a narrower one; beside anything else it may still become either."""
    ends = (mine.low, mine.high, theirs.low, theirs.high)
    if None not in ends and mine.exact is None:
        low, high, least, most = (end or ZERO for end in ends)
        if low <= least and most <= high:
            note = "The offered range lies within the promised one."
            return Compared(verdict=Verdict.MATCH, amount=ZERO, unit=mine.unit, notes=(note,))
    return Compared(verdict=Verdict.AMBIGUOUS, unit=mine.unit, notes=("What is offered is a range.",))


def _unscaled(mine: Quantity, figure: Decimal | None) -> Decimal | None:
    return None if figure is None else figure / mine.scale


_BEYOND: Mapping[Better, Verdict] = {
    Better.MORE: Verdict.EXCESS,
    Better.LESS: Verdict.SHORTFALL,
    Better.NEITHER: Verdict.DIFFERS,
}
_SHORT_OF: Mapping[Better, Verdict] = {
    Better.MORE: Verdict.SHORTFALL,
    Better.LESS: Verdict.EXCESS,
    Better.NEITHER: Verdict.DIFFERS,
}

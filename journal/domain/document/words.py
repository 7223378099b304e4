"""Values, days and differences as a letter says them: in full, and the same on every day it is read."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from journal.domain.instants import Day, When, day_of
from journal.domain.money import minor_digits
from journal.domain.offer.claims import is_claim
from journal.domain.offer.held import Held
from journal.domain.offer.rows import Row
from journal.domain.phrasing import counted, number, terms_words, value_words
from journal.domain.record import replace
from journal.domain.records import ME, Certainty, Channel, Direction, ItemTable, Period, Terms, Value, ValueKind
from journal.domain.records.ruling import Verdict

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MEDIA: Mapping[Channel, str] = {Channel.NOTE: "", Channel.CHAT: "message"}


def date_words(when: When) -> str:
    """`13 Nov 2026`, whatever day it is read on."""
    day: Day = day_of(when)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def exact(amount: Decimal, currency: str) -> str:
    """`−7,000`, `1,050.50`: whole, or to the last digit of the currency."""
    digits = minor_digits(currency)
    is_whole = amount == amount.to_integral_value() or digits == 0
    return number(amount if is_whole else amount.quantize(Decimal(1).scaleb(-digits)))


def said_value(held: Held | None) -> str:
    """`USD 185,000 a year, guaranteed`; empty where nothing was said."""
    if held is None:
        return ""
    words = _value(held.value) if held.value is not None else "yes"
    by = f"by {date_words(held.by)}" if held.by is not None and "by" not in held.condition.split() else ""
    return ", ".join(part for part in (words, _certainty(held), by) if part)


def _value(value: Value) -> str:
    """A value without the `once` that its item says anyway, and with how often where it counts by the week, say."""
    if value.kind is ValueKind.MONEY and value.period is Period.ONCE:
        return value_words(replace(value, period=None))
    words = value_words(replace(value, terms=Terms()))
    if value.kind is ValueKind.DURATION and value.period is not None:
        words += f" a {value.period.value}"
    terms = terms_words(value.terms)
    return f"{words} {terms}" if terms else words


def _certainty(held: Held) -> str:
    if held.condition:
        return f"if {held.condition}"
    return "" if held.certainty is Certainty.UNKNOWN else held.certainty.label


def medium_of(held: Held) -> str:
    """By what medium something was said; empty for a note of one's own, which says nothing of that."""
    channel = held.entry.channel
    return _MEDIA.get(channel, channel.label)


def origin(held: Held, row: Row) -> Held:
    """Where something was said first-hand: for a recap of one's own the statement of theirs that it repeats."""
    if held.entry.direction is not Direction.OUTGOING:
        return held
    theirs = (
        one for one in reversed(row.statements) if is_claim(one) and one.entry.direction is not Direction.OUTGOING
    )
    return next((one for one in theirs if _figures(one) == _figures(held)), held)


def _figures(held: Held) -> tuple[object, ...]:
    value = held.value
    return () if value is None else (value.kind, value.amount, value.minimum, value.maximum, value.day, value.flag)


def said_by(held: Held, names: Mapping[str, str]) -> str:
    """`Dana Reyes, call, 13 Nov 2026`; without the name where it is not known."""
    name = "" if held.speaker in (None, ME) else names.get(held.speaker or "", "")
    return ", ".join(part for part in (name, medium_of(held), date_words(held.entry.occurred)) if part)


def quoted(held: Held) -> str:
    """Their own words; empty for a paraphrase, for words of one's own notes, and where they are the value itself."""
    wording, value = held.statement.wording, held.value
    is_theirs = not wording.annotates or held.in_writing
    is_value = value is not None and value.kind is ValueKind.TEXT and wording.quote in value.text
    return " ".join(wording.quote.split()) if is_theirs and not is_value else ""


def difference(row: Row, items: ItemTable, *, is_private: bool = False) -> str:
    """What sets the offer apart from the promise, without a judgement: `−USD 7,000 a year`, `not in the offer`.

    `is_private`: the item has a figure of one's own, which money made of other units would give away.
    """
    verdict = row.verdict
    words = _DIFFERENCES.get(verdict, "") if verdict is not None else ""
    if verdict in (Verdict.SHORTFALL, Verdict.EXCESS) and row.gap.amount and not (is_private and _is_made(row)):
        words = _amount(row, items)
    elif verdict is Verdict.CONDITION_CHANGED:
        return f"same figure, {_change(row)}"
    elif verdict is Verdict.PENDING and row.offered is not None and row.since is not None:
        words = "spoken of after the offer"
    return f"{words}; {_change(row)}" if row.condition_changed and words else words


_DIFFERENCES: Mapping[Verdict, str] = {
    Verdict.MATCH: "as promised",
    Verdict.SHORTFALL: "less than promised",
    Verdict.EXCESS: "more than promised",
    Verdict.DIFFERS: "other than promised",
    Verdict.ABSENT: "not in the offer",
    Verdict.ADDED: "not spoken of before",
    Verdict.PENDING: "not in writing yet",
    Verdict.AMBIGUOUS: "to be clarified",
    Verdict.UNQUANTIFIED: "cannot be put in figures yet",
}


def _amount(row: Row, items: ItemTable) -> str:
    amount, unit = row.gap.amount or Decimal(0), row.gap.unit
    sign = "−" if amount < 0 else "+"
    value = row.promised.value if row.promised is not None else None
    if value is not None and value.kind is ValueKind.DATE:
        return f"{number(abs(amount))} {'day' if abs(amount) == 1 else 'days'} {'later' if amount > 0 else 'earlier'}"
    currency, slash, period = unit.partition("/")
    if len(currency) == 3 and currency.isupper() and currency.isalpha() and _is_money(row):
        often = f" {'an' if period == 'hour' else 'a'} {period}" if slash else _a_period(row, items)
        return f"{sign}{currency} {exact(abs(amount), currency)}{often}"
    return f"{sign}{counted(abs(amount), unit)}" if unit != "percent" else f"{sign}{number(abs(amount))} points"


def _is_made(row: Row) -> bool:
    """Whether the gap is money though a side of it is none."""
    sides = [one.value for one in (row.promised, row.offered) if one is not None and one.value is not None]
    is_unit = len(row.gap.unit) == 3 and row.gap.unit.isupper() and row.gap.unit.isalpha()
    return is_unit and row.gap.unit not in {one.unit for one in sides} and not all(one.currency for one in sides)


def _is_money(row: Row) -> bool:
    sides = (row.promised, row.offered)
    return any(one is not None and one.value is not None and one.value.currency for one in sides)


def _a_period(row: Row, items: ItemTable) -> str:
    item, value = items.get(row.item), row.promised.value if row.promised is not None else None
    period = (value.period if value is not None else None) or (item.period if item is not None else None)
    if period in (None, Period.ONCE):
        return ""
    shown = item.period if item is not None and item.period in (Period.WEEK, Period.MONTH) else Period.YEAR
    return f" a {shown.value}" if shown is not None else ""


def _change(row: Row) -> str:
    """`promised guaranteed, offered discretionary`; else that the terms are others."""
    promised, offered = row.promised, row.offered
    if promised is None or offered is None or promised.certainty is offered.certainty:
        return "other terms"
    return f"promised {promised.certainty.label}, offered {offered.certainty.label}"

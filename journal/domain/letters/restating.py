"""A statement put again in the capture language, so that a text that repeats it says the same when it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from journal.domain.instants import Instant, day_of
from journal.domain.offer.held import Held
from journal.domain.record import replace
from journal.domain.records import (
    Certainty,
    Period,
    Price,
    Statement,
    Terms,
    Value,
    ValueKind,
)

_FOR_BRACKETS = str.maketrans("[];\n", "(), ")
_MARKS = '"“”„ '


def forms_of(held: Held, speaker: str = "") -> Iterator[str]:
    """The ways to put a statement, the clearest first; `speaker` is a name, empty for none.

    First from what was understood of it, with what earlier statements of the same promise added; then in the words it
    was made in.
    """
    said, value = held.statement, held.value
    lead = f"{speaker}: " if speaker else ""
    start = f"{lead}{said.item} {said.stance.value}"
    yield " ".join(filter(None, (start, value_form(value) if value else "", *_clauses(held))))
    yield f"{lead}{_inside(said.wording.text)}"
    yield _inside(said.wording.text)


def is_same(one: Statement, held: Held) -> bool:
    """Whether a statement that was read says what is held, down to certainty, condition and date."""
    meant = held.statement
    by = (day_of(one.by) if one.by else None, day_of(held.by) if held.by else None)
    return (
        (one.item, one.stance, one.speaker) == (meant.item, meant.stance, meant.speaker)
        and one.certainty is held.certainty
        and _plain(one.condition) == _plain(held.condition)
        and by[0] == by[1]
        and _size(one.value) == _size(held.value)
    )


def value_form(value: Value) -> str:
    """A value and its terms in the capture language, amounts in full."""
    return " ".join(filter(None, (_FORMS[value.kind](value), _terms(value.terms))))


def _inside(words: str) -> str:
    return " ".join(words.translate(_FOR_BRACKETS).split())


def _clauses(held: Held) -> Iterator[str]:
    if held.condition:
        if held.by is not None and not _names_date(held):
            yield f"by {_day(held)}"
        yield f"if {_inside(held.condition)}"
        return
    if held.certainty is not Certainty.UNKNOWN:
        yield held.certainty.value
    if held.by is not None:
        yield f"by {_day(held)}"


def _names_date(held: Held) -> bool:
    """Whether the condition says itself by when, and says it so that it can be read at any time."""
    return " by " in f" {held.condition} " and day_of(held.by).isoformat() in held.condition if held.by else False


def _day(held: Held) -> str:
    by = held.by
    if isinstance(by, Instant):
        return f"{by.day.isoformat()} {by.local:%H:%M}"
    return by.isoformat() if by is not None else ""


def _plain(words: str) -> str:
    return " ".join(_inside(words).casefold().split())


def _size(value: Value | None) -> tuple[object, ...]:
    if value is None:
        return ()
    words = value.text.strip(_MARKS) if value.kind is ValueKind.TEXT else ""
    return (
        value.kind, value.amount, value.minimum, value.maximum, value.currency, value.period, value.unit, value.of,
        value.day, value.flag, words, replace(value.terms, note=""),
    )  # fmt: skip


def _figures(value: Value, unit: str = "", sign: str = "") -> str:
    lead = f"{sign} " if sign else ""
    if value.amount is not None:
        return f"{'about ' if value.approximate else ''}{lead}{_number(value.amount)}{unit}"
    if value.minimum is not None and value.maximum is not None:
        return f"between {lead}{_number(value.minimum)}{unit} and {lead}{_number(value.maximum)}{unit}"
    if value.maximum is not None:
        return f"up to {lead}{_number(value.maximum)}{unit}"
    return f"at least {lead}{_number(value.minimum)}{unit}" if value.minimum is not None else ""


def _number(amount: Decimal) -> str:
    return f"{amount:f}"


def _money(value: Value) -> str:
    if value.terms.instalments:
        return f"{value.currency or ''} {_number(value.terms.instalments[0].amount)}".strip()
    words = _figures(value, sign=value.currency or "")
    if value.unit:
        words += f" {value.unit}"
    elif value.period is not None:
        words += " once" if value.period is Period.ONCE else f" per {value.period.value}"
    return words


def _percent(value: Value) -> str:
    return _figures(value, "%") + (f" of {value.of}" if value.of else "")


def _counted(value: Value) -> str:
    is_plural = value.kind is ValueKind.DURATION and value.amount != 1
    words = _figures(value, f" {value.unit}{'s' if is_plural else ''}" if value.unit else "")
    return f"{words} per {value.period.value}" if value.period not in (None, Period.ONCE) else words


def _date(value: Value) -> str:
    return value.day.isoformat() if value.day else ""


def _flag(value: Value) -> str:
    return "yes" if value.flag else "none" if value.text.casefold() == "none" else "no"


def _quoted(value: Value) -> str:
    return f"“{_inside(value.text.strip(_MARKS))}”"


_FORMS: Mapping[ValueKind, Callable[[Value], str]] = {
    ValueKind.MONEY: _money,
    ValueKind.PERCENT: _percent,
    ValueKind.UNITS: _counted,
    ValueKind.DURATION: _counted,
    ValueKind.DATE: _date,
    ValueKind.FLAG: _flag,
    ValueKind.TEXT: _quoted,
}


def _terms(terms: Terms) -> str:
    parts = []
    price = terms.price or terms.strike
    if price is not None:
        parts.append(f"@ {_price(price)}")
    if terms.instalments:
        first, *rest = terms.instalments
        parts.append("at start" if not first.after_months else f"after {first.after_months} months")
        parts += [f"+ {_number(one.amount)} after {one.after_months} months" for one in rest]
    if terms.payments is not None:
        parts.append(f"x{_number(terms.payments)}")
    if terms.part_time is not None:
        parts.append(f"at {_number(terms.part_time)}%")
    if terms.vest:
        parts.append("vest " + "/".join(map(_number, terms.vest)))
    if terms.over_months is not None:
        parts.append(f"over {terms.over_months} months")
    if terms.cliff_months is not None:
        parts.append(f"{terms.cliff_months} months cliff")
    if terms.for_year is not None:
        parts.append(f"for year {terms.for_year}")
    if terms.clawback_months is not None:
        parts.append(f"clawback {terms.clawback_months} months")
    return " ".join(parts)


def _price(price: Price) -> str:
    return f"{price.currency} {_number(price.amount)}"

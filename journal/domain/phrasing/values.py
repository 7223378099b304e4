"""Amounts, values and statements put into words."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from journal.domain.phrasing.moments import MONTHS, bare_day
from journal.domain.records import Certainty, ItemTable, Period, Price, Statement, Terms, Value, ValueKind

MINUS = "\u2212"
_PERIODS = {
    Period.HOUR: "an hour",
    Period.DAY: "a day",
    Period.WEEK: "a week",
    Period.MONTH: "a month",
    Period.YEAR: "a year",
    Period.ONCE: "once",
}


def number(amount: Decimal) -> str:
    """`185,000`, `2.50`, `−7,000`: grouped by thousands, with the decimals it was given."""
    plain = amount.to_integral_value() if amount == amount.to_integral_value() else amount
    text = f"{abs(plain):,f}"
    return f"{MINUS}{text}" if amount < 0 else text


def counted(amount: Decimal, unit: str) -> str:
    """`−5 days`, `−1 month`, `4,000 RSU`: only spans of time have a plural."""
    plural = "s" if unit in _SPANS and abs(amount) != 1 else ""
    return f"{number(amount)} {unit}{plural}".strip()


_SPANS = ("hour", "day", "week", "month", "year")


def money(amount: Decimal, currency: str | None) -> str:
    """`USD 185,000`; the bare number where no currency is known."""
    return f"{currency} {number(amount)}" if currency else number(amount)


def value_words(value: Value, *, with_terms: bool = True) -> str:
    """A value as the journal understood it: `USD 185,000 a year`, `15 % of base`, `4,000 RSU over 4 y`.

    Without terms only those stay that the amount is multiplied by: `EUR 9,400 a month × 13`.
    """
    words = _quantity(value)
    if value.kind is ValueKind.PERCENT:
        words += " %" + (f" of {value.of}" if value.of else "")
    elif value.kind in (ValueKind.UNITS, ValueKind.DURATION) and value.unit:
        words += f" {_unit(value)}"
    if value.kind is ValueKind.MONEY and value.period is not None:
        words += f" {_PERIODS[value.period]}"
    if value.kind is ValueKind.MONEY and value.unit:
        words += f" in {value.unit}"
    terms = terms_words(value.terms) if with_terms else _scale(value.terms)
    return f"{words} {terms}" if terms else words


def _scale(terms: Terms) -> str:
    """What an amount has to be multiplied by: without it the amount would be another one."""
    parts = [f"× {number(terms.payments)}"] if terms.payments is not None else []
    parts += [f"at {number(terms.part_time)} %"] if terms.part_time is not None else []
    return " ".join(parts)


def _quantity(value: Value) -> str:
    if value.kind is ValueKind.FLAG:
        return "yes" if value.flag else "none" if value.text.casefold() == "none" else "no"
    if value.kind is ValueKind.DATE and value.day is not None:
        return f"{value.day.day} {MONTHS[value.day.month - 1]} {value.day.year}"
    if value.kind is ValueKind.TEXT:
        return f"“{value.text.strip(chr(34)).strip('“”')}”"
    sign = f"{value.currency} " if value.kind is ValueKind.MONEY and value.currency else ""
    if value.amount is not None:
        return f"{sign}{'about ' if value.approximate else ''}{number(value.amount)}"
    if value.minimum is not None and value.maximum is not None:
        return f"{sign}{number(value.minimum)} to {number(value.maximum)}"
    if value.maximum is not None:
        return f"up to {sign}{number(value.maximum)}"
    if value.minimum is not None:
        return f"at least {sign}{number(value.minimum)}"
    return value.text


def _unit(value: Value) -> str:
    unit = value.unit or ""
    plural = value.amount is None or value.amount != 1
    return f"{unit}s" if value.kind is ValueKind.DURATION and plural and not unit.endswith("s") else unit


def terms_words(terms: Terms) -> str:
    """What qualifies a value: `over 4 y, 1 y cliff`; empty where nothing was said."""
    parts = []
    if terms.payments is not None:
        parts.append(f"× {number(terms.payments)} a year")
    if terms.part_time is not None:
        parts.append(f"at {number(terms.part_time)} %")
    if terms.over_months is not None:
        parts.append(f"over {_months(terms.over_months)}")
    if terms.cliff_months is not None:
        parts.append(f"{_months(terms.cliff_months)} cliff")
    if terms.vest:
        parts.append("vesting " + "/".join(number(share) for share in terms.vest))
    if terms.every_months is not None:
        parts.append(_EVERY.get(terms.every_months) or f"every {terms.every_months} months")
    if terms.begins_months is not None:
        parts.append(f"from month {terms.begins_months} on")
    if terms.begins_on is not None:
        parts.append(f"from {bare_day(terms.begins_on)} {terms.begins_on.year} on")
    parts += [f"{label} {_price(price)}" for label, price in (("at", terms.price), ("strike", terms.strike)) if price]
    parts += _limits(terms)
    if terms.for_year is not None:
        parts.append(f"for year {terms.for_year}")
    if terms.clawback_months is not None:
        parts.append(f"clawback {_months(terms.clawback_months)}")
    if terms.instalments:
        parts.append(" + ".join(_instalment(part.amount, part.after_months) for part in terms.instalments))
    if terms.note:
        parts.append(terms.note)
    return ", ".join(parts)


_EVERY = {1: "monthly", 3: "quarterly", 12: "yearly"}


def _limits(terms: Terms) -> Iterator[str]:
    """What bounds a payment, what of it is sure, and what brings it forward."""
    if terms.cap is not None:
        yield f"up to {_price(terms.cap)}"
    if terms.cap_percent is not None:
        yield f"up to {number(terms.cap_percent)} %"
    if terms.guaranteed is not None:
        yield f"of which {_price(terms.guaranteed)} guaranteed"
    if terms.guaranteed_percent is not None:
        yield f"of which {number(terms.guaranteed_percent)} % guaranteed"
    if terms.acceleration is not None:
        yield f"{terms.acceleration}-trigger acceleration"


def _months(months: int) -> str:
    return f"{months // 12} y" if months and months % 12 == 0 else f"{months} months"


def _price(price: Price) -> str:
    return money(price.amount, price.currency)


def _instalment(amount: Decimal, after_months: int) -> str:
    return f"{number(amount)} " + (f"after {after_months} months" if after_months else "at start")


def certainty_words(statement: Statement) -> str:
    """`guaranteed`, `if start by 1 Feb`, `discretionary`; empty where nothing was said of it."""
    if statement.condition:
        return f"if {statement.condition}"
    return "" if statement.certainty is Certainty.UNKNOWN else statement.certainty.label


def statement_words(statement: Statement, items: ItemTable) -> str:
    """`Base salary promised USD 185,000 a year, guaranteed`."""
    words = f"{items.label(statement.item)} {statement.stance.label}"
    if statement.value is not None:
        words += f" {value_words(statement.value)}"
    certainty = certainty_words(statement)
    return f"{words}, {certainty}" if certainty else words

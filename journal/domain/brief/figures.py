"""Values as figures with a unit of their own, as the columns of a brief have them."""

from __future__ import annotations

import re

from journal.domain.phrasing import value_words
from journal.domain.record import replace
from journal.domain.records import Terms, Value, ValueKind


def figure(value: Value | None, currency: str) -> tuple[str, str]:
    """A value as a number and its unit, which have columns of their own; other words as they are."""
    if value is None:
        return "", ""
    words = value_words(replace(value, terms=Terms()))
    scale = value_words(value, with_terms=False).removeprefix(words)
    if value.kind is ValueKind.MONEY and currency:
        words = words.replace(f"{currency} ", "", 1)
    found = re.fullmatch(r"(.*\d)\s+(\D+)", words)
    if found is None or value.day is not None:
        return words + scale, ""
    often = f" a {value.period.value}" if value.kind is ValueKind.DURATION and value.period else ""
    return found[1], found[2] + often + scale


def figure_words(value: Value | None, currency: str) -> str:
    """Both in a row: `185,000 a year`, `3 days a week`; empty without a value."""
    return " ".join(word for word in figure(value, currency) if word)

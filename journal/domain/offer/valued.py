"""What an item comes to in money, and how that was made: line by line, each with where it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Protocol

from journal.domain.instants import Day
from journal.domain.money import minor_digits
from journal.domain.offer.frame import Frame
from journal.domain.offer.held import Held
from journal.domain.offer.quantity import tidy
from journal.domain.offer.rates import rate_words
from journal.domain.offer.schedule import ZERO, Years
from journal.domain.phrasing import MINUS, money, number, short_day, value_words, who_words
from journal.domain.record import record
from journal.domain.records import OfferItem, Value
from journal.domain.records.valuation import Valuation


@record
class Figure:
    """A value in a package, what the table says of the item it was named as, and the statement it comes from."""

    value: Value
    item: OfferItem
    held: Held | None = None


@record
class Step:
    """One line of how a figure was made.

    `words` say how. `years` is what it comes to in each year, None where it is no money. `source` says where it
    comes from, `entry` and `statement` are ids; empty where it follows from the lines above.
    """

    words: str
    years: Years | None = None
    source: str = ""
    entry: str = ""
    statement: str = ""


@record
class Valued:
    """What an item comes to.

    `years` is None where that can't be said, and `why` then says why not, to follow the item in a sentence. `sure`
    is the part that is guaranteed whatever the rest depends on, None where no part was named. `code`
    names what the person should mend, empty where nothing is wrong.
    """

    years: Years | None
    why: str = ""
    steps: tuple[Step, ...] = ()
    sure: Years | None = None
    is_equity: bool = False
    code: str = ""


def unvalued(why: str, *steps: Step, code: str = "") -> Valued:
    """An item without a value that can be said, and why."""
    return Valued(years=None, why=why, steps=steps, code=code)


class Whole(Protocol):
    """A package, as the rules for one item see it."""

    frame: Frame

    def valued(self, item: str) -> Valued: ...

    def hours(self) -> tuple[Decimal | None, Step | None]: ...

    def starts_on(self) -> Day | None: ...


def said(figure: Figure, frame: Frame) -> Step:
    """The line that says what was stated, by whom and when."""
    held = figure.held
    words = value_words(figure.value)
    if held is None or held.value is None:
        return Step(words=words)
    if held.value.is_range and figure.value.amount is not None:
        words = f"{value_words(held.value)}, taken as {number(figure.value.amount)}: what the offer comes to"
    else:
        words = value_words(held.value)
    return Step(words=words, source=source_of(held, frame), entry=held.entry.id, statement=held.statement.id)


def source_of(held: Held, frame: Frame) -> str:
    """Where a statement stands: `letter ← Dana Reyes, 20 Nov`."""
    there = (frame.people.get(one.person) for one in held.entry.participants)
    names = {person.id: person.name for person in there if person is not None}
    return f"{who_words(held.entry, names)}, {short_day(held.at.in_zone(held.entry.zone).day, frame.now)}"


def own_source(valuation: Valuation, frame: Frame) -> str:
    """That a figure is the person's own, when it was given, and why."""
    reason = f": {valuation.reason}" if valuation.reason else ""
    return f"your own figure, {short_day(valuation.made_at.day, frame.now)}{reason}"


@record(kw_only=False)
class Converted:
    """An amount in the package's currency, None without a rate; `steps` say by which rate."""

    amount: Decimal | None
    steps: tuple[Step, ...] = ()


def converted(amount: Decimal, currency: str | None, frame: Frame) -> Converted:
    """An amount in the package's currency, with the rate that was used."""
    into = frame.currency
    if not currency or currency == into:
        return Converted(amount)
    rate = frame.rates.between(currency, into)
    if rate is None:
        return Converted(None)
    made = frame.rates.convert(amount, currency, into) or ZERO
    words = f"{money(amount, currency)} = {money(tidy(made, into), into)}"
    return Converted(made, (Step(words=words, source=f"your rate: {rate_words(rate)}"),))


def no_rate(currency: str | None, frame: Frame) -> str:
    """Why money of another currency has no value."""
    into = frame.currency or "the package’s currency"
    return f"there is no rate from {currency} to {into}; give one under [rates] in the settings"


def years_words(years: Years, currency: str) -> str:
    """What an item comes to: `180,000 each year`, `30,000 in year 1`, `8,000 · 24,000 · 64,000 · 64,000`."""
    shown = cash(years, currency)
    counted = [place for place, year in enumerate(years) if year]
    if len(set(years)) == 1:
        return f"{shown[0]} each year" if counted else shown[0]
    if len(counted) == 1:
        return f"{shown[counted[0]]} in year {counted[0] + 1}"
    return " · ".join(shown)


def cash(amounts: Iterable[Decimal], currency: str) -> tuple[str, ...]:
    """Amounts beside each other: all whole, or all with the decimals of the currency."""
    every = tuple(amounts)
    digits = 0 if all(one == one.to_integral_value() for one in every) else minor_digits(currency)
    return tuple(_with_digits(one, digits) if digits and one else number(one) for one in every)


def _with_digits(amount: Decimal, digits: int) -> str:
    return f"{MINUS if amount < 0 else ''}{abs(amount):,.{digits}f}"

"""What a package comes to in money, item by item and year by year: for the ledger, worth and compare alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from journal.domain.instants import Day
from journal.domain.offer.benefits import benefit_worth, takes_own
from journal.domain.offer.flaws import WEEK_HOURS, fatal
from journal.domain.offer.frame import HOURS, TOTAL, Frame
from journal.domain.offer.grants import units_worth
from journal.domain.offer.pay import NOTHING_WORTH, money_worth
from journal.domain.offer.percentages import percent_worth
from journal.domain.offer.quantity import is_nothing, said_amount
from journal.domain.offer.schedule import Years
from journal.domain.offer.valued import Figure, Step, Valued, Whole, own_source, said, source_of, unvalued
from journal.domain.phrasing import number, value_words
from journal.domain.record import replace
from journal.domain.records import OfferItem, Period, Value, ValueKind

_NOT_PAY = (ValueKind.DURATION, ValueKind.DATE, ValueKind.TEXT)


def counts_as_money(value: Value | None, item: OfferItem) -> bool:
    """Whether an item belongs to what a package is worth, though it may have no value yet.

    Money for what is no pay, a severance say, does not; total compensation is never added to its parts.
    """
    if value is None or item.id == TOTAL or item.kind in _NOT_PAY:
        return False
    return value.kind in (ValueKind.MONEY, ValueKind.PERCENT, ValueKind.UNITS) or item.kind is not ValueKind.FLAG


def counts(figure: Figure, item: str, frame: Frame) -> bool:
    """Whether an item belongs in the sum: it is pay, or the person said what it is worth."""
    if counts_as_money(figure.value, figure.item):
        return True
    return frame.own.of(item) is not None and takes_own(figure.value, item)


def settled(value: Value | None, figure: Decimal | None) -> Value | None:
    """A value with one figure in place of its range; None where it has neither figure nor range to settle."""
    if value is None or figure is None or not value.is_range:
        return None if value is not None and value.is_range else value
    return replace(value, amount=figure, minimum=None, maximum=None)


class Package:
    """A whole package: percentages are of its own base, hourly pay is for its own hours.

    Money is in the frame's currency, rounded to its minor unit.
    """

    def __init__(self, figures: Mapping[str, Figure], frame: Frame) -> None:
        self.figures = figures
        self.frame = frame
        self._known: dict[str, Valued] = {}

    def years(self, item: str) -> Years | None:
        """What an item comes to in each of four years; None where it has no value that can be said."""
        return self.valued(item).years

    def valued(self, item: str) -> Valued:
        """What an item comes to and how that was made."""
        if item not in self._known:
            self._known[item] = unvalued("it is a percentage of itself")
            self._known[item] = self._valued(item)
        return self._known[item]

    def _valued(self, item: str) -> Valued:
        figure = self.figures.get(item)
        if figure is None:
            return unvalued("is not in the package")
        value, own = figure.value, self.frame.own.of(item)
        if is_nothing(value):
            return replace(NOTHING_WORTH, steps=(said(figure, self.frame),))
        flaw = fatal(value, figure.item)
        if flaw is not None:
            return unvalued(flaw.words, said(figure, self.frame))
        if own is not None and value.kind is not ValueKind.UNITS and takes_own(value, item):
            return benefit_worth(figure, own, self)
        make = _MAKERS.get(value.kind)
        if make is None or not counts_as_money(value, figure.item):
            return unvalued("what it is worth was not said", said(figure, self.frame))
        if said_amount(value) is None:
            why = f"{value_words(value)} is no one figure" if value.is_range else "no figure was said"
            return unvalued(why, said(figure, self.frame))
        return make(figure, self)

    def hours(self) -> tuple[Decimal | None, Step | None]:
        """The hours worked a week, as the package says, else as the person does; and the line that says so."""
        figure, own = self.figures.get(HOURS), self.frame.own.hours
        value = figure.value if figure is not None else None
        if value is not None and figure is not None and _are_weekly(value):
            return self._hours(value.amount, (figure.held and source_of(figure.held, self.frame)) or "", figure)
        if own is not None:
            return self._hours(own.amount, own_source(own, self.frame), None)
        return None, None

    def starts_on(self) -> Day | None:
        """The first day of work, where the package names one."""
        figure = self.figures.get("start")
        return figure.value.day if figure is not None else None

    def _hours(self, hours: Decimal | None, source: str, figure: Figure | None) -> tuple[Decimal | None, Step | None]:
        if hours is None or not 0 < hours <= WEEK_HOURS:
            return None, None
        held = figure.held if figure is not None else None
        entry, statement = (held.entry.id, held.statement.id) if held is not None else ("", "")
        words = f"{number(hours)} hours a week"
        return hours, Step(words=words, source=source, entry=entry, statement=statement)


def _are_weekly(value: Value) -> bool:
    return value.amount is not None and value.unit in (None, "hour") and value.period in (None, Period.WEEK)


_MAKERS: Mapping[ValueKind, Callable[[Figure, Whole], Valued]] = {
    ValueKind.MONEY: money_worth,
    ValueKind.PERCENT: percent_worth,
    ValueKind.UNITS: units_worth,
}

"""What remedies are worth in a package, and how much of a gap they close."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_CEILING, Decimal

from journal.domain.offer.balance import figure_of
from journal.domain.offer.case import Case
from journal.domain.offer.rows import Row
from journal.domain.offer.schedule import NOTHING, ZERO, Years
from journal.domain.offer.valued import Figure
from journal.domain.offer.versions import current
from journal.domain.offer.worth import Package, counts
from journal.domain.record import record, replace
from journal.domain.records import Period, Value, ValueKind
from journal.domain.remedies.catalogue import Means, Remedy

_PROBE = {
    Means.MORE: Decimal(1000),
    Means.ONCE: Decimal(1000),
    Means.UNITS: Decimal(100),
    Means.MILESTONE: Decimal(100),
}
_SOONER = (Decimal(40), Decimal(30), Decimal(20), Decimal(10))
_FOUR_YEARS = 48


@record
class Shortfall:
    """What is missing in money, as amounts above zero; None where it can't be said."""

    year_1: Decimal | None
    four_year: Decimal | None


@record
class Pick:
    """A remedy with what is asked for; `value` is None where it has to be named first.

    `years` is what it adds to the offer year by year, None where it has no figure. What is conditional may not come.
    """

    remedy: Remedy
    value: Value | None
    years: Years | None

    @property
    def is_conditional(self) -> bool:
        return self.remedy.means.is_conditional

    @property
    def four_year(self) -> Decimal | None:
        return None if self.years is None else sum(self.years, ZERO)


@record
class Plan:
    """Remedies together. `firm` is what they add for certain, `conditional` what may come on top; `left` of the gap.

    `unvalued` are picks without a figure. `left` is None where the gap has none; below zero it is more than closed.
    """

    picks: tuple[Pick, ...]
    firm: Years
    conditional: Years
    left: Decimal | None
    unvalued: tuple[Pick, ...]


def shortfall_of(row: Row) -> Shortfall:
    """What the offer is short of in a row."""
    return Shortfall(year_1=_missing(row.gap.year_1), four_year=_missing(row.gap.four_year))


def _missing(gap: Decimal | None) -> Decimal | None:
    return None if gap is None else max(-gap, ZERO)


class Scales:
    """The offer that stands, on which remedies are weighed; without one it is what was promised of nothing."""

    def __init__(self, case: Case, row: Row) -> None:
        self.row = row
        self._frame = case.frame
        version = current(case.versions)
        holds = version.holds.values() if version is not None else ()
        made = ((one.item, figure_of(one, case.frame)) for one in holds)
        self._offered = {item: figure for item, figure in made if figure is not None}

    @property
    def currency(self) -> str:
        return self._frame.currency

    def proposed(self, remedy: Remedy) -> Pick:
        """A remedy at the size that closes the whole gap, where it has one."""
        return self.pick(remedy, self._proposal(remedy))

    def pick(self, remedy: Remedy, value: Value | None) -> Pick:
        """A remedy with what is asked for, and what that adds."""
        return Pick(remedy=remedy, value=value, years=self._added(remedy, value))

    def together(self, picks: Sequence[Pick]) -> Plan:
        """Remedies in one package: what is of base grows with a higher base that is picked beside it."""
        valued = [one for one in picks if one.years is not None]
        firm = self._sum_of({one.remedy.item: one.value for one in valued if one.value and not one.is_conditional})
        conditional = _plus(one.years for one in valued if one.is_conditional and one.years is not None)
        missing = shortfall_of(self.row).four_year
        return Plan(
            picks=tuple(picks),
            firm=firm or NOTHING,
            conditional=conditional,
            left=None if missing is None else missing - sum(firm or NOTHING, ZERO),
            unvalued=tuple(one for one in picks if one.years is None),
        )

    # What is asked for

    def _proposal(self, remedy: Remedy) -> Value | None:
        gap = shortfall_of(self.row).four_year
        match remedy.means:
            case Means.SOONER:
                return self._sooner(remedy.item)
            case Means.FIRM:
                offered = self._offered.get(remedy.item)
                return offered.value if offered is not None else None
            case Means.LATER:
                months = Decimal(remedy.after_months)
                return Value(text="", kind=ValueKind.DURATION, amount=months, unit="month")
            case Means.NAMED:
                return None
        return self._sized(remedy, gap) if gap else None

    def _sized(self, remedy: Remedy, gap: Decimal) -> Value | None:
        """The value that is worth the gap more than what is offered: worth grows evenly with it."""
        probe = _PROBE[remedy.means]
        value = self.raised(remedy, probe)
        years = self._sum_of({remedy.item: value}) if value is not None else None
        worth = sum(years, ZERO) if years is not None else ZERO
        if worth <= 0:
            return None
        return self.raised(remedy, (gap * probe / worth).to_integral_value(ROUND_CEILING))

    def raised(self, remedy: Remedy, by: Decimal) -> Value | None:
        """What is offered of an item, raised by an amount in its own unit; that amount where nothing is offered."""
        figure = self._offered.get(remedy.item)
        if figure is not None and figure.value.amount is not None:
            return _more(figure.value, by)
        if remedy.means is Means.ONCE:
            return Value(text="", kind=ValueKind.MONEY, amount=by, currency=self.currency, period=Period.ONCE)
        if remedy.means is Means.MORE:
            return self._of_promise(by)
        grant = self._offered.get(remedy.item.partition("/")[0])
        return replace(grant.value, text="", amount=by) if grant is not None else None

    def _of_promise(self, by: Decimal) -> Value | None:
        """The promised value's own sort of money, where the offer names none."""
        promised = self.row.promised.value if self.row.promised is not None else None
        if promised is None or promised.kind is not ValueKind.MONEY or promised.period is Period.ONCE:
            return None
        return replace(promised, text="", amount=by, minimum=None, maximum=None)

    def _sooner(self, item: str) -> Value | None:
        figure = self._offered.get(item)
        if figure is None or figure.value.amount is None:
            return None
        terms = replace(figure.value.terms, vest=_SOONER, over_months=None, cliff_months=None)
        return replace(figure.value, text="", terms=terms)

    # What it is worth

    def _added(self, remedy: Remedy, value: Value | None) -> Years | None:
        if value is None:
            return None
        if remedy.means is Means.LATER:
            return self._after_review(value)
        return self._sum_of({remedy.item: value})

    def _after_review(self, value: Value) -> Years | None:
        """The yearly part of the gap from the month of the review on; None where the gap does not recur."""
        months = value.amount if value.unit == "month" else None
        year, four = self.row.gap.year_1, self.row.gap.four_year
        if months is None or year is None or four is None or year >= 0 or year * 4 != four or self.row.item != "base":
            return None
        if not 0 <= months <= _FOUR_YEARS:
            return None
        share = [max(min(12 * at - months, Decimal(12)), ZERO) / 12 for at in range(1, 5)]
        return tuple((-year * one).quantize(Decimal("0.01")) if one % 1 else -year * one for one in share)

    def _sum_of(self, asked: Mapping[str, Value | None]) -> Years | None:
        """What the package comes to with these values in it, less what it comes to without; None where one has none."""
        figures = {item: Figure(value=value, item=self._frame.item(item)) for item, value in asked.items() if value}
        after = Package(self._offered | figures, self._frame)
        if any(after.years(item) is None or not counts(one, item, self._frame) for item, one in figures.items()):
            return None
        before = Package(self._offered, self._frame)
        return tuple(then - now for then, now in zip(self._total(after), self._total(before), strict=True))

    def _total(self, package: Package) -> Years:
        counted = (item for item, one in package.figures.items() if counts(one, item, self._frame))
        return _plus(years for item in counted if (years := package.years(item)) is not None)


def _more(value: Value, by: Decimal) -> Value:
    """A value raised by an amount; of a payment in parts the first part grows."""
    terms = value.terms
    if terms.instalments:
        first, *rest = terms.instalments
        terms = replace(terms, instalments=(replace(first, amount=first.amount + by), *rest))
    return replace(value, text="", amount=(value.amount or ZERO) + by, terms=terms)


def _plus(every: Iterable[Years]) -> Years:
    return tuple(sum(year, ZERO) for year in zip(NOTHING, *every, strict=True))

"""Percentages: of an item of the same package, or of what the person says they are of."""

from __future__ import annotations

from decimal import Decimal

from journal.domain.offer.own import WHOLES
from journal.domain.offer.pay import sure_part
from journal.domain.offer.quantity import A_YEAR, ONE, tidy
from journal.domain.offer.schedule import NOTHING, ZERO, Years, every_year, in_year, spread
from journal.domain.offer.valued import (
    Figure,
    Step,
    Valued,
    Whole,
    converted,
    no_rate,
    own_source,
    said,
    unvalued,
)
from journal.domain.phrasing import money, number
from journal.domain.records import Period, Price, Terms, ValueKind

RETIREMENT = "retirement"
MATCH_FROM = Decimal(25)
"""From here on a percentage for retirement is what they add to one's own contribution, below it one of pay."""


def percent_worth(figure: Figure, package: Whole) -> Valued:
    """What a percentage comes to in each year."""
    value, frame = figure.value, package.frame
    of, percent = value.of or figure.item.percent_of, value.amount
    first = said(figure, frame)
    if percent is None or not of:
        return unvalued("what it is a percentage of was not said", first)
    if figure.item.id == RETIREMENT and percent >= MATCH_FROM and value.terms.cap is not None:
        return _matched_to(value.terms.cap, percent, first, package)
    whole, basis = _whole(of, package)
    if whole is None:
        return unvalued(basis.words, first)
    if figure.item.kind is ValueKind.UNITS:
        return _stake(figure, whole[0] * percent / 100, (first, basis), package)
    share, words = _share(figure, of, package)
    if share is None:
        return unvalued(words, first, basis, code="match")
    years = _in_its_year(tuple(tidy(year * share / 100, frame.currency) for year in whole), figure)
    made = Step(words=words, years=years)
    capped_years, capped = _capped(value.terms, years, package)
    if capped_years is None:
        return unvalued(capped[0].words, first, basis, made, code="no_rate")
    years = capped_years
    sure, more = sure_part(value.terms, years, package)
    return Valued(years=years, steps=(first, basis, made, *capped, *more), sure=sure)


def _matched_to(cap: Price, percent: Decimal, first: Step, package: Whole) -> Valued:
    """A match up to a sum of money: all of it, for who pays in enough."""
    frame = package.frame
    most = converted(cap.amount, cap.currency, frame)
    if most.amount is None:
        return unvalued(no_rate(cap.currency, frame), first, code="no_rate")
    years = every_year(tidy(most.amount, frame.currency), None)
    words = f"{number(percent)} % of what you pay in, up to {money(years[0], frame.currency)}, if you pay in enough"
    return Valued(years=years, steps=(first, *most.steps, Step(words=words, years=years)))


def _whole(of: str, package: Whole) -> tuple[Years | None, Step]:
    """What a percentage is of, in each year; None with the reason as words where that is not known."""
    frame = package.frame
    own = frame.own.of(of) if of in WHOLES else None
    if own is not None and own.amount is not None:
        amount = converted(own.amount, own.currency, frame)
        if amount.amount is None:
            return None, Step(words=no_rate(own.currency, frame))
        times = A_YEAR.get(own.period, ONE) if own.period is not None else ONE
        years = every_year(tidy(amount.amount * times, frame.currency), None)
        often = f" × {number(times)}" if times != 1 else ""
        words = f"{of}: {money(own.amount, own.currency or frame.currency)}{often}"
        return years, Step(words=words, source=own_source(own, frame))
    if of in WHOLES:
        why = f"it is of {of}, and what that comes to was not said; you can give a figure of your own"
        return None, Step(words=why)
    whole = package.valued(of)
    label = frame.items.label(of)
    if whole.years is None:
        why = whole.why or "is not in the package"
        return None, Step(words=f"{label}, which it is a percentage of, has no value: {why}")
    return whole.years, Step(words=f"{label}: {money(whole.years[0], frame.currency)} in year 1")


def _share(figure: Figure, of: str, package: Whole) -> tuple[Decimal | None, str]:
    """The percentage of the whole that is paid, and how it was come by; None with the reason where nobody can say.

    What an employer adds to one's own contribution is a match: of all that one pays in, up to a part of pay.
    """
    percent, cap = figure.value.amount or ZERO, figure.value.terms.cap_percent
    label = package.frame.items.label(of)
    is_match = figure.item.id == RETIREMENT and percent >= MATCH_FROM
    if is_match and cap is None:
        return None, f"{number(percent)} % of what you pay in; up to how much was not said, as in: 50% match up to 6%"
    if cap is None or (not is_match and cap >= percent and figure.item.id != RETIREMENT):
        return percent, f"{number(percent)} % of {label}"
    if is_match:
        words = f"{number(percent)} % of what you pay in, up to {number(cap)} % of {label}, if you pay in that much"
        return percent * cap / 100, words
    paid = f", if you pay in {number(cap)} %" if figure.item.id == RETIREMENT else ""
    return min(percent, cap), f"{number(min(percent, cap))} % of {label}{paid}"


def _in_its_year(parts: Years, figure: Figure) -> Years:
    """What is paid once, or was said for one year, in that year alone."""
    value = figure.value
    year = value.terms.for_year
    if Period.ONCE in (value.period, figure.item.period):
        year = year or 1
    return parts if year is None else in_year(parts[year - 1], year) if 1 <= year <= len(parts) else NOTHING


def _capped(terms: Terms, years: Years, package: Whole) -> tuple[Years | None, tuple[Step, ...]]:
    """The years, each no more than the cap; None with the reason where there is no rate for it."""
    if terms.cap is None:
        return years, ()
    frame = package.frame
    cap = converted(terms.cap.amount, terms.cap.currency, frame)
    if cap.amount is None:
        return None, (Step(words=no_rate(terms.cap.currency, frame)),)
    most = tidy(cap.amount, frame.currency)
    made = tuple(min(year, most) for year in years)
    return made, (*cap.steps, Step(words=f"at most {money(most, frame.currency)} a year", years=made))


def _stake(figure: Figure, amount: Decimal, steps: tuple[Step, ...], package: Whole) -> Valued:
    """A part of the company: a grant of what that part is worth."""
    frame = package.frame
    total = tidy(amount, frame.currency)
    years = spread(total, figure.value.terms, frame.currency, is_grant=True)
    words = f"{number(figure.value.amount or ZERO)} % of it is {money(total, frame.currency)}"
    return Valued(years=years, steps=(*steps, Step(words=words, years=years)), is_equity=True)

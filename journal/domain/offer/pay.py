"""Money: pay that recurs, payments made once or in parts, and grants named as a sum."""

from __future__ import annotations

from decimal import Decimal

from journal.domain.offer.quantity import pay_period, said_amount, tidy, times_a_year
from journal.domain.offer.schedule import (
    NOTHING,
    YEARS,
    ZERO,
    Years,
    every_year,
    in_year,
    is_unscheduled_grant,
    spread,
)
from journal.domain.offer.valued import (
    Converted,
    Figure,
    Step,
    Valued,
    Whole,
    converted,
    no_rate,
    said,
    unvalued,
)
from journal.domain.phrasing import money, number
from journal.domain.record import replace
from journal.domain.records import OfferItem, Period, Terms, Value, ValueKind

# Its grants begin at a time nobody has named.
UNDATED_GRANTS = frozenset({"refresher"})


def money_worth(figure: Figure, package: Whole) -> Valued:
    """What a sum of money comes to in each year."""
    value, frame = figure.value, package.frame
    period = pay_period(value, figure.item)
    if period is None or (figure.item.id in UNDATED_GRANTS and value.period is None):
        return unvalued("how often it is paid was not said", said(figure, frame))
    amount = converted(said_amount(value) or ZERO, value.currency, frame)
    if amount.amount is None:
        return unvalued(no_rate(value.currency, frame), said(figure, frame), code="no_rate")
    if period is Period.ONCE:
        return _once(figure, amount, package)
    return _recurring(figure, amount, period, package)


def _recurring(figure: Figure, amount: Converted, period: Period, package: Whole) -> Valued:
    value, frame = figure.value, package.frame
    steps = [said(figure, frame), *amount.steps]
    if period is Period.HOUR:
        hours, step = package.hours()
        if hours is None or step is None:
            return unvalued("hours a week were not said; add them, as in: hours 40", *steps, code="no_hours")
        steps.append(step)
        times, words = hours * 52, f"{number(hours)} hours × 52 weeks"
    else:
        times, words = times_a_year(value, period), times_words(value, period)
    a_year = tidy((amount.amount or ZERO) * times, frame.currency)
    years = every_year(a_year, value.terms.for_year)
    if words or amount.steps:
        steps.append(Step(words=_formula(amount.amount or ZERO, words, frame.currency), years=years))
    else:
        steps = [replace(steps[0], years=years)]
    sure, more = sure_part(value.terms, years, package)
    made = Valued(years=years, steps=(*steps, *more), sure=sure)
    if period is Period.HOUR and value.terms.part_time:
        why = f"{number(value.terms.part_time)} % of full time is not counted: the hours say how much is worked"
        return replace(made, why=why, code="part_time_hours")
    return made


def _formula(amount: Decimal, times: str, currency: str) -> str:
    return f"{money(amount, currency)} × {times}" if times else money(amount, currency)


def times_words(value: Value, period: Period) -> str:
    """What an amount is multiplied by to be one of a year; empty where that is nothing."""
    parts = []
    if period is Period.MONTH and value.terms.payments:
        parts.append(f"{number(value.terms.payments)} payments")
    elif period in _TIMES:
        parts.append(_TIMES[period])
    if value.terms.part_time:
        parts.append(f"{number(value.terms.part_time)} % of full time")
    return " × ".join(parts)


_TIMES = {Period.DAY: "260 working days", Period.WEEK: "52 weeks", Period.MONTH: "12 months"}


def _once(figure: Figure, amount: Converted, package: Whole) -> Valued:
    value, frame = figure.value, package.frame
    is_grant = bool(value.unit) or figure.item.kind is ValueKind.UNITS
    total = amount.amount or ZERO
    years = spread(total, value.terms, frame.currency, is_grant=is_grant)
    steps = [said(figure, frame), *amount.steps, *_parts(value.terms, total, years, frame.currency, is_grant)]
    sure, more = sure_part(value.terms, years, package)
    return Valued(years=years, steps=(*steps, *more), sure=sure, is_equity=is_grant)


def _parts(terms: Terms, total: Decimal, years: Years, currency: str, is_grant: bool) -> tuple[Step, ...]:
    """When each part of a payment is made; what falls after the four years is said too."""
    if terms.instalments:
        steps = []
        for one in terms.instalments:
            year = one.after_months // 12 + 1
            when = f"after {one.after_months} months" if one.after_months else "at the start"
            late = "" if year <= YEARS else f", {LATE}"
            steps.append(Step(words=f"{money(one.amount, currency)} {when}{late}", years=in_year(one.amount, year)))
        return tuple(steps)
    if not (terms.vest or terms.over_months or is_grant):
        year = terms.for_year or 1
        return (Step(words="paid once" if year <= YEARS else f"paid once in year {year}, {LATE}", years=years),)
    return grant_steps(terms, total, years, currency)


def grant_steps(terms: Terms, total: Decimal, years: Years, currency: str) -> tuple[Step, ...]:
    """What of a grant of money vests in each year."""
    shown = [(year, amount) for year, amount in enumerate(years, 1) if amount]
    words = f"of {money(tidy(total, currency), currency)} vest"
    lines = [Step(words=f"{_share(amount, total)} {words}", years=in_year(amount, year)) for year, amount in shown]
    left = tidy(total, currency) - sum(years, ZERO)
    return (*lines, Step(words=f"{money(left, currency)} vest {LATE}")) if left else tuple(lines)


def _share(amount: Decimal, total: Decimal) -> str:
    share = (amount / total * 100).quantize(Decimal("0.01")).normalize() if total else ZERO
    return f"{share:f} %"


def sure_part(terms: Terms, years: Years, package: Whole) -> tuple[Years | None, tuple[Step, ...]]:
    """The part of a yearly or one-off payment that is guaranteed whatever the rest depends on, never more than all."""
    frame = package.frame
    if terms.guaranteed_percent is not None:
        share = min(max(terms.guaranteed_percent, ZERO), Decimal(100))
        sure = tuple(tidy(year * share / 100, frame.currency) for year in years)
        return sure, (Step(words=f"{number(share)} % of it is guaranteed", years=sure),)
    if terms.guaranteed is None:
        return None, ()
    amount = converted(terms.guaranteed.amount, terms.guaranteed.currency, frame)
    if amount.amount is None:
        return None, ()
    part = max(amount.amount, ZERO)
    sure = tuple(min(tidy(part, frame.currency), year) for year in years)
    return sure, (*amount.steps, Step(words=f"{money(part, frame.currency)} of it is guaranteed", years=sure))


def assumptions(value: Value | None, item: OfferItem) -> tuple[str, ...]:
    """What was taken for granted in valuing an item, as sentences; nothing where everything was said."""
    if value is None:
        return ()
    return (*_by_time(value, item), *(("The figure is only approximate.",) if value.approximate else ()))


def _by_time(value: Value, item: OfferItem) -> tuple[str, ...]:
    period = pay_period(value, item) if value.kind is ValueKind.MONEY else None
    if period is Period.DAY:
        return ("Valued at 260 working days a year.",)
    if period is Period.HOUR:
        return ("Valued at 52 weeks a year.",)
    is_grant = value.kind is ValueKind.UNITS or (period is Period.ONCE and bool(value.unit))
    if is_grant and is_unscheduled_grant(value.terms):
        return ("No vesting was named: valued as even over four years.",)
    return ()


LATE = "after the four years: not counted"
"""Said of what falls due later."""

NOTHING_WORTH = Valued(years=NOTHING, sure=NOTHING)
"""An item of which there is none."""

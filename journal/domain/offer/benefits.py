"""What the person says a benefit is worth: cover, a day off, or a range that has no figure yet."""

from __future__ import annotations

from decimal import Decimal

from journal.domain.offer.quantity import A_YEAR, is_nothing, tidy
from journal.domain.offer.schedule import ZERO, every_year, in_year
from journal.domain.offer.valued import Figure, Step, Valued, Whole, converted, no_rate, own_source, said, unvalued
from journal.domain.phrasing import money, number
from journal.domain.record import record
from journal.domain.records import Period, Value, ValueKind
from journal.domain.records.valuation import Valuation

NO_PAY = frozenset(
    {"base", "total", "severance", "notice", "probation", "clawback", "covenant", "review", "start", "title", "hours"}
)
"""Items that are no benefit: what they are worth is not the person's to say, or no part of a package's pay."""

_IN_DAYS = {"day": Decimal(1), "week": Decimal(5)}
_PER = {Period.DAY: "day", Period.WEEK: "week", Period.MONTH: "month", Period.HOUR: "hour", Period.YEAR: "year"}


@record(kw_only=False)
class _Times:
    """How often the person's figure counts in a year; None with the reason in `words` where that is not clear."""

    times: Decimal | None
    words: str = ""


def benefit_worth(figure: Figure, own: Valuation, package: Whole) -> Valued:
    """What a benefit comes to in each year at the value the person gave it."""
    value, frame = figure.value, package.frame
    is_once = Period.ONCE in (value.period, figure.item.period)
    period = own.period or (Period.ONCE if is_once else None)
    given = Step(words=_given(own, period, package), source=own_source(own, frame))
    steps = (said(figure, frame), given)
    amount = converted(own.amount or ZERO, own.currency, frame)
    if amount.amount is None:
        return unvalued(no_rate(own.currency, frame), *steps, code="no_rate")
    if period is Period.ONCE and value.kind is not ValueKind.DURATION:
        once = in_year(tidy(amount.amount, frame.currency), value.terms.for_year or 1)
        return Valued(years=once, steps=(*steps, *amount.steps, Step(words="once", years=once)))
    times = _times(value, period)
    if times.times is None:
        return unvalued(times.words, *steps, code="own_figure")
    years = every_year(tidy(amount.amount * times.times, frame.currency), value.terms.for_year)
    made = Step(words=f"{money(amount.amount, frame.currency)}{times.words}", years=years)
    return Valued(years=years, steps=(*steps, *amount.steps, made))


def takes_own(value: Value, item_id: str) -> bool:
    """Whether the person's figure can stand for a value: it is no money itself, and something is offered."""
    if item_id.partition("/")[0] in NO_PAY or is_nothing(value):
        return False
    if value.kind in (ValueKind.MONEY, ValueKind.PERCENT):
        return value.is_range or value.amount is None
    return value.kind is not ValueKind.DATE


def _given(own: Valuation, period: Period | None, package: Whole) -> str:
    period = period or Period.YEAR
    often = " once" if period is Period.ONCE else f" a {_PER[period]}" if period is not Period.HOUR else " an hour"
    return f"worth {money(own.amount or ZERO, own.currency or package.frame.currency)}{often}"


def _times(value: Value, period: Period | None) -> _Times:
    """A day off counts as often as there are days; cover is worth what it is worth a year."""
    if value.kind is not ValueKind.DURATION:
        if period is Period.HOUR:
            return _Times(None, "a value by the hour needs a length of time to count")
        times = A_YEAR[period or Period.YEAR]
        return _Times(times, f" × {number(times)}" if times != 1 else "")
    unit, amount = value.unit or "", value.amount
    if amount is None:
        return _Times(None, "how much of it there is was not said")
    one = _PER.get(period) if period is not None else None
    if one is None or one not in (unit, *(_IN_DAYS if unit in _IN_DAYS else ())):
        return _Times(None, f"your figure is not for one {unit}; give that, as in: 500/{unit}")
    count = amount if one == unit else amount * _IN_DAYS[unit] / _IN_DAYS[one]
    words = f" × {number(count)} {one}s"
    if value.period is Period.WEEK:
        return _Times(count * A_YEAR[Period.WEEK], f"{words} × 52 weeks")
    return _Times(count, words)

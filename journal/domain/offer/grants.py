"""Units of equity: shares and options, by what one is worth and when they vest."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from journal.domain.offer.own import Quote
from journal.domain.offer.pay import LATE, UNDATED_GRANTS
from journal.domain.offer.quantity import bare, tidy
from journal.domain.offer.schedule import YEARS, ZERO, Years, divides_evenly, in_year, is_unscheduled_grant, vested
from journal.domain.offer.valued import (
    Converted,
    Figure,
    Step,
    Valued,
    Whole,
    converted,
    no_rate,
    own_source,
    said,
    source_of,
    unvalued,
)
from journal.domain.phrasing import money, number, short_day
from journal.domain.record import record, replace
from journal.domain.records import Terms
from journal.domain.records.valuation import Valuation

_OPTIONS = frozenset({"option", "options", "bspce"})


@record(kw_only=False)
class _Price:
    """What one unit is worth, None with the reason in `why`; the lines that say so."""

    each: Decimal | None
    steps: tuple[Step, ...] = ()
    why: str = ""
    code: str = ""


def units_worth(figure: Figure, package: Whole) -> Valued:
    """What units of equity come to in each year, on paper: what of them vests, at what one is worth today."""
    value, frame = figure.value, package.frame
    first = said(figure, frame)
    if value.amount is None:
        return unvalued("how many units was not said", first)
    if figure.item.id in UNDATED_GRANTS:
        return unvalued("when it is granted was not said", first)
    price = _each(figure, package)
    if price.each is None:
        return unvalued(price.why, first, *price.steps, code=price.code)
    terms, begin = _from_start(value.terms, package)
    units = vested(value.amount, terms, frame.own.way)
    reached = [tidy(sum(units[:year], ZERO) * price.each, frame.currency) for year in range(YEARS + 1)]
    years = tuple(bare(after - before) for before, after in pairwise(reached))
    vesting = _vesting(value.amount, terms, units, years, package)
    steps = (first, *price.steps, *begin, *vesting, *_noted(terms))
    return Valued(years=years, steps=steps, is_equity=True)


def _each(figure: Figure, package: Whole) -> _Price:
    """What one unit is worth: the person's own figure before one that was said; of an option, less its strike."""
    frame, item = package.frame, figure.item.id
    own, quote = frame.own.of(figure.held.item if figure.held else item), frame.prices.get(item)
    if own is not None and own.amount is not None:
        price, step = converted(own.amount, own.currency, frame), _own_step(own, package)
        currency = own.currency
    elif quote is not None:
        price, step = converted(quote.price.amount, quote.price.currency, frame), _quote_step(quote, package)
        currency = quote.price.currency
    else:
        return _Price(None, (), "what one unit is worth was not said; you can give a figure of your own")
    if price.amount is None:
        return _Price(None, (step,), no_rate(currency, frame), "no_rate")
    if price.amount <= 0:
        return _Price(None, (step,), f"a price of {number(price.amount)} cannot be right", "price")
    return _less_strike(figure, price, (step, *price.steps), package)


def _own_step(own: Valuation, package: Whole) -> Step:
    frame = package.frame
    words = f"one unit is worth {money(own.amount or ZERO, own.currency or frame.currency)}"
    return Step(words=words, source=own_source(own, frame))


def _quote_step(quote: Quote, package: Whole) -> Step:
    frame, held = package.frame, quote.held
    words = (
        f"one unit is worth {money(quote.price.amount, quote.price.currency)}, as of {short_day(quote.day, frame.now)}"
    )
    return Step(words=words, source=source_of(held, frame), entry=held.entry.id, statement=held.statement.id)


def _less_strike(figure: Figure, price: Converted, steps: tuple[Step, ...], package: Whole) -> _Price:
    value, frame = figure.value, package.frame
    strike, each = value.terms.strike, price.amount or ZERO
    if strike is None:
        is_option = (value.unit or figure.item.unit).casefold() in _OPTIONS
        return _Price(None, steps, "its strike price was not said") if is_option else _Price(each, steps)
    cost = converted(strike.amount, strike.currency, frame)
    if cost.amount is None:
        return _Price(None, steps, no_rate(strike.currency, frame), "no_rate")
    left = max(each - cost.amount, ZERO)
    paid = money(tidy(cost.amount, frame.currency), frame.currency)
    words = f"{money(each, frame.currency)} − {paid} strike = {number(left)}"
    under = "" if left else ": worth nothing at this price, unless it rises"
    return _Price(left, (*steps, *cost.steps, Step(words=f"{words} each{under}")))


def _from_start(terms: Terms, package: Whole) -> tuple[Terms, tuple[Step, ...]]:
    """The terms with the day on which vesting begins as months after the first day of work, and a line about it.

    Where that day is not in the package, or lies after the other, vesting counts from the first day of work.
    """
    if terms.begins_on is None:
        return terms, ()
    begins, starts = terms.begins_on, package.starts_on()
    day = short_day(begins, package.frame.now)
    if starts is None or begins <= starts:
        why = "your first day is not known" if starts is None else "that is no later than your first day"
        return terms, (Step(words=f"vesting begins {day}; {why}: counted from your first day"),)
    months = (begins.year - starts.year) * 12 + begins.month - starts.month - (begins.day < starts.day)
    words = f"vesting begins {day}, {months} whole months after your first day"
    return replace(terms, begins_months=months), (Step(words=words),)


def _vesting(amount: Decimal, terms: Terms, units: Years, years: Years, package: Whole) -> tuple[Step, ...]:
    """What vests in each year, how units that don't divide evenly were rounded, and what comes later."""
    lines: list[Step] = []
    if is_unscheduled_grant(terms):
        lines.append(Step(words="no vesting was named: taken as even over four years"))
    if not divides_evenly(amount, terms):
        lines.append(Step(words=f"units that don’t divide evenly: {package.frame.own.way.label}"))
    counted = [(year, one) for year, one in enumerate(units, 1) if one]
    lines += [Step(words=f"{number(one)} units vest", years=in_year(years[year - 1], year)) for year, one in counted]
    left = amount - sum(units, ZERO)
    if left:
        lines.append(Step(words=f"{number(left)} units vest {LATE}"))
    return tuple(lines)


def _noted(terms: Terms) -> tuple[Step, ...]:
    """What brings vesting forward: it is said and counted in no year."""
    if terms.acceleration is None:
        return ()
    return (Step(words=f"{terms.acceleration}-trigger acceleration: noted, not counted"),)

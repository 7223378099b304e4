"""One figure, or the two ends of a range, with what qualifies both: bounds, units, period."""

from __future__ import annotations

from decimal import Decimal

from journal.domain.capture import lexicon
from journal.domain.capture.asks import Ask, Rule
from journal.domain.capture.quantities import Figure, equity_at, figure_at, period_at
from journal.domain.capture.tokens import Part
from journal.domain.records.value import Period

# From this on a number carries its thousands itself, and no multiplier spreads to it.
_FULL = 1000
# Ends further apart than this are no range: something was left out.
_WIDEST = 10


class Span:
    """Tokens `at` up to `to` of a part. `high` is None for a single figure; `fault` is what has to be asked."""

    __slots__ = ("about", "at", "fault", "high", "least", "low", "most", "part", "period", "to")

    def __init__(self, part: Part, at: int, low: Figure, high: Figure | None) -> None:
        self.part = part
        self.at = at
        self.low = low
        self.high = high
        self.to = high.to if high is not None else low.to
        self.about = self.most = self.least = False
        self.period: Period | None = None
        self.fault: Ask | None = None

    @property
    def figures(self) -> tuple[Figure, ...]:
        return (self.low, self.high) if self.high is not None else (self.low,)

    @property
    def is_bare(self) -> bool:
        """Whether nothing but digits was said."""
        return self.period is None and all(figure.is_bare for figure in self.figures)

    @property
    def is_doubtful(self) -> bool:
        """Whether a dot in it may group or be decimal; beside a currency it groups."""
        return not self.low.money and any(figure.doubtful for figure in self.figures)

    @property
    def words(self) -> str:
        return self.part.words(self.at, self.to)

    @property
    def ends(self) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
        """The exact amount, the lower and the upper end; None where there is none."""
        low = self.low.amount
        if self.high is not None:
            return None, low, self.high.amount
        if self.most or self.least:
            return None, None if self.most else low, low if self.most else None
        return low, None, None

    def ask(self, rule: Rule, expected: str) -> Ask:
        """What has to be asked about it."""
        return Ask(rule, self.at, self.to, expected)


def span_at(part: Part, at: int, *, months: bool = False) -> Span | None:
    """The figure or range that begins at a token; None where none does. `months` is that of `figure_at`."""
    here, about, most, least = _bounds(part, at)
    joins = lexicon.BETWEEN.get(part.fold(here))
    low = figure_at(part, here + 1 if joins else here, months=months)
    if low is None:
        return None
    join = part.phrase(low.to, joins or lexicon.TO, 1)
    high = figure_at(part, join[1], months=months) if join else None
    if joins and high is None:
        return None
    span = Span(part, at, low, high)
    span.about, span.most, span.least = about, most, least
    if high is not None:
        _spread_units(span, low, high)
        _spread_factor(span, low, high)
    _suffixes(span)
    return span


def _bounds(part: Part, at: int) -> tuple[int, bool, bool, bool]:
    """Reads `about`, `up to` or `at least`: the token after, and which of the three it was."""
    for place, words in enumerate((lexicon.ABOUT, lexicon.AT_MOST, lexicon.AT_LEAST)):
        found = part.phrase(at, words, 3)
        if found is not None:
            here = found[1] + (part.fold(found[1]) == "." and part.glued(found[1]))
            return here, place == 0, place == 1, place == 2
    return at, False, False, False


def _spread_units(span: Span, low: Figure, high: Figure) -> None:
    """A currency, a percent sign or a unit at one end holds for both."""
    if low.money and high.money:
        common = tuple(currency for currency in low.money if currency in high.money)
        low.money = high.money = common
        agree = bool(common)
    else:
        low.money = high.money = low.money or high.money
        agree = True
    agree = agree and not (low.unit and high.unit and low.unit != high.unit)
    low.unit = high.unit = low.unit or high.unit
    low.percent = high.percent = low.percent or high.percent
    if not agree or sum(map(bool, (low.money, low.unit, low.percent))) > 1:
        span.fault = span.ask(Rule.WHICH_RANGE, "a range in one currency or unit, as in 180-190k")


def _spread_factor(span: Span, low: Figure, high: Figure) -> None:
    """A multiplier at one end holds for both, unless the ends would be out of order or the other is written out."""
    if bool(low.factor) != bool(high.factor):
        lacking, factor = (high, low.factor) if low.factor else (low, high.factor)
        for choice in (0, factor) if lacking.number >= _FULL else (factor, 0):
            lacking.factor = choice
            if low.amount <= high.amount and (choice or high.amount <= low.amount * _WIDEST):
                return
        lacking.factor = factor
    if low.amount > high.amount:
        span.fault = span.ask(Rule.WHICH_RANGE, "the lower end first, as in 180-190k")


def _suffixes(span: Span) -> None:
    """Reads what follows the figures: a unit of equity after money, and how often."""
    part = span.part
    if span.low.money:
        unit = equity_at(part, span.to + 1 if part.fold(span.to) in ("in", "of") else span.to)
        if unit is not None:
            span.low.unit, span.to = unit
    period = period_at(part, span.to)
    if period is not None:
        span.period, span.to = period

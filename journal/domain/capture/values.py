"""Values: a figure or range becomes what it means for an item, or has to be asked.

A bare number takes the item's natural unit; a multiplier without a unit (`20k`) is money where the item counts
neither units nor time. Dates are values of items that are no amounts. What could mean two things is asked and
gives no value.
"""

from __future__ import annotations

from journal.domain.capture import lexicon
from journal.domain.capture.asks import Ask, Rule
from journal.domain.capture.ranges import Span, span_at
from journal.domain.capture.scope import About, Scope
from journal.domain.capture.tokens import Part
from journal.domain.dates import Ambiguous
from journal.domain.instants import day_of
from journal.domain.money import meant
from journal.domain.records.item import OfferItem
from journal.domain.records.value import Period, Value, ValueKind

LEAST_MONEY = 1000
"""A bare number below this is asked where it would be money (RULES.md, section 1)."""

_CLOSING = {'"': '"', "“": "”“", "„": "“”", "«": "»", "»": "«"}
_DATED = frozenset({ValueKind.DATE, ValueKind.DURATION, ValueKind.FLAG})
_UNCOUNTED = frozenset({ValueKind.PERCENT, ValueKind.FLAG, ValueKind.TEXT})
_WANTED = {
    ValueKind.MONEY: "an amount, as in 185k",
    ValueKind.PERCENT: "a percentage and what it is of, as in 15% of base",
    ValueKind.UNITS: "a number of units, as in 4000 RSU",
    ValueKind.DURATION: "a length of time, as in 3 months",
    ValueKind.DATE: "a date, as in 1 Feb",
    ValueKind.FLAG: "yes, no, or a value with its unit",
    ValueKind.TEXT: "words in quotation marks",
}


class Found:
    """A value that was read up to token `to`. `has_unit` is set where a unit was said, `quote` where words were."""

    __slots__ = ("has_unit", "quote", "to", "value")

    def __init__(self, value: Value, to: int, *, has_unit: bool = False, quote: str = "") -> None:
        self.value = value
        self.to = to
        self.has_unit = has_unit
        self.quote = quote


def wanted(item: OfferItem) -> str:
    """What a value of an item looks like, for somebody who has to write one."""
    if item.kind is ValueKind.DURATION and item.unit == "day":
        return "a number of days here, as in 28 days"
    return _WANTED[item.kind]


def value_at(part: Part, at: int, about: About, scope: Scope) -> Found | Ask | None:
    """The value that begins at a token; an Ask where it could mean two things; None where there is none."""
    word = part.fold(at)
    if word in lexicon.FLAGS:
        flag = Value(text=part.words(at, at + 1), kind=ValueKind.FLAG, flag=lexicon.FLAGS[word])
        return Found(flag, at + 1)
    if word in _CLOSING:
        return quoted_at(part, at)
    kind = about.item.kind
    span = span_at(part, at, months=kind is ValueKind.DURATION)
    if kind in _DATED and (span is None or span.is_bare or kind is ValueKind.DATE):
        dated = _date_at(part, at, scope)
        if dated is not None and (span is None or dated.to > span.to or kind is ValueKind.DATE):
            return dated
    return _settled(span, about, scope) if span is not None else None


def quoted_at(part: Part, at: int) -> Found | None:
    """Words in quotation marks, as they are; None where no mark opens or none closes, or they hold nothing."""
    closing = _CLOSING.get(part.fold(at), "")
    for to in range(at + 1, len(part) if closing else 0):
        if part.fold(to) in closing:
            words = part.text[part.tokens[at].end : part.start(to)].strip()
            return Found(Value(text=words, kind=ValueKind.TEXT), to + 1, quote=words) if words else None
    return None


def _date_at(part: Part, at: int, scope: Scope) -> Found | Ask | None:
    read = scope.when(part.text, part.start(at)) if at < len(part) else None
    if read is None:
        return None
    to = part.at_offset(read.end)
    if isinstance(read, Ambiguous):
        return Ask(Rule.WHICH_DATE, at, to, read.expected)
    return Found(Value(text=part.words(at, to), kind=ValueKind.DATE, day=day_of(read.when)), to)


def _settled(span: Span, about: About, scope: Scope) -> Found | Ask:
    if span.fault is not None:
        return span.fault
    if span.is_doubtful:
        thousands = span.low.number
        return span.ask(Rule.WHICH_GROUPING, f"{thousands:,f} or {(thousands / 1000).normalize():f}")
    if span.low.percent:
        return _percent(span, about, scope)
    if span.low.money:
        return _money(span, about)
    if span.low.unit in lexicon.DURATIONS.values():
        return _duration(span, about, span.low.unit)
    if span.low.unit:
        return _found(span, ValueKind.UNITS, unit=span.low.unit)
    return _natural(span, about)


def _percent(span: Span, about: About, scope: Scope) -> Found | Ask:
    of = _of(span, scope) or about.item.percent_of
    if not of:
        return span.ask(Rule.PERCENT_OF, f"what it is a percentage of, as in {span.words} of base")
    return _found(span, ValueKind.PERCENT, of=of, period=span.period)


def _of(span: Span, scope: Scope) -> str:
    """Reads `of base`: an item's id or a word for another base; empty where nothing known follows."""
    found = span.part.phrase(span.to, lexicon.PERCENT_OF, 2)
    if found is None:
        return ""
    item = span.part.phrase(found[1], scope.items.words)
    base = item or span.part.phrase(found[1], lexicon.BASES, 2)
    if base is None:
        return ""
    span.to = base[1]
    return scope.items.words[base[0]].id if item else lexicon.BASES[base[0]]


def _money(span: Span, about: About) -> Found | Ask:
    currency = meant(span.low.money, about.currencies)
    if currency is None:
        known = next(filter(None, about.currencies), "EUR")
        return span.ask(Rule.WHICH_CURRENCY, f"the currency by its code, as in USD or {known}")
    return _found(
        span, ValueKind.MONEY, currency=currency, unit=span.low.unit or None, period=_period(span, about.item)
    )


def _period(span: Span, item: OfferItem) -> Period | None:
    return span.period or (item.period if item.kind is ValueKind.MONEY else None)


def _duration(span: Span, about: About, unit: str, *, has_unit: bool = True) -> Found:
    item = about.item
    natural = item.period if item.kind is ValueKind.DURATION and item.unit == unit else None
    return _found(span, ValueKind.DURATION, unit=unit, period=span.period or natural, has_unit=has_unit)


def _natural(span: Span, about: About) -> Found | Ask:
    """A number without a unit takes the item's."""
    item, kind = about.item, about.item.kind
    has_unit = span.period is not None
    if kind is ValueKind.MONEY or (span.low.factor and kind in _UNCOUNTED):
        if span.is_bare and any(0 < figure.amount < LEAST_MONEY for figure in span.figures):
            return span.ask(Rule.WHICH_AMOUNT, f"{span.words}k, or {span.words} with its currency or period")
        currency = next(filter(None, about.currencies), None)
        return _found(span, ValueKind.MONEY, currency=currency, period=_period(span, item), has_unit=has_unit)
    if kind is ValueKind.PERCENT and item.percent_of and all(figure.amount <= 100 for figure in span.figures):
        return _found(span, kind, of=item.percent_of, period=span.period, has_unit=has_unit)
    if kind is ValueKind.UNITS:
        return _found(span, kind, unit=about.unit, has_unit=has_unit)
    if kind is ValueKind.DURATION and not span.low.factor:
        return _duration(span, about, item.unit, has_unit=has_unit)
    return span.ask(Rule.WHICH_AMOUNT, _WANTED[kind])


def _found(
    span: Span,
    kind: ValueKind,
    *,
    currency: str | None = None,
    unit: str | None = None,
    of: str | None = None,
    period: Period | None = None,
    has_unit: bool = True,
) -> Found:
    exact, low, high = span.ends
    value = Value(
        text=span.words, kind=kind, amount=exact, minimum=low, maximum=high, currency=currency, period=period,
        unit=unit, of=of, approximate=span.about,
    )  # fmt: skip
    return Found(value, span.to, has_unit=has_unit)

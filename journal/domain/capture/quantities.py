"""One figure with what touches it: sign, multiplier, percent, unit, period. Not yet what it means for an item."""

from __future__ import annotations

from decimal import Decimal

from journal.domain.capture import lexicon
from journal.domain.capture.numerals import numeral
from journal.domain.capture.tokens import NUMBER, SIGN, WORD, Part
from journal.domain.money import currencies_of
from journal.domain.records.value import Period


class Figure:
    """A number as it was said. `factor` is 0 and the texts are empty where nothing was said; `to` is the next token.

    `money` are the currencies that the sign beside it may mean, the likeliest first.
    """

    __slots__ = ("at", "doubtful", "factor", "money", "number", "percent", "to", "unit")

    def __init__(self, at: int, number: Decimal, doubtful: bool) -> None:
        self.at = at
        self.to = at
        self.number = number
        self.doubtful = doubtful
        self.factor = 0
        self.money: tuple[str, ...] = ()
        self.percent = False
        self.unit = ""

    @property
    def amount(self) -> Decimal:
        return self.number * (self.factor or 1)

    @property
    def is_bare(self) -> bool:
        """Whether nothing but the digits was said."""
        return not (self.factor or self.money or self.percent or self.unit)


def currency_at(part: Part, at: int) -> tuple[tuple[str, ...], int]:
    """The currencies that a code, sign or word may mean, and the next token; nothing, and the same token, if none."""
    text = part.text
    if part.kind(at) == WORD and part.glued(at + 1) and part.fold(at + 1) == "$":
        candidates = currencies_of(part.fold(at) + "$")
        if candidates:
            return candidates, at + 2
    if part.kind(at) in (WORD, SIGN):
        start = part.start(at)
        candidates = currencies_of(text[start : part.tokens[at].end])
        return candidates, at + 1 if candidates else at
    return (), at


def figure_at(part: Part, at: int, *, months: bool = False) -> Figure | None:
    """The figure that begins at a token. With `months` an `m` after it is a month, else a million."""
    money, here = currency_at(part, at)
    if part.kind(here) != NUMBER:
        return None
    digits, here = _digits(part, here)
    read = numeral(digits)
    if read is None:
        return None
    figure = Figure(at, read.amount, read.doubtful)
    word = part.fold(here)
    if word in lexicon.FACTORS and not (months and word == "m"):
        figure.factor = lexicon.FACTORS[word]
        here = _past_dot(part, here + 1) if word in ("tsd", "mio") else here + 1
    after, past = currency_at(part, here)
    both = tuple(currency for currency in after if currency in money)
    if both or not money:
        money, here = both or after, past
    figure.money = money
    if not money:
        here = _measure(figure, part, here, months)
    figure.to = here
    return figure


def _digits(part: Part, at: int) -> tuple[str, int]:
    """The digits that begin at a token, over single spaces before three more (`10 000`), and the token after."""
    digits, here = part.fold(at), at + 1
    while digits.replace("'", "").isdigit() and len(digits.partition("'")[0]) <= 3:
        group = part.fold(here)
        if len(group) != 3 or not group.isdigit() or part.start(here) != part.tokens[here - 1].end + 1:
            break
        digits, here = f"{digits}'{group}", here + 1
    return digits, here


def _measure(figure: Figure, part: Part, at: int, months: bool) -> int:
    """Reads a percent sign or a unit, with a word such as `business` before it."""
    found = part.phrase(at, lexicon.PERCENT, 2)
    if found is not None:
        figure.percent = True
        return found[1]
    found = unit_at(part, at, months=months)
    if found is not None:
        figure.unit = found[0]
        return found[1]
    return at


def unit_at(part: Part, at: int, *, months: bool = False) -> tuple[str, int] | None:
    """The unit of time or equity that begins at a token, and the next; None if there is none."""
    if months and part.fold(at) == "m":
        return "month", at + 1
    while part.fold(at) in lexicon.UNIT_KINDS:
        at += 1
    found = part.phrase(at, lexicon.DURATIONS, 1)
    if found is not None:
        return lexicon.DURATIONS[found[0]], found[1]
    return equity_at(part, at)


def equity_at(part: Part, at: int) -> tuple[str, int] | None:
    """The unit of equity that begins at a token, and the next; None if there is none."""
    found = part.phrase(at, lexicon.EQUITY_UNITS, 3)
    return (lexicon.EQUITY_UNITS[found[0]], found[1]) if found is not None else None


def period_at(part: Part, at: int) -> tuple[Period, int] | None:
    """How often: `/yr`, `a month`, `p.a.`, `once`; None if nothing of the kind begins at a token."""
    found = part.phrase(at, lexicon.ADVERBS, 3)
    if found is not None:
        return lexicon.ADVERBS[found[0]], _past_dot(part, found[1]) if "." in found[0] else found[1]
    found = part.phrase(at, lexicon.PER, 2)
    if found is None:
        return None
    period = lexicon.PERIODS.get(part.fold(found[1]))
    return (period, found[1] + 1) if period is not None else None


def _past_dot(part: Part, at: int) -> int:
    return at + 1 if part.fold(at) == "." and part.glued(at) else at

"""Terms: what qualifies a value, read one at a time behind (or before) it.

Each reader gets the part and a token, changes what it gathers and returns the token after what it read; the same
token means that it read nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from journal.domain.capture import lexicon
from journal.domain.capture.gathered import Gathered
from journal.domain.capture.limits import LIMITS, sum_at
from journal.domain.capture.numerals import numeral
from journal.domain.capture.quantities import figure_at
from journal.domain.capture.tokens import NUMBER, Part
from journal.domain.capture.values import LEAST_MONEY
from journal.domain.money import meant
from journal.domain.records.value import Price, ValueKind

MOST_YEARS = 99
_MOST_TRANCHES = 60


Reader = Callable[[Part, int, Gathered], int]


def term_at(part: Part, at: int, gathered: Gathered) -> int:
    """Reads the term that begins at a token; the token after it, or the same where there is none."""
    reader = _BY_WORD.get(part.fold(at))
    if reader is None and part.kind(at) == NUMBER:
        reader = _counted
    return reader(part, at, gathered) if reader is not None else at


def _months_at(part: Part, at: int) -> tuple[int, int] | None:
    """A length of time in whole months (`4y`, `24 months`, `1 year`) and the token after it."""
    figure = figure_at(part, at, months=True)
    if figure is None or figure.doubtful or figure.factor or figure.unit not in lexicon.MONTHS_IN:
        return None
    months = figure.number * lexicon.MONTHS_IN[figure.unit]
    whole = int(months)
    return (whole, figure.to) if whole == months and whole <= MOST_YEARS * 12 else None


def _over(part: Part, at: int, gathered: Gathered) -> int:
    return _length(part, at, gathered, "over_months")


def _cliff(part: Part, at: int, gathered: Gathered) -> int:
    return _length(part, at, gathered, "cliff_months")


def _clawback(part: Part, at: int, gathered: Gathered) -> int:
    return _length(part, at, gathered, "clawback_months")


def _length(part: Part, at: int, gathered: Gathered, field: str) -> int:
    """Reads a word and the length of time after it."""
    here = at + 1 + (part.fold(at + 1) in ("of", "within", "period"))
    found = _months_at(part, here)
    if found is None or field in gathered.fields:
        return at
    gathered.fields[field], here = found
    return here


def _vest(part: Part, at: int, gathered: Gathered) -> int:
    """Reads `vest 5/15/40/40`; `vest over 4y` leaves the rest to `over`."""
    if part.fold(at + 1) in ("over", "in"):
        return _length(part, at + 1, gathered, "over_months")
    shares: list[Decimal] = []
    here = at + 1
    while part.kind(here) == NUMBER and len(shares) < _MOST_TRANCHES:
        share = numeral(part.fold(here))
        if share is None:
            return at
        shares.append(share.amount)
        here += 1 + (part.fold(here + 1) == "%")
        if part.fold(here) != "/":
            break
        here += 1
    if len(shares) < 2 or "vest" in gathered.fields:
        return at
    gathered.fields["vest"] = tuple(shares)
    return here


def _times(part: Part, at: int, gathered: Gathered) -> int:
    """Reads `x13` and `× 13.5`: payments a year."""
    count = numeral(part.fold(at + 1)) if part.kind(at + 1) == NUMBER else None
    if count is None or count.amount > MOST_YEARS or "payments" in gathered.fields:
        return at
    gathered.fields["payments"] = count.amount
    return at + 2


def _at(part: Part, at: int, gathered: Gathered) -> int:
    """Reads `at 80%` (part time), `at start` (of a payment)."""
    figure = figure_at(part, at + 1)
    if figure is None:
        return _paid(part, at, gathered)
    if not figure.percent or figure.factor or figure.doubtful or "part_time" in gathered.fields:
        return at
    gathered.fields["part_time"] = figure.number
    return figure.to


def _paid(part: Part, at: int, gathered: Gathered) -> int:
    """Reads when the first payment is made."""
    first = gathered.first
    moment = _moment_at(part, at)
    if moment is None or gathered.months or first is None or first.kind is not ValueKind.MONEY or first.amount is None:
        return at
    gathered.months.append(moment[0])
    gathered.words = part.words(gathered.at, moment[1])
    return moment[1]


def _moment_at(part: Part, at: int) -> tuple[int, int] | None:
    """Reads `at start` (0) or `after 12 months`, and the token after it."""
    if part.fold(at) == "after":
        return _months_at(part, at + 1)
    start = part.phrase(at + 1, lexicon.AT_START, 2) if part.fold(at) in ("at", "on") else None
    return (0, start[1]) if start is not None else None


def _plus(part: Part, at: int, gathered: Gathered) -> int:
    """Reads a further payment and when it is made, `+ B after 12 months`, behind one whose time was said."""
    figure = sum_at(part, at + 1)
    moment = _moment_at(part, figure.to) if figure is not None else None
    if figure is None or moment is None or not gathered.months or gathered.first is None:
        return at
    if figure.money and meant(figure.money, gathered.about.currencies) != gathered.first.currency:
        return at
    if figure.is_bare and figure.amount < LEAST_MONEY:
        return at
    gathered.shares.append(figure.amount)
    gathered.months.append(moment[0])
    gathered.words = part.words(gathered.at, moment[1])
    return moment[1]


def _for(part: Part, at: int, gathered: Gathered) -> int:
    """Reads `for year 1`, `in year 2`."""
    year = part.fold(at + 2)
    if part.fold(at + 1) != "year" or not year.isdecimal() or not 0 < int(year[:4]) <= MOST_YEARS:
        return at
    if "for_year" in gathered.fields:
        return at
    gathered.fields["for_year"] = int(year)
    return at + 3


def _price(part: Part, at: int, gathered: Gathered) -> int:
    """Reads `@ $40`: the price of a unit, or the strike of an option."""
    figure = sum_at(part, at + 1)
    if figure is None or gathered.unit_price is not None:
        return at
    known = gathered.about.currencies
    currency = meant(figure.money, known) if figure.money else next(filter(None, known), None)
    if currency is None:
        return at
    gathered.unit_price = Price(figure.amount, currency)
    return figure.to


def _often(part: Part, at: int, gathered: Gathered) -> int:
    """Reads `monthly`, `quarterly`: how often units vest. Of money such a word is its period."""
    months = _OFTEN[part.fold(at)]
    if gathered.about.item.kind is not ValueKind.UNITS or "every_months" in gathered.fields:
        return at
    gathered.fields["every_months"] = months
    return at + 1 + (part.fold(at + 1) == "vesting")


_OFTEN = {"monthly": 1, "quarterly": 3, "yearly": 12, "annually": 12}


def _after(part: Part, at: int, gathered: Gathered) -> int:
    """Reads `after 12 months`: of a payment when it is made, of units when vesting begins."""
    if gathered.about.item.kind is not ValueKind.UNITS:
        return _paid(part, at, gathered)
    return _length(part, at, gathered, "begins_months")


def _counted(part: Part, at: int, gathered: Gathered) -> int:
    """Reads terms that begin with a number: `1y cliff`, `4y vesting`, `13x`."""
    if part.fold(at + 1) in ("x", "×") and part.glued(at + 1):
        return _times_before(part, at, gathered)
    found = _months_at(part, at)
    if found is None:
        return at
    months, here = found
    field = {"cliff": "cliff_months", "vest": "over_months", "vesting": "over_months", "clawback": "clawback_months"}
    name = field.get(part.fold(here))
    if name is None or name in gathered.fields:
        return at
    gathered.fields[name] = months
    return here + 1


def _times_before(part: Part, at: int, gathered: Gathered) -> int:
    count = numeral(part.fold(at))
    if count is None or count.amount > MOST_YEARS or "payments" in gathered.fields:
        return at
    gathered.fields["payments"] = count.amount
    return at + 2


_BY_WORD: Mapping[str, Reader] = {
    "over": _over,
    "cliff": _cliff,
    "clawback": _clawback,
    "vest": _vest,
    "vesting": _vest,
    "x": _times,
    "×": _times,
    "at": _at,
    "on": _paid,
    "after": _after,
    "+": _plus,
    "monthly": _often,
    "quarterly": _often,
    "yearly": _often,
    "annually": _often,
    "for": _for,
    "in": _for,
    "@": _price,
    **LIMITS,
}

"""What cannot be right in a value: it is kept and pointed out, and no figure is made of it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from journal.domain.offer.schedule import YEARS, ZERO, last_month
from journal.domain.phrasing import number
from journal.domain.record import record
from journal.domain.records import OfferItem, Terms, Value, ValueKind

WEEK_HOURS = Decimal(168)
_MONTHS = 12 * YEARS


@record(kw_only=False)
class Flaw:
    """Something wrong with a value: `code` names the rule, `words` follow the item in a sentence.

    `is_fatal`: no figure can be made of the value. Else the figure stands, and the person should look at it.
    """

    code: str
    words: str
    is_fatal: bool = True


def flaws_in(value: Value, item: OfferItem) -> tuple[Flaw, ...]:
    """Everything that cannot be right, or should be looked at, in a value."""
    return (*_amounts(value), *_grant(value, item), *_pay(value.terms), *_open(value))


def fatal(value: Value, item: OfferItem) -> Flaw | None:
    """The first reason why no figure can be made of a value; None where one can."""
    return next((flaw for flaw in flaws_in(value, item) if flaw.is_fatal), None)


def _amounts(value: Value) -> Iterator[Flaw]:
    terms = value.terms
    parts = [one.amount for one in terms.instalments]
    said = [value.amount, *parts] if value.kind in (ValueKind.MONEY, ValueKind.PERCENT, ValueKind.UNITS) else []
    if any(amount is not None and amount < 0 for amount in said):
        yield Flaw("negative_amount", "its amount is below zero")
    if terms.price is not None and terms.price.amount <= 0:
        yield Flaw("price", f"a price of {number(terms.price.amount)} cannot be right")
    if terms.strike is not None and terms.strike.amount < 0:
        yield Flaw("strike", f"a strike price of {number(terms.strike.amount)} cannot be right")
    if terms.cap is not None and terms.cap.amount < 0:
        yield Flaw("cap", f"a cap of {number(terms.cap.amount)} cannot be right")


def _grant(value: Value, item: OfferItem) -> Iterator[Flaw]:
    terms = value.terms
    total = sum(terms.vest, ZERO)
    if terms.vest and total != 100:
        yield Flaw("vesting_sum", f"its vesting comes to {number(total)} %, not 100 %")
    if any(share < 0 for share in terms.vest):
        yield Flaw("vesting_share", "a part of its vesting is below zero")
    if terms.cliff_months is not None and (terms.vest or terms.over_months) and terms.cliff_months > last_month(terms):
        yield Flaw("cliff", "its cliff lies after the end of its vesting")
    if terms.over_months is not None and terms.over_months <= 0:
        yield Flaw("vesting_length", "its vesting has no length")
    if terms.every_months is not None and terms.every_months <= 0:
        yield Flaw("vesting_often", "how often it vests cannot be right")


def _pay(terms: Terms) -> Iterator[Flaw]:
    if terms.payments is not None and terms.payments <= 0:
        yield Flaw("payments", f"{number(terms.payments)} payments a year cannot be right")
    if terms.part_time is not None and not 0 < terms.part_time <= 100:
        yield Flaw("part_time", f"{number(terms.part_time)} % of full time cannot be right")
    if terms.clawback_months is not None and terms.clawback_months > _MONTHS:
        words = f"its clawback of {number(Decimal(terms.clawback_months))} months is longer than the four years counted"
        yield Flaw("long_clawback", words, is_fatal=False)
    if terms.for_year is not None and terms.for_year > YEARS:
        yield Flaw("late_year", f"it is for year {terms.for_year}, after the four years counted", is_fatal=False)


def _open(value: Value) -> Iterator[Flaw]:
    if value.terms.note:
        yield Flaw("unread_words", f"“{value.terms.note}” was not read and is not in the figure", is_fatal=False)

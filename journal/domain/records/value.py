"""The value a statement gives an offer item, and its terms."""

from __future__ import annotations

from decimal import Decimal

from journal.domain.instants import Day
from journal.domain.record import record
from journal.domain.records.words import Word


class ValueKind(Word):
    """What sort of quantity a value is."""

    MONEY = "money"
    PERCENT = "percent"
    UNITS = "units"
    DURATION = "duration"
    DATE = "date"
    FLAG = "flag"
    TEXT = "text"


class Period(Word):
    """How often money is paid."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    ONCE = "once"


@record(kw_only=False)
class Price:
    """Money for one unit of equity. `currency` is an ISO 4217 code."""

    amount: Decimal
    currency: str


@record(kw_only=False)
class Instalment:
    """One part of a payment. `after_months` 0 means at the start."""

    amount: Decimal
    after_months: int


@record
class Terms:
    """What qualifies a value. None and empty mean not said.

    `vest` are percentages, one a year. `every_months` is how often units vest, `begins_months` how long after the
    start that begins, `begins_on` the day on which. `payments` are payments a year (`x13`). `part_time` is a
    percentage of full time. `for_year` counts from 1. `price` is dated by the entry; `strike` makes the units options.
    `cap` is the most that a percentage pays a year, `cap_percent` the most of the whole it is reckoned from;
    `guaranteed` is the part of a payment that does not depend on anything, `guaranteed_percent` the same as a
    percentage of it. `acceleration`
    is `single` or `double` trigger. `note` are words that belong to the statement and could not be read.
    """

    over_months: int | None = None
    cliff_months: int | None = None
    vest: tuple[Decimal, ...] = ()
    payments: Decimal | None = None
    part_time: Decimal | None = None
    for_year: int | None = None
    clawback_months: int | None = None
    instalments: tuple[Instalment, ...] = ()
    price: Price | None = None
    strike: Price | None = None
    every_months: int | None = None
    begins_months: int | None = None
    begins_on: Day | None = None
    cap: Price | None = None
    cap_percent: Decimal | None = None
    guaranteed: Price | None = None
    guaranteed_percent: Decimal | None = None
    acceleration: str | None = None
    note: str = ""


NO_TERMS = Terms()


@record
class Value:
    """A quantity as it was said. `text` is the words it was read from.

    `amount` is set for an exact quantity; `minimum` and `maximum` for a range, either of which may be open
    (None). Money has `currency` and `period`, and `unit` where it is paid in equity; percent has `of`, an item id or
    `company`, `sales`, `profit`, `target`; units and durations have `unit` (`RSU`, `options`, `day`, `month`, …), and a
    duration may have a `period` (`3 days a week`); a date has `day`; a flag has `flag` (`none` is False).
    `approximate` marks `~95k`.
    """

    text: str
    kind: ValueKind
    amount: Decimal | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    currency: str | None = None
    period: Period | None = None
    unit: str | None = None
    of: str | None = None
    day: Day | None = None
    flag: bool | None = None
    approximate: bool = False
    terms: Terms = NO_TERMS

    @property
    def is_range(self) -> bool:
        return self.minimum is not None or self.maximum is not None

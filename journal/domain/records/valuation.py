"""What the person says an item is worth, and how equity is to be reckoned, where no statement says so."""

from __future__ import annotations

from decimal import Decimal

from journal.domain.instants import Instant
from journal.domain.record import record
from journal.domain.records.value import Period
from journal.domain.records.words import Word


class Rounding(Word):
    """How units that don't divide evenly are vested: the seven ways of the Open Cap Format (`AllocationType`)."""

    CUMULATIVE_ROUNDING = "cumulative_rounding"
    CUMULATIVE_ROUND_DOWN = "cumulative_round_down"
    FRONT_LOADED = "front_loaded"
    BACK_LOADED = "back_loaded"
    FRONT_LOADED_TO_SINGLE_TRANCHE = "front_loaded_to_single_tranche"
    BACK_LOADED_TO_SINGLE_TRANCHE = "back_loaded_to_single_tranche"
    FRACTIONAL = "fractional"


class ValuationKind(Word):
    """What a valuation says.

    worth: what an item, or one unit of it, is worth, or what a percentage is of (sales); equity: what part of its
    paper value equity counts with; rounding: how units are vested; hours: how many are worked a week.
    """

    WORTH = "worth"
    EQUITY = "equity"
    ROUNDING = "rounding"
    HOURS = "hours"


@record
class Valuation:
    """A figure of the person's own for one negotiation.

    `negotiation` is an id. worth: `item` is an item id or what a percentage is of (`sales`), `amount` money in
    `currency` (empty: the negotiation's), `period` how often it is worth that, or what one is (a day off), None
    where not said. equity: `amount` is a percentage from 0 to 100. rounding: `rounding`. hours: `amount` a week.
    Of several of one kind about one item the latest made counts.
    """

    id: str
    negotiation: str
    kind: ValuationKind
    item: str = ""
    amount: Decimal | None = None
    currency: str = ""
    period: Period | None = None
    rounding: Rounding | None = None
    reason: str = ""
    made_at: Instant

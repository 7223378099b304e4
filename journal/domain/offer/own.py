"""The person's own figures for a negotiation: what a benefit is worth, and how equity is to be reckoned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from journal.domain.instants import Day
from journal.domain.offer.held import Held
from journal.domain.offer.vesting import USUAL
from journal.domain.record import record
from journal.domain.records import Price
from journal.domain.records.valuation import Rounding, Valuation, ValuationKind

WHOLES = ("sales", "profit", "company", "target")
"""What a percentage may be of beside an item; the person may say what it comes to."""


@record(kw_only=False)
class Quote:
    """What one unit of equity was said to be worth, in which statement."""

    price: Price
    held: Held

    @property
    def day(self) -> Day:
        """The day it was said, by the clock of the place."""
        return self.held.at.in_zone(self.held.entry.zone).day


def quotes_in(held: Iterable[Held]) -> dict[str, Quote]:
    """The latest price named for one unit of each equity item; statements come oldest first."""
    return {
        one.item.partition("/")[0]: Quote(one.value.terms.price, one)
        for one in held
        if one.value is not None and one.value.terms.price is not None
    }


@record
class Own:
    """The valuations in force. `worth` are those of items, by item id; the others None where none was made."""

    worth: Mapping[str, Valuation]
    equity: Valuation | None = None
    rounding: Valuation | None = None
    hours: Valuation | None = None

    def of(self, item: str) -> Valuation | None:
        """What an item is worth; an instance has the worth of its item unless it has its own."""
        return self.worth.get(item) or self.worth.get(item.partition("/")[0])

    @property
    def factor(self) -> Decimal | None:
        """What part of its paper value equity counts with, from 0 to 1; None where the person did not say."""
        return self.equity.amount / 100 if self.equity is not None and self.equity.amount is not None else None

    @property
    def way(self) -> Rounding:
        """How units that don't divide evenly are vested."""
        return self.rounding.rounding or USUAL if self.rounding is not None else USUAL


NO_VALUATIONS = Own(worth={})


def own_of(negotiation: str, valuations: Iterable[Valuation]) -> Own:
    """The valuations of a negotiation; of several of one kind about one item the latest made counts."""
    mine = sorted((one for one in valuations if one.negotiation == negotiation), key=lambda one: one.made_at.utc)
    last = {one.kind: one for one in mine}
    return Own(
        worth={one.item: one for one in mine if one.kind is ValuationKind.WORTH},
        equity=last.get(ValuationKind.EQUITY),
        rounding=last.get(ValuationKind.ROUNDING),
        hours=last.get(ValuationKind.HOURS),
    )

"""Where an offer stands: between what I would walk away from and what I want, and in the market."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from journal.domain.offer.quantity import Quantity, quantity
from journal.domain.offer.rates import Rates
from journal.domain.offer.rows import Ledger
from journal.domain.phrasing import number
from journal.domain.record import record
from journal.domain.records import ItemTable, OfferItem, Value, ValueKind, Word
from journal.domain.records.prep import BASE, MarketFigure, Prep


class Mark(Word):
    """What a figure on the scale is."""

    WALK_AWAY = "walk_away"
    OFFER = "offer"
    SAID = "said"
    ASKED = "asked"
    TARGET = "target"


@record(kw_only=False)
class Figure:
    """A figure on the scale, in the ledger's currency and the item's period."""

    mark: Mark
    amount: Decimal


@record
class Market:
    """One market figure in the same measure, and where the offer stands in it in words; empty where nobody can say."""

    figure: MarketFigure
    low: Decimal
    high: Decimal
    place: str


@record
class Standing:
    """The figures of the base salary in rising order, and the market's. `currency` is theirs, empty if unknown."""

    currency: str
    figures: tuple[Figure, ...]
    market: tuple[Market, ...]

    def amount(self, mark: Mark) -> Decimal | None:
        """The figure of a mark; None where it is not on the scale."""
        return next((one.amount for one in self.figures if one.mark is mark), None)

    @property
    def sentence(self) -> str:
        """`The offer is 2,000 above walk-away and 17,000 below target.`; empty where there is nothing to say."""
        offer = self.amount(Mark.OFFER)
        if offer is None:
            return ""
        ends = ((Mark.WALK_AWAY, "walk-away"), (Mark.TARGET, "target"))
        said = [_apart(offer, end, name) for mark, name in ends if (end := self.amount(mark)) is not None]
        return f"The offer is {' and '.join(said)}." if said else ""


def standing(prep: Prep | None, ledger: Ledger, items: ItemTable, rates: Rates) -> Standing:
    """Where the base salary stands. What cannot be brought into the ledger's currency and measure is left out."""
    row, currency = ledger.by_item.get(BASE), ledger.currency
    promised = (row.since or row.promised) if row else None
    said: dict[Mark, Value | None] = {
        Mark.WALK_AWAY: prep.walk_away if prep else None,
        Mark.OFFER: row.offered.value if row and row.offered else None,
        Mark.SAID: promised.value if promised else None,
        Mark.ASKED: row.asked.value if row and row.asked else None,
        Mark.TARGET: prep.target if prep else None,
    }
    sizes = {mark: _size(value, BASE, items, rates, currency) for mark, value in said.items()}
    measure = next((size.measure for size in sizes.values() if size is not None), None)
    figures = [
        Figure(mark, end)
        for mark, size in sizes.items()
        if size is not None and size.measure == measure and (end := _end(size, mark)) is not None
    ]
    asked = next((one for one in figures if one.mark is Mark.ASKED), None)
    if asked is not None and any(one.amount == asked.amount for one in figures if one is not asked):
        figures.remove(asked)
    return Standing(
        currency=currency,
        figures=tuple(sorted(figures, key=lambda one: one.amount)),
        market=tuple(_market(prep, ledger, items, rates)) if prep else (),
    )


def _end(size: Quantity, mark: Mark) -> Decimal | None:
    """The figure that counts of a range: the lower end, of what I would walk away from the higher one."""
    first, second = (size.high, size.low) if mark is Mark.WALK_AWAY else (size.low, size.high)
    return first if first is not None else second


def _market(prep: Prep, ledger: Ledger, items: ItemTable, rates: Rates) -> Iterator[Market]:
    for one in prep.market:
        size = _size(one.value, one.item, items, rates, ledger.currency)
        if size is None:
            continue
        ends = [end for end in (size.low, size.high) if end is not None]
        row = ledger.by_item.get(one.item)
        held = row.offered if row else None
        offer = _size(held.value if held else None, one.item, items, rates, ledger.currency)
        amount = offer.exact if offer is not None and offer.measure == size.measure else None
        place = "" if amount is None else place_words(amount, min(ends), max(ends))
        yield Market(figure=one, low=min(ends), high=max(ends), place=place)


def place_words(amount: Decimal, low: Decimal, high: Decimal) -> str:
    """Where an amount lies beside a range: `below it`, `at its low end`, `in its upper half`."""
    if amount < low:
        return f"{number(low - amount)} below it"
    if amount > high:
        return f"{number(amount - high)} above it"
    if low == high:
        return "the same"
    if amount in (low, high):
        return "at its low end" if amount == low else "at its high end"
    middle = (low + high) / 2
    return "in its middle" if amount == middle else f"in its {'lower' if amount < middle else 'upper'} half"


def _apart(offer: Decimal, end: Decimal, name: str) -> str:
    if offer == end:
        return f"at {name}"
    return f"{number(abs(offer - end))} {'above' if offer > end else 'below'} {name}"


def _size(value: Value | None, item_id: str, items: ItemTable, rates: Rates, currency: str) -> Quantity | None:
    if value is None:
        return None
    item = items.get(item_id) or OfferItem(id=item_id, label=item_id, kind=ValueKind.MONEY)
    return quantity(value, item, item, rates, currency)

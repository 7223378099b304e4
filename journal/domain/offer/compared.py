"""Packages side by side: in one currency where the person gave a rate, and item by item where it is not money."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from journal.domain.offer.package import ItemWorth, PackageWorth, Sum
from journal.domain.offer.plot import Parts, parted
from journal.domain.offer.quantity import is_nothing, quantity, tidy
from journal.domain.offer.rates import Rate, Rates, brought
from journal.domain.offer.schedule import less
from journal.domain.record import record
from journal.domain.records import Better, ItemTable, OfferItem, Value
from journal.domain.records.prep import Prep


@record
class Column:
    """One package among others.

    `currency` is the one its figures are shown in: the comparison's, or its own where there is no rate. `rate` is
    the one that was used, None where none was needed or there is none. `is_apart` says that it cannot be compared.
    """

    worth: PackageWorth
    currency: str
    rate: Rate | None
    is_apart: bool = False

    @property
    def is_current_job(self) -> bool:
        return self.worth.negotiation.is_current_job

    @property
    def paper(self) -> Sum:
        """Every certainty and equity on paper, in the column's currency."""
        return self.shown(self.worth.paper)

    @property
    def parts(self) -> tuple[Parts, ...]:
        """The parts of the bar of each year, in the column's currency."""
        return tuple(self._brought(one) for one in parted(self.worth))

    def shown(self, one: Sum) -> Sum:
        """A sum of the package in the column's currency."""
        return Sum(years=self._brought(one.years))

    def _brought(self, amounts: Iterable[Decimal]) -> tuple[Decimal, ...]:
        rate, said = self.rate, self.worth.currency
        if rate is None:
            return tuple(amounts)
        return tuple(tidy(brought(one, said, rate), self.currency) for one in amounts)


@record
class Side:
    """One item that is not money, as every package has it, in the order of the columns; None where it is not said.

    `best` are the places of the columns that are best, none where that can't be said or all are alike. `rank` is its
    place among the person's priorities, from 1; None where it is none. `weight` is what the person gave it.
    """

    item: str
    label: str
    values: tuple[Value | None, ...]
    best: frozenset[int]
    rank: int | None = None
    weight: int | None = None


@record
class Comparison:
    """Packages side by side.

    `currency` is the one they are compared in. `sides` are the items that are not money and what the person called
    important, which come first. `unknown` are priorities that no item is called by.
    """

    currency: str
    columns: tuple[Column, ...]
    sides: tuple[Side, ...]
    unknown: tuple[str, ...] = ()

    @property
    def most(self) -> Decimal:
        """The most that any package comes to in one year, in the comparison's currency."""
        compared = (one for one in self.columns if not one.is_apart)
        return max((year for one in compared for year in one.paper.years), default=Decimal(0))

    @property
    def current_job(self) -> Column | None:
        """The job the person has, if it is among them."""
        return next((one for one in self.columns if one.is_current_job), None)

    def beyond_now(self, column: Column) -> Sum | None:
        """What a package comes to beyond the current job, year by year; None where that can't be said."""
        now = self.current_job
        if now is None or now is column or now.is_apart or column.is_apart:
            return None
        return Sum(years=less(column.paper.years, now.paper.years))


def compared(
    packages: Sequence[PackageWorth],
    rates: Iterable[Rate],
    currency: str,
    items: ItemTable,
    preps: Iterable[Prep] = (),
) -> Comparison:
    """Packages side by side: of several currencies in the person's own, else that of the job, else of the first."""
    known = Rates(rates)
    spoken = {one.currency for one in packages}
    job = next((one.currency for one in packages if one.negotiation.is_current_job), "")
    into = next(iter(spoken)) if len(spoken) == 1 else currency or job or next((one.currency for one in packages), "")
    ranks, unknown = _ranks(preps)
    return Comparison(
        currency=into,
        columns=tuple(_column(one, into, known) for one in packages),
        sides=tuple(_sides(packages, into, known, items, ranks)),
        unknown=unknown,
    )


def _column(worth: PackageWorth, into: str, rates: Rates) -> Column:
    if worth.currency == into:
        return Column(worth=worth, currency=into, rate=None)
    rate = rates.between(worth.currency, into) if worth.currency else None
    if rate is None:
        return Column(worth=worth, currency=worth.currency, rate=None, is_apart=True)
    return Column(worth=worth, currency=into, rate=rate)


def _ranks(preps: Iterable[Prep]) -> tuple[dict[str, tuple[int, int | None]], tuple[str, ...]]:
    """The place and weight of each item among the priorities, the best where several preps name it."""
    ranks: dict[str, tuple[int, int | None]] = {}
    unknown: dict[str, None] = {}
    for prep in preps:
        for rank, one in enumerate(prep.priorities, 1):
            if not one.item:
                unknown[one.text] = None
            elif one.item not in ranks or rank < ranks[one.item][0]:
                ranks[one.item] = (rank, one.weight)
    return ranks, tuple(unknown)


def _sides(
    packages: Sequence[PackageWorth],
    currency: str,
    rates: Rates,
    items: ItemTable,
    ranks: Mapping[str, tuple[int, int | None]],
) -> list[Side]:
    """The priorities in their order, then what else is not money, by the item table."""
    by_item = [{one.item: one for one in (*worth.items, *worth.beside)} for worth in packages]
    beside = {one.item for worth in packages for one in worth.beside}
    place = {item.id: number for number, item in enumerate(items.items)}
    after = sorted(beside - ranks.keys(), key=lambda one: (place.get(one.partition("/")[0], len(place)), one))
    order = [*sorted(ranks, key=lambda one: (ranks[one][0], one)), *after]
    return [_side(item, by_item, currency, rates, items, ranks.get(item)) for item in order]


def _side(
    item: str,
    by_item: Sequence[Mapping[str, ItemWorth]],
    currency: str,
    rates: Rates,
    items: ItemTable,
    rank: tuple[int, int | None] | None,
) -> Side:
    values = tuple(one[item].value if item in one else None for one in by_item)
    kind = items.get(item)
    return Side(
        item=item,
        label=items.label(item),
        values=values,
        best=_best(values, kind, rates, currency) if kind is not None else frozenset(),
        rank=rank[0] if rank is not None else None,
        weight=rank[1] if rank is not None else None,
    )


def _best(values: Sequence[Value | None], kind: OfferItem, rates: Rates, currency: str) -> frozenset[int]:
    """The columns whose value is best; none where not all that say something can be compared, or all are alike."""
    if kind.better is Better.NEITHER:
        return frozenset()
    sizes: dict[int, Decimal] = {}
    measures = set()
    for place, value in enumerate(values):
        if value is None:
            continue
        if is_nothing(value):
            sizes[place] = Decimal(0)
            continue
        size = quantity(value, kind, kind, rates, currency)
        if size is None or size.exact is None:
            return frozenset()
        measures.add((size.measure, size.unit))
        sizes[place] = size.exact
    if len(measures) > 1 or len(sizes) < 2 or len(set(sizes.values())) < 2:
        return frozenset()
    best = max(sizes.values()) if kind.better is Better.MORE else min(sizes.values())
    return frozenset(place for place, size in sizes.items() if size == best)

"""A package as it is read: what it comes to year by year, how sure that is, and how every figure was made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from journal.domain.offer.flaws import flaws_in
from journal.domain.offer.frame import Frame
from journal.domain.offer.held import Held
from journal.domain.offer.pay import assumptions
from journal.domain.offer.quantity import bare, tidy
from journal.domain.offer.rates import Rate
from journal.domain.offer.schedule import NOTHING, ZERO, Years, added, less
from journal.domain.offer.valued import Step
from journal.domain.offer.worth import Package, counts
from journal.domain.record import record
from journal.domain.records import Certainty, Negotiation, Value
from journal.domain.records.valuation import Rounding


@record
class ItemWorth:
    """One item of a package.

    `years` is None where it has no value that can be said; `why` then says why not. `by_certainty` parts the years
    by how sure they are. `steps` are how the figure was made, line by line; `notes` what was taken for granted.
    """

    item: str
    label: str
    value: Value
    held: Held | None
    years: Years | None
    why: str
    by_certainty: Mapping[Certainty, Years]
    is_equity: bool
    steps: tuple[Step, ...]
    notes: tuple[str, ...]

    @property
    def four_year(self) -> Decimal | None:
        return None if self.years is None else bare(sum(self.years, ZERO))


@record
class WorthFinding:
    """Something in a package that the person should look at. `code` names the rule; `entry` is an entry's id."""

    code: str
    item: str
    sentence: str
    entry: str = ""


@record
class Sum:
    """Money in each year, and the sums. On paper unless it says otherwise."""

    years: Years

    @property
    def year_1(self) -> Decimal:
        return self.years[0]

    @property
    def four_year(self) -> Decimal:
        return bare(sum(self.years, ZERO))


@record
class PackageWorth:
    """What a package comes to.

    `title` names it among others: `acme v1`, `acme promised`. `version` is the number of the offer, None for what is
    no offer version. `items` are those in the sum, with or without a value; `beside` what is not money. `factor` is
    the part of its paper value that equity counts with, None where the person did not say. `forfeited` are items
    that are lost by leaving: in no sum. `currency` is empty where none is known.
    """

    negotiation: Negotiation
    title: str
    version: int | None
    currency: str
    items: tuple[ItemWorth, ...]
    beside: tuple[ItemWorth, ...]
    forfeited: tuple[ItemWorth, ...]
    findings: tuple[WorthFinding, ...]
    rates: tuple[Rate, ...]
    factor: Decimal | None
    rounding: Rounding

    @property
    def paper(self) -> Sum:
        """The sum of everything that has a value, every certainty and equity on paper."""
        return Sum(years=added(*(one.years for one in self.items if one.years is not None)))

    @property
    def equity(self) -> Sum:
        """What of that is equity."""
        return Sum(years=added(*(one.years for one in self.items if one.years is not None and one.is_equity)))

    @property
    def without_equity(self) -> Sum:
        """The sum with equity counted as nothing."""
        return Sum(years=less(self.paper.years, self.equity.years))

    @property
    def discounted(self) -> Sum | None:
        """The sum with equity at the person's factor; None where there is none."""
        if self.factor is None:
            return None
        counted = tuple(tidy(year * self.factor, self.currency) for year in self.equity.years)
        return Sum(years=added(self.without_equity.years, counted))

    def certain(self, certainty: Certainty) -> Sum:
        """What of the paper sum is of one certainty; the four together are the whole."""
        return Sum(years=added(*(one.by_certainty[certainty] for one in self.items if certainty in one.by_certainty)))

    @property
    def unvalued(self) -> tuple[ItemWorth, ...]:
        """The items that belong in the sum and have no value."""
        return tuple(one for one in self.items if one.years is None)

    @property
    def unexplained(self) -> tuple[ItemWorth, ...]:
        """Those of them whose reason no finding tells."""
        told = {one.sentence for one in self.findings}
        return tuple(one for one in self.unvalued if f"{one.label}: {one.why}." not in told)

    @property
    def is_empty(self) -> bool:
        return not (self.items or self.beside)

    @property
    def lost_by_leaving(self) -> Decimal:
        """What is forfeited by leaving, as far as it has a value."""
        return sum((one.four_year or ZERO for one in self.forfeited), ZERO)


def worth_of(
    package: Package,
    negotiation: Negotiation,
    title: str,
    *,
    version: int | None = None,
    forfeited: Package | None = None,
) -> PackageWorth:
    """What a package comes to; `forfeited` holds what leaving would cost."""
    frame = package.frame
    made = [_item(package, item) for item in _in_order(package.figures, frame)]
    losing = [item for item in forfeited.figures if item not in package.figures] if forfeited else []
    lost = [_item(forfeited, item) for item in _in_order(losing, frame)] if forfeited else []
    in_sum = [one for one in made if counts(package.figures[one.item], one.item, frame)]
    return PackageWorth(
        negotiation=negotiation,
        title=title,
        version=version,
        currency=frame.currency,
        items=tuple(in_sum),
        beside=tuple(one for one in made if one not in in_sum),
        forfeited=tuple(lost),
        findings=tuple(_findings([*in_sum, *lost], forfeited or package)),
        rates=tuple(_rates(package)),
        factor=frame.own.factor,
        rounding=frame.own.way,
    )


def _in_order(items: Iterable[str], frame: Frame) -> list[str]:
    """By the item table, so that the order in which things were said changes nothing."""
    place = {item.id: index for index, item in enumerate(frame.items.items)}
    return sorted(items, key=lambda item: (place.get(item.partition("/")[0], len(place)), item))


def _item(package: Package, item: str) -> ItemWorth:
    frame, figure = package.frame, package.figures[item]
    valued = package.valued(item)
    certainty = figure.held.certainty if figure.held is not None else Certainty.UNKNOWN
    return ItemWorth(
        item=item,
        label=frame.items.label(item),
        value=figure.value,
        held=figure.held,
        years=valued.years,
        why=valued.why if valued.years is None else "",
        by_certainty=_parted(valued.years, valued.sure, certainty),
        is_equity=valued.is_equity,
        steps=valued.steps,
        notes=assumptions(figure.value, figure.item) if valued.years is not None else (),
    )


def _parted(years: Years | None, sure: Years | None, certainty: Certainty) -> dict[Certainty, Years]:
    """The years by certainty: a part that was named as guaranteed is, whatever the rest is."""
    if years is None or years == NOTHING:
        return {}
    if sure is None or certainty is Certainty.GUARANTEED:
        return {certainty: years}
    rest = less(years, sure)
    return {Certainty.GUARANTEED: sure} | ({certainty: rest} if rest != NOTHING else {})


def _findings(items: Iterable[ItemWorth], package: Package) -> Iterator[WorthFinding]:
    for one in items:
        entry = one.held.entry.id if one.held is not None else ""
        flaws = flaws_in(one.value, package.figures[one.item].item)
        for flaw in flaws:
            yield WorthFinding(code=flaw.code, item=one.item, sentence=f"{one.label}: {flaw.words}.", entry=entry)
        code = package.valued(one.item).code
        if code and code not in {flaw.code for flaw in flaws}:
            why = package.valued(one.item).why
            yield WorthFinding(code=code, item=one.item, sentence=f"{one.label}: {why}.", entry=entry)


def _rates(package: Package) -> Iterator[Rate]:
    """The rates that were used, each once, in the order of their currencies."""
    frame, said = package.frame, set()
    for figure in package.figures.values():
        terms = figure.value.terms
        prices = (terms.price, terms.strike, terms.cap, terms.guaranteed)
        said |= {figure.value.currency, *(price.currency for price in prices if price is not None)}
        quote = frame.prices.get(figure.item.id)
        said |= {quote.price.currency} if quote is not None else set()
    own = (frame.own.of(item) for item in package.figures)
    said |= {one.currency for one in own if one is not None}
    for currency in sorted(filter(None, said)):
        rate = frame.rates.between(currency, frame.currency)
        if rate is not None:
            yield rate

"""Everything said in one negotiation, gathered once for the ledger and its versions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from journal.domain.instants import Instant
from journal.domain.offer.confirmation import Confirmed, confirmed
from journal.domain.offer.contingency import Met, conditions_met
from journal.domain.offer.frame import Frame, currency_of
from journal.domain.offer.held import Held, by_item, completed, held_in
from journal.domain.offer.judging import rulings_on
from journal.domain.offer.own import own_of, quotes_in
from journal.domain.offer.pages import pages_of, pairs_on, renamed_by
from journal.domain.offer.rates import Rate, Rates
from journal.domain.offer.versions import EXPLODING_BELOW, OfferVersion, versions
from journal.domain.record import record
from journal.domain.records import Entry, ItemTable, Negotiation, Person
from journal.domain.records.ruling import Ruling
from journal.domain.records.valuation import Valuation


@record
class Case:
    """One negotiation's statements by item, in the order of the item table, with all that qualifies them.

    `pairs` and `rulings` are the person's own, by the item of the row.
    """

    negotiation: Negotiation
    frame: Frame
    held: Mapping[str, Sequence[Held]]
    versions: tuple[OfferVersion, ...]
    confirmed: Confirmed
    met: Met
    pairs: Mapping[str, tuple[Ruling, ...]]
    rulings: Mapping[str, Ruling]


def case_of(
    negotiation: Negotiation,
    entries: Iterable[Entry],
    people: Mapping[str, Person],
    items: ItemTable,
    now: Instant,
    *,
    rulings: Iterable[Ruling] = (),
    rates: Iterable[Rate] = (),
    valuations: Iterable[Valuation] = (),
    exploding_below: timedelta = EXPLODING_BELOW,
) -> Case:
    """The case of a negotiation from entries in log order; those of other negotiations may be among them."""
    rulings = tuple(rulings)
    renamed = renamed_by(negotiation.id, rulings)
    pages = pages_of(negotiation.id, entries, renamed)
    recaps, met = confirmed(pages), conditions_met(pages)
    held_by_entry = {page.entry.id: held_in(page, recaps, met) for page in pages}
    held = [one for page in pages for one in held_by_entry[page.entry.id]]
    frame = Frame(
        items=items,
        people=people,
        rates=Rates(rates),
        currency=currency_of(negotiation, held),
        prices=quotes_in(held),
        now=now,
        own=own_of(negotiation.id, valuations),
    )
    return Case(
        negotiation=negotiation,
        frame=frame,
        held=_in_table_order(by_item(held), items),
        versions=versions(pages, held_by_entry, exploding_below=exploding_below),
        confirmed=recaps,
        met=met,
        pairs=pairs_on(negotiation.id, rulings, renamed),
        rulings=rulings_on(negotiation.id, rulings, renamed),
    )


def _in_table_order(held: Mapping[str, Sequence[Held]], items: ItemTable) -> dict[str, Sequence[Held]]:
    """By the item table, instances after their item; what the table does not know comes last, by its id."""
    place = {item.id: index for index, item in enumerate(items.items)}
    order = sorted(held, key=lambda item: (place.get(item.partition("/")[0], len(place)), item))
    return {item: completed(held[item]) for item in order}

"""What the rules of the ledger need to know beside the statements: items, people, rates, prices and now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from journal.domain.instants import Instant
from journal.domain.offer.held import Held
from journal.domain.offer.own import NO_VALUATIONS, Own, Quote
from journal.domain.offer.quantity import Quantity, quantity
from journal.domain.offer.rates import Rates
from journal.domain.records import ME, Authority, ItemTable, Negotiation, OfferItem, Person, Value, ValueKind

TOTAL = "total"
"""The item id of total compensation, which is never added to its parts."""

HOURS = "hours"
"""The item id of the hours worked a week, by which hourly pay is valued."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The surroundings of one ledger.

    `currency` is the one its totals are in, empty where none is known. `prices` are the latest price of one unit
    of equity that any statement names, by the item's id without its instance; `own` are the person's own figures.
    `sizes` keeps the quantities that were made of values, beside the value so that it lives as long.
    """

    items: ItemTable
    people: Mapping[str, Person]
    rates: Rates
    currency: str
    prices: Mapping[str, Quote]
    now: Instant
    own: Own = NO_VALUATIONS
    sizes: dict[tuple[int, str, str, str], tuple[Value, Quantity | None]] = field(default_factory=dict, compare=False)

    def item(self, item_id: str) -> OfferItem:
        """The item of an id; one that the table does not know is neither better with more nor with less."""
        return self.items.get(item_id) or OfferItem(id=item_id, label=item_id, kind=ValueKind.MONEY)

    def size(self, held: Held, currency: str) -> Quantity | None:
        """What a statement names, as a quantity in the unit of its row and in a currency; None where it is none."""
        value = held.value
        if value is None:
            return None
        key = (id(value), held.item, held.statement.item, currency)
        if key not in self.sizes:
            item, row = self.item(held.statement.item), self.item(held.item)
            self.sizes[key] = (value, quantity(value, item, row, self.rates, currency))
        return self.sizes[key][1]

    def name(self, speaker: str | None) -> str:
        """What somebody is called, `me` for me and `somebody` for the unknown."""
        if speaker == ME:
            return ME
        person = self.people.get(speaker) if speaker is not None else None
        return person.name if person is not None else "somebody"

    def yields(self, speaker: str | None, holder: str | None) -> bool:
        """Whether the word of `speaker` cannot displace that of `holder`: a messenger's that of one who decides."""
        if speaker == holder:
            return False
        return self._authority(speaker) is Authority.MESSENGER and self._authority(holder) is Authority.DECIDES

    def _authority(self, speaker: str | None) -> Authority:
        person = self.people.get(speaker) if speaker is not None else None
        return person.authority if person is not None else Authority.UNKNOWN


def currency_of(negotiation: Negotiation, held: Iterable[Held]) -> str:
    """The currency of a ledger: the negotiation's own, else that of the first money named, else empty."""
    if negotiation.currency:
        return negotiation.currency
    return next((one.value.currency for one in held if one.value is not None and one.value.currency), "")

"""What a part is read against: the items, the currency, the moment, and the names that are known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from journal.domain.capture.nearest import nearest
from journal.domain.dates import Ambiguous, Looking, Reading, read_when
from journal.domain.dates.business import Holidays
from journal.domain.instants import Instant
from journal.domain.records.item import ItemTable, OfferItem
from journal.domain.records.negotiation import Negotiation

MOST_SUGGESTED = 24


class Scope:
    """The surroundings of a part.

    `anchor` is the moment its dates look forward from, in the person's zone. `own` is the entry's negotiation,
    None while unfiled; `currency` the person's own, empty if unknown. `negotiations` are by folded name, and
    `is_person` tells whether a name is a known person's. `holidays` are those of the entry's negotiation; None: none.
    """

    __slots__ = ("_suggested", "anchor", "currency", "holidays", "is_person", "items", "negotiations", "own")

    def __init__(
        self,
        *,
        items: ItemTable,
        anchor: Instant,
        own: Negotiation | None,
        currency: str,
        negotiations: Mapping[str, Negotiation],
        is_person: Callable[[str], bool],
        holidays: Holidays | None = None,
    ) -> None:
        self.items = items
        self.anchor = anchor
        self.own = own
        self.currency = currency
        self.negotiations = negotiations
        self.is_person = is_person
        self.holidays = holidays
        self._suggested: dict[str, str] = {}

    def currencies(self, elsewhere: Negotiation | None) -> tuple[str, str]:
        """What a sign is settled by: the currency of the negotiation spoken of, then the person's own."""
        about = elsewhere or self.own
        return about.currency if about else "", self.currency

    def when(self, text: str, start: int) -> Reading | Ambiguous | None:
        """The date phrase that begins exactly there, looking forward from the entry's time."""
        return read_when(text, start, anchor=self.anchor, looking=Looking.FORWARD, holidays=self.holidays)

    def suggest(self, word: str, known: Iterable[str]) -> str:
        """The known word nearest to a folded one; empty if none is near, or after a text's first few mistakes.

        To look is slow beside everything else that is read, and a page of mistakes is no mistake.
        """
        if word not in self._suggested and len(self._suggested) < MOST_SUGGESTED:
            self._suggested[word] = nearest(word, known)
        return self._suggested.get(word, "")


class About:
    """The item a value is read for: what a bare number means, which currency a sign takes."""

    __slots__ = ("currencies", "item", "unit")

    def __init__(self, item: OfferItem, unit: str, currencies: tuple[str, str]) -> None:
        self.item = item
        self.unit = unit
        self.currencies = currencies

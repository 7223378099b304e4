"""Offer items: the elements of a package, as a table of data."""

from __future__ import annotations

from collections.abc import Iterable

from journal.domain.record import record
from journal.domain.records.value import Period, ValueKind
from journal.domain.records.words import Word


class Better(Word):
    """Which way is better for the person."""

    MORE = "more"
    LESS = "less"
    NEITHER = "neither"


@record
class OfferItem:
    """One element of a package.

    `kind` and `unit` say what a bare number means; `period` how often money is paid, None where it is not
    money; `percent_of` the item that a bare percentage is of, empty: it has to be asked. `own` marks an item
    the user made.
    """

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    kind: ValueKind
    unit: str = ""
    period: Period | None = None
    better: Better = Better.NEITHER
    percent_of: str = ""
    own: bool = False


class ItemTable:
    """The items known to a journal, by id and by the words they are called."""

    def __init__(self, items: Iterable[OfferItem]) -> None:
        self.items = tuple(items)
        self._by_id = {item.id: item for item in self.items}
        self._by_word: dict[str, OfferItem] = {}
        for item in self.items:
            for word in (item.id, item.label, *item.aliases):
                self._by_word.setdefault(word.casefold(), item)

    def get(self, item_id: str) -> OfferItem | None:
        """The item of an id, whatever instance follows after a slash."""
        return self._by_id.get(item_id.partition("/")[0])

    def named(self, words: str) -> OfferItem | None:
        """The item that is called exactly so, in any case; None if no item is."""
        return self._by_word.get(words.casefold())

    def label(self, item_id: str) -> str:
        """What the screen calls it: `Equity, options` for `equity/options`; the id itself if unknown."""
        item = self.get(item_id)
        base = item.label if item else item_id.partition("/")[0]
        instance = item_id.partition("/")[2]
        return f"{base}, {instance}" if instance else base

    @property
    def words(self) -> dict[str, OfferItem]:
        """Every word or phrase an item is called, in lower case."""
        return self._by_word

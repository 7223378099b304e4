"""Values and items in the words of a prep, read by the capture language itself."""

from __future__ import annotations

from collections.abc import Iterable

from journal.domain import capture as language
from journal.domain.capture.known import Known
from journal.domain.capture.nearest import nearest
from journal.domain.capture.tokens import fold
from journal.domain.capture.values import wanted
from journal.domain.record import record
from journal.domain.records import Certainty, Negotiation, OfferItem, Value, ValueKind
from journal.domain.records.prep import BASE

LONGEST = 200
"""Characters of a value; what is longer is none."""


@record(kw_only=False)
class Asked:
    """Words that could not be read, what was expected in their place, and the nearest known word or empty."""

    found: str
    expected: str
    nearest: str = ""


class ValueReader:
    """Reads the values of one negotiation, in its currency."""

    def __init__(self, known: Known, negotiation: Negotiation) -> None:
        self._known = known
        self._negotiation = negotiation

    def value(self, words: str, item: str = BASE) -> tuple[Value | None, Asked | None]:
        """The figure or range that the words are of an item, with nothing behind it; else what was expected."""
        found = self._known.items.get(item) or OfferItem(id=item, label=item, kind=ValueKind.MONEY)
        if not words or len(words) > LONGEST or any(sign in words for sign in "[];\n"):
            return None, Asked(words, wanted(found))
        reading = language.read(f"[{item} promised {words}]", self._known, focus=self._negotiation.id)
        said, problems = reading.entry.statements, reading.entry.findings
        value = said[0].value if len(said) == 1 else None
        if problems or value is None:
            first = next(iter(problems), None)
            return None, Asked(words, first.expected if first else wanted(found), first.nearest if first else "")
        one = said[0]
        if one.condition or one.by is not None or one.certainty is not Certainty.UNKNOWN:
            return None, Asked(words, f"a value alone: {wanted(found)}")
        if value.amount is None and not value.is_range:
            return None, Asked(words, wanted(found))
        return value, None

    def item_at(self, words: str) -> tuple[str, str]:
        """The item that words begin with and the words behind it; the base salary and all of them where none is."""
        pieces = words.split()
        for count in range(min(len(pieces), 4), 0, -1):
            item = self.item(" ".join(pieces[:count]))
            if item:
                return item, " ".join(pieces[count:])
        return BASE, " ".join(pieces)

    def item(self, words: str) -> str:
        """The id of the item that is called so, its instance behind a slash; empty where none is."""
        base, slash, instance = words.strip().partition("/")
        named = self._known.items.named(base.strip())
        return f"{named.id}{slash}{fold(instance)}" if named is not None else ""

    def near_item(self, words: str) -> str:
        """The word nearest to one that names no item; empty where none is near."""
        return self.nearest(words, self._known.items.words)

    def nearest(self, word: str, known: Iterable[str]) -> str:
        """The known word nearest to another; empty where none is near."""
        return nearest(fold(word), known)

    def negotiation(self, words: str) -> Negotiation | None:
        """The other negotiation of a short name, in any case; None where it is no other's."""
        wanted_name = words.strip().casefold()
        others = (one for one in self._known.negotiations if one.id != self._negotiation.id)
        return next((one for one in others if one.name.casefold() == wanted_name), None)

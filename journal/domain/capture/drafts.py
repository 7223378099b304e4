"""A statement while it is being read."""

from __future__ import annotations

from journal.domain.capture.asks import Ask, Rule
from journal.domain.capture.gathered import Gathered
from journal.domain.capture.speakers import Prefix
from journal.domain.instants import When
from journal.domain.records.item import OfferItem
from journal.domain.records.statement import Certainty, Stance
from journal.domain.records.value import Value


class Draft:
    """A statement as its words say it, before the entry fills in what they leave out.

    `item` None: no item is known, and there are only asks. `stance` None: none was said. `unread` are the tokens
    that were not understood, `noted` those that are asked about and kept. `is_lost`: nothing is stated.
    """

    __slots__ = (
        "asks", "by", "certainty", "condition", "has_unit", "instance", "is_lost", "item", "noted", "prefix", "quote",
        "stance", "terms", "unread", "value", "value_asked",
    )  # fmt: skip

    def __init__(self, prefix: Prefix) -> None:
        self.prefix = prefix
        self.item: OfferItem | None = None
        self.instance = ""
        self.stance: Stance | None = None
        self.value: Value | None = None
        self.value_asked = False
        self.has_unit = False
        self.certainty = Certainty.UNKNOWN
        self.condition = ""
        self.by: When | None = None
        self.quote = ""
        self.unread: list[int] = []
        self.noted: list[int] = []
        self.asks: list[Ask] = []
        self.is_lost = False
        self.terms: Gathered

    @property
    def item_id(self) -> str:
        """The item's id with its instance; empty where no item is known."""
        base = self.item.id if self.item else ""
        return f"{base}/{self.instance}" if self.instance else base

    def ask(self, rule: Rule, at: int, to: int, expected: str, nearest: str = "", *, lost: bool = True) -> None:
        """Asks about some tokens; `lost` as long as that leaves nothing certain enough to state."""
        self.asks.append(Ask(rule, at, to, expected, nearest))
        self.is_lost = self.is_lost or lost

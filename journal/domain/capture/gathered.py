"""The terms of one statement while it is being read, and the value they end up on."""

from __future__ import annotations

from decimal import Decimal

from journal.domain.capture import lexicon
from journal.domain.capture.scope import About
from journal.domain.record import replace
from journal.domain.records.value import NO_TERMS, Instalment, Price, Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Gathered:
    """The terms of one statement while it is being read.

    `first` is the value that was read, None before it, and begins at token `at`. `months` says when each payment of
    `A at start + B after 12 months` is made, `shares` are the payments beyond the first, `words` all of them as typed.
    """

    __slots__ = ("about", "at", "fields", "first", "months", "shares", "unit_price", "words")

    def __init__(self, about: About) -> None:
        self.about = about
        self.at = 0
        self.first: Value | None = None
        self.fields: dict[str, Any] = {}
        self.months: list[int] = []
        self.shares: list[Decimal] = []
        self.unit_price: Price | None = None
        self.words = ""

    @property
    def is_empty(self) -> bool:
        return not (self.fields or self.months or self.unit_price)

    def value(self, text: str, note: str) -> Value | None:
        """The value with its terms and note; None where nothing at all was read.

        Terms without an amount make a value of the item's kind that has none. `text` are then its words.
        """
        if self.is_empty and not note:
            return self.first
        value = self.first or Value(text=text, kind=self.about.item.kind)
        fields = dict(self.fields)
        if note:
            fields["note"] = note
        if self.unit_price is not None:
            unit = value.unit or self.about.unit
            fields["strike" if unit in lexicon.OPTION_UNITS else "price"] = self.unit_price
        if self.months and value.amount is not None:
            amounts = (value.amount, *self.shares)
            fields["instalments"] = tuple(
                Instalment(amount, months) for amount, months in zip(amounts, self.months, strict=True)
            )
            value = replace(value, amount=sum(amounts, Decimal(0)), text=self.words)
        return replace(value, terms=replace(NO_TERMS, **fields))

"""Counting a set of entries by a key of which every entry has one: its negotiation, its channel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from journal.domain.query.bits import numbers_of, picked

_FEW = 20


class Tally:
    """`having` are the entries by key; together they are all of the first `size` numbers, each once."""

    def __init__(self, having: Mapping[str, int], size: int) -> None:
        self._having = having
        self._size = size
        self._codes: list[str] = []
        self._totals: Counter[str] = Counter()

    def counts(self, bits: int) -> Mapping[str, int]:
        """How many entries of a set have each key."""
        if len(self._having) <= _FEW:
            return {key: (having & bits).bit_count() for key, having in self._having.items()}
        if not self._codes:
            self._number()
        if bits.bit_count() * 2 <= self._size:
            return Counter(picked(self._codes, bits))
        others = Counter(picked(self._codes, ((1 << self._size) - 1) & ~bits))
        return {key: count - others[key] for key, count in self._totals.items()}

    def _number(self) -> None:
        """Note the key of each entry by number."""
        self._codes = [""] * self._size
        for key, having in self._having.items():
            for number in numbers_of(having):
                self._codes[number] = key
        self._totals = Counter(self._codes)

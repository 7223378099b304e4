"""The shape of a long list."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate


class Outline:
    """Which rows there are and how high they are: made on any thread, before anybody knows the width."""

    __slots__ = ("keys", "places", "tops")

    def __init__(self, keys: Sequence[str], heights: Iterable[int]) -> None:
        self.keys = keys
        self.tops = array("q", accumulate(heights, initial=0))
        self.places = {key: place for place, key in enumerate(keys) if key}

"""The way one came: where one was before, like a browser."""

from __future__ import annotations

from typing import NamedTuple

MOST = 100


class Spot(NamedTuple):
    """A place in the app: the id of the view, the key of the row selected in it, and an entry opened over it."""

    view: str
    key: str = ""
    entry: str = ""


class Trail:
    """The spots that were left, the last `MOST` of them."""

    def __init__(self) -> None:
        self._left: list[Spot] = []

    def leave(self, spot: Spot) -> None:
        """Note where one was; the same spot twice in a row counts once."""
        if self._left[-1:] != [spot]:
            self._left = [*self._left[1 - MOST :], spot]

    def back(self, here: Spot) -> Spot | None:
        """The last spot that is elsewhere; None where one began."""
        while self._left:
            spot = self._left.pop()
            if spot != here:
                return spot
        return None

"""How much of a journal is known."""

from __future__ import annotations

from enum import IntEnum


class Extent(IntEnum):
    """How much of the journal is known: nothing yet, what derived data and the end of the log tell, or all of it."""

    NOTHING = 0
    PART = 1
    WHOLE = 2

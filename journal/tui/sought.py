"""What a search adds to an entry that is read: where its words stand, and what the offer says of each statement."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from journal.domain.record import record

if TYPE_CHECKING:
    from journal.service.beside import OfferSays

Marks = Callable[[str], tuple[tuple[int, int], ...]]
"""The places in a text that answer, in order and apart."""


@record
class Sought:
    """`hits` are places in the body, `marks` finds them in other texts, `says` is by the id of the statement.

    `offer` names the offer that `says` is about, empty where there is none.
    """

    hits: tuple[tuple[int, int], ...]
    marks: Marks
    says: Mapping[str, OfferSays]
    offer: str = ""

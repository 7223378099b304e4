"""Ids: minted once as UUID version 7 (RFC 9562), shown and typed as their shortest unique ending."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from itertools import pairwise

SHORTEST = 4
_VERSION = 0x7
_VARIANT = 0b10


def uuid7() -> str:
    """A new id. It begins with the real time in milliseconds; ids of one millisecond are in no order."""
    chance = int.from_bytes(os.urandom(10), "big")
    number = (time.time_ns() // 1_000_000 & (1 << 48) - 1) << 80 | chance
    number = number & ~(0xF << 76) | _VERSION << 76
    number = number & ~(0b11 << 62) | _VARIANT << 62
    text = f"{number:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def shortest_ending(id_: str, ids: Iterable[str]) -> str:
    """The shortest ending, of at least four characters, by which one id is told from the others.

    It stands whole where another one ends in it.
    """
    size = SHORTEST
    others = [one for one in ids if one != id_ and one.endswith(id_[-size:])]
    while others and size < len(id_):
        size += 1
        others = [one for one in others if one.endswith(id_[-size:])]
    return id_[-size:]


def shortest_endings(ids: Iterable[str]) -> dict[str, str]:
    """The shortest ending, of at least four characters, by which each id is told from all the others.

    An id that another one ends in has no such ending and stands whole.
    """
    turned = sorted({id_[::-1] for id_ in ids})
    shared = [0, *(_shared(one, two) for one, two in pairwise(turned)), 0]
    return {
        one[::-1]: one[: max(SHORTEST, before + 1, after + 1)][::-1]
        for one, before, after in zip(turned, shared, shared[1:], strict=False)
    }


def _shared(one: str, two: str) -> int:
    """How many characters two strings have in common at their beginning."""
    count = 0
    for left, right in zip(one, two, strict=False):
        if left != right:
            break
        count += 1
    return count

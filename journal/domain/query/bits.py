"""Sets of small numbers as the bits of an integer: joined, counted and compared all at once."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, islice

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    Item = TypeVar("Item")

FEW = 2_000
"""So many numbers are handled one by one, more all together."""


def bits_of(numbers: Iterable[int], size: int) -> int:
    """The set of some numbers below `size`."""
    given = numbers if isinstance(numbers, array | list) else list(numbers)
    if len(given) < FEW:
        octets = bytearray(size // 8 + 1)
        for number in given:
            octets[number >> 3] |= 1 << (number & 7)
        return int.from_bytes(octets, "little")
    digits = bytearray(b"0") * size
    for number in given:
        digits[number] = 49
    digits.reverse()
    return int(digits, 2)


def numbers_of(bits: int, limit: int | None = None, *, is_rising: bool = False) -> list[int]:
    """The numbers of a set, the highest first unless it `is_rising`; no more than `limit`."""
    digits = f"{bits:b}"
    count = bits.bit_count() if limit is None else min(limit, bits.bit_count())
    if count > FEW:
        rising = picked(range(len(digits)), bits)
        return list(islice(rising if is_rising else reversed(list(rising)), count))
    top = len(digits) - 1
    find, found, at = (digits.rfind, [], top + 1) if is_rising else (digits.find, [], -1)
    for _ in range(count):
        at = find("1", 0, at) if is_rising else find("1", at + 1)
        found.append(top - at)
    return found


def picked(items: Sequence[Item], bits: int) -> Iterator[Item]:
    """The items at the numbers of a set, in their order."""
    return compress(items, f"{bits:b}"[::-1].encode().translate(_FLAGS))


_FLAGS = bytes.maketrans(b"01", b"\0\1")

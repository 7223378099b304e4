"""Sets of numbers as the bits of an integer."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journal.domain.query.bits import FEW, bits_of, numbers_of, picked

SIZE = 5_000
NUMBERS = st.sets(st.integers(0, SIZE - 1), max_size=30) | st.integers(1, 7).map(lambda step: set(range(0, SIZE, step)))


@given(NUMBERS, st.none() | st.integers(0, SIZE))
def test_numbers_become_bits_and_numbers_again(numbers, limit):
    bits = bits_of(sorted(numbers), SIZE)
    assert bits == sum(1 << number for number in numbers)
    assert numbers_of(bits, limit) == sorted(numbers, reverse=True)[:limit]
    assert numbers_of(bits, limit, is_rising=True) == sorted(numbers)[:limit]
    assert list(picked([str(number) for number in range(SIZE)], bits)) == [str(number) for number in sorted(numbers)]


def test_both_ways_are_gone():
    assert SIZE > 2 * FEW

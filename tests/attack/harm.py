"""What can befall a file that can be made again: a bit turned over, a cut, the content of another one."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.attack.children import spread
from tests.attack.scene import Trials

_SEED = 20261122

Others = Sequence[tuple[str, Callable[[Path], bytes]]]
"""Contents that a file may not have, by what they are; each is made of the path of the file as it should be."""


def harmed(
    whole: Callable[[], Path], judge: Callable[[bytes, str], str], others: Others, flips: int, cuts: int
) -> Trials:
    """What `judge` finds broken by each harm; `whole` is the file as it should be, each process's own."""
    size = len(whole().read_bytes())
    chance = random.Random(_SEED)
    bits = [chance.randrange(size * 8) for _ in range(flips)]
    ends = [chance.randrange(size) for _ in range(cuts)]

    def judge_flip(bit: int) -> str:
        turned = bytearray(whole().read_bytes())
        bit %= len(turned) * 8
        turned[bit // 8] ^= 1 << bit % 8
        return judge(bytes(turned), f"bit {bit % 8} of byte {bit // 8}")

    def judge_cut(end: int) -> str:
        return judge(whole().read_bytes()[:end], f"cut at {end}")

    def judge_other(place: int) -> str:
        what, make = others[place]
        return judge(make(whole()), what)

    yield from spread(bits, judge_flip)
    yield from spread(ends, judge_cut)
    yield from spread(list(range(len(others))), judge_other)

"""Blocks of a page made to fit its height: the longest give way first, and say how much is left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from journal.tui.render.rows import SPACE, Row


class Block:
    """A heading with rows under it. `sizes` are the rows' lines; at least `least` rows stay, 0: it may go as a whole.

    `draw` makes the heading and so many rows of it.
    """

    __slots__ = ("draw", "least", "sizes")

    def __init__(self, sizes: Sequence[int], least: int, draw: Callable[[int], list[Row]]) -> None:
        self.sizes = sizes
        self.least = min(least, len(sizes))
        self.draw = draw

    def height(self, count: int) -> int:
        """The lines of the heading and so many rows; none where it goes as a whole."""
        return 0 if self.is_gone(count) else 1 + sum(self.sizes[:count])

    def is_gone(self, count: int) -> bool:
        return count == 0 and bool(self.sizes)


def fitted(blocks: Sequence[Block], room: int | None) -> list[int]:
    """How many rows of each block there is room for, with an empty line between blocks; None: for all of them.

    The block gives way that has the most lines to spare.
    Where even the least does not fit, the least is what is shown, and the page scrolls.
    """
    counts = [len(block.sizes) for block in blocks]
    while room is not None and _total(blocks, counts) > room:
        spare = [sum(block.sizes[max(block.least, 1) : count]) for block, count in zip(blocks, counts, strict=True)]
        if max(spare, default=0) > 0:
            counts[_last_of(spare)] -= 1
            continue
        gone = [place for place, block in enumerate(blocks) if block.least == 0 and counts[place]]
        if not gone:
            break
        counts[gone[-1]] = 0
    return counts


def _last_of(spare: Sequence[int]) -> int:
    """The place of the largest; of several the last."""
    return max(range(len(spare)), key=lambda place: (spare[place], place))


def _total(blocks: Sequence[Block], counts: Sequence[int]) -> int:
    heights = [block.height(count) for block, count in zip(blocks, counts, strict=True)]
    shown = [height for height in heights if height]
    return sum(shown) + max(len(shown) - 1, 0)


def laid_out(blocks: Sequence[Block], counts: Sequence[int]) -> list[Row]:
    """The rows of the blocks, apart by an empty line."""
    rows: list[Row] = []
    for block, count in zip(blocks, counts, strict=True):
        if not block.is_gone(count):
            rows += [SPACE, *block.draw(count)] if rows else block.draw(count)
    return rows

"""The scale of a brief: walk-away, offer, what was said and the target as marks on one line."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from journal.domain.phrasing import number
from journal.domain.prep.standing import Figure, Mark, Standing
from journal.tui.render.line import ACCENT, ERROR, MUTED, PLAIN, RULE, Cell, Ink, Line, Run, cells, row

_GLYPHS = {Mark.WALK_AWAY: "○", Mark.OFFER: "●", Mark.SAID: "●", Mark.ASKED: "○", Mark.TARGET: "▲"}
_WORDS = {
    Mark.WALK_AWAY: "walk away",
    Mark.OFFER: "offer",
    Mark.SAID: "said",
    Mark.ASKED: "asked",
    Mark.TARGET: "target",
}
_INKS = {Mark.WALK_AWAY: MUTED, Mark.SAID: PLAIN, Mark.ASKED: PLAIN, Mark.TARGET: ACCENT}
_LEAST = 10_000
_EDGE = 3
"""Empty cells before the lowest and after the highest mark, so that their words have room."""


def scale_lines(standing: Standing, label: str, unit: str, width: int, at: int) -> list[Line]:
    """Four lines: what it is of, the figures, the rule with its marks, and the words; nothing with less than two.

    They start at column `at` and end at `width`. The market's range is the heavier part of the rule.
    """
    figures = [one for one in standing.figures if one.mark is not Mark.ASKED]
    if len(figures) < 2 or width - at < 24:
        return []
    is_short = all(one.amount >= _LEAST and one.amount % 100 == 0 for one in figures)
    ends = [one.amount for one in figures]
    place = _placing(min(ends), max(ends), at, width)
    aside = f"thousand {unit}".strip() if is_short else unit
    numbers = [_short(one.amount) if is_short else number(one.amount) for one in figures]
    inks = [_ink(one, standing) for one in figures]
    centres = [place(one.amount) for one in figures]
    words = [_WORDS[one.mark] for one in figures]
    return [
        row(width, [Cell(at, label)], [Run(aside, MUTED)]),
        _labels(numbers, centres, inks, at, width),
        _rule(standing, centres, [_GLYPHS[one.mark] for one in figures], inks, at, width),
        _labels(words, centres, inks, at, width),
    ]


def _placing(low: Decimal, high: Decimal, at: int, width: int) -> Placing:
    return Placing(low, high, at + _EDGE + 4, width - _EDGE - 2)


class Placing:
    """From an amount to a column; amounts beyond the ends stand at the ends."""

    def __init__(self, low: Decimal, high: Decimal, first: int, last: int) -> None:
        self._low, self._span = low, (high - low) or Decimal(1)
        self._first, self._room = first, last - first

    def __call__(self, amount: Decimal) -> int:
        share = min(max((amount - self._low) / self._span, Decimal(0)), Decimal(1))
        return self._first + round(share * self._room)


def _short(amount: Decimal) -> str:
    return number(amount / 1000)


def _ink(one: Figure, standing: Standing) -> Ink:
    """The offer is red where it is below what was said, or below what I would walk away from."""
    if one.mark is not Mark.OFFER:
        return _INKS[one.mark]
    above = [standing.amount(mark) for mark in (Mark.SAID, Mark.WALK_AWAY)]
    return ERROR if any(end is not None and one.amount < end for end in above) else PLAIN


def _labels(texts: Sequence[str], centres: Sequence[int], inks: Sequence[Ink], at: int, width: int) -> Line:
    """Texts about their columns, moved as little as keeps a cell between them."""
    starts: list[int] = []
    edge = at
    for text, centre in zip(texts, centres, strict=True):
        starts.append(max(centre - cells(text) // 2, edge))
        edge = starts[-1] + cells(text) + 1
    limit = width
    for place in range(len(texts) - 1, -1, -1):
        starts[place] = min(starts[place], limit - cells(texts[place]))
        limit = starts[place] - 1
    placed = [Cell(max(start, 0), text, ink) for start, text, ink in zip(starts, texts, inks, strict=True)]
    return row(width, placed)


def _rule(
    standing: Standing, centres: Sequence[int], glyphs: Sequence[str], inks: Sequence[Ink], at: int, width: int
) -> Line:
    marks = dict(zip(centres, zip(glyphs, inks, strict=True), strict=True))
    heavy = _market(standing, centres, at, width)
    runs = [Run(" " * at)]
    for column in range(at, width):
        glyph, ink = marks.get(column, ("━" if column in heavy else "─", RULE))
        runs.append(Run(glyph, ink))
    return tuple(runs)


def _market(standing: Standing, centres: Sequence[int], at: int, width: int) -> range:
    """The columns of the base's market range; none without one."""
    base = next((one for one in standing.market if one.figure.item == "base" and one.low < one.high), None)
    ends = [one.amount for one in standing.figures if one.mark is not Mark.ASKED]
    if base is None or base.high < min(ends):
        return range(0)
    place = _placing(min(ends), max(ends), at, width)
    last = width if base.high > max(ends) else place(base.high) + 1
    first = at if base.low < min(ends) else place(base.low)
    return range(first, last)

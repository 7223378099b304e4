"""The private block of a brief: the scale, what is prepared, openings, and what was learned."""

from __future__ import annotations

from collections.abc import Sequence

from journal.domain.brief.page import Brief
from journal.domain.brief.parts import Part
from journal.domain.brief.private_words import (
    NOBODY_ELSE,
    TITLE,
    alternative_gist,
    lessons_part,
    market_gist,
    openings_part,
    prep_part,
    priorities_gist,
)
from journal.domain.records.prep import BASE
from journal.tui.jobs_brief import BriefData
from journal.tui.render.fitting import Block
from journal.tui.render.flow import Flow
from journal.tui.render.line import BOLD, EMPTY, MUTED, Cell, Line, Run, cells, indent, length, row
from journal.tui.render.rows import Row, drawn, heading
from journal.tui.render.scale import scale_lines

PREP = "prep//"
"""The key of the heading that leads to the form."""
MARGIN = 3
"""Where text in the block starts: it is a side pane."""
_WORDS = 10
_ON_SCALE = ("target", "walk away", "offer")


def private_blocks(data: BriefData, width: int, *, at: int = MARGIN, is_whole: bool = False) -> list[Block]:
    """The blocks of what is nobody else's; each thing on one line, unless all of it `is_whole`."""
    brief, items = data.brief, data.items
    blocks = [_prep(data, width, at, is_whole)]
    opening, learned = openings_part(brief, items), lessons_part(brief, items)
    if opening is not None:
        lines = [[row(width - 2, [Cell(at, "·", MUTED), Cell(at + 2, point.label)])] for point in opening.points]
        blocks.append(_block(opening, lines, width, at, least=2))
    if learned is not None:
        blocks.append(_lessons(learned, width, at, is_whole))
    return blocks


def _prep(data: BriefData, width: int, at: int, is_whole: bool) -> Block:
    """The scale stays as a whole; of the rows under it those that come first."""
    brief = data.brief
    part = prep_part(brief, data.items)
    scale = scale_lines(brief.standing, data.items.label(BASE), _unit(brief), width - 2, at) if part else []
    told = [(point.label, point.by) for point in part.points] if is_whole and part else _gist(data)
    told = [pair for pair in told if not (scale and pair[0] in _ON_SCALE)]
    rows = [_told(label, words, width, at, None if is_whole else 1) for label, words in told]
    if part is None:
        rows = [[row(width - 2, [Cell(at, "Nothing is prepared yet; e writes it.", MUTED)])]]
    groups: list[list[Line]] = [[EMPTY, *scale, EMPTY], *rows] if scale else rows

    def draw(count: int) -> list[Row]:
        aside = NOBODY_ELSE if count >= len(groups) else f"private, and {len(groups) - count} more"
        head = drawn(PREP, row(width - 2, [Cell(at, TITLE, BOLD)], [Run(aside, MUTED)]))
        return [head, *(heading(*lines) for lines in groups[:count])]

    return Block([len(lines) for lines in groups], 5, draw)


def _gist(data: BriefData) -> list[tuple[str, str]]:
    """What is prepared, each thing short enough for a line."""
    brief = data.brief
    part = prep_part(brief, data.items)
    figures = iter(brief.prep.market if brief.prep else ())
    short = {"market": lambda words: market_gist(brief, next(figures), data.items)}
    short["instead"] = lambda words: alternative_gist(brief)
    short["matters"] = lambda words: priorities_gist(brief)
    points = part.points if part else ()
    return [(point.label, short.get(point.label, str)(point.by)) for point in points]


def _unit(brief: Brief) -> str:
    base = brief.ledger.by_item.get(BASE)
    held = (base.promised or base.offered or base.since) if base else None
    period = held.value.period if held is not None and held.value is not None else None
    return f"a {period.value}" if period is not None and period.value != "once" else "a year"


def _told(label: str, words: str, width: int, at: int, most: int | None) -> list[Line]:
    first, *rest = Flow(words).lines(max(width - 2 - at - _WORDS, 1), most)
    head = (Run(" " * at), Run(label, MUTED), Run(" " * max(_WORDS - cells(label), 1)), *first)
    return [head, *(indent(line, at + _WORDS) for line in rest)]


def _lessons(part: Part, width: int, at: int, is_whole: bool) -> Block:
    """Each in two lines, or whole; where it is from behind it."""
    make = _whole_lesson if is_whole else _lesson
    lines = [make(point.label, point.by, width, at) for point in part.points]
    return _block(part, lines, width, at, least=1)


def _lesson(words: str, where: str, width: int, at: int) -> list[Line]:
    room = max(width - 2 - at, 1)
    source = Run(f" {where}", MUTED)
    first, *rest = Flow(words).lines(room)
    if not rest and length(first) + cells(source.text) <= room:
        return [indent((*first, source), at)]
    more = "".join(run.text + " " for line in rest for run in line)
    second = Flow(more).lines(max(room - cells(source.text), 1), 1)[0] if more else ()
    return [indent(first, at), indent((*second, source) if second else (Run(where, MUTED),), at)]


def _whole_lesson(words: str, where: str, width: int, at: int) -> list[Line]:
    *first, last = Flow(words).lines(max(width - 2 - at, 1))
    source = Run(f" {where}", MUTED)
    fits = length(last) + cells(source.text) <= width - 2 - at
    lines = [*first, (*last, source)] if fits else [*first, last, (Run(where, MUTED),)]
    return [indent(line, at) for line in lines]


def _block(part: Part, lines: Sequence[list[Line]], width: int, at: int, *, least: int) -> Block:
    def draw(count: int) -> list[Row]:
        aside = "" if count >= len(lines) else f"and {len(lines) - count} more"
        head = heading(row(width - 2, [Cell(at, part.title, BOLD)], [Run(aside, MUTED)]))
        keys = [f"{part.section}/{place}/{one.entry}" if one.entry else "" for place, one in enumerate(part.points)]
        return [head, *(drawn(key, *each) for key, each in zip(keys[:count], lines[:count], strict=True))]

    return Block([len(each) for each in lines], least, draw)

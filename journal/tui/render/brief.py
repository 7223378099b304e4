"""The brief on the screen: the talk on the left, what is private and what is open on the right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.geometry import Size

from journal.domain.brief.parts import Part, Point, Section, Tone
from journal.domain.brief.words import parts
from journal.domain.instants import deadline
from journal.domain.record import record
from journal.tui.jobs_brief import BriefData
from journal.tui.render.brief_private import private_blocks
from journal.tui.render.fitting import Block, fitted, laid_out
from journal.tui.render.flow import Flow, spans_of
from journal.tui.render.line import (
    BOLD,
    ERROR,
    MUTED,
    NAMES,
    PLAIN,
    SUCCESS,
    WARNING,
    Cell,
    Ink,
    Line,
    Run,
    cells,
    indent,
    row,
)
from journal.tui.render.rows import SPACE, Row, Rows, drawn, heading

INKS = {Tone.PLAIN: PLAIN, Tone.MUTED: MUTED, Tone.GOOD: SUCCESS, Tone.WARN: WARNING, Tone.BAD: ERROR}
WIDEST = 92
"""Columns of the talk at most: on a wider screen what belongs together stays together."""
AMOUNT, UNIT, BY = 28, 30, 39
"""The edge of the figures, and where their units and who said so stand."""

CLOSED = "closed//"
"""The key of the row that stands for what is private on a narrow screen."""
_LEFT = (
    Section.MEETING, Section.SAID, Section.SILENT, Section.DIFFERS, Section.PROMISED, Section.CONFLICTS, Section.NAMED,
    Section.ASK, Section.SETTLED,
)  # fmt: skip
_OPEN = (Section.DEADLINES, Section.THEY_OWE, Section.I_OWE)
_LEAST = {
    Section.SAID: 2, Section.SILENT: 3, Section.DIFFERS: 4, Section.CONFLICTS: 2, Section.NAMED: 3, Section.ASK: 3,
    Section.SETTLED: 0, Section.DEADLINES: 4, Section.NOTICE: 2, Section.PEOPLE: 0,
}  # fmt: skip
_FOLDED, _FOLDED_TALK = 6, 3
"""Rows of a section on a narrow screen until all of it is asked for, and lines of what was said."""
_UNITS = {"% of base": "%", "days a week": "d/week", "hours a week": "h/week"}


@record
class Look:
    """How the page is to be shown: `is_whole` with every row, `is_plain` where there are no colours."""

    is_whole: bool = False
    is_plain: bool = False


@record(kw_only=False)
class Right:
    """The right side: the private block, and what is open beside it."""

    private: Rows
    around: Rows


def left_rows(data: BriefData, size: Size, look: Look) -> Rows:
    """What to say and to ask, in the order of the talk, as much as there is room for."""
    made, width = _by_section(data), min(size.width, WIDEST)
    blocks = [_block(data, made[one], width, look) for one in _LEFT if one in made]
    return Rows(laid_out(blocks, fitted(blocks, None if look.is_whole else size.height - 1)))


def right_rows(data: BriefData, size: Size, look: Look) -> Right:
    """What is private above, what is open between us and who is who below; together they fill the height."""
    private = private_blocks(data, size.width, is_whole=look.is_whole)
    around = _around(data, size.width, look, at=3)
    # Above and below the private block there is an empty line, and one above what follows it.
    counts = fitted([*private, *around], None if look.is_whole else size.height - 3)
    count = len(private)
    return Right(Rows(laid_out(private, counts[:count])), Rows(laid_out(around, counts[count:])))


def narrow_rows(data: BriefData, size: Size, look: Look) -> Rows:
    """All in one column; what is private comes last, and is closed until it is asked for."""
    made, width = _by_section(data), size.width
    here = [one for one in _LEFT if one in made]
    blocks = [_block(data, made[one], width, look) for one in here] + _around(data, width, look, at=2)
    if look.is_whole:
        blocks += private_blocks(data, width, at=2, is_whole=True)
    folded = [_FOLDED_TALK if one is Section.SAID else _FOLDED for one in here]
    most = folded + [_FOLDED] * (len(blocks) - len(here))
    counts = [
        len(block.sizes) if look.is_whole else min(len(block.sizes), count)
        for block, count in zip(blocks, most, strict=True)
    ]
    rows = laid_out(blocks, counts)
    if not look.is_whole:
        closed = row(width - 2, [Cell(2, "Private", BOLD)], [Run("v", BOLD), Run(" shows prep and lessons", MUTED)])
        rows += [SPACE, drawn(CLOSED, closed)]
    return Rows(rows)


def _by_section(data: BriefData) -> dict[Section, Part]:
    return {part.section: part for part in parts(data.brief, data.items)}


def _block(data: BriefData, part: Part, width: int, look: Look) -> Block:
    if part.section is Section.SAID:
        return _said(data, part, width, look)
    if part.section is Section.ASK:
        return _listed(part, width, [_question(number, one, width) for number, one in enumerate(part.points, 1)])
    if part.section is Section.MEETING:
        return _meeting(data, part, width)
    if part.section is Section.SETTLED:
        words = ", ".join(point.label for point in part.points)
        return _listed(part, width, [_wrapped(words, width, 2, MUTED)])
    return _listed(part, width, [[_row(point, width)] for point in part.points])


def _listed(part: Part, width: int, lines: Sequence[list[Line]], at: int = 2) -> Block:
    """A heading, and under it the rows of a part; those with an entry can be opened."""

    def draw(count: int) -> list[Row]:
        aside = part.aside if count >= len(lines) else f"and {len(lines) - count} more"
        head = heading(row(width - 2, [Cell(at, part.title, BOLD)], [Run(aside, MUTED)]))
        points = part.points if len(part.points) == len(lines) else ()
        keys = [_key(part, place, point) for place, point in enumerate(points)] or [""] * len(lines)
        return [head, *(drawn(key, *each) for key, each in zip(keys[:count], lines[:count], strict=True))]

    return Block([len(each) for each in lines], _LEAST.get(part.section, 1), draw)


def _key(part: Part, place: int, point: Point) -> str:
    return f"{part.section}/{place}/{point.entry}" if point.entry else ""


def entry_of(key: str) -> str:
    """The id of the entry that a row comes from; empty where it comes from none."""
    return key.rpartition("/")[2]


def _meeting(data: BriefData, part: Part, width: int) -> Block:
    """The meeting and when it is; under it who they are, and who decides if they do not."""
    when, _, left = part.aside.partition("  ")
    aside = [Run(when), Run(f"  {left}" if left else "", MUTED)]
    is_named = len(part.points) == 1 and part.points[0].label in part.title
    met = [f"{point.label}: {point.by}" if point.by else point.label for point in part.points]
    met = [point.by for point in part.points if point.by] if is_named else met
    others = [one.name for one in data.brief.people if one.authority.value == "decides" and one not in data.brief.whom]
    met += [f"{', '.join(others)} {'decides' if len(others) == 1 else 'decide'}"] if others else []
    lines = [_wrapped("; ".join(met), width, 2, MUTED, most=2)] if met else []
    head = heading(row(width - 2, [Cell(2, part.title, BOLD)], aside))
    return Block([len(each) for each in lines], 1, lambda count: [head, *(heading(*each) for each in lines[:count])])


def _said(data: BriefData, part: Part, width: int, look: Look) -> Block:
    entry = data.brief.said_last
    assert entry is not None
    flow = Flow(entry.body, spans_of(entry, data.follow_ups), is_plain=look.is_plain)
    lines = flow.lines(width - 4, tight=True)

    def draw(count: int) -> list[Row]:
        head = row(width - 2, [Cell(2, part.title, BOLD), Cell(4 + cells(part.title), part.aside, MUTED)])
        shown = lines if count >= len(lines) else flow.lines(width - 4, count, tight=True)
        return [drawn(f"{part.section}/0/{entry.id}", head), heading(*(indent(line, 2) for line in shown))]

    return Block([1] * len(lines), _LEAST[Section.SAID], draw)


def _row(point: Point, width: int) -> Line:
    """One row of the ledger: what, how much, who said so, and what became of it."""
    unit = _UNITS.get(point.unit, point.unit)
    left = [Cell(2, point.label, NAMES), Cell(AMOUNT - cells(point.amount), point.amount)]
    left += [Cell(UNIT, unit, MUTED), Cell(BY, point.by, MUTED)]
    return row(width - 2, [cell for cell in left if cell.text], [Run(point.end, INKS[point.tone])])


def _question(number: int, point: Point, width: int) -> list[Line]:
    first, *rest = Flow(point.label).lines(max(width - 6 - len(str(number)), 1), 2)
    at = 3 + len(str(number))
    return [(Run("  "), Run(f"{number} ", MUTED), *first), *(indent(line, at) for line in rest)]


def _wrapped(words: str, width: int, at: int, ink: Ink, most: int | None = None) -> list[Line]:
    return [indent(line, at) for line in Flow(words, ink=ink).lines(max(width - at - 2, 1), most)]


def _around(data: BriefData, width: int, look: Look, at: int) -> list[Block]:
    """What is open between us, what stands before giving notice, and who is who."""
    made = _by_section(data)
    blocks = []
    points = _soonest(data, made)
    if points:
        part = Part(section=Section.DEADLINES, title="Open between us", aside=_counts(made), points=tuple(points))
        lines = [[_due(point, width, at)] for point in points]
        blocks.append(_listed(part, width, lines, at))
    if Section.NOTICE in made:
        part = made[Section.NOTICE]
        blocks.append(_listed(part, width, [[_due(point, width, at)] for point in part.points], at))
    if Section.PEOPLE in made:
        part = made[Section.PEOPLE]
        blocks.append(_listed(part, width, [[_person(point, width, at)] for point in part.points], at))
    return blocks


def _soonest(data: BriefData, made: dict[Section, Part]) -> list[Point]:
    """What is open on either side and the deadlines, the soonest first; what has no date stands last."""
    brief = data.brief
    debts = {Section.DEADLINES: brief.deadlines, Section.THEY_OWE: brief.they_owe, Section.I_OWE: brief.i_owe}
    pairs = [pair for key in _OPEN if key in made for pair in zip(debts[key], made[key].points, strict=True)]
    dated = [(deadline(one.when, brief.now.zone).utc, point) for one, point in pairs if one.when is not None]
    return [
        *(point for _, point in sorted(dated, key=lambda pair: pair[0])),
        *(point for one, point in pairs if one.when is None),
    ]


def _counts(made: dict[Section, Part]) -> str:
    sides: Iterable[tuple[Section, str]] = ((Section.THEY_OWE, "theirs"), (Section.I_OWE, "mine"))
    return " · ".join(f"{len(made[section].points)} {word}" for section, word in sides if section in made)


def _due(point: Point, width: int, at: int) -> Line:
    ink = INKS[point.tone]
    left = [Cell(at, point.glyph, ink), Cell(at + 2, point.label, NAMES if point.entry else PLAIN)]
    return row(width - 2, left, [Run(point.end, ink)])


def _person(point: Point, width: int, at: int) -> Line:
    left = [Cell(at, point.label), Cell(at + 15, point.by, MUTED)]
    return row(width - 2, [cell for cell in left if cell.text], [Run(point.end)])

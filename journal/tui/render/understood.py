"""What was understood of the text in the entry editor: beside it, or in one line below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.geometry import Size

from journal.domain.instants import Instant
from journal.domain.offer.evidence import Evidence, grade
from journal.domain.phrasing import (
    certainty_words,
    day_words,
    full_day,
    terms_words,
    who_words,
    zone_words,
)
from journal.domain.records import Attachment, Certainty, Finding, FollowUp, Mark, Owner, Role, Statement
from journal.service.attaching import size_words
from journal.service.capture import Described
from journal.tui.jobs_editor import Read
from journal.tui.render.flow import Flow
from journal.tui.render.line import (
    BOLD,
    FINDING,
    MUTED,
    WARNING,
    Cell,
    Ink,
    Line,
    Run,
    begun,
    cells,
    indent,
    row,
)
from journal.tui.render.page_statements import quantity
from journal.tui.render.rows import SPACE, Row, Rows, heading
from journal.tui.render.understood_line import current, findings_of, key_runs

AT = 3
VALUE = 16
ROOMY = 4
"""So many statements have an empty row between them."""
MOST_OF_A_LESSON = 3
"""How many lines of a lesson are shown."""
UNKNOWN_ITEM = "unknown_item"
"""The code of the finding that can be made an item of the person's own."""


def panel_rows(
    read: Read | None, size: Size, *, cursor: int = 0, files: Sequence[Attachment] = (), trouble: str = ""
) -> Rows:
    """The head, the statements, marks and follow-ups in the order of the text, the files; findings come last."""
    width = size.width - 2
    rows: list[Row] = []
    if trouble:
        rows += [*_trouble(trouble, width), SPACE]
    if read is None:
        return Rows([*rows, heading(row(width, [Cell(AT, "Understood", BOLD)])), *_files(files, width)])
    found = findings_of(read, cursor)
    rows += _head(read, found, width)
    for part in (_statements(read, width), _marks(read, width), _follow_ups(read, width)):
        made = list(part)
        rows += [SPACE, *made] if made else []
    rows += _files(files, width)
    if read.lessons:
        rows += [SPACE, heading(row(width, [Cell(AT, "Before you ask", BOLD)]))]
        rows += [heading(*_wrapped(one.text, width)[:MOST_OF_A_LESSON]) for one in read.lessons]
    if found:
        rows += [SPACE, *_findings(found, current(found, cursor), width)]
    if not read.is_whole:
        words = (
            f"Looked at up to here: {read.seen:,} of {len(read.text):,} characters. All of it is read when it is saved."
        )
        rows += [SPACE, heading(*_wrapped(words, width))]
    return Rows(rows)


def _wrapped(words: str, width: int, at: int = AT) -> list[Line]:
    return [indent(line, at) for line in Flow(words, ink=MUTED).lines(max(width - at, 12))]


def _trouble(sentence: str, width: int) -> Iterator[Row]:
    yield heading(row(width, [Cell(AT, "▲ Not saved", WARNING._replace(bold=True))], key_runs("ctrl+s", "tries again")))
    yield heading(*_wrapped(f"{sentence} The text is kept.", width))


def _head(read: Read, found: Sequence[Finding], width: int) -> Iterator[Row]:
    entry, filed = read.entry, read.negotiation
    count = f"▲ {len(found)} finding{'s' if len(found) > 1 else ''}" if found else ""
    yield heading(row(width, [Cell(AT, "Understood", BOLD)], [Run(count, WARNING)]))
    name = filed.name if filed else f"{entry.named}, unfiled" if entry.named else "unfiled"
    job = ", ".join(filter(None, (filed.role, filed.company))) if filed else ""
    roles = [one.role.label for one in read.people if one.role is not Role.UNKNOWN]
    occurred = entry.occurred
    there = ""
    if isinstance(occurred, Instant):
        when = f"{full_day(occurred.day)}, {occurred.local:%H:%M}"
        there = zone_words(entry.zone) if entry.zone != read.now.zone else ""
    else:
        when = full_day(occurred)
        there = "all day"
    lines = [
        ("negotiation", name, Ink() if filed else WARNING, job),
        ("channel", who_words(entry, read.names), Ink(), roles[0] if roles else ""),
        ("occurred", when, Ink(), there),
    ]
    if read.stage is not None:
        said = entry.stage
        lines.append(("stage", (said or read.stage).label, Ink(), f"was {read.stage.label}" if said else "unchanged"))
    for label, value, ink, aside in lines:
        yield heading(row(width, [Cell(AT, label, MUTED), Cell(VALUE, value, ink)], [Run(aside, MUTED)]))


def _described(read: Read) -> dict[int, Described]:
    return {one.start: one for one in read.rows}


def _statements(read: Read, width: int) -> Iterator[Row]:
    told = [(part.start, part.what) for part in read.reading.parts if isinstance(part.what, Statement)]
    if not told:
        return
    notes = _described(read)
    grades = {grade(read.entry, one) for _, one in told}
    single = next(iter(grades)) if len(grades) == 1 else None
    yield heading(row(width, [Cell(AT, "Statements" if len(told) > 1 else "Statement", BOLD)], [_grade(single)]))
    label = AT + min(max(cells(read.items.label(one.item)) for _, one in told), 18) + 2
    stance = label + max(cells(one.stance.label) for _, one in told) + 1
    amount = stance + max(cells(_figure(read, one)[0]) for _, one in told)
    for start, one in told:
        if start != told[0][0] and len(told) <= ROOMY:
            yield SPACE
        figure, unit = _figure(read, one)
        left = [
            Cell(AT, read.items.label(one.item)),
            Cell(label, one.stance.label, MUTED),
            Cell(amount - cells(figure), figure),
            Cell(amount + 1, unit, MUTED),
        ]
        firm = "" if one.certainty is Certainty.UNKNOWN else one.certainty.label
        lines = [row(width, [cell for cell in left if cell.text], [Run(firm)])]
        note = notes[start].note if start in notes else ""
        below = "; ".join(filter(None, (_terms(read, one), note)))
        tail = [] if single else [_grade(grade(read.entry, one))]
        if below and not tail:
            lines += _wrapped(below, width)
        elif below or tail:
            lines.append(row(width, [Cell(AT, below, MUTED)], tail))
        yield heading(*lines)


def _figure(read: Read, one: Statement) -> tuple[str, str]:
    """A value without its currency where that is the negotiation's own."""
    figure, unit = quantity(one)
    own = read.negotiation.currency if read.negotiation and not one.negotiation else ""
    return figure.removeprefix(f"{own} ") if own else figure, unit


def _terms(read: Read, one: Statement) -> str:
    speaker = read.names.get(one.speaker or "", "") if len(read.people) > 1 else ""
    until = f"by {day_words(one.by if not isinstance(one.by, Instant) else one.by.day, read.now)}" if one.by else ""
    words = (
        speaker,
        terms_words(one.value.terms) if one.value else "",
        certainty_words(one) if one.condition else until,
    )
    return ", ".join(filter(None, words))


def _grade(evidence: Evidence | None) -> Run:
    if evidence is None:
        return Run("")
    return Run(evidence.label, WARNING if evidence in (Evidence.VERBAL, Evidence.RECAPPED) else MUTED)


def _marks(read: Read, width: int) -> Iterator[Row]:
    notes = _described(read)
    told = [notes[part.start] for part in read.reading.parts if isinstance(part.what, Mark) and part.start in notes]
    for one in told:
        yield heading(row(width, [Cell(AT, one.label, BOLD), Cell(AT + cells(one.label) + 2, one.value)]))


def _follow_ups(read: Read, width: int) -> Iterator[Row]:
    told = [(part.start, part.what) for part in read.reading.parts if isinstance(part.what, FollowUp)]
    if not told:
        return
    yield heading(row(width, [Cell(AT, "Follow-ups" if len(told) > 1 else "Follow-up", BOLD)]))
    whens = [_due(one, read.now) for _, one in told]
    what = AT + 2 + max(map(cells, whens)) + 2
    for (_, one), when in zip(told, whens, strict=True):
        sign = "◌" if one.owner is Owner.THEM else "○"
        left = [Cell(AT, sign, MUTED), Cell(AT + 2, when), Cell(what, begun(one.what))]
        yield heading(row(width, left, [Run("them" if one.owner is Owner.THEM else "me", MUTED)]))


def _due(one: FollowUp, now: Instant) -> str:
    if not isinstance(one.due, Instant):
        return day_words(one.due, now)
    here = one.due.in_zone(now.zone)
    return f"{day_words(here.day, now)} {here.local:%H:%M}"


def _files(files: Sequence[Attachment], width: int) -> list[Row]:
    if not files:
        return []
    rows = [SPACE, heading(row(width, [Cell(AT, "Attached", BOLD)]))]
    return rows + [heading(row(width, [Cell(AT, one.name)], [Run(size_words(one.size), MUTED)])) for one in files]


def _findings(found: Sequence[Finding], at: Finding | None, width: int) -> Iterator[Row]:
    title = "Findings" if len(found) > 1 else "Finding"
    yield heading(row(width, [Cell(AT, title, WARNING._replace(bold=True))], [Run("kept as text", MUTED)]))
    for one in found:
        near = f"; did you mean {one.nearest}?" if one.nearest and one is not at else ""
        lines = _wrapped(f"expected {one.expected}{near}", width, AT + 2)
        if one.found:
            yield heading(row(width, [Cell(AT, "▲", WARNING), Cell(AT + 2, one.found, FINDING)]), *lines)
        else:
            yield heading((Run(" " * AT), Run("▲ ", WARNING), *lines[0][1:]), *lines[1:])
        keys = _keys(one) if one is at else []
        if keys:
            yield heading((Run(" " * (AT + 2)), *keys))


def _keys(one: Finding) -> list[Run]:
    """What one key makes of a finding."""
    keys = key_runs("ctrl+g", f"puts {one.nearest}") if one.nearest else []
    if one.code == UNKNOWN_ITEM:
        keys += [*([Run("   ")] if keys else []), *key_runs("ctrl+b", "makes it an item of yours")]
    return keys

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
from journal.tui.render.flow import Flow, Span
from journal.tui.render.line import (
    BOLD,
    FINDING,
    MUTED,
    NAMES,
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
from journal.tui.render.page import quantity
from journal.tui.render.rows import SPACE, Row, Rows, heading

AT = 3
VALUE = 16
HINTS = (
    ("[item stance value certainty if … by …]", "a statement"),
    ("[Dana: item stance value]", "said by someone else"),
    ("[due when what | them]", "a follow-up, mine or theirs"),
)
"""How an entry is written, shown under the text."""
ROOMY = 4
"""So many statements have an empty row between them."""
UNKNOWN_ITEM = "unknown_item"
"""The code of the finding that can be made an item of the person's own."""


def hint_lines(width: int) -> list[Line]:
    """How a statement and a follow-up are written."""
    return [row(width - 2, [Cell(2, form, Ink("faint"))], [Run(what, MUTED)]) for form, what in HINTS]


def findings_of(read: Read, cursor: int) -> list[Finding]:
    """The findings worth a word now: not of the word that is still being typed."""
    end = len(read.text.rstrip())
    is_typing = cursor >= end
    return [one for one in read.entry.findings if not (is_typing and one.start < one.end and one.end >= end)]


def current(findings: Sequence[Finding], cursor: int) -> Finding | None:
    """The finding that keys act on: the one at the cursor, else the next one, else the first."""
    placed = [one for one in findings if one.end > one.start]
    at = next((one for one in placed if one.start <= cursor <= one.end), None)
    return at or next((one for one in placed if one.start > cursor), placed[0] if placed else None)


def tints(read: Read) -> Iterator[Span]:
    """Where the text is to be tinted."""
    for part in read.reading.parts:
        if part.what is not None:
            yield Span(part.start, part.end)
    for one in read.entry.findings:
        if one.end > one.start:
            yield Span(one.start, one.end, "finding")


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
    if found:
        rows += [SPACE, *_findings(found, current(found, cursor), width)]
    if not read.is_whole:
        words = (
            f"Looked at up to here: {read.seen:,} of {len(read.text):,} characters. All of it is read when it is saved."
        )
        rows += [SPACE, heading(*_wrapped(words, width))]
    return Rows(rows)


def folded_line(read: Read | None, width: int, *, cursor: int = 0, files: int = 0, trouble: str = "") -> Line:
    """The same in one line: a finding, else the part at the cursor; at the right where it goes."""
    if trouble:
        return row(
            width - 2, [Cell(2, "▲", WARNING), Cell(4, f"Not saved: {trouble}", WARNING)], _key("ctrl+s", "again")
        )
    if read is None:
        return ()
    filed = read.negotiation.name if read.negotiation else "unfiled"
    tail = [
        Run(filed, Ink() if read.negotiation else WARNING),
        Run("  "),
        Run(who_words(read.entry, read.names), MUTED),
    ]
    tail += [Run("  "), Run(f"{files} file{'s' if files > 1 else ''}", MUTED)] if files else []
    found = findings_of(read, cursor)
    one = current(found, cursor)
    if one is not None:
        column = 4 + cells(one.found) + 2
        return row(
            width - 2,
            [Cell(2, "▲", WARNING), Cell(4, one.found, FINDING), Cell(column, f"expected {one.expected}", MUTED)],
            tail,
        )
    before = [part for part in read.rows if part.start <= cursor] or list(read.rows[:1])
    if not before:
        return row(width - 2, [], tail)
    part = before[-1]
    return row(
        width - 2, [Cell(2, part.label), Cell(4 + cells(part.label), f"{part.stance} {part.value}".strip())], tail
    )


def _key(key: str, label: str) -> list[Run]:
    return [Run(key, NAMES._replace(bold=True)), Run(f" {label}", MUTED)]


def _wrapped(words: str, width: int, at: int = AT) -> list[Line]:
    return [indent(line, at) for line in Flow(words, ink=MUTED).lines(max(width - at, 12))]


def _trouble(sentence: str, width: int) -> Iterator[Row]:
    yield heading(row(width, [Cell(AT, "▲ Not saved", WARNING._replace(bold=True))], _key("ctrl+s", "tries again")))
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
    keys = _key("ctrl+g", f"puts {one.nearest}") if one.nearest else []
    if one.code == UNKNOWN_ITEM:
        keys += [*([Run("   ")] if keys else []), *_key("ctrl+b", "makes it an item of yours")]
    return keys


def annotation_lines(read: Read | None, width: int, *, words: str, trouble: str = "") -> list[Line]:
    """Two lines: the words marked, and what the statement on them says, or what it lacks."""
    width -= 1
    marked = f"on “{' '.join(words.split())}”" if words.strip() else "shift and the arrows mark the words it stands on"
    first = row(width - 2, [Cell(3, marked, MUTED)])
    if trouble:
        return [first, row(width - 2, [Cell(1, "▲", WARNING), Cell(3, f"Not kept: {trouble}", WARNING)])]
    if read is None:
        return [first, ()]
    told = read.rows[-1] if read.rows else None
    if told is not None:
        said = " ".join(filter(None, (told.stance, told.value)))
        column = 3 + cells(told.label) + 2
        left = [Cell(3, told.label), Cell(column, said), Cell(column + cells(said) + 3, told.note, MUTED)]
        return [first, row(width - 2, [cell for cell in left if cell.text], [Run(told.grade, MUTED)])]
    one = read.entry.findings[-1] if read.entry.findings else None
    asks = f"expected {one.expected}" + (f"; did you mean {one.nearest}?" if one.nearest else "") if one else ""
    return [first, row(width - 2, [Cell(1, "▲", WARNING), Cell(3, asks, MUTED)] if asks else [])]

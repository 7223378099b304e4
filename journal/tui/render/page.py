"""An entry in full: head, text, statements, follow-ups, findings, record."""

from __future__ import annotations

from collections.abc import Iterator

from textual.geometry import Size

from journal.domain.agenda import effective
from journal.domain.instants import Instant, day_of, earliest
from journal.domain.phrasing import day_words, due_words, full_day, short_day, their_clock, who_title
from journal.domain.records import Authority, FollowUp, Owner, Person, Role
from journal.service.attaching import size_words
from journal.tui.jobs import EntryData
from journal.tui.render.agenda import FOLLOW_UP, due_ink, glyph
from journal.tui.render.entry import WIDEST
from journal.tui.render.flow import Flow, Span, spans_of
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
from journal.tui.render.marking import marked
from journal.tui.render.page_statements import statement_rows
from journal.tui.render.rows import SPACE, Row, Rows, drawn, heading
from journal.tui.render.unfiled import unfiled_lines
from journal.tui.sought import Sought

MARGIN = 3
"""Where text in a side pane starts."""


def entry_rows(
    data: EntryData,
    size: Size,
    *,
    is_plain: bool,
    margin: int = MARGIN,
    most: int | None = None,
    sought: Sought | None = None,
) -> Rows:
    """All of an entry, in the order in which it is read; of its text at most so many lines.

    `sought` points out what a search found in it.
    """
    width = min(size.width - 2, margin + WIDEST)
    unfiled = [heading(line) for line in unfiled_lines(data.entry, width, margin)]
    parts = [_text(data, width - margin, is_plain, most, sought), unfiled, statement_rows(data, width, margin, sought)]
    parts += [_follow_ups(data, width, margin), _files(data, width, margin, sought)]
    parts += [_findings(data, width, margin), _record(data, width, margin)]
    rows = [heading(*_head(data, width, margin, sought))]
    for part in parts:
        made = [_moved(one, margin) if part is parts[0] else one for one in part]
        rows += [SPACE, *made] if made else []
    return Rows(rows)


def line_of(data: EntryData, statement: str, size: Size, *, is_plain: bool, margin: int = MARGIN) -> int:
    """The line on which the words of a statement begin; 0 where they are not in the text."""
    said = next((one.wording for one in data.entry.statements if one.id == statement), None)
    if said is None or said.start is None:
        return 0
    width = min(size.width - 2, margin + WIDEST)
    before = Flow(data.entry.body[: said.start + 1], is_plain=is_plain).lines(width - margin)
    return len(list(_head(data, width, margin))) + len(before)


def line_of_hit(data: EntryData, sought: Sought, size: Size, *, is_plain: bool, margin: int = MARGIN) -> int:
    """The line on which the first hit in the text stands; 0 where there is none."""
    if not sought.hits:
        return 0
    width = min(size.width - 2, margin + WIDEST)
    before = Flow(data.entry.body[: sought.hits[0][0] + 1], is_plain=is_plain).lines(width - margin)
    return len(list(_head(data, width, margin))) + len(before)


def _moved(one: Row, margin: int) -> Row:
    return heading(*(indent(line, margin) for line in one.draw()))


def _head(data: EntryData, width: int, at: int, sought: Sought | None = None) -> Iterator[Line]:
    entry, filed = data.entry, data.negotiation
    marks = sought.marks if sought else None
    name = filed.name if filed else f"{entry.named or 'unfiled'}, unfiled" if entry.named else "unfiled"
    title = row(width, [Cell(at, who_title(entry, data.names), BOLD)], [Run(name, Ink() if filed else WARNING)])
    yield marked(title, marks)
    occurred = _occurred(data)
    about = row(width, [Cell(at, occurred, MUTED)], [Run(filed.company if filed else "", MUTED)])
    yield marked(about, marks, at + len(occurred))
    roles = "; ".join(filter(None, (_role(one, len(data.people) > 1) for one in data.people)))
    if roles or (filed and filed.role):
        line = row(width, [Cell(at, roles, MUTED)], [Run(filed.role if filed else "", MUTED)])
        yield marked(line, marks, at + len(roles))


def _occurred(data: EntryData) -> str:
    occurred = data.entry.occurred
    if not isinstance(occurred, Instant):
        return full_day(occurred)
    here = occurred.in_zone(data.now.zone)
    there = their_clock(occurred, data.now)
    return f"{full_day(here.day)}, {here.local:%H:%M}" + (f" ({there})" if there else "")


def _role(one: Person, named: bool) -> str:
    words = [] if one.role is Role.UNKNOWN else [one.role.label]
    words += [] if one.authority is Authority.UNKNOWN else [one.authority.label]
    said = ", ".join(words)
    return f"{one.name}: {said}" if named and said else said


def _text(data: EntryData, width: int, is_plain: bool, most: int | None, sought: Sought | None) -> list[Row]:
    hits = [Span(low, high, "hit") for low, high in sought.hits] if sought else []
    flow = Flow(data.entry.body, [*spans_of(data.entry, data.follow_ups), *hits], is_plain=is_plain)
    lines = flow.lines(width, most)
    return [heading(*lines)] if any(lines) else []


def _follow_ups(data: EntryData, width: int, at: int) -> Iterator[Row]:
    if not data.follow_ups:
        return
    title = "Follow-up" if len(data.follow_ups) == 1 else "Follow-ups"
    yield heading(row(width, [Cell(at, title, BOLD)]))
    whens = [_due_when(one, data.now) for one in data.follow_ups]
    column = at + 2 + max(cells(when) for when in whens) + 2
    for one, when in zip(data.follow_ups, whens, strict=True):
        ink = due_ink(one, data.now) if one.is_open else MUTED
        left = [
            Cell(at, glyph(one, data.now) if one.is_open else "·", ink),
            Cell(at + 2, when, ink),
            Cell(column, begun(one.what), NAMES if one.is_open else MUTED),
        ]
        line = row(width, left, [Run(_state(one, data.now), MUTED)])
        yield drawn(f"{FOLLOW_UP}{one.id}", line) if one.is_open else heading(line)


def _due_when(one: FollowUp, now: Instant) -> str:
    if one.is_open and due_ink(one, now).colour == "error":
        return due_words(one, now)
    when = effective(one)
    clock = f" {when.in_zone(now.zone).local:%H:%M}" if isinstance(when, Instant) else ""
    day = when.in_zone(now.zone).day if isinstance(when, Instant) else when
    return day_words(day, now) + clock


def _state(one: FollowUp, now: Instant) -> str:
    if one.closed_at is not None:
        return f"{one.status.label} {short_day(one.closed_at.in_zone(now.zone).day, now)}"
    if one.snoozed_until is not None:
        return f"due {short_day(day_of(one.due), now)}, snoozed"
    return "them" if one.owner is Owner.THEM else "me"


def _files(data: EntryData, width: int, at: int, sought: Sought | None) -> Iterator[Row]:
    """What is attached; where it lies is told outside, where paths can be used."""
    files = data.entry.attachments
    if files:
        where = [Run(f"journal show {data.ending}", MUTED)]
        yield heading(row(width, [Cell(at, "Attached", BOLD)], [*where, Run(" tells where", MUTED)]))
    for one in files:
        line = row(width, [Cell(at, one.name)], [Run(size_words(one.size), MUTED)])
        yield heading(marked(line, sought.marks if sought else None, at, at + len(one.name)))


def _findings(data: EntryData, width: int, at: int) -> Iterator[Row]:
    found = data.entry.findings
    if not found:
        return
    title = "Finding" if len(found) == 1 else "Findings"
    yield heading(row(width, [Cell(at, title, WARNING._replace(bold=True))], [Run("kept as text", MUTED)]))
    for one in found:
        near = f"; did you mean {one.nearest}?" if one.nearest else ""
        lines = Flow(f"expected {one.expected}{near}", ink=MUTED).lines(max(width - at - 2, 1))
        if one.found:
            yield heading(row(width, [Cell(at, "▲", WARNING), Cell(at + 2, one.found, FINDING)]))
            yield heading(*(indent(line, at + 2) for line in lines))
        else:
            yield heading((Run(" " * at), Run("▲ ", WARNING), *lines[0]), *(indent(line, at + 2) for line in lines[1:]))


def _record(data: EntryData, width: int, at: int) -> Iterator[Row]:
    yield heading(row(width, [Cell(at, "Record", BOLD)]))
    lines = Flow(_recorded(data), ink=MUTED).lines(max(width - at - 2 - cells(data.ending), 1))
    first, rest = lines[0], lines[1:]
    yield heading(
        row(width, [Cell(at, "".join(run.text for run in first), MUTED)], [Run(data.ending, MUTED)]),
        *(indent(line, at) for line in rest),
    )


def _recorded(data: EntryData) -> str:
    entry, now = data.entry, data.now
    here = entry.recorded_at.in_zone(now.zone)
    same = here.day == day_of(entry.occurred)
    when = f"{here.local:%H:%M}" if same else f"{day_words(here.day, now)}, {here.local:%H:%M}"
    words = [f"Recorded {when}{_later(data)}."]
    if data.changed:
        last = data.changed[-1]
        times = "once" if len(data.changed) == 1 else f"{len(data.changed)} times"
        words.append(f"Changed {times}, {day_words(last.day, now)} {last.local:%H:%M}.")
    return " ".join(words)


def _later(data: EntryData) -> str:
    entry = data.entry
    if not isinstance(entry.occurred, Instant):
        return ", late" if entry.is_late else ""
    minutes = int((entry.recorded_at.utc - earliest(entry.occurred, entry.zone).utc).total_seconds() // 60)
    if minutes < 1:
        return ""
    span = f"{minutes} min" if minutes < 60 else f"{minutes // 60} h" if minutes < 48 * 60 else f"{minutes // 1440} d"
    return f", {span} later"

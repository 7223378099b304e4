"""Nudges as rows: how long or when, of which negotiation, why; on a row of its own what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from textual.geometry import Size

from journal.domain.instants import Instant
from journal.domain.phrasing import expiry_words, who_words
from journal.domain.phrasing import when_words as when_of
from journal.domain.records import Entry, FollowUp
from journal.tui.render.flow import Flow, spans_of
from journal.tui.render.line import (
    BOLD,
    FAINT,
    MUTED,
    NAMES,
    WARNING,
    Cell,
    Line,
    Run,
    begun,
    indent,
    row,
)
from journal.tui.render.nudge_keys import key_of, key_of_silence
from journal.tui.render.rows import SPACE, Row, Rows, heading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.domain.nudges import Nudge
    from journal.domain.records.silence import Silence

EntryTold = tuple[Entry, Sequence[FollowUp]]
"""An entry, and the open follow-ups it wrote."""

SIGN = "◌"
TITLE = "Nudges"
MARGIN = 3
MOST_LINES = 8
_WHEN_WIDTH = 10


def nudge_head(width: int) -> Row:
    """The heading of the section; days in it are business days."""
    return heading(row(width - 2, [Cell(2, TITLE, BOLD)], [Run("business days", MUTED)]))


def nudge_rows(
    nudges: Sequence[Nudge], names: Mapping[str, str], now: Instant, width: int, columns: tuple[int, int, int]
) -> Iterator[Row]:
    """A row each; `columns` are where time, negotiation and reason begin."""
    for one in nudges:
        yield Row(key_of(one), 1, partial(_lines, one, names, now, width, columns))


def _lines(
    one: Nudge, names: Mapping[str, str], now: Instant, width: int, columns: tuple[int, int, int]
) -> tuple[Line, ...]:
    when, name, reason = columns
    left = [
        Cell(2, SIGN, WARNING),
        Cell(when, when_words(one, now), MUTED),
        Cell(name, names.get(one.negotiation, "")),
        Cell(reason, one.reason, NAMES),
    ]
    return (row(width - 2, left),)


def when_words(one: Nudge, now: Instant) -> str:
    """` 7 d` since, in business days; the time it is about; empty where neither matters."""
    if one.days:
        return f"{one.days:>2} d"
    return expiry_words(one.when, now)[:_WHEN_WIDTH] if one.when is not None else ""


def silence_row(one: Silence, names: Mapping[str, str], width: int, columns: tuple[int, int, int]) -> Row:
    """What was silenced, so that it can be taken back."""
    _, name, reason = columns
    left = [
        Cell(2, "−", FAINT),
        Cell(name, names.get(one.negotiation, ""), MUTED),
        Cell(reason, f"{one.kind.label}: silenced", MUTED),
    ]
    return Row(key_of_silence(one), 1, lambda: (row(width - 2, left),))


def nudge_pane(
    one: Nudge, entry: EntryTold | None, names: Mapping[str, str], now: Instant, size: Size, *, is_plain: bool
) -> Rows:
    """A nudge beside the agenda: why it is there, what to do, and the entry it comes from with its follow-ups."""
    width = max(size.width - MARGIN - 2, 1)
    name = names.get(one.negotiation, "")
    parts = [
        [row(size.width - 2, [Cell(MARGIN, begun(one.kind.label), BOLD)], [Run(name)]), *_lines_of(one.reason, width)],
        [row(size.width - 2, [Cell(MARGIN, "What to do", BOLD)]), *_lines_of(one.advice, width)],
    ]
    if entry is not None:
        told, follow_ups = entry
        head = [Cell(MARGIN, "From", BOLD), Cell(MARGIN + 6, when_of(told.occurred, now), MUTED)]
        title = row(size.width - 2, head, [Run(who_words(told, names), MUTED)])
        flow = Flow(told.body, spans_of(told, follow_ups), is_plain=is_plain)
        parts.append([title, *(indent(line, MARGIN) for line in flow.lines(width, MOST_LINES))])
    rows: list[Row] = []
    for lines in parts:
        rows += [SPACE] if rows else []
        rows.append(heading(*lines))
    return Rows(rows)


def _lines_of(text: str, width: int) -> list[Line]:
    return [indent(line, MARGIN) for line in Flow(text).lines(width)]

"""The texts of an offer's versions as rows: what changed from each to the next, word by word."""

from __future__ import annotations

from textual.geometry import Size

from journal.domain.instants import Instant
from journal.domain.offer.changing import VersionChange
from journal.domain.offer.versions import OfferVersion
from journal.domain.phrasing import when_words
from journal.tui.jobs_worth import TextsData
from journal.tui.render.entry import WIDEST
from journal.tui.render.flow import Flow, Span
from journal.tui.render.line import BOLD, MUTED, NAMES, Cell, Run, indent, row
from journal.tui.render.rows import SPACE, Row, Rows, drawn, heading

VERSION = "vt:"
"""What the keys of the versions begin with; the id of the later version's entry follows."""

AT, TEXT = 2, 4


def version_text_rows(data: TextsData, size: Size) -> Rows:
    """Each version against the one before, the latest first."""
    width = min(size.width - 2, TEXT + WIDEST)
    title = f"{data.negotiation.name}  the offer, word by word"
    rows: list[Row] = [heading(row(width, [Cell(AT, title, BOLD)], [Run("−gone−  +new+", MUTED)]))]
    for one in reversed(data.changes):
        rows += [SPACE, _row(one, data.now, width)]
    return Rows(rows)


def _row(one: VersionChange, now: Instant, width: int) -> Row:
    words = f"{_name(one.before, now)}  →  {_name(one.after, now)}"
    lines = [row(width, [Cell(AT, words, NAMES)])]
    if one.is_anew:
        lines.append(row(width, [Cell(TEXT, "written anew; it says:", MUTED)]))
        lines += [indent(line, TEXT) for line in Flow(one.after.entry.body.rstrip()).lines(max(width - TEXT, 1))]
    elif one.has_changed:
        text, places = one.shown
        spans = [Span(start, end, fate.value) for start, end, fate in places]
        room = max(width - TEXT, 1)
        lines += [indent(line, TEXT) for line in Flow(text.rstrip(), spans, ink=MUTED).lines(room)]
    else:
        lines.append(row(width, [Cell(TEXT, "the same words", MUTED)]))
    return drawn(f"{VERSION}{one.after.entry.id}", *lines)


def _name(one: OfferVersion, now: Instant) -> str:
    return f"v{one.number}, {one.form.label} of {when_words(one.received, now)}"

"""The Journal as rows: every entry by day, two lines each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from textual.geometry import Size

from journal.domain.phrasing import day_heading, who_words
from journal.domain.records import Entry, FollowUp
from journal.service.finding import marks
from journal.tui.jobs_journal import GAP, JournalData
from journal.tui.render.agenda import name_width
from journal.tui.render.entry import clock_words, unusual
from journal.tui.render.flow import Flow, Span, spans_of
from journal.tui.render.line import BOLD, ELLIPSIS, EMPTY, MUTED, NAMES, PLAIN, WARNING, Cell, Line, Run, indent, row
from journal.tui.render.rows import Rows, heading

TIME, NAME = 2, 9
_ON_ONE_LINE = str.maketrans("\r\n\t", "   ")
SEARCHED = 20_000
"""How many characters of a text are looked through for the words of the query."""
READ = 600
"""How many characters of a text are looked at for its one line in the list."""


def journal_rows(data: JournalData, size: Size) -> Rows:
    """The rows of the list; where nothing answers, what can be done about it."""
    width = size.width
    if not data.entries:
        return Rows([heading(*_nothing(data, width))])
    name = name_width(data.widest)

    def draw(place: int) -> Sequence[Line]:
        what = data.shown[place]
        if what >= 0:
            return entry_lines(data, data.entries[what], width, name)
        return (EMPTY,) if what == GAP else (_day(data, GAP - 1 - what, width),)

    return Rows.of(data.outline, draw)


def _nothing(data: JournalData, width: int) -> list[Line]:
    if data.text:
        words = ("No entry answers this.", "esc shows all entries again")
    else:
        words = ("Nothing is written yet.", "c begins the first entry")
    return [row(width - 2, [Cell(TIME, words[0])]), row(width - 2, [Cell(TIME, words[1], MUTED)])]


def _day(data: JournalData, number: int, width: int) -> Line:
    name, date = day_heading(data.days[number], data.now)
    return row(width - 2, [Cell(TIME, name, BOLD), Cell(TIME + len(name) + 2, date, MUTED)])


def entry_lines(data: JournalData, entry: Entry, width: int, name: int) -> tuple[Line, Line]:
    """Who and what is unusual, then the first words; a query's words where they stand, pointed out."""
    filed = data.names.get(entry.negotiation or "", "")
    head = [
        Cell(TIME, clock_words(entry, data.now), MUTED),
        Cell(NAME, filed or entry.named or "unfiled", PLAIN if filed else WARNING),
        Cell(NAME + name + 1, who_words(entry, data.names), NAMES),
    ]
    return row(width - 2, head, unusual(entry)), _words(data, entry, width)


def _words(data: JournalData, entry: Entry, width: int) -> Line:
    room = max(width - NAME - 2, 1)
    if data.query.words() and (hits := marks(entry.body[:SEARCHED], data.query)):
        text, start = around(entry.body, hits[0][0], hits[0][1], room)
        spans = [Span(low + start, high + start, "hit") for low, high in hits if high + start <= len(text)]
        lines = Flow(text, spans, ink=MUTED).lines(room, 1, tight=True)
        return indent(lines[0], NAME) if lines else EMPTY
    return row(width - 2, [Cell(NAME, gist(entry, data.follow_ups.get(entry.id, ())), MUTED)])


def around(body: str, start: int, end: int, room: int) -> tuple[str, int]:
    """The text from a few words before a place on, on one line, and by how much its offsets differ from the body's."""
    first = 0
    if end > room - len(ELLIPSIS) - 1:
        space = body.find(" ", max(start - room // 3, 0), start)
        first = space + 1 if space >= 0 else start
    lead = f"{ELLIPSIS} " if first else ""
    piece = body[first : first + READ]
    return lead + piece.translate(_ON_ONE_LINE), len(lead) - first


def gist(entry: Entry, follow_ups: Sequence[FollowUp] = ()) -> str:
    """The beginning of a text on one line, without the brackets around what was understood."""
    body = entry.body[:READ]
    spans = (span for span in spans_of(entry, follow_ups) if span.kind == "chip" and span.start < len(body))
    edges = sorted({at for span in spans for at in (span.start, span.end - 1) if body[at : at + 1] in ("[", "]")})
    pieces = [body[start + 1 : end] for start, end in pairwise((-1, *edges, len(body)))]
    return " ".join("".join(pieces).split())


def heading_line(data: JournalData | None, width: int) -> Line:
    """What is shown and how many entries that is: `All entries   142`, `in:acme   12 of 142`."""
    if data is None:
        return row(width - 2, [Cell(TIME, "All entries", BOLD)])
    if not data.text:
        return row(width - 2, [Cell(TIME, "All entries", BOLD)], [Run(f"{data.total:,}", MUTED)])
    count = f"{len(data.entries):,} of {data.total:,}"
    return row(width - 2, [Cell(TIME, data.text, BOLD)], [Run(count, MUTED)])

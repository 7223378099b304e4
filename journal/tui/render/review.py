"""The weekly review as rows: one negotiation at a time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.geometry import Size

from journal.domain.instants import day_of
from journal.domain.offer.held import Held
from journal.domain.paths.review import Reviewed
from journal.domain.phrasing import day_words, due_words, expiry_words, short_day, value_words, when_words, who_words
from journal.domain.records import Entry, FollowUp
from journal.tui.jobs_paths import ReviewData
from journal.tui.render.agenda import FOLLOW_UP, due_ink, glyph
from journal.tui.render.entry import ENTRY
from journal.tui.render.flow import Flow, spans_of
from journal.tui.render.line import BOLD, MUTED, NAMES, WARNING, Cell, Line, Run, begun, cells, indent, row
from journal.tui.render.nudge_keys import key_of
from journal.tui.render.nudges import when_words as since_words
from journal.tui.render.rows import SPACE, Row, Rows, heading

OWED = "o:"
"""What the keys of promises and asks begin with; entry and item follow."""

AT, GLYPH, WHEN, WHAT = 2, 2, 4, 16
MARGIN = 3
WIDEST = 76
MOST_ENTRIES = 40


def review_rows(data: ReviewData, at: int, size: Size) -> Rows:
    """The negotiation at a place: what happened, what is owed by both sides, what is next, what is unsaid."""
    width = size.width
    if not data.reviewed:
        none = row(width - 2, [Cell(AT, "No negotiation is open.", BOLD)])
        return Rows([heading(none, row(width - 2, [Cell(AT, "+ begins one", MUTED)]))])
    one = data.reviewed[at]
    card = one.situation.card
    days = card.days_in_stage(data.now)
    tail = [Run(f"{at + 1} of {len(data.reviewed)}", MUTED)]
    rows = [heading(row(width - 2, [Cell(AT, card.negotiation.name, BOLD)], tail), _standing(data, one, days, width))]
    for part in (_next(data, one, width), _mine(data, one, width), _theirs(data, one, width),
                 _unsaid(data, one, width), _happened(data, one, width)):  # fmt: skip
        made = list(part)
        rows += [SPACE, *made] if made else []
    return Rows(rows)


def _standing(data: ReviewData, one: Reviewed, days: int, width: int) -> Line:
    card = one.situation.card
    expires = f"offer expires {expiry_words(card.offer_expires, data.now)}" if card.offer_expires else ""
    last = "reviewed today" if one.is_done else "never reviewed"
    if one.last is not None and not one.is_done:
        last = f"last review {day_words(one.last.in_zone(data.now.zone).day, data.now)}"
    words = " · ".join(filter(None, (card.stage.label, f"{days} d" if days else "", expires, last)))
    return row(width - 2, [Cell(AT, words, MUTED)])


def _title(words: str, width: int, note: str = "") -> Row:
    return heading(row(width - 2, [Cell(AT, words, BOLD)], [Run(note, MUTED)] if note else []))


def _next(data: ReviewData, one: Reviewed, width: int) -> Iterator[Row]:
    if one.next is None:
        words = [Cell(AT, "Next", BOLD), Cell(8, "nothing is planned", WARNING)]
    else:
        words = [Cell(AT, "Next", BOLD), Cell(8, f"{when_words(one.next.due, data.now)}  {begun(one.next.what)}")]
    yield heading(row(width - 2, words))


def _mine(data: ReviewData, one: Reviewed, width: int) -> Iterator[Row]:
    if one.mine:
        yield _title("Owed by me", width)
        for each in one.mine:
            yield Row(f"{FOLLOW_UP}{each.id}", 1, partial(_due_lines, data, each, width))


def _due_lines(data: ReviewData, one: FollowUp, width: int) -> tuple[Line]:
    ink = due_ink(one, data.now)
    when = due_words(one, data.now)
    return (
        row(
            width - 2,
            [Cell(GLYPH, glyph(one, data.now), ink), Cell(WHEN, when, ink), Cell(WHAT, begun(one.what), NAMES)],
        ),
    )


def _theirs(data: ReviewData, one: Reviewed, width: int) -> Iterator[Row]:
    if one.theirs or one.unwritten or one.asked:
        yield _title("Owed by them", width)
    for each in one.theirs:
        yield Row(f"{FOLLOW_UP}{each.id}", 1, partial(_due_lines, data, each, width))
    for held in one.unwritten:
        yield _owed(data, held, "to write", width)
    for asked in one.asked:
        if asked.asked is not None:
            yield _owed(data, asked.asked, "to answer", width)


def _owed(data: ReviewData, held: Held, what: str, width: int) -> Row:
    value = value_words(held.value, with_terms=False) if held.value else ""
    words = f"{data.items.label(held.item)} {value}".strip()
    on = short_day(day_of(held.entry.occurred), data.now)
    left = [Cell(GLYPH, "◌", MUTED), Cell(WHEN, what, MUTED), Cell(WHAT, words, NAMES)]
    return Row(f"{OWED}{held.entry.id}:{held.item}", 1, lambda: (row(width - 2, left, [Run(on, MUTED)]),))


def _unsaid(data: ReviewData, one: Reviewed, width: int) -> Iterator[Row]:
    nudges = data.nudges.get(one.situation.negotiation.id, ())
    if nudges:
        yield _title("Unsaid", width, "business days")
    for each in nudges:
        left = [
            Cell(GLYPH, "◌", WARNING),
            Cell(WHEN, since_words(each, data.now), MUTED),
            Cell(WHAT, each.reason, NAMES),
        ]
        yield Row(key_of(each), 1, partial(_one_line, left, width))


def _one_line(left: list[Cell], width: int) -> tuple[Line]:
    return (row(width - 2, left),)


def _happened(data: ReviewData, one: Reviewed, width: int) -> Iterator[Row]:
    since = day_words(one.since.in_zone(data.now.zone).day, data.now)
    yield _title(f"Since {since}", width, "" if one.happened else "nothing")
    for entry in one.happened[:MOST_ENTRIES]:
        yield Row(f"{ENTRY}{entry.id}", 1, partial(_entry_lines, data, entry, width))
    if len(one.happened) > MOST_ENTRIES:
        yield heading(row(width - 2, [Cell(WHEN, f"{len(one.happened) - MOST_ENTRIES} more", MUTED)]))


def _entry_lines(data: ReviewData, entry: Entry, width: int) -> tuple[Line]:
    when = short_day(day_of(entry.occurred), data.now)
    body = " ".join(entry.body[:400].split())
    who = who_words(entry, data.names)
    return (
        row(width - 2, [Cell(WHEN, when, MUTED), Cell(WHAT, who, NAMES), Cell(WHAT + cells(who) + 2, body, MUTED)]),
    )


def source_rows(data: ReviewData, entry: Entry | None, words: str, size: Size, *, is_plain: bool) -> Rows:
    """What the selected row comes from: `words` on it first, then the entry."""
    width = max(min(size.width - MARGIN - 2, WIDEST), 1)
    rows: list[Row] = []
    if words:
        rows.append(heading(*(indent(line, MARGIN) for line in Flow(words).lines(width, 6))))
    if entry is not None:
        rows += [SPACE] if rows else []
        when = when_words(entry.occurred, data.now)
        head = row(size.width - 2, [Cell(MARGIN, who_words(entry, data.names), BOLD)], [Run(when, MUTED)])
        flow = Flow(entry.body, spans_of(entry, data.written.get(entry.id, ())), is_plain=is_plain)
        rows += [heading(head), heading(*(indent(line, MARGIN) for line in flow.lines(width, 40)))]
    return Rows(rows)

"""The evidence for one item, oldest first, and the versions of the offer beside each other."""

from __future__ import annotations

from collections.abc import Iterator

from textual.geometry import Size

from journal.domain.instants import Instant, day_of
from journal.domain.offer.held import Held
from journal.domain.offer.notes import ruling_words
from journal.domain.offer.trail import Trail
from journal.domain.offer.versions import Extension, OfferVersion
from journal.domain.phrasing import day_words, short_day, terms_words, when_words, who_words
from journal.domain.records import Certainty, Stance
from journal.tui.jobs_offers import OffersData
from journal.tui.render.line import BOLD, FAINT, MUTED, NAMES, PLAIN, RULE, WARNING, Cell, Ink, Line, Run, cells, row
from journal.tui.render.offer_values import unit_words, value_cell
from journal.tui.render.rows import SPACE, Row, Rows, drawn, heading

STATEMENT = "st:"
"""What the keys of statements begin with; the id of the entry follows, then that of the statement."""
ROOM_FOR_WORDS = 96


def evidence_rows(data: OffersData, trail: Trail | None, size: Size) -> Rows:
    """What was said of an item, each from its entry, and one sentence on what it comes to."""
    if trail is None:
        return Rows()
    width = size.width
    count = len(trail.statements)
    note = f"{count} statement{'s' if count != 1 else ''}, oldest first"
    rows: list[Row] = [heading(row(width - 2, [Cell(2, trail.label, BOLD)], [Run(note, MUTED)]))]
    rows += [heading(line) for line in _decided(data, trail.item, width)]
    rows += [drawn(_key(one), _line(data, one, width)) for one in trail.statements]
    deciding = ", ".join(one.name for one in data.deciding)
    aside = [Run(f"{deciding} decide{'s' if len(data.deciding) == 1 else ''}", MUTED)] if deciding else []
    if trail.conclusion:
        rows += [SPACE, heading(row(width - 2, [Cell(2, trail.conclusion)], aside))]
    return Rows(rows)


def _decided(data: OffersData, item: str, width: int) -> Iterator[Line]:
    """What the person decided about the row, and why."""
    one = data.ledger.by_item.get(item) if data.ledger else None
    if one is not None:
        for words in ruling_words(one.ruling, one.derived, one.pairs, data.items):
            yield row(width - 2, [Cell(2, "*", WARNING), Cell(4, words)])


def _key(held: Held) -> str:
    return f"{STATEMENT}{held.entry.id}:{held.statement.id}"


def _line(data: OffersData, one: Held, width: int) -> Line:
    when = _when(one, data.now)
    value = value_cell(one.value, data.ledger.currency if data.ledger else "") if one.value else "\u2212"
    ink = MUTED if one.stance in (Stance.MENTIONED, Stance.REFUSED, Stance.WITHDRAWN) else PLAIN
    placed = [
        Cell(2, when, MUTED),
        Cell(20, who_words(one.entry, data.names), NAMES),
        Cell(45, one.stance.label, ink),
        Cell(66 - cells(value), value),
    ]
    if width >= ROOM_FOR_WORDS:
        placed += [Cell(68, _certainty(one), MUTED)]
        placed += [Cell(82, _words(one), PLAIN if one.statement.wording.quote else MUTED)]
        return row(width - 2, [cell for cell in placed if cell.text])
    return row(width - 2, [cell for cell in placed if cell.text], [Run(one.evidence.label, MUTED)])


def _when(one: Held, now: Instant) -> str:
    occurred = one.entry.occurred
    here = occurred.in_zone(now.zone) if isinstance(occurred, Instant) else None
    day = here.day if here is not None else day_of(occurred)
    words = day_words(day, now) if day.year == now.day.year else short_day(day, now)
    return f"{words:<11} {here.local:%H:%M}" if here is not None else words


def _certainty(one: Held) -> str:
    return "" if one.certainty is Certainty.UNKNOWN else one.certainty.label


def _words(one: Held) -> str:
    """Their words where they were kept, else the terms and the condition."""
    wording = one.statement.wording
    if wording.quote:
        return f"“{wording.quote.strip(chr(34))}”"
    terms = terms_words(one.value.terms) if one.value else ""
    condition = f"if {one.condition}" if one.condition else ""
    return ", ".join(word for word in (terms, condition, one.evidence.label) if word)


VERSION = "v:"
"""What the keys of offer versions begin with; the id of the entry follows."""


def version_rows(data: OffersData, size: Size) -> Rows:
    """Every version with how it came and how long it stands, then item by item what each says."""
    versions = data.ledger.versions if data.ledger else ()
    if not versions:
        return Rows([heading(*_none(size.width))])
    rows: list[Row] = []
    for one in versions:
        rows.append(drawn(f"{VERSION}{one.entry.id}", _version(one, data, size.width)))
        for place, each in enumerate(one.extensions):
            rows.append(drawn(f"{VERSION}{each.entry.id}:{place}", _extension(each, data, size.width)))
    return Rows([*rows, SPACE, *_compared(data, versions, size.width)])


def _none(width: int) -> Iterator[Line]:
    yield row(width - 2, [Cell(2, "No offer was made yet.", BOLD)])
    yield row(
        width - 2,
        [Cell(2, "Write what a letter says, as in: acme letter from Dana: base 178k; offer expires fri 5pm", MUTED)],
    )


def _version(one: OfferVersion, data: OffersData, width: int) -> Line:
    left = [
        Cell(2, f"v{one.number}", BOLD),
        Cell(6, one.form.label, NAMES),
        Cell(16, "complete" if one.complete else "amends", MUTED),
        Cell(26, f"received {when_words(one.received, data.now)}", MUTED),
    ]
    words = (
        "expired"
        if one.has_expired(data.now)
        else f"expires {when_words(one.expires, data.now)}"
        if one.expires
        else ""
    )
    exploding = "exploding" if one.exploding and not one.has_expired(data.now) else ""
    ink = WARNING if one.expires else MUTED
    return row(width - 2, left, [Run(", ".join(word for word in (exploding, words) if word), ink)])


def _extension(one: Extension, data: OffersData, width: int) -> Line:
    """More time to answer: asked for or granted, until when, and when that was said."""
    until = f" until {when_words(one.until, data.now)}" if one.until is not None else ""
    words = f"granted{until}" if one.is_granted else f"extension asked{until}"
    said = [Run(f"{who_words(one.entry, data.names)}, {when_words(one.entry.occurred, data.now)}", MUTED)]
    return row(width - 2, [Cell(6, "↳", MUTED), Cell(8, words)], said if width >= ROOM_FOR_WORDS else [])


def _compared(data: OffersData, versions: tuple[OfferVersion, ...], width: int) -> Iterator[Row]:
    shown = versions[-max((width - 26) // 16, 1) :]
    edges = [40 + 16 * place for place in range(len(shown))]
    titles = [
        Cell(edge - cells(f"v{one.number}"), f"v{one.number}", MUTED) for one, edge in zip(shown, edges, strict=True)
    ]
    yield heading(row(width, [Cell(2, "Item", MUTED), *titles]), (Run("  "), Run("─" * (width - 4), RULE)))
    rows = data.ledger.rows if data.ledger else ()
    for one in rows:
        item = one.item
        if not any(item in version.holds for version in shown):
            continue
        cells_of = [_held(data, version, item) for version in shown]
        placed = [Cell(2, one.label), Cell(19, unit_words(one), MUTED)]
        for place, (text, edge) in enumerate(zip(cells_of, edges, strict=True)):
            changed = place > 0 and text != cells_of[place - 1]
            ink: Ink = FAINT if text == "\u2212" else WARNING if changed else PLAIN
            mark = "▲ " if changed else ""
            placed.append(Cell(edge - cells(text) - cells(mark), f"{mark}{text}", ink))
        yield heading(row(width, placed))


def _held(data: OffersData, version: OfferVersion, item: str) -> str:
    held = version.holds.get(item)
    currency = data.ledger.currency if data.ledger else ""
    return value_cell(held.value, currency) if held is not None and held.value is not None else "\u2212"

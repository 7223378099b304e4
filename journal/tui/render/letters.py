"""Letters as rows: where each stands, and beside them the text of the selected one."""

from __future__ import annotations

from collections.abc import Iterator

from textual.geometry import Size

from journal.domain.instants import day_of
from journal.domain.letters.standing import LetterState, Standing
from journal.domain.letters.tone import ToneMark
from journal.domain.letters.words import standing_words
from journal.domain.phrasing import short_day
from journal.tui.jobs_documents import LettersData
from journal.tui.render.flow import Flow, Span
from journal.tui.render.line import (
    BOLD,
    MUTED,
    NAMES,
    PLAIN,
    SUCCESS,
    WARNING,
    Cell,
    Ink,
    Line,
    Run,
    begun,
    indent,
    row,
)
from journal.tui.render.rows import SPACE, Row, Rows, drawn, heading

LETTER = "l:"
"""What the keys of letters begin with; the id follows."""

GLYPH, TEXT = 2, 4
MARGIN = 3
WIDEST = 76

SIGNS = {
    LetterState.DRAFTED: ("·", MUTED),
    LetterState.SENT: ("→", PLAIN),
    LetterState.CONFIRMED: ("✓", SUCCESS),
    LetterState.CORRECTED: ("▲", WARNING),
    LetterState.ANSWERED: ("✓", SUCCESS),
    LetterState.SILENT: ("◌", WARNING),
}


def letter_rows(data: LettersData, size: Size) -> Rows:
    """Every letter, the latest first; where there is none, how one is drafted."""
    width = size.width - 2
    name = data.negotiation.name if data.negotiation else "of every negotiation"
    title = heading(row(width, [Cell(GLYPH, "Letters", BOLD), Cell(GLYPH + 9, name, MUTED)]))
    if not data.standings:
        how = "l drafts one from what was said: a recap, a counter, a question."
        if data.negotiation is None:
            how = "None yet; L on a row of a negotiation, then l, drafts one."
        return Rows([title, SPACE, heading(row(width, [Cell(GLYPH, how, MUTED)]))])
    return Rows([title, SPACE, *(_letter(data, one, width) for one in data.standings)])


def _letter(data: LettersData, one: Standing, width: int) -> Row:
    return Row(f"{LETTER}{one.letter.id}", 2, lambda: tuple(_lines(data, one, width)))


def _lines(data: LettersData, one: Standing, width: int) -> Iterator[Line]:
    sign, ink = SIGNS[one.state]
    at = one.sent.occurred if one.sent is not None else one.letter.drafted_at
    where = "" if data.negotiation else f"{data.names.get(one.letter.negotiation, '')}  "
    state = Run(standing_words(one, data.now), ink if ink is not PLAIN else MUTED)
    yield row(width, [Cell(GLYPH, sign, ink), Cell(TEXT, f"{where}{begun(one.letter.kind.label)}", NAMES)], [state])
    day = Run(short_day(day_of(at), data.now), MUTED)
    yield row(width, [Cell(TEXT, one.letter.subject, MUTED)], [day])


def text_rows(data: LettersData, one: Standing | None, size: Size, *, is_plain: bool) -> Rows:
    """The selected letter in full: to whom, where it stands, its text, and what in it may sound harsh."""
    if one is None:
        return Rows()
    letter, width = one.letter, size.width - 2
    to = ", ".join(data.names[person] for person in letter.to if person in data.names)
    lines = [row(width, [Cell(MARGIN, letter.subject, BOLD)])]
    lines.append(row(width, [Cell(MARGIN, f"to {to}" if to else "to nobody yet", MUTED)], [_state(one, data)]))
    marks = data.tones.get(letter.id, ())
    offset = len(letter.text) - len(letter.body)
    spans = [Span(mark.start - offset, mark.end - offset, "finding") for mark in marks if mark.start >= offset]
    wide = min(width - MARGIN, WIDEST)
    body = [indent(line, MARGIN) for line in Flow(letter.body, spans, is_plain=is_plain).lines(wide)]
    rows = [heading(*lines), SPACE, *(drawn("", line) for line in body)]
    for mark in marks:
        rows += [SPACE, heading(*tone_lines(mark, wide, MARGIN))]
    return Rows(rows)


def _state(one: Standing, data: LettersData) -> Run:
    ink: Ink = SIGNS[one.state][1]
    return Run(standing_words(one, data.now), ink)


def tone_lines(mark: ToneMark, width: int, margin: int) -> list[Line]:
    """What may sound harsh, and what to write instead."""
    lines = Flow(mark.sentence, ink=WARNING).lines(max(width - 2, 10))
    first, *rest = lines or [()]
    return [indent((Run("▲ ", WARNING), *first), margin), *(indent(line, margin + 2) for line in rest)]

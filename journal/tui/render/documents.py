"""The comparison document and remedies as rows: what is ticked, and what it comes to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from textual.geometry import Size

from journal.domain.document.words import exact
from journal.domain.offer.rows import Row as LedgerRow
from journal.domain.phrasing import value_words
from journal.domain.records.ruling import Verdict
from journal.domain.remedies.weighing import Pick
from journal.domain.remedies.words import closes_words, gap_words, left_words
from journal.exchange.document_text import WIDTH, plain_text
from journal.service.remedies import Weighed
from journal.tui.jobs_documents import ReportData
from journal.tui.render.flow import Flow
from journal.tui.render.line import BOLD, MUTED, NAMES, PLAIN, SUCCESS, WARNING, Cell, Ink, Line, Run, indent, row
from journal.tui.render.rows import SPACE, Row, Rows, drawn, heading

ITEM = "i:"
"""What the keys of the document's rows begin with; the item follows."""

REMEDY = "r:"
"""What the keys of remedies begin with; the remedy's id follows."""

GLYPH, TEXT = 2, 6
MARGIN = 3
WIDEST = 76
_OFF = "[ ]"
_ON = "[x]"
_NAMES = {"text": "plain text", "md": "Markdown", "html": "HTML"}


def _tick(is_on: bool) -> Cell:
    return Cell(GLYPH, _ON if is_on else _OFF, SUCCESS if is_on else MUTED)


def choice_rows(data: ReportData, size: Size) -> Rows:
    """Every row that can stand in the document, ticked where it does."""
    width = size.width - 2
    title = row(width, [Cell(GLYPH, "In the document", BOLD)], [Run(f"{len(data.chosen)} of {len(data.rows)}", MUTED)])
    return Rows([heading(title), SPACE, *(_choice(data, one, width) for one in data.rows)])


def _choice(data: ReportData, one: LedgerRow, width: int) -> Row:
    ink = WARNING if one.is_gap else MUTED
    verdict = one.verdict.label if one.verdict is not None else ""
    words = "condition changed" if one.condition_changed and one.verdict is Verdict.MATCH else verdict
    line = row(width, [_tick(one.item in data.chosen), Cell(TEXT, one.label, NAMES)], [Run(words, ink)])
    return drawn(f"{ITEM}{one.item}", line)


def preview_rows(data: ReportData, size: Size) -> Rows:
    """The document as it would be written; plain text in lines as wide as there is room for."""
    room = max(size.width - MARGIN - 2, 10)
    name = row(size.width - 2, [Cell(MARGIN, _NAMES[data.form], BOLD)])
    if data.document is None:
        return Rows([heading(name), SPACE, heading(row(size.width - 2, [Cell(MARGIN, "Tick a row first.", MUTED)]))])
    text = plain_text(data.document, min(room, WIDTH)) if data.form == "text" else data.text
    lines = (indent(line, MARGIN) for line in Flow(text.rstrip("\n")).lines(room))
    return Rows([heading(name), SPACE, *(heading(line) for line in lines)])


def remedy_rows(data: Weighed, picked: Collection[str], size: Size) -> Rows:
    """Every remedy: what to ask for, and how much of the gap it closes."""
    width = size.width - 2
    gap = data.shortfall.four_year
    short = f"short of {data.currency} {exact(gap, data.currency)} in four years" if gap else "no figure"
    title = row(width, [Cell(GLYPH, data.row.label, BOLD)], [Run(short, WARNING if gap else MUTED)])
    shown = {one.remedy.id: one for one in data.plan.picks}
    made = (_remedy(data, shown.get(one.remedy.id, one), one.remedy.id in picked, width) for one in data.options)
    count = len(data.plan.picks)
    together = f"{count} ticked: {gap_words(data.plan, data.currency)}" if count else "enter ticks one, v says how much"
    return Rows([heading(title, row(width, [Cell(GLYPH, together, MUTED)])), SPACE, *made])


def _remedy(data: Weighed, one: Pick, is_on: bool, width: int) -> Row:
    def draw() -> Sequence[Line]:
        closes = closes_words(one, data.shortfall.four_year)
        value = value_words(one.value) if one.value is not None else "say how much"
        ink: Ink = MUTED if one.value is None else PLAIN
        first = row(width, [_tick(is_on), Cell(TEXT, one.remedy.label, NAMES)], [Run(closes, MUTED)])
        return first, row(width, [Cell(TEXT, value, ink)], [Run(_worth(data, one), MUTED)])

    return Row(f"{REMEDY}{one.remedy.id}", 2, draw)


def _worth(data: Weighed, one: Pick) -> str:
    return "" if one.four_year is None else f"{exact(one.four_year, data.currency)} in 4 years"


def plan_rows(data: Weighed, remedy_id: str, size: Size) -> Rows:
    """What the selected remedy is, and what those that are ticked come to together."""
    width = min(size.width - MARGIN - 2, WIDEST)
    picked = {each.remedy.id: each for each in data.plan.picks}
    one = picked.get(remedy_id) or next((each for each in data.options if each.remedy.id == remedy_id), None)
    rows: list[Row] = []
    if one is not None:
        rows += [heading(row(size.width - 2, [Cell(MARGIN, one.remedy.label, BOLD)]))]
        rows += [heading(*_words(f"{one.remedy.about}.", width))]
        if one.years is not None:
            years = ", ".join(exact(year, data.currency) for year in one.years)
            rows += [SPACE, heading(row(size.width - 2, [Cell(MARGIN, f"Year by year, in {data.currency}", MUTED)]))]
            rows.append(heading(*_words(years, width)))
        rows += [SPACE, heading(row(size.width - 2, [Cell(MARGIN, "In writing", MUTED)]))]
        rows += [heading(*_words(f"{one.remedy.measure}.", width)), SPACE]
    rows.append(heading(row(size.width - 2, [Cell(MARGIN, "Ticked together", BOLD)])))
    if not data.plan.picks:
        rows.append(heading(*_words("Nothing yet; enter ticks the selected one.", width, MUTED)))
    else:
        rows += [heading(*_words(words, width)) for words in left_words(data.plan, data.currency)]
    return Rows(rows)


def _words(text: str, width: int, ink: Ink | None = None) -> Iterator[Line]:
    text = text[:1].upper() + text[1:]
    return (indent(line, MARGIN) for line in Flow(text, ink=ink or PLAIN).lines(width))

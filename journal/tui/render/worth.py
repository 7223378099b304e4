"""What a package comes to, as rows that open: year by year, item by item, and how every figure was made."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from textual.geometry import Size

from journal.domain.offer.package import ItemWorth, PackageWorth, Sum
from journal.domain.offer.rates import rate_words
from journal.domain.offer.schedule import YEARS, Years
from journal.domain.offer.valued import Step, cash, years_words
from journal.domain.phrasing import number, value_words
from journal.domain.records import Certainty
from journal.tui.jobs_worth import WorthData
from journal.tui.render.flow import Flow
from journal.tui.render.line import (
    ACCENT,
    BOLD,
    MUTED,
    NAMES,
    PLAIN,
    RULE,
    WARNING,
    Cell,
    Ink,
    Line,
    Run,
    cells,
    indent,
    row,
)
from journal.tui.render.rows import SPACE, Row, Rows, drawn, heading

ITEM, STEP = "wi:", "ws:"
"""What the keys of items and of their lines begin with; the item's id follows, of a line behind it its number."""

WIDE = 112
"""From this width on there is room for how sure an item is."""
WIDEST = 150


def worth_head(data: WorthData, at: int, width: int) -> Sequence[Line]:
    """Whose package it is, and which of them is shown."""
    one = data.negotiation
    about = ", ".join(word for word in (one.role, one.company) if word)
    currency = data.packages[at].currency if data.packages else one.currency
    left = [Cell(2, one.name, BOLD), Cell(4 + cells(one.name), about)]
    pages: list[Cell] = []
    column = 2
    for place, package in enumerate(data.packages):
        words = package.title.removeprefix(one.name).strip() or "current job"
        pages.append(Cell(column, words, ACCENT._replace(bold=True) if place == at else MUTED))
        column += cells(words) + 3
    return (row(width - 2, left, [Run(f"what it is worth   {currency}".rstrip(), MUTED)]), row(width - 2, pages))


def worth_rows(data: WorthData, at: int, opened: Collection[str], size: Size) -> Rows:
    """The items of a package, the sums, and what is not in them."""
    width = size.width
    if not data.packages:
        words = "Nothing was offered or promised yet; what somebody offers or promises is valued here."
        return Rows([heading(row(width - 2, [Cell(2, words, MUTED)]))])
    made = data.packages[at]
    rows: list[Row] = [heading(_titles(width), _rule(width))]
    for one in made.items:
        rows.append(drawn(f"{ITEM}{one.item}", _item(one, made, width, is_open=one.item in opened)))
        if one.item in opened:
            rows += _steps(one, made, width)
    rows.append(heading(_rule(width), *_sums(made, width)))
    lost = [drawn(f"{ITEM}{one.item}", _item(one, made, width, is_open=one.item in opened)) for one in made.forfeited]
    if lost:
        rows += [SPACE, heading(row(width - 2, [Cell(2, "Lost by leaving", BOLD)])), *lost]
    remarks = list(_remarks(made, width))
    return Rows([*rows, SPACE, heading(*remarks)] if remarks else rows)


def _edges(width: int) -> tuple[int, ...]:
    """Where the figures of the years and their sum end."""
    pitch = 16 if width >= WIDEST else 13 if width >= WIDE else 11
    last = 26 + 5 * pitch if width >= WIDE else width - 2
    return tuple(last - pitch * place for place in range(YEARS, -1, -1))


def _rule(width: int) -> Line:
    return (Run("  "), Run("─" * (width - 4), RULE))


def _titles(width: int) -> Line:
    words = (*(f"Year {year}" for year in range(1, YEARS + 1)), "4 years")
    placed = [Cell(edge - cells(text), text, MUTED) for text, edge in zip(words, _edges(width), strict=True)]
    more = [Cell(_edges(width)[-1] + 3, "How sure", MUTED)] if width >= WIDE else []
    return row(width, [Cell(2, "Item", MUTED), *placed, *more])


def _item(one: ItemWorth, made: PackageWorth, width: int, *, is_open: bool) -> Line:
    sign = Cell(2, "▾" if is_open else "▸", MUTED)
    label = Cell(4, one.label, NAMES)
    if one.years is None:
        edge = _edges(width)[-1]
        return row(width, [sign, label, Cell(edge - len("unvalued"), "unvalued", WARNING)])
    more = [Cell(_edges(width)[-1] + 3, _certainty(one), MUTED)] if width >= WIDE else []
    return row(width, [sign, label, *_figures(one.years, made, width, PLAIN), *more])


def _certainty(one: ItemWorth) -> str:
    """How sure an item is; of one in parts, each."""
    kinds = [certainty.label for certainty in one.by_certainty if certainty is not Certainty.UNKNOWN]
    return " and ".join(kinds) or ("not said" if one.by_certainty else "")


def _figures(years: Years, made: PackageWorth, width: int, ink: Ink) -> list[Cell]:
    """Four years and their sum; with decimals where any figure of the package has them."""
    every = (*made.paper.years, *(year for one in made.items if one.years is not None for year in one.years))
    shown = cash((*years, Sum(years=years).four_year, *every), made.currency)[: YEARS + 1]
    faint = [MUTED if text == "0" else ink for text in shown]
    return [
        Cell(edge - cells(text), text, colour) for text, edge, colour in zip(shown, _edges(width), faint, strict=True)
    ]


def _steps(one: ItemWorth, made: PackageWorth, width: int) -> Iterator[Row]:
    """How an item was made, line by line; an unvalued one begins with why it has no value."""
    if one.years is None and one.why:
        yield heading(*(indent(line, 6) for line in Flow(one.why, ink=WARNING).lines(width - 8)))
    width = min(width, _edges(width)[-1] + 2)
    for place, step in enumerate(one.steps):
        yield drawn(f"{STEP}{one.item}:{place}", *_step(step, made, width))


def _step(step: Step, made: PackageWorth, width: int) -> Iterator[Line]:
    result = [Run(years_words(step.years, made.currency))] if step.years is not None else []
    room = width - 8 - sum(cells(run.text) + 2 for run in result)
    if cells(step.words) > room:
        yield from (indent(line, 6) for line in Flow(step.words, ink=MUTED).lines(width - 8))
        if result or step.source:
            yield row(width - 2, [Cell(8, step.source, MUTED)] if step.source else [Cell(8, "=", MUTED)], result)
        return
    source = 8 + cells(step.words) + 1
    if step.source and source + cells(step.source) <= room + 6:
        yield row(width - 2, [Cell(6, step.words, MUTED), Cell(source, step.source, MUTED)], result)
        return
    yield row(width - 2, [Cell(6, step.words, MUTED)], result)
    if step.source:
        yield row(width - 2, [Cell(8, step.source, MUTED)])


def _sums(made: PackageWorth, width: int) -> Iterator[Line]:
    """The total, parted by how sure it is, and with equity discounted and as nothing."""
    yield row(width, [Cell(2, "Total", BOLD), *_figures(made.paper.years, made, width, BOLD)])
    for certainty in Certainty:
        part = made.certain(certainty)
        if any(part.years):
            words = certainty.label if certainty is not Certainty.UNKNOWN else "certainty not said"
            yield row(width, [Cell(4, words, MUTED), *_figures(part.years, made, width, MUTED)])
    if any(made.equity.years):
        if made.discounted is not None and made.factor is not None:
            words = f"Equity at {number(made.factor * 100)} %"
            yield row(width, [Cell(2, words), *_figures(made.discounted.years, made, width, PLAIN)])
        yield row(width, [Cell(2, "Equity as nothing"), *_figures(made.without_equity.years, made, width, PLAIN)])


def _remarks(made: PackageWorth, width: int) -> Iterator[Line]:
    """What looks wrong, what is not money, what was taken for granted, and by which rates."""
    for finding in made.findings:
        yield from _remark("▲", finding.sentence, width, WARNING)
    if made.beside:
        said = ", ".join(f"{one.label} {value_words(one.value, with_terms=False)}" for one in made.beside)
        yield from _remark("not money", said, width, MUTED)
    for note in dict.fromkeys(note for one in made.items for note in one.notes):
        yield from _remark("", note, width, MUTED)
    for rate in made.rates:
        yield from _remark("rate", rate_words(rate), width, MUTED)


def _remark(sign: str, words: str, width: int, ink: Ink) -> Iterator[Line]:
    """A sentence wrapped behind what it is."""
    column = 2 + (cells(sign) + 2 if sign else 0)
    for place, line in enumerate(Flow(words).lines(width - column - 2)):
        lead = (Run("  "), Run(sign, ink), Run("  ")) if sign and not place else (Run(" " * column),)
        yield (*lead, *line)

"""Packages side by side as rows: the money by year, a plot, and what is not money."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from textual.geometry import Size

from journal.domain.offer.compared import Column, Comparison, Side
from journal.domain.offer.package import Sum
from journal.domain.offer.plot import PARTS, bar
from journal.domain.offer.rates import rate_words
from journal.domain.offer.schedule import NOTHING, YEARS
from journal.domain.offer.valued import cash
from journal.domain.phrasing import MINUS
from journal.domain.records import Certainty, Period, Value, ValueKind
from journal.tui.jobs_worth import CompareData
from journal.tui.render.flow import Flow
from journal.tui.render.line import (
    ACCENT,
    BOLD,
    FAINT,
    MUTED,
    NAMES,
    PLAIN,
    RULE,
    SUCCESS,
    WARNING,
    Cell,
    Ink,
    Line,
    Run,
    cells,
    cut,
    indent,
    row,
)
from journal.tui.render.offer_values import value_cell
from journal.tui.render.rows import SPACE, Row, Rows, drawn, heading

LINE = "cl:"
"""What the keys of the comparison's lines begin with."""

LABEL = 24
NARROWEST, WIDEST = 14, 20


def per_view(width: int) -> int:
    """How many packages there is room for beside each other."""
    return max((width - LABEL - 2) // NARROWEST, 1)


def first_shown(selected: int, count: int, width: int) -> int:
    """The number of the first package in view, so that the selected one is."""
    return max(min(selected, count - per_view(width)), 0) if count > per_view(width) else 0


def compare_head(data: CompareData, selected: int, width: int, *, is_choosing: bool) -> Sequence[Line]:
    """In which currency they are compared, how many they are, and what can be chosen."""
    made = data.comparison
    title = f"Compared in {made.currency}" if made.currency else "Compared"
    count = len(made.columns)
    right = [Run(f"{selected + 1} of {count}" if count else "", MUTED)]
    below = "enter puts a package beside the others, or takes it away" if is_choosing else _legend(made)
    return (row(width - 2, [Cell(2, title, BOLD)], right), row(width - 2, [Cell(2, below, MUTED)]))


def _legend(made: Comparison) -> str:
    return "   ".join(f"{sign} {words}" for sign, words in PARTS) if made.most else ""


def compare_rows(data: CompareData, selected: int, size: Size) -> Rows:
    """The packages side by side; where there are none, how one comes to be."""
    made, width = data.comparison, size.width
    if not made.columns:
        words = "No offer was made yet; `journal new NAME --current` begins with the job you have."
        return Rows([heading(*(indent(line, 2) for line in Flow(words, ink=MUTED).lines(max(width - 4, 1))))])
    first = first_shown(selected, len(made.columns), width)
    shown = made.columns[first : first + per_view(width)]
    at = selected - first
    rows = [heading(_titles(shown, at, width), _rule(width))]
    rows += [drawn(f"{LINE}{place}", line) for place, line in enumerate(_money(made, shown, width))]
    rows.append(SPACE)
    rows += list(_plot(made, shown, shown[at], width))
    rows += _sides(data, shown, first, width)
    remarks = list(_remarks(made, width))
    return Rows([*rows, SPACE, heading(*remarks)] if remarks else rows)


def _edges(count: int, width: int) -> list[int]:
    """Where the figures of each package end."""
    pitch = min(max((width - LABEL - 2) // max(count, 1), NARROWEST), WIDEST)
    return [LABEL + pitch * (place + 1) for place in range(count)]


def _rule(width: int) -> Line:
    return (Run("  "), Run("─" * (width - 4), RULE))


def _titles(shown: Sequence[Column], at: int, width: int) -> Line:
    placed = []
    edges = _edges(len(shown), width)
    pitch = edges[0] - LABEL
    for place, (one, edge) in enumerate(zip(shown, edges, strict=True)):
        words = cut(_title(one), pitch - 1)
        placed.append(Cell(edge - cells(words), words, ACCENT._replace(bold=True) if place == at else BOLD))
    return row(width, placed)


def _title(one: Column) -> str:
    name = f"{one.worth.title}, now" if one.is_current_job else one.worth.title
    return f"{name} {one.currency}" if one.is_apart and one.currency else name


def _line(label: str, texts: Sequence[str], width: int, ink: Ink = PLAIN) -> Line:
    edges = _edges(len(texts), width)
    inks = [FAINT if text == MINUS else ink for text in texts]
    placed = [Cell(edge - cells(text), text, colour) for text, edge, colour in zip(texts, edges, inks, strict=True)]
    column = 4 if label.startswith(" ") else 2
    return row(width, [Cell(column, label.strip(), ink if ink is not PLAIN else NAMES), *placed])


def _money(made: Comparison, shown: Sequence[Column], width: int) -> Iterator[Line]:
    """The years and their sum, how sure that is, equity as nothing, and what it is beyond the current job."""
    for year in range(YEARS):
        yield _line(f"Year {year + 1}", [_cash(one.paper.years[year], one) for one in shown], width)
    yield _line("4 years", _sums(shown, [one.worth.paper for one in shown]), width, BOLD)
    for certainty in Certainty:
        sums = [one.worth.certain(certainty) for one in shown]
        if any(one.four_year for one in sums):
            words = certainty.label if certainty is not Certainty.UNKNOWN else "certainty not said"
            yield _line(f" {words}", _sums(shown, sums), width, MUTED)
    if any(one.worth.equity.four_year for one in shown):
        yield _line(" equity as nothing", _sums(shown, [one.worth.without_equity for one in shown]), width, MUTED)
    if made.current_job is not None:
        yield from _beyond(made, shown, width)
    unvalued = [str(len(one.worth.unvalued)) if one.worth.unvalued else MINUS for one in shown]
    if any(text != MINUS for text in unvalued):
        yield _line("Items unvalued", unvalued, width, WARNING)


def _beyond(made: Comparison, shown: Sequence[Column], width: int) -> Iterator[Line]:
    beyond = [made.beyond_now(one) for one in shown]
    for words, year in (("Beyond now, year 1", 0), ("Beyond now, 4 years", None)):
        texts = []
        for one, more in zip(shown, beyond, strict=True):
            amount = None if more is None else more.four_year if year is None else more.years[year]
            texts.append(MINUS if amount is None else _cash(amount, one))
        yield _line(words, texts, width)
    lost = [
        _cash(one.shown(Sum(years=(one.worth.lost_by_leaving, *NOTHING[1:]))).year_1, one)
        if one.worth.forfeited
        else MINUS
        for one in shown
    ]
    if any(text != MINUS for text in lost):
        yield _line("Lost by leaving", lost, width, WARNING)


def _cash(amount: Decimal, one: Column) -> str:
    """An amount, with decimals where the years of its package have them."""
    return cash((amount, *one.paper.years), one.currency)[0]


def _sums(shown: Sequence[Column], sums: Sequence[Sum]) -> list[str]:
    return [_cash(one.shown(total).four_year, one) for one, total in zip(shown, sums, strict=True)]


def _plot(made: Comparison, shown: Sequence[Column], selected: Column, width: int) -> Iterator[Row]:
    """A bar for every package in every year, its parts told apart by their signs; the figure stands beside it."""
    drawable = [one for one in shown if not one.is_apart]
    if not made.most or not drawable:
        return
    name = min(max(cells(one.worth.title) for one in drawable), LABEL - 12)
    begin = 10 + name + 2
    room = max(width - begin - 14, 10)
    for year in range(YEARS):
        lines = []
        for place, one in enumerate(drawable):
            lengths = bar(one.parts[year], made.most, room)
            ink = ACCENT if one is selected else MUTED
            drawn_bar = [Run(sign * size, ink) for (sign, _), size in zip(PARTS, lengths, strict=True)]
            label = f"Year {year + 1}" if not place else ""
            lead = row(begin, [Cell(2, label, MUTED), Cell(10, cut(one.worth.title, name), NAMES)])
            gap = Run(" " * (begin - sum(cells(run.text) for run in lead)))
            amount = Run(f"  {_cash(one.paper.years[year], one)}", PLAIN if one is selected else MUTED)
            lines.append((*lead, gap, *(run for run in drawn_bar if run.text), amount))
        yield drawn(f"{LINE}plot{year}", *lines)
        yield SPACE


def _sides(data: CompareData, shown: Sequence[Column], first: int, width: int) -> list[Row]:
    """What is not money, the person's priorities first, each as it was said, and which is best."""
    made = data.comparison
    if not made.sides:
        return []
    has_ranks = any(side.rank is not None for side in made.sides)
    note = "your priorities first; ✓ best of those that say it" if has_ranks else "✓ best of those that say it"
    title = row(width - 2, [Cell(2, "Beside the money", BOLD)], [Run(note, MUTED)])
    rows = [heading(title, _rule(width))]
    rows += [
        drawn(f"{LINE}{side.item}", _side(data, side, shown, range(first, first + len(shown)), width))
        for side in made.sides
    ]
    for text in made.unknown:
        rows.append(
            heading(row(width - 2, [Cell(2, f"{text}: your priority, and no item that could be compared", MUTED)]))
        )
    return rows


def _side(data: CompareData, side: Side, shown: Sequence[Column], places: range, width: int) -> Line:
    rank = f"{side.rank}. " if side.rank is not None else ""
    weight = f" ×{side.weight}" if side.weight is not None else ""
    placed = [Cell(2, f"{rank}{side.label}{weight}", NAMES)]
    edges = _edges(len(shown), width)
    pitch = edges[0] - LABEL
    for place, edge in zip(places, edges, strict=True):
        words = cut(_value(side.values[place], data.comparison.currency), pitch - 3)
        if place in side.best:
            placed.append(Cell(edge - cells(words) - 2, f"✓ {words}", SUCCESS))
        else:
            placed.append(Cell(edge - cells(words), words, FAINT if words == MINUS else PLAIN))
    return row(width, placed)


def _value(value: Value | None, currency: str) -> str:
    """A value in its column: with its unit, its currency where that is another, its period where that is no year."""
    if value is None:
        return MINUS
    if value.kind is ValueKind.TEXT:
        return value.text.strip('"“”')
    words = value_cell(value, currency, Period.YEAR)
    unit = value.unit or ("%" if value.amount is not None and value.of else "")
    plural = "s" if unit in _SPANS and value.amount != 1 else ""
    return f"{words} {unit}{plural}".rstrip() if value.day is None else words


_SPANS = ("day", "week", "month", "year", "hour")


def _remarks(made: Comparison, width: int) -> Iterator[Line]:
    """What could not be brought together, what has no value and why, what looks wrong, and by which rates."""
    for one in made.columns:
        title = one.worth.title
        if one.is_apart:
            why = f"{title}: there is no rate from {one.currency or 'an unknown currency'} to {made.currency}"
            yield from _remark("▲", f"{why}; give one under [rates] in the settings", width)
        for item in one.worth.unexplained:
            yield from _remark("▲", f"{title}, {item.label} is unvalued: {item.why}", width)
        for finding in one.worth.findings:
            yield from _remark("▲", f"{title}, {finding.sentence}", width)
    used = (rate for one in made.columns for rate in (one.rate, *one.worth.rates) if rate is not None)
    for words in dict.fromkeys(map(rate_words, used)):
        yield from _remark("", f"rate  {words}", width)


def _remark(sign: str, words: str, width: int) -> Iterator[Line]:
    ink = PLAIN if sign else MUTED
    for place, line in enumerate(Flow(words, ink=ink).lines(width - 6)):
        yield (Run("  "), Run(sign if not place else " " * cells(sign), WARNING), Run("  " if sign else ""), *line)

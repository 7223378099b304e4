"""Packages side by side, as they are printed: a table, a plot by year, and what is not money."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import repeat

from journal.cli.call import Call
from journal.cli.cells import cells, fill
from journal.cli.page import Cell, Span
from journal.cli.worth_view import UNSAID
from journal.domain.offer.compared import Column, Comparison, Side
from journal.domain.offer.package import Sum
from journal.domain.offer.plot import PARTS, bar
from journal.domain.offer.rates import rate_words
from journal.domain.offer.schedule import NOTHING, YEARS
from journal.domain.offer.valued import cash
from journal.domain.phrasing import MINUS, value_words
from journal.domain.records import Certainty

BAR, WIDEST_BAR = 24, 60
_STYLES = ("success", "", "muted")


def print_comparison(call: Call, made: Comparison) -> None:
    """Everything about the packages, side by side."""
    page = call.page
    if not made.columns:
        page.line("No offer was made yet. To compare with your own job: journal new NAME --current")
        return
    rows = [[("", ""), *(_title(one) for one in made.columns)], *_money(made)]
    widths = [max(cells(row[at][0]) for row in rows) for at in range(1, len(made.columns) + 1)]
    page.line((f"Compared in {made.currency}" if made.currency else "Compared", "bold"))
    page.line()
    folded = range(len(made.columns), 1, -1)
    page.table([[row[0], *_right(row[1:], widths)] for row in rows], indent=2, fold=folded)
    page.line()
    for line in _plot(made, page.terminal.width):
        page.line(*line, indent=2)
    _print_sides(call, made)
    _print_notes(call, made)


Text = tuple[str, str]

CUT_TO = 15
"""Cells that a value may be cut to before its package is left out of a narrow table."""


def _title(one: Column) -> Text:
    name = f"{one.worth.title} (now)" if one.is_current_job else one.worth.title
    return (f"{name}, {one.currency}" if one.is_apart and one.currency else name, "bold")


def _right(row: Sequence[Text], widths: Sequence[int]) -> list[Cell]:
    return [(" " * (width - cells(text)) + text, style) for (text, style), width in zip(row, widths, strict=True)]


def _money(made: Comparison) -> Iterator[list[Text]]:
    columns = made.columns
    for year in range(YEARS):
        yield [(f"year {year + 1}", ""), *((_cash(one.paper.years[year], one), "") for one in columns)]
    yield [("4 years", "bold"), *(_four(one, one.worth.paper, "bold") for one in columns)]
    for certainty in Certainty:
        sums = [one.worth.certain(certainty) for one in columns]
        if any(one.four_year for one in sums):
            words = certainty.label if certainty is not Certainty.UNKNOWN else "certainty not said"
            yield [(f"  {words}", "muted"), *map(_four, columns, sums, repeat("muted"))]
    if any(one.worth.equity.four_year for one in columns):
        nil = (one.worth.without_equity for one in columns)
        yield [("  equity as nothing", "muted"), *map(_four, columns, nil, repeat("muted"))]
    if made.current_job is not None:
        yield from _beyond(made)
    yield [("without a value", "muted"), *((str(len(one.worth.unvalued) or MINUS), "muted") for one in columns)]


def _beyond(made: Comparison) -> Iterator[list[Text]]:
    """What each comes to beyond the current job, and what leaving that would cost."""
    beyond = [(one, made.beyond_now(one)) for one in made.columns]
    for words, year in (("beyond now, year 1", 0), ("beyond now, 4 years", None)):
        row = [(words, "")]
        for one, more in beyond:
            amount = None if more is None else more.four_year if year is None else more.years[year]
            row.append((_cash(amount, one), "") if amount is not None else (MINUS, "muted"))
        yield row
    lost = ((one, one.shown(Sum(years=(one.worth.lost_by_leaving, *NOTHING[1:]))).year_1) for one in made.columns)
    yield [
        ("lost by leaving", ""),
        *((_cash(amount, one) if one.worth.forfeited else MINUS, "") for one, amount in lost),
    ]


def _cash(amount: Decimal, one: Column) -> str:
    """An amount, with decimals where the years of its package have them; a dash where nothing was said of pay."""
    if not one.worth.items:
        return MINUS
    return cash((amount, *one.paper.years), one.currency)[0]


def _four(one: Column, total: Sum, style: str) -> Text:
    return (_cash(one.shown(total).four_year, one), style)


def _plot(made: Comparison, width: int | None) -> Iterator[list[Span]]:
    """A bar for every package in every year, its parts told apart by their signs; the figure stands beside it."""
    shown = [one for one in made.columns if not one.is_apart]
    if not made.most:
        return
    name = max(cells(one.worth.title) for one in shown)
    room = BAR if width is None else min(max(width - name - 26, 10), WIDEST_BAR)
    for year in range(YEARS):
        for place, one in enumerate(shown):
            lengths = bar(one.parts[year], made.most, room)
            drawn = [(sign * size, style) for (sign, _), size, style in zip(PARTS, lengths, _STYLES, strict=True)]
            label = f"year {year + 1}" if not place else ""
            amount = _cash(one.paper.years[year], one)
            yield [(fill(label, 8), "muted"), fill(one.worth.title, name + 2), *drawn, f" {amount}"]
        yield [""]
    yield [("   ".join(f"{sign} {words}" for sign, words in PARTS), "muted")]


def _print_sides(call: Call, made: Comparison) -> None:
    """What is not money, the person's priorities first, each value as it was said and which is best."""
    if not made.sides:
        return
    call.page.line()
    call.page.line(("Beside the money", "bold"), ("  ✓ best of those that say it", "muted"))
    rows: list[list[Cell]] = [["", "", *((one.worth.title, "muted") for one in made.columns)]]
    rows += [[_rank(side), side.label, *_values(side)] for side in made.sides]
    call.page.table(rows, indent=2, fold=range(len(made.columns) + 1, 2, -1), cut_to=CUT_TO)
    for text in made.unknown:
        call.page.wrapped(("your priority ", "muted"), text, (" is no item; nothing to compare", "muted"), indent=2)


def _rank(side: Side) -> Cell:
    if side.rank is None:
        return ""
    return (f"{side.rank}." + (f" ×{side.weight}" if side.weight is not None else ""), "bold")


def _values(side: Side) -> list[Cell]:
    made: list[Cell] = []
    for place, value in enumerate(side.values):
        words = value_words(value, with_terms=False) if value is not None else MINUS
        made.append((f"{words} ✓", "success") if place in side.best else (words, "" if value is not None else "muted"))
    return made


def _print_notes(call: Call, made: Comparison) -> None:
    """What was left out, and by which rates money was brought together."""
    page = call.page
    page.line()
    for one in made.columns:
        title = one.worth.title
        if one.is_apart:
            why = f"there is no rate from {one.currency or 'an unknown currency'} to {made.currency}"
            page.paragraph(f"▲  {title}: {why}; give one under [rates] in the settings", indent=2, style="warning")
        for item in one.worth.unexplained:
            page.paragraph(f"{UNSAID}  {title}, {item.label}: {item.why}", indent=2, style="warning")
        for finding in one.worth.findings:
            page.paragraph(f"▲  {title}, {finding.sentence}", indent=2, style="warning")
    used = (rate for one in made.columns for rate in (one.rate, *one.worth.rates) if rate is not None)
    for words in dict.fromkeys(map(rate_words, used)):
        page.line((f"rate  {words}", "muted"), indent=2)

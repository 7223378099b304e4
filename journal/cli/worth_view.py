"""What a package comes to, as it is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journal.cli.call import Call
from journal.cli.cells import cells
from journal.cli.page import Cell
from journal.domain.offer.package import ItemWorth, PackageWorth, Sum
from journal.domain.offer.rates import rate_words
from journal.domain.offer.schedule import YEARS, Years
from journal.domain.offer.valued import cash, years_words
from journal.domain.phrasing import number, value_words
from journal.domain.records import Certainty

TITLES = (*(f"year {year}" for year in range(1, YEARS + 1)), "4 years")
UNSAID = "unvalued"

Row = tuple[str, Sequence[str], str, str]
"""What it is, the figures of its years and their sum, a word beside them, and a style."""


def print_worth(call: Call, made: PackageWorth, *, has_lines: bool) -> None:
    """The items with what each comes to, the sums, and what is not in them; with lines, how each was made."""
    page, one = call.page, made.negotiation
    about = ", ".join(word for word in (one.role, one.company) if word)
    page.line((made.title, "bold"), f"  {about}" if about else "", (f"  {made.currency}", "muted"))
    page.line()
    if made.is_empty:
        page.line("Nothing was offered or promised yet. To write it: journal add")
        return
    rows: list[Row] = [("", TITLES, "", "muted"), *_items(made), *_sums(made)]
    widths = [max(cells(row[1][at]) for row in rows) for at in range(len(TITLES))]
    page.table([_line(row, widths) for row in rows], indent=2)
    page.line()
    if has_lines:
        _print_lines(call, made)
    _print_beside(call, made)


def _items(made: PackageWorth) -> Iterator[Row]:
    for one in made.items:
        if one.years is None:
            yield one.label, ("", "", "", "", UNSAID), "", "muted"
        else:
            yield one.label, _figures(one.years, made), certainty_words(one), ""


def certainty_words(one: ItemWorth) -> str:
    """How sure an item is; of one in parts, each."""
    kinds = [certainty.label for certainty in one.by_certainty if certainty is not Certainty.UNKNOWN]
    return " and ".join(kinds)


def _figures(years: Years, made: PackageWorth) -> tuple[str, ...]:
    """Four years and their sum, with decimals where any figure of the package has them."""
    every = (*made.paper.years, *(year for one in made.items if one.years is not None for year in one.years))
    return cash((*years, Sum(years=years).four_year, *every), made.currency)[: len(TITLES)]


def _sums(made: PackageWorth) -> Iterator[Row]:
    yield "Total", _figures(made.paper.years, made), "", "bold"
    for certainty in Certainty:
        part = made.certain(certainty)
        if any(part.years):
            words = certainty.label if certainty is not Certainty.UNKNOWN else "certainty not said"
            yield f"  {words}", _figures(part.years, made), "", "muted"
    for words, one in equity_views(made):
        yield words, _figures(one.years, made), "", ""


def equity_views(made: PackageWorth) -> Iterator[tuple[str, Sum]]:
    """The sum with equity discounted and as nothing, where there is equity; on paper it is the total."""
    if not any(made.equity.years):
        return
    if made.discounted is not None and made.factor is not None:
        yield f"Total, equity at {number(made.factor * 100)} %", made.discounted
    yield "Total, equity as nothing", made.without_equity


def _line(row: Row, widths: Sequence[int]) -> list[Cell]:
    label, amounts, word, style = row
    sides = zip(amounts, widths, strict=True)
    padded: list[Cell] = [(" " * (width - cells(text)) + text, style) for text, width in sides]
    return [(label, style), *padded, (word, "muted")]


def _print_lines(call: Call, made: PackageWorth) -> None:
    """How every figure was made, item by item: the words, what that comes to, and where it comes from."""
    page = call.page
    for one in (*made.items, *made.forfeited):
        worth = years_words(one.years, made.currency) if one.years is not None else f"{UNSAID}: {one.why}"
        page.line((one.label, "bold"), f"  {worth}", indent=2)
        for step in one.steps:
            result = f"  = {years_words(step.years, made.currency)}" if step.years is not None else ""
            page.line(step.words, result, (f"  {step.source}" if step.source else "", "muted"), indent=4)
    page.line()


def _print_beside(call: Call, made: PackageWorth) -> None:
    """What has no value, what is no money, what is lost by leaving, what looks wrong, and by which rates."""
    page = call.page
    for one in made.unexplained:
        page.paragraph(f"{UNSAID}  {one.label}: {one.why}", indent=2, style="warning")
    if any("figure of your own" in one.why for one in made.unvalued):
        words = f"To give a figure of your own: journal value {made.negotiation.name} ITEM AMOUNT"
        page.whole((words, "muted"), indent=2)
    if made.beside:
        said = ", ".join(f"{one.label} {value_words(one.value)}" for one in made.beside)
        page.paragraph(f"not in money  {said}", indent=2)
    for one in made.forfeited:
        worth = number(one.four_year) if one.four_year is not None else UNSAID
        page.line(("lost by leaving  ", "muted"), f"{one.label}: {worth}", indent=2)
    for finding in made.findings:
        page.paragraph(f"▲  {finding.sentence}", indent=2, style="warning")
    for rate in made.rates:
        page.line((f"rate  {rate_words(rate)}", "muted"), indent=2)
    notes = dict.fromkeys(note for one in made.items for note in one.notes)
    for note in notes:
        page.line((note, "muted"), indent=2)

"""The statements of an entry as a table, and what the offer says of each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journal.domain.offer.evidence import Evidence, grade
from journal.domain.phrasing import certainty_words, terms_words, value_words, when_words
from journal.domain.record import replace
from journal.domain.records import ME, Statement, Terms
from journal.domain.records.ruling import Verdict
from journal.service.beside import OfferSays
from journal.tui.jobs import EntryData
from journal.tui.render.flow import Flow
from journal.tui.render.line import BOLD, MUTED, WARNING, Cell, Run, cells, indent, length, row
from journal.tui.render.marking import marked
from journal.tui.render.offer_values import value_cell, verdict_ink
from journal.tui.render.rows import Row, heading
from journal.tui.sought import Sought


def statement_rows(data: EntryData, width: int, at: int, sought: Sought | None = None) -> Iterator[Row]:
    """Item, stance, value and what else was said; where an offer is named by `sought`, what it says instead."""
    told = data.entry.statements
    if not told:
        return
    grades = {grade(data.entry, one) for one in told}
    single = next(iter(grades)) if len(grades) == 1 else None
    offer = sought.offer if sought else ""
    aside = [Run(f"in {offer}", MUTED)] if offer else [_grade(single)] if single else []
    yield heading(row(width, [Cell(at, "Statements", BOLD)], aside))
    currency = next((one.currency for one in sought.says.values()), "") if sought is not None and offer else ""
    for one, left in zip(told, _columns(data, at, currency), strict=True):
        label = len(data.items.label(one.item))
        if sought is not None and offer:
            line = row(width, left, [_says(sought.says.get(one.id))])
            yield heading(marked(line, sought.marks, at, at + label))
            continue
        notes = _notes(data, one, None if single else grade(data.entry, one))
        taken = left[-1].column + cells(left[-1].text)
        is_short = taken + 2 + length(notes) <= width
        line = marked(row(width, left, notes if is_short else ()), sought.marks if sought else None, at, at + label)
        words = "" if is_short else "".join(run.text for run in notes)
        more = Flow(words, ink=MUTED).lines(max(width - at - 2, 1)) if words else []
        yield heading(line, *(indent(each, at + 2) for each in more))


def _columns(data: EntryData, at: int, currency: str) -> Iterator[list[Cell]]:
    """Item, stance, number and unit of each statement, each in its column; `currency` goes without saying."""
    told = data.entry.statements
    quantities = [quantity(one) for one in told]
    if currency:
        quantities = [(number.removeprefix(f"{currency} "), unit) for number, unit in quantities]
    label = at + max(cells(data.items.label(one.item)) for one in told) + 2
    stance = label + max(cells(one.stance.label) for one in told) + 2
    amount = stance + max(cells(number) for number, _ in quantities)
    for one, (number, unit) in zip(told, quantities, strict=True):
        left = [
            Cell(at, data.items.label(one.item)),
            Cell(label, one.stance.label, MUTED),
            Cell(amount - cells(number), number),
            Cell(amount + 1, unit, MUTED),
        ]
        yield [cell for cell in left if cell.text]


def _says(told: OfferSays | None) -> Run:
    """What the offer says: its value where that tells more than the verdict on it."""
    if told is None:
        return Run("")
    figure = value_cell(told.value, told.currency) if told.value is not None else ""
    if told.verdict is None:
        return Run("the same" if told.is_same else figure or "not in it", MUTED)
    says_more = figure and not told.is_same and told.verdict in (Verdict.SHORTFALL, Verdict.EXCESS, Verdict.DIFFERS)
    return Run(figure if says_more else told.verdict.label, verdict_ink(told.verdict))


def _grade(evidence: Evidence) -> Run:
    return Run(evidence.label, WARNING if evidence in (Evidence.VERBAL, Evidence.RECAPPED) else MUTED)


def quantity(one: Statement) -> tuple[str, str]:
    """A value as a number and its unit, which have columns of their own."""
    if one.value is None:
        return "", ""
    words = value_words(replace(one.value, terms=Terms()))
    parts = re.fullmatch(r"(.*\d)\s+(\D+)", words)
    return (parts[1], parts[2]) if parts and one.value.day is None else (words, "")


def _notes(data: EntryData, one: Statement, evidence: Evidence | None) -> list[Run]:
    others = {each.person for each in data.entry.participants} - {ME}
    speaker = data.names.get(one.speaker or "", "") if len(others) > 1 and one.speaker != ME else ""
    elsewhere = data.names.get(one.negotiation or "", "")
    until = f"by {when_words(one.by, data.now)}" if one.by and not one.condition else ""
    words = (
        speaker,
        f"for {elsewhere}" if elsewhere else "",
        terms_words(one.value.terms) if one.value else "",
        certainty_words(one),
        until,
        "its words are gone from the text" if one.wording.is_lost else "",
    )
    said = ", ".join(word for word in words if word)
    runs = [Run(said, MUTED)] if said else []
    return [*runs, *([Run("  "), _grade(evidence)] if runs else [_grade(evidence)])] if evidence else runs

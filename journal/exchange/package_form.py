"""The JSON of packages and of the person's own figures (DESIGN.md, section 6)."""

from __future__ import annotations

from collections.abc import Mapping

from journal.domain.offer.changing import VersionChange
from journal.domain.offer.compared import Column, Comparison
from journal.domain.offer.package import ItemWorth, PackageWorth, Sum
from journal.domain.offer.schedule import Years
from journal.domain.offer.valued import Step
from journal.domain.records import Certainty
from journal.domain.records.valuation import Valuation
from journal.exchange.json_form import Form, amount, stamp, value
from journal.exchange.ledger_form import rate


def package(one: PackageWorth) -> Form:
    """What a package comes to: every certainty in the total, equity on paper, and how each figure was made."""
    return {
        "negotiation": one.negotiation.name,
        "title": one.title,
        "version": one.version,
        "current_job": one.negotiation.is_current_job,
        "currency": one.currency or None,
        "years": [_year(one, place) for place in range(len(one.paper.years))],
        "year_1": amount(one.paper.year_1),
        "four_year": amount(one.paper.four_year),
        "equity": _equity(one),
        "unvalued": [item.item for item in one.unvalued],
        "items": [_item(item) for item in one.items],
        "beside": [{"item": item.item, "label": item.label, "value": value(item.value)} for item in one.beside],
        "forfeited": [_item(item) for item in one.forfeited],
        "findings": [
            {"code": found.code, "item": found.item, "entry": found.entry or None, "sentence": found.sentence}
            for found in one.findings
        ],
        "rates": [rate(used) for used in one.rates],
        "rounding": one.rounding.value,
    }


def comparison(one: Comparison) -> list[Form]:
    """The packages, each with what it comes to in the currency they are compared in; null there without a rate."""
    return [package(column.worth) | {"compared": _compared(column, one)} for column in one.columns]


def _compared(column: Column, one: Comparison) -> Form:
    beyond, paper = one.beyond_now(column), None if column.is_apart else column.paper
    return {
        "currency": one.currency or None,
        "years": _amounts(paper.years) if paper else None,
        "year_1": amount(paper.year_1) if paper else None,
        "four_year": amount(paper.four_year) if paper else None,
        "rate": rate(column.rate) if column.rate else None,
        "beyond_current_job": _sum(beyond) if beyond else None,
    }


def _year(one: PackageWorth, place: int) -> Form:
    parts = {certainty.value: amount(one.certain(certainty).years[place]) for certainty in Certainty}
    return {"total": amount(one.paper.years[place])} | parts | {"equity": amount(one.equity.years[place])}


def _equity(one: PackageWorth) -> Form:
    """The sums with equity on paper, at the person's factor (null where none was given), and as nothing."""
    return {
        "factor": amount(one.factor),
        "paper": _sum(one.paper),
        "discounted": _sum(one.discounted) if one.discounted else None,
        "nil": _sum(one.without_equity),
    }


def _sum(one: Sum) -> Form:
    return {"years": _amounts(one.years), "year_1": amount(one.year_1), "four_year": amount(one.four_year)}


def _amounts(years: Years) -> list[str | None]:
    return [amount(year) for year in years]


def _item(one: ItemWorth) -> Form:
    return {
        "item": one.item,
        "label": one.label,
        "value": value(one.value),
        "years": _amounts(one.years) if one.years is not None else None,
        "year_1": amount(one.years[0]) if one.years is not None else None,
        "four_year": amount(one.four_year),
        "certainty": {certainty.value: _amounts(years) for certainty, years in one.by_certainty.items()},
        "equity": one.is_equity,
        "why_unvalued": one.why or None,
        "entry": one.held.entry.id if one.held is not None else None,
        "lines": [_step(step) for step in one.steps],
        "notes": list(one.notes),
    }


def _step(one: Step) -> Form:
    return {
        "words": one.words,
        "years": _amounts(one.years) if one.years is not None else None,
        "source": one.source or None,
        "entry": one.entry or None,
        "statement": one.statement or None,
    }


def valuation(one: Valuation, names: Mapping[str, str]) -> Form:
    """A figure of the person's own; `names` are those of negotiations by id."""
    return {
        "id": one.id,
        "negotiation": names.get(one.negotiation),
        "kind": one.kind.value,
        "item": one.item or None,
        "amount": amount(one.amount),
        "currency": one.currency or None,
        "period": one.period.value if one.period else None,
        "rounding": one.rounding.value if one.rounding else None,
        "because": one.reason or None,
        "made_at": stamp(one.made_at),
    }


def change(one: VersionChange) -> Form:
    """What changed from one version to the next: pieces kept and gone make its text, kept and added the other's."""
    return {
        "from": one.before.number,
        "to": one.after.number,
        "entries": [one.before.entry.id, one.after.entry.id],
        "pieces": [{"fate": fate.value, "text": text} for fate, text in one.pieces],
    }

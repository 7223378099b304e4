"""The JSON of a prep. It is private, and in no other document of the program."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from journal.domain.prep.reading import PrepFinding
from journal.domain.prep.standing import Standing
from journal.domain.records.prep import MarketFigure, Prep
from journal.exchange.json_form import Form, amount, value


def prep_form(prep: Prep | None, names: Mapping[str, str], findings: Iterable[PrepFinding] = ()) -> Form:
    """A prep with what could not be understood of it; `names` are those of negotiations by id."""
    if prep is None:
        return {}
    return {
        "negotiation": names.get(prep.negotiation),
        "target": value(prep.target) if prep.target else None,
        "walk_away": value(prep.walk_away) if prep.walk_away else None,
        "alternative": {"negotiation": names.get(prep.instead or ""), "text": prep.alternative or None},
        "priorities": [{"item": one.item or None, "weight": one.weight, "text": one.text} for one in prep.priorities],
        "market": [_market(one) for one in prep.market],
        "points": list(prep.points),
        "shown": list(prep.shown),
        "questions": list(prep.questions),
        "unread": list(prep.unread),
        "changed_at": prep.changed_at.iso(),
        "findings": [finding(one) for one in findings],
    }


def finding(one: PrepFinding) -> Form:
    """A text that could not be understood, and what was expected."""
    return {
        "field": one.field,
        "place": one.place + 1,
        "found": one.found,
        "expected": one.expected,
        "nearest": one.nearest or None,
    }


def _market(one: MarketFigure) -> Form:
    figure = one.value
    low = high = figure.amount if figure else None
    if figure is not None and figure.is_range:
        low, high = figure.minimum, figure.maximum
    return {
        "item": one.item,
        "low": amount(low),
        "middle": amount(one.middle.amount) if one.middle else None,
        "high": amount(high),
        "currency": figure.currency if figure else None,
        "role": one.role or None,
        "region": one.region or None,
        "source": one.source or None,
        "date": None if one.day is None else f"{one.day:%Y-%m}" if one.is_month else one.day.isoformat(),
        "text": one.text,
    }


def standing_form(one: Standing) -> Form:
    """Where the offer stands among the figures of a prep; the words are those of the brief."""
    return {
        "currency": one.currency or None,
        "figures": {figure.mark.value: amount(figure.amount) for figure in one.figures},
        "market": [
            {"low": amount(each.low), "high": amount(each.high), "item": each.figure.item, "offer": each.place or None}
            for each in one.market
        ],
        "sentence": one.sentence or None,
    }

"""What the person has prepared, as plain JSON: what is not said left out."""

from __future__ import annotations

from datetime import date

from journal.domain.records.prep import BASE, MarketFigure, Prep, Priority
from journal.domain.records.value import Value
from journal.store.codec_value import value_in, value_out
from journal.store.codec_when import Doc, instant_in, instant_out

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def prep_out(one: Prep) -> Doc:
    doc: Doc = {
        "target": _value_out(one.target),
        "walk_away": _value_out(one.walk_away),
        "alternative": one.alternative,
        "instead": one.instead,
        "priorities": [_priority_out(each) for each in one.priorities],
        "market": [_market_out(each) for each in one.market],
        "points": list(one.points),
        "shown": list(one.shown),
        "questions": list(one.questions),
        "unread": list(one.unread),
    }
    changed_at = instant_out(one.changed_at)
    return {"id": one.id, "negotiation": one.negotiation, "changed_at": changed_at} | _said(doc)


def prep_in(doc: Doc) -> Prep:
    get = doc.get
    return Prep(
        id=doc["id"],
        negotiation=doc["negotiation"],
        target=_value_in(get("target")),
        walk_away=_value_in(get("walk_away")),
        alternative=get("alternative", ""),
        instead=get("instead"),
        priorities=tuple([_priority_in(each) for each in get("priorities", ())]),
        market=tuple([_market_in(each) for each in get("market", ())]),
        points=tuple(get("points", ())),
        shown=tuple(get("shown", ())),
        questions=tuple(get("questions", ())),
        unread=tuple(get("unread", ())),
        changed_at=instant_in(doc["changed_at"]),
    )


def _priority_out(one: Priority) -> Doc:
    return {"text": one.text} | _said({"item": one.item, "weight": one.weight})


def _priority_in(doc: Doc) -> Priority:
    return Priority(text=doc["text"], item=doc.get("item", ""), weight=doc.get("weight"))


def _market_out(one: MarketFigure) -> Doc:
    doc: Doc = {
        "item": "" if one.item == BASE else one.item,
        "value": _value_out(one.value),
        "middle": _value_out(one.middle),
        "role": one.role,
        "region": one.region,
        "source": one.source,
        "day": None if one.day is None else one.day.isoformat(),
        "is_month": one.is_month or None,
    }
    return {"text": one.text} | _said(doc)


def _market_in(doc: Doc) -> MarketFigure:
    get = doc.get
    day = get("day")
    return MarketFigure(
        text=doc["text"],
        item=get("item", BASE),
        value=_value_in(get("value")),
        middle=_value_in(get("middle")),
        role=get("role", ""),
        region=get("region", ""),
        source=get("source", ""),
        day=None if day is None else date.fromisoformat(day),
        is_month=get("is_month", False),
    )


def _said(doc: Doc) -> Doc:
    """The document without what says nothing."""
    return {key: part for key, part in doc.items() if part not in (None, "", [])}


def _value_out(value: Value | None) -> Doc | None:
    return None if value is None else value_out(value)


def _value_in(doc: Any) -> Value | None:
    return None if doc is None else value_in(doc)

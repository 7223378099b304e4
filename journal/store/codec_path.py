"""Ticks of checklists and reviews, as plain JSON."""

from __future__ import annotations

from journal.domain.records.review import Review
from journal.domain.records.tick import Tick, TickState
from journal.store.codec_when import Doc, instant_in, instant_out


def tick_out(one: Tick) -> Doc:
    doc: Doc = {
        "id": one.id,
        "negotiation": one.negotiation,
        "checklist": one.checklist,
        "step": one.step,
        "made_at": instant_out(one.made_at),
    }
    if one.state is not TickState.DONE:
        doc["state"] = one.state.value
    if one.reason:
        doc["reason"] = one.reason
    return doc


def tick_in(doc: Doc) -> Tick:
    get = doc.get
    return Tick(
        id=doc["id"],
        negotiation=doc["negotiation"],
        checklist=doc["checklist"],
        step=doc["step"],
        state=TickState(get("state", "done")),
        reason=get("reason", ""),
        made_at=instant_in(doc["made_at"]),
    )


def review_out(one: Review) -> Doc:
    return {"id": one.id, "negotiation": one.negotiation, "at": instant_out(one.at)}


def review_in(doc: Doc) -> Review:
    return Review(id=doc["id"], negotiation=doc["negotiation"], at=instant_in(doc["at"]))

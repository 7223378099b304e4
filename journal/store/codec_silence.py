"""A silenced nudge, as plain JSON."""

from __future__ import annotations

from journal.domain.records.silence import NudgeKind, Silence
from journal.store.codec_when import Doc, instant_in, instant_out


def silence_out(one: Silence) -> Doc:
    return {
        "id": one.id,
        "negotiation": one.negotiation,
        "kind": one.kind.value,
        "made_at": instant_out(one.made_at),
    }


def silence_in(doc: Doc) -> Silence:
    return Silence(
        id=doc["id"],
        negotiation=doc["negotiation"],
        kind=NudgeKind(doc["kind"]),
        made_at=instant_in(doc["made_at"]),
    )

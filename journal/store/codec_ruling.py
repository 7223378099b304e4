"""What the person decides about a row of a ledger, as plain JSON."""

from __future__ import annotations

from journal.domain.records.ruling import Ruling, RulingKind, Verdict
from journal.store.codec_when import Doc, instant_in, instant_out


def ruling_out(one: Ruling) -> Doc:
    doc: Doc = {
        "id": one.id,
        "negotiation": one.negotiation,
        "item": one.item,
        "kind": one.kind.value,
        "renamed": one.renamed or None,
        "verdict": None if one.verdict is None else one.verdict.value,
        "statements": list(one.statements) or None,
        "reason": one.reason or None,
        "made_at": instant_out(one.made_at),
    }
    return {key: part for key, part in doc.items() if part is not None}


def ruling_in(doc: Doc) -> Ruling:
    get = doc.get
    verdict = get("verdict")
    return Ruling(
        id=doc["id"],
        negotiation=doc["negotiation"],
        item=doc["item"],
        kind=RulingKind(doc["kind"]),
        renamed=get("renamed", ""),
        verdict=None if verdict is None else Verdict(verdict),
        statements=tuple(get("statements", ())),
        reason=get("reason", ""),
        made_at=instant_in(doc["made_at"]),
    )

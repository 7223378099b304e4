"""Figures of the person's own, as plain JSON."""

from __future__ import annotations

from journal.domain.records.valuation import Rounding, Valuation, ValuationKind
from journal.domain.records.value import Period
from journal.store.codec_value import amount_in
from journal.store.codec_when import Doc, instant_in, instant_out


def valuation_out(one: Valuation) -> Doc:
    doc: Doc = {
        "id": one.id,
        "negotiation": one.negotiation,
        "kind": one.kind.value,
        "item": one.item or None,
        "amount": None if one.amount is None else str(one.amount),
        "currency": one.currency or None,
        "period": None if one.period is None else one.period.value,
        "rounding": None if one.rounding is None else one.rounding.value,
        "reason": one.reason or None,
        "made_at": instant_out(one.made_at),
    }
    return {key: part for key, part in doc.items() if part is not None}


def valuation_in(doc: Doc) -> Valuation:
    get = doc.get
    amount, period, rounding = get("amount"), get("period"), get("rounding")
    return Valuation(
        id=doc["id"],
        negotiation=doc["negotiation"],
        kind=ValuationKind(doc["kind"]),
        item=get("item", ""),
        amount=None if amount is None else amount_in(amount),
        currency=get("currency", ""),
        period=None if period is None else Period(period),
        rounding=None if rounding is None else Rounding(rounding),
        reason=get("reason", ""),
        made_at=instant_in(doc["made_at"]),
    )

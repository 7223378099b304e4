"""Values of offer items as plain JSON: amounts exact, as text; what is a default left out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from journal.domain.records.value import NO_TERMS, Instalment, Period, Price, Terms, Value, ValueKind
from journal.store.codec_when import Doc

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def value_out(value: Value) -> Doc:
    doc: Doc = {"text": value.text, "kind": value.kind.value}
    if value.amount is not None:
        doc["amount"] = str(value.amount)
    if value.minimum is not None:
        doc["minimum"] = str(value.minimum)
    if value.maximum is not None:
        doc["maximum"] = str(value.maximum)
    if value.currency is not None:
        doc["currency"] = value.currency
    if value.period is not None:
        doc["period"] = value.period.value
    if value.unit is not None:
        doc["unit"] = value.unit
    if value.of is not None:
        doc["of"] = value.of
    if value.day is not None:
        doc["day"] = value.day.isoformat()
    if value.flag is not None:
        doc["flag"] = value.flag
    if value.approximate:
        doc["approximate"] = True
    if value.terms != NO_TERMS:
        doc["terms"] = _terms_out(value.terms)
    return doc


def value_in(doc: Doc) -> Value:
    get = doc.get
    period, day, terms = get("period"), get("day"), get("terms")
    return Value(
        text=doc["text"],
        kind=ValueKind(doc["kind"]),
        amount=_decimal(get("amount")),
        minimum=_decimal(get("minimum")),
        maximum=_decimal(get("maximum")),
        currency=get("currency"),
        period=None if period is None else Period(period),
        unit=get("unit"),
        of=get("of"),
        day=None if day is None else date.fromisoformat(day),
        flag=get("flag"),
        approximate=get("approximate", False),
        terms=NO_TERMS if terms is None else _terms_in(terms),
    )


def _terms_out(terms: Terms) -> Doc:
    doc: Doc = {
        "over_months": terms.over_months,
        "cliff_months": terms.cliff_months,
        "vest": [str(part) for part in terms.vest] or None,
        "payments": _text(terms.payments),
        "part_time": _text(terms.part_time),
        "for_year": terms.for_year,
        "clawback_months": terms.clawback_months,
        "instalments": [{"amount": str(one.amount), "after_months": one.after_months} for one in terms.instalments]
        or None,
        "price": _price_out(terms.price),
        "strike": _price_out(terms.strike),
        "every_months": terms.every_months,
        "begins_months": terms.begins_months,
        "begins_on": None if terms.begins_on is None else terms.begins_on.isoformat(),
        "cap": _price_out(terms.cap),
        "cap_percent": _text(terms.cap_percent),
        "guaranteed": _price_out(terms.guaranteed),
        "guaranteed_percent": _text(terms.guaranteed_percent),
        "acceleration": terms.acceleration,
        "note": terms.note or None,
    }
    return {key: part for key, part in doc.items() if part is not None}


def _terms_in(doc: Doc) -> Terms:
    get = doc.get
    return Terms(
        over_months=get("over_months"),
        cliff_months=get("cliff_months"),
        vest=tuple([amount_in(part) for part in get("vest", ())]),
        payments=_decimal(get("payments")),
        part_time=_decimal(get("part_time")),
        for_year=get("for_year"),
        clawback_months=get("clawback_months"),
        instalments=tuple(
            [Instalment(amount_in(one["amount"]), one["after_months"]) for one in get("instalments", ())]
        ),
        price=_price_in(get("price")),
        strike=_price_in(get("strike")),
        every_months=get("every_months"),
        begins_months=get("begins_months"),
        begins_on=None if get("begins_on") is None else date.fromisoformat(doc["begins_on"]),
        cap=_price_in(get("cap")),
        cap_percent=_decimal(get("cap_percent")),
        guaranteed=_price_in(get("guaranteed")),
        guaranteed_percent=_decimal(get("guaranteed_percent")),
        acceleration=get("acceleration"),
        note=get("note", ""),
    )


def _price_out(price: Price | None) -> Doc | None:
    return None if price is None else {"amount": str(price.amount), "currency": price.currency}


def _price_in(doc: Doc | None) -> Price | None:
    return None if doc is None else Price(amount_in(doc["amount"]), doc["currency"])


def _text(amount: Decimal | None) -> str | None:
    return None if amount is None else str(amount)


def _decimal(text: Any) -> Decimal | None:
    return None if text is None else amount_in(text)


def amount_in(text: Any) -> Decimal:
    """Raises ValueError for what is not the text of a number."""
    try:
        return Decimal(text)
    except ArithmeticError:
        raise ValueError(f"not an amount: {text!r}") from None

"""Records as plain dicts and back. A dict's unknown fields do no harm; what equals the default is left out."""

from __future__ import annotations

import json
from collections.abc import Callable

from journal.domain.records.entry import Entry
from journal.domain.records.follow_up import FollowUp, FollowUpKind, FollowUpStatus, Owner
from journal.domain.records.item import Better, OfferItem
from journal.domain.records.negotiation import Negotiation, Stage
from journal.domain.records.person import Authority, Person, Role
from journal.domain.records.value import Period, ValueKind
from journal.store.codec_entry import entry_in, entry_out
from journal.store.codec_when import Doc, instant_in, instant_out, maybe_when_in, when_in, when_out
from journal.store.kinds import KINDS, TABLES, codec_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    from journal.domain.records.letter import Letter
    from journal.domain.records.prep import Prep
    from journal.domain.records.repeat import Repeat
    from journal.domain.records.review import Review
    from journal.domain.records.ruling import Ruling
    from journal.domain.records.search import SavedSearch
    from journal.domain.records.silence import Silence
    from journal.domain.records.tick import Tick
    from journal.domain.records.valuation import Valuation

    Record = (
        Negotiation
        | Person
        | Entry
        | FollowUp
        | OfferItem
        | Ruling
        | Letter
        | Prep
        | Review
        | Tick
        | SavedSearch
        | Silence
        | Valuation
    )
    R = TypeVar("R", bound=Record)
else:
    Record = object

__all__ = ["KINDS", "TABLES", "UNREADABLE", "Record", "decode", "decoded", "encode"]

UNREADABLE = (KeyError, ValueError, TypeError, AttributeError, OverflowError, RecursionError)
"""What `decode` raises for a dict that is no such record."""


def encode(record: Record) -> Doc:
    """The record as JSON has it: no floats, amounts as text."""
    if type(record) not in _OUT:
        _meet(type(record))
    return _OUT[type(record)](record)


def decode(kind: type[R], doc: Doc) -> R:
    """The record that `encode` made a dict of. Raises one of UNREADABLE where it is none."""
    if kind not in _IN:
        _meet(kind)
    found: R = _IN[kind](doc)
    return found


def decoded(kind: type[R], text: str | bytes) -> R | None:
    """The record of a JSON text; None for that of no record. Raises one of UNREADABLE."""
    doc = json.loads(text)
    return None if doc is None else decode(kind, doc)


def _negotiation_out(one: Negotiation) -> Doc:
    doc: Doc = {"id": one.id, "name": one.name, "created_at": instant_out(one.created_at)}
    for key in ("company", "role", "currency", "zone", "country"):
        if text := getattr(one, key):
            doc[key] = text
    if one.first_stage is not Stage.LEAD:
        doc["first_stage"] = one.first_stage.value
    if one.is_current_job:
        doc["current_job"] = True
    return doc


def _negotiation_in(doc: Doc) -> Negotiation:
    get = doc.get
    return Negotiation(
        id=doc["id"],
        name=doc["name"],
        company=get("company", ""),
        role=get("role", ""),
        currency=get("currency", ""),
        zone=get("zone", ""),
        country=get("country", ""),
        first_stage=Stage(get("first_stage", "lead")),
        is_current_job=get("current_job", False),
        created_at=instant_in(doc["created_at"]),
    )


def _person_out(one: Person) -> Doc:
    doc: Doc = {"id": one.id, "name": one.name}
    if one.role is not Role.UNKNOWN:
        doc["role"] = one.role.value
    if one.authority is not Authority.UNKNOWN:
        doc["authority"] = one.authority.value
    if one.aliases:
        doc["aliases"] = list(one.aliases)
    if one.negotiations:
        doc["negotiations"] = list(one.negotiations)
    return doc


def _person_in(doc: Doc) -> Person:
    get = doc.get
    return Person(
        id=doc["id"],
        name=doc["name"],
        role=Role(get("role", "unknown")),
        authority=Authority(get("authority", "unknown")),
        aliases=tuple(get("aliases", ())),
        negotiations=tuple(get("negotiations", ())),
    )


def _follow_up_out(one: FollowUp) -> Doc:
    doc: Doc = {
        "id": one.id,
        "entry": one.entry,
        "what": one.what,
        "due": when_out(one.due),
        "zone": one.zone,
        "negotiation": one.negotiation,
        "owner": None if one.owner is Owner.ME else one.owner.value,
        "kind": None if one.kind is FollowUpKind.FOLLOW_UP else one.kind.value,
        "status": None if one.status is FollowUpStatus.OPEN else one.status.value,
        "snoozed_until": None if one.snoozed_until is None else when_out(one.snoozed_until),
        "closed_at": None if one.closed_at is None else instant_out(one.closed_at),
        "closed_by": one.closed_by,
        "start": one.start,
        "end": one.end,
        "repeat": None if one.repeat is None else _repeat_out(one.repeat),
        "times": one.times or None,
        "uid": one.uid or None,
        "sequence": one.sequence or None,
    }
    return {key: part for key, part in doc.items() if part is not None}


def _follow_up_in(doc: Doc) -> FollowUp:
    get = doc.get
    closed_at = get("closed_at")
    return FollowUp(
        id=doc["id"],
        negotiation=get("negotiation"),
        entry=doc["entry"],
        what=doc["what"],
        due=when_in(doc["due"]),
        zone=doc["zone"],
        owner=Owner(get("owner", "me")),
        kind=FollowUpKind(get("kind", "follow_up")),
        status=FollowUpStatus(get("status", "open")),
        snoozed_until=maybe_when_in(get("snoozed_until")),
        closed_at=None if closed_at is None else instant_in(closed_at),
        closed_by=get("closed_by"),
        start=get("start"),
        end=get("end"),
        repeat=None if get("repeat") is None else _repeat_in(doc["repeat"]),
        times=get("times", 0),
        uid=get("uid", ""),
        sequence=get("sequence", 0),
    )


def _repeat_out(one: Repeat) -> Doc:
    from journal.store.codec_repeat import repeat_out

    return repeat_out(one)


def _repeat_in(doc: Doc) -> Repeat:
    from journal.store.codec_repeat import repeat_in

    return repeat_in(doc)


def _item_out(one: OfferItem) -> Doc:
    doc: Doc = {
        "id": one.id,
        "label": one.label,
        "kind": one.kind.value,
        "aliases": list(one.aliases) or None,
        "unit": one.unit or None,
        "period": None if one.period is None else one.period.value,
        "better": None if one.better is Better.NEITHER else one.better.value,
        "percent_of": one.percent_of or None,
        "own": one.own or None,
    }
    return {key: part for key, part in doc.items() if part is not None}


def _item_in(doc: Doc) -> OfferItem:
    get = doc.get
    period = get("period")
    return OfferItem(
        id=doc["id"],
        label=doc["label"],
        aliases=tuple(get("aliases", ())),
        kind=ValueKind(doc["kind"]),
        unit=get("unit", ""),
        period=None if period is None else Period(period),
        better=Better(get("better", "neither")),
        percent_of=get("percent_of", ""),
        own=get("own", False),
    )


_OUT: dict[type[Any], Callable[[Any], Doc]] = {
    Negotiation: _negotiation_out,
    Person: _person_out,
    Entry: entry_out,
    FollowUp: _follow_up_out,
    OfferItem: _item_out,
}
_IN: dict[type[Any], Callable[[Doc], Any]] = {
    Negotiation: _negotiation_in,
    Person: _person_in,
    Entry: entry_in,
    FollowUp: _follow_up_in,
    OfferItem: _item_in,
}


def _meet(kind: type) -> None:
    """Import what turns a rare kind of record to JSON and back."""
    _OUT[kind], _IN[kind] = codec_of(kind)

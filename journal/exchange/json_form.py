"""The JSON that scripts read (DESIGN.md, section 6): records as plain dictionaries, in the order given there.

Names stand for ids of people and negotiations, days are `YYYY-MM-DD`, instants ISO 8601 with seconds and the
offset of their own zone, amounts strings. What is not known is null.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from journal.domain.agenda import is_overdue
from journal.domain.board import Card
from journal.domain.instants import Instant, When
from journal.domain.offer.evidence import grade, in_writing
from journal.domain.records import (
    Attachment,
    Entry,
    Finding,
    FollowUp,
    Negotiation,
    Person,
    Price,
    Statement,
    Terms,
    Value,
    ValueKind,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.domain.records.repeat import Repeat

Form = dict[str, Any]


class Forms:
    """Makes the forms of one moment. `names` has what ids are called, `now` decides what is overdue."""

    def __init__(self, names: Mapping[str, str], now: Instant) -> None:
        self._names = names
        self._now = now

    def entry(self, entry: Entry, follow_ups: Iterable[FollowUp] = ()) -> Form:
        """An entry; `follow_ups` are those it wrote. Places of findings count in `body`, null before it.

        One whose text was removed for good has `redacted_at` as well.
        """
        form: Form = {
            "id": entry.id,
            "negotiation": self._name(entry.negotiation),
            "occurred_at": stamp(entry.occurred),
            "all_day": entry.is_all_day,
            "zone": entry.zone,
            "recorded_at": entry.recorded_at.iso(),
            "channel": entry.channel.value,
            "direction": entry.direction.value,
            "participants": [self._names.get(one.person, one.person) for one in entry.participants],
            "body": entry.body,
            "late": entry.is_late,
            "stage": entry.stage.value if entry.stage else None,
            "tags": list(entry.tags),
            "statements": [self.statement(one, entry) for one in entry.statements],
            "follow_ups": [self.follow_up(one) for one in follow_ups],
            "findings": [finding(one, len(entry.head)) for one in entry.findings],
            "attachments": [attachment(one) for one in entry.attachments],
        }
        return form if entry.redacted_at is None else form | {"redacted_at": entry.redacted_at.iso()}

    def statement(self, statement: Statement, entry: Entry) -> Form:
        """A statement of an entry, which decides how good the evidence is."""
        evidence = grade(entry, statement)
        return {
            "id": statement.id,
            "item": statement.item,
            "stance": statement.stance.value,
            "speaker": self._name(statement.speaker),
            "evidence": evidence.value,
            "in_writing": in_writing(evidence),
            "certainty": statement.certainty.value,
            "condition": statement.condition or None,
            "by": stamp(statement.by),
            "wording": {"text": statement.wording.text, "quote": statement.wording.quote or None},
            "value": value(statement.value) if statement.value else None,
        }

    def follow_up(self, follow_up: FollowUp) -> Form:
        """A follow-up; `due` is not moved by snoozing, `overdue` is. One that comes again has `repeat` as well."""
        form: Form = {
            "id": follow_up.id,
            "negotiation": self._name(follow_up.negotiation),
            "entry": follow_up.entry,
            "what": follow_up.what,
            "due": stamp(follow_up.due),
            "all_day": not isinstance(follow_up.due, Instant),
            "zone": follow_up.zone,
            "owner": follow_up.owner.value,
            "kind": follow_up.kind.value,
            "status": follow_up.status.value,
            "overdue": is_overdue(follow_up, self._now),
            "snoozed_until": stamp(follow_up.snoozed_until),
        }
        return form if follow_up.repeat is None else form | {"repeat": repeat(follow_up.repeat, follow_up.times)}

    def card(self, card: Card) -> Form:
        """A negotiation on the board; the counts of its ledger are null until there is one to count in."""
        return {
            "negotiation": card.negotiation.name,
            "company": card.negotiation.company or None,
            "role": card.negotiation.role or None,
            "stage": card.stage.value,
            "outcome": card.outcome.value if card.outcome else None,
            "days_in_stage": card.days_in_stage(self._now),
            "last_contact": stamp(card.last_contact),
            "next_due": stamp(card.next_due.due) if card.next_due else None,
            "overdue": card.overdue,
            "offer_expires": stamp(card.offer_expires),
            "gaps": card.gaps,
            "unwritten": card.unwritten,
        }

    def person(self, person: Person) -> Form:
        """A person, with the short names of the negotiations they have a part in."""
        return {
            "id": person.id,
            "name": person.name,
            "role": person.role.value,
            "authority": person.authority.value,
            "aliases": list(person.aliases),
            "negotiations": [self._names.get(one, one) for one in person.negotiations],
        }

    def record(self, record: object, follow_ups: Iterable[FollowUp] = ()) -> Form | None:
        """The form of whatever record it is; None for no record."""
        match record:
            case Entry():
                return self.entry(record, follow_ups)
            case FollowUp():
                return self.follow_up(record)
            case Person():
                return self.person(record)
            case Negotiation():
                return negotiation(record)
        return None

    def _name(self, key: str | None) -> str | None:
        return None if key is None else self._names.get(key, key)


def repeat(one: Repeat, times: int) -> Form:
    """How something due comes again: every so many units, from a day on or from when it was done; how often it was."""
    return {
        "every": one.every,
        "unit": one.unit.value,
        "anchor": one.anchor.isoformat(),
        "clock": one.clock.isoformat("minutes") if one.clock else None,
        "from_done": one.from_done,
        "times_done": times,
    }


def negotiation(one: Negotiation) -> Form:
    """What was said of a negotiation when it was begun; where it stands now is its card."""
    return {
        "id": one.id,
        "negotiation": one.name,
        "company": one.company or None,
        "role": one.role or None,
        "currency": one.currency or None,
        "zone": one.zone or None,
        "country": one.country or None,
        "stage": one.first_stage.value,
        "current_job": one.is_current_job,
        "created_at": one.created_at.iso(),
    }


def value(said: Value) -> Form:
    """A value. `amount` holds a date as a day and a flag as `yes` or `no`, so that no wording has to be read."""
    return {
        "text": said.text,
        "kind": said.kind.value,
        "amount": _amount_of(said),
        "min": amount(said.minimum),
        "max": amount(said.maximum),
        "currency": said.currency,
        "period": said.period.value if said.period else None,
        "unit": said.unit,
        "of": said.of,
        "terms": terms(said.terms, approximate=said.approximate),
    }


def _amount_of(said: Value) -> str | None:
    if said.kind is ValueKind.DATE:
        return stamp(said.day)
    if said.kind is ValueKind.FLAG and said.flag is not None:
        return "yes" if said.flag else "no"
    return amount(said.amount)


def terms(said: Terms, *, approximate: bool = False) -> Form:
    """What qualifies a value: only what was said."""
    form: Form = {
        "over_months": said.over_months,
        "cliff_months": said.cliff_months,
        "vest": [amount(share) for share in said.vest] or None,
        "payments": amount(said.payments),
        "part_time": amount(said.part_time),
        "for_year": said.for_year,
        "clawback_months": said.clawback_months,
        "instalments": [{"amount": amount(one.amount), "after_months": one.after_months} for one in said.instalments]
        or None,
        "price": _price(said.price),
        "strike": _price(said.strike),
        "every_months": said.every_months,
        "begins_months": said.begins_months,
        "begins_on": stamp(said.begins_on),
        "cap": _price(said.cap),
        "cap_percent": amount(said.cap_percent),
        "guaranteed": _price(said.guaranteed),
        "guaranteed_percent": amount(said.guaranteed_percent),
        "acceleration": said.acceleration,
        "approximate": approximate or None,
        "note": said.note or None,
    }
    return {key: one for key, one in form.items() if one is not None}


def _price(said: Price | None) -> Form | None:
    return {"amount": amount(said.amount), "currency": said.currency} if said else None


def finding(one: Finding, head: int) -> Form:
    """A finding, its place counted in the body that begins after `head` characters; null if it is not there."""
    in_body = one.start >= head
    return {
        "code": one.code,
        "start": one.start - head if in_body else None,
        "end": one.end - head if in_body else None,
        "found": one.found,
        "expected": one.expected,
        "nearest": one.nearest or None,
    }


def attachment(one: Attachment) -> Form:
    """A file kept with an entry: its name, the SHA-256 of its bytes and their number."""
    return {"name": one.name, "digest": one.digest, "size": one.size}


def stamp(when: When | None) -> str | None:
    """A moment or a day in ISO 8601; None for none."""
    if when is None:
        return None
    return when.iso() if isinstance(when, Instant) else when.isoformat()


def amount(number: Decimal | None) -> str | None:
    """An amount as a plain decimal string, never with an exponent; None for none."""
    return None if number is None else f"{number:f}"


def document(form: object, *, indent: bool = False) -> str:
    """One JSON document on its own line or lines, ending in a line break.

    Characters that a terminal would obey are written as escapes, which changes nothing for whoever parses it.
    """
    import json
    import re

    text = json.dumps(form, ensure_ascii=False, indent=2 if indent else None)
    if not text.isascii() or "\x7f" in text:
        text = re.sub(_OBEYED, lambda match: f"\\u{ord(match[0]):04x}", text)
    return f"{text}\n"


_OBEYED = "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"

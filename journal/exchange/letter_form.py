"""The JSON of letters, where they stand, and how they sound."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journal.domain.letters.standing import Standing
from journal.domain.letters.tone import ToneMark
from journal.domain.records.letter import Letter
from journal.exchange.json_form import Form, stamp


def letter(one: Letter, names: Mapping[str, str], marks: Sequence[ToneMark] = ()) -> Form:
    """A letter with its text; `names` are those of negotiations and people by id."""
    return {
        "id": one.id,
        "negotiation": names.get(one.negotiation),
        "kind": one.kind.value,
        "to": [names[person] for person in one.to if person in names],
        "subject": one.subject,
        "body": one.body,
        "items": list(one.items),
        "drafted_at": stamp(one.drafted_at),
        "entry": one.entry or None,
        "about": one.about or None,
        "tone": [{"words": mark.words, "tone": mark.tone.value, "instead": mark.instead} for mark in marks],
    }


def standing(one: Standing, names: Mapping[str, str], marks: Sequence[ToneMark] = ()) -> Form:
    """A letter with what came of it: when it was sent and answered, and from when silence counts."""
    return letter(one.letter, names, marks) | {
        "state": one.state.value,
        "sent_at": stamp(one.sent.occurred) if one.sent else None,
        "chased_at": stamp(one.chased.occurred) if one.chased else None,
        "answer": one.answer.id if one.answer else None,
        "open": list(one.open),
        "silent_from": one.silent_from.isoformat() if one.silent_from else None,
        "by_voice": one.by_voice,
    }

"""The JSON of nudges and of what was silenced."""

from __future__ import annotations

from collections.abc import Mapping

from journal.domain.nudges import Nudge
from journal.domain.records.silence import Silence
from journal.exchange.json_form import Form, stamp


def nudge(one: Nudge, names: Mapping[str, str]) -> Form:
    """A nudge: `days` are business days since, `when` the time it is about; `opening` begins an entry that answers."""
    return {
        "kind": one.kind.value,
        "negotiation": names.get(one.negotiation, one.negotiation),
        "reason": one.reason,
        "advice": one.advice,
        "since": stamp(one.since),
        "when": stamp(one.when),
        "days": one.days,
        "entry": one.entry,
        "follow_up": one.follow_up,
        "opening": one.opening or None,
    }


def silence(one: Silence, names: Mapping[str, str]) -> Form:
    """A kind of nudge that a negotiation is not to be given."""
    return {
        "negotiation": names.get(one.negotiation, one.negotiation),
        "kind": one.kind.value,
        "made_at": one.made_at.iso(),
    }

"""Which entries may have answered what they owe: asked about, never decided."""

from __future__ import annotations

from collections.abc import Mapping

from journal.domain.answers import answers
from journal.domain.records import Entry, Owner
from journal.service.session import Session

_NOTHING: Mapping[str, Entry] = {}


def answered_in(session: Session, negotiation: str) -> Mapping[str, Entry]:
    """By the id of each open follow-up of theirs in a negotiation (its id) the entry that may have answered it.

    Found again only when an entry or a follow-up of the negotiation has changed.
    """
    told = session.by_negotiation.get(negotiation, ())
    ones = session.follow_ups_by_negotiation.get(negotiation, ())
    if not any(one.owner is Owner.THEM and one.is_open for one in ones):
        return _NOTHING
    return session.memo.get(("answers", negotiation), (told, ones), lambda: answers(told, session.follow_ups_by_entry))

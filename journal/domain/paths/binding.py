"""Which entries bind me, so that what is still open should be looked at before giving notice."""

from __future__ import annotations

from journal.domain.records import Entry, MarkKind, Stage

GATE = "gate"
"""The name of the checklist of the notice gate."""


def binds(entry: Entry) -> bool:
    """Whether an entry accepts an offer, or says that it was agreed or signed."""
    return any(
        mark.accept is True if mark.kind is MarkKind.DECIDED else mark.stage in (Stage.AGREED, Stage.SIGNED)
        for mark in entry.marks
        if mark.kind in (MarkKind.DECIDED, MarkKind.STAGE)
    )

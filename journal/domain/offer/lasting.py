"""How long what a ledger says holds when nothing is written: conditions lapse, offers expire, what is ahead occurs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from journal.domain.instants import Instant, deadline, earliest
from journal.domain.records import Entry


def changes_at(entries: Iterable[Entry], now: Instant) -> datetime | None:
    """The next moment, in UTC, at which entries may say something else than now; None where none is to come."""
    return min((moment for entry in entries for moment in _moments(entry) if moment > now.utc), default=None)


def _moments(entry: Entry) -> Iterator[datetime]:
    yield earliest(entry.occurred, entry.zone).utc
    for statement in entry.statements:
        if statement.by is not None:
            yield deadline(statement.by, entry.zone).utc
    for mark in entry.marks:
        if mark.when is not None:
            yield deadline(mark.when, entry.zone).utc

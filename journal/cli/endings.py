"""Ids as people see and type them: the shortest ending that no other id has."""

from __future__ import annotations

from journal.domain.records import Entry, FollowUp
from journal.service.session import Session
from journal.store import shortest_ending, shortest_endings

LEAST = 4


class Endings:
    """Endings of the ids of a journal's entries and follow-ups, computed once, when the first one is asked for."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def __getitem__(self, record_id: str) -> str:
        known = self._session.keep("short ids", lambda: shortest_endings(_ids(self._session)))
        return known.get(record_id, record_id[-LEAST:])


def ending_of(session: Session, record_id: str) -> str:
    """The ending of a single id, where no others are asked for."""
    return shortest_ending(record_id, _ids(session, record_id[-LEAST:]))


def _ids(session: Session, ending: str = "") -> tuple[str, ...]:
    return session.store.ids(Entry, ending) + session.store.ids(FollowUp, ending)

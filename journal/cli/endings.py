"""Ids as people see and type them: the shortest ending that no other id has."""

from __future__ import annotations

from journal.service.session import Session

LEAST = 4


class Endings:
    """Endings of the ids of a journal's entries and follow-ups, computed when the first one is asked for."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[str, str] | None = None

    def __getitem__(self, record_id: str) -> str:
        if self._known is None:
            from journal.store import shortest_endings

            session = self._session
            ids = [entry.id for entry in session.entries]
            self._known = shortest_endings(ids + [follow_up.id for follow_up in session.follow_ups])
        return self._known.get(record_id, record_id[-LEAST:])

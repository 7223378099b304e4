"""Lessons of earlier negotiations, at the moment they are needed."""

from __future__ import annotations

from journal.domain.lessons import Lesson, lessons
from journal.domain.paths.recalling import asks, for_asking
from journal.domain.records import Entry
from journal.service.session import Session

MOST = 2


def before_asking(session: Session, entry: Entry, most: int = MOST) -> tuple[Lesson, ...]:
    """What to remember now, where an entry that is being written asks for something; empty where it does not."""
    if not asks(entry):
        return ()
    every = session.keep("lessons", lambda: lessons(session.entries))
    return for_asking(every, entry.negotiation)[:most]

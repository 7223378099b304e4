"""Reminders: each is given once, by whoever is first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from journal.domain.instants import Instant
from journal.domain.reminders import Reminder, due_now, reminders
from journal.service.courses import card_now
from journal.service.session import Session
from journal.store import reminded

MOST = 5
"""More than so many at once are told as a number."""

Show = Callable[[Sequence[Reminder]], bool]


def remind(session: Session, show: Show) -> tuple[Reminder, ...]:
    """Give the reminders whose time has come to `show`, and note them as given where it says that it showed them.

    What is no longer open is forgotten. While another program gives its own, nothing is given. Raises StoreError where
    it can't be noted: it would be given again and again.
    """
    home, every = session.settings.home, _every(session)
    known = {one.key for one in every}
    given = reminded.read(home)
    if given <= known and not due_now(every, given, session.now):
        return ()
    with reminded.turn(home) as is_mine:
        given = reminded.read(home)
        found = due_now(every, given, session.now) if is_mine else ()
        kept = given & known
        if found and show(found):
            kept |= {one.key for one in found}
        if is_mine and kept != given:
            reminded.write(home, kept)
    return found


def ahead(session: Session) -> tuple[Reminder, ...]:
    """Those that were not given yet, the earliest first."""
    given = reminded.read(session.settings.home)
    return tuple(one for one in _every(session) if one.key not in given)


def between(session: Session, since: Instant, until: Instant) -> tuple[Reminder, ...]:
    """Those of what has a time, whose own time came after `since` and up to `until`."""
    timed = (one for one in _every(session) if isinstance(one.when, Instant))
    return tuple(one for one in timed if since.utc < one.at.utc <= until.utc)


def _every(session: Session) -> tuple[Reminder, ...]:
    cards = (card_now(session, one) for one in session.negotiations if not one.is_current_job)
    return reminders(session.follow_ups, cards, session.names, session.now)

"""What the desk does when there is nothing else to do, in pieces; nothing is imported for it before it is begun."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from journal.service.session import Session


def reading(session: Session) -> Generator[None, None, Session]:
    """Read the whole journal, and make what the first view says of it; a session that has it."""
    from journal.service.loading import loading

    return (yield from loading(session, _prepare))


def _prepare(session: Session) -> Iterator[None]:
    from journal.service import nudges, playbooks

    yield from nudges.prepare(session)
    yield from playbooks.prepare(session)


def chores(session: Session) -> Iterator[None]:
    """Make of the journal what searches and the next start ask."""
    from journal.service.loading import deriving
    from journal.service.searching import renew

    yield from renew(session)
    yield from deriving(session)

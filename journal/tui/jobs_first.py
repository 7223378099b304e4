"""What Today shows first: as much of it as is known, however little of the journal was read."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from journal.domain.records import ME, Entry
from journal.service import agenda, negotiations
from journal.service.session import Session
from journal.store.extent import Extent
from journal.tui import jobs
from journal.tui.jobs import TodayData

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.store.front import Front

UNKNOWN = "…"
"""Stands for the name of a negotiation or a person who has one, as long as it was not read."""
MANY = 64
"""For how many follow-ups and cards what they go back to is read, too: more than a screen shows."""


def first_today(session: Session, entries: int) -> TodayData:
    """So many entries of the log, and of the rest what needs no ledger; what is not known yet is left blank."""
    front = session.store.front(entries)
    if front is not None:
        return _from_front(session, front)
    if session.store.extent is Extent.NOTHING:
        return _from_the_end(session, entries)
    standing = negotiations.standing(session, are_counted=False)
    return jobs.today_data(session, agenda.today(session, standing=standing, log_entries=entries))


def _from_front(session: Session, front: Front) -> TodayData:
    standing = negotiations.first_standing(session, front)
    page = agenda.page(
        session.now, follow_ups=front.open, standing=standing, newest=front.newest, unfiled=front.unfiled
    )
    further = jobs.further(page, front.open)
    shown = (one for _, group in (*page.due, *further) for one in group)
    talks = ((one.negotiation.id, front.talks.get(one.negotiation.id, "")) for one in standing)
    return TodayData(
        page=page,
        names=session.names,
        follow_ups=front.written,
        entries=_found(session, {one.entry: one.entry for one in islice(shown, MANY)}),
        latest=_found(session, dict(islice(((key, talk) for key, talk in talks if talk), MANY))),
        further=further,
    )


def _found(session: Session, wanted: Mapping[str, str]) -> dict[str, Entry]:
    found = {key: session.store.get(Entry, id_) for key, id_ in wanted.items()}
    return {key: entry for key, entry in found.items() if entry is not None}


def _from_the_end(session: Session, entries: int) -> TodayData:
    newest = session.store.newest(entries)
    page = agenda.page(session.now, follow_ups=(), standing=(), newest=newest, unfiled=0)
    ids = {one.negotiation for one in newest} | {who.person for one in newest for who in one.participants}
    names = {id_: UNKNOWN for id_ in ids if id_ is not None} | {ME: ME}
    return TodayData(page=page, names=names, follow_ups={}, entries={}, latest={}, further=(), is_read=False)

"""What the desk is asked for: use cases of the service, and the data a view shows of them."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from typing import TYPE_CHECKING

from journal.domain.agenda import Section, by_effect, section
from journal.domain.instants import Instant
from journal.domain.phrasing import who_words
from journal.domain.record import record
from journal.domain.records import Channel, Entry, FollowUp, ItemTable, Negotiation, Person
from journal.service import agenda, negotiations
from journal.service.agenda import TodayPage
from journal.service.session import Session

if TYPE_CHECKING:
    from journal.domain.capture import Completion, Reading
    from journal.service.capture import Described
    from journal.service.keeping import Happening
    from journal.service.redaction import Redaction


@record
class TodayData:
    """What the Today view shows.

    `names` are those of ids, `follow_ups` are by the id of their entry, `entries` by id for every follow-up on
    the page, `latest` each negotiation's last conversation. `further` are the sections that stand folded.
    """

    page: TodayPage
    names: Mapping[str, str]
    follow_ups: Mapping[str, tuple[FollowUp, ...]]
    entries: Mapping[str, Entry]
    latest: Mapping[str, Entry]
    further: tuple[tuple[Section, tuple[FollowUp, ...]], ...]


def today(session: Session) -> TodayData:
    """The Today page and what its rows refer to."""
    return _today(session, agenda.today(session, standing=negotiations.standing(session)))


def first_today(session: Session, entries: int) -> TodayData:
    """As much of it as is seen first: so many entries of the log, and of the cards what needs no ledger."""
    standing = negotiations.standing(session, are_counted=False)
    return _today(session, agenda.today(session, standing=standing, log_entries=entries))


def _today(session: Session, page: TodayPage) -> TodayData:
    shown = {one.id for _, group in page.due for one in group}
    rest = [one for one in by_effect(one for one in session.follow_ups if one.is_open) if one.id not in shown]
    further = [(part, tuple(one for one in rest if section(one, page.now) is part)) for part in Section]
    wanted = {one.entry for _, group in page.due for one in group} | {one.entry for one in rest}
    found = {wanted_id: session.store.get(Entry, wanted_id) for wanted_id in wanted}
    return TodayData(
        page=page,
        names=session.names,
        follow_ups=session.follow_ups_by_entry,
        entries={key: entry for key, entry in found.items() if entry is not None},
        latest=latest_talks(session),
        further=tuple((part, group) for part, group in further if group),
    )


def latest_talks(session: Session) -> dict[str, Entry]:
    """The last entry of each negotiation in which somebody else took part."""
    return {
        key: talk
        for key, told in session.by_negotiation.items()
        if (talk := next((one for one in reversed(told) if one.participants), None)) is not None
    }


@record
class EntryData:
    """An entry opened in full. `changed` are the moments of its later changes; `older` and `newer` are ids or None."""

    entry: Entry
    now: Instant
    names: Mapping[str, str]
    people: tuple[Person, ...]
    negotiation: Negotiation | None
    follow_ups: tuple[FollowUp, ...]
    items: ItemTable
    changed: tuple[Instant, ...]
    ending: str
    older: str | None
    newer: str | None


def entry(session: Session, entry_id: str) -> EntryData:
    """An entry with all that is told beside it. Raises NotFoundError where it is gone."""
    from journal.service import entries, keeping

    found = session.store.get(Entry, entry_id) or entries.find(session, entry_id)
    siblings = session.by_negotiation.get(found.negotiation or "", (found,))
    place = next((at for at, one in enumerate(siblings) if one.id == found.id), 0)
    persons = {one.id: one for one in session.people}
    revisions = keeping.revisions(session, found.id)
    return EntryData(
        entry=found,
        now=session.now,
        names=session.names,
        people=tuple(persons[one.person] for one in found.participants if one.person in persons),
        negotiation=next((one for one in session.negotiations if one.id == found.negotiation), None),
        follow_ups=session.follow_ups_by_entry.get(found.id, ()),
        items=session.items,
        changed=tuple(one.at.in_zone(session.now.zone) for one in revisions[1:]),
        ending=_ending(session, found),
        older=siblings[place - 1].id if place > 0 else None,
        newer=siblings[place + 1].id if place + 1 < len(siblings) else None,
    )


def _ending(session: Session, found: Entry) -> str:
    from journal.store.ids import shortest_endings

    return session.keep("endings", lambda: shortest_endings([one.id for one in session.entries])).get(found.id, "")


@record
class Understood:
    """What was understood of the text on the line. `who` is its head in words, `unfiled` the unknown name in it."""

    text: str
    reading: Reading
    rows: tuple[Described, ...]
    who: str
    filed: str


def understand(session: Session, text: str, focus: str | None) -> Understood:
    """What a text would become."""
    from journal.service import capture

    reading = capture.understand(session, text, focus=focus)
    told = reading.entry
    added = {one.id: one.name for one in reading.people}
    names = {**session.names, **added}
    return Understood(
        text=text,
        reading=reading,
        rows=capture.describe(session, reading, before=True),
        who=who_words(told, names) if told.participants or told.channel is not Channel.NOTE else "note",
        filed=names.get(told.negotiation or "", ""),
    )


@record
class Saved:
    """An entry just kept, and the name of the negotiation it is filed under; empty while it is unfiled."""

    reading: Reading
    filed: str


def save(session: Session, text: str, *, focus: str | None, closes: str) -> Saved:
    """Keep a text as an entry. Raises what `capture.add` raises."""
    from journal.service import capture

    reading = capture.add(session, text, focus=focus, closes=closes)
    return Saved(reading=reading, filed=session.names.get(reading.entry.negotiation or "", ""))


def complete(session: Session, text: str, cursor: int, focus: str | None) -> tuple[Completion, ...]:
    """What could stand at the cursor."""
    from journal.service import capture

    return capture.complete(session, text, cursor, focus=focus)


def undo(session: Session) -> Happening | None:
    """Take back the last change."""
    from journal.service import keeping

    return keeping.undo(session)


def redo(session: Session) -> Happening | None:
    """Bring back what was taken back last."""
    from journal.service import keeping

    return keeping.redo(session)


def redact(session: Session, entry_id: str) -> Redaction:
    """Remove the text of an entry for good."""
    from journal.service import redaction

    return redaction.redact(session, entry_id)


def get_ready(session: Session) -> None:
    """Import what the first key will need: done when the first page is on the screen."""
    complete(session, "", 0, None)
    understand(session, "base promised 1k", None)
    if not gc.isenabled():
        # What the start has made stays; from here on there is garbage to look for.
        gc.freeze()
        gc.enable()

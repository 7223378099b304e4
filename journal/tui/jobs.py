"""What the desk is asked for: use cases of the service, and the data a view shows of them."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from journal.domain.agenda import Section, by_effect, section
from journal.domain.instants import Instant
from journal.domain.phrasing import who_words
from journal.domain.record import record, replace
from journal.domain.records import Channel, Entry, FollowUp, ItemTable, Negotiation, Person, Stage
from journal.service import agenda, negotiations
from journal.service.agenda import TodayPage
from journal.service.session import Session
from journal.store.extent import Extent

if TYPE_CHECKING:
    from journal.domain.capture import Completion, Reading
    from journal.domain.nudges import Nudge
    from journal.service.capture import Described
    from journal.service.keeping import Happening
    from journal.service.playbooks import Suggestion
    from journal.service.redaction import Redaction


@record
class TodayData:
    """What the Today view shows.

    `names` are those of ids, `follow_ups` are by the id of their entry, `entries` by id for every follow-up on
    the page, `latest` each negotiation's last conversation. `further` are the sections that stand folded.
    `suggestions` are playbooks that fit. `nudges` are those of which no follow-up on the page tells, `answered` the
    entries that may have answered what they owe, by the follow-up's id. Until it `is_read` nothing but the end of
    the log is known.
    """

    page: TodayPage
    names: Mapping[str, str]
    follow_ups: Mapping[str, tuple[FollowUp, ...]]
    entries: Mapping[str, Entry]
    latest: Mapping[str, Entry]
    further: tuple[tuple[Section, tuple[FollowUp, ...]], ...]
    nudges: tuple[Nudge, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    answered: Mapping[str, Entry] = MappingProxyType({})
    is_read: bool = True


def today(session: Session) -> TodayData:
    """The Today page and what its rows refer to."""
    from journal.service.nudges import nudges
    from journal.service.playbooks import suggestions

    data = today_data(session, agenda.today(session, standing=negotiations.standing(session)))
    shown = {one.id for _, group in data.page.due for one in group}
    said = tuple(one for one in nudges(session) if one.follow_up not in shown)
    found = {one.entry: session.store.get(Entry, one.entry) for one in said if one.entry is not None}
    entries = {key: entry for key, entry in found.items() if entry is not None}
    return replace(
        data,
        nudges=said,
        suggestions=suggestions(session),
        answered=agenda.answers(session),
        entries={**data.entries, **entries},
    )


def today_data(session: Session, page: TodayPage) -> TodayData:
    """What the rows of the page refer to."""
    wanted = {one.entry for one in session.open_follow_ups}
    found = {wanted_id: session.store.get(Entry, wanted_id) for wanted_id in wanted}
    return TodayData(
        page=page,
        names=session.names,
        follow_ups=session.follow_ups_by_entry,
        entries={key: entry for key, entry in found.items() if entry is not None},
        latest=latest_talks(session),
        further=further(page, session.open_follow_ups),
    )


def further(page: TodayPage, follow_ups: Iterable[FollowUp]) -> tuple[tuple[Section, tuple[FollowUp, ...]], ...]:
    """The open follow-ups that are not on the page, by section."""
    shown = {one.id for _, group in page.due for one in group}
    rest = by_effect(one for one in follow_ups if one.id not in shown)
    parts = ((part, tuple(one for one in rest if section(one, page.now) is part)) for part in Section)
    return tuple((part, group) for part, group in parts if group)


def latest_talks(session: Session) -> dict[str, Entry]:
    """The last entry of each negotiation in which somebody else took part."""
    memo = session.memo
    found = {
        key: memo.get(("talk", key), (told,), partial(_last_talk, told)) for key, told in session.by_negotiation.items()
    }
    return {key: talk for key, talk in found.items() if talk is not None}


def _last_talk(told: Sequence[Entry]) -> Entry | None:
    return next((one for one in reversed(told) if one.participants), None)


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
    from journal.store.ids import SHORTEST, shortest_ending

    ids = session.keep("ids of entries", lambda: "\n".join([*(one.id for one in session.entries), ""]))
    return shortest_ending(found.id, _lines_ending(ids, found.id[-SHORTEST:]))


def _lines_ending(text: str, ending: str) -> Iterator[str]:
    """The lines of a text that end so: of a hundred thousand, in a millisecond or two."""
    at = text.find(f"{ending}\n")
    while at >= 0:
        yield text[text.rfind("\n", 0, at) + 1 : at + len(ending)]
        at = text.find(f"{ending}\n", at + 1)


@record
class Understood:
    """What was understood of the text on the line. `who` is its head in words, `unfiled` the unknown name in it.

    `lesson` is what to remember, where it asks for something; else empty.
    """

    text: str
    reading: Reading
    rows: tuple[Described, ...]
    who: str
    filed: str
    lesson: str = ""


def understand(session: Session, text: str, focus: str | None) -> Understood:
    """What a text would become."""
    from journal.service import capture
    from journal.service.lessons import before_asking

    reading = capture.understand(session, text, focus=focus)
    is_whole = session.store.extent is Extent.WHOLE
    told = reading.entry
    added = {one.id: one.name for one in reading.people}
    names = {**session.names, **added}
    return Understood(
        text=text,
        reading=reading,
        rows=capture.describe(session, reading, before=is_whole),
        who=who_words(told, names) if told.participants or told.channel is not Channel.NOTE else "note",
        filed=names.get(told.negotiation or "", ""),
        lesson=next((one.text for one in before_asking(session, told)), "") if is_whole else "",
    )


@record
class Saved:
    """An entry just kept, and the name of the negotiation it is filed under; empty while it is unfiled.

    `answered` is what they owed and it may have answered, as far as the journal was read; `flag` says what one has
    signed without, empty where nothing is missing.
    """

    reading: Reading
    filed: str
    answered: tuple[FollowUp, ...] = ()
    flag: str = ""


def save(session: Session, text: str, *, focus: str | None, closes: str) -> Saved:
    """Keep a text as an entry. Raises what `capture.add` raises."""
    from journal.service import capture

    reading = capture.add(session, text, focus=focus, closes=closes)
    filed = session.names.get(reading.entry.negotiation or "", "")
    if session.store.extent is not Extent.WHOLE:
        return Saved(reading=reading, filed=filed)
    answered = agenda.answered_by(session, reading.entry)
    return Saved(reading=reading, filed=filed, answered=answered, flag=flag_on(session, reading.entry))


def flag_on(session: Session, entry: Entry) -> str:
    """What one has signed without, where an entry says that one has signed."""
    if entry.stage is not Stage.SIGNED:
        return ""
    from journal.service import signing

    return signing.flag_on(session, entry)


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


def settle(session: Session) -> None:
    """Look for garbage from here on: done when the whole journal was read, and what was made of it stays."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def begin(session: Session, filled: Mapping[str, str]) -> negotiations.NewNegotiation:
    """Begin the negotiation of a form that was filled in."""
    return negotiations.new(
        session,
        filled["name"],
        company=filled["company"],
        role=filled["role"],
        currency=filled["currency"],
        zone=filled["zone"],
        country=filled["country"],
    )

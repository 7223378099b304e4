"""What the first screen is made from, before the log was read: derived data, and what the log says after them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from journal.domain.instants import Instant
from journal.domain.record import record
from journal.domain.records.entry import Entry
from journal.domain.records.follow_up import FollowUp
from journal.domain.records.words import Channel
from journal.store.codec import UNREADABLE, decode
from journal.store.codec_entry import mark_in
from journal.store.codec_when import when_in
from journal.store.derived_counts import ALL, touched
from journal.store.derived_front import COUNTS, PAGE, Count, last_talk, telling
from journal.store.derived_rows import ENTRIES, FOLLOW_UPS, LARGE, Occurrence, by_time
from journal.store.line import parsed
from journal.store.partial import Partial
from journal.store.state import Unusable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


SMALL = ("negotiations", "people", "items")
"""The tables whose records a first screen and a line that is written are about."""


@record
class Front:
    """The newest entries, newest first, and what is known of the rest.

    `open` are the open follow-ups and `written` those of the newest entries, both in the order of the log.
    `telling` are for each negotiation the entries, with nothing in them but their time, channel and marks, that say
    where it stands, in the order of occurrence; `talks` the ids of the last entries in which somebody else took
    part. `counts` are those of ledgers that nothing has changed since. `unfiled` counts entries without a negotiation.
    """

    newest: tuple[Entry, ...]
    open: tuple[FollowUp, ...]
    written: Mapping[str, tuple[FollowUp, ...]]
    telling: Mapping[str, Sequence[Entry]]
    talks: Mapping[str, str]
    counts: Mapping[str, Count]
    unfiled: int


def front_of(state: Partial, entries: int) -> Front:
    """The first screen with at most so many entries. Raises Unusable where derived data turn out to be damaged."""
    try:
        for name in SMALL:
            # What is there of these is told from now on without another look.
            state.table(name)
        return _Making(state).front(entries)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise Unusable(str(error)) from error


_CHANNELS = {channel.value: channel for channel in Channel}
_NEVER = Instant(datetime(1970, 1, 1, tzinfo=UTC), "UTC")


class _Making:
    """The page of derived data, with the entries and follow-ups put over it that were changed since."""

    def __init__(self, state: Partial) -> None:
        self._state = state
        self._page = state.derived.front(PAGE)
        self._changed = state.table(ENTRIES).revisions
        self._fresh = sorted(state.occurrences_since(), key=by_time)
        self._was = {id_: state.derived.occurrence(id_) for id_ in self._changed}

    def front(self, entries: int) -> Front:
        newest = tuple(self._newest(entries))
        courses = {one: self._course(one) for one in self._filed()}
        return Front(
            newest=newest,
            open=tuple(self._open()),
            written={one.id: found for one in newest if (found := tuple(self._written(one.id)))},
            telling={one: [_stub(row) for row in telling(rows)] for one, (rows, _) in courses.items()},
            talks={one: talk for one, (_, talk) in courses.items() if talk},
            counts=self._counts(),
            unfiled=self._unfiled(),
        )

    def _newest(self, entries: int) -> Iterator[Entry]:
        listed = [(at, place, id_, where) for id_, at, place, *where in self._page["newest"]]
        known = [one for one in listed if one[2] not in self._changed]
        # Before the last that is listed there are others that are not.
        is_all = len(listed) == sum(one["count"] for one in self._page["courses"].values())
        known += [(*by_time(one), one.id, []) for one in self._fresh if is_all or by_time(one) > listed[-1][:2]]
        for *_, id_, where in sorted(known, key=lambda one: one[:2], reverse=True)[:entries]:
            doc = self._state.from_log(ENTRIES, id_, *where) if where else self._state.doc(ENTRIES, id_)
            found = _decoded(Entry, None if doc is None else parsed(doc))
            if found is not None:
                yield found

    def _open(self) -> Iterator[FollowUp]:
        rows = self._state.table(FOLLOW_UPS)
        docs = {doc["id"]: (place, doc) for place, doc in self._page["open"] if doc["id"] not in rows.revisions}
        for count, (id_, text) in enumerate(rows.docs.items()):
            docs[id_] = (self._place(id_, count), parsed(text))
        for _, doc in sorted(docs.values(), key=lambda one: one[0]):
            found = _decoded(FollowUp, doc)
            if found is not None and found.is_open:
                yield found

    def _written(self, entry: str) -> Iterator[FollowUp]:
        """The follow-ups that one of the newest entries wrote, in the order of the log."""
        rows = self._state.table(FOLLOW_UPS)
        found: dict[str, tuple[int, Any]] = {}
        listed = self._page["written"].get(entry, ())
        if entry in self._changed:
            # It may not have been among the newest before.
            listed = self._state.derived.written(entry)
        for place, id_, *where in listed:
            if id_ not in rows.revisions:
                doc = self._state.from_log(FOLLOW_UPS, id_, *where) if where else self._state.doc(FOLLOW_UPS, id_)
                found[id_] = (place, None if doc is None else parsed(doc))
        for count, (id_, text) in enumerate(rows.docs.items()):
            doc = parsed(text)
            if doc and doc.get("entry") == entry:
                found[id_] = (self._place(id_, count), doc)
        for _, doc in sorted(found.values(), key=lambda one: one[0]):
            one = _decoded(FollowUp, doc)
            if one is not None:
                yield one

    def _place(self, id_: str, count: int) -> int:
        place = self._state.derived.first_place(FOLLOW_UPS, id_)
        return self._state.derived.count + count if place is None else place

    def _filed(self) -> set[str]:
        return ({*self._page["courses"], *(one.negotiation for one in self._fresh)}) - {""}

    def _course(self, negotiation: str) -> tuple[list[Occurrence], str]:
        """The entries of a negotiation that tell where it stands, with others or without, and the last talk."""
        known = self._page["courses"].get(negotiation) or {"count": 0, "stubs": [], "talk": []}
        stubs = [Occurrence(*one) for one in known["stubs"]]
        talk = Occurrence(*known["talk"]) if known["talk"] else None
        fresh = [one for one in self._fresh if one.negotiation == negotiation]
        gone = {id_ for id_, was in self._was.items() if was is not None and was.negotiation == negotiation}
        if not fresh and not gone:
            return stubs, talk.id if talk else ""
        if gone:
            stubs = self._state.derived.occurrences(negotiation)
            if len(stubs) != known["count"]:
                raise Unusable("rows are missing")
            talk = last_talk([one for one in stubs if one.id not in gone])
        if any(one.id in self._changed and one.id not in gone for one in stubs):
            raise Unusable("a row is missing")
        rows = sorted([*(one for one in stubs if one.id not in gone), *fresh], key=by_time)
        talks = sorted([*([talk] if talk else []), *(one for one in fresh if one.talks)], key=by_time)
        return rows, talks[-1].id if talks else ""

    def _counts(self) -> dict[str, Count]:
        """What no change since may have altered."""
        since: set[str] = set()
        for name, rows in self._state.tables.items():
            before = self._state.derived.docs(name) if rows.revisions and name not in LARGE else {}
            for id_ in rows.revisions:
                was = self._was.get(id_) if name == ENTRIES else _there(before, id_)
                since |= touched(name, id_, was, rows.docs.get(id_))
        found = [] if ALL in since else [Count(*row) for row in self._state.derived.front(COUNTS)]
        return {one.negotiation: one for one in found if one.negotiation not in since}

    def _unfiled(self) -> int:
        known: int = (self._page["courses"].get("") or {"count": 0})["count"]
        gone = sum(was is not None and not was.negotiation for was in self._was.values())
        return known - gone + sum(not one.negotiation for one in self._fresh)


def _there(before: Mapping[str, bytes | None], id_: str) -> bytes | None:
    """The document before the changes; empty where it had been removed, None where there was never any."""
    return before[id_] or b"" if id_ in before else None


def _stub(row: Occurrence) -> Entry:
    told = parsed(row.told.encode())
    occurred = when_in(told["occurred"])
    return Entry(
        id=row.id,
        negotiation=row.negotiation or None,
        occurred=occurred,
        zone=told["zone"],
        recorded_at=occurred if isinstance(occurred, Instant) else _NEVER,
        channel=_CHANNELS[row.channel],
        marks=tuple([mark_in(one) for one in told["marks"]]),
    )


def _decoded(kind: type[Any], doc: Any) -> Any:
    try:
        return decode(kind, doc)
    except UNREADABLE:
        return None

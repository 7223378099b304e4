"""What the Journal view asks the desk for: every entry by day, and the revisions of one."""

from __future__ import annotations

import gc
from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import compress, count, groupby
from operator import is_not
from zoneinfo import ZoneInfo

from journal.domain.instants import Day, Instant
from journal.domain.query import Query, Sort, parse
from journal.domain.record import record
from journal.domain.records import Entry, FollowUp
from journal.service import entries, finding
from journal.service.revisions import Step, steps
from journal.service.session import Session
from journal.tui.jobs import latest_talks
from journal.tui.outline import Outline

MANY = 1000
"""From this many entries on the collector of garbage is told to leave them alone."""
GAP = -1
"""What stands for an empty row between two days."""


@record
class JournalData:
    """The entries that answer a query, by day. Keys of rows are ids of entries.

    `shown` tells of each row the place of its entry, GAP, or `-2 - n` for the heading of the n-th day. `firsts`
    are the rows of each day's first entry, `total` counts every entry there is.
    """

    text: str
    query: Query
    now: Instant
    entries: Sequence[Entry]
    total: int
    days: Sequence[Day]
    firsts: Sequence[int]
    shown: Sequence[int]
    outline: Outline
    names: Mapping[str, str]
    widest: tuple[str, ...]
    follow_ups: Mapping[str, tuple[FollowUp, ...]]
    latest: Mapping[str, Entry]

    def entry(self, key: str) -> Entry | None:
        """The entry of a row's key; None where it is not among them."""
        row = self.outline.places.get(key)
        return None if row is None else self.entries[self.shown[row]]

    @property
    def month_firsts(self) -> list[int]:
        """The rows of each month's first entry."""
        months = [(day.year, day.month) for day in self.days]
        return [first for at, first in enumerate(self.firsts) if not at or months[at] != months[at - 1]]


def jumped(firsts: Sequence[int], row: int, step: int) -> int:
    """The row that a jump leads to: down the next of some rows, up the beginning of what one is in, then above it."""
    place = bisect_left(firsts, row)
    if step < 0:
        place -= 1
    elif place < len(firsts) and firsts[place] == row:
        place += 1
    return firsts[min(max(place, 0), len(firsts) - 1)]


class _Days:
    """The day of each entry on the reader's clock, asked of no entry again that stands where it stood."""

    def __init__(self) -> None:
        self._zone = ""
        self._entries: Sequence[Entry] = ()
        self._days: list[Day] = []

    def of(self, entries: Sequence[Entry], zone: str) -> Sequence[Day]:
        """The days of these entries, in their order."""
        if zone != self._zone:
            self._zone, self._entries, self._days = zone, (), []
        old, here = self._entries, ZoneInfo(zone)
        start = _in_common(old, entries)
        end = _in_common(old[start:][::-1], entries[start:][::-1])
        fresh = [_day(one, here) for one in entries[start : len(entries) - end]]
        self._entries, self._days = entries, self._days[:start] + fresh + self._days[len(old) - end :]
        return self._days


def _in_common(some: Sequence[Entry], others: Sequence[Entry]) -> int:
    """With how many of the same entries both begin."""
    return next(compress(count(), map(is_not, some, others)), min(len(some), len(others)))


def _day(entry: Entry, here: ZoneInfo) -> Day:
    occurred = entry.occurred
    return occurred.utc.astimezone(here).date() if isinstance(occurred, Instant) else occurred


class Shelf:
    """What was read last, kept until the journal or the minute changes. Of use to one thread at a time."""

    def __init__(self) -> None:
        self._days = _Days()
        self._kept: JournalData | None = None
        self._kept_for: object = None

    def read(self, session: Session, text: str) -> JournalData:
        """The entries that answer a query. Raises QueryError with its place where it cannot be read."""
        now = session.now
        moment = now.utc.replace(second=0, microsecond=0) if text.strip() else now.day
        wanted = (session.store.version(), text, now.zone, moment)
        if self._kept is None or self._kept_for != wanted:
            self._kept, self._kept_for = _read(session, text, self._days), wanted
            if self._kept.total >= MANY:
                # What was built of so many entries stays: walking it over and over would hold up the keys.
                gc.freeze()
        return self._kept


def _read(session: Session, text: str, known: _Days) -> JournalData:
    query = parse(text)
    found = finding.narrowed(session, text)
    now = session.now
    days = _by_day(known.of(found, now.zone))
    order = sorted(days, reverse=query.sort is not Sort.OLDEST)
    shown, heights, firsts = array("q"), array("b"), array("q")
    for number, day in enumerate(order):
        if number:
            shown.append(GAP)
            heights.append(1)
        shown.append(-2 - number)
        heights.append(1)
        firsts.append(len(shown))
        shown.extend(days[day])
        heights.extend([2] * len(days[day]))
    return JournalData(
        text=text.strip(),
        query=query,
        now=now,
        entries=found,
        total=len(session.entries),
        days=order,
        firsts=firsts,
        shown=shown,
        outline=Outline([found[place].id if place >= 0 else "" for place in shown], heights),
        names=session.names,
        widest=tuple(one.name for one in session.negotiations),
        follow_ups=session.follow_ups_by_entry,
        latest=latest_talks(session),
    )


def _by_day(days: Sequence[Day]) -> dict[Day, list[int]]:
    """The places of each day."""
    places: dict[Day, list[int]] = {}
    for day, run in groupby(range(len(days)), days.__getitem__):
        places.setdefault(day, []).extend(run)
    return places


@record
class RevisionsData:
    """The revisions of an entry, newest first."""

    entry: Entry
    now: Instant
    names: Mapping[str, str]
    steps: tuple[Step, ...]


def revisions(session: Session, entry_id: str) -> RevisionsData:
    """Every state of an entry and what changed in it. Raises NotFoundError where it is gone."""
    found = session.store.get(Entry, entry_id) or entries.find(session, entry_id)
    return RevisionsData(entry=found, now=session.now, names=session.names, steps=steps(session, found.id)[::-1])

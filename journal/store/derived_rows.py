"""What `derived.sqlite` holds: its tables, and the rows that a document makes in them. Nothing depends on now."""

from __future__ import annotations

import zlib
from datetime import UTC, datetime, timedelta

from journal.domain.instants import Instant, deadline, earliest, later_of
from journal.domain.record import NamedTuple
from journal.store.codec_when import maybe_when_in, when_in
from journal.store.line import canonical, parsed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

NAME = "derived.sqlite"
FORMAT = 2

ENTRIES = "entries"
FOLLOW_UPS = "follow_ups"
LARGE = frozenset({ENTRIES, FOLLOW_UPS})
"""Tables whose documents stay in the log: here is only where they stand."""

SCHEMA = """
CREATE TABLE about (format INTEGER, version INTEGER, at TEXT, dev TEXT, seq INTEGER, count INTEGER);
CREATE TABLE files (dev TEXT PRIMARY KEY, "end" INTEGER, seq INTEGER, head TEXT, lines INTEGER, inode INTEGER,
    tail BLOB);
CREATE TABLE damage (file TEXT, line INTEGER, start INTEGER, what TEXT, text TEXT);
CREATE TABLE transactions (number INTEGER PRIMARY KEY, dev TEXT, seq INTEGER, start INTEGER, size INTEGER);
CREATE TABLE revisions (name TEXT, turned TEXT, number INTEGER, place INTEGER,
    PRIMARY KEY (name, turned, number)) WITHOUT ROWID;
CREATE TABLE docs (name TEXT, turned TEXT, place INTEGER, doc BLOB, sum INTEGER,
    PRIMARY KEY (name, turned)) WITHOUT ROWID;
CREATE TABLE entries (id TEXT PRIMARY KEY, at INTEGER, place INTEGER, negotiation TEXT, channel TEXT, talks INTEGER,
    turns TEXT, told TEXT, sum INTEGER) WITHOUT ROWID;
CREATE TABLE agenda (id TEXT PRIMARY KEY, place INTEGER, due TEXT, doc TEXT) WITHOUT ROWID;
CREATE TABLE written (id TEXT PRIMARY KEY, entry TEXT, place INTEGER) WITHOUT ROWID;
CREATE TABLE counts (negotiation TEXT PRIMARY KEY, count TEXT) WITHOUT ROWID;
CREATE TABLE front (name TEXT PRIMARY KEY, doc BLOB, sum INTEGER) WITHOUT ROWID;
CREATE INDEX entries_by_time ON entries (at, place);
CREATE INDEX entries_by_negotiation ON entries (negotiation, at, place);
CREATE INDEX written_by_entry ON written (entry, place);
CREATE INDEX turns ON entries (at, place) WHERE turns <> '';
"""
"""Ids stand turned round where they are looked up by their ending. `place` counts changes in the order of the log:
of an id it is that of its first. A `doc` is empty where the log has it, null where it was removed; `sum` is a checksum
over a row. SQLite has none of its own, and an index that lost a row tells nobody: what a screen or a prompt shows is
read from `front`, documents with a checksum over all of it, or is counted."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Due(NamedTuple):
    """An open follow-up as a prompt needs it. `overdue_at` is the moment from which it is overdue, in microseconds
    since 1970; `day` the day it counts as due where it has no time, as ISO 8601, else empty."""

    id: str
    overdue_at: int
    day: str
    owner: str
    what: str
    negotiation: str


class Occurrence(NamedTuple):
    """What an entry does to where its negotiation stands.

    `at` is when it occurred, in microseconds since 1970, a day as its start; `place` its place among those of the
    same moment. `talks` tells whether somebody else took part. `turns` are its stage and closing marks, in order,
    as words separated by spaces; `told` is JSON of what a card is made from.
    """

    id: str
    at: int
    place: int
    negotiation: str
    channel: str
    talks: int
    turns: str
    told: str


def due_of(id_: str, text: bytes) -> Due | None:
    """The row of an open follow-up; None where it is closed, or makes no sense."""
    doc = parsed(text)
    try:
        status, owner = doc.get("status", "open"), doc.get("owner", "me")
        if status not in ("open", "snoozed") or owner not in ("me", "them"):
            return None
        due, until = when_in(doc["due"]), maybe_when_in(doc.get("snoozed_until"))
        when = later_of(due, until if status == "snoozed" else None, doc["zone"])
        overdue_at, day = micros(deadline(when, doc["zone"])), "" if isinstance(when, Instant) else when.isoformat()
        return Due(id_, overdue_at, day, owner, str(doc["what"]), doc.get("negotiation") or "")
    except _SENSELESS:
        return None


def occurrence_of(id_: str, place: int, text: bytes) -> Occurrence | None:
    """The row of an entry; None where it makes no sense: what can't be read has no say in where things stand."""
    doc = parsed(text)
    try:
        at = micros(earliest(when_in(doc["occurred"]), doc["zone"]))
        _check(doc)
        marks = doc.get("marks", [])
        turns = " ".join(mark["kind"] for mark in marks if mark["kind"] in ("stage", "closed"))
        told = {"occurred": doc["occurred"], "zone": doc["zone"], "marks": marks}
        about = {one["negotiation"] for one in doc.get("statements", ()) if one.get("negotiation")}
        told |= {"about": sorted(about)} if about else {}
        filed, talks = doc.get("negotiation") or "", int(bool(doc.get("participants")))
        return Occurrence(id_, at, place, filed, doc["channel"], talks, turns, canonical(told))
    except _SENSELESS:
        return None


def _check(doc: Any) -> None:
    from journal.domain.records import Entry
    from journal.store.codec import decode

    decode(Entry, doc)


def by_time(one: Occurrence) -> tuple[int, int]:
    """The order of occurrence; of the same moment, of the log."""
    return one.at, one.place


def micros(instant: Instant) -> int:
    """A moment in microseconds since 1970."""
    return (instant.utc - _EPOCH) // _MICROSECOND


def moment_of(number: int) -> datetime:
    """The moment of so many microseconds since 1970, in UTC."""
    return _EPOCH + number * _MICROSECOND


def sum_of(id_: str, doc: bytes) -> int:
    """A checksum of a row: SQLite has none of its own."""
    return zlib.crc32(doc, zlib.crc32(id_.encode()))


def sum_of_row(row: tuple[object, ...]) -> int:
    """The same of a row of plain values."""
    return zlib.crc32(repr(tuple(row)).encode("utf-8", "surrogatepass"))


_SENSELESS = (KeyError, ValueError, TypeError, AttributeError, OverflowError, LookupError, RecursionError, OSError)

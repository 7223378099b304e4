"""The meeting that a brief is for: the next one, and with whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta

from journal.domain.agenda import effective
from journal.domain.instants import Instant, deadline
from journal.domain.records import ME, Authority, Channel, Entry, FollowUp, FollowUpKind, Person

NEAR = timedelta(minutes=60)
"""A meeting that begins within so much time is near; one that began as long ago may still go on."""

_AUTHORITY = (Authority.DECIDES, Authority.RECOMMENDS, Authority.UNKNOWN, Authority.MESSENGER)


def meetings_ahead(follow_ups: Iterable[FollowUp], now: Instant) -> list[FollowUp]:
    """The open meetings that are to come, or began within the hour, the soonest first; a whole day until it ends."""
    open_ones = [one for one in follow_ups if one.is_open and one.kind is FollowUpKind.MEETING]
    ahead = [one for one in open_ones if _ends(one).utc > now.utc]
    return sorted(ahead, key=lambda one: (_ends(one).utc, one.id))


def near_meeting(follow_ups: Iterable[FollowUp], now: Instant) -> FollowUp | None:
    """The meeting that begins within the hour, or that has just begun; None where none does."""
    return next((one for one in meetings_ahead(follow_ups, now) if is_near(one, now)), None)


def is_near(one: FollowUp, now: Instant) -> bool:
    """Whether it is an open meeting that begins within the hour, or began within it."""
    when = effective(one)
    if one.kind is not FollowUpKind.MEETING or not one.is_open or not isinstance(when, Instant):
        return False
    return -NEAR < when.utc - now.utc <= NEAR


def _ends(one: FollowUp) -> Instant:
    when = effective(one)
    return when.plus(NEAR) if isinstance(when, Instant) else deadline(when, one.zone)


def named_in(words: str, people: Iterable[Person]) -> tuple[Person, ...]:
    """Those whose whole name, other name, or first name if nobody else has it, stands in a text."""
    everyone = tuple(people)
    firsts = [_first(one.name) for one in everyone]
    return tuple(
        one
        for one in everyone
        if any(_stands(name, words) for name in (one.name, *one.aliases))
        or (firsts.count(_first(one.name)) == 1 and _stands(_first(one.name), words))
    )


def _first(name: str) -> str:
    return name.split()[0] if name.split() else ""


def _stands(name: str, words: str) -> bool:
    return bool(name) and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words, re.IGNORECASE) is not None


def is_talk(entry: Entry) -> bool:
    """Whether something was said between me and somebody else."""
    return entry.channel is not Channel.NOTE and any(one.person != ME for one in entry.participants)


def last_talk(entries: Sequence[Entry], person: Person | None = None) -> Entry | None:
    """The latest talk of entries in order, with a person where one is named; None where there was none."""
    for entry in reversed(entries):
        if is_talk(entry) and (person is None or person.id in {one.person for one in entry.participants}):
            return entry
    return None


def whom(meeting: FollowUp | None, entries: Sequence[Entry], people: Sequence[Person]) -> tuple[Person, ...]:
    """With whom a meeting is: those it names, else those of the entry it was written in, else of the last talk."""
    named = named_in(meeting.what, people) if meeting else ()
    written = next((one for one in entries if meeting and one.id == meeting.entry), None) or last_talk(entries)
    if named or written is None:
        return named
    by_id = {one.id: one for one in people}
    return tuple(by_id[one.person] for one in written.participants if one.person in by_id)


def by_authority(people: Iterable[Person]) -> tuple[Person, ...]:
    """Who decides first, then who recommends; those nobody said anything of before messengers."""
    return tuple(sorted(people, key=lambda one: (_AUTHORITY.index(one.authority), one.name.casefold())))

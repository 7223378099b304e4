"""What the Follow-ups view asks the desk for."""

from __future__ import annotations

from collections.abc import Mapping

from journal.domain.agenda import Section, by_effect, due_day, is_overdue, overdue_from, section
from journal.domain.instants import Day, Instant, When
from journal.domain.record import record
from journal.domain.records import ME, Entry, FollowUp, ItemTable, Owner
from journal.service import negotiations
from journal.service.session import Session
from journal.tui.jobs import latest_talks


@record
class Expiry:
    """An offer that expires: of whom, and when."""

    negotiation: str
    name: str
    when: When


@record
class FollowUpsData:
    """Every open follow-up in the sections of the agenda.

    `entries` are by id, `latest` are each negotiation's last conversation, `days` counts mine by day, and
    `overdue` tells which of those days hold one that is.
    """

    now: Instant
    sections: tuple[tuple[Section, tuple[FollowUp, ...]], ...]
    names: Mapping[str, str]
    entries: Mapping[str, Entry]
    latest: Mapping[str, Entry]
    days: Mapping[Day, int]
    overdue: frozenset[Day]
    expiries: tuple[Expiry, ...]
    late: int

    def find(self, follow_up: str) -> FollowUp | None:
        """The open follow-up of an id."""
        return next((one for _, group in self.sections for one in group if one.id == follow_up), None)

    def expiry(self, one: FollowUp) -> Expiry | None:
        """The expiry of its negotiation's offer, where that falls on the same day."""
        day = due_day(one, self.now)
        same = (each for each in self.expiries if each.negotiation == one.negotiation)
        return next((each for each in same if _here(each.when, self.now) == day), None)


def follow_ups(session: Session) -> FollowUpsData:
    """The agenda, soonest first in each section."""
    now = session.now
    ones = by_effect(one for one in session.follow_ups if one.is_open)
    grouped: dict[Section, list[FollowUp]] = {part: [] for part in Section}
    days: dict[Day, int] = {}
    overdue: set[Day] = set()
    for one in ones:
        grouped[section(one, now)].append(one)
        if one.owner is Owner.ME:
            day = due_day(one, now)
            days[day] = days.get(day, 0) + 1
            overdue |= {day} if is_overdue(one, now) else set()
    wanted = {one.entry for one in ones}
    found = {key: session.store.get(Entry, key) for key in wanted}
    return FollowUpsData(
        now=now,
        sections=tuple((part, tuple(group)) for part, group in grouped.items() if group),
        names=session.names,
        entries={key: entry for key, entry in found.items() if entry is not None},
        latest=latest_talks(session),
        days=days,
        overdue=frozenset(overdue),
        expiries=_expiries(session, now),
        late=len(grouped[Section.OVERDUE]),
    )


def _expiries(session: Session, now: Instant) -> tuple[Expiry, ...]:
    found = [
        Expiry(negotiation=card.negotiation.id, name=card.negotiation.name, when=card.offer_expires)
        for card in negotiations.standing(session)
        if card.offer_expires is not None and _here(card.offer_expires, now) >= now.day
    ]
    return tuple(sorted(found, key=lambda one: (_here(one.when, now), one.name)))


def _here(when: When, now: Instant) -> Day:
    return when.in_zone(now.zone).day if isinstance(when, Instant) else when


@record
class FollowUpData:
    """One follow-up with what it hangs together with.

    `before` are the others of its negotiation that are due before it; `expires` is its offer's expiry where that
    falls on the same day; `changes` counts its later revisions.
    """

    one: FollowUp
    now: Instant
    names: Mapping[str, str]
    items: ItemTable
    entry: Entry | None
    written_with: tuple[FollowUp, ...]
    before: tuple[FollowUp, ...]
    expires: Expiry | None
    written: Instant | None
    changes: int


def follow_up(session: Session, data: FollowUpsData, follow_up_id: str) -> FollowUpData | None:
    """A follow-up beside its entry; None where it is gone."""
    one = session.store.get(FollowUp, follow_up_id)
    if one is None:
        return None
    due = overdue_from(one).utc
    same = [other for _, group in data.sections for other in group if other.negotiation == one.negotiation]
    entry = session.store.get(Entry, one.entry)
    return FollowUpData(
        one=one,
        now=session.now,
        names=session.names,
        items=session.items,
        entry=entry,
        written_with=session.follow_ups_by_entry.get(one.entry, ()),
        before=tuple(by_effect(each for each in same if each.id != one.id and overdue_from(each).utc <= due)),
        expires=data.expiry(one),
        written=entry.recorded_at.in_zone(session.now.zone) if entry else None,
        changes=len(session.store.revisions(FollowUp, one.id)) - 1,
    )


def counterpart(entry: Entry | None, names: Mapping[str, str]) -> str:
    """Who is expected to move, by the first name: the first other person of the entry; empty where nobody is."""
    others = [names.get(one.person, "") for one in entry.participants if one.person != ME] if entry else []
    return others[0].split()[0] if others and others[0].split() else ""

"""What the Follow-ups view asks the desk for."""

from __future__ import annotations

from collections.abc import Mapping

from journal.domain.agenda import Section, by_effect, due_day, is_overdue, overdue_from, section
from journal.domain.dates.business import Holidays, business_days_between
from journal.domain.instants import Day, Instant, When
from journal.domain.nudges import Nudge
from journal.domain.record import record
from journal.domain.records import ME, Entry, FollowUp, ItemTable, Negotiation, Owner
from journal.domain.records.silence import Silence
from journal.service import agenda, negotiations, nudges
from journal.service.agenda import Move
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
    `overdue` tells which of those days hold one that is. `silences` are the nudges not to be given, `answered` the
    entries that may have answered what they owe, by the follow-up's id.
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
    nudges: tuple[Nudge, ...]
    silences: tuple[Silence, ...]
    answered: Mapping[str, Entry]

    def find(self, follow_up: str) -> FollowUp | None:
        """The open follow-up of an id."""
        return next((one for _, group in self.sections for one in group if one.id == follow_up), None)

    def written_in(self, entry: Entry) -> list[FollowUp]:
        """The open follow-ups that an entry wrote."""
        return [one for _, group in self.sections for one in group if one.entry == entry.id]

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
    said = nudges.nudges(session)
    wanted = {one.entry for one in ones} | {one.entry for one in said if one.entry is not None}
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
        nudges=said,
        silences=nudges.silences(session),
        answered=agenda.answers(session),
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
    falls on the same day; `changes` counts its later revisions, `moves` tell of them, the first included. `answer` may
    have answered it; None for what is mine. `business_days` until it is due are those of the negotiation's country.
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
    moves: tuple[Move, ...]
    answer: Entry | None
    business_days: int


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
        moves=agenda.moves(session, one),
        answer=data.answered.get(one.id),
        business_days=business_days_between(session.now.day, due_day(one, session.now), _holidays(session, one)),
    )


def _holidays(session: Session, one: FollowUp) -> Holidays | None:
    about = session.store.get(Negotiation, one.negotiation) if one.negotiation else None
    return session.holidays(about.country) if about else None


def counterpart(entry: Entry | None, names: Mapping[str, str]) -> str:
    """Who is expected to move, by the first name: the first other person of the entry; empty where nobody is."""
    others = [names.get(one.person, "") for one in entry.participants if one.person != ME] if entry else []
    return others[0].split()[0] if others and others[0].split() else ""

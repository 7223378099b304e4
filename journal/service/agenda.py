"""What is due, and the Today page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta

from journal.domain.agenda import Section, by_effect, due_day, is_overdue, section, soonest_first
from journal.domain.instants import Day, Instant, When, deadline
from journal.domain.record import record, replace
from journal.domain.records import Entry, FollowUp, FollowUpKind, FollowUpStatus, Owner
from journal.errors import BadInputError
from journal.service.answering import answered_in
from journal.service.saving import closed, finished
from journal.service.session import Session

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.domain.board import Card

LOG_ENTRIES = 60
"""How many entries the day's log reaches back."""

AHEAD = timedelta(days=7)
"""How far the Today page looks ahead: on a Sunday next week is what matters."""


@record(kw_only=False)
class Move:
    """Something that was done to a follow-up, in words."""

    at: Instant
    words: str


@record
class DayLog:
    """The entries of one day, newest first."""

    day: Day
    entries: tuple[Entry, ...]


@record
class TodayPage:
    """What one look in the morning has to show.

    `due` has overdue, today's and the next seven days' follow-ups of mine, and theirs that are late, in order.
    `later` and `waiting` count the others of mine and of theirs. `unfiled` counts entries without a negotiation.
    """

    now: Instant
    due: tuple[tuple[Section, tuple[FollowUp, ...]], ...]
    overdue: int
    later: int
    waiting: int
    standing: tuple[Card, ...]
    days: tuple[DayLog, ...]
    unfiled: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been written yet."""
        return not (self.days or self.standing)


def due(session: Session) -> tuple[FollowUp, ...]:
    """Every open follow-up of both owners, snoozed ones too, soonest first."""
    return soonest_first(session.open_follow_ups)


def overdue(session: Session) -> int:
    """How many of my own are overdue."""
    now = session.now
    return sum(one.owner is Owner.ME and is_overdue(one, now) for one in session.open_follow_ups)


def find(session: Session, ending: str) -> FollowUp:
    """The follow-up whose id ends so. Raises NotFoundError for none, BadInputError for several."""
    return session.ending(FollowUp, ending, "follow-up")


def done(session: Session, ending: str) -> FollowUp:
    """Mark a follow-up as done, by the entry that may have answered it, if there is one.

    One that repeats stays open with its next due time. Raises BadInputError where it is closed already.
    """
    follow_up = _open(session, ending)
    answer = answers(session).get(follow_up.id)
    return _put(session, "done", finished(session, follow_up, by=answer.id if answer else None))


def drop(session: Session, ending: str) -> FollowUp:
    """Give a follow-up up. Raises BadInputError where it is closed already."""
    return _put(session, "drop", closed(session, _open(session, ending), FollowUpStatus.DROPPED))


def snooze(session: Session, ending: str, when: str) -> FollowUp:
    """Put a follow-up off until a date phrase (`3d`, `fri`, `1 Feb 10:00`); its due time stays.

    Raises BadInputError where the phrase is none, lies in the past, or the follow-up is closed.
    """
    follow_up = _open(session, ending)
    now = session.now
    until = _ahead(when, now)
    if deadline(until, now.zone).utc <= now.utc:
        raise BadInputError(f"“{when}” is past; snooze until a time ahead, as in: fri, 3d, 1 Feb 10:00.")
    return _put(session, "snooze", replace(follow_up, status=FollowUpStatus.SNOOZED, snoozed_until=until))


def reschedule(session: Session, ending: str, when: str) -> FollowUp:
    """Give a follow-up another due time, by a date phrase; a snooze ends with it.

    Raises BadInputError where the phrase is none or the follow-up is closed.
    """
    follow_up = _open(session, ending)
    due = _ahead(when, session.now)
    zone = due.zone if isinstance(due, Instant) else session.now.zone
    moved = replace(follow_up, due=due, zone=zone, status=FollowUpStatus.OPEN, snoozed_until=None)
    return _put(session, "reschedule", moved)


def hand_over(session: Session, ending: str) -> FollowUp:
    """Make my move theirs, or theirs mine. Raises BadInputError where the follow-up is closed."""
    follow_up = _open(session, ending)
    is_mine = follow_up.owner is Owner.ME
    kinds = (
        {FollowUpKind.FOLLOW_UP: FollowUpKind.THEIR_MOVE}
        if is_mine
        else {FollowUpKind.THEIR_MOVE: FollowUpKind.FOLLOW_UP}
    )
    kind = kinds.get(follow_up.kind, follow_up.kind)
    return _put(session, "hand over", replace(follow_up, owner=Owner.THEM if is_mine else Owner.ME, kind=kind))


def answers(session: Session) -> Mapping[str, Entry]:
    """By the id of each open follow-up of theirs the entry that may have answered it; it is never closed by that."""
    return session.keep("answers", lambda: _answers(session))


def _answers(session: Session) -> dict[str, Entry]:
    owed = {one.negotiation for one in session.open_follow_ups if one.owner is Owner.THEM}
    return {id_: entry for key in owed if key for id_, entry in answered_in(session, key).items()}


def answered_by(session: Session, entry: Entry) -> tuple[FollowUp, ...]:
    """What they owed and this entry may have answered."""
    found = answers(session)
    return tuple(one for one in due(session) if one.id in found and found[one.id].id == entry.id)


def moves(session: Session, follow_up: FollowUp) -> tuple[Move, ...]:
    """What was done to a follow-up, oldest first: when it was written, put off, moved, handed over, closed."""
    from journal.domain.moves import move_words

    told, before = [], None
    for one in session.store.revisions(FollowUp, follow_up.id):
        words = move_words(before, one.record, session.now)
        if words:
            told.append(Move(at=one.at.in_zone(session.now.zone), words=words))
        before = one.record
    return tuple(told)


def _ahead(phrase: str, now: Instant) -> When:
    from journal.domain.dates import Looking, parse_when

    return parse_when(phrase, anchor=now, looking=Looking.FORWARD)


def _open(session: Session, ending: str) -> FollowUp:
    follow_up = find(session, ending)
    if not follow_up.is_open:
        raise BadInputError(f"“{follow_up.what}” is {follow_up.status.label} already; `journal undo` takes it back.")
    return follow_up


def _put(session: Session, do: str, follow_up: FollowUp) -> FollowUp:
    with session.store.unit(do) as unit:
        unit.put(follow_up)
    return follow_up


def today(session: Session, *, standing: Iterable[Card], log_entries: int = LOG_ENTRIES) -> TodayPage:
    """The Today page; `standing` are the cards of the open negotiations in order.

    `log_entries` is how many entries the day's log reaches back.
    """
    return page(
        session.now,
        follow_ups=session.open_follow_ups,
        standing=standing,
        newest=session.entries[: -log_entries - 1 : -1],
        unfiled=len(session.kept_entries.unfiled),
    )


def page(
    now: Instant, *, follow_ups: Iterable[FollowUp], standing: Iterable[Card], newest: Iterable[Entry], unfiled: int
) -> TodayPage:
    """The Today page from the open follow-ups in the order of the log, and the entries that its log shows."""
    sections: dict[Section, list[FollowUp]] = {part: [] for part in Section}
    late = 0
    for follow_up in by_effect(follow_ups):
        part = section(follow_up, now)
        late += part is Section.OVERDUE
        if part is Section.WAITING and is_overdue(follow_up, now):
            part = Section.OVERDUE
        elif part is Section.LATER and due_day(follow_up, now) - now.day <= AHEAD:
            part = Section.THIS_WEEK
        sections[part].append(follow_up)
    shown = (Section.OVERDUE, Section.TODAY, Section.THIS_WEEK)
    return TodayPage(
        now=now,
        due=tuple((part, tuple(sections[part])) for part in shown if sections[part]),
        overdue=late,
        later=len(sections[Section.LATER]),
        waiting=len(sections[Section.WAITING]),
        standing=tuple(standing),
        days=_days(newest, now),
        unfiled=unfiled,
    )


def _days(newest: Iterable[Entry], now: Instant) -> tuple[DayLog, ...]:
    days: dict[Day, list[Entry]] = {}
    for entry in newest:
        occurred = entry.occurred
        day = occurred.in_zone(now.zone).day if isinstance(occurred, Instant) else occurred
        days.setdefault(day, []).append(entry)
    return tuple(DayLog(day=day, entries=tuple(days[day])) for day in sorted(days, reverse=True))

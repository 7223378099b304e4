"""After signing: the review that was promised comes due."""

from __future__ import annotations

from datetime import timedelta

from journal.domain.instants import Day, day_of, earliest
from journal.domain.nudges.case import Case, opening
from journal.domain.nudges.nudge import Nudge, NudgeKind
from journal.domain.offer.held import Held
from journal.domain.phrasing import day_words
from journal.domain.record import record
from journal.domain.records import Entry, MarkKind, Stage, ValueKind

REVIEW, START = "review", "start"


@record
class Milestone:
    """A review that was promised: its item, on which day, by which statement."""

    item: str
    label: str
    day: Day
    held: Held


def milestones(case: Case) -> tuple[Milestone, ...]:
    """The reviews promised or agreed whose day is known, soonest first; none before it was signed.

    A date is that day, `by` the last one; a duration counts from the start date that stands, else from signing.
    """
    if not case.has_signed:
        return ()
    found = []
    for row in case.ledger().rows:
        held = row.agreed or row.since or row.promised or row.offered
        if row.item.partition("/")[0] == REVIEW and held is not None:
            day = _day_of(case, held)
            if day is not None:
                found.append(Milestone(item=row.item, label=row.label, day=day, held=held))
    return tuple(sorted(found, key=lambda one: (one.day, one.item)))


def review(case: Case) -> Nudge | None:
    """From so many days before a review until an entry speaks of it again, or says that it is met."""
    if not case.limits.review:
        return None
    ahead = timedelta(days=case.limits.review)
    for one in milestones(case):
        begins = one.day - ahead
        if case.now.day < begins or _was_spoken_of(case, one.item, begins):
            continue
        who = case.other_of(one.held.entry)
        verb = "was due" if one.day < case.now.day else "comes due"
        return Nudge(
            kind=NudgeKind.REVIEW,
            negotiation=case.id,
            reason=f"{one.label} {verb} {day_words(one.day, case.now)}, promised by {who}",
            advice="Ask for the appointment, with what was promised and what you delivered.",
            since=one.held.entry.occurred,
            when=one.day,
            entry=one.held.entry.id,
            opening=opening("email", who),
        )
    return None


def _day_of(case: Case, held: Held) -> Day | None:
    value = held.value
    if value is not None and value.kind is ValueKind.DATE and value.day is not None:
        return day_of(value.day)
    if held.by is not None:
        return case.here(held.by)
    amount = value.amount if value is not None and value.kind is ValueKind.DURATION else None
    if value is None or amount is None or not 0 < amount < 1000:
        return None
    return _after(_begun(case), int(amount), value.unit or "month")


def _after(day: Day, count: int, unit: str) -> Day | None:
    from journal.domain.dates.months import add_months

    try:
        if unit in ("month", "year"):
            return add_months(day, count * (12 if unit == "year" else 1))
        return day + timedelta(days=count * (7 if unit == "week" else 1)) if unit in ("week", "day") else None
    except OverflowError:
        return None


def _begun(case: Case) -> Day:
    """The start date that stands, else the day of signing."""
    row = case.ledger().by_item.get(START)
    held = (row.agreed or row.since or row.offered or row.promised) if row else None
    if held is not None and held.value is not None and held.value.day is not None:
        return day_of(held.value.day)
    signed = [case.here(one.occurred) for one in case.entries if one.stage is Stage.SIGNED]
    return signed[-1] if signed else case.card.stage_since


def _was_spoken_of(case: Case, item: str, begins: Day) -> bool:
    return any(_speaks_of(one, item) for one in case.entries if case.here(earliest(one.occurred, one.zone)) >= begins)


def _speaks_of(entry: Entry, item: str) -> bool:
    is_met = any(item in mark.items for mark in entry.marks_of(MarkKind.MET))
    return is_met or any(one.item == item for one in entry.statements)

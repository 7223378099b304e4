"""A decision was taken, and they don't know yet."""

from __future__ import annotations

from journal.domain.dates.business import add_business_days
from journal.domain.nudges.case import Case, opening
from journal.domain.nudges.nudge import Nudge, NudgeKind
from journal.domain.phrasing import day_words, when_words
from journal.domain.records import Entry, MarkKind


def decided_not_told(case: Case) -> Nudge | None:
    """From the moment it was taken; a decline is told by the next business day, by phone (research: declining)."""
    entry = _decided_in(case)
    if not case.is_open or case.card.accepts is None or case.card.is_told or entry is None:
        return None
    day = case.here(entry.occurred)
    last = add_business_days(day, 1, case.holidays)
    who = case.last_other()
    choice = "accept" if case.card.accepts else "decline"
    if not case.card.accepts:
        late = last < case.now.day
        by = "today: it is late" if late else "today" if last == case.now.day else f"by {day_words(last, case.now)}"
        advice = f"Call {who} {by}; thanks, one honest line, door open."
    else:
        advice = f"Tell {who}, and don’t give notice before everything is in writing."
    return Nudge(
        kind=NudgeKind.DECIDED_NOT_TOLD,
        negotiation=case.id,
        reason=f"Decided to {choice}, not told since {when_words(day, case.now)}",
        advice=advice,
        since=entry.occurred,
        when=last,
        days=case.business_days_since(entry.occurred),
        entry=entry.id,
        opening=opening("call", who),
    )


def _decided_in(case: Case) -> Entry | None:
    return next((one for one in reversed(case.entries) if one.marks_of(MarkKind.DECIDED)), None)

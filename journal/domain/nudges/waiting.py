"""They are to move: what they said they would do and have not done."""

from __future__ import annotations

from journal.domain.agenda import by_effect, effective, is_overdue
from journal.domain.nudges.case import Case, opening
from journal.domain.nudges.nudge import Nudge, NudgeKind
from journal.domain.phrasing import day_words
from journal.domain.records import Owner


def late_move(case: Case) -> Nudge | None:
    """What they owe and is overdue: the longest late of it, and how much more there is.

    What an entry may have answered is asked about where it stands, not chased.
    """
    theirs = (one for one in case.follow_ups if one.owner is Owner.THEM and one.id not in case.answered)
    late = by_effect(one for one in theirs if is_overdue(one, case.now))
    if not case.is_open or not late:
        return None
    first = late[0]
    due = effective(first)
    who = case.other_of(case.entry(first.entry))
    more = f", and {len(late) - 1} more" if len(late) > 1 else ""
    return Nudge(
        kind=NudgeKind.LATE_MOVE,
        negotiation=case.id,
        reason=f"Late since {day_words(case.here(due), case.now)}: {first.what}{more}",
        advice=f"Ask {who} for it, and for a new date.",
        since=due,
        days=case.business_days_since(due),
        entry=first.entry,
        follow_up=first.id,
        opening=opening("email", who),
    )

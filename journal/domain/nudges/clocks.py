"""Two clocks collide: one offer has to be answered before another one can arrive."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from journal.domain.agenda import effective, is_overdue
from journal.domain.instants import When, deadline
from journal.domain.nudges.case import Case, opening
from journal.domain.nudges.nudge import Nudge, NudgeKind
from journal.domain.nudges.offers import has_asked_for_more
from journal.domain.phrasing import day_words, expiry_words
from journal.domain.records import FollowUp, Stage

_ON_THE_WAY = (Stage.INTERVIEWING, Stage.VERBAL_OFFER)
"""Stages from which an offer may still come, and is worth waiting for."""

_FAR = timedelta(weeks=3)
"""What expires later leaves time enough."""


def two_clocks(case: Case, others: Sequence[Case]) -> Nudge | None:
    """Said of the offer to be answered first; silent once more time was asked for.

    Another offer can arrive later where its last known step, what they owe or an appointment, lies after the
    expiry; in a stage with an offer promised by voice also where no date is known at all.
    """
    when = case.card.offer_expires
    if not case.is_open or case.is_answered or when is None:
        return None
    ends = deadline(when, case.now.zone).utc
    if not case.now.utc < ends <= case.now.utc + _FAR:
        return None
    rivals = (other for other in others if other.id != case.id)
    later = [(other, step) for other in rivals if (step := _later(other, when)) is not None]
    if not later or has_asked_for_more(case.ledger().version):
        return None
    other, last = min(later, key=lambda pair: (pair[1].due_at is None, pair[1].due_at or ends, pair[0].name))
    more = f", and {len(later) - 1} more" if len(later) > 1 else ""
    until = expiry_words(when, case.now)
    return Nudge(
        kind=NudgeKind.TWO_CLOCKS,
        negotiation=case.id,
        reason=f"Answer due before {other.name} can offer{last.words}{more}: {until}",
        advice=f"Ask {case.last_other()} for more time; tell {other.last_other()} ({other.name}) of your date.",
        when=when,
        entry=last.entry,
        opening=opening("call", case.last_other()),
    )


class _Step:
    """The last step known of a negotiation: when (UTC, None where nobody knows), in words, and from which entry."""

    def __init__(self, due_at: datetime | None, words: str, entry: str | None) -> None:
        self.due_at = due_at
        self.words = words
        self.entry = entry


def _later(other: Case, when: When) -> _Step | None:
    """What keeps another offer from arriving before that time; None where it is not in the way."""
    if (
        not other.is_open
        or other.is_declining
        or other.stage not in _ON_THE_WAY
        or other.card.offer_expires is not None
    ):
        return None
    ends = deadline(when, other.now.zone).utc
    ahead = [one for one in other.theirs() if not is_overdue(one, other.now)]
    last = max(ahead, key=_end, default=None)
    if last is None:
        return _Step(None, "", None) if other.stage is Stage.VERBAL_OFFER else None
    if _end(last) <= ends:
        return None
    day = day_words(other.here(effective(last)), other.now)
    return _Step(_end(last), f" ({day})", last.entry)


def _end(one: FollowUp) -> datetime:
    return deadline(effective(one), one.zone).utc

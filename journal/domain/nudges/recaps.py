"""What was said and is not in writing: a recap without an answer, a promise without a confirmation."""

from __future__ import annotations

from journal.domain.instants import earliest
from journal.domain.nudges.case import Case, opening
from journal.domain.nudges.nudge import Nudge, NudgeKind
from journal.domain.offer.evidence import Evidence
from journal.domain.offer.held import Held
from journal.domain.phrasing import short_day
from journal.domain.records import Channel, Direction, Entry, Stage

_MOST_NAMED = 2
_DONE = (Stage.SIGNED, Stage.STARTED)


def recap_unanswered(case: Case) -> Nudge | None:
    """My latest recap of their words, when they have sent nothing since."""
    recap = _recap(case)
    if recap is None or not case.limits.recap or _answer_to(case, recap) is not None:
        return None
    days = case.business_days_since(recap.occurred)
    if days < case.limits.recap:
        return None
    who = case.other_of(recap)
    return Nudge(
        kind=NudgeKind.RECAP_UNANSWERED,
        negotiation=case.id,
        reason=f"Recap of {short_day(case.here(recap.occurred), case.now)} unanswered",
        advice=f"Ask {who} for a line that says it is right.",
        since=recap.occurred,
        days=days,
        entry=recap.id,
        opening=opening("email", who),
    )


def confirmation(case: Case) -> Nudge | None:
    """Promises that were only spoken for too long, or a recap they answered without confirming it.

    Not while a recap is on its way: that is the other nudge.
    """
    limit = case.limits.confirmation
    if not case.is_open or case.stage in _DONE or not limit:
        return None
    recap = _recap(case)
    answer = _answer_to(case, recap) if recap else None
    if recap is not None and answer is None:
        return None
    open_ones = [one for one in case.ledger().unwritten if case.business_days_since(one.entry.occurred) >= limit]
    if not open_ones:
        return None
    if recap is not None and answer is not None and any(one.evidence is Evidence.RECAPPED for one in open_ones):
        return _unconfirmed(case, recap, answer)
    return _unwritten(case, open_ones)


def _unconfirmed(case: Case, recap: Entry, answer: Entry) -> Nudge:
    who = case.other_of(answer)
    return Nudge(
        kind=NudgeKind.CONFIRMATION,
        negotiation=case.id,
        reason=f"Recap of {short_day(case.here(recap.occurred), case.now)} answered, not confirmed",
        advice=f"Ask {who} to say in writing that it is right.",
        since=answer.occurred,
        days=case.business_days_since(answer.occurred),
        entry=answer.id,
        opening=opening("email", who),
    )


def _unwritten(case: Case, open_ones: list[Held]) -> Nudge:
    first = min(open_ones, key=lambda one: one.at.utc)
    labels = [case.ledger().by_item[one.item].label for one in open_ones]
    named = ", ".join(labels[:_MOST_NAMED])
    more = f" and {len(labels) - _MOST_NAMED} more" if len(labels) > _MOST_NAMED else ""
    who = case.other_of(first.entry)
    return Nudge(
        kind=NudgeKind.CONFIRMATION,
        negotiation=case.id,
        reason=f"Promised, not in writing: {named}{more}",
        advice=f"Send {who} a recap and ask for a confirmation.",
        since=first.entry.occurred,
        days=case.business_days_since(first.entry.occurred),
        entry=first.entry.id,
        opening=opening("email", who),
    )


def _recap(case: Case) -> Entry | None:
    """The latest message of mine whose recap of their words nobody has confirmed."""
    if not case.is_open or case.stage in _DONE:
        return None
    recapped = [
        held.entry for row in case.ledger().rows for held in row.statements if held.evidence is Evidence.RECAPPED
    ]
    own = [entry for entry in recapped if entry.negotiation == case.id]
    return max(own, key=lambda one: earliest(one.occurred, one.zone).utc, default=None)


def _answer_to(case: Case, recap: Entry) -> Entry | None:
    """The first thing they sent or said after it."""
    sent = earliest(recap.occurred, recap.zone).utc
    for entry in case.entries:
        is_theirs = entry.direction is not Direction.OUTGOING and entry.channel is not Channel.NOTE
        if is_theirs and entry.id != recap.id and earliest(entry.occurred, entry.zone).utc > sent:
            return entry
    return None

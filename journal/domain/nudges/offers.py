"""Offers with a clock: one about to expire without an answer, and one that leaves too little time."""

from __future__ import annotations

from datetime import timedelta

from journal.domain.agenda import due_day
from journal.domain.dates.business import business_days_between
from journal.domain.instants import Instant, When, day_of, deadline
from journal.domain.nudges.case import Case, opening
from journal.domain.nudges.nudge import Nudge, NudgeKind
from journal.domain.offer.versions import OfferVersion
from journal.domain.phrasing import expiry_words, left_words, when_words
from journal.domain.records import Owner


def expires(case: Case) -> Nudge | None:
    """An expiry that is near or past while they have no answer.

    Not where I wrote a follow-up of mine for that day myself: it says so already.
    """
    when = case.card.offer_expires
    if not case.is_open or case.is_answered or when is None or not case.limits.expires:
        return None
    now, who = case.now, case.last_other()
    if deadline(when, now.zone).utc <= now.utc:
        return _nudge(
            case,
            f"Offer expired {when_words(when, now)}, no answer",
            f"Ask {who} whether it still stands, or close it.",
            when,
        )
    is_near = business_days_between(now.day, case.here(when), case.holidays) <= case.limits.expires
    if not is_near or _is_written_down(case, when):
        return None
    left = left_words(when, now.zone, now).removeprefix("in ")
    reason = f"Offer expires {expiry_words(when, now)}{f', {left} left' if left else ''}, no answer"
    advice = "Decide and tell them" if case.card.accepts is None else "Tell them"
    return _nudge(case, reason, f"{advice}, or ask {who} for more time.", when)


def exploding(case: Case) -> Nudge | None:
    """An offer that leaves less time than it should, until more was asked for."""
    when = case.card.offer_expires
    if not case.is_open or case.is_answered or when is None or not case.limits.exploding:
        return None
    if deadline(when, case.now.zone).utc <= case.now.utc:
        return None
    version = case.ledger().version
    if version is None or version.extensions or not _explodes(version, case.limits.exploding):
        return None
    days = (day_of(when) - day_of(version.received)).days
    return Nudge(
        kind=NudgeKind.EXPLODING,
        negotiation=case.id,
        reason=f"{days} day{'' if days == 1 else 's'} to answer, until {expiry_words(when, case.now)}",
        advice=f"Ask {case.other_of(version.entry)} for more time, today.",
        since=version.received,
        when=when,
        entry=version.entry.id,
        opening=opening("call", case.other_of(version.entry)),
    )


def has_asked_for_more(version: OfferVersion | None) -> bool:
    """Whether more time was asked for on an offer, or granted."""
    return version is not None and bool(version.extensions)


def _explodes(version: OfferVersion, days: int) -> bool:
    """Whether the time from its arrival to its end is shorter than so many days."""
    ends, came = version.expires, version.received
    if ends is None:
        return False
    if isinstance(ends, Instant) and isinstance(came, Instant):
        return ends.utc - came.utc < timedelta(days=days)
    return (day_of(ends) - day_of(came)).days < days


def _is_written_down(case: Case, when: When) -> bool:
    day = case.here(when)
    mine = (one for one in case.follow_ups if one.is_open and one.owner is Owner.ME)
    return any(due_day(one, case.now) == day for one in mine)


def _nudge(case: Case, reason: str, advice: str, when: When) -> Nudge:
    return Nudge(
        kind=NudgeKind.EXPIRES,
        negotiation=case.id,
        reason=reason,
        advice=advice,
        when=when,
        opening=opening("call", case.last_other()),
    )

"""Until when what has to be said of a negotiation stays the same, as long as nothing is written."""

from __future__ import annotations

from datetime import datetime, timedelta

from journal.domain.agenda import next_overdue
from journal.domain.instants import deadline
from journal.domain.nudges.case import Case


def holds_until(case: Case) -> datetime:
    """Before which moment (UTC) that is: the day ends, something becomes overdue, the minutes to an expiry pass.

    What its ledger says may change sooner.
    """
    now = case.now
    ends = min(deadline(now.day, now.zone).utc, next_overdue(case.follow_ups, now))
    expiry = case.card.offer_expires
    if expiry is None:
        return ends
    left = deadline(expiry, now.zone).utc - now.utc
    # The words count the minutes that are left.
    return min(ends, now.utc + left % timedelta(minutes=1)) if left > timedelta(0) else ends

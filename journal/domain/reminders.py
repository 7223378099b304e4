"""When a person is to be reminded of what is due."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import time, timedelta

from journal.domain.agenda import effective
from journal.domain.board import Card
from journal.domain.instants import Instant, When, at_local, deadline
from journal.domain.phrasing import MINUS, when_words
from journal.domain.record import record
from journal.domain.records import FollowUp, FollowUpKind, Owner, Stage

MORNING = time(9)
"""When one is reminded of what is due on a day, on one's own clock."""

BEFORE_MEETING = timedelta(minutes=15)
BEFORE_EXPIRY = timedelta(days=1)
_ANSWERED = (Stage.AGREED, Stage.SIGNED, Stage.STARTED)


@record
class Reminder:
    """Something to be said at a moment. `key` is another one once it is put off or moved; `text` is one line."""

    key: str
    at: Instant
    title: str
    text: str
    when: When


def reminders(
    follow_ups: Iterable[FollowUp], cards: Iterable[Card], names: Mapping[str, str], now: Instant
) -> tuple[Reminder, ...]:
    """The reminders of what is open, the earliest first: past ones and those to come.

    Of my own follow-ups: of a meeting a quarter of an hour before, of what has a time at that time, of a day that
    morning on my clock. Of an offer that I have not answered a day before it expires.
    """
    found = [_of(one, names, now) for one in follow_ups if one.is_open and one.owner is Owner.ME]
    for card in cards:
        expires = card.offer_expires
        is_answered = card.is_told or card.stage in _ANSWERED
        if card.outcome is None and expires is not None and not is_answered:
            ends = deadline(expires, now.zone)
            found.append(
                Reminder(
                    key=f"{card.negotiation.id} {ends.utc.isoformat()}",
                    at=ends.plus(-BEFORE_EXPIRY),
                    title=card.negotiation.name,
                    text=f"The offer expires {when_words(expires, now)}",
                    when=expires,
                )
            )
    return tuple(sorted(found, key=lambda one: (one.at.utc, one.key)))


def _of(one: FollowUp, names: Mapping[str, str], now: Instant) -> Reminder:
    when = effective(one)
    if isinstance(when, Instant):
        at = when.plus(-BEFORE_MEETING) if one.kind is FollowUpKind.MEETING else when
    else:
        at = at_local(when, MORNING, now.zone)
    return Reminder(
        key=f"{one.id} {when.utc.isoformat() if isinstance(when, Instant) else when.isoformat()}",
        at=at,
        title=names.get(one.negotiation or "", "") or MINUS,
        text=f"{one.what}, {when_words(when, now)}",
        when=when,
    )


def due_now(found: Iterable[Reminder], given: frozenset[str], now: Instant) -> tuple[Reminder, ...]:
    """Those whose time has come and that were not given yet."""
    return tuple(one for one in found if one.at.utc <= now.utc and one.key not in given)

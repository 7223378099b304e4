"""Each negotiation with all that is derived from it: for nudges, reminders and calendars alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journal.domain.board import Card, furthest_first
from journal.domain.instants import Instant
from journal.domain.nudges.case import Case
from journal.domain.nudges.limits import DEFAULTS
from journal.domain.records import Entry, FollowUp
from journal.service.answering import answered_in
from journal.service.courses import card_now
from journal.service.ledgers import ledger_of
from journal.service.session import Session


def cases(session: Session) -> tuple[Case, ...]:
    """Every negotiation as nudges are derived from it: open ones, the furthest along first, then those that ended."""
    due, entries = session.follow_ups_by_negotiation, session.by_negotiation
    cards = [card_now(session, one) for one in session.negotiations if not one.is_current_job]
    ended = [one for one in cards if one.outcome is not None]
    now, names = session.now, _names(session)
    return tuple(_case(session, one, entries, due, names, now) for one in (*furthest_first(cards), *ended))


def _names(session: Session) -> Mapping[str, str]:
    """What ids are called: the same object as long as nobody is called otherwise."""
    kept: list[Mapping[str, str]] = session.lasting("names of cases", list)
    if not kept or kept[0] != session.names:
        kept[:] = [session.names]
    return kept[0]


def _case(
    session: Session,
    one: Card,
    entries: Mapping[str, Sequence[Entry]],
    due: Mapping[str, Sequence[FollowUp]],
    names: Mapping[str, str],
    now: Instant,
) -> Case:
    about = one.negotiation
    return Case(
        card=one,
        entries=entries.get(about.id, ()),
        follow_ups=due.get(about.id, ()),
        ledger=lambda: ledger_of(session, about),
        names=names,
        answered=answered_in(session, about.id),
        now=now,
        limits=session.settings.nudges or DEFAULTS,
        holidays=session.holidays(about.country),
    )

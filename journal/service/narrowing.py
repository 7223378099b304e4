"""The Board and the Follow-ups narrowed by a query: what of them answers it."""

from __future__ import annotations

from collections.abc import Iterable

from journal.domain.query import Query, parse
from journal.domain.query.facts import Facts
from journal.domain.query.match import predicate
from journal.domain.record import replace
from journal.domain.records import Entry, FollowUp, Negotiation
from journal.service.finding import facts
from journal.service.searching import look
from journal.service.session import Session


def negotiations(session: Session, text: str) -> frozenset[str]:
    """The ids of the negotiations any entry of which answers; one without entries answers for itself.

    Raises QueryError with its place where the query cannot be read.
    """
    answering = frozenset(key for key in look(session, text, limit=0).negotiations if key)
    blank = [one for one in session.negotiations if one.id not in session.by_negotiation]
    answers = predicate(parse(text), facts(session), text)
    return answering | {one.id for one in blank if answers(_unwritten(one))}


def _unwritten(one: Negotiation) -> Entry:
    """What stands for a negotiation of which nothing is written."""
    zone = one.zone or one.created_at.zone
    return Entry(id="", negotiation=one.id, occurred=one.created_at, zone=zone, recorded_at=one.created_at)


def follow_ups(session: Session, text: str, ones: Iterable[FollowUp]) -> tuple[FollowUp, ...]:
    """Those follow-ups whose entry answers, each asked for itself.

    What the entry says of its other follow-ups does not count, and neither do their due times: of two that were
    written in one entry a query may keep one. Raises QueryError with its place where the query cannot be read.
    """
    query, around = parse(text), facts(session)
    return tuple(one for one in ones if _answers(session, query, text, around, one))


def _answers(session: Session, query: Query, text: str, around: Facts, one: FollowUp) -> bool:
    entry = session.store.get(Entry, one.entry)
    others = [each for each in session.follow_ups_by_entry.get(one.entry, ()) if each.id != one.id]
    asked = _without(entry, others) if entry is not None else _alone(session, one)
    return predicate(query, replace(around, follow_ups={asked.id: (one,)}), text)(asked)


def _without(entry: Entry, others: Iterable[FollowUp]) -> Entry:
    """The entry with the words of some follow-ups blanked out."""
    body = entry.body
    for one in others:
        if one.start is not None and one.end is not None and 0 <= one.start < one.end <= len(body):
            body = body[: one.start] + " " * (one.end - one.start) + body[one.end :]
    return replace(entry, body=body)


def _alone(session: Session, one: FollowUp) -> Entry:
    """What stands for a follow-up whose entry is gone."""
    now = session.now
    return Entry(id=one.entry, negotiation=one.negotiation, occurred=now, zone=now.zone, recorded_at=now, body=one.what)

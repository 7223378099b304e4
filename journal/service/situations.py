"""A negotiation as the rules of the paths look at it, and what is settled by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.domain.paths.declining import call_by, call_words, tells, whom
from journal.domain.paths.situation import Situation
from journal.domain.records import Negotiation, Person
from journal.domain.records.letter import Letter
from journal.domain.records.tick import Tick, TickState
from journal.safe_text import scrub
from journal.service.courses import card_now
from journal.service.ledgers import ledger_of
from journal.service.session import Session
from journal.service.signing import unsigned

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = 500
"""Characters of a reason that are kept."""


def situation_of(session: Session, negotiation: Negotiation) -> Situation:
    """A negotiation as it stands now."""
    entries = session.by_negotiation.get(negotiation.id, ())
    due = session.follow_ups_by_negotiation.get(negotiation.id, ())
    sent = (one for one in session.of_negotiation(Letter, negotiation) if one.is_sent)
    return Situation(
        card=card_now(session, negotiation),
        entries=entries,
        follow_ups=due,
        ledger=ledger_of(session, negotiation),
        items=session.items,
        names=session.names,
        now=session.now,
        unsigned=lambda: unsigned(session, negotiation),
        ticks=session.of_negotiation(Tick, negotiation),
        letters=frozenset(one.kind.value for one in sent),
    )


def people_by_id(session: Session) -> Mapping[str, Person]:
    """Everybody who is known."""
    return session.keep("people_by_id", lambda: {one.id: one for one in session.people})


def call_mark(session: Session, negotiation: Negotiation) -> str:
    """The mark that plans telling them, by the next business day where they are; empty where it is planned already."""
    entries = session.by_negotiation.get(negotiation.id, ())
    planned = (one for one in session.follow_ups_by_negotiation.get(negotiation.id, ()) if one.is_open)
    if any(tells(one) for one in planned):
        return ""
    day = call_by(session.now, negotiation.zone, session.holidays(negotiation.country))
    return call_words(whom(entries, people_by_id(session)), day)


def tick(
    session: Session, negotiation: Negotiation, checklist: str, step: str, state: TickState, reason: str = ""
) -> Tick:
    """Settle a line by hand; what was said of it before stays in its history. Raises StoreError."""
    former = ticks_of(session, negotiation, checklist, step)
    made = Tick(
        id=former[-1].id if former else session.ids(),
        negotiation=negotiation.id,
        checklist=checklist,
        step=step,
        state=state,
        reason=" ".join(scrub(reason).split())[:LONGEST],
        made_at=session.now,
    )
    with session.store.unit("tick") as unit:
        unit.put(made)
        for one in former[:-1]:
            unit.remove(Tick, one.id)
    return made


def untick(session: Session, negotiation: Negotiation, checklist: str, step: str) -> Tick | None:
    """Take back what was said of a line by hand; None where nothing was. Raises StoreError."""
    former = ticks_of(session, negotiation, checklist, step)
    if not former:
        return None
    with session.store.unit("untick") as unit:
        for one in former:
            unit.remove(Tick, one.id)
    return former[-1]


def ticks_of(session: Session, negotiation: Negotiation, checklist: str, step: str) -> list[Tick]:
    """What was said of a line by hand: one, but where machines were joined."""
    wanted = (negotiation.id, checklist, step)
    return [one for one in session.store.all(Tick) if (one.negotiation, one.checklist, one.step) == wanted]

"""Declining: decided with a reason, told by the next business day, answered, closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.domain.paths.declining import call_of, plain, whom
from journal.domain.records import FollowUp, Outcome
from journal.errors import BadInputError
from journal.service.saving import save
from journal.service.session import Session
from journal.service.situations import call_mark, people_by_id, situation_of

if TYPE_CHECKING:
    from journal.domain.capture import Reading


def decline(session: Session, name: str, because: str = "") -> Reading | None:
    """Go on with declining: decide it, with the call by the next business day; else plan the call if it is missing.

    None where both is done already. Raises NotFoundError, BadInputError where the negotiation has ended or its offer
    was accepted, and StoreError.
    """
    negotiation = session.negotiation(name)
    situation = situation_of(session, negotiation)
    if situation.card.outcome is not None:
        raise BadInputError(f"{negotiation.name} has ended already: {situation.card.outcome.label}.")
    if situation.card.accepts is True:
        raise BadInputError(
            f"You decided to accept in {negotiation.name}; to change that: journal decide {negotiation.name} decline"
        )
    reason = plain(because)
    is_decided = situation.card.accepts is False
    marks = []
    if not is_decided or reason:
        marks.append(f"[decided decline because {reason}]" if reason else "[decided decline]")
    if call_of(situation) is None and not (is_decided and situation.card.is_told):
        marks += filter(None, [call_mark(session, negotiation)])
    return _written(session, "decline", f"{negotiation.name}: {'; '.join(marks)}") if marks else None


def told(session: Session, name: str, words: str, *, is_closed: bool = False) -> Reading:
    """Record that they were told and what they said, which closes the follow-up; `is_closed` ends the negotiation too.

    Raises BadInputError where nothing was decided, or it was told already, and StoreError with the text in it.
    """
    negotiation = session.negotiation(name)
    situation = situation_of(session, negotiation)
    if situation.card.accepts is not False:
        raise BadInputError(f"You have not decided to decline in {name}; decide it: journal decline {name} --because …")
    if situation.card.is_told:
        raise BadInputError(f"They know already in {name}; to close it: journal close {name} declined")
    person = whom(situation.entries, people_by_id(session))
    head = f"{negotiation.name} call to {person.name}" if person else f"{negotiation.name} call"
    end = f"; [closed {Outcome.DECLINED.label}]" if is_closed else ""
    call = call_of(situation)
    text = f"{head}: {plain(words) or 'Told them that I decline.'} [told]{end}"
    closes = call.id if call is not None and call.is_open else ""
    return _written(session, "tell", text, closes=closes)


def call(session: Session, name: str) -> FollowUp | None:
    """The follow-up that says to tell them, of any status; None where there is none."""
    return call_of(situation_of(session, session.negotiation(name)))


def _written(session: Session, do: str, text: str, *, closes: str = "") -> Reading:
    from journal.domain import capture as language

    return save(session, do, language.read(text, session.known()), unsaved=text, closes=closes)

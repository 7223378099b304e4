"""Nudges: what nobody wrote down and has to be done, and the kinds a negotiation is not to be nudged about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from journal.domain.nudges import Case, Nudge, NudgeKind, alone, holds_until, nudges_of
from journal.domain.records import Negotiation
from journal.domain.records.silence import Silence
from journal.errors import BadInputError, NotFoundError
from journal.service.answering import answered_in
from journal.service.cases import cases
from journal.service.courses import card_now
from journal.service.session import Session

__all__ = ["Nudge", "NudgeKind", "cases", "kind_of", "nudges", "silence", "silences", "unsilence"]


def nudges(session: Session, negotiation: str | None = None) -> tuple[Nudge, ...]:
    """What has to be said now, the most pressing first; of one negotiation by its short name.

    Raises NotFoundError for an unknown negotiation.
    """
    wanted = session.negotiation(negotiation).id if negotiation is not None else None
    silenced = {(one.negotiation, one.kind) for one in session.store.all(Silence)}
    found = nudges_of(cases(session), silenced, lambda case: _alone(session, case))
    return found if wanted is None else tuple(one for one in found if one.negotiation == wanted)


def _alone(session: Session, case: Case) -> tuple[Nudge, ...]:
    """What has to be said of one negotiation, made again only when something that it is made of has changed."""
    basis = (case.card, case.entries, case.follow_ups, case.ledger(), case.names, case.answered, case.limits)

    def make() -> tuple[tuple[Nudge, ...], datetime]:
        return alone(case), holds_until(case)

    return session.memo.get_until(("nudges", case.id, case.now.zone), basis, case.now.utc, make)


def prepare(session: Session) -> Iterator[None]:
    """Make what has to be said, in pieces, so that whoever asks for it next need not wait."""
    for one in session.negotiations:
        card_now(session, one)
        answered_in(session, one.id)
        yield
    for case in cases(session):
        _alone(session, case)
        yield


def kind_of(words: str) -> NudgeKind:
    """The kind that is called so, in any case, as long as what was typed begins only it. Raises BadInputError."""
    wanted = "_".join(words.strip().lower().replace("-", " ").split())
    found = [one for one in NudgeKind if one == wanted] or [
        one for one in NudgeKind if wanted and one.value.startswith(wanted)
    ]
    if len(found) != 1:
        listed = ", ".join(one.value for one in NudgeKind)
        raise BadInputError(f"“{words.strip()}” is no kind of nudge; take one of {listed}.")
    return found[0]


def silences(session: Session, negotiation: str | None = None) -> tuple[Silence, ...]:
    """What was silenced, of one negotiation by its short name, in the order in which that was done."""
    wanted = session.negotiation(negotiation).id if negotiation is not None else None
    there = {one.id for one in session.negotiations}
    found = (one for one in session.store.all(Silence) if one.negotiation in there)
    return tuple(one for one in found if wanted is None or one.negotiation == wanted)


def silence(session: Session, negotiation: Negotiation | str, kind: NudgeKind) -> Silence:
    """Give no nudges of a kind for a negotiation, a record or its short name; `undo` takes it back.

    Raises NotFoundError for an unknown negotiation, BadInputError where it is silenced already.
    """
    about = session.negotiation(negotiation) if isinstance(negotiation, str) else negotiation
    if _silence(session, about, kind) is not None:
        raise BadInputError(f"Nudges “{kind.label}” are silenced for {about.name} already.")
    made = Silence(id=session.ids(), negotiation=about.id, kind=kind, made_at=session.now)
    with session.store.unit("silence") as unit:
        unit.put(made)
    return made


def unsilence(session: Session, negotiation: Negotiation | str, kind: NudgeKind) -> Silence:
    """Give nudges of a kind for a negotiation again. Raises NotFoundError where they were not silenced."""
    about = session.negotiation(negotiation) if isinstance(negotiation, str) else negotiation
    made = _silence(session, about, kind)
    if made is None:
        raise NotFoundError(f"Nudges “{kind.label}” are not silenced for {about.name}.")
    with session.store.unit("unsilence") as unit:
        unit.remove(Silence, made.id)
    return made


def _silence(session: Session, about: Negotiation, kind: NudgeKind) -> Silence | None:
    found = (one for one in session.store.all(Silence) if (one.negotiation, one.kind) == (about.id, kind))
    return next(found, None)

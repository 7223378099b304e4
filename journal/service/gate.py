"""The notice gate, and what comes due after signing."""

from __future__ import annotations

from journal.domain.instants import Day
from journal.domain.paths.binding import GATE
from journal.domain.paths.checklist import Checklist, Line
from journal.domain.paths.commitments import CHECKLIST, Commitment, Keeping, keepings, reminder, to_remind_of
from journal.domain.paths.gate import gate as lines_of
from journal.domain.record import record, replace
from journal.domain.records import FollowUp, FollowUpKind, Negotiation
from journal.domain.records.tick import Tick, TickState
from journal.errors import BadInputError, NotFoundError
from journal.service.saving import save
from journal.service.session import Session
from journal.service.situations import situation_of, tick, untick


@record
class GatePage:
    """The gate of one negotiation, and the promises with a day of their own of which no follow-up reminds yet."""

    negotiation: Negotiation
    checklist: Checklist
    to_remind_of: tuple[Commitment, ...]


def gate(session: Session, name: str) -> GatePage:
    """What is still open before giving notice. Raises NotFoundError naming the nearest negotiation."""
    situation = situation_of(session, session.negotiation(name))
    return GatePage(
        negotiation=situation.negotiation, checklist=lines_of(situation), to_remind_of=to_remind_of(situation)
    )


def settle(session: Session, name: str, step: str, *, reason: str = "", is_needed: bool = True) -> GatePage:
    """Tick a line by hand, with the evidence; `is_needed` false says that it does not apply here.

    Raises NotFoundError for an unknown line, BadInputError for one that the journal settles already.
    """
    page = gate(session, name)
    line = _line(page, step)
    if line.state.value == "seen":
        raise BadInputError(f"“{line.text}” is settled by what the journal holds already: {line.why}.")
    state = TickState.DONE if is_needed else TickState.NOT_NEEDED
    tick(session, page.negotiation, GATE, line.step, state, reason)
    return gate(session, name)


def unsettle(session: Session, name: str, step: str) -> GatePage:
    """Take a tick off again. Raises NotFoundError for an unknown line, BadInputError where none was set by hand."""
    page = gate(session, name)
    line = _line(page, step)
    if untick(session, page.negotiation, GATE, line.step) is None:
        raise BadInputError(f"“{line.text}” was not ticked by hand; there is nothing to take off.")
    return gate(session, name)


def _line(page: GatePage, step: str) -> Line:
    line = page.checklist.line(step)
    if line is None:
        known = ", ".join(one.step for one in page.checklist.lines)
        raise NotFoundError(f"The gate has no line “{step.strip()}”; its lines are: {known}.")
    return line


def remind(session: Session, name: str) -> tuple[FollowUp, ...]:
    """Make a follow-up of every promise with a day of its own that has none, all in one entry; those that were made.

    Raises BadInputError where there is nothing to make one of.
    """
    from journal.domain import capture as language

    page = gate(session, name)
    if not page.to_remind_of:
        raise BadInputError(
            f"No promise in {page.negotiation.name} has a day of its own that no follow-up reminds of; "
            "a start date, a `by DATE` or a review gives one."
        )
    marks = "; ".join(f"[due {_iso(one.due)}: {reminder(one.what)}]" for one in page.to_remind_of)
    text = f"{page.negotiation.name} note: What was promised for later, to be looked at then. {marks}"
    reading = language.read(text, session.known())
    kinds = {reminder(one.what).casefold(): _kind(one) for one in page.to_remind_of}
    made = tuple(replace(one, kind=kinds.get(one.what.casefold(), one.kind)) for one in reading.follow_ups)
    save(session, "remind of promises", replace(reading, follow_ups=made), unsaved=text)
    return made


def _iso(due: Day | None) -> str:
    return due.isoformat() if due is not None else ""


def _kind(one: Commitment) -> FollowUpKind:
    return FollowUpKind.REVIEW if one.item in ("review", "probation") else FollowUpKind.FOLLOW_UP


def kept(session: Session, name: str) -> tuple[Keeping, ...]:
    """Who kept what, since it was signed; empty before that. Raises NotFoundError."""
    return keepings(situation_of(session, session.negotiation(name)))


def note_kept(session: Session, name: str, step: str, *, is_kept: bool, reason: str = "") -> tuple[Keeping, ...]:
    """Say of a promise whether it was kept. Raises NotFoundError for an unknown one."""
    negotiation, one = _promise(session, name, step)
    tick(session, negotiation, CHECKLIST, one.step, TickState.DONE if is_kept else TickState.BROKEN, reason)
    return kept(session, name)


def forget_kept(session: Session, name: str, step: str) -> Tick | None:
    """Take back what was said of a promise; None where nothing was. Raises NotFoundError for an unknown one."""
    negotiation, one = _promise(session, name, step)
    return untick(session, negotiation, CHECKLIST, one.step)


def _promise(session: Session, name: str, step: str) -> tuple[Negotiation, Commitment]:
    negotiation = session.negotiation(name)
    every = [one.commitment for one in kept(session, name)]
    if not every:
        raise BadInputError(f"{negotiation.name} is not signed yet; what is open before that: journal gate {name}")
    wanted = step.strip().casefold()
    named = session.items.named(wanted)
    found = next((one for one in every if one.step.casefold() in (wanted, named.id if named else "")), None)
    if found is None:
        known = ", ".join(one.step for one in every)
        raise NotFoundError(f"Nobody promised “{step.strip()}” in {negotiation.name}; promised: {known}.")
    return negotiation, found

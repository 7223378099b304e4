"""Playbooks: walked through with a negotiation, suggested by its situation, their steps ticked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from journal.domain.instants import Day
from journal.domain.paths.checklist import Checklist, Line
from journal.domain.paths.declining import values_for, whom
from journal.domain.paths.fitting import may_ask, situation_named
from journal.domain.paths.playbook import Playbook, talking_points, walked
from journal.domain.paths.situation import Situation
from journal.domain.record import record
from journal.domain.records import Negotiation
from journal.domain.records.letter import Letter
from journal.domain.records.tick import Tick, TickState
from journal.errors import BadInputError, NotFoundError, StoreError
from journal.service.courses import card_now
from journal.service.data import data_path
from journal.service.ledgers import ledger_of
from journal.service.session import Session
from journal.service.shelf import ENDING, FOLDER, Mistake, Shelf, shelf
from journal.service.situations import people_by_id, situation_of, tick, untick


@record
class Walk:
    """A playbook as it stands with one negotiation, and what there is to say. `own` tells whose file it is."""

    negotiation: Negotiation
    checklist: Checklist
    points: tuple[str, ...]
    is_own: bool
    mistakes: tuple[Mistake, ...]


@record(kw_only=False)
class Suggestion:
    """A playbook that fits the situation of a negotiation, and how many of its steps are open."""

    negotiation: Negotiation
    name: str
    title: str
    open: int
    next: str


def walk(session: Session, name: str, book: str = "") -> Walk:
    """A playbook with a negotiation; without a name the one its situation suggests.

    Raises NotFoundError for an unknown negotiation or playbook, or where none is suggested.
    """
    negotiation = session.negotiation(name)
    situation = situation_of(session, negotiation)
    every = shelf(session)
    found = _named(every, book) if book.strip() else _suggested(every, situation)
    if found is None:
        names = ", ".join(every.books)
        raise NotFoundError(f"Nothing in {negotiation.name} asks for a playbook now; to see one, name it: {names}.")
    values = _values(session, situation)
    return Walk(
        negotiation=negotiation,
        checklist=walked(found, situation, values),
        points=talking_points(found, values),
        is_own=found.name in every.own,
        mistakes=every.mistakes,
    )


def _values(session: Session, situation: Situation) -> dict[str, str]:
    person = whom(situation.entries, people_by_id(session))
    return {**values_for(situation, person), "name": situation.negotiation.name}


def _named(every: Shelf, book: str) -> Playbook:
    wanted = book.strip().casefold()
    found = next((one for name, one in every.books.items() if name.casefold() == wanted), None)
    if found is None:
        raise NotFoundError(f"There is no playbook “{book.strip()}”; there are {', '.join(every.books)}.")
    return found


def _suggested(every: Shelf, situation: Situation) -> Playbook | None:
    wanted = situation_named(situation)
    return next((one for one in every.books.values() if wanted and one.when == wanted), None)


def suggestions(session: Session) -> tuple[Suggestion, ...]:
    """Which playbook each negotiation asks for now, with something open in it; those of most danger first."""
    every = shelf(session)
    found = [one for negotiation in session.negotiations if (one := _suggestion(session, negotiation, every))]
    order = {name: place for place, name in enumerate(every.books)}
    return tuple(sorted(found, key=lambda one: order[one.name]))


def prepare(session: Session) -> Iterator[None]:
    """Find what each negotiation asks for, in pieces, so that whoever asks for it next need not wait."""
    every = shelf(session)
    for one in session.negotiations:
        _suggestion(session, one, every)
        yield


def _suggestion(session: Session, negotiation: Negotiation, every: Shelf) -> Suggestion | None:
    """What one negotiation asks for, made again only when something of it has changed, or the day."""
    if negotiation.is_current_job or not may_ask(card_now(session, negotiation), session.now):
        return None
    days: dict[Day, Day] = session.lasting("days of playbooks", dict)
    day = days.setdefault(session.now.day, session.now.day)
    entries = session.by_negotiation.get(negotiation.id)
    due = session.follow_ups_by_negotiation.get(negotiation.id)
    basis: tuple[object, ...] = (negotiation, entries, due, ledger_of(session, negotiation), every, day)
    basis += (*session.of_negotiation(Tick, negotiation), *session.of_negotiation(Letter, negotiation))
    return session.memo.get(
        ("playbook", negotiation.id), basis, lambda: _fitting(every, situation_of(session, negotiation))
    )


def _fitting(every: Shelf, situation: Situation) -> Suggestion | None:
    book = _suggested(every, situation)
    checklist = walked(book, situation, {}) if book is not None else None
    if book is None or checklist is None or not checklist.open:
        return None
    step = checklist.open[0].text
    return Suggestion(situation.negotiation, book.name, book.title, len(checklist.open), step)


def settle(session: Session, name: str, book: str, step: str, *, reason: str = "", is_needed: bool = True) -> Walk:
    """Tick a step by hand; `is_needed` false says that it does not apply here.

    Raises NotFoundError for an unknown step, BadInputError for one that the journal settles already.
    """
    here = walk(session, name, book)
    line = _line(here, step)
    if line.state.value == "seen":
        raise BadInputError(f"“{line.text}” is settled by what the journal holds already.")
    state = TickState.DONE if is_needed else TickState.NOT_NEEDED
    tick(session, here.negotiation, here.checklist.name, line.step, state, reason)
    return walk(session, name, here.checklist.name)


def unsettle(session: Session, name: str, book: str, step: str) -> Walk:
    """Take a tick off again. Raises NotFoundError for an unknown step, BadInputError where none was set by hand."""
    here = walk(session, name, book)
    line = _line(here, step)
    if untick(session, here.negotiation, here.checklist.name, line.step) is None:
        raise BadInputError(f"“{line.text}” was not ticked by hand; there is nothing to take off.")
    return walk(session, name, here.checklist.name)


def _line(here: Walk, step: str) -> Line:
    line = here.checklist.line(step)
    if line is None:
        known = ", ".join(one.step for one in here.checklist.lines)
        raise NotFoundError(f"The playbook {here.checklist.name} has no step “{step.strip()}”; its steps are: {known}.")
    return line


def copy(session: Session, book: str) -> Path:
    """Put the program's file of a playbook into the person's folder, to be changed there; its path.

    Raises NotFoundError for an unknown one, BadInputError where there is one already, StoreError.
    """
    name = _named(shelf(session), book).name
    file = session.store.home / FOLDER / f"{name}{ENDING}"
    if file.exists():
        raise BadInputError(f"You have a file of your own already: {file}")
    source = data_path(f"{FOLDER}/{name}{ENDING}")
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_bytes(source.read_bytes())
    except OSError as error:
        raise StoreError(
            f"The file {file} could not be written ({error.strerror}); is there room on the disk?"
        ) from error
    return file

"""The brief: one page to have in front of one before a meeting."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from journal.domain.lessons import lessons
from journal.domain.records import FollowUp, Negotiation, Person
from journal.domain.records.prep import Prep
from journal.errors import BadInputError, NotFoundError, StoreError
from journal.service.data import data_text
from journal.service.ledgers import ledger_of
from journal.service.session import Session

if TYPE_CHECKING:
    from journal.domain.brief.openings import Opening
    from journal.domain.brief.page import Brief
    from journal.domain.brief.questions import Wording


def brief(session: Session, name: str, *, with_: str = "") -> Brief:
    """The brief of a negotiation by its short name; for a talk with one person where that is named.

    Raises NotFoundError naming the nearest, and BadInputError where several answer to the person's name.
    """
    return brief_of(session, session.negotiation(name), with_=with_)


def brief_of(session: Session, negotiation: Negotiation, *, with_: str = "") -> Brief:
    """The brief of a negotiation. Raises as `brief` does."""
    from journal.domain.brief.page import Matter
    from journal.domain.brief.page import brief as page
    from journal.domain.offer.rates import Rates
    from journal.domain.paths.gate import gate
    from journal.service.situations import situation_of

    situation = situation_of(session, negotiation)
    people = people_in(session, negotiation)
    prep = next((one for one in session.store.all(Prep) if one.negotiation == negotiation.id), None)
    other = next((one for one in session.negotiations if prep is not None and one.id == prep.instead), None)
    matter = Matter(
        ledger=situation.ledger,
        card=situation.card,
        gate=gate(situation),
        entries=situation.entries,
        follow_ups=situation.follow_ups,
        people=people,
        items=session.items,
        rates=Rates(session.settings.rates),
        now=session.now,
        prep=prep,
        instead=ledger_of(session, other) if other else None,
        lessons=session.keep("lessons", lambda: lessons(session.entries)),
        wanted=_person(with_, people, negotiation) if with_.strip() else None,
        wording=session.lasting("questions", _wording),
        openings=session.lasting("openings", _openings),
    )
    return page(matter, session.names)


def people_in(session: Session, negotiation: Negotiation) -> tuple[Person, ...]:
    """Everybody who has a part in a negotiation."""
    return tuple(one for one in session.people if negotiation.id in one.negotiations)


def near_meeting(session: Session) -> FollowUp | None:
    """The meeting that begins within the hour, of whatever negotiation; None where none does."""
    from journal.domain.brief.meeting import near_meeting as near

    return near((one for one in session.follow_ups if one.negotiation is not None), session.now)


def print_to(path: Path, text: str, *, over: bool = False) -> Path:
    """Write a brief to a file for its owner alone, and return its whole path.

    Raises BadInputError where a file is there and not `over`, and StoreError where it cannot be written.
    """
    from journal.store.files import write_whole

    target = path.expanduser().absolute()
    if target.is_dir():
        raise BadInputError(f"{target} is a folder; name a file in it, as {target / 'brief.md'}")
    if target.exists() and not over:
        raise BadInputError(f"{target} is there already; choose another name.")
    try:
        write_whole(target, text.encode("utf-8"))
    except OSError as error:
        raise StoreError(f"{target} cannot be written ({error.strerror}).") from error
    return target


def _person(name: str, people: tuple[Person, ...], negotiation: Negotiation) -> Person:
    """The person of a negotiation who is called so, by the whole name, another one, or the first name alone."""
    wanted = name.strip().casefold()
    exact = [one for one in people if wanted in (one.name.casefold(), *(alias.casefold() for alias in one.aliases))]
    found = exact or [one for one in people if one.name.casefold().split()[:1] == [wanted]]
    if len(found) > 1:
        names = ", ".join(sorted(one.name for one in found))
        raise BadInputError(f"Several people are called “{name}”: {names}; write the whole name.")
    if found:
        return found[0]
    raise NotFoundError(f"Nobody in {negotiation.name} is called “{name}”; {_instead(name, people)}")


def _instead(name: str, people: tuple[Person, ...]) -> str:
    from difflib import get_close_matches

    called = {word.casefold(): one.name for one in people for word in (one.name, *one.name.split(), *one.aliases)}
    near = get_close_matches(name.strip().casefold(), called, n=1)
    if near:
        return f"did you mean {called[near[0]]}?"
    return f"there are {', '.join(sorted(one.name for one in people))}." if people else "nobody has a part in it yet."


def _wording() -> Wording:
    from journal.domain.brief.questions import Template, Wording

    told = json.loads(data_text("questions.json"))
    templates = tuple(Template(row["kind"], row["ask"]) for row in told["questions"])
    return Wording(templates, frozenset(told["without_article"]))


def _openings() -> tuple[Opening, ...]:
    from journal.domain.brief.openings import Opening

    rows = json.loads(data_text("openings.json"))
    return tuple(Opening(item=row["item"], text=row["text"], needs=tuple(row["needs"])) for row in rows)

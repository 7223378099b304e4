"""A talk to settle the gaps: asked for, planned, and what came of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from journal.domain import capture as language
from journal.domain.instants import Instant, When
from journal.domain.letters.matter import Wanted
from journal.domain.offer.rows import Ledger
from journal.domain.record import record, replace
from journal.domain.records import (
    Attachment,
    Channel,
    FollowUp,
    FollowUpKind,
    Negotiation,
    Person,
)
from journal.domain.records.letter import Letter, LetterKind
from journal.domain.talks import PLAIN, commitments, date_form, with_kinds
from journal.errors import BadInputError, NotFoundError
from journal.safe_text import scrub
from journal.service.drafting import Drafted, ahead, drafted, last_person, people_named
from journal.service.ledgers import ledger_of
from journal.service.saving import save
from journal.service.session import Session

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.domain.capture import Reading

MOST_NAMED = 3
"""Points that are named in the words of a meeting; more are counted."""

LONGEST = 480
"""Minutes that a talk may take."""

_EMPTY_LINE = re.compile(r"^[\w/]+:\s*$", re.MULTILINE)


@record(kw_only=False)
class Talk:
    """A talk asked for: its letter, the meeting it was planned as, None while it is not, and what is to be settled."""

    letter: Letter
    meeting: FollowUp | None


@record(kw_only=False)
class Requested:
    """A request for a talk, and the entry that plans it; None where no time was said yet."""

    drafted: Drafted
    planned: Reading | None


def open_talk(session: Session, negotiation: Negotiation) -> Talk | None:
    """The latest talk asked for of which the outcome is not recorded; None where there is none."""
    asked = [
        one for one in session.store.all(Letter) if one.negotiation == negotiation.id and one.kind is LetterKind.TALK
    ]
    for letter in reversed(asked):
        meetings = [one for one in session.follow_ups_by_entry.get(letter.meeting, ()) if _is_meeting(one)]
        if not letter.meeting or any(one.is_open for one in meetings):
            return Talk(letter, next((one for one in meetings if one.is_open), None))
        return None
    return None


def _is_meeting(one: FollowUp) -> bool:
    return one.kind is FollowUpKind.MEETING


def request(
    session: Session,
    name: str,
    *,
    with_: Sequence[str] = (),
    at: str = "",
    minutes: int = 30,
    decide_by: str = "",
    items: Sequence[str] = (),
    purpose: str = "",
) -> Requested:
    """Draft the letter that asks for a talk and, where `at` says when, plan the meeting; phrases are dates ahead.

    Raises NotFoundError for an unknown name or item, BadInputError for a phrase that is no date or lies in the past,
    where there is nothing to settle, and for minutes that make no talk.
    """
    if not 5 <= minutes <= LONGEST:
        raise BadInputError(f"A talk takes 5 to {LONGEST} minutes; {minutes} is no length for one.")
    negotiation = session.negotiation(name)
    ledger = ledger_of(session, negotiation)
    when, until = ahead(session, at), ahead(session, decide_by) or _expiry(ledger, session.now)
    people = people_named(session, with_) or last_person(session, negotiation)
    wanted = Wanted(
        to=tuple(one.name for one in people),
        me=session.settings.name,
        at=when,
        by=until,
        minutes=minutes,
        purpose=scrub(purpose),
    )
    made = drafted(session, negotiation, LetterKind.TALK, wanted, items=items, to=people)
    if not made.letter.items:
        raise BadInputError(
            f"Nothing in {negotiation.name} is short of what was promised; name what to settle with --item."
        )
    with session.store.unit("talk") as unit:
        planned = None
        if when is not None:
            text = _plan(session, negotiation, made.letter, people, when, until, minutes)
            planned = save(session, "talk", language.read(text, session.known()), unsaved=text)
            made = replace(made, letter=replace(made.letter, meeting=planned.entry.id))
        unit.put(made.letter)
    return Requested(made, planned)


def _expiry(ledger: Ledger, now: Instant) -> When | None:
    version = ledger.version
    if version is None or version.expires is None or version.has_expired(now):
        return None
    return version.expires


def _plan(
    session: Session,
    negotiation: Negotiation,
    letter: Letter,
    people: Sequence[Person],
    when: When,
    until: When | None,
    minutes: int,
) -> str:
    """The entry that plans a talk: the meeting, and by when it is to be settled."""
    few = len(letter.items) <= MOST_NAMED
    labels = ", ".join(map(session.items.label, letter.items)) if few else f"{len(letter.items)} points of the offer"
    labels = labels.translate(PLAIN)
    names = " and ".join(one.name for one in people)
    text = f"{negotiation.name} note: Talk to settle {labels}. "
    text += f"[meet {date_form(when, session.now)}: {minutes} minutes{f' with {names}' if names else ''} on {labels}]"
    return text + (f"; [due {date_form(until, session.now)}: settle {labels} | them]" if until is not None else "")


def outcome_text(session: Session, name: str) -> str:
    """How an entry on the outcome begins: head, and a line for each item of the agenda to be filled in.

    Raises NotFoundError where no talk is open.
    """
    negotiation = session.negotiation(name)
    talk = _open(session, negotiation)
    head = _head(session, negotiation, talk)
    lines = "\n".join(f"{item}: " for item in talk.letter.items)
    return f"{head}\n{lines}"


def _head(session: Session, negotiation: Negotiation, talk: Talk) -> str:
    """`acme call with Dana Reyes: Outcome of the talk.`"""
    names = " and ".join(session.names[one] for one in talk.letter.to if one in session.names)
    return f"{negotiation.name} {Channel.CALL.label}{f' with {names}' if names else ''}: Outcome of the talk."


def _open(session: Session, negotiation: Negotiation) -> Talk:
    talk = open_talk(session, negotiation)
    if talk is None:
        raise NotFoundError(f"No talk is open in {negotiation.name}; ask for one with: journal talk {negotiation.name}")
    return talk


def outcome(session: Session, name: str, text: str, *, attachments: Sequence[Attachment] = ()) -> Reading:
    """Keep what came of a talk, item by item; what they promised there becomes due to be written down.

    The meeting is done with it. Raises NotFoundError where no talk is open, BadInputError for an empty text, and
    StoreError with the text in it.
    """
    negotiation = session.negotiation(name)
    talk = _open(session, negotiation)
    told = _EMPTY_LINE.sub("", scrub(text)).rstrip()
    if not told.strip():
        raise BadInputError("There is nothing to keep; say what came of it, as in: base agreed 185k")
    reading = language.read(told, session.known(), focus=negotiation.id)
    marks = " ".join(commitments(reading.entry, session.items, session.now, session.holidays(negotiation.country)))
    if marks:
        reading = language.read(f"{told}\n{marks}", session.known(), focus=negotiation.id)
        reading = replace(reading, follow_ups=tuple(with_kinds(reading)))
    reading = replace(reading, entry=replace(reading.entry, attachments=tuple(attachments)))
    with session.store.unit("talk") as unit:
        closes = talk.meeting.id if talk.meeting is not None else ""
        save(session, "talk", reading, unsaved=text, closes=closes)
        if not talk.letter.meeting:
            unit.put(replace(talk.letter, meeting=reading.entry.id))
    return reading


def of_parts(session: Session, name: str, parts: Sequence[str]) -> str:
    """The text of an outcome told in parts, as `base agreed 185k`, `signing refused`: each a statement in brackets.

    What is no statement stays a sentence.
    """
    negotiation = session.negotiation(name)
    talk = _open(session, negotiation)
    head = _head(session, negotiation, talk)
    return " ".join((head, *(_bracketed(session, negotiation, scrub(one).strip()) for one in parts if one.strip())))


def _bracketed(session: Session, negotiation: Negotiation, told: str) -> str:
    """Statements between semicolons, each in brackets; anything else as it is."""

    def reads(part: str) -> bool:
        entry = language.read(f"[{part}]", session.known(), focus=negotiation.id).entry
        return bool(entry.statements or entry.findings)

    parts = [part.strip() for part in told.split(";") if part.strip()]
    marked = [f"[{part}]" if not part.startswith("[") and reads(part) else part for part in parts]
    return told if marked == parts else " ".join(marked)

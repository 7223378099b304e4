"""Writing the day's log: a text becomes an entry, its statements, follow-ups and people."""

from __future__ import annotations

from collections.abc import Sequence

from journal.domain import capture as language
from journal.domain.agenda import is_overdue
from journal.domain.capture import NO_FIELDS, HeadFields, Part, Reading
from journal.domain.offer.evidence import grade
from journal.domain.phrasing import (
    certainty_words,
    statement_words,
    their_clock,
    value_words,
    when_words,
)
from journal.domain.record import record, replace
from journal.domain.records import Attachment, Entry, FollowUp, Mark, MarkKind, Owner, Statement
from journal.errors import BadInputError
from journal.safe_text import scrub
from journal.service.saving import save
from journal.service.session import Session

__all__ = ["NO_FIELDS", "Described", "HeadFields", "Reading", "add", "complete", "describe", "understand"]


def understand(session: Session, text: str, *, focus: str | None = None, fields: HeadFields = NO_FIELDS) -> Reading:
    """What a text would become; nothing is saved. `focus` is the id of the negotiation in focus, if any."""
    named = " ".join((text, *fields.sender, *fields.to, *fields.with_))
    return language.read(scrub(text), session.known(named), focus=focus, fields=fields)


def complete(session: Session, text: str, cursor: int, *, focus: str | None = None) -> tuple[language.Completion, ...]:
    """What could stand at the cursor: negotiations, people, items and words, each in its own place."""
    return language.complete(scrub(text), cursor, session.known(), focus=focus)


def add(
    session: Session,
    text: str,
    *,
    focus: str | None = None,
    fields: HeadFields = NO_FIELDS,
    closes: str = "",
    attachments: Sequence[Attachment] = (),
) -> Reading:
    """Save a text as an entry; `closes` is the id of a follow-up that it answers, `attachments` are files kept.

    Raises BadInputError for an empty text and StoreError, with the text in it, where it could not be saved.
    """
    if not text.strip():
        raise BadInputError("There is nothing to keep; write what happened, as in: acme call from Dana: …")
    reading = understand(session, text, focus=focus, fields=fields)
    if attachments:
        reading = replace(reading, entry=replace(reading.entry, attachments=tuple(attachments)))
    return save(session, "add", reading, unsaved=text, closes=closes)


@record
class Described:
    """One part of a text in words.

    `label` is the item's or the mark's name, `stance` the stance's, `value` what it comes to, `note` what it
    changes (`was 185,000 on 13 Nov`), `grade` the evidence. `start` and `end` are offsets in the text.
    """

    start: int
    end: int
    label: str
    stance: str = ""
    value: str = ""
    note: str = ""
    grade: str = ""

    @property
    def sentence(self) -> str:
        """The same on one line."""
        return " ".join(part for part in (self.label, self.stance, self.value) if part)


def describe(session: Session, reading: Reading, *, before: bool = False) -> tuple[Described, ...]:
    """What was understood, part by part in the order of the text.

    `before` adds what stood before and what the offer says, which needs every entry of the negotiation.
    """
    rows = (_described(session, reading.entry, part, before=before) for part in reading.parts)
    return tuple(row for row in rows if row is not None)


def _described(session: Session, entry: Entry, part: Part, *, before: bool) -> Described | None:
    now = session.now
    match part.what:
        case Statement() as statement:
            value = value_words(statement.value) if statement.value else ""
            certainty = certainty_words(statement)
            until = f"by {when_words(statement.by, now)}" if statement.by and not statement.condition else ""
            elsewhere = session.names.get(statement.negotiation or "", "")
            return Described(
                start=part.start,
                end=part.end,
                label=session.items.label(statement.item),
                stance=statement.stance.label,
                value=", ".join(words for words in (value, certainty, until) if words),
                note=f"for {elsewhere}" if elsewhere else _beside(session, entry, statement) if before else "",
                grade=grade(entry, statement).label,
            )
        case FollowUp() as follow_up:
            there = their_clock(follow_up.due, now)
            theirs = "them" if follow_up.owner is Owner.THEM else ""
            past = "this is past" if is_overdue(follow_up, now) else ""
            return Described(
                start=part.start,
                end=part.end,
                label="Meeting" if follow_up.kind.value == "meeting" else "Follow-up",
                value=f"{when_words(follow_up.due, now)}{_repeats(follow_up)}  {follow_up.what}",
                note=" · ".join(words for words in (there, theirs, past) if words),
            )
        case Mark() as mark:
            label, value = _mark_words(session, mark)
            return Described(start=part.start, end=part.end, label=label, value=value)
    return None


def _repeats(follow_up: FollowUp) -> str:
    if follow_up.repeat is None:
        return ""
    from journal.domain.repeats import repeat_words

    return f", {repeat_words(follow_up.repeat)}"


def _beside(session: Session, entry: Entry, statement: Statement) -> str:
    from journal.service.beside import beside_words

    return beside_words(session, entry, statement)


def _mark_words(session: Session, mark: Mark) -> tuple[str, str]:
    when = when_words(mark.when, session.now) if mark.when else ""
    items = ", ".join(session.items.label(item) for item in mark.items)
    match mark.kind:
        case MarkKind.OFFER:
            version = f"version {mark.number}" if mark.number else ""
            words = (version, "partial" if mark.partial else "", f"expires {when}" if when else "")
            return "Offer", ", ".join(word for word in words if word)
        case MarkKind.STAGE:
            return "Stage", mark.stage.label if mark.stage else ""
        case MarkKind.DECIDED:
            choice = "accept" if mark.accept else "decline"
            return "Decided", f"{choice}, because {mark.because}" if mark.because else choice
        case MarkKind.TOLD:
            return "Told", "the decision"
        case MarkKind.CONFIRMED:
            return "Confirmed", items or "the recap"
        case MarkKind.MET:
            return "Met", items
        case MarkKind.EXTENSION_ASKED:
            return "Extension asked", when
        case MarkKind.CLOSED:
            return "Closed", mark.outcome.label if mark.outcome else ""


def summary(session: Session, entry: Entry) -> str:
    """One line on what an entry says: its statements, else the beginning of its text."""
    if entry.statements:
        return "; ".join(statement_words(one, session.items) for one in entry.statements)
    return " ".join(entry.body.split())

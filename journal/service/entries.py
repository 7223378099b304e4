"""Entries read, found, changed and annotated."""

from __future__ import annotations

from collections.abc import Sequence

from journal.domain import capture as language
from journal.domain.capture import NO_FIELDS, HeadFields, Reading
from journal.domain.record import replace
from journal.domain.records import Attachment, Entry
from journal.errors import BadInputError
from journal.safe_text import scrub
from journal.service.saving import save
from journal.service.session import Session


def log(session: Session, *, negotiation: str | None = None, limit: int | None = None) -> tuple[Entry, ...]:
    """Entries, newest first; of one negotiation by its short name; `limit` None means all."""
    if negotiation is None:
        entries = session.entries
    else:
        entries = session.by_negotiation.get(session.negotiation(negotiation).id, ())
    newest = entries[::-1]
    return newest if limit is None else newest[: max(limit, 0)]


def find(session: Session, ending: str) -> Entry:
    """The entry whose id ends so. Raises NotFoundError for none, BadInputError for several."""
    return session.ending(Entry, ending, "entry")


def revised(session: Session, entry: Entry, text: str, *, fields: HeadFields = NO_FIELDS) -> Reading:
    """What an entry would become with another text; nothing is saved."""
    follow_ups = session.follow_ups_by_entry.get(entry.id, ())
    return language.revise(entry, follow_ups, scrub(text), session.known(), fields=fields)


def edit(
    session: Session,
    ending: str,
    text: str,
    *,
    fields: HeadFields = NO_FIELDS,
    attachments: Sequence[Attachment] | None = None,
) -> Reading:
    """Give an entry another text, and other attachments where they are said; what it said is in its history.

    Raises BadInputError for an empty text and StoreError, with the text in it, where it could not be saved.
    """
    if not text.strip():
        raise BadInputError("The entry would be empty; to take it back use `journal undo`, or write what happened.")
    entry = _changeable(session, ending)
    reading = revised(session, entry, text, fields=fields)
    if attachments is not None:
        reading = replace(reading, entry=replace(reading.entry, attachments=tuple(attachments)))
    return save(session, "edit", reading, old=session.follow_ups_by_entry.get(entry.id, ()), unsaved=text)


def annotated(session: Session, entry: Entry, statements: Sequence[str], *, words: str = "", near: int = 0) -> Reading:
    """What statements beside an entry's text would be; nothing is saved. `near` tells which of equal words is meant."""
    texts = [scrub(one) for one in statements]
    return language.annotate(entry, texts, session.known(), words=scrub(words), near=near)


def annotate(session: Session, ending: str, statements: Sequence[str], *, words: str = "", near: int = 0) -> Reading:
    """Add statements to an entry without touching its text; `words` are exact words of it that they stand on.

    Where these stand there more than once, the place nearest to the offset `near` in the body is meant.

    Raises BadInputError where a statement can't be read or the words are not in the text.
    """
    entry = _changeable(session, ending)
    follow_ups = session.follow_ups_by_entry.get(entry.id, ())
    reading = annotated(session, entry, statements, words=words, near=near)
    asked = reading.entry.findings[len(entry.findings) :]
    if asked:
        nearest = f"; did you mean {asked[0].nearest}?" if asked[0].nearest else "."
        raise BadInputError(f"“{asked[0].found or words}” cannot be noted: expected {asked[0].expected}{nearest}")
    reading = replace(reading, follow_ups=(*follow_ups, *reading.follow_ups))
    return save(session, "annotate", reading, old=follow_ups)


def _changeable(session: Session, ending: str) -> Entry:
    entry = find(session, ending)
    if entry.redacted_at is not None:
        raise BadInputError("The entry's text was removed for good; write what is to be said as a new entry.")
    return entry

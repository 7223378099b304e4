"""Prep: what the person wants, would walk away from, and knows of the market, by negotiation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from journal.domain.prep.fields import FIELDS, UNREAD, Texts, from_text, texts_of
from journal.domain.record import replace
from journal.domain.records import Negotiation
from journal.domain.records.prep import Prep
from journal.errors import BadInputError
from journal.safe_text import scrub
from journal.service.session import Session

if TYPE_CHECKING:
    from journal.domain.prep.reading import ReadPrep

_BY_WORD = {one.word: one for one in FIELDS} | {one.id: one for one in FIELDS}


def prep_of(session: Session, negotiation: Negotiation) -> Prep | None:
    """The prep of a negotiation; None where nothing was prepared."""
    return next((one for one in session.store.all(Prep) if one.negotiation == negotiation.id), None)


def read(session: Session, name: str) -> ReadPrep | None:
    """The prep of a negotiation by its short name, with what could not be understood of it. Raises NotFoundError."""
    negotiation = session.negotiation(name)
    prep = prep_of(session, negotiation)
    return None if prep is None else _understood(session, negotiation, texts(session, name), prep.id)


def texts(session: Session, name: str) -> dict[str, tuple[str, ...]]:
    """What is written in each field, by the field's id. Raises NotFoundError."""
    return texts_of(prep_of(session, session.negotiation(name)), session.names)


def understand(session: Session, name: str, written: Texts) -> ReadPrep:
    """What texts would become; nothing is saved. Raises NotFoundError."""
    return _understood(session, session.negotiation(name), written, "")


def write(session: Session, name: str, written: Texts) -> ReadPrep:
    """Keep a prep of these texts in place of the one there is; without any text there is none any more.

    What cannot be understood is kept as it was typed, with a finding. Raises NotFoundError and StoreError.
    """
    negotiation = session.negotiation(name)
    before = prep_of(session, negotiation)
    made = _understood(session, negotiation, written, before.id if before else session.ids())
    if before is not None and replace(made.prep, changed_at=before.changed_at) == before:
        return made
    if made.prep.is_empty and before is None:
        return made
    with session.store.unit("prep") as unit:
        if made.prep.is_empty:
            unit.remove(Prep, made.prep.id)
        else:
            unit.put(made.prep)
    return made


def write_text(session: Session, name: str, text: str) -> ReadPrep:
    """Keep a prep as it comes out of an editor. Raises as `write` does."""
    return write(session, name, from_text(scrub(text)))


def change(session: Session, name: str, *, given: Texts, removed: Sequence[str] = ()) -> ReadPrep:
    """Change a prep: `removed` goes first, then `given` is added, or stands instead in a field that holds but one.

    Priorities come in an order, so those given replace all. `removed` are fields, as `target` or `market`, each with
    the number of one of its texts where only that goes, from 1. Raises NotFoundError, BadInputError and StoreError.
    """
    written = dict(texts(session, name))
    for words in removed:
        _remove(written, scrub(words))
    for field, more in given.items():
        lines = tuple(" ".join(scrub(one).split()) for one in more)
        instead = field == "priorities" or not _BY_WORD[field].is_many
        written[field] = lines if instead else (*written.get(field, ()), *lines)
    return write(session, name, written)


def add_question(session: Session, name: str, question: str) -> ReadPrep:
    """Add a question of one's own. Raises as `change` does, and BadInputError for an empty one."""
    if not scrub(question).split():
        raise BadInputError("A question needs its words, as in: Who signs off on the number?")
    return change(session, name, given={"questions": (question,)})


def _remove(written: dict[str, tuple[str, ...]], words: str) -> None:
    """Take a field, or one text of it, away."""
    name, _, rest = " ".join(words.replace(":", " ").split()).rpartition(" ")
    word, number = (name, rest) if rest.isdecimal() and name else (f"{name} {rest}".strip(), "")
    if word == "all" and not number:
        written.clear()
        return
    key = UNREAD if word == UNREAD else _field(word)
    there = written.get(key, ())
    if number and not 1 <= int(number[:9]) <= len(there):
        count = f"{len(there)} {'text' if len(there) == 1 else 'texts'}"
        raise BadInputError(f"There is no {word} {number}; {word} has {count}.")
    if not there:
        raise BadInputError(f"Nothing is prepared under {word}; there is nothing to remove.")
    at = int(number) - 1 if number else -1
    written[key] = tuple(text for place, text in enumerate(there) if number and place != at)


def _field(word: str) -> str:
    wanted = word.casefold().replace("_", "-")
    singular = {one.id.replace("_", "-"): one.id for one in FIELDS} | {one.word: one.id for one in FIELDS}
    if wanted in singular:
        return singular[wanted]
    known = ", ".join([*(one.word for one in FIELDS), UNREAD, "all"])
    raise BadInputError(f"“{word}” is no field of a prep; take one of {known}, as in: point 2")


def _understood(session: Session, negotiation: Negotiation, written: Texts, prep_id: str) -> ReadPrep:
    from journal.domain.prep.reading import read_prep

    clean: Mapping[str, tuple[str, ...]] = {key: tuple(map(scrub, lines)) for key, lines in written.items()}
    return read_prep(clean, session.known(), negotiation, prep_id=prep_id, now=session.now)

"""What the screens of letters, of the comparison document, of remedies and talks ask the desk for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journal.domain.document.comparison import comparable
from journal.domain.document.tree import Document
from journal.domain.instants import Instant
from journal.domain.letters.standing import Standing
from journal.domain.letters.tone import ToneMark
from journal.domain.offer.rows import Row
from journal.domain.record import record
from journal.domain.records import Channel, Negotiation
from journal.domain.records.letter import Letter, LetterKind
from journal.errors import BadInputError
from journal.service import letters, remedies, reporting, talks
from journal.service.drafting import last_person
from journal.service.ledgers import ledger_of
from journal.service.remedies import Weighed
from journal.service.session import Session


@record
class LettersData:
    """The letters of one negotiation, of all where that is None, the latest first.

    `tones` say what may sound harsh in the drafts, by the letter's id.
    """

    now: Instant
    negotiation: Negotiation | None
    standings: tuple[Standing, ...]
    tones: Mapping[str, tuple[ToneMark, ...]]
    names: Mapping[str, str]

    def find(self, letter_id: str) -> Standing | None:
        """Where the letter of an id stands."""
        return next((one for one in self.standings if one.letter.id == letter_id), None)


def board(session: Session, negotiation_id: str | None) -> LettersData:
    """The letters of the negotiation of an id, of every one where that is None."""
    negotiation = next((one for one in session.negotiations if one.id == negotiation_id), None)
    found = letters.standings(session, negotiation.name if negotiation else None)
    return LettersData(
        now=session.now,
        negotiation=negotiation,
        standings=found,
        tones={one.letter.id: letters.tone(session, one.letter.text) for one in found if one.sent is None},
        names=session.names,
    )


def draft(session: Session, negotiation_id: str, kind: LetterKind, because: str) -> tuple[Letter, str]:
    """Draft a letter; it, and what is wrong with a template of one's own. Raises what `letters.draft` raises."""
    made = letters.draft(session, session.names[negotiation_id], kind, because=because)
    return made.letter, made.trouble


def chase(session: Session, letter: Letter) -> tuple[Letter, str]:
    """Draft a reminder of a letter."""
    made = letters.draft(session, session.names[letter.negotiation], LetterKind.REMINDER, about=letter.id)
    return made.letter, made.trouble


class Overtaken(BadInputError):
    """The letter was changed elsewhere while it was edited; `now` is what it is."""

    def __init__(self, now: Letter) -> None:
        super().__init__("It was changed elsewhere meanwhile; keeping it again replaces that, its history has both.")
        self.now = now


def rewrite(session: Session, before: Letter, text: str) -> Letter:
    """Give a draft another text, unless that is its text already; `before` is what it was when it was opened.

    Raises Overtaken where it is no longer that, and what `letters.rewrite` raises.
    """
    session.store.refresh()
    letter = letters.find(session, before.id)
    if letter.text == text:
        return letter
    if letter.text != before.text:
        raise Overtaken(letter)
    return letters.rewrite(session, letter.id, text)


def tone(session: Session, text: str) -> tuple[ToneMark, ...]:
    """What in a text may sound harsh."""
    return letters.tone(session, text)


def sent_text(session: Session, letter: Letter) -> str:
    """The entry that says a letter was sent, to be looked over before it is kept."""
    return letters.sent_text(session, letter)


def drop(session: Session, letter: Letter) -> Letter:
    """Throw a draft away."""
    return letters.drop(session, letter.id)


@record
class ReportData:
    """The rows a comparison can show, those that are chosen, and the document about these: as a tree, None where no
    row is chosen, and as a text in a format.
    """

    negotiation: Negotiation
    document: Document | None
    rows: tuple[Row, ...]
    chosen: frozenset[str]
    form: str
    text: str


def report(session: Session, negotiation_id: str, chosen: frozenset[str] | None, form: str) -> ReportData:
    """The comparison of a negotiation about the chosen rows; about all where that is None."""
    negotiation = next(one for one in session.negotiations if one.id == negotiation_id)
    ledger = ledger_of(session, negotiation)
    rows = comparable(ledger)
    items = frozenset(row.item for row in rows)
    wanted = items if chosen is None else chosen & items
    shown = [row for row in rows if row.item in wanted]
    document = reporting.of_rows(session, ledger, shown).document if shown else None
    text = reporting.written(document, form) if document is not None else ""
    return ReportData(negotiation=negotiation, document=document, rows=rows, chosen=wanted, form=form, text=text)


def write_report(session: Session, text: str, file: str) -> str:
    """Write a document to a private file; where it is. Raises what `reporting.save` raises."""
    return str(reporting.save(text, file))


def weigh(session: Session, negotiation_id: str, item: str, picks: Sequence[str]) -> Weighed:
    """The remedies for a row, and what those picked close. Raises what `remedies.weigh` raises."""
    return remedies.weigh(session, session.names[negotiation_id], item, picks)


def ask_text(session: Session, weighed: Weighed) -> str:
    """The entry that asks for what is picked, to whom one spoke last. Raises BadInputError."""
    to = [one.name for one in last_person(session, weighed.negotiation)]
    return remedies.ask_text(session, weighed, to=to, channel=Channel.EMAIL if to else Channel.NOTE)


def outcome_text(session: Session, negotiation_id: str) -> str:
    """How the entry on the outcome of a planned talk begins; empty where none is planned."""
    negotiation = next(one for one in session.negotiations if one.id == negotiation_id)
    talk = talks.open_talk(session, negotiation)
    return talks.outcome_text(session, negotiation.name) if talk is not None and talk.meeting is not None else ""


def ask_talk(session: Session, negotiation_id: str, filled: Mapping[str, str]) -> tuple[Letter, str]:
    """Ask for a talk, from the words of a form. Raises what `talks.request` raises."""
    made = talks.request(
        session,
        session.names[negotiation_id],
        with_=[part for part in filled["with"].replace(" and ", ",").split(",") if part.strip()],
        at=filled["at"],
        decide_by=filled["by"],
        purpose=filled["purpose"],
    )
    return made.drafted.letter, made.drafted.trouble

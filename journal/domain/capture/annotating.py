"""Annotations: statements about an entry that do not stand in its text, tied to its exact words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journal.domain.capture.asks import Rule
from journal.domain.capture.body import BodyReader
from journal.domain.capture.frame import Frame
from journal.domain.capture.known import Known, Reading
from journal.domain.capture.known import Part as ReadPart
from journal.domain.capture.names import Names
from journal.domain.capture.speakers import prefix_of
from journal.domain.capture.statements import read_statement
from journal.domain.capture.tokens import Part
from journal.domain.record import replace
from journal.domain.records.entry import Entry, Finding, MarkKind
from journal.domain.records.statement import Statement, Wording

_EXPECTED = "a statement, as in base promised 185k"


def annotate(entry: Entry, statement_texts: Sequence[str], known: Known, *, words: str = "", near: int = 0) -> Reading:
    """The entry with further statements, whose words are not in its text.

    Each text holds one statement or several with semicolons between, with or without its brackets. `words` are exact
    words of the body that they refer to, empty for none; of several places the one nearest to `near` is meant. Words
    that do not stand there leave the annotation without a place (`Wording.is_lost`) and a finding. A text that is no
    statement is a finding, and stays in it. There is a part
    for each statement, at the words. Never raises, whatever the texts.
    """
    known = replace(known, now=entry.recorded_at)
    names = Names(known.people, known.mint)
    reader = BodyReader(entry.text, len(entry.head), entry.id, _frame(entry, known), known, names)
    reader.has_offer = bool(entry.marks_of(MarkKind.OFFER))
    place = _place(entry.body, words, near) if words else None
    start, end = (place[0] + len(entry.head), place[1] + len(entry.head)) if place else (0, 0)
    wording = Wording(
        text="", quote=words, start=place[0] if place else None, end=place[1] if place else None, annotates=True
    )
    found = [_annotation(text, reader, wording) for given in statement_texts for text in _split(given)]
    statements = [statement for statement, _ in found if statement is not None]
    findings = [replace(finding, start=start, end=end) for _, asked in found for finding in asked]
    if words and place is None:
        findings.append(_lost(words, start))
    kinds = ((statement, "plain finding" if statement is None else "statement") for statement, _ in found)
    return Reading(
        entry=replace(entry, statements=(*entry.statements, *statements), findings=(*entry.findings, *findings)),
        people=names.touched,
        parts=tuple(ReadPart(start=start, end=end, kind=kind, what=statement) for statement, kind in kinds),
        has_head=bool(entry.head),
    )


def settle_annotations(old: Entry, new: Entry) -> tuple[list[Statement], list[Finding]]:
    """The annotations of an entry on its edited text: moved with their words, or without a place and a finding."""
    kept, lost = [], []
    for statement in old.statements:
        wording = statement.wording
        if not wording.annotates:
            continue
        place = _place(new.body, wording.quote, wording.start or 0) if wording.quote else None
        if place is None and wording.quote:
            lost.append(_lost(wording.quote, len(new.head)))
        start, end = place or (None, None)
        kept.append(replace(statement, wording=replace(wording, start=start, end=end)))
    return kept, lost


def _lost(words: str, at: int) -> Finding:
    expected = "the words that an annotation refers to"
    return Finding(code=Rule.LOST_WORDS, start=at, end=at, found=words, expected=expected)


def _place(body: str, words: str, near: int) -> tuple[int, int] | None:
    """Where words stand in a body, nearest to where they stood; None where they do not."""
    behind, before = body.find(words, near), body.rfind(words, 0, near + len(words))
    found = [at for at in (before, behind) if at >= 0]
    at = min(found, key=lambda at: abs(at - near), default=None)
    return (at, at + len(words)) if at is not None else None


def _split(text: str) -> Iterator[str]:
    """The statements of a text, without the brackets around all of it."""
    bare = text.strip()
    if bare.startswith("[") and bare.endswith("]"):
        bare = bare[1:-1]
    yield from (part.strip() for part in bare.split(";") if part.strip())


def _annotation(text: str, reader: BodyReader, wording: Wording) -> tuple[Statement | None, list[Finding]]:
    """The statement of an annotation, None if it cannot be stated, and what has to be asked."""
    part = Part(text.replace("\n", " "), 0, bare=False)
    draft = read_statement(part, prefix_of(part, reader.scope), reader.scope)
    if draft is None:
        return None, [Finding(code=Rule.UNKNOWN_ITEM, start=0, end=0, found=text, expected=_EXPECTED)]
    reader.findings = []
    statement = None if draft.is_lost else reader.stated(draft, part, replace(wording, text=text))
    return statement, [reader.finding(ask, part) for ask in draft.asks] + reader.findings


def _frame(entry: Entry, known: Known) -> Frame:
    frame = Frame(entry.occurred, entry.zone)
    frame.negotiation = next((found for found in known.negotiations if found.id == entry.negotiation), None)
    frame.channel, frame.direction, frame.participants = entry.channel, entry.direction, entry.participants
    return frame

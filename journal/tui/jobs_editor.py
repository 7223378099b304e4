"""What the entry editor asks the desk for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from journal.domain.phrasing import value_words
from journal.domain.record import record, replace
from journal.domain.records import Attachment, Entry, ItemTable, Negotiation, OfferItem, Person, Stage
from journal.errors import BadInputError, NotFoundError
from journal.service import agenda, attaching, capture, entries
from journal.service.lessons import before_asking
from journal.service.session import Session
from journal.tui.draft import Draft
from journal.tui.jobs import Saved, flag_on

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journal.domain.capture import Completion, Reading
    from journal.domain.instants import Instant
    from journal.domain.lessons import Lesson
    from journal.service.capture import Described

MOST_READ = 50_000
"""How much of a text is understood while it is typed: all of it is, once it is saved."""


@record
class Read:
    """What was understood of a text. `text` is all of it, `seen` how many characters of it were looked at.

    `rows` are its parts in words. `stage` is where the negotiation stands without the text; None while unfiled.
    `lessons` are what to remember before asking.
    """

    text: str
    seen: int
    reading: Reading
    rows: tuple[Described, ...]
    now: Instant
    names: Mapping[str, str]
    people: tuple[Person, ...]
    negotiation: Negotiation | None
    stage: Stage | None
    items: ItemTable
    lessons: tuple[Lesson, ...] = ()

    @property
    def entry(self) -> Entry:
        return self.reading.entry

    @property
    def is_whole(self) -> bool:
        return self.seen == len(self.text)


def understand(session: Session, text: str, *, focus: str | None, entry_id: str = "") -> Read:
    """What a text would become; `entry_id` is the entry it would be the text of."""
    seen = _beginning(text)
    old = session.store.get(Entry, entry_id) if entry_id and len(seen) == len(text) else None
    reading = entries.revised(session, old, seen) if old else capture.understand(session, seen, focus=focus)
    return _read(session, text, len(seen), reading)


def annotation(session: Session, entry_id: str, statement: str, *, words: str, near: int) -> Read:
    """What a statement beside an entry's text would be. Raises NotFoundError where the entry is gone."""
    entry = entries.find(session, entry_id)
    reading = entries.annotated(session, entry, [statement], words=words, near=near)
    return _read(session, statement, len(statement), reading)


def _read(session: Session, text: str, seen: int, reading: Reading) -> Read:
    told = reading.entry
    added = {one.id: one for one in reading.people}
    persons = {one.id: one for one in session.people} | added
    negotiation = next((one for one in session.negotiations if one.id == told.negotiation), None)
    return Read(
        text=text,
        seen=seen,
        reading=reading,
        rows=capture.describe(session, reading, before=True),
        now=session.now,
        names={**session.names, **{key: one.name for key, one in added.items()}},
        people=tuple(persons[one.person] for one in told.participants if one.person in persons),
        negotiation=negotiation,
        stage=_stage(session, negotiation, told.id) if negotiation else None,
        items=session.items,
        lessons=before_asking(session, told),
    )


def _beginning(text: str) -> str:
    """As much of a text as is understood while it is typed: whole lines."""
    if len(text) <= MOST_READ:
        return text
    return text[: text.rfind("\n", 0, MOST_READ) + 1] or text[:MOST_READ]


def _stage(session: Session, negotiation: Negotiation, but: str) -> Stage:
    told = session.by_negotiation.get(negotiation.id, ())
    moved = (one.stage for one in reversed(told) if one.id != but and one.stage is not None)
    return next(moved, negotiation.first_stage)


def save(
    session: Session,
    text: str,
    *,
    draft: Draft,
    attachments: Sequence[Attachment],
    before: Entry | None,
) -> Saved:
    """Keep a text as a new entry, or in the place of what the entry `before` said; `draft` is what it began as.

    Raises BadInputError for an empty text, and where the entry is no longer as it was before; NotFoundError where it
    is gone; StoreError.
    """
    if before is None:
        reading = _added(session, text, draft, attachments)
    else:
        now = session.store.get(Entry, before.id)
        if now is None:
            raise NotFoundError("The entry was taken back meanwhile; ctrl+e or a copy keeps the text.")
        if now.text != before.text or now.attachments != before.attachments:
            raise Overtaken(now)
        reading = entries.edit(session, before.id, text, attachments=attachments)
    filed = session.names.get(reading.entry.negotiation or "", "")
    answered = agenda.answered_by(session, reading.entry) if before is None else ()
    return Saved(reading=reading, filed=filed, answered=answered, flag=flag_on(session, reading.entry))


def _added(session: Session, text: str, draft: Draft, attachments: Sequence[Attachment]) -> Reading:
    """The new entry; where it sends a letter or tells the outcome of a talk, with what goes with that."""
    if draft.letter:
        from journal.service import letters

        return letters.sent(session, draft.letter, text, attachments=attachments)
    if draft.talk:
        from journal.service import talks

        return talks.outcome(session, session.names[draft.talk], text, attachments=attachments)
    return capture.add(session, text, focus=draft.focus, closes=draft.closes, attachments=attachments)


class Overtaken(BadInputError):
    """The entry was changed elsewhere while it was edited; `now` is what it says."""

    def __init__(self, now: Entry) -> None:
        super().__init__("It was changed elsewhere meanwhile; saving again replaces that, and its history keeps both.")
        self.now = now


def complete(session: Session, text: str, cursor: int, focus: str | None) -> tuple[Completion, ...]:
    """What could stand at the cursor; beside an item what they last said of it.

    Only the beginning of a long text is looked at, and what stands before the cursor.
    """
    from journal.domain.capture import read

    lead = max(cursor - MOST_READ // 2, 0) if len(text) > MOST_READ else 0
    part = text[lead : cursor + 200] if len(text) > MOST_READ else text
    found = capture.complete(session, part, cursor - lead, focus=focus)
    if not found:
        return ()
    own = read(_beginning(text)[:400], session.known(), focus=focus).entry.negotiation
    noted = (one if one.note else replace(one, note=_standing(session, own, one.label)) for one in found)
    return tuple(replace(one, start=one.start + lead, end=one.end + lead) for one in noted)


def _standing(session: Session, negotiation: str | None, label: str) -> str:
    """`185,000`, or `conflict`: what stands on an item in a negotiation; empty where nothing does."""
    from journal.service.ledgers import ledger_of

    item = session.items.named(label)
    filed = next((one for one in session.negotiations if one.id == negotiation), None)
    if item is None or filed is None:
        return ""
    ledger = ledger_of(session, filed)
    if any(one.item == item.id for one in ledger.conflicts):
        return "conflict"
    row = ledger.by_item.get(item.id)
    held = (
        next((one for one in (row.agreed, row.since, row.promised, row.offered, row.mentioned) if one), None)
        if row
        else None
    )
    value = held.statement.value if held else None
    return value_words(value, with_terms=False) if value else ""


def attach(session: Session, file: str) -> Attachment:
    """Keep a copy of a file. Raises what `attaching.attach` raises."""
    return attaching.attach(session, file)


def own_item(session: Session, words: str, statement: str) -> OfferItem:
    """Make an unknown item the person's own. Raises what `items.own` raises."""
    from journal.service import items

    return items.own(session, words, statement)

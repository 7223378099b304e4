"""Letters: drafted, changed, sent, chased, and where each stands."""

from __future__ import annotations

from collections.abc import Sequence

from journal.domain.letters.matter import Wanted
from journal.domain.letters.standing import SILENT_AFTER, LetterState, Standing, state
from journal.domain.letters.tone import Harsh, ToneMark, harsh_in, tone_of
from journal.domain.record import replace
from journal.domain.records import Attachment, Channel, Entry, Negotiation, Person
from journal.domain.records.letter import Letter, LetterKind
from journal.errors import BadInputError, NotFoundError
from journal.exchange.letter_text import parted
from journal.safe_text import scrub
from journal.service.data import data_text
from journal.service.drafting import Drafted, ahead, drafted, last_person, last_talk, people_named, restated
from journal.service.ledgers import ledger_of
from journal.service.saving import save
from journal.service.session import Session

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.domain.capture import Reading
    from journal.domain.instants import When
    from journal.domain.offer.held import Held

MOST_HEARD = 50_000
"""Characters of a letter that are looked through for its tone, so that typing in it stays quick."""

RECORD = "For the record:"
"""Stands above the statements that a sent recap restates."""


def draft(
    session: Session,
    name: str,
    kind: LetterKind,
    *,
    items: Sequence[str] = (),
    to: Sequence[str] = (),
    by: str = "",
    because: str = "",
    about: str = "",
) -> Drafted:
    """Draft a letter from the entries of a negotiation and keep it. `by` is a date phrase, `about` a letter's id.

    Raises NotFoundError for an unknown name, item, person or letter, BadInputError for a phrase that is no date ahead,
    and where there is nothing to write of.
    """
    negotiation = session.negotiation(name)
    earlier = _earlier(session, negotiation, about) if about or kind is LetterKind.REMINDER else None
    people = people_named(session, to) or _same_people(session, earlier) or last_person(session, negotiation)
    made = drafted(
        session,
        negotiation,
        kind,
        Wanted(
            to=tuple(one.name for one in people),
            me=session.settings.name,
            by=ahead(session, by),
            because=scrub(because),
            earlier=earlier,
            talk=last_talk(session, negotiation),
        ),
        items=items or (earlier[0].items if earlier and kind is LetterKind.REMINDER else ()),
        to=people,
        about=earlier[0] if earlier else None,
    )
    keep(session, "draft", made.letter)
    return made


def _earlier(session: Session, negotiation: Negotiation, about: str) -> tuple[Letter, Entry] | None:
    """The sent letter a reminder is about: the one named, else the last that nobody has answered."""
    if about:
        letter = find(session, about)
        sent = session.store.get(Entry, letter.entry) if letter.entry else None
        if sent is None:
            raise BadInputError("That letter was not sent yet; a reminder is about one that was.")
        return letter, sent
    waiting = [one for one in standings(session, negotiation.name) if one.sent and not one.is_over]
    waiting = [one for one in waiting if one.letter.kind is not LetterKind.REMINDER]
    waiting.sort(key=lambda one: one.state is LetterState.SILENT)
    return (waiting[-1].letter, waiting[-1].sent) if waiting and waiting[-1].sent else None


def _same_people(session: Session, earlier: tuple[Letter, Entry] | None) -> tuple[Person, ...]:
    wanted = earlier[0].to if earlier else ()
    return tuple(one for one in session.people if one.id in wanted)


def find(session: Session, ending: str) -> Letter:
    """The letter whose id ends so. Raises NotFoundError for none, BadInputError for several."""
    try:
        return session.ending(Letter, ending, "letter")
    except NotFoundError:
        raise NotFoundError(f"No letter has an id ending in “{ending}”; see `journal letters`.") from None


def keep(session: Session, do: str, letter: Letter) -> Letter:
    """Save a letter. Raises StoreError with its text in it."""
    with session.store.unit(do) as unit:
        unit.put(letter)
    return letter


def rewrite(session: Session, ending: str, text: str) -> Letter:
    """Give a draft another text, its subject on the first line. Raises BadInputError where it was sent or is empty."""
    letter = find(session, ending)
    if is_sent(session, letter):
        raise BadInputError("This letter was sent; what was sent is an entry, to be changed with `journal edit`.")
    subject, body = parted(scrub(text))
    if not body.strip():
        raise BadInputError("The letter would be empty; to throw the draft away use --drop.")
    return keep(session, "rewrite", replace(letter, subject=subject or letter.subject, body=body))


def drop(session: Session, ending: str) -> Letter:
    """Throw a draft away. Raises BadInputError where it was sent."""
    letter = find(session, ending)
    if is_sent(session, letter):
        raise BadInputError("This letter was sent; it stays with the entry that says so.")
    with session.store.unit("drop letter") as unit:
        unit.remove(Letter, letter.id)
    return letter


def is_sent(session: Session, letter: Letter) -> bool:
    """Whether the entry that sent it is there."""
    return bool(letter.entry) and session.store.get(Entry, letter.entry) is not None


def standings(session: Session, name: str | None = None) -> tuple[Standing, ...]:
    """Where every letter stands, of one negotiation where its short name is given; the latest drafted first."""
    wanted = session.negotiation(name).id if name is not None else None
    found = [standing_of(session, one) for one in session.store.all(Letter) if wanted in (None, one.negotiation)]
    return tuple(sorted(found, key=lambda one: one.letter.drafted_at.utc, reverse=True))


def standing_of(session: Session, letter: Letter) -> Standing:
    """Where one letter stands; how long silence may last is said in the settings, as for nudges."""
    limits = session.settings.nudges
    about = next((one for one in session.negotiations if one.id == letter.negotiation), None)
    return state(
        letter,
        _since(session, letter),
        session.now,
        letters=session.store.all(Letter),
        silent_after=SILENT_AFTER if limits is None else limits.recap,
        holidays=session.holidays(about.country) if about is not None else None,
    )


def _since(session: Session, letter: Letter) -> tuple[Entry, ...]:
    """The entries of its negotiation from the one that sent it on; none where it was not sent."""
    told = session.by_negotiation.get(letter.negotiation, ())
    at = next((at for at in reversed(range(len(told))) if told[at].id == letter.entry), None) if letter.entry else None
    return told[at:] if at is not None else ()


def tone(session: Session, text: str) -> tuple[ToneMark, ...]:
    """The words of a letter that may read as an ultimatum, blame or a threat; of a very long one, of its beginning."""
    return tone_of(text[:MOST_HEARD], session.lasting("harsh", _harsh))


def _harsh() -> tuple[Harsh, ...]:
    import json

    return harsh_in(json.loads(data_text("tone.json")))


def sent_text(session: Session, letter: Letter, *, to: Sequence[str] = (), channel: Channel = Channel.EMAIL) -> str:
    """The entry that says that a letter was sent: its head, its text, and for a recap the statements it restates."""
    names = session.names
    people = tuple(one.name for one in people_named(session, to)) or tuple(
        names[one] for one in letter.to if one in names
    )
    head = f"{names[letter.negotiation]} {channel.label}"
    head += f" to {' and '.join(people)}: " if people else ": "
    text = f"{head}{letter.subject}\n\n{letter.body}"
    again = [line for line in (restated(session, one, head) for one in _recapped(session, letter)) if line]
    return text + (f"\n\n{RECORD}\n" + "\n".join(again) if again else "")


def _recapped(session: Session, letter: Letter) -> list[Held]:
    """The statements a recap restates, with what is known of them now; those that are gone are left out."""
    negotiation = next(one for one in session.negotiations if one.id == letter.negotiation)
    rows = ledger_of(session, negotiation).rows
    claims = [one for row in rows for one in (*row.statements, row.promised, row.since) if one is not None]
    by_id = {one.statement.id: one for one in claims}
    return [by_id[one] for one in letter.statements if one in by_id]


def sent(
    session: Session, ending: str, text: str, *, at: When | None = None, attachments: Sequence[Attachment] = ()
) -> Reading:
    """Keep the text of a letter as the entry that says it was sent. `at` is when; None: now, or as the head says.

    Raises BadInputError where it was sent already or the text is not an entry of its negotiation, and StoreError.
    """
    from journal.domain import capture as language

    letter = find(session, ending)
    if is_sent(session, letter):
        raise BadInputError("This letter was sent already; `journal letters` says when.")
    fields = language.HeadFields(when=at)
    reading = language.read(scrub(text), session.known(), focus=letter.negotiation, fields=fields)
    if reading.entry.negotiation != letter.negotiation:
        raise BadInputError(f"The entry has to be of {session.names[letter.negotiation]}, which the letter is about.")
    reading = replace(reading, entry=replace(reading.entry, attachments=tuple(attachments)))
    with session.store.unit("sent") as unit:
        save(session, "sent", reading, unsaved=text)
        unit.put(replace(letter, entry=reading.entry.id))
    return reading

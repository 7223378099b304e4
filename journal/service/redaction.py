"""A text removed for good, and the fact that it was there left standing."""

from __future__ import annotations

from collections.abc import Callable

from journal.domain.instants import Instant
from journal.domain.phrasing import full_day
from journal.domain.record import record, replace
from journal.domain.records import Entry, FollowUp, MarkKind
from journal.domain.records.letter import Letter
from journal.errors import BadInputError, NotFoundError
from journal.service.session import Session
from journal.store.copies import Copy, known
from journal.store.redaction import Redacted

REDACTED = "redacted"
"""What stands for the words of a follow-up and of a letter."""

_LASTING = frozenset({MarkKind.STAGE, MarkKind.CLOSED, MarkKind.DECIDED, MarkKind.TOLD})
"""Marks that tell where the negotiation stands: without them it would change its stage. Their reasons go."""


@record
class Redaction:
    """What was removed. `entry` is what is left of it, None where it had been taken back before.

    `done.changes` is 0 where everything had been removed already. `quoting` are entries that quote it, or sent a
    letter made from it, and stay. `copies` are backups that still hold the text.
    """

    id: str
    entry: Entry | None
    follow_ups: tuple[FollowUp, ...]
    done: Redacted
    quoting: tuple[Entry, ...]
    copies: tuple[Copy, ...]


def find(session: Session, ending: str) -> str:
    """The id of the entry that ends so, also of one that was taken back.

    Raises NotFoundError for none, BadInputError for several.
    """
    wanted = ending.strip().lower()
    found = [id_ for id_ in session.store.every_id(Entry) if wanted and id_.endswith(wanted)]
    if not found:
        raise NotFoundError(f"No entry has an id ending in “{ending}”; see `journal log` and `journal history`.")
    if len(found) > 1:
        raise BadInputError(f"{len(found)} ids end in “{ending}”; type one or two more characters of it.")
    return found[0]


def redact(session: Session, entry_id: str) -> Redaction:
    """Remove the text of an entry and all that was read out of it, from every revision; it can't be undone.

    Who spoke when and by which channel, and the stage it moved the negotiation to, stay. A post-mortem that quotes it
    is written anew without the quotation. Raises StoreError.
    """
    quoting = _quoting(session, entry_id)
    done = session.store.redact(entry_id, _blank(session.now))
    for one, text in quoting:
        session.store.redact(one.id, _blank(session.now))
        if text:
            _write_anew(session, one, text)
    quoted = (session.store.get(Entry, id_) for id_ in done.quoting)
    return Redaction(
        id=entry_id,
        entry=session.store.get(Entry, entry_id),
        follow_ups=session.follow_ups_by_entry.get(entry_id, ()),
        done=done,
        quoting=tuple(one for one in quoted if one is not None and one.redacted_at is None),
        copies=known(session.store.home),
    )


def _quoting(session: Session, entry_id: str) -> list[tuple[Entry, str]]:
    """The post-mortems that quote an entry, and what is left of their text; empty where nothing is."""
    from journal.domain.paths.post_mortem import is_post_mortem, unquoted

    source = session.store.get(Entry, entry_id)
    if source is None:
        return []
    held = (one for one in session.entries if one.id != entry_id and is_post_mortem(one))
    made = ((one, unquoted(one.body, source.body)) for one in held)
    return [(one, text) for one, text in made if text is not None]


def _write_anew(session: Session, one: Entry, text: str) -> None:
    from journal.domain import capture as language
    from journal.service.saving import save

    reading = language.read(f"{one.head}{text}", session.known())
    entry = replace(reading.entry, negotiation=one.negotiation, occurred=one.occurred, zone=one.zone)
    save(session, "post-mortem", replace(reading, entry=entry), unsaved=text)


def _blank(now: Instant) -> Callable[[Entry | FollowUp | Letter], Entry | FollowUp | Letter]:
    def blank(one: Entry | FollowUp | Letter) -> Entry | FollowUp | Letter:
        if isinstance(one, Letter):
            return replace(one, subject=REDACTED, body=REDACTED)
        if isinstance(one, FollowUp):
            return replace(one, what=REDACTED, start=None, end=None)
        if one.redacted_at is not None:
            return one
        marks = (replace(mark, start=0, end=0, because="") for mark in one.marks if mark.kind in _LASTING)
        return Entry(
            id=one.id,
            negotiation=one.negotiation,
            occurred=one.occurred,
            zone=one.zone,
            recorded_at=one.recorded_at,
            channel=one.channel,
            direction=one.direction,
            participants=one.participants,
            body=f"Redacted on {full_day(now.day)}.",
            marks=tuple(marks),
            redacted_at=now,
        )

    return blank

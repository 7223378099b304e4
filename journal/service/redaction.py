"""A text removed for good, and the fact that it was there left standing."""

from __future__ import annotations

from collections.abc import Callable

from journal.domain.instants import Instant
from journal.domain.phrasing import full_day
from journal.domain.record import record, replace
from journal.domain.records import Entry, FollowUp, MarkKind
from journal.errors import BadInputError, NotFoundError
from journal.service.session import Session
from journal.store.copies import Copy, known
from journal.store.redaction import Redacted

REDACTED = "redacted"
"""What stands for the words of a follow-up."""

_LASTING = frozenset({MarkKind.STAGE, MarkKind.CLOSED, MarkKind.DECIDED, MarkKind.TOLD})
"""Marks that tell where the negotiation stands: without them it would change its stage. Their reasons go."""


@record
class Redaction:
    """What was removed. `entry` is what is left of it, None where it had been taken back before.

    `done.changes` is 0 where everything had been removed already. `copies` are backups that still hold the text.
    """

    id: str
    entry: Entry | None
    follow_ups: tuple[FollowUp, ...]
    done: Redacted
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

    Who spoke when and by which channel, and the stage it moved the negotiation to, stay. Raises StoreError.
    """
    done = session.store.redact(entry_id, _blank(session.now))
    return Redaction(
        id=entry_id,
        entry=session.store.get(Entry, entry_id),
        follow_ups=session.follow_ups_by_entry.get(entry_id, ()),
        done=done,
        copies=known(session.store.home),
    )


def _blank(now: Instant) -> Callable[[Entry | FollowUp], Entry | FollowUp]:
    def blank(one: Entry | FollowUp) -> Entry | FollowUp:
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

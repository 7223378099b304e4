"""One interaction or note, and what was understood of it."""

from __future__ import annotations

from datetime import timedelta

from journal.domain.instants import Day, Instant, When, deadline
from journal.domain.record import record
from journal.domain.records.negotiation import Outcome, Stage
from journal.domain.records.statement import Statement
from journal.domain.records.words import Channel, Direction, Word

LATE_AFTER = timedelta(hours=24)


@record(kw_only=False)
class Participant:
    """Somebody who took part. `person` is an id; `part` is `from`, `to` or `with`."""

    person: str
    part: str


@record
class Finding:
    """A place that could not be understood.

    `start` and `end` are offsets in the text as typed (head and body together). `found` is what stands there,
    `expected` says in words what was expected, `nearest` is the nearest known word or empty. `code` names the
    rule, so that a face can offer to mend it.
    """

    code: str
    start: int
    end: int
    found: str
    expected: str
    nearest: str = ""


class MarkKind(Word):
    """What a mark says of the negotiation rather than of one item."""

    OFFER = "offer"
    STAGE = "stage"
    DECIDED = "decided"
    TOLD = "told"
    CONFIRMED = "confirmed"
    MET = "met"
    EXTENSION_ASKED = "extension_asked"
    CLOSED = "closed"


@record
class Mark:
    """A mark in an entry. Which fields are set follows from `kind`.

    offer: `number` (None: the next), `partial`, `issued` (None: not said), `when` (expiry), `extends` (an extension
    of the current one).
    stage: `stage`. decided: `accept`, `because`. confirmed: `items` (empty: the whole recap). met: one item.
    extension asked: `when`. closed: `outcome`, `because`. `start` and `end` are offsets in the body.
    """

    kind: MarkKind
    start: int
    end: int
    number: int | None = None
    partial: bool = False
    extends: bool = False
    issued: When | None = None
    when: When | None = None
    stage: Stage | None = None
    accept: bool | None = None
    because: str = ""
    items: tuple[str, ...] = ()
    outcome: Outcome | None = None


@record
class Attachment:
    """A file kept with an entry. `digest` is the SHA-256 of its bytes, `size` their number."""

    name: str
    digest: str
    size: int


@record
class Entry:
    """One interaction or note.

    `head` and `body` together are exactly the text as typed; offsets in statements and marks count in `body`.
    `negotiation` is an id, None while unfiled; `named` is then the unknown name that was typed, or empty.
    `occurred` is a moment, or a day where no clock time was given; `zone` is an IANA name. `recorded_at` is
    when it was first saved. `redacted_at` is when its text was removed for good; None where it was not.
    """

    id: str
    negotiation: str | None = None
    named: str = ""
    occurred: When
    zone: str
    recorded_at: Instant
    channel: Channel = Channel.NOTE
    direction: Direction = Direction.NONE
    participants: tuple[Participant, ...] = ()
    head: str = ""
    body: str = ""
    tags: tuple[str, ...] = ()
    statements: tuple[Statement, ...] = ()
    marks: tuple[Mark, ...] = ()
    findings: tuple[Finding, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    redacted_at: Instant | None = None

    @property
    def text(self) -> str:
        """The text as it was typed."""
        return self.head + self.body

    @property
    def is_all_day(self) -> bool:
        return isinstance(self.occurred, Day)

    @property
    def is_late(self) -> bool:
        """Recorded more than 24 hours after it occurred (RULES.md, section 2)."""
        return self.recorded_at.utc - deadline(self.occurred, self.zone).utc > LATE_AFTER

    def marks_of(self, kind: MarkKind) -> tuple[Mark, ...]:
        """Its marks of one kind, in the order of the text."""
        return tuple(mark for mark in self.marks if mark.kind is kind)

    @property
    def stage(self) -> Stage | None:
        """The stage it moves the negotiation to; None where it says nothing of it."""
        moves = self.marks_of(MarkKind.STAGE)
        return moves[-1].stage if moves else None

"""What reading is given and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Container

from journal.domain.dates.business import Holidays
from journal.domain.instants import Instant, When
from journal.domain.record import record
from journal.domain.records.entry import Entry, Mark
from journal.domain.records.follow_up import FollowUp
from journal.domain.records.item import ItemTable
from journal.domain.records.negotiation import Negotiation
from journal.domain.records.person import Person
from journal.domain.records.statement import Statement
from journal.domain.records.words import Channel


@record
class Known:
    """What is known when a text is read.

    `now` is the present moment in the person's zone. `mint` makes a new id. `currency` is the person's own ISO
    4217 code, empty if unknown. `closed` are the ids of negotiations that have ended. `holidays` gives those of a
    country, by its code or an empty text; None: Monday to Friday are business days.
    """

    negotiations: tuple[Negotiation, ...] = ()
    people: tuple[Person, ...] = ()
    items: ItemTable
    now: Instant
    mint: Callable[[], str]
    currency: str = ""
    closed: Container[str] = frozenset()
    holidays: Callable[[str], Holidays | None] = lambda country: None


@record
class HeadFields:
    """What options or a form say instead of the head; they win over it. None and empty mean not said.

    `negotiation` is a name; `sender`, `to` and `with_` are names of people, `me` for oneself.
    """

    negotiation: str | None = None
    channel: Channel | None = None
    sender: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    with_: tuple[str, ...] = ()
    when: When | None = None


NO_FIELDS = HeadFields()


@record
class Part:
    """A place in the text as typed, its brackets included, and what it was read as.

    `kind` is `statement`, `mark`, `follow_up` or `plain finding`; for the last `what` is None. Places of one
    text follow one another and do not overlap.
    """

    start: int
    end: int
    kind: str
    what: Statement | Mark | FollowUp | None = None


@record
class Reading:
    """An entry with what was understood of it.

    `people` are the records to put: new people, and known ones that came into a negotiation. `has_head` tells
    whether the text begins with a head.
    """

    entry: Entry
    follow_ups: tuple[FollowUp, ...] = ()
    people: tuple[Person, ...] = ()
    parts: tuple[Part, ...] = ()
    has_head: bool = False

"""All that the rules of a path look at: one negotiation as it stands now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from journal.domain.board import Card
from journal.domain.instants import Instant, earliest
from journal.domain.offer.rows import Ledger
from journal.domain.offer.unsigned import Unsigned
from journal.domain.record import record
from journal.domain.records import (
    ME,
    Channel,
    Direction,
    Entry,
    FollowUp,
    ItemTable,
    Mark,
    MarkKind,
    Negotiation,
    Outcome,
    Stage,
    Stance,
)
from journal.domain.records.tick import Tick

LOST = (Outcome.OFFER_WITHDRAWN, Outcome.RESCINDED, Outcome.REJECTED)
"""How a negotiation ends where their side ends it."""


@record
class Situation:
    """One negotiation: its card, its entries in order of occurrence, its follow-ups of any status, its ledger.

    `ticks` are what was settled by hand, in log order; `names` what ids of people and negotiations are called.
    `letters` are the kinds of letters that were sent. `unsigned` tells what a signature would leave behind, when it
    is asked.
    """

    card: Card
    entries: tuple[Entry, ...]
    follow_ups: tuple[FollowUp, ...]
    ledger: Ledger
    items: ItemTable
    names: Mapping[str, str]
    now: Instant
    unsigned: Callable[[], Unsigned]
    ticks: tuple[Tick, ...] = ()
    letters: frozenset[str] = frozenset()

    @property
    def negotiation(self) -> Negotiation:
        return self.card.negotiation

    def ticked(self, checklist: str) -> Mapping[str, Tick]:
        """What was settled by hand of one checklist, by step; the latest counts."""
        return {one.step: one for one in self.ticks if one.checklist == checklist}

    def marked(self, kind: MarkKind) -> Iterator[tuple[Entry, Mark]]:
        """The marks of a kind with their entries, newest first."""
        return ((entry, mark) for entry in reversed(self.entries) for mark in entry.marks_of(kind))

    def reached(self, *stages: Stage) -> Entry | None:
        """The latest entry that moved it to one of the stages."""
        return next((entry for entry, mark in self.marked(MarkKind.STAGE) if mark.stage in stages), None)

    def after(self, entry: Entry | None) -> tuple[Entry, ...]:
        """The entries that came after one; all where that is None."""
        if entry is None:
            return self.entries
        place = next((at for at, one in enumerate(self.entries) if one.id == entry.id), -1)
        return self.entries[place + 1 :]


def is_theirs(entry: Entry) -> bool:
    """Whether their side turned to me, or both spoke."""
    return entry.direction in (Direction.INCOMING, Direction.BOTH)


def is_talk(entry: Entry) -> bool:
    """Whether people spoke to each other: a call, a video, or in person, with somebody else."""
    has_others = any(one.person != ME for one in entry.participants)
    return entry.channel in (Channel.CALL, Channel.VIDEO, Channel.IN_PERSON) and has_others


def is_message(entry: Entry) -> bool:
    """Whether I wrote to them."""
    return entry.channel.is_written and entry.direction is Direction.OUTGOING


def occurred(entry: Entry) -> Instant:
    """The first moment at which an entry may have taken place."""
    return earliest(entry.occurred, entry.zone)


def ended_by(at: Situation) -> Entry | None:
    """The entry that tells that it is over: what they took back, where it was closed after that, else the closing."""
    closed = next(at.marked(MarkKind.CLOSED), None)
    if at.card.outcome is None or closed is None:
        return None
    before = at.entries[: at.entries.index(closed[0]) + 1]
    taken = [entry for entry in before if any(one.stance is Stance.WITHDRAWN for one in entry.statements)]
    return taken[-1] if taken and at.card.outcome in LOST else closed[0]

"""What a nudge is derived from: one negotiation as it stands at a moment."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence

from journal.domain.board import Card
from journal.domain.dates.business import business_days_between
from journal.domain.instants import Day, Instant, When
from journal.domain.nudges.limits import DEFAULTS, Limits
from journal.domain.record import record
from journal.domain.records import ME, Entry, FollowUp, FollowUpKind, Outcome, Owner, Stage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.domain.dates.scene import Holidays
    from journal.domain.offer.rows import Ledger

SOMEBODY = "them"


@record
class Case:
    """One negotiation.

    `entries` are its own in the order in which they occurred, `follow_ups` all of its own. `ledger` is called only
    by the nudges that need it. `names` are those of ids, `answered` are the ids of the follow-ups that a later entry
    may have answered. `holidays` are those of the counterparty's country; None: Monday to Friday.
    """

    card: Card
    entries: Sequence[Entry]
    follow_ups: Sequence[FollowUp]
    ledger: Callable[[], Ledger]
    names: Mapping[str, str]
    now: Instant
    answered: Container[str] = ()
    limits: Limits = DEFAULTS
    holidays: Holidays | None = None

    @property
    def id(self) -> str:
        return self.card.negotiation.id

    @property
    def name(self) -> str:
        """The short name."""
        return self.card.negotiation.name

    @property
    def stage(self) -> Stage:
        return self.card.stage

    @property
    def is_open(self) -> bool:
        return self.card.outcome is None

    @property
    def has_signed(self) -> bool:
        """Whether it was signed, and neither side has gone back on it."""
        is_held = self.card.outcome in (None, Outcome.ACCEPTED)
        return is_held and self.stage in (Stage.SIGNED, Stage.STARTED)

    @property
    def is_declining(self) -> bool:
        """Whether I have decided to decline their offer."""
        return self.is_open and self.card.accepts is False

    @property
    def is_answered(self) -> bool:
        """Whether they know what comes of their offer."""
        return self.card.is_told or self.stage in (Stage.AGREED, Stage.SIGNED, Stage.STARTED)

    def here(self, when: When) -> Day:
        """The day of something on the person's own calendar."""
        return when.in_zone(self.now.zone).day if isinstance(when, Instant) else when

    def business_days_since(self, when: When) -> int:
        """How many business days of the counterparty's country have begun since that day."""
        return max(business_days_between(self.here(when), self.now.day, self.holidays), 0)

    def theirs(self) -> list[FollowUp]:
        """What they owe, or what both have an appointment for: open, in no order."""
        return [
            one
            for one in self.follow_ups
            if one.is_open and (one.owner is Owner.THEM or one.kind is FollowUpKind.MEETING)
        ]

    def other_of(self, entry: Entry | None) -> str:
        """The first name of the first other person of an entry; `them` where it names nobody."""
        for one in entry.participants if entry is not None else ():
            words = self.names.get(one.person, "").split()
            if one.person != ME and words:
                return words[0]
        return SOMEBODY

    def last_other(self) -> str:
        """The first name of whom one talked to last; `them` where there was nobody."""
        talk = next((one for one in reversed(self.entries) if one.participants), None)
        return self.other_of(talk)

    def entry(self, entry_id: str) -> Entry | None:
        """The entry of an id; None where it is another negotiation's."""
        return next((one for one in self.entries if one.id == entry_id), None)


def opening(channel: str, who: str) -> str:
    """How an entry begins that is to be written to somebody: `call to Dana`; where nobody is known the channel."""
    return channel if who == SOMEBODY else f"{channel} to {who}"

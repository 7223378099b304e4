"""A nudge: what it is about, why it is there, what to do."""

from __future__ import annotations

from journal.domain.instants import When
from journal.domain.record import record
from journal.domain.records.silence import NudgeKind

__all__ = ["Nudge", "NudgeKind"]


@record
class Nudge:
    """A follow-up that nobody wrote, of one negotiation; at most one of a kind.

    `reason` says why it is there and `advice` what to do, each one line. `since` is what it counts from: the
    last contact, the recap, the decision. `when` is the time it is about, None where there is none. `days` are the
    business days that have gone by since, None where they don't matter. `entry` is the id of the entry it comes
    from, `follow_up` that of the follow-up it is about: None where there is none. `opening` is how an entry that
    would answer it begins (`call to Dana`), empty where nothing is suggested.
    """

    kind: NudgeKind
    negotiation: str
    reason: str
    advice: str
    since: When | None = None
    when: When | None = None
    days: int | None = None
    entry: str | None = None
    follow_up: str | None = None
    opening: str = ""

"""A meeting that is near offers its brief, once."""

from __future__ import annotations

from collections.abc import Callable

from journal.domain.agenda import effective
from journal.domain.instants import Clock
from journal.domain.phrasing import left_words
from journal.domain.records import FollowUp
from journal.tui.desk import Desk
from journal.tui.draft import Notice


class BriefOffer:
    """Looks by the minute for a meeting that begins within the hour, and tells of it."""

    def __init__(self, desk: Desk, clock: Clock, tell: Callable[[Notice], None]) -> None:
        self._desk = desk
        self._clock = clock
        self._tell = tell
        self._offered: set[str] = set()

    def minute(self) -> None:
        """Offer the brief of a meeting that has come near."""
        from journal.service.brief import near_meeting

        self._desk.ask(near_meeting, self.offer, latest="near meeting")

    def offer(self, meeting: FollowUp | None) -> None:
        """`In 20 min: call with Dana`, and the key for it."""
        if meeting is not None and meeting.id not in self._offered:
            self._offered.add(meeting.id)
            left = left_words(effective(meeting), meeting.zone, self._clock()) or "now"
            self._tell(Notice(f"{left[:1].upper()}{left[1:]}: {meeting.what}", "b", "brief"))

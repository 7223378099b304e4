"""When the app reminds, and writes the calendar file that is kept: by the minute, and after each change."""

from __future__ import annotations

from journal.domain.instants import Clock

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.tui.composing import Composing


class Minding:
    """`now` is the clock, from whose present on it reminds: each minute of what came up in it."""

    def __init__(self, app: Composing, now: Clock, *, keeps_calendar: bool) -> None:
        self._app = app
        self._now = now
        self._since = now()
        self._keeps_calendar = keeps_calendar

    def minute(self) -> None:
        """Tell once of what has a time that came since the last minute."""
        from journal.tui.reminding import remind

        since, self._since = self._since, self._now()
        remind(self._app, since, self._since)

    def changed(self) -> None:
        """The journal may have changed."""
        if self._keeps_calendar:
            from journal.tui.reminding import keep_calendar

            keep_calendar(self._app)

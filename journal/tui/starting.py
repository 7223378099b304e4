"""From the start to the whole journal: a first page at once, and the rest while nobody is held up."""

from __future__ import annotations

from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any

from textual import events, on

from journal.store.extent import Extent
from journal.tui import jobs
from journal.tui.composing import Composing
from journal.tui.desk import Loaded
from journal.tui.jobs_first import first_today
from journal.tui.screens.place import Place
from journal.tui.screens.today import entries_seen

if TYPE_CHECKING:
    from pathlib import Path

    from journal.tui.jobs import TodayData

PATIENCE_SECONDS = 0.5
"""How long the journal may be read without a word about it."""


class Starting(Composing):
    """An app that shows what is known of the journal and reads the rest meanwhile.

    `first` is what Today begins with, where that was looked up before there was a screen; while it `is_reading`, it
    says that what needs the whole journal has to wait.
    """

    def __init__(self, home: Path, **given: Any) -> None:
        super().__init__(home, **given)
        self.first: TodayData | None = None
        self.is_reading = False

    def look(self) -> None:
        """Open the journal and see what Today begins with, before there is a screen. Raises JournalError."""
        entries = entries_seen(get_terminal_size().lines)
        self.first = self.desk.open_now(lambda session: first_today(session, entries))

    def get_ready(self) -> None:
        """The first page is on the screen: do what can wait until then, and what until the whole journal was read."""
        self.desk.ask(jobs.get_ready, lambda ready: None, latest="ready", reads=Extent.PART)
        self.desk.ask(jobs.settle, lambda settled: None, latest="settle")
        self.set_timer(PATIENCE_SECONDS, self._tell_of_reading)

    def refresh_frame(self) -> None:
        """Bring header and keys up to date."""
        stack = self.screen_stack if self.is_running else []
        if stack and isinstance(stack[-1], Place) and stack[-1].is_mounted:
            stack[-1].refresh_frame()

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.InputEvent):
            self.desk.stand_back()
        await super().on_event(event)

    def _tell_of_reading(self) -> None:
        self.is_reading = self.desk.is_loading
        self.refresh_frame()

    @on(Loaded)
    def _loaded(self) -> None:
        self.is_reading = False
        self.refresh_frame()

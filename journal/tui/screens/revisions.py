"""Every revision of an entry."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from journal.domain.record import replace
from journal.errors import JournalError
from journal.tui import jobs_journal
from journal.tui.jobs_journal import RevisionsData
from journal.tui.registry import Where, bindings
from journal.tui.render.frame import Band
from journal.tui.render.revisions import revision_rows
from journal.tui.screens.place import NOWHERE, Context, Place
from journal.tui.widgets.text_list import TextList


class RevisionsScreen(Place):
    """When an entry was changed, and what changed in it, word by word."""

    WHERE = Where.REVISIONS
    SHEET = "revisions.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.REVISIONS)

    def __init__(self, entry_id: str) -> None:
        super().__init__()
        self._subject = entry_id
        self.data: RevisionsData | None = None

    def panes(self) -> ComposeResult:
        yield TextList(id="revisions")

    def reload(self) -> None:
        wanted = self._subject
        self.journal.desk.ask(
            lambda session: jobs_journal.revisions(session, wanted), self.show, self._gone, latest="revisions"
        )

    def show(self, data: RevisionsData) -> None:
        """Show the revisions of an entry."""
        # The answer may come when the screen has been left.
        if not self.is_running:
            return
        self.data = data
        self.pane.show(partial(revision_rows, data))
        self.refresh_frame()

    def _gone(self, error: JournalError) -> None:
        """The entry is there no more: taken back, here or elsewhere."""
        if self.is_current:
            self.app.pop_screen()

    def band(self) -> Band:
        name = self.data.names.get(self.data.entry.negotiation or "", "unfiled") if self.data else ""
        return replace(self.journal.band(), title="History", aside=name)

    def context(self) -> Context:
        """The entry as it was in the selected revision: its text can be copied."""
        data, key = self.data, self.pane.key
        step = next((one for one in data.steps if one.key == key), None) if data else None
        if data is None or step is None or step.entry is None:
            return NOWHERE
        return Context(
            negotiation=data.entry.negotiation,
            name=data.names.get(data.entry.negotiation or "", ""),
            entry=step.entry,
        )

    def action_back(self) -> None:
        self.app.pop_screen()

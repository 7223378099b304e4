"""The texts of an offer's versions, word by word."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from journal.domain.record import replace
from journal.tui import jobs_worth as jobs
from journal.tui.jobs_worth import TextsData
from journal.tui.registry import Where, bindings
from journal.tui.render.frame import Band
from journal.tui.render.version_texts import VERSION, version_text_rows
from journal.tui.screens.place import NOWHERE, Context, Place
from journal.tui.widgets.text_list import TextList


class VersionTextsScreen(Place):
    """What changed from each version of an offer to the next; `negotiation` is an id."""

    WHERE = Where.REVISIONS
    SHEET = "worth.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.REVISIONS)

    def __init__(self, negotiation: str) -> None:
        super().__init__()
        self.negotiation = negotiation
        self.data: TextsData | None = None

    def panes(self) -> ComposeResult:
        yield TextList(id="versions")

    def reload(self) -> None:
        wanted = self.negotiation
        self.journal.desk.ask(
            lambda session: jobs.version_texts(session, wanted), self.show, self.journal.complain, latest="texts"
        )

    def show(self, data: TextsData | None) -> None:
        """Show the texts; where there are no two versions any more, go back."""
        # The answer may come when the screen has been left.
        if not self.is_running:
            return
        if data is None or not data.changes:
            if self.is_current:
                self.app.pop_screen()
            return
        self.data = data
        self.pane.show(partial(version_text_rows, data))
        self.refresh_frame()

    def band(self) -> Band:
        return replace(self.journal.band(), title="Versions", aside=self.data.negotiation.name if self.data else "")

    def context(self) -> Context:
        """The entry of the version that is selected."""
        data, key = self.data, self.pane.key.removeprefix(VERSION)
        found = next((one.after.entry for one in data.changes if one.after.entry.id == key), None) if data else None
        if data is None or found is None:
            return NOWHERE
        return Context(negotiation=data.negotiation.id, name=data.negotiation.name, entry=found)

    def action_back(self) -> None:
        self.app.pop_screen()

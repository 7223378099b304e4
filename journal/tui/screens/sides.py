"""A list and what stands beside it, either of which may be gone to; on a narrow screen one at a time."""

from __future__ import annotations

from textual import events, on

from journal.tui.screens.split import Split
from journal.tui.styles import sheet
from journal.tui.widgets.row_list import RowList


class Sides(Split):
    """What the screens of letters, document and remedies have in common."""

    def __init__(self) -> None:
        super().__init__()
        self.css_path = [sheet(self.SHEET), sheet("sides.tcss")]

    def action_next_pane(self) -> None:
        """Go to the other side."""
        self._to(not self.has_class("-beside"))

    def _to(self, is_beside: bool) -> None:
        self.set_class(is_beside, "-beside")
        pane = self.query_one("#beside" if is_beside else "#lines", RowList)
        self.call_after_refresh(pane.focus)
        self.refresh_frame()

    @on(events.DescendantFocus)
    def _focused_on(self, event: events.DescendantFocus) -> None:
        if isinstance(event.widget, RowList):
            self.set_class(event.widget.id == "beside", "-beside")

    def action_back(self) -> None:
        """Go back to the list, then to where one came from."""
        if self.has_class("-beside"):
            self._to(False)
        else:
            super().action_back()

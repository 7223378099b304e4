"""The table of views: what a digit, a tab and a line of the palette lead to."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from journal.domain.record import record

if TYPE_CHECKING:
    from textual.screen import Screen


@record(kw_only=False)
class View:
    """A view: `number` is its digit, `screen` names the module and the class that are imported when it is opened."""

    id: str
    number: int
    title: str
    screen: str

    def open(self) -> Screen[Any]:
        """Its screen, made anew."""
        module, _, name = self.screen.partition(":")
        made: Screen[Any] = getattr(import_module(module), name)()
        return made


VIEWS: tuple[View, ...] = (
    View("today", 1, "Today", "journal.tui.screens.today:TodayScreen"),
    View("journal", 2, "Journal", "journal.tui.screens.journal:JournalScreen"),
    View("board", 3, "Board", "journal.tui.screens.board:BoardScreen"),
    View("follow_ups", 4, "Follow-ups", "journal.tui.screens.follow_ups:FollowUpsScreen"),
    View("offers", 5, "Offers", "journal.tui.screens.offers:OffersScreen"),
    View("search", 6, "Search", "journal.tui.screens.search:SearchScreen"),
)  # fmt: skip
"""Every view there is, in the order of their tabs. The first is where the app begins."""

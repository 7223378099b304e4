"""Help: every key, and how to write an entry."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from journal.domain.record import replace
from journal.tui.registry import Needs, Where, bindings
from journal.tui.render.frame import Band
from journal.tui.render.manual import manual_rows
from journal.tui.styles import sheet
from journal.tui.widgets.frame import Header, KeysBar
from journal.tui.widgets.row_list import RowList


class HelpScreen(Screen[None]):
    """One long page to be walked like any list; the keys of the place one comes from, `here`, stand first."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.HELP)
    AUTO_FOCUS = "RowList"

    def __init__(self, band: Band, here: Where | None = None) -> None:
        super().__init__()
        self.css_path = [sheet("help.tcss")]
        self._here = here
        self._band = replace(band, title="Help", aside="")

    def compose(self) -> ComposeResult:
        yield Header()
        yield RowList(id="manual")
        yield KeysBar()

    def on_mount(self) -> None:
        self.query_one(Header).show(self._band)
        self.query_one(KeysBar).show((Where.HELP, Where.LIST), (Needs.NOTHING,))
        self.query_one(RowList).show(partial(manual_rows, here=self._here))

    def action_close_help(self) -> None:
        self.dismiss()

"""Offers: the ledger of one negotiation, the evidence of the selected item, and the versions of the offer."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from journal.domain.records import Entry
from journal.tui import jobs_offers as jobs
from journal.tui.draft import Draft
from journal.tui.jobs_offers import OffersData
from journal.tui.opening import next_number, offer_opening, opening
from journal.tui.registry import Needs, Where, bindings
from journal.tui.render.evidence import STATEMENT, VERSION, evidence_rows, version_rows
from journal.tui.render.line import Line
from journal.tui.render.offer_head import head_lines
from journal.tui.render.offers import ITEM, WIDE, ledger_rows
from journal.tui.screens.judging import Judging
from journal.tui.screens.place import NOWHERE, Context
from journal.tui.widgets.frame import LineView
from journal.tui.widgets.row_list import RowList

LEDGER, VERSIONS = "ledger", "versions"


class OfferHead(LineView):
    """Whose offer it is, and what it comes to."""

    def __init__(self) -> None:
        super().__init__(id="offer-head")
        self.data: OffersData | None = None
        self.tab = LEDGER

    def show(self, data: OffersData, tab: str) -> None:
        self.data, self.tab = data, tab
        self.refresh()

    def lines(self, width: int) -> Sequence[Line]:
        return head_lines(self.data, width, self.tab) if self.data else ()


class OffersScreen(Judging):
    """The fifth view."""

    WHERE = Where.OFFERS
    SHEET = "offers.tcss"
    VIEW = "offers"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.OFFERS)
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-middle"), (32, "-high")]  # noqa: RUF012  # as Textual has it

    def __init__(self) -> None:
        super().__init__()
        self.data: OffersData | None = None
        self.negotiation = ""
        self.tab = LEDGER
        self.is_other = False

    def panes(self) -> ComposeResult:
        with Vertical(id="offer"):
            yield OfferHead()
            yield RowList(id="list")
            yield RowList(id="evidence", has_edge=False)

    @property
    def listing(self) -> RowList:
        return self.query_one("#list", RowList)

    @property
    def evidence(self) -> RowList:
        return self.query_one("#evidence", RowList)

    @property
    def pane(self) -> RowList:
        return self.evidence if self.has_class("-evidence") else self.listing

    @property
    def key(self) -> str:
        """The negotiation and the row, for going back."""
        return f"{self.negotiation}/{self.listing.key}"

    def select(self, key: str) -> None:
        """Show a negotiation by its id, and behind a slash the row to select."""
        negotiation, _, row = key.partition("/")
        if row:
            self.listing.select(row)
        if negotiation and negotiation != self.negotiation:
            self.negotiation = negotiation
            self.reload()

    def reload(self) -> None:
        wanted = self.negotiation
        self.journal.desk.ask(
            lambda session: jobs.offers(session, wanted), self.show, self.journal.complain, latest="offers"
        )

    def show(self, data: OffersData) -> None:
        """Show the ledger."""
        self.data = data
        self.negotiation = data.negotiation.id if data.negotiation else ""
        self.journal.overdue = data.overdue
        self._draw()

    def _draw(self) -> None:
        data = self.data
        if data is None:
            return
        self.query_one(OfferHead).show(data, self.tab)
        self.set_class(self.tab == VERSIONS, "-versions")
        if self.tab == VERSIONS:
            self.listing.show(partial(version_rows, data))
        else:
            self.listing.show(partial(ledger_rows, data, is_other=self.is_other))
        self._prove()
        self.refresh_frame()

    @on(RowList.Moved)
    def _moved_on(self, event: RowList.Moved) -> None:
        if event.list is self.listing:
            self._prove()

    def _prove(self) -> None:
        """Keep the evidence on the selected item."""
        data, key = self.data, self.listing.key
        if data is not None:
            trail = data.trails.get(key.removeprefix(ITEM)) if key.startswith(ITEM) else None
            self.evidence.show(partial(evidence_rows, data, trail))

    def refresh_frame(self) -> None:
        super().refresh_frame()
        self.listing.set_current(self.pane is self.listing)
        self.evidence.set_current(self.pane is self.evidence)

    def context(self) -> Context:
        data, one = self.data, self.data.negotiation if self.data else None
        if data is None or one is None:
            return NOWHERE
        talk = data.latest.get(one.id)
        return Context(
            negotiation=one.id, name=one.name, opening=opening(one.name, talk, data.names), entry=self._entry(data)
        )

    def _entry(self, data: OffersData) -> Entry | None:
        """The entry that the selection comes from: of a statement or a version its own, of an item the latest."""
        key = self.pane.key
        if key.startswith((STATEMENT, VERSION)):
            wanted = key.removeprefix(STATEMENT).removeprefix(VERSION).partition(":")[0]
            held = (one.entry for trail in data.trails.values() for one in trail.statements)
            versions = (one.entry for one in data.ledger.versions) if data.ledger else ()
            return next((one for one in (*held, *versions) if one.id == wanted), None)
        trail = data.trails.get(key.removeprefix(ITEM))
        return trail.statements[-1].entry if trail and trail.statements else None

    @property
    def item(self) -> str:
        """The item of the selected row; while the evidence has the focus, the one it is for."""
        key = self.listing.key
        return key.removeprefix(ITEM) if key.startswith(ITEM) else ""

    def there(self) -> Collection[Needs]:
        found = set(super().there())
        found |= {Needs.ROW} if self.pane.key else set()
        found |= {Needs.ITEM} if self.item else set()
        found |= {Needs.FILED} if self.negotiation else set()
        ledger = self.data.ledger if self.data else None
        found |= {Needs.VERSIONS} if ledger is not None and len(ledger.versions) > 1 else set()
        found |= {Needs.FOLDED} if self.size.width < WIDE else set()
        return found | ({Needs.STEP} if self.has_class("-evidence") or self.tab == VERSIONS else set())

    @on(RowList.Opened)
    def _opened_row(self, event: RowList.Opened) -> None:
        if event.list is self.listing and event.key.startswith(ITEM) and self.evidence.display:
            self._to_pane(self.evidence)
        elif (entry := self.context().entry) is not None:
            statement = event.key.rpartition(":")[2] if event.key.startswith(STATEMENT) else ""
            self.journal.open_entry(entry.id, statement)

    def action_negotiation(self, step: int) -> None:
        """Show the next negotiation, or the one before."""
        data = self.data
        if data is not None and data.among:
            place = data.among.index(self.negotiation) if self.negotiation in data.among else 0
            self.negotiation = data.among[(place + step) % len(data.among)]
            self._to_pane(self.listing)
            self.reload()

    def action_new_entry(self) -> None:
        """Write the next offer in the editor, its head, its number and the selected item filled in."""
        data, here = self.data, self.context()
        if data is None or data.ledger is None:
            super().action_new_entry()
            return
        text = offer_opening(here.name, data.latest.get(here.negotiation or ""), data.names, next_number(data.ledger))
        row = self.row
        text += f"{row.item} offered " if row is not None else ""
        self.journal.compose_entry(Draft(text=text, prefill=text, focus=here.negotiation))

    def action_worth(self) -> None:
        """Show what the packages of the negotiation are worth."""
        if self.negotiation:
            self.journal.open_worth(self.negotiation)

    def action_compare(self) -> None:
        self.journal.open_compare()

    def action_version_texts(self) -> None:
        """Show what changed from version to version, word by word."""
        data = self.data
        if data is not None and data.ledger is not None and len(data.ledger.versions) > 1:
            self.journal.open_version_texts(self.negotiation)

    def action_versions(self) -> None:
        self.tab = LEDGER if self.tab == VERSIONS else VERSIONS
        self._to_pane(self.listing)
        self._draw()

    def action_columns(self) -> None:
        self.is_other = not self.is_other
        self._draw()

    def action_next_pane(self) -> None:
        self._to_pane(self.listing if self.pane is self.evidence else self.evidence)

    def action_previous_pane(self) -> None:
        self.action_next_pane()

    def action_step_back(self) -> None:
        if self.has_class("-evidence"):
            self._to_pane(self.listing)
        elif self.tab == VERSIONS:
            self.action_versions()

    def _to_pane(self, pane: RowList) -> None:
        if pane.display:
            self.set_class(pane is self.evidence, "-evidence")
            pane.focus()
            self.refresh_frame()

    def focus_list(self) -> None:
        self.pane.focus()

    @on(events.DescendantFocus)
    def _focused_on(self, event: events.DescendantFocus) -> None:
        if event.widget in (self.listing, self.evidence):
            self.set_class(event.widget is self.evidence, "-evidence")
            self.refresh_frame()

    def on_resize(self) -> None:
        self.call_after_refresh(self._fitted)

    def _fitted(self) -> None:
        if self.size.width >= WIDE:
            self.is_other = False
        self._draw()

"""Deciding about the selected row of a ledger: asked in a dialog, kept with its reason."""

from __future__ import annotations

from collections.abc import Callable

from journal.domain.offer.rows import Row
from journal.errors import JournalError
from journal.service.session import Session
from journal.tui import jobs_offers as jobs
from journal.tui.draft import Notice
from journal.tui.jobs_offers import OffersData
from journal.tui.screens.place import Place


class Judging(Place):
    """A place that shows a ledger, one item of which is selected."""

    data: OffersData | None

    @property
    def item(self) -> str:
        """The id of the selected item; empty where none is."""
        raise NotImplementedError

    @property
    def row(self) -> Row | None:
        """The selected row."""
        ledger = self.data.ledger if self.data else None
        return ledger.by_item.get(self.item) if ledger else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("pair", "overrule") and self.row is None:
            return False
        return super().check_action(action, parameters)

    def action_overrule(self) -> None:
        """Ask for a verdict in place of the derived one."""
        from journal.tui.screens.ruling import AS_SAID, OverruleDialog

        data, row = self.data, self.row
        if data is None or data.negotiation is None or row is None:
            return
        name, item = data.negotiation.name, row.item

        def answered(said: tuple[str, str] | None) -> None:
            if said is not None:
                word = "" if said[0] == AS_SAID else said[0]
                self._keep(lambda session: jobs.overrule(session, name, item, word, said[1]), self.journal.complain)

        self.app.push_screen(OverruleDialog(f"{name}  {row.label}"), answered)

    def action_pair(self) -> None:
        """Ask what the item is called elsewhere."""
        data, row = self.data, self.row
        if data is not None and row is not None:
            last = row.pairs[-1] if row.pairs else None
            self._ask(row, (data.items.label(last.renamed), last.reason) if last else ("", ""))

    def _ask(self, row: Row, filled: tuple[str, str], problem: str = "") -> None:
        from journal.tui.screens.ruling import PairDialog

        data = self.data
        if data is None or data.ledger is None:
            return
        name, item = data.ledger.negotiation.name, row.item
        others = tuple(one.label for one in data.ledger.rows if one.item != item)

        def answered(said: tuple[str, str] | None) -> None:
            if said is not None:
                self._keep(
                    lambda session: jobs.pair(session, name, item, *said),
                    lambda error: self._ask(row, said, error.sentence),
                )

        self.app.push_screen(PairDialog(f"{name}  {row.label}", others, filled, problem), answered)

    def _keep(self, job: Callable[[Session], str], refused: Callable[[JournalError], None]) -> None:
        def kept(words: str) -> None:
            self.journal.tell(Notice(words, "u", "undoes it"))
            self.journal.reload()

        self.journal.desk.ask(job, kept, refused)

"""What is done with the query of Search: its order, those before it, keeping it by a name."""

from __future__ import annotations

from collections.abc import Mapping

from textual import on

from journal.domain.records.search import SavedSearch
from journal.service.searching import Order
from journal.tui import jobs_search as jobs
from journal.tui.draft import Notice
from journal.tui.render.search import QUERY
from journal.tui.render.search_start import SAVED
from journal.tui.screens.search_parts import SearchParts
from journal.tui.widgets.query_input import QueryInput
from journal.tui.widgets.search_bar import Counts


class SearchQuery(SearchParts):
    """Acts on the query. `_past` are earlier ones and the place among them that is shown."""

    _past: tuple[tuple[str, ...], int] | None = None

    @on(QueryInput.Asked)
    async def _asked(self, event: QueryInput.Asked) -> None:
        event.stop()
        await self.run_action(_DONE[event.what])

    def picked_query(self, key: str) -> str | None:
        """The query of a row that stands for one; None for an entry's."""
        if key.startswith(SAVED):
            return f"@{key.removeprefix(SAVED)}"
        return key.removeprefix(QUERY) if key.startswith(QUERY) else None

    def action_order(self) -> None:
        """Newest first, or the best match; a query that says its order keeps it."""
        self.order = Order.BEST if self.order is Order.NEWEST else Order.NEWEST
        if self.data is not None and self.data.results.query.sort is not None:
            self.journal.tell(Notice("The query itself says in which order: take sort: out of it."))
        self.reload()

    @on(Counts.OrderPicked)
    def _order_clicked(self) -> None:
        self.action_order()

    def action_clear_search(self) -> None:
        if self.text:
            self.remember()
            self.ask("")
        else:
            self.journal.action_go_back()

    def action_result(self, step: int) -> None:
        """Go along the results; upwards from an empty field, along what was asked before."""
        if self._is_in_past() or (step < 0 and not self.text.strip()):
            self._to_past(step)
        elif step > 0:
            self.listing.action_list_down()
        else:
            self.listing.action_list_up()

    def action_page_results(self, step: int) -> None:
        if step > 0:
            self.listing.action_list_page_down()
        else:
            self.listing.action_list_page_up()

    def _is_in_past(self) -> bool:
        return self._past is not None and self._past[0][self._past[1]] == self.field.value

    def _to_past(self, step: int) -> None:
        """Put an earlier query into the field, or the next later one; after the latest it is empty."""
        if not self._is_in_past():
            recent = self.start.recent if self.start is not None else ()
            self._past = (recent, -1) if recent else None
        if self._past is None:
            return
        recent, at = self._past[0], self._past[1] - step
        if at < 0:
            self._past = None
            self.ask("")
        elif at < len(recent):
            self._past = (recent, at)
            self.ask(recent[at])

    def action_save_search(self, problem: str = "", name: str = "") -> None:
        """Ask for a name and keep the query by it."""
        from journal.tui.screens.naming import NameSearch

        text = self.text
        if not text.strip():
            self.journal.tell(Notice("There is nothing to save: type a query first."))
            return

        def named(filled: Mapping[str, str] | None) -> None:
            if filled is not None:
                given = filled["name"]
                self.journal.desk.ask(
                    lambda session: jobs.save(session, given, text),
                    self._search_saved,
                    lambda error: self.action_save_search(error.sentence, given),
                )

        self.app.push_screen(NameSearch(f"Save the search  {text}", {"name": name}, problem), named)

    def _search_saved(self, saved: SavedSearch) -> None:
        self.journal.tell(Notice(f"Saved as @{saved.name}", "u", "undoes it"))
        self.remember()

    def action_forget_search(self) -> None:
        query = self.picked_query(self.listing.key) or ""
        if query.startswith("@"):
            self.journal.desk.ask(lambda session: jobs.forget(session, query), self._forgotten, self.journal.complain)

    def _forgotten(self, saved: SavedSearch) -> None:
        self.journal.tell(Notice(f"Forgotten: @{saved.name}", "u", "undoes it"))
        self.journal.reload()


_DONE: Mapping[str, str] = {
    "open_found": "open_found",
    "to_results": "to_results",
    "to_counts": "to_counts",
    "next_result": "result(1)",
    "result_before": "result(-1)",
    "page_down": "page_results(1)",
    "page_up": "page_results(-1)",
    "order": "order",
    "keep_as_filter": "keep_as_filter",
    "save_search": "save_search",
    "clear_search": "clear_search",
}
"""The action that does what the field is asked for."""

"""The weekly review: one open negotiation after the other."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.geometry import Size

from journal.domain.paths.review import Reviewed
from journal.domain.record import replace
from journal.domain.records import Entry, FollowUp
from journal.tui import jobs_paths as jobs
from journal.tui.draft import Notice
from journal.tui.jobs_paths import ReviewData
from journal.tui.opening import opening
from journal.tui.registry import Needs, Where, bindings
from journal.tui.render.agenda import FOLLOW_UP
from journal.tui.render.entry import ENTRY
from journal.tui.render.frame import Band
from journal.tui.render.nudge_keys import NUDGE, key_of
from journal.tui.render.review import OWED, review_rows, source_rows
from journal.tui.render.rows import Rows
from journal.tui.screens.place import NOWHERE, Context
from journal.tui.screens.split import Split
from journal.tui.widgets.row_list import RowList

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.domain.nudges import Nudge


class ReviewScreen(Split):
    """What happened, what is owed by both sides, what is next; one key each."""

    WHERE = Where.REVIEW
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.REVIEW)

    def __init__(self) -> None:
        super().__init__()
        self.data: ReviewData | None = None
        self.negotiation = ""

    def reload(self) -> None:
        self.journal.desk.ask(jobs.review, self.show, self.gone, latest="review")

    def show(self, data: ReviewData) -> None:
        """Show the negotiation that is being gone through; at first the first that was not yet."""
        ids = [one.situation.negotiation.id for one in data.reviewed]
        if self.negotiation not in ids:
            waiting = [one.situation.negotiation.id for one in data.reviewed if not one.is_done]
            # One that was just closed leaves its place to the one after it.
            self.negotiation = next(iter(waiting), ids[0] if ids else "")
        self.data = data
        self.draw()

    @property
    def place(self) -> int:
        """Which of the negotiations is shown, from 0."""
        ids = [one.situation.negotiation.id for one in self.data.reviewed] if self.data else []
        return ids.index(self.negotiation) if self.negotiation in ids else 0

    @property
    def one(self) -> Reviewed | None:
        """The negotiation that is shown."""
        return self.data.reviewed[self.place] if self.data and self.data.reviewed else None

    def rows(self, size: Size) -> Rows:
        return review_rows(self.data, self.place, size) if self.data else Rows()

    def beside(self, size: Size, *, is_plain: bool) -> Rows:
        if self.data is None:
            return Rows()
        nudge = self._nudge()
        words = f"{nudge.reason}. {nudge.advice}" if nudge else ""
        return source_rows(self.data, self._entry(), words, size, is_plain=is_plain)

    def band(self) -> Band:
        aside = self.one.situation.negotiation.name if self.one else ""
        return replace(self.journal.band(), title="Weekly review", aside=aside)

    def context(self) -> Context:
        data, one = self.data, self.one
        if data is None or one is None:
            return NOWHERE
        about, nudge = one.situation.negotiation, self._nudge()
        text = opening(about.name, data.talks.get(about.id), data.names)
        if nudge is not None and nudge.opening:
            text = f"{about.name} {nudge.opening}: "
        return Context(negotiation=about.id, name=about.name, opening=text, entry=self._entry(), follow_up=self._due())

    def _due(self) -> FollowUp | None:
        one, key = self.one, self.lines.key
        if one is None or not key.startswith(FOLLOW_UP):
            return None
        return next((each for each in (*one.mine, *one.theirs) if f"{FOLLOW_UP}{each.id}" == key), None)

    def _nudge(self) -> Nudge | None:
        key = self.lines.key
        if self.data is None or not key.startswith(NUDGE):
            return None
        return next((each for each in self.data.nudges.get(self.negotiation, ()) if key_of(each) == key), None)

    def _entry(self) -> Entry | None:
        data, one, key = self.data, self.one, self.lines.key
        if data is None or one is None:
            return None
        if key.startswith(ENTRY):
            return next((each for each in one.happened if f"{ENTRY}{each.id}" == key), None)
        due, nudge = self._due(), self._nudge()
        if due is not None:
            return data.sources.get(due.entry)
        if nudge is not None:
            return data.sources.get(nudge.entry or "")
        wanted = key.removeprefix(OWED).partition(":")[0] if key.startswith(OWED) else ""
        return data.sources.get(wanted)

    def there(self) -> Collection[Needs]:
        found = set(super().there())
        return found | ({Needs.OPEN_CARD, Needs.FILED} if self.one else set())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("reviewed", "review_step", "close_negotiation"):
            return Needs.OPEN_CARD in self.there()
        return super().check_action(action, parameters)

    @on(RowList.Opened)
    def _opened_row(self, event: RowList.Opened) -> None:
        entry = self._entry()
        if entry is not None:
            self.journal.open_entry(entry.id)

    def action_review_step(self, step: int) -> None:
        """Show the next negotiation, or the one before."""
        data = self.data
        if data is None or not data.reviewed:
            return
        place = (self.place + step) % len(data.reviewed)
        self.negotiation = data.reviewed[place].situation.negotiation.id
        self.lines.scroll_to(y=0, animate=False)
        self.draw()

    def action_reviewed(self) -> None:
        """Note that this one has been gone through, and go on with the next; after the last one, leave."""
        data, one = self.data, self.one
        if data is None or one is None:
            return
        name = one.situation.negotiation.name
        later = [each for each in data.reviewed[self.place + 1 :] if not each.is_done]
        self.carry_out(lambda session: jobs.mark_reviewed(session, name))
        if later:
            self.negotiation = later[0].situation.negotiation.id
            self.lines.scroll_to(y=0, animate=False)
            self.draw()
        else:
            self.app.pop_screen()
            self.journal.tell(Notice("That was the last one; the review is done."))

    def action_close_negotiation(self) -> None:
        """Ask for the outcome, and close the negotiation that is shown."""
        if self.one is not None:
            self.ask_outcome(self.one.situation.negotiation.name)

"""What is done with the capture bar on any screen that has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.screen import Screen

from journal.domain.record import record
from journal.domain.records import Entry, FollowUp
from journal.errors import JournalError
from journal.store.extent import Extent
from journal.tui import jobs
from journal.tui.draft import NO_DRAFT, Draft
from journal.tui.registry import COMMANDS
from journal.tui.widgets.capture_bar import CaptureBar
from journal.tui.widgets.choices import Choices
from journal.tui.words import saved_words

if TYPE_CHECKING:
    from journal.domain.nudges import Nudge
    from journal.domain.records.silence import Silence
    from journal.tui.app import JournalApp


_AHEAD = frozenset(one.action for one in COMMANDS if one.ahead)


@record
class Context:
    """What the selected row is about: a negotiation, the talk it last came up in, an entry, a follow-up, a nudge.

    `is_answered` tells that an entry may have answered the follow-up already.
    """

    negotiation: str | None = None
    name: str = ""
    opening: str = ""
    entry: Entry | None = None
    follow_up: FollowUp | None = None
    is_answered: bool = False
    nudge: Nudge | None = None
    silence: Silence | None = None


NOWHERE = Context()


class Paper(Screen[None]):
    """A screen on which something is written that must not be lost."""

    @property
    def journal(self) -> JournalApp:
        from journal.tui.app import JournalApp

        assert isinstance(self.app, JournalApp)
        return self.app

    def put_down(self) -> None:
        """Keep what is being written, before another screen is shown or the app is left."""
        raise NotImplementedError


class Writing(Paper):
    """A screen on which entries are written."""

    _is_saving = False

    @property
    def bar(self) -> CaptureBar:
        return self.query_one(CaptureBar)

    def context(self) -> Context:
        """What the selection is about."""
        return NOWHERE

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is done ahead of the next key would swallow letters where text is typed."""
        focused = self.focused
        is_typing = focused is not None and focused.check_consume_key("a", "a")
        return not (is_typing and action in _AHEAD)

    def focus_list(self) -> None:
        """Give the focus back to the list."""
        raise NotImplementedError

    def refresh_frame(self) -> None:
        """Bring header and keys up to date."""
        raise NotImplementedError

    def close_follow_up(self, follow_up: str) -> None:
        """Mark a follow-up as done, without an entry."""
        raise NotImplementedError

    def show_draft(self) -> None:
        """Have the bar at rest say what is left on the line."""
        if not self.bar.is_open:
            self.bar.close(self.journal.kept_draft)

    def put_down(self) -> None:
        """Leave the line, with its text, before another view is shown."""
        if self.bar.is_open:
            self._rest(NO_DRAFT if self.bar.draft.is_untouched else self.bar.draft)

    def action_capture(self) -> None:
        here = self.context()
        self._write(Draft(text=here.opening, prefill=here.opening, focus=here.negotiation))

    def action_new_entry(self) -> None:
        here = self.context()
        self.journal.compose_entry(Draft(text=here.opening, prefill=here.opening, focus=here.negotiation))

    @on(CaptureBar.Enlarged)
    def _enlarged(self, event: CaptureBar.Enlarged) -> None:
        """Go on in the editor with what stands on the line; a draft that was left there comes first."""
        if self.journal.compose_entry(event.draft):
            self._rest()

    def _write(self, draft: Draft) -> None:
        """Open the bar, with the text that was left on it where there is one."""
        if not self.bar.is_open:
            self.bar.open(draft if self.bar.draft.is_untouched else self.bar.draft)
            self.refresh_frame()

    @on(CaptureBar.Opened)
    def _opened(self) -> None:
        self._write(Draft(focus=self.context().negotiation))

    @on(CaptureBar.Typed)
    def _typed(self, event: CaptureBar.Typed) -> None:
        text, focus = event.draft.text, event.draft.focus
        if text.strip():
            self.journal.desk.ask(
                lambda session: jobs.understand(session, text, focus),
                self.bar.understood,
                latest="understand",
                reads=Extent.PART,
            )

    @on(CaptureBar.Settled)
    def _settled(self, event: CaptureBar.Settled) -> None:
        self.journal.keep_draft(self.bar.draft)

    @on(CaptureBar.Wanted)
    def _wanted(self, event: CaptureBar.Wanted) -> None:
        draft, cursor = event.draft, event.cursor
        self.journal.desk.ask(
            lambda session: jobs.complete(session, draft.text, cursor, draft.focus),
            self.bar.offer,
            latest="complete",
            reads=Extent.PART,
        )

    @on(Choices.Toggled)
    def _toggled(self) -> None:
        self.refresh_frame()

    @on(Choices.Picked)
    def _picked(self, event: Choices.Picked) -> None:
        if self.bar.is_open:
            self.bar.insert(event.completion)
            self.bar.field.focus()

    @on(CaptureBar.Left)
    def _left(self, event: CaptureBar.Left) -> None:
        self._rest(NO_DRAFT if event.draft.is_untouched else event.draft)

    def _rest(self, kept: Draft = NO_DRAFT) -> None:
        """Close the bar and go back to the list."""
        self.bar.close(kept)
        self.journal.keep_draft(kept)
        self.focus_list()
        self.refresh_frame()

    @on(CaptureBar.Save)
    def _save(self, event: CaptureBar.Save) -> None:
        draft = event.draft
        if self._is_saving:
            return
        if draft.is_untouched:
            if draft.closes:
                self.close_follow_up(draft.closes)
            self._rest()
            return
        self._is_saving = True
        self.journal.desk.ask(
            lambda session: jobs.save(session, draft.text, focus=draft.focus, closes=draft.closes),
            lambda saved: self._saved(draft, saved),
            self._not_saved,
            reads=Extent.PART,
        )

    def _saved(self, draft: Draft, saved: jobs.Saved) -> None:
        self._is_saving = False
        self.journal.trouble = ""
        if self.bar.draft.text == draft.text:
            self._rest()
        entry = saved.reading.entry
        self.journal.named = entry.named if entry.negotiation is None else ""
        self.journal.bound = entry.negotiation
        self.journal.answered = saved.answered
        self.journal.tell(saved_words(draft, saved))
        self.journal.reload_soon()

    def _not_saved(self, error: JournalError) -> None:
        self._is_saving = False
        self.journal.trouble = "not saved"
        self.journal.keep_draft(self.bar.draft)
        self.bar.failed(error.sentence)
        self.refresh_frame()

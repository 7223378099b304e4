"""What the views have in common: the frame, the capture bar, and what is done with a follow-up."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.screen import Screen

from journal.domain.records import Entry, FollowUp
from journal.errors import JournalError
from journal.service import agenda, capture
from journal.tui import jobs
from journal.tui.draft import NO_DRAFT, Draft, Notice
from journal.tui.registry import Needs, Where, bindings
from journal.tui.render.frame import Band
from journal.tui.styles import sheet
from journal.tui.widgets.capture_bar import CaptureBar
from journal.tui.widgets.choices import Choices
from journal.tui.widgets.frame import Header, KeysBar
from journal.tui.widgets.row_list import RowList
from journal.tui.words import saved_words

if TYPE_CHECKING:
    from journal.tui.app import JournalApp


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the selected row is about: a negotiation, the talk it last came up in, an entry, a follow-up."""

    negotiation: str | None = None
    name: str = ""
    opening: str = ""
    entry: Entry | None = None
    follow_up: FollowUp | None = None


NOWHERE = Context()


class Place(Screen[None]):
    """A screen of the app with header, capture bar and keys."""

    WHERE: ClassVar[Where]
    SHEET: ClassVar[str]
    VIEW: ClassVar[str] = ""
    """The id of the view that it is; empty for what is opened over one."""
    AUTO_FOCUS = "RowList"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.VIEW)
    entry_id = ""
    """The entry that is opened in it, where it is one entry's."""

    def __init__(self) -> None:
        super().__init__()
        self.css_path = [sheet(self.SHEET)]

    @property
    def journal(self) -> JournalApp:
        from journal.tui.app import JournalApp

        assert isinstance(self.app, JournalApp)
        return self.app

    @property
    def bar(self) -> CaptureBar:
        return self.query_one(CaptureBar)

    def compose(self) -> ComposeResult:
        yield Header()
        with Container(id="body"):
            yield from self.panes()
        yield CaptureBar()
        yield KeysBar()
        yield Choices()

    def panes(self) -> ComposeResult:
        """The lists between header and capture bar."""
        raise NotImplementedError

    def reload(self) -> None:
        """Ask the desk for what is shown."""
        raise NotImplementedError

    def context(self) -> Context:
        """What the selection is about."""
        return NOWHERE

    def band(self) -> Band:
        """What the header says."""
        return replace(self.journal.band(), here=self.VIEW)

    @property
    def pane(self) -> RowList:
        """The list that has the focus, or gets it back when the capture bar is left."""
        return self.query(RowList).first()

    @property
    def key(self) -> str:
        """By what `select` finds again what is selected; empty where nothing is."""
        return self.pane.key

    def select(self, key: str) -> None:
        """Select the row of a key, as soon as it is there."""
        self.pane.select(key)

    def there(self) -> Collection[Needs]:
        """What the selection offers to commands."""
        here = self.context()
        found = {Needs.NOTHING}
        found |= {Needs.FOLLOW_UP} if here.follow_up else set()
        return found

    def on_mount(self) -> None:
        self.refresh_frame()
        self.show_draft()

    def on_screen_resume(self) -> None:
        self.show_draft()
        self.reload()

    def show_draft(self) -> None:
        """Have the bar at rest say what is left on the line."""
        if not self.bar.is_open:
            self.bar.close(self.journal.kept_draft)

    def put_down(self) -> None:
        """Leave the line, with its text, before another view is shown."""
        if self.bar.is_open:
            self._rest(NO_DRAFT if self.bar.draft.is_untouched else self.bar.draft)

    def refresh_frame(self) -> None:
        """Bring header and keys up to date."""
        self.query_one(Header).show(self.band())
        if self.bar.is_open:
            self.query_one(KeysBar).show((Where.WRITING,), (Needs.NOTHING,), typing=True)
        else:
            places = (self.WHERE, Where.VIEW, Where.LIST, Where.ANYWHERE)
            self.query_one(KeysBar).show(places, self.there())
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Commands on a follow-up act where one is selected."""
        if action in ("done", "snooze", "drop"):
            return Needs.FOLLOW_UP in self.there()
        return True

    @on(RowList.Moved)
    def _moved(self) -> None:
        self.refresh_frame()

    @on(Header.Picked)
    def _picked_view(self, event: Header.Picked) -> None:
        self.journal.go(event.view)

    @on(KeysBar.Pressed)
    async def _pressed(self, event: KeysBar.Pressed) -> None:
        await self.run_command(event.command.action)

    async def run_command(self, action: str) -> None:
        """Do what a command does, wherever it is bound."""
        focused = self.focused
        for node in (focused, self, self.app):
            if node is not None and hasattr(node, f"action_{action.partition('(')[0]}"):
                await node.run_action(action)
                return

    # Writing

    def action_capture(self) -> None:
        here = self.context()
        self._write(Draft(text=here.opening, prefill=here.opening, focus=here.negotiation))

    def action_new_entry(self) -> None:
        self._write(Draft(focus=self.context().negotiation))

    def _write(self, draft: Draft) -> None:
        """Open the bar, with the text that was left on it where there is one."""
        if not self.bar.is_open:
            self.bar.open(draft if self.bar.draft.is_untouched else self.bar.draft)
            self.refresh_frame()

    @on(CaptureBar.Opened)
    def _opened(self) -> None:
        self.action_new_entry()

    @on(CaptureBar.Typed)
    def _typed(self, event: CaptureBar.Typed) -> None:
        text, focus = event.draft.text, event.draft.focus
        if text.strip():
            self.journal.desk.ask(
                lambda session: jobs.understand(session, text, focus), self.bar.understood, latest="understand"
            )

    @on(CaptureBar.Settled)
    def _settled(self, event: CaptureBar.Settled) -> None:
        self.journal.keep_draft(self.bar.draft)

    @on(CaptureBar.Wanted)
    def _wanted(self, event: CaptureBar.Wanted) -> None:
        draft, cursor = event.draft, event.cursor
        self.journal.desk.ask(
            lambda session: capture.complete(session, draft.text, cursor, focus=draft.focus),
            self.bar.offer,
            latest="complete",
        )

    @on(Choices.Picked)
    def _picked(self, event: Choices.Picked) -> None:
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

    def focus_list(self) -> None:
        """Give the focus back to the list."""
        self.pane.focus()

    @on(CaptureBar.Save)
    def _save(self, event: CaptureBar.Save) -> None:
        draft = event.draft
        if draft.is_untouched:
            if draft.closes:
                self._close(draft.closes)
            self._rest()
            return
        self.journal.desk.ask(
            lambda session: jobs.save(session, draft.text, focus=draft.focus, closes=draft.closes),
            lambda saved: self._saved(draft, saved),
            self._not_saved,
        )

    def _saved(self, draft: Draft, saved: jobs.Saved) -> None:
        self.journal.trouble = ""
        if self.bar.draft.text == draft.text:
            self._rest()
        entry = saved.reading.entry
        self.journal.named = entry.named if entry.negotiation is None else ""
        self.journal.tell(saved_words(draft, saved))
        self.journal.reload()

    def _not_saved(self, error: JournalError) -> None:
        self.journal.trouble = "not saved"
        self.journal.keep_draft(self.bar.draft)
        self.bar.failed(error.sentence)
        self.refresh_frame()

    # Follow-ups

    def action_done(self) -> None:
        """Offer a line for what was done; where one is being written already, it is done without."""
        here = self.context()
        if here.follow_up is None:
            return
        if not self.bar.draft.is_untouched:
            self._close(here.follow_up.id)
            return
        start = f"{here.name}: " if here.name else ""
        one = here.follow_up
        self.bar.open(Draft(text=start, prefill=start, focus=here.negotiation, closes=one.id, what=one.what))
        self.refresh_frame()

    def _close(self, follow_up: str) -> None:
        self.journal.act(lambda session: agenda.done(session, follow_up), "Done")

    def action_drop(self) -> None:
        one = self.context().follow_up
        if one is not None:
            self.journal.act(lambda session: agenda.drop(session, one.id), "Dropped")

    def action_snooze(self) -> None:
        from journal.tui.screens.snooze import SnoozeDialog

        one = self.context().follow_up
        if one is None:
            return

        def until(when: str | None) -> None:
            if when:
                self.journal.act(lambda session: agenda.snooze(session, one.id, when), "Snoozed")

        self.app.push_screen(SnoozeDialog(one, self.journal.now()), until)

    def action_begin(self) -> None:
        self.journal.begin(self.context().entry)

    def say(self, notice: Notice) -> None:
        """Tell what was done."""
        self.bar.say(notice)

"""What the views have in common: the frame, the capture bar, and what is done with a follow-up."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from journal.domain.record import replace
from journal.safe_text import scrub
from journal.service import agenda
from journal.tui.draft import Draft, Notice
from journal.tui.registry import Needs, Where, bindings, everywhere_with
from journal.tui.render.frame import Band
from journal.tui.screens.documenting import Documenting
from journal.tui.screens.nudging import Nudging
from journal.tui.screens.pathing import Pathing
from journal.tui.screens.writing import NOWHERE, Context
from journal.tui.styles import sheet
from journal.tui.widgets.capture_bar import CaptureBar
from journal.tui.widgets.choices import Choices
from journal.tui.widgets.frame import Header, KeysBar
from journal.tui.widgets.row_list import RowList
from journal.tui.words import ANSWERED

__all__ = ["NOWHERE", "Context", "Place"]

LONGEST_COPY = 500_000
"""Terminals pass over what is longer, or show it."""


class Place(Nudging, Pathing, Documenting):
    """A screen of the app with header, capture bar and keys."""

    WHERE: ClassVar[Where]
    SHEET: ClassVar[str]
    VIEW: ClassVar[str] = ""
    """The id of the view that it is; empty for what is opened over one."""
    AUTO_FOCUS = "RowList"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.VIEW)
    entry_id = ""
    """The entry that is opened in it, where it is one entry's."""
    came_from = ""
    """The view that going back leads to, where it was shown for the sake of one row."""

    def __init__(self) -> None:
        super().__init__()
        self.css_path = [sheet(self.SHEET)]

    def compose(self) -> ComposeResult:
        self._fit()
        yield Header()
        with Container(id="body"):
            yield from self.panes()
        yield CaptureBar()
        yield KeysBar()
        yield Choices()

    def _fit(self) -> None:
        """Take the classes of the terminal's size at once: Textual sets them after the first frame, and styles anew."""
        width, height = self.app.size
        for breaks, length in ((self.HORIZONTAL_BREAKPOINTS, width), (self.VERTICAL_BREAKPOINTS, height)):
            reached = [name for least, name in sorted(breaks or ()) if least <= length]
            self.update_classes({name: name in reached[-1:] for _, name in breaks or ()}, update=False)

    def panes(self) -> ComposeResult:
        """The lists between header and capture bar."""
        raise NotImplementedError

    def reload(self) -> None:
        """Ask the desk for what is shown."""
        raise NotImplementedError

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
        found |= {Needs.ENTRY} if here.entry else set()
        found |= {Needs.NUDGE} if here.nudge or here.silence else set()
        return found

    def on_mount(self) -> None:
        self.refresh_frame()
        self.show_draft()

    def on_screen_resume(self) -> None:
        self.show_draft()
        self.reload()

    def refresh_frame(self) -> None:
        """Bring header and keys up to date."""
        self.query_one(Header).show(self.band())
        if self.bar.is_open:
            where = Where.COMPLETING if self.query_one(Choices).chosen else Where.WRITING
            self.query_one(KeysBar).show((where,), (Needs.NOTHING,), typing=True)
        else:
            self.query_one(KeysBar).show(everywhere_with(self.WHERE), self.there())
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Commands on a follow-up act where one is selected."""
        if super().check_action(action, parameters) is False:
            return False
        if action == "done" and self._is_answering():
            return True
        if action in ("done", "snooze", "drop", "reschedule", "owner"):
            return Needs.FOLLOW_UP in self.there()
        if action == "silence":
            return Needs.NUDGE in self.there()
        if action in ("copy", "history", "edit_entry", "annotate", "redact"):
            return Needs.ENTRY in self.there()
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

    def to_field(self) -> None:
        """Put the cursor into the view's own field, where it has one."""

    def focus_list(self) -> None:
        """Give the focus back to the list."""
        self.set_focus(self.pane, scroll_visible=False)

    # Follow-ups

    def action_done(self) -> None:
        """Offer a line for what was done; where one is being written already, it is done without.

        What may have been answered is done by that entry; while the bar asks whether the one just kept was an answer,
        that is meant.
        """
        if self._is_answering():
            answered, self.journal.answered = self.journal.answered, ()
            for one in answered:
                self.close_follow_up(one.id)
            return
        here = self.context()
        if here.follow_up is None:
            return
        if here.is_answered:
            self.close_follow_up(here.follow_up.id)
            return
        if not self.bar.draft.is_untouched:
            self.close_follow_up(here.follow_up.id)
            return
        start = f"{here.name}: " if here.name else ""
        one = here.follow_up
        self.bar.open(Draft(text=start, prefill=start, focus=here.negotiation, closes=one.id, what=one.what))
        self.refresh_frame()

    def _is_answering(self) -> bool:
        return self.bar.told_key == ANSWERED and bool(self.journal.answered)

    def close_follow_up(self, follow_up: str) -> None:
        """Mark a follow-up as done, without an entry."""
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

    def action_copy(self) -> None:
        """Copy what is selected with the mouse, else the text of the selected entry as it was typed."""
        entry = self.context().entry
        text = self.get_selected_text() or (entry.text if entry else "")
        if not text:
            return
        if len(text) > LONGEST_COPY:
            self.journal.tell(Notice("This text is too long for a terminal’s clipboard.", is_trouble=True))
            return
        self.app.copy_to_clipboard(scrub(text))
        self.journal.tell(Notice(f"Sent to the clipboard: {len(text):,} characters"))

    def action_edit_entry(self) -> None:
        """Change the selected entry, or go on with the changes that were left and are being told of."""
        left, entry = self.journal.told_of, self.context().entry
        if left is not None and self.bar.told_key == "e":
            self.journal.edit_entry(left)
        elif entry is not None:
            self.journal.edit_entry(entry)

    def action_annotate(self) -> None:
        entry = self.context().entry
        if entry is not None:
            self.journal.annotate_entry(entry)

    def action_redact(self) -> None:
        entry = self.context().entry
        if entry is not None:
            self.journal.redact_entry(entry)

    def action_people(self) -> None:
        self.journal.open_people()

    def action_brief(self) -> None:
        self.journal.open_brief(self.context().negotiation or "")

    def action_begin(self) -> None:
        self.journal.begin(self.context().entry)

    def say(self, notice: Notice) -> None:
        """Tell what was done."""
        self.bar.say(notice)

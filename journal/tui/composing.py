"""Writing entries with room: the editor, its drafts, and annotations."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journal.domain.record import replace
from journal.domain.records import Entry, FollowUp
from journal.errors import JournalError
from journal.service.session import Session
from journal.store.extent import Extent
from journal.store.seats import Seat
from journal.tui import jobs, unfinished
from journal.tui.draft import NO_DRAFT, Draft, Notice
from journal.tui.going import Going
from journal.tui.screens.place import Place
from journal.tui.screens.writing import Paper
from journal.tui.unfinished import Drafts, Unfinished
from journal.tui.words import redacted_words

if TYPE_CHECKING:
    from journal.service.redaction import Redaction
    from journal.tui.desk import Desk


class Composing(Going):
    """An app in which entries are written, changed and annotated.

    `told_of` is the entry with unsaved changes that the bar is telling of, `kept_draft` what is left on its line.
    """

    desk: Desk

    def __init__(self, home: Path, **given: Any) -> None:
        super().__init__(**given)
        self.home = home
        self.told_of: Entry | None = None
        self.kept_draft = NO_DRAFT
        self.seat = Seat(home)
        self.drafts = Drafts(self.seat, self._keep)

    def tell(self, notice: Notice) -> None:
        """Tell what was done, where one is."""
        raise NotImplementedError

    def complain(self, error: JournalError) -> None:
        """Tell what could not be done."""
        raise NotImplementedError

    def reload(self) -> None:
        """Have every open view read the journal again."""
        raise NotImplementedError

    def _keep(self, job: Callable[[], None], name: str) -> None:
        self.desk.ask(lambda session: job(), lambda done: None, latest=f"draft:{name}", reads=Extent.NOTHING)

    def compose_entry(self, draft: Draft) -> bool:
        """Write a new entry, or go on with the one that was left; whether it begins with that text."""
        left = self.drafts.get(draft.key)
        is_begun = left is None or not left.text.strip()
        if left is not None and not is_begun and not draft.key:
            draft = replace(draft, focus=left.focus, closes=left.closes, what="")
        self._open_editor(draft, None)
        return is_begun

    def edit_entry(self, entry: Entry) -> None:
        """Change an entry, or go on with the changes that were left."""
        self.told_of = None
        self._open_editor(Draft(text=entry.text, prefill=entry.text, focus=entry.negotiation), entry)

    def _open_editor(self, draft: Draft, entry: Entry | None) -> None:
        from journal.tui.screens.editor import EditorScreen

        if not isinstance(self.screen, EditorScreen):
            self.push_screen(EditorScreen(draft, entry, self.drafts.get(entry.id if entry else draft.key)))

    def annotate_entry(self, entry: Entry) -> None:
        """Add statements to an entry without touching its text."""
        from journal.tui.screens.annotate import AnnotateScreen

        self.push_screen(AnnotateScreen(entry))

    def redact_entry(self, entry: Entry) -> None:
        """Remove the text of an entry for good, once the person has agreed."""
        from journal.tui.screens.redacting import RedactDialog

        def agreed(does: bool | None) -> None:
            if does:
                self.drafts.drop(entry.id)
                self.desk.ask(lambda session: jobs.redact(session, entry.id), self._redacted, self.complain)

        self.push_screen(RedactDialog(entry), agreed)

    def _redacted(self, done: Redaction) -> None:
        self.tell(redacted_words(done))
        self.reload()

    async def action_quit(self) -> None:
        """Leave the app; what is being written is kept."""
        for screen in self.screen_stack:
            if isinstance(screen, Paper):
                screen.put_down()
        await super().action_quit()

    # The line

    def ask_for_line(self) -> None:
        """Look for what was left on the capture bar's line, and offer it."""
        self.desk.ask(
            lambda session: unfinished.left_on_line(self.seat), self._offer_draft, latest="left", reads=Extent.NOTHING
        )

    def _offer_draft(self, left: Draft) -> None:
        if left.text and not self.kept_draft.text:
            self.kept_draft = left
            self._show_draft()
        if left.closes:
            self.desk.ask(
                lambda session: unfinished.still_open(session, left.closes),
                lambda one: self._name_closed(left, one),
                latest="closes",
                reads=Extent.PART,
            )

    def _name_closed(self, left: Draft, one: FollowUp | None) -> None:
        """Say what the draft that was left closes; nothing where that is closed by now."""
        if self.kept_draft == left:
            self.kept_draft = replace(left, closes=one.id if one else "", what=one.what if one else "")
            self._show_draft()

    def _show_draft(self) -> None:
        """Have the bar one sees say what is left on the line."""
        if isinstance(self.screen, Place):
            self.screen.show_draft()

    def keep_draft(self, draft: Draft) -> None:
        """Keep what stands on the line, on disk too, until it is saved or taken off."""
        self.kept_draft = draft
        self._show_draft()
        left = None if draft.is_untouched else Unfinished(draft.text, focus=draft.focus, closes=draft.closes)

        def keep(session: Session) -> None:
            if left is not None:
                unfinished.write(self.seat, unfinished.LINE, left)
            else:
                unfinished.forget(self.seat, unfinished.LINE)

        self.desk.ask(keep, lambda done: None, latest="draft", reads=Extent.NOTHING)

    # What was left

    def ask_for_unfinished(self) -> None:
        """Look for what a crash or a kill left, and offer it."""
        self.desk.ask(self._left, self._offer, latest="unfinished", reads=Extent.PART)

    def _left(self, session: Session) -> tuple[Entry | None, ...]:
        found = [(key, session.store.get(Entry, key) if key else None) for key in unfinished.left(self.seat)]
        return tuple(entry for key, entry in found if entry is not None or not key)

    def _offer(self, left: tuple[Entry | None, ...]) -> None:
        if not left:
            return
        entry = left[0]
        kept = self.drafts.get(entry.id if entry else "")
        words = " ".join(kept.text.split()) if kept else ""
        if not words:
            return
        if entry is None:
            self.tell(Notice(f"An entry was left unfinished: {words[:200]}", "n", "goes on with it"))
        else:
            self.told_of = entry
            self.tell(Notice(f"Changes to an entry were left: {words[:200]}", "e", "goes on with them"))

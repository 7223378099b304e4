"""How the entry editor is left: saved, or with its draft kept."""

from __future__ import annotations

from journal.domain.record import replace
from journal.domain.records import Entry, FollowUp
from journal.errors import JournalError
from journal.tui import jobs_editor as jobs
from journal.tui.draft import Draft, Notice
from journal.tui.jobs import Saved
from journal.tui.screens.mending import Mending
from journal.tui.unfinished import still_open
from journal.tui.widgets.choices import Choices
from journal.tui.words import saved_words


class Finishing(Mending):
    """The part of the editor that keeps and saves. `entry` is the one that is changed, None for a new one."""

    draft: Draft
    entry: Entry | None
    kept_at: str
    trouble: str
    _is_saving = False

    @property
    def choices(self) -> Choices:
        return self.query_one(Choices)

    @property
    def entry_id(self) -> str:
        return self.entry.id if self.entry else ""

    @property
    def draft_key(self) -> str:
        """What its text is called among the drafts."""
        return self.entry_id or self.draft.key

    def refresh_frame(self) -> None:
        """Bring header and keys up to date."""
        raise NotImplementedError

    def show_understood(self) -> None:
        """Show what was understood."""
        raise NotImplementedError

    def look_for_what(self) -> None:
        """Look which follow-up a draft that was left closes; none where that is closed by now."""
        if self.draft.closes and not self.draft.what:
            self.journal.desk.ask(lambda session: still_open(session, self.draft.closes), self._closes)

    def _closes(self, one: FollowUp | None) -> None:
        self.draft = replace(self.draft, closes=one.id if one else "", what=one.what if one else "")
        if self.is_running:
            self.refresh_frame()

    # Leaving

    @property
    def is_untouched(self) -> bool:
        """Whether nothing was written in it."""
        before = self.entry.attachments if self.entry else ()
        text = self.text.text
        same = text == self.draft.prefill or (self.entry is None and not text.strip())
        return same and tuple(self.files) == before

    def keep_draft(self) -> None:
        """Keep what stands in the editor, on disk too; nothing where it says what is saved already."""
        if self.is_untouched:
            self.journal.drafts.drop(self.draft_key)
            self.kept_at = ""
        else:
            self.journal.drafts.keep(self.text.text, self.files, self.draft_key, self.draft)
            self.kept_at = f"draft kept {self.journal.now().local:%H:%M}"
        self.refresh_frame()

    def put_down(self) -> None:
        """Leave it, with its draft, before another view is shown."""
        if self.is_running and not self._is_saving:
            self.keep_draft()

    def action_leave(self) -> None:
        if self.choices.chosen:
            self.choices.close()
            return
        self.put_down()
        left = not self.is_untouched
        key = "e" if self.entry else "s" if self.draft.letter else "T" if self.draft.talk else "n"
        self.app.pop_screen()
        if left:
            self.journal.told_of = self.entry
            self.journal.tell(Notice("Left as a draft, not saved", key, "goes on with it"))

    def action_start_over(self) -> None:
        self.files = self.entry.attachments if self.entry else ()
        self.text.put(self.draft.prefill, 0, len(self.text.text))
        self.show_understood()

    # Saving

    def action_save(self) -> None:
        if self._is_saving:
            return
        if self.is_untouched and not self.draft.closes and not self.draft.letter:
            self.put_down()
            self.app.pop_screen()
            return
        self._is_saving = True
        text, draft, files, entry = self.text.text, self.draft, self.files, self.entry
        self.journal.desk.ask(
            lambda session: jobs.save(session, text, draft=draft, attachments=files, before=entry),
            lambda saved: self._saved(text, saved),
            self._not_saved,
        )

    def _saved(self, text: str, saved: Saved) -> None:
        self._is_saving = False
        journal, entry = self.journal, saved.reading.entry
        journal.trouble = ""
        journal.named = entry.named if entry.negotiation is None else ""
        journal.answered = saved.answered
        if self.is_running and self.text.text != text:
            # Typed on while it was being saved: from here on it is that entry that is edited.
            journal.drafts.drop(self.draft_key)
            self.entry = entry
            self.draft = replace(self.draft, prefill=text, closes="", what="", letter="", talk="")
            self.keep_draft()
            return
        journal.drafts.drop(self.draft_key)
        while self in self.app.screen_stack:
            self.app.pop_screen()
        journal.tell(saved_words(self.draft, saved))
        journal.reload()

    def _not_saved(self, error: JournalError) -> None:
        self._is_saving = False
        if isinstance(error, jobs.Overtaken):
            self.entry = error.now
        self.journal.trouble = "not saved"
        if self.is_running:
            self.keep_draft()
            self.trouble = error.sentence
            self.show_understood()

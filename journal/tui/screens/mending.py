"""What is done to the text in the editor besides typing: findings, files, the head, one's own editor."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from journal.domain.records import Attachment, Finding, OfferItem
from journal.errors import JournalError
from journal.tui import jobs_editor as jobs
from journal.tui.draft import Notice
from journal.tui.render.understood import UNKNOWN_ITEM
from journal.tui.render.understood_line import current, findings_of
from journal.tui.screens.writing import Paper

if TYPE_CHECKING:
    from journal.tui.jobs_editor import Read
    from journal.tui.widgets.entry_text import EntryText


class Mending(Paper):
    """The part of the editor that mends and adds."""

    read: Read | None
    files: tuple[Attachment, ...]

    @property
    def text(self) -> EntryText:
        raise NotImplementedError

    def keep_draft(self) -> None:
        """Keep what stands in the editor."""
        raise NotImplementedError

    def reload(self) -> None:
        """Have the text understood again."""
        raise NotImplementedError

    @property
    def finding(self) -> Finding | None:
        """The finding that keys act on, as long as it stands where it was found."""
        read = self.read
        if read is None:
            return None
        one = current(findings_of(read, self.text.cursor), self.text.cursor)
        return one if one is not None and self.text.text[one.start : one.end] == one.found else None

    def action_next_finding(self) -> None:
        """Mark the next place that was not understood, after the last one the first."""
        if self.read is None or self.read.text != self.text.text:
            return
        placed = [one for one in findings_of(self.read, self.text.cursor) if one.end > one.start]
        if placed:
            _, cursor = self.text.marked
            one = next((one for one in placed if one.end > cursor), placed[0])
            self.text.mark(one.start, one.end)

    def action_mend(self) -> None:
        """Put the nearest known word in the place of the one that was found."""
        one = self.finding
        if one is not None and one.nearest:
            self.text.put(one.nearest, one.start, one.end)

    def action_own_item(self) -> None:
        """Make the unknown item one of the person's own; what its values are is read from the statement."""
        one, read = self.finding, self.read
        if one is None or read is None or one.code != UNKNOWN_ITEM:
            return
        part = next((part for part in read.reading.parts if part.start <= one.start < part.end), None)
        statement = read.text[one.start : part.end] if part else one.found

        def made(item: OfferItem) -> None:
            self.app.notify(f"{item.label} is an item of yours from now on", markup=False)
            self.reload()

        self.journal.desk.ask(lambda session: jobs.own_item(session, one.found, statement), made, self.complain)

    def complain(self, error: JournalError) -> None:
        """Tell what could not be done."""
        self.journal.tell(Notice(error.sentence, is_trouble=True))

    # Files

    def action_attach(self) -> None:
        """Ask for a file and keep a copy of it."""
        from journal.tui.screens.asking import FileDialog

        def keep(path: str | None) -> None:
            if path:
                self.journal.desk.ask(lambda session: jobs.attach(session, path), self._attached, self.complain)

        self.app.push_screen(FileDialog(), keep)

    def _attached(self, one: Attachment) -> None:
        if self.is_running and one not in self.files:
            self.files = (*self.files, one)
            self.keep_draft()
            self.reload()

    # The head

    def action_head(self) -> None:
        """Fill in the head in a form."""
        from journal.tui.render.head import filled, head_of
        from journal.tui.screens.asking import HeadDialog

        read = self.read
        if read is None:
            return
        before = read.entry.head if self.text.text.startswith(read.entry.head) else ""

        def write(fields: dict[str, str] | None) -> None:
            if fields is not None:
                begins_blank = self.text.text[len(before) : len(before) + 1].isspace()
                head = head_of(fields)
                self.text.put(head.rstrip(" ") if begins_blank else head, 0, len(before))

        self.app.push_screen(HeadDialog(filled(read)), write)

    # One's own editor

    def action_own_editor(self) -> None:
        """Hand the terminal to the editor that the person has chosen, and take the text back from it."""
        from journal.adapters import editor

        before = self.text.text
        try:
            with self.app.suspend():
                manuscript = editor.write(before, os.environ)
        except JournalError as error:
            self.complain(error)
            return
        if manuscript.text != before:
            self.text.put(manuscript.text, 0, len(before))
        self.keep_draft()
        # Behind the draft in the desk's queue: the file goes when the text is kept elsewhere.
        self.journal.desk.ask(lambda session: manuscript.discard(), lambda done: None)

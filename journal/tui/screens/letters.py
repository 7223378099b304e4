"""Letters: drafts, what was sent, and what came of it; the selected one beside the list."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.geometry import Size

from journal.domain.letters.standing import Standing
from journal.domain.record import replace
from journal.domain.records.letter import Letter, LetterKind
from journal.safe_text import scrub
from journal.tui import jobs_documents as jobs
from journal.tui.draft import Draft, Notice
from journal.tui.jobs_documents import LettersData
from journal.tui.registry import Needs, Where, bindings
from journal.tui.render.frame import Band
from journal.tui.render.letters import LETTER, letter_rows, text_rows
from journal.tui.render.rows import Rows
from journal.tui.screens.place import NOWHERE, Context
from journal.tui.screens.sides import Sides
from journal.tui.widgets.row_list import RowList


class LettersScreen(Sides):
    """The letters of one negotiation, or of all."""

    WHERE = Where.LETTERS
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.LETTERS)

    def __init__(self, negotiation: str | None) -> None:
        super().__init__()
        self.data: LettersData | None = None
        self._one = negotiation
        self._shown = negotiation

    def reload(self) -> None:
        wanted = self._shown
        self.journal.desk.ask(lambda session: jobs.board(session, wanted), self.show, self.gone, latest="letters")

    def show(self, data: LettersData) -> None:
        """Show the letters."""
        self.data = data
        self.draw()

    def rows(self, size: Size) -> Rows:
        return letter_rows(self.data, size) if self.data else Rows()

    def beside(self, size: Size, *, is_plain: bool) -> Rows:
        return text_rows(self.data, self.standing, size, is_plain=is_plain) if self.data else Rows()

    def band(self) -> Band:
        name = self.data.negotiation.name if self.data and self.data.negotiation else ""
        return replace(self.journal.band(), title="Letters", aside=name)

    # What is selected

    @property
    def standing(self) -> Standing | None:
        """Where the selected letter stands."""
        key = self.lines.key
        return self.data.find(key.removeprefix(LETTER)) if self.data and key.startswith(LETTER) else None

    def context(self) -> Context:
        data, one = self.data, self.standing
        negotiation = one.letter.negotiation if one else self._one
        if data is None or negotiation is None:
            return NOWHERE
        name = data.names.get(negotiation, "")
        return Context(negotiation=negotiation, name=name, opening=f"{name}: ", entry=one.sent if one else None)

    def there(self) -> Collection[Needs]:
        found, one = set(super().there()), self.standing
        found |= {Needs.DRAFTED} if one is not None and one.sent is None else set()
        is_waiting = one is not None and one.sent is not None and not one.is_over and one.letter.kind.wants_answer
        return found | ({Needs.UNANSWERED} if is_waiting else set())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("send_letter", "drop_letter"):
            return Needs.DRAFTED in self.there()
        if action == "chase":
            return Needs.UNANSWERED in self.there()
        if action == "copy":
            return self.standing is not None
        return super().check_action(action, parameters)

    def action_all_letters(self) -> None:
        self._shown = self._one if self._shown is None else None
        self.reload()

    # What is done with it

    @on(RowList.Opened)
    def _opened_row(self, event: RowList.Opened) -> None:
        """Go on with a draft; of what was sent show the entry."""
        one = self.standing
        if event.list is not self.lines or one is None:
            return
        if one.sent is None:
            self.journal.open_letter(one.letter)
        else:
            self.journal.open_entry(one.sent.id)

    def action_draft_letter(self) -> None:
        """Ask what kind of letter, and draft it."""
        from journal.tui.screens.document_dialogs import KindDialog

        one, names = self.standing, self.data.names if self.data else {}
        negotiation = one.letter.negotiation if one is not None else self._one
        if negotiation is None:
            self.journal.tell(Notice("Open the letters of a negotiation first: L on one of its rows.", is_trouble=True))
            return

        def answered(said: tuple[str, str] | None) -> None:
            if said is not None:
                kind, line = LetterKind(said[0]), said[1]
                self.journal.desk.ask(
                    lambda session: jobs.draft(session, negotiation, kind, line),
                    lambda made: self.drafted(*made),
                    self.journal.complain,
                )

        self.app.push_screen(KindDialog(names.get(negotiation, "")), answered)

    def action_chase(self) -> None:
        one = self.standing
        if one is not None:
            letter = one.letter
            self.journal.desk.ask(
                lambda session: jobs.chase(session, letter), lambda made: self.drafted(*made), self.journal.complain
            )

    def action_send_letter(self) -> None:
        """Write the entry that says it was sent, in the editor, filled in."""
        one = self.standing
        if one is not None and one.sent is None:
            letter = one.letter
            self.journal.desk.ask(
                lambda session: jobs.sent_text(session, letter),
                lambda text: self._write_entry(letter, text),
                self.journal.complain,
            )

    def _write_entry(self, letter: Letter, text: str) -> None:
        draft = Draft(text=text, prefill=text, focus=letter.negotiation, letter=letter.id)
        self.journal.compose_entry(draft)

    def action_drop_letter(self) -> None:
        one = self.standing
        if one is not None:
            letter = one.letter
            self.journal.desk.ask(lambda session: jobs.drop(session, letter), self._dropped, self.journal.complain)

    def _dropped(self, letter: Letter) -> None:
        self.journal.tell(Notice(f"Dropped: {letter.subject}", "u", "undoes it"))
        self.journal.reload()

    def action_copy(self) -> None:
        """Copy what is selected with the mouse, else the letter without its subject line."""
        one = self.standing
        text = self.get_selected_text() or (one.letter.body if one is not None else "")
        if text:
            self.app.copy_to_clipboard(scrub(text))
            self.journal.tell(Notice(f"Sent to the clipboard: {len(text):,} characters"))

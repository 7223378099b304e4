"""What leads from any view to letters, and from the Offers view to document, remedies and talk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from journal.tui.draft import Draft, Notice
from journal.tui.screens.writing import Writing

if TYPE_CHECKING:
    from journal.domain.records.letter import Letter

_NOTHING: Mapping[str, str] = {}


class Documenting(Writing):
    """The part of a view that opens letters, the comparison document, remedies and talks."""

    @property
    def item(self) -> str:
        """The id of the selected item of a ledger; empty where none is."""
        return ""

    def action_letters(self) -> None:
        """Open the letters of the selected negotiation; without one, those of all."""
        self.journal.open_letters(self.context().negotiation)

    def action_report(self) -> None:
        negotiation = self.context().negotiation
        if negotiation is not None:
            self.journal.open_report(negotiation)

    def action_remedies(self) -> None:
        """Open the remedies for the gap of the selected item; where it has none, say so."""
        from journal.tui import jobs_documents as jobs

        negotiation, item = self.context().negotiation, self.item
        if negotiation is not None and item:
            self.journal.desk.ask(
                lambda session: jobs.weigh(session, negotiation, item, ()),
                lambda weighed: self.journal.open_remedies(negotiation, weighed),
                self.journal.complain,
            )

    def action_talk(self) -> None:
        """Ask for a talk; where one is planned, write down what came of it."""
        from journal.tui import jobs_documents as jobs

        negotiation = self.context().negotiation
        if negotiation is None:
            return

        def found(text: str) -> None:
            if text:
                self.journal.compose_entry(Draft(text=text, prefill=text, focus=negotiation, talk=negotiation))
            else:
                self._ask_talk(negotiation, _NOTHING)

        self.journal.desk.ask(lambda session: jobs.outcome_text(session, negotiation), found, self.journal.complain)

    def _ask_talk(self, negotiation: str, filled: Mapping[str, str], problem: str = "") -> None:
        from journal.tui import jobs_documents as jobs
        from journal.tui.screens.document_dialogs import TalkDialog

        def answered(said: Mapping[str, str] | None) -> None:
            if said is not None:
                self.journal.desk.ask(
                    lambda session: jobs.ask_talk(session, negotiation, said),
                    lambda made: self.drafted(*made),
                    lambda error: self._ask_talk(negotiation, said, error.sentence),
                )

        self.app.push_screen(TalkDialog("Ask for a talk about the gaps", filled, problem), answered)

    def drafted(self, letter: Letter, trouble: str) -> None:
        """Open a letter that was just drafted; say what is wrong with one's own template, if anything is."""
        self.journal.open_letter(letter)
        if trouble:
            self.journal.tell(Notice(trouble, is_trouble=True))
        self.journal.reload()

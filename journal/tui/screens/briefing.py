"""What is written from the brief: the prep, a question, a file, and with whom the talk is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from journal.domain.prep.reading import ReadPrep
from journal.service.session import Session
from journal.tui import jobs_brief as jobs
from journal.tui.draft import Notice
from journal.tui.jobs_brief import BriefData
from journal.tui.screens.place import Place

if TYPE_CHECKING:
    from journal.tui.screens.brief_asks import Asked


class Briefing(Place):
    """A screen that shows a brief. `with_` is whom the talk is with, where the person said so."""

    def __init__(self) -> None:
        super().__init__()
        self.with_ = ""
        self.data: BriefData | None = None

    @property
    def short_name(self) -> str:
        """The short name of the negotiation; empty before it is known."""
        return self.data.brief.negotiation.name if self.data else ""

    def action_prep(self) -> None:
        """Write the prep, in a form."""
        name = self.short_name
        if name:
            self.journal.desk.ask(lambda session: jobs.prep_texts(session, name), self._ask_prep, self.journal.complain)

    def _ask_prep(self, texts: Mapping[str, tuple[str, ...]]) -> None:
        from journal.tui.screens.prep import PrepDialog

        name = self.short_name
        if self.is_current and name:
            self.app.push_screen(PrepDialog(name, texts, self.journal.desk), self._prepared)

    def _prepared(self, made: ReadPrep | None) -> None:
        if made is None:
            return
        count = len(made.findings)
        found = f", ▲ {count} {'finding' if count == 1 else 'findings'}" if count else ""
        self.journal.tell(Notice(f"Kept: the prep of {self.short_name}{found}", "u", "undoes it"))
        self.journal.reload()

    def action_add_question(self) -> None:
        from journal.tui.screens.brief_asks import QuestionDialog

        def answered(question: str | None) -> None:
            name = self.short_name
            if question:
                self._keep(lambda session: jobs.ask(session, name, question), "Kept")

        if self.data is not None:
            self.app.push_screen(QuestionDialog(), answered)

    def _keep(self, job: Callable[[Session], str], did: str) -> None:
        def then(what: str) -> None:
            self.journal.tell(Notice(f"{did}: {what}", "u", "undoes it"))
            self.journal.reload()

        self.journal.desk.ask(job, then, self.journal.complain)

    def action_with_person(self) -> None:
        from journal.tui.screens.brief_asks import WithDialog

        def answered(name: str | None) -> None:
            if name is not None:
                self.with_ = name
                self.reload()

        if self.data is not None:
            self.app.push_screen(WithDialog(self.data.people, self.with_), answered)

    def action_print(self) -> None:
        """Ask for a file, and write the page to it."""
        self._ask_file()

    def _ask_file(self, asked: Asked | None = None, problem: str = "") -> None:
        from journal.tui.screens.brief_asks import Asked, PrintDialog

        if self.data is not None:
            first = Asked(path=f"~/brief-{self.short_name}.md")
            self.app.push_screen(PrintDialog(asked or first, problem), self._print)

    def _print(self, asked: Asked | None) -> None:
        if asked is None:
            return
        name, with_ = self.short_name, self.with_

        def done(path: Path) -> None:
            self.journal.tell(Notice(f"Written, for you alone: {path}"))

        self.journal.desk.ask(
            lambda session: jobs.print_to(session, name, with_, asked.path, share=asked.is_shared, over=asked.is_sure),
            done,
            lambda error: self._ask_file(asked, error.sentence),
        )

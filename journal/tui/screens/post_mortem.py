"""A post-mortem: a question a row, answered in a dialog, kept at once; lessons below."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from journal.domain.paths.post_mortem import QUESTIONS
from journal.domain.record import replace
from journal.errors import JournalError
from journal.tui import jobs_paths as jobs
from journal.tui.jobs_paths import PostMortemData
from journal.tui.registry import Needs, Where, bindings
from journal.tui.render.frame import Band
from journal.tui.render.post_mortem import LESSON, NEW_LESSON, QUESTION, post_mortem_rows
from journal.tui.screens.form import FormDialog
from journal.tui.screens.place import NOWHERE, Context, Place
from journal.tui.widgets.row_list import RowList

FIELD = "answer"


class AnswerDialog(FormDialog):
    """Gives the answer to one question, or a lesson; an empty one is taken out."""

    WHERE = Where.ANSWERING
    FIELDS = ((FIELD, "Answer", "as it was; empty takes it out"),)
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.ANSWERING)


class PostMortemScreen(Place):
    """The post-mortem of one negotiation."""

    WHERE = Where.POST_MORTEM
    SHEET = "split.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.POST_MORTEM)

    def __init__(self, negotiation: str) -> None:
        super().__init__()
        self.data: PostMortemData | None = None
        self._subject = negotiation

    def panes(self) -> ComposeResult:
        yield RowList(id="lines")

    def reload(self) -> None:
        subject = self._subject
        self.journal.desk.ask(
            lambda session: jobs.look_back(session, subject), self.show, self._gone, latest="post-mortem"
        )

    def show(self, data: PostMortemData) -> None:
        """Show the questions."""
        # The answer may come when the screen has been left.
        if not self.is_running:
            return
        self.data = data
        self.pane.show(lambda size: post_mortem_rows(data, size))
        self.refresh_frame()

    def _gone(self, error: JournalError) -> None:
        if self.is_current:
            self.app.pop_screen()
            self.journal.complain(error)

    def band(self) -> Band:
        name = self.data.page.negotiation.name if self.data else ""
        return replace(self.journal.band(), title="Post-mortem", aside=name)

    def context(self) -> Context:
        if self.data is None:
            return NOWHERE
        one = self.data.page.negotiation
        return Context(negotiation=one.id, name=one.name, opening=f"{one.name}: ", entry=self.data.page.entry)

    def there(self) -> Collection[Needs]:
        found = set(super().there())
        found |= {Needs.ROW} if self.pane.key else set()
        return found | ({Needs.SUGGESTED} if self.data and self.data.page.suggested.answers else set())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "keep_suggested":
            return Needs.SUGGESTED in self.there()
        return super().check_action(action, parameters)

    @on(RowList.Opened)
    def _opened_row(self, event: RowList.Opened) -> None:
        data, key = self.data, event.key
        if data is None:
            return
        if key.startswith(QUESTION):
            question = next(one for one in QUESTIONS if one.id == key.removeprefix(QUESTION))
            self._ask(question.text, question.id, data.page.answer(question.id)[0])
        elif key == NEW_LESSON:
            self.action_teach()
        elif key.startswith(LESSON):
            place = int(key.removeprefix(LESSON))
            self._ask_lesson(data, place, data.page.told.lessons[place])

    def _ask(self, title: str, question: str, answer: str) -> None:
        data = self.data

        def answered(said: object) -> None:
            if isinstance(said, dict) and data is not None:
                name = data.page.negotiation.name
                self.carry_out(lambda session: jobs.answer(session, name, question, said[FIELD]))

        self.app.push_screen(AnswerDialog(title, {FIELD: answer}), answered)

    def action_teach(self) -> None:
        """Ask for a further lesson."""
        if self.data is not None:
            self._ask_lesson(self.data, len(self.data.page.told.lessons), "")

    def _ask_lesson(self, data: PostMortemData, place: int, lesson: str) -> None:
        def answered(said: object) -> None:
            if isinstance(said, dict):
                lessons = [*data.page.told.lessons]
                lessons[place : place + 1] = [said[FIELD]] if said[FIELD] else []
                name = data.page.negotiation.name
                self.carry_out(lambda session: jobs.teach(session, name, lessons))

        self.app.push_screen(AnswerDialog("What will you do otherwise next time?", {FIELD: lesson}), answered)

    def action_keep_suggested(self) -> None:
        """Keep what the journal suggests."""
        data = self.data
        if data is not None:
            name = data.page.negotiation.name
            self.carry_out(lambda session: jobs.answer(session, name, "", ""))

    def action_back(self) -> None:
        self.app.pop_screen()

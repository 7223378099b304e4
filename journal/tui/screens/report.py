"""The comparison document: its rows to be ticked, and beside them the document as it would be written."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.geometry import Size

from journal.domain.record import replace
from journal.safe_text import scrub
from journal.service.reporting import ENDINGS
from journal.tui import jobs_documents as jobs
from journal.tui.draft import Notice
from journal.tui.jobs_documents import ReportData
from journal.tui.registry import Needs, Where, bindings
from journal.tui.render.documents import ITEM, choice_rows, preview_rows
from journal.tui.render.frame import Band
from journal.tui.render.rows import Rows
from journal.tui.screens.place import LONGEST_COPY, NOWHERE, Context
from journal.tui.screens.sides import Sides
from journal.tui.widgets.row_list import RowList

FORMS = tuple(ENDINGS)
FIRST = "text"


class ReportScreen(Sides):
    """The document of one negotiation."""

    WHERE = Where.REPORT
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.REPORT)

    def __init__(self, negotiation: str) -> None:
        super().__init__()
        self.data: ReportData | None = None
        self._subject = negotiation
        self._chosen: frozenset[str] | None = None
        self._form = FIRST

    def reload(self) -> None:
        subject, chosen, form = self._subject, self._chosen, self._form
        self.journal.desk.ask(
            lambda session: jobs.report(session, subject, chosen, form), self.show, self.gone, latest="report"
        )

    def show(self, data: ReportData) -> None:
        """Show rows and document."""
        self.data = data
        self._chosen = data.chosen
        self.draw()

    def rows(self, size: Size) -> Rows:
        return choice_rows(self.data, size) if self.data else Rows()

    def beside(self, size: Size, *, is_plain: bool) -> Rows:
        return preview_rows(self.data, size) if self.data else Rows()

    def band(self) -> Band:
        name = self.data.negotiation.name if self.data else ""
        return replace(self.journal.band(), title="Comparison", aside=name)

    def context(self) -> Context:
        data = self.data
        if data is None:
            return NOWHERE
        name = data.negotiation.name
        return Context(negotiation=data.negotiation.id, name=name, opening=f"{name}: ")

    def there(self) -> Collection[Needs]:
        return set(super().there()) | ({Needs.ROW} if self.lines.key else set())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "copy":
            return self.data is not None
        return super().check_action(action, parameters)

    @on(RowList.Opened)
    def _opened_row(self, event: RowList.Opened) -> None:
        if event.list is self.lines:
            self.action_tick_row()

    def action_tick_row(self) -> None:
        """Tick the row, or take its tick away."""
        data, key = self.data, self.lines.key
        if data is not None and key.startswith(ITEM):
            self._chosen = data.chosen ^ {key.removeprefix(ITEM)}
            self.reload()

    def action_which_rows(self) -> None:
        """The rows that differ, or all again."""
        data = self.data
        if data is not None:
            gaps = frozenset(row.item for row in data.rows if row.is_gap)
            every = frozenset(row.item for row in data.rows)
            self._chosen = every if data.chosen == gaps else gaps
            self.reload()

    def action_next_format(self) -> None:
        self._form = FORMS[(FORMS.index(self._form) + 1) % len(FORMS)]
        self.reload()

    def action_copy(self) -> None:
        """Copy what is selected with the mouse, else the document."""
        text = self.get_selected_text() or (self.data.text if self.data else "")
        if len(text) > LONGEST_COPY:
            self.journal.tell(Notice("This text is too long for a terminal’s clipboard.", is_trouble=True))
        elif text:
            self.app.copy_to_clipboard(scrub(text))
            self.journal.tell(Notice(f"Sent to the clipboard: {len(text):,} characters"))

    def action_write_report(self) -> None:
        if self.data is not None and self.data.text:
            name = f"{self.data.negotiation.name}-comparison.{ENDINGS[self.data.form]}"
            self._ask({"file": f"~/{name}"})

    def _ask(self, filled: Mapping[str, str], problem: str = "") -> None:
        from journal.tui.screens.document_dialogs import DocumentFileDialog

        text = self.data.text if self.data else ""

        def answered(said: Mapping[str, str] | None) -> None:
            if said is not None:
                self.journal.desk.ask(
                    lambda session: jobs.write_report(session, text, said["file"]),
                    lambda path: self.journal.tell(Notice(f"Written: {path}")),
                    lambda error: self._ask(said, error.sentence),
                )

        self.app.push_screen(DocumentFileDialog("Write the document", filled, problem), answered)

"""Remedies for a gap: tick some, see what they close together, and ask for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.geometry import Size

from journal.domain.record import replace
from journal.domain.remedies.weighing import Pick
from journal.errors import JournalError
from journal.service.remedies import Weighed
from journal.tui import jobs_documents as jobs
from journal.tui.draft import Draft
from journal.tui.registry import Where, bindings
from journal.tui.render.documents import REMEDY, plan_rows, remedy_rows
from journal.tui.render.frame import Band
from journal.tui.render.rows import Rows
from journal.tui.screens.place import Context
from journal.tui.screens.sides import Sides
from journal.tui.widgets.row_list import RowList

Refused = Callable[[JournalError], None]


class RemediesScreen(Sides):
    """The remedies for one item of one negotiation. What is ticked and how much of it is kept while it is open."""

    WHERE = Where.REMEDIES
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.REMEDIES)

    def __init__(self, negotiation: str, weighed: Weighed) -> None:
        super().__init__()
        self.data = weighed
        self._subject = negotiation
        self._sizes: Mapping[str, str] = {}
        self._ticked: tuple[str, ...] = ()
        # What was asked to be weighed last: reading the journal again must not bring back what was before.
        self._asked_for: tuple[tuple[str, ...], Mapping[str, str]] = (self._ticked, self._sizes)

    def reload(self) -> None:
        self._weigh(*self._asked_for, self.journal.complain)

    def _weigh(self, ticked: tuple[str, ...], sizes: Mapping[str, str], refused: Refused) -> None:
        subject, item = self._subject, self.data.row.item
        picks = [f"{one}={sizes[one]}" if one in sizes else one for one in ticked]
        self._asked_for = ticked, sizes

        def weighed(data: Weighed) -> None:
            self.data, self._ticked, self._sizes = data, ticked, sizes
            self.draw()

        def failed(error: JournalError) -> None:
            self._asked_for = self._ticked, self._sizes
            refused(error)

        self.journal.desk.ask(lambda session: jobs.weigh(session, subject, item, picks), weighed, failed)

    def rows(self, size: Size) -> Rows:
        return remedy_rows(self.data, self._ticked, size)

    def beside(self, size: Size, *, is_plain: bool) -> Rows:
        return plan_rows(self.data, self.remedy, size)

    def band(self) -> Band:
        return replace(self.journal.band(), title="Remedies", aside=self.data.negotiation.name)

    def context(self) -> Context:
        name = self.data.negotiation.name
        return Context(negotiation=self._subject, name=name, opening=f"{name}: ")

    @property
    def remedy(self) -> str:
        """The id of the selected remedy; empty where none is."""
        return self.lines.key.removeprefix(REMEDY)

    @property
    def _selected(self) -> Pick | None:
        return next((one for one in self.data.options if one.remedy.id == self.remedy), None)

    @on(RowList.Opened)
    def _opened_row(self, event: RowList.Opened) -> None:
        if event.list is self.lines:
            self.action_tick_row()

    def action_tick_row(self) -> None:
        """Tick it, or take its tick away; where it needs a figure first, ask for that."""
        one = self._selected
        if one is None:
            return
        if self.remedy in self._ticked:
            self._weigh(tuple(each for each in self._ticked if each != self.remedy), self._sizes, self.journal.complain)
        elif one.value is None and self.remedy not in self._sizes:
            self.action_size_remedy()
        else:
            self._weigh((*self._ticked, self.remedy), self._sizes, self.journal.complain)

    def action_size_remedy(self) -> None:
        one = self._selected
        if one is not None:
            self._ask(one, {"value": self._sizes.get(one.remedy.id, "")})

    def _ask(self, one: Pick, filled: Mapping[str, str], problem: str = "") -> None:
        from journal.tui.screens.document_dialogs import SizeDialog

        remedy = one.remedy.id

        def answered(said: Mapping[str, str] | None) -> None:
            if said is not None:
                picked = self._ticked if remedy in self._ticked else (*self._ticked, remedy)
                self._weigh(
                    picked,
                    {**self._sizes, remedy: said["value"]},
                    lambda error: self._ask(one, said, error.sentence),
                )

        self.app.push_screen(SizeDialog(one.remedy.label, filled, problem), answered)

    def action_ask_remedies(self) -> None:
        """Write the entry that asks for what is ticked, in the editor."""
        data = self.data
        self.journal.desk.ask(lambda session: jobs.ask_text(session, data), self._write_entry, self._refused)

    def _write_entry(self, text: str) -> None:
        self.journal.compose_entry(Draft(text=text, focus=self._subject))

    def _refused(self, error: JournalError) -> None:
        self.journal.complain(error)

"""People: who they are, and every entry with them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType

from journal.domain.record import replace
from journal.domain.records import Entry, Person
from journal.errors import JournalError
from journal.tui import jobs_people as jobs
from journal.tui.draft import Notice
from journal.tui.jobs_people import PeopleData
from journal.tui.opening import opening
from journal.tui.registry import Needs, Where, bindings
from journal.tui.render.entry import ENTRY
from journal.tui.render.frame import Band
from journal.tui.render.people import PERSON, people_rows, person_rows
from journal.tui.screens.place import NOWHERE, Context, Place
from journal.tui.widgets.row_list import RowList


class PeopleScreen(Place):
    """Everybody on the left, one of them on the right."""

    WHERE = Where.PEOPLE
    SHEET = "people.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.PEOPLE)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-split")]  # noqa: RUF012  # as Textual has it

    def __init__(self) -> None:
        super().__init__()
        self.data: PeopleData | None = None

    def panes(self) -> ComposeResult:
        yield RowList(id="everybody")
        yield RowList(id="person", has_edge=True)

    @property
    def everybody(self) -> RowList:
        return self.query_one("#everybody", RowList)

    @property
    def one(self) -> RowList:
        return self.query_one("#person", RowList)

    @property
    def pane(self) -> RowList:
        return self.one if self.has_class("-person") else self.everybody

    @property
    def person(self) -> Person | None:
        """Who is selected."""
        return self.data.find(self.everybody.key.removeprefix(PERSON)) if self.data else None

    def reload(self) -> None:
        self.journal.desk.ask(jobs.everybody, self.show, self.journal.complain, latest="people")

    def show(self, data: PeopleData) -> None:
        """Show everybody."""
        # The answer may come when the screen has been left.
        if not self.is_running:
            return
        self.data = data
        self.everybody.show(partial(people_rows, data))
        self._tell()
        self.refresh_frame()

    def _tell(self) -> None:
        if self.data is not None:
            self.one.show(partial(person_rows, self.data, self.person))

    @on(RowList.Moved)
    def _moved_on(self, event: RowList.Moved) -> None:
        if event.list is self.everybody:
            self.one.scroll_to(y=0, animate=False)
            self._tell()

    def refresh_frame(self) -> None:
        super().refresh_frame()
        self.everybody.set_current(self.pane is self.everybody)
        self.one.set_current(self.pane is self.one)

    def band(self) -> Band:
        return replace(self.journal.band(), title="People", aside=self.person.name if self.person else "")

    def context(self) -> Context:
        data, person = self.data, self.person
        if data is None or person is None:
            return NOWHERE
        entry = self._entry(data, person)
        name = data.names.get(entry.negotiation or "", "") if entry else ""
        return Context(
            negotiation=entry.negotiation if entry else None,
            name=name,
            opening=opening(name, entry, data.names),
            entry=entry,
        )

    def _entry(self, data: PeopleData, person: Person) -> Entry | None:
        """The selected entry; of somebody the latest one."""
        entries = data.entries.get(person.id, ())
        key = self.one.key if self.has_class("-person") else ""
        found = next((entry for entry in entries if f"{ENTRY}{entry.id}" == key), None)
        return found or next(iter(entries), None)

    def there(self) -> Collection[Needs]:
        found = set(super().there())
        return found | ({Needs.ROW} if self.pane.key else set())

    @on(RowList.Opened)
    def _opened_row(self, event: RowList.Opened) -> None:
        if event.list is self.everybody:
            self._to_pane(self.one)
        elif (entry := self.context().entry) is not None:
            self.journal.open_entry(entry.id)

    def action_next_pane(self) -> None:
        self._to_pane(self.everybody if self.pane is self.one else self.one)

    def action_back(self) -> None:
        if self.has_class("-person"):
            self._to_pane(self.everybody)
        else:
            self.app.pop_screen()

    def _to_pane(self, pane: RowList) -> None:
        self.set_class(pane is self.one, "-person")
        self.call_after_refresh(pane.focus)
        self.refresh_frame()

    def focus_list(self) -> None:
        self.pane.focus()

    @on(events.DescendantFocus)
    def _focused_on(self, event: events.DescendantFocus) -> None:
        if event.widget in (self.everybody, self.one):
            self.set_class(event.widget is self.one, "-person")
            self.refresh_frame()

    def action_describe(self) -> None:
        """Ask who the selected person is."""
        if self.person is not None:
            self._ask(self.person, jobs.filled_of(self.person))

    def _ask(self, person: Person, filled: Mapping[str, str], problem: str = "") -> None:
        from journal.tui.screens.person import PersonDialog

        def answered(said: Mapping[str, str] | None) -> None:
            if said is not None:
                self.journal.desk.ask(
                    lambda session: jobs.describe(session, person.name, said),
                    self._described,
                    lambda error: self._refused(person, said, error),
                )

        self.app.push_screen(PersonDialog(person.name, filled, problem), answered)

    def _described(self, person: Person) -> None:
        self.journal.tell(Notice(f"Noted: {person.name}", "u", "undoes it"))
        self.journal.reload()

    def _refused(self, person: Person, said: Mapping[str, str], error: JournalError) -> None:
        self._ask(person, said, error.sentence)

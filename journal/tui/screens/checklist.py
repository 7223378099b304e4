"""A playbook or the notice gate: lines settled by the journal, or by hand; on the gate, who kept what."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.geometry import Size

from journal.domain.paths.checklist import Line, LineState
from journal.domain.paths.commitments import Keeping
from journal.domain.record import replace
from journal.service.session import Session
from journal.tui import jobs_paths as jobs
from journal.tui.draft import Draft, Notice
from journal.tui.jobs_paths import ChecklistData
from journal.tui.opening import opening
from journal.tui.registry import Needs, Where, bindings
from journal.tui.render.checklist import KEEPING, STEP, beside_rows, checklist_rows
from journal.tui.render.frame import Band
from journal.tui.render.rows import Rows
from journal.tui.screens.form import FormDialog
from journal.tui.screens.place import NOWHERE, Context
from journal.tui.screens.split import Split
from journal.tui.widgets.row_list import RowList

FIELD = "reason"


class TickDialog(FormDialog):
    """Gives the evidence for a line that is settled by hand; it may stay empty."""

    WHERE = Where.TICKING
    FIELDS = ((FIELD, "Evidence", "what you saw, or why; it may stay empty"),)
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.TICKING)


class ChecklistScreen(Split):
    """One checklist of one negotiation."""

    WHERE = Where.CHECKLIST
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.CHECKLIST)

    def __init__(self, negotiation: str, name: str = "") -> None:
        super().__init__()
        self.data: ChecklistData | None = None
        self._subject = negotiation
        self._book = name

    def reload(self) -> None:
        subject, name = self._subject, self._book
        self.journal.desk.ask(
            lambda session: jobs.checklist(session, subject, name), self.show, self.gone, latest="checklist"
        )

    def show(self, data: ChecklistData) -> None:
        """Show the checklist, which stays the same one from now on."""
        is_other = self.data is None or self.data.checklist.name != data.checklist.name
        self.data = data
        self._book = data.checklist.name
        self.draw()
        if is_other and data.checklist.open and self.is_running:
            self.lines.select(f"{STEP}{data.checklist.open[0].step}")

    def rows(self, size: Size) -> Rows:
        return checklist_rows(self.data, size, is_alone=self.has_class("-narrow")) if self.data else Rows()

    def beside(self, size: Size, *, is_plain: bool) -> Rows:
        return beside_rows(self.data, self.lines.key, size, is_plain=is_plain) if self.data else Rows()

    def band(self) -> Band:
        name = self.data.negotiation.name if self.data else ""
        title = "Notice gate" if self.data and self.data.is_gate else "Playbook"
        return replace(self.journal.band(), title=title, aside=name)

    # What is selected

    @property
    def line(self) -> Line | None:
        """The selected line."""
        key = self.lines.key
        return self.data.checklist.line(key.removeprefix(STEP)) if self.data and key.startswith(STEP) else None

    @property
    def keeping(self) -> Keeping | None:
        """The selected promise."""
        key = self.lines.key
        found = (
            (one for one in self.data.keepings if f"{KEEPING}{one.commitment.step}" == key) if self.data else iter(())
        )
        return next(found, None)

    def context(self) -> Context:
        data, line, keeping = self.data, self.line, self.keeping
        if data is None:
            return NOWHERE
        one, entry = data.negotiation, None
        if line is not None:
            entry = data.entries.get(line.entry)
        elif keeping is not None:
            entry = keeping.commitment.held.entry
        return Context(negotiation=one.id, name=one.name, opening=opening(one.name, data.talk, data.names), entry=entry)

    def there(self) -> Collection[Needs]:
        found = set(super().there()) | {Needs.FILED}
        return found | ({Needs.REMINDER} if self.data and self.data.to_remind_of else set())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("tick", "skip"):
            return Needs.ROW in self.there()
        if action == "remind":
            return Needs.REMINDER in self.there()
        return super().check_action(action, parameters)

    def action_other(self, step: int) -> None:
        """Show the next playbook, or the one before; from the gate too."""
        data = self.data
        if data is not None:
            place = data.books.index(self._book) if self._book in data.books else -1 if step > 0 else 0
            self._book = data.books[(place + step) % len(data.books)]
            self.reload()

    # What is done with a line

    @on(RowList.Opened)
    def _opened_row(self, event: RowList.Opened) -> None:
        """Do the step where it is open, else show what settled it."""
        line, entry = self.line, self.context().entry
        if line is not None and line.is_open and (line.go or line.write):
            self._do(line)
        elif entry is not None:
            self.journal.open_entry(entry.id)
        elif line is not None:
            words = line.hint or "Nothing in the journal speaks of it"
            self.journal.tell(Notice(words, "v", "ticks it by hand"))

    def _do(self, line: Line) -> None:
        data = self.data
        ways: dict[str, Callable[[], None]] = {
            "ledger": lambda: self.journal.go("offers", self._subject),
            "gate": self.action_gate,
            "kept": self.action_gate,
            "post_mortem": self.action_post_mortem,
            "decide": lambda: self.ask_decision(data.negotiation.name if data else ""),
            "close": lambda: self.ask_outcome(data.negotiation.name if data else ""),
            "report": self.action_report,
            "talk": self.action_talk,
            "letters": self.action_letters,
            "brief": self.action_brief,
            "people": self.action_people,
        }
        if line.go in ways:
            ways[line.go]()
        elif line.write:
            self._begin(line)

    def _begin(self, line: Line) -> None:
        """Open the capture bar as the step begins it; what tells them closes the follow-up that says so."""
        data = self.data
        if data is None:
            return
        tells = data.call is not None and "[told]" in line.write
        closes, what = (data.call.id, data.call.what) if data.call is not None and tells else ("", "")
        prefill = "" if "]" in line.write else line.write
        self._write(Draft(text=line.write, prefill=prefill, focus=self._subject, closes=closes, what=what))

    def action_tick(self) -> None:
        """Settle the selected line by hand, or open it again; of a promise, say that it was kept."""
        self._settle(is_needed=True)

    def action_skip(self) -> None:
        """Say that the selected line does not apply; of a promise, that it was not kept."""
        self._settle(is_needed=False)

    def _settle(self, *, is_needed: bool) -> None:
        data, line, keeping = self.data, self.line, self.keeping
        if data is None:
            return
        if keeping is not None:
            step = keeping.commitment.step
            title = f"{keeping.commitment.what}: {'kept' if is_needed else 'not kept'}"
            self._ask(title, lambda session, why: jobs.note_kept(session, data, step, why, is_kept=is_needed))
        elif line is not None and jobs.is_by_hand(line.state):
            self.carry_out(lambda session: jobs.unsettle(session, data, line.step))
        elif line is not None and line.state is LineState.SEEN:
            self.journal.tell(Notice(f"What the journal holds settles it: {line.why}", "enter", "shows it"))
        elif line is not None:
            title = line.text if is_needed else f"Not needed here: {line.text}"
            self._ask(title, lambda session, why: jobs.settle(session, data, line.step, why, is_needed=is_needed))

    def _ask(self, title: str, job: Callable[[Session, str], str]) -> None:
        def answered(said: object) -> None:
            if isinstance(said, dict):
                self.carry_out(lambda session: job(session, said[FIELD]))

        self.app.push_screen(TickDialog(title, {}), answered)

    def action_remind(self) -> None:
        """Make follow-ups of what was promised for later."""
        data = self.data
        if data is not None:
            self.carry_out(lambda session: jobs.remind(session, data))

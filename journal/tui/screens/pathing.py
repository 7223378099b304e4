"""What leads from any view to the paths of the selected negotiation, and to the weekly review."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from journal.domain.paths.binding import GATE, binds
from journal.domain.records import Entry, Negotiation, Outcome
from journal.service import negotiations
from journal.service.session import Session
from journal.tui.draft import Notice
from journal.tui.screens.writing import Writing
from journal.tui.words import GATE as GATE_KEY
from journal.tui.words import gate_words

_NOWHERE = Notice("Choose a negotiation first: a row that belongs to one.", is_trouble=True)


class Pathing(Writing):
    """The part of a view that opens playbooks, the notice gate, post-mortems and the review."""

    def action_playbook(self) -> None:
        """Open the playbook that fits."""
        self.open_checklist("", self.context().negotiation)

    def action_gate(self) -> None:
        """Open the notice gate; while the bar tells of an acceptance or a signature, that of its negotiation."""
        is_told = self.bar.told_key == GATE_KEY and self.journal.bound is not None
        self.open_checklist(GATE, self.journal.bound if is_told else self.context().negotiation)

    def open_checklist(self, name: str, negotiation: str | None) -> None:
        """Show a playbook, or the gate, of a negotiation by its id; without a name the playbook that fits."""
        if negotiation is None:
            self.journal.tell(_NOWHERE)
        else:
            self.journal.open_checklist(negotiation, name)

    def action_post_mortem(self) -> None:
        here = self.context()
        if here.negotiation is None:
            self.journal.tell(_NOWHERE)
        else:
            self.journal.open_post_mortem(here.negotiation)

    def action_review(self) -> None:
        self.journal.open_review()

    # What ends a negotiation, asked for in a dialog

    def ask_outcome(self, name: str) -> None:
        """Ask for the outcome and a reason, and close the negotiation with them."""
        from journal.tui.screens.closing import CloseDialog

        def to(said: tuple[str, str] | None) -> None:
            if said is not None:
                outcome, because = Outcome(said[0]), said[1]
                self.carry_out(
                    lambda session: negotiations.close(session, name, outcome, because=because),
                    f"Closed: {name}, {outcome.label}",
                )

        self.app.push_screen(CloseDialog(name), to)

    def ask_facts(self, one: Negotiation, filled: Mapping[str, str] | None = None, problem: str = "") -> None:
        """Ask for what is to be noted of a negotiation; what cannot be is asked again."""
        from journal.tui.screens.begin import FACTS, DescribeDialog

        def to(said: Mapping[str, str] | None) -> None:
            if said is not None:
                self.journal.desk.ask(
                    lambda session: negotiations.describe(session, one.name, said),
                    self._noted,
                    lambda error: self.ask_facts(one, said, error.sentence),
                )

        known = filled or {name: str(getattr(one, name)) for name, _, _ in FACTS}
        self.app.push_screen(DescribeDialog(one.name, known, problem), to)

    def _noted(self, one: Negotiation) -> None:
        self.journal.tell(Notice(f"Noted: {one.name}", "u", "undoes it"))
        self.journal.reload()

    def ask_decision(self, name: str) -> None:
        """Ask whether to accept or decline, and why, and record the decision."""
        from journal.tui.screens.closing import DecideDialog

        def to(said: tuple[str, str] | None) -> None:
            if said is not None:
                choice, because = said
                self.carry_out(
                    lambda session: negotiations.decide(session, name, accept=choice == "accept", because=because),
                    f"Decided: {choice}, {name}; they do not know yet",
                )

        self.app.push_screen(DecideDialog(name), to)

    def carry_out(self, job: Callable[[Session], object], did: str = "") -> None:
        """Change the journal and tell what was done: `did`, else the words that the job gives back."""

        def then(done: object) -> None:
            self.journal.trouble = ""
            entry = getattr(done, "entry", None)
            if isinstance(entry, Entry) and binds(entry):
                self.journal.bound = entry.negotiation
                self.journal.tell(gate_words(did))
            else:
                self.journal.tell(Notice(did or str(done), "u", "undoes it"))
            self.journal.reload()

        self.journal.desk.ask(job, then, self.journal.complain)

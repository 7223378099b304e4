"""What is done with a nudge, on any view that shows them."""

from __future__ import annotations

from collections.abc import Mapping

from journal.domain.records import Entry
from journal.tui.draft import Notice
from journal.tui.screens.writing import Context, Writing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.domain.nudges import Nudge
    from journal.domain.records.silence import Silence


def nudged(one: Nudge, names: Mapping[str, str], entries: Mapping[str, Entry]) -> Context:
    """A nudge's row: the entry it comes from, and a line that begins as what would answer it."""
    name = names.get(one.negotiation, "")
    opening = f"{name} {one.opening}: " if one.opening else f"{name}: "
    return Context(
        negotiation=one.negotiation, name=name, opening=opening, entry=entries.get(one.entry or ""), nudge=one
    )


class Nudging(Writing):
    """The part of a view that silences nudges and gives them again."""

    def action_silence(self) -> None:
        """Give no nudges of this kind for this negotiation, or give them again."""
        from journal.service import nudges

        here, journal = self.context(), self.journal
        one = here.nudge or here.silence
        if one is None:
            return
        is_silenced = here.nudge is None
        negotiation, kind = one.negotiation, one.kind

        def then(done: Silence) -> None:
            did = "Given again" if is_silenced else "Silenced"
            journal.tell(Notice(f"{did}: {here.name}, {done.kind.label}", "u", "undoes it"))
            journal.reload()

        change = nudges.unsilence if is_silenced else nudges.silence
        journal.desk.ask(lambda session: change(session, session.names[negotiation], kind), then, journal.complain)

"""What the Board view asks the desk for: every negotiation as a card, and what is told below for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from journal.domain.agenda import by_effect
from journal.domain.board import Card
from journal.domain.instants import Instant
from journal.domain.nudges import Nudge
from journal.domain.offer.rows import Ledger
from journal.domain.record import record
from journal.domain.records import Entry, FollowUp, Stage
from journal.service import negotiations, nudges
from journal.service.ledgers import ledger_of
from journal.service.playbooks import Suggestion, suggestions
from journal.service.session import Session
from journal.tui.jobs import latest_talks


@record
class BoardData:
    """The cards of the open and of the closed negotiations, each in the order of the columns.

    `last` is the latest entry of each negotiation, `talks` the latest in which somebody else took part, `due` its
    open follow-ups of both sides by when they count as due; `written` are follow-ups by their entry. `ledgers` are
    those of open negotiations, `nudges` by negotiation what nobody wrote down, the most pressing first,
    `suggestions` the playbook that fits.
    """

    now: Instant
    open: tuple[Card, ...]
    closed: tuple[Card, ...]
    names: Mapping[str, str]
    last: Mapping[str, Entry]
    talks: Mapping[str, Entry]
    due: Mapping[str, tuple[FollowUp, ...]]
    written: Mapping[str, tuple[FollowUp, ...]]
    ledgers: Mapping[str, Ledger]
    nudges: Mapping[str, tuple[Nudge, ...]] = MappingProxyType({})
    suggestions: Mapping[str, Suggestion] = MappingProxyType({})

    def card(self, key: str) -> Card | None:
        """The card of a negotiation by its id; None where there is none."""
        return next((one for one in (*self.open, *self.closed) if one.negotiation.id == key), None)


def board(session: Session) -> BoardData:
    """Every card; in a column what reached it last stands first, what ended last among the closed ones."""
    opened, closed = negotiations.board(session)
    due: dict[str, list[FollowUp]] = {}
    for one in session.follow_ups:
        if one.is_open and one.negotiation is not None:
            due.setdefault(one.negotiation, []).append(one)
    return BoardData(
        now=session.now,
        open=tuple(sorted(opened, key=lambda one: one.stage_since, reverse=True)),
        closed=closed,
        names=session.names,
        last={key: told[-1] for key, told in session.by_negotiation.items()},
        talks=latest_talks(session),
        due={key: by_effect(group) for key, group in due.items()},
        written=session.follow_ups_by_entry,
        ledgers={one.negotiation.id: ledger_of(session, one.negotiation) for one in opened},
        nudges=_by_negotiation(nudges.nudges(session)),
        suggestions={one.negotiation.id: one for one in suggestions(session)},
    )


def _by_negotiation(found: Iterable[Nudge]) -> dict[str, tuple[Nudge, ...]]:
    grouped: dict[str, tuple[Nudge, ...]] = {}
    for one in found:
        grouped[one.negotiation] = (*grouped.get(one.negotiation, ()), one)
    return grouped


def stages(cards: tuple[Card, ...]) -> dict[Stage, tuple[Card, ...]]:
    """The cards by stage, in the order of the stages; a stage without cards is left out."""
    found = {stage: tuple(one for one in cards if one.stage is stage) for stage in Stage}
    return {stage: group for stage, group in found.items() if group}

"""Which situation a negotiation is in, and so which playbook fits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from journal.domain.board import Card
from journal.domain.instants import Instant
from journal.domain.paths.conditions import CONDITIONS
from journal.domain.paths.situation import LOST, Situation
from journal.domain.records import Outcome, Stage

FRESH = timedelta(days=30)
"""How long after an end by their side its playbook is suggested."""


def may_ask(card: Card, now: Instant) -> bool:
    """Whether a negotiation may be in a situation at all: quick to tell, and true wherever one of them holds."""
    if card.outcome in LOST:
        return card.ended is not None and now.day - card.ended <= FRESH
    return card.outcome in (None, Outcome.ACCEPTED) and card.stage is not Stage.STARTED


def is_lost(at: Situation) -> bool:
    """Whether their side ended it not long ago, and nothing of it has been looked back on."""
    return at.card.outcome in LOST and may_ask(at.card, at.now) and CONDITIONS["post_mortem"](at) is None


def is_declining(at: Situation) -> bool:
    """Whether it was decided to decline, and that is not over."""
    return at.card.accepts is False and at.card.outcome is None


def is_accepting(at: Situation) -> bool:
    """Whether it was accepted, and the work has not begun."""
    is_under_way = at.card.accepts is True or at.card.stage in (Stage.AGREED, Stage.SIGNED)
    has_ended = at.card.outcome not in (None, Outcome.ACCEPTED)
    return is_under_way and not has_ended and at.card.stage is not Stage.STARTED


def is_differing(at: Situation) -> bool:
    """Whether a complete offer falls short of what was promised or contradicts it, and nothing is decided."""
    is_open = at.card.outcome is None and at.card.accepts is None
    return is_open and not at.ledger.is_pending and bool(at.ledger.gaps)


SITUATIONS: Mapping[str, Callable[[Situation], bool]] = {
    "lost": is_lost,
    "declining": is_declining,
    "accepting": is_accepting,
    "differs": is_differing,
}
"""What a playbook may be for, in the order in which one is suggested."""


def situation_named(at: Situation) -> str:
    """The first situation that is this one; empty where it is none of them."""
    return next((name for name, holds in SITUATIONS.items() if holds(at)), "")

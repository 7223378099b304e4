"""What the person has prepared for a negotiation. Private: it leaves the journal only where it is asked for by name."""

from __future__ import annotations

from journal.domain.instants import Day, Instant
from journal.domain.record import record
from journal.domain.records.value import Value

BASE = "base"
"""The item that target, walk-away value and market figures are of where none is named."""


@record
class Priority:
    """An item that matters, in its place. `text` is as typed; `item` is an item id, empty where none is called so.

    `weight` is what the person gave it, from 1; None where the order alone counts.
    """

    text: str
    item: str = ""
    weight: int | None = None


@record
class MarketFigure:
    """What the market pays. `text` is as typed; `value` is the figure or range, None where it could not be read.

    `middle` lies within a range, None where it was not given. `day` is what the figure is of; with `is_month` it
    stands for its whole month. Empty strings mean not said.
    """

    text: str
    item: str = BASE
    value: Value | None = None
    middle: Value | None = None
    role: str = ""
    region: str = ""
    source: str = ""
    day: Day | None = None
    is_month: bool = False


@record
class Prep:
    """The prep of one negotiation, which has at most one.

    `target` and `walk_away` are values of the base salary, of kind text where the words could not be read as one;
    None where nothing was said. `alternative` are words, or the id of another negotiation in `instead`. `points` are
    talking points, `shown` what I bring and can show, `questions` my own to ask; `priorities` come in order.
    `unread` are lines that begin with no word of the form, kept as they were typed.
    """

    id: str
    negotiation: str
    target: Value | None = None
    walk_away: Value | None = None
    alternative: str = ""
    instead: str | None = None
    priorities: tuple[Priority, ...] = ()
    market: tuple[MarketFigure, ...] = ()
    points: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    changed_at: Instant

    @property
    def is_empty(self) -> bool:
        """Whether nothing is prepared."""
        single = (self.target, self.walk_away, self.alternative, self.instead)
        return not any((*single, self.priorities, self.market, self.points, self.shown, self.questions, self.unread))

"""What the person decides about a row of the ledger, against or beyond what the statements say."""

from __future__ import annotations

from journal.domain.instants import Instant
from journal.domain.record import record
from journal.domain.records.words import Word


class Verdict(Word):
    """How an item of the current offer compares with what was promised (RULES.md, section 4)."""

    MATCH = "match"
    SHORTFALL = "shortfall"
    EXCESS = "excess"
    DIFFERS = "differs"
    ABSENT = "absent"
    ADDED = "added"
    PENDING = "pending"
    CONDITION_CHANGED = "condition_changed"
    AMBIGUOUS = "ambiguous"
    UNQUANTIFIED = "unquantified"


class RulingKind(Word):
    """What a ruling does: treat two items as one, or replace a verdict."""

    PAIR = "pair"
    OVERRULE = "overrule"


@record
class Ruling:
    """A decision of the person's about one item of one negotiation, with the reason for it.

    `negotiation` is an id, `item` the item id of the row. pair: `renamed` is the item id that the same thing is
    called elsewhere (signing promised, retention offered). overrule: `verdict` replaces the derived one;
    `statements` are the ids of the promised and the offered statement it was made about, empty: it holds
    whatever they are. Of several rulings of one kind about one item the latest made counts.
    """

    id: str
    negotiation: str
    item: str
    kind: RulingKind
    renamed: str = ""
    verdict: Verdict | None = None
    statements: tuple[str, ...] = ()
    reason: str
    made_at: Instant

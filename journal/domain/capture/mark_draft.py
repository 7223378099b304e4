"""A mark on its way: what its words say, and what has to be asked."""

from __future__ import annotations

from journal.domain.capture.asks import Ask, Rule
from journal.domain.capture.tokens import Part
from journal.domain.instants import When
from journal.domain.records.entry import MarkKind
from journal.domain.records.follow_up import FollowUpKind, Owner
from journal.domain.records.negotiation import Negotiation, Outcome, Stage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.domain.capture.repeats import Rule as Repeating


class MarkDraft:
    """A mark as its words say it. `kind` is None for a follow-up, which has `follow_up`, `what`, `owner`, `zone`,
    and a `rule` where it comes again.

    `is_lost`: it could not be read, and there are only asks.
    """

    __slots__ = (
        "accept", "asks", "because", "elsewhere", "extends", "follow_up", "is_lost", "items", "kind", "number",
        "outcome", "owner", "partial", "rule", "stage", "what", "when", "zone",
    )  # fmt: skip

    def __init__(self, kind: MarkKind | None = None, follow_up: FollowUpKind = FollowUpKind.FOLLOW_UP) -> None:
        self.kind = kind
        self.follow_up = follow_up
        self.elsewhere: Negotiation | None = None
        self.what = ""
        self.owner = Owner.ME
        self.zone = ""
        self.when: When | None = None
        self.number: int | None = None
        self.partial = False
        self.extends = False
        self.stage: Stage | None = None
        self.accept: bool | None = None
        self.because = ""
        self.outcome: Outcome | None = None
        self.rule: Repeating | None = None
        self.items: tuple[str, ...] = ()
        self.asks: list[Ask] = []
        self.is_lost = False

    def lose(self, rule: Rule, at: int, to: int, expected: str, nearest: str = "") -> MarkDraft:
        """Asks about some tokens that make the whole mark unreadable."""
        self.asks.append(Ask(rule, at, to, expected, nearest))
        self.is_lost = True
        return self


def past_stops(part: Part, at: int) -> int:
    """The token after any punctuation."""
    while part.fold(at) in (",", ".", "!", "–", "-"):
        at += 1
    return at


def ended(part: Part, at: int, draft: MarkDraft, expected: str) -> MarkDraft:
    """The draft, lost if words are left over."""
    at = past_stops(part, at)
    return draft if at >= len(part) else draft.lose(Rule.MARK_WORDS, at, len(part), expected)

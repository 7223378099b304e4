"""Marks of how it goes on: what was decided, whether they were told, and how the negotiation ended."""

from __future__ import annotations

from journal.domain.capture import lexicon
from journal.domain.capture.asks import Rule
from journal.domain.capture.mark_draft import MarkDraft, ended, past_stops
from journal.domain.capture.scope import Scope
from journal.domain.capture.tokens import Part, fold
from journal.domain.records.entry import MarkKind

_CHOICES = ("accept", "decline")


def read_decided(part: Part, at: int, scope: Scope) -> MarkDraft:
    """Reads `accept` or `decline`, and `because` with the reason."""
    draft = MarkDraft(MarkKind.DECIDED)
    choice = lexicon.cut(part.fold(at), _CHOICES)
    if not choice:
        return draft.lose(Rule.MARK_WORDS, min(at, len(part) - 1), len(part), "accept or decline")
    draft.accept = choice == "accept"
    return _because(part, at + 1, draft)


def read_told(part: Part, at: int, scope: Scope) -> MarkDraft:
    """Reads nothing further: the decision was told."""
    return ended(part, at, MarkDraft(MarkKind.TOLD), "nothing behind told")


def read_closed(part: Part, at: int, scope: Scope) -> MarkDraft:
    """Reads an outcome, and `because` with the reason."""
    draft = MarkDraft(MarkKind.CLOSED)
    to = next((end for end in range(at, len(part)) if part.fold(end) in ("because", ",", ".", "!")), len(part))
    words = fold(part.words(at, to).replace("_", " ").replace("-", " ")) if at < to else ""
    outcome = lexicon.cut(words, lexicon.OUTCOMES)
    if outcome:
        draft.outcome = lexicon.OUTCOMES[outcome]
        return _because(part, to, draft)
    known = ", ".join(lexicon.OUTCOMES)
    nearest = scope.suggest(words, lexicon.OUTCOMES) if words else ""
    return draft.lose(Rule.UNKNOWN_OUTCOME, min(at, len(part) - 1), len(part), f"an outcome: {known}", nearest)


def _because(part: Part, at: int, draft: MarkDraft) -> MarkDraft:
    at = past_stops(part, at)
    if part.fold(at) == "because":
        draft.because = " ".join(part.text[part.start(at + 1) :].split())
        at = len(part)
    return ended(part, at, draft, "because and the reason")

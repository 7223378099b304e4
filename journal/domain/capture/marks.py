"""Marks: what an entry says of the negotiation rather than of one item, and what has to be done by when.

In brackets a mark that cannot be read is a finding, unless its first word was cut (`[off the record]` is text).
Without brackets it is text; only `due` and `meet` with a date that has to be asked, or with nothing to do, leave a
finding there, because a deadline would be lost. `offer`, `told` and `confirmed` alone on a line have to be written
out in full.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from journal.domain.capture import lexicon
from journal.domain.capture.asks import Ask, Rule
from journal.domain.capture.decisions import read_closed, read_decided, read_told
from journal.domain.capture.mark_draft import MarkDraft, ended
from journal.domain.capture.mark_when import read_due_when, read_when_of
from journal.domain.capture.scope import Scope
from journal.domain.capture.tokens import NUMBER, Part, fold
from journal.domain.records.entry import MarkKind
from journal.domain.records.follow_up import FollowUpKind, Owner

LONGEST_VERSION = 4
"""Digits of the number of an offer."""

_DUE_EXAMPLE = "a date, as in due fri 5pm answer the offer"
_MEETING = "meeting"


def mark_word(part: Part, at: int, scope: Scope) -> str:
    """The mark that a part begins with; empty where it begins with none, or with an item or a name."""
    word = part.fold(at)
    mark = lexicon.cut(word, lexicon.MARKS) if word[: lexicon.SHORTEST_CUT] in lexicon.MARK_BEGINNINGS else ""
    if not mark or part.fold(at + 1) == ":":
        return ""
    return "" if mark != word and part.phrase(at, scope.items.words) else mark


def read_mark(part: Part, at: int, mark: str, scope: Scope) -> MarkDraft | None:
    """The mark whose word stands at a token, with what has to be asked; None where the part is plain text."""
    is_cut = part.fold(at) != mark
    if part.bare and is_cut and len(part) == at + 1:
        return None
    draft = _READERS[mark](part, at + 1, scope)
    if not draft.is_lost:
        return draft
    speaks = draft.kind is None and draft.asks[0].rule is not Rule.NO_DATE
    return draft if speaks or not (part.bare or is_cut) else None


def _due(part: Part, at: int, scope: Scope) -> MarkDraft:
    return _follow_up(part, at, scope, FollowUpKind.FOLLOW_UP)


def _meet(part: Part, at: int, scope: Scope) -> MarkDraft:
    return _follow_up(part, at, scope, FollowUpKind.MEETING)


def _follow_up(part: Part, at: int, scope: Scope, kind: FollowUpKind) -> MarkDraft:
    """Reads `WHEN [every SPAN][:] WHAT [| them]`. A meeting needs no further words."""
    draft = MarkDraft(follow_up=kind)
    at += part.fold(at) == "by"
    to = read_due_when(part, at, scope, draft, _DUE_EXAMPLE)
    if draft.is_lost:
        return draft
    what, owner = _owner(part, to, draft)
    draft.what = what or (_MEETING if kind is FollowUpKind.MEETING else "")
    if owner is Owner.THEM:
        draft.owner = owner
        draft.follow_up = FollowUpKind.THEIR_MOVE if kind is FollowUpKind.FOLLOW_UP else kind
    if not draft.what:
        draft.lose(Rule.NO_WORDS, at, to, "what is due, as in due fri 5pm answer the offer")
    return draft


def _owner(part: Part, at: int, draft: MarkDraft) -> tuple[str, Owner]:
    """What is due, and whose move it is: the rest of the part, and the word behind its last bar."""
    while part.fold(at) in (":", ",", "-", "–", "—"):
        at += 1
    text = part.text[part.start(at) :]
    what, bar, word = text.rpartition("|")
    owner = _OWNERS.get(fold(word.strip()).rstrip(".")) if bar else None
    if bar and owner is None and len(word.split()) == 1:
        here = part.at_offset(len(part.text) - len(word))
        draft.asks.append(Ask(Rule.OWNER, here, len(part), "`them` or `me` behind the bar", "them"))
    return " ".join((text if owner is None else what).split()), owner or Owner.ME


def _offer(part: Part, at: int, scope: Scope) -> MarkDraft:
    """Reads `[vN] [partial] [expires WHEN]`; an expiry alone is an extension, if the entry offers nothing."""
    draft = MarkDraft(MarkKind.OFFER)
    while at < len(part):
        word = part.fold(at)
        if word in ("v", "version") and part.kind(at + 1) == NUMBER and _is_version(part.fold(at + 1)):
            draft.number = int(part.fold(at + 1))
            at += 2
        elif lexicon.cut(word, ("expires", "partial")) == "partial":
            draft.partial = True
            at += 1
        elif lexicon.cut(word, ("expires", "partial")) == "expires":
            at = read_when_of(part, at + 1, scope, draft, "a date, as in offer expires wed 5pm")
        elif word in (",", "."):
            at += 1
        else:
            return draft.lose(Rule.MARK_WORDS, at, len(part), "v2, partial, or expires and a date")
        if draft.is_lost:
            return draft
    draft.extends = draft.when is not None and draft.number is None and not draft.partial
    return draft


def _is_version(digits: str) -> bool:
    return digits.isdecimal() and len(digits) <= LONGEST_VERSION


def _stage(part: Part, at: int, scope: Scope) -> MarkDraft:
    draft = MarkDraft(MarkKind.STAGE)
    words = fold(part.words(at, len(part)).rstrip(".").replace("_", " ").replace("-", " "))
    stage = lexicon.cut(words, lexicon.STAGES)
    if stage:
        draft.stage = lexicon.STAGES[stage]
        return draft
    known = ", ".join(lexicon.STAGES)
    nearest = scope.suggest(words, lexicon.STAGES) if words else ""
    return draft.lose(Rule.UNKNOWN_STAGE, min(at, len(part) - 1), len(part), f"a stage: {known}", nearest)


def _confirmed(part: Part, at: int, scope: Scope) -> MarkDraft:
    """Reads the items that they confirm; none means the whole recap."""
    draft = MarkDraft(MarkKind.CONFIRMED)
    return ended(part, _items(part, at, scope, draft), draft, "the items they confirm, as in confirmed base signing")


def _met(part: Part, at: int, scope: Scope) -> MarkDraft:
    draft = MarkDraft(MarkKind.MET)
    at = _items(part, at, scope, draft)
    expected = "one item whose condition is fulfilled, as in met signing"
    if len(draft.items) != 1:
        return draft.lose(Rule.MARK_WORDS, min(at, len(part) - 1), len(part), expected)
    return ended(part, at, draft, expected)


def _items(part: Part, at: int, scope: Scope, draft: MarkDraft) -> int:
    """Reads items with their instances, with commas or `and` between them."""
    items: list[str] = []
    while found := part.phrase(at, scope.items.words):
        item, at = scope.items.words[found[0]].id, found[1]
        if part.fold(at) == "/" and part.glued(at) and part.glued(at + 1):
            item, at = f"{item}/{part.fold(at + 1)}", at + 2
        items.append(item)
        while part.fold(at) in (",", "and", "&"):
            at += 1
    draft.items = tuple(dict.fromkeys(items))
    return at


def _extension(part: Part, at: int, scope: Scope) -> MarkDraft:
    draft = MarkDraft(MarkKind.EXTENSION_ASKED)
    expected = "asked and a date, as in extension asked wed"
    if lexicon.cut(part.fold(at), ("asked",)) != "asked":
        return draft.lose(Rule.MARK_WORDS, min(at, len(part) - 1), len(part), expected)
    to = read_when_of(part, at + 1, scope, draft, expected)
    return draft if draft.is_lost else ended(part, to, draft, expected)


_OWNERS: Mapping[str, Owner] = {"them": Owner.THEM, "me": Owner.ME}
_READERS: Mapping[str, Callable[[Part, int, Scope], MarkDraft]] = {
    lexicon.DUE: _due,
    lexicon.MEET: _meet,
    lexicon.OFFER: _offer,
    lexicon.STAGE: _stage,
    lexicon.DECIDED: read_decided,
    lexicon.TOLD: read_told,
    lexicon.CLOSED: read_closed,
    lexicon.CONFIRMED: _confirmed,
    lexicon.MET: _met,
    lexicon.EXTENSION: _extension,
}

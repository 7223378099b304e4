"""Statements: `[SPEAKER:] ITEM [STANCE] VALUE [TERMS] [CERTAINTY] [by DATE] [if CONDITION]`.

What is read here is only what the words say; who speaks and which stance is meant where none is said depends on the
entry (see `body`). The item comes first and a stance directly behind it; the rest may stand in any order, with
commas, parentheses and dashes between.

A statement needs its item, and a value or a stance. Where the value cannot be read, or `not` stands before a stance,
or a stance stands where none is expected, nothing is stated: the text stays, with a finding. Where only other words
cannot be read the statement stands and keeps them as its note, with a finding. Refused and withdrawn need no value.
Without brackets any word that cannot be read unmakes the statement, and leaves a finding only where item, stance and
value are all present.
"""

from __future__ import annotations

from journal.domain.capture import lexicon
from journal.domain.capture.asks import Rule
from journal.domain.capture.clauses import read_clauses
from journal.domain.capture.drafts import Draft
from journal.domain.capture.gathered import Gathered
from journal.domain.capture.quantities import figure_at
from journal.domain.capture.scope import About, Scope
from journal.domain.capture.speakers import Prefix
from journal.domain.capture.tokens import SIGN, Part, fold
from journal.domain.capture.values import wanted
from journal.domain.records.person import ME
from journal.domain.records.statement import Stance

_UNVALUED = frozenset({Stance.REFUSED, Stance.WITHDRAWN})
_EVERYDAY = frozenset({"with"})
"""Words that begin a stance and are none."""
_LATER_WORDS = (*lexicon.CERTAINTIES, "over", "cliff", "vest", "clawback", "if")
_UNREAD = "terms, a certainty, `by` and a date, or `if` and a condition"


def read_statement(part: Part, prefix: Prefix, scope: Scope) -> Draft | None:
    """The statement that a part is, with what has to be asked; None where the part is plain text."""
    draft = Draft(prefix)
    found = part.phrase(draft.prefix.to, scope.items.words)
    if found is None:
        return None if part.bare else _unknown_item(part, draft, scope)
    item = draft.item = scope.items.words[found[0]]
    at = _instance(part, found[1], draft)
    unit = lexicon.EQUITY_UNITS.get(draft.instance) or lexicon.EQUITY_UNITS.get(found[0]) or item.unit
    draft.terms = Gathered(About(item, unit, scope.currencies(draft.prefix.elsewhere)))
    at = _stance(part, at + (part.fold(at) == ":"), draft)
    read_clauses(part, at, draft, scope)
    _judge(part, draft, at, scope)
    if part.bare and (draft.asks or not (draft.terms.first and (draft.stance or draft.has_unit))):
        draft.is_lost = True
        return draft if draft.asks and draft.stance and (draft.terms.first or draft.value_asked) else None
    return draft


def _unknown_item(part: Part, draft: Draft, scope: Scope) -> Draft | None:
    """A bracket that speaks of an item nobody knows, by its stance or by who is speaking; else plain text."""
    start, prefix = draft.prefix.to, draft.prefix
    stance = next((at for at in range(start, len(part)) if part.fold(at) in lexicon.STANCES), None)
    if stance is None and lexicon.cut(part.fold(start + 1), lexicon.STANCES) and figure_at(part, start + 2):
        stance = start + 1
    if stance is None and not (prefix.elsewhere or prefix.speaker == ME or scope.is_person(prefix.speaker)):
        return None
    if start >= len(part):
        return None
    to = start + 1 if stance is None or stance == start else stance
    near = scope.suggest(fold(part.words(start, to)), scope.items.words) if stance != start else ""
    draft.ask(Rule.UNKNOWN_ITEM, start, to, "an item, such as base", near)
    return draft


def _instance(part: Part, at: int, draft: Draft) -> int:
    """Reads the instance behind an item, `/options`; the token after it."""
    to = at + 1
    while (
        part.fold(at) == "/" and part.glued(at) and part.glued(to) and (part.kind(to) != SIGN or part.fold(to) == "-")
    ):
        to += 1
    if to > at + 1:
        draft.instance = fold(part.words(at + 1, to))
        return to
    return at


def _stance(part: Part, at: int, draft: Draft) -> int:
    """Reads the stance in its own place, and a negation before one; the token after."""
    negated = part.fold(at) in lexicon.NEGATIONS
    here = at + negated
    stance = lexicon.cut(part.fold(here), lexicon.STANCES) if part.fold(here) not in _EVERYDAY else ""
    if not stance:
        return at
    if negated:
        draft.ask(Rule.NOT_STANCE, at, here + 1, "a stance without `not`: refused, withdrawn, or other words")
    draft.stance = lexicon.STANCES[stance]
    return here + 1


def _judge(part: Part, draft: Draft, behind: int, scope: Scope) -> None:
    """Decides what is stated and what has to be asked, and puts the value together. `behind` follows the stance."""
    unread = draft.unread
    runs = _runs(unread)
    if not _stance_elsewhere(part, draft, behind, scope):
        if draft.terms.first is None and not draft.value_asked and _needs_value(draft):
            draft.ask(Rule.NO_VALUE, *(runs[0] if runs else (behind - 1, behind)), wanted(draft.terms.about.item))
        else:
            for at, to in runs:
                near = scope.suggest(part.fold(at), _LATER_WORDS) if to == at + 1 else ""
                draft.ask(Rule.UNREAD_WORDS, at, to, _UNREAD, near, lost=False)
    note = " ".join(part.words(at, to) for at, to in _runs(sorted(unread + draft.noted)))
    words = part.text[part.start(behind) :].strip()
    draft.value = draft.terms.value(words, " ".join(note.split()))


def _stance_elsewhere(part: Part, draft: Draft, behind: int, scope: Scope) -> bool:
    """Asks about a stance that does not stand behind the item, or is mistyped there: nothing can be stated."""
    if draft.stance is not None:
        return False
    for at in draft.unread:
        word = part.fold(at)
        near = word if word in lexicon.STANCES else scope.suggest(word, lexicon.STANCES) if at == behind else ""
        if near:
            draft.ask(Rule.STANCE_PLACE, at, at + 1, "the stance directly behind the item", near)
            return True
    return False


def _needs_value(draft: Draft) -> bool:
    return draft.stance is None or (bool(draft.unread) and draft.stance not in _UNVALUED)


def _runs(tokens: list[int]) -> list[tuple[int, int]]:
    """Neighbouring tokens as runs: the first of each, and the one behind its last."""
    runs: list[tuple[int, int]] = []
    for at in tokens:
        if runs and runs[-1][1] == at:
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return runs

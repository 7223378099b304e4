"""What follows an item and its stance: value, terms, certainty, `by`, `if`, quoted words, in any order.

Each reader gets the part, a token, the draft it fills and the scope, and returns the token after what it read; the
same token means that it read nothing.
"""

from __future__ import annotations

from itertools import islice

from journal.domain.capture import lexicon
from journal.domain.capture.asks import Ask, Rule
from journal.domain.capture.drafts import Draft
from journal.domain.capture.quantities import figure_at
from journal.domain.capture.scope import Scope
from journal.domain.capture.terms import term_at
from journal.domain.capture.tokens import NUMBER, Part
from journal.domain.capture.values import Found, quoted_at, value_at
from journal.domain.dates import Reading
from journal.domain.instants import day_of
from journal.domain.records.statement import Certainty
from journal.domain.records.value import Value, ValueKind

_MOST_UNREAD = 40
_MOST_BYS = 20
_BETWEEN = frozenset(",.()!–—-")
_SIGNS = frozenset("+-−±")
# `Total: 5 days` is no statement by its unit: nobody is paid in days.
_NO_PAIR = (ValueKind.MONEY, ValueKind.DURATION)
_TIMELY = frozenset({"after", "in", "of", "for"})
_TIMED = frozenset({ValueKind.DURATION, ValueKind.DATE})
_WORDS_END = frozenset({"by", "if", ",", "(", "not"})


def read_clauses(part: Part, at: int, draft: Draft, scope: Scope) -> None:
    """Reads what follows item and stance, in any order; what nobody understands is left unread."""
    while at < len(part):
        if len(draft.unread) > _MOST_UNREAD:
            draft.unread.extend(range(at, len(part)))
            return
        if part.fold(at) == "if" and at + 1 < len(part):
            _condition(part, at + 1, draft, scope)
            return
        to = next((to for reader in _READERS if (to := reader(part, at, draft, scope)) > at), at)
        if to == at:
            draft.unread.append(at)
            to += 1
        at = to


def _between(part: Part, at: int, draft: Draft, scope: Scope) -> int:
    word = part.fold(at)
    return at + (word in _BETWEEN and not (word == "-" and part.kind(at + 1) == NUMBER and part.glued(at + 1)))


def _negation(part: Part, at: int, draft: Draft, scope: Scope) -> int:
    """`not` turns the word after it into something nobody has read."""
    if part.fold(at) not in lexicon.NEGATIONS:
        return at
    to = min(at + 2, len(part))
    draft.unread.extend(range(at, to))
    return to


def _signed(part: Part, at: int, draft: Draft, scope: Scope) -> int:
    """`+10k` is more than something, and nobody has said than what: no value."""
    figure = figure_at(part, at + 1) if part.fold(at) in _SIGNS else None
    if figure is None:
        return at
    draft.unread.extend(range(at, figure.to))
    return figure.to


def _by(part: Part, at: int, draft: Draft, scope: Scope) -> int:
    """Reads `by DATE`; one that could mean two days is asked, and kept as it was typed."""
    if part.fold(at) != "by" or draft.by is not None or at + 1 >= len(part):
        return at
    read = scope.when(part.text, part.start(at + 1))
    if read is None:
        return at
    to = part.at_offset(read.end)
    if isinstance(read, Reading):
        draft.by = read.when
    else:
        draft.ask(Rule.WHICH_DATE, at + 1, to, read.expected, lost=False)
        draft.noted.extend(range(at, to))
    return to


def _starts(part: Part, at: int, draft: Draft, scope: Scope) -> int:
    """Reads `starting DATE` behind units of equity: the day on which vesting begins."""
    fields = draft.terms.fields
    if part.fold(at) not in _STARTS or draft.terms.about.item.kind is not ValueKind.UNITS or "begins_on" in fields:
        return at
    here = at + 1 + (part.fold(at + 1) in ("on", "from"))
    read = scope.when(part.text, part.start(here)) if here < len(part) else None
    if not isinstance(read, Reading):
        return at
    fields["begins_on"] = day_of(read.when)
    return part.at_offset(read.end)


_STARTS = frozenset({"starting", "starts", "from"})


def _term(part: Part, at: int, draft: Draft, scope: Scope) -> int:
    return term_at(part, at, draft.terms)


def _certainty(part: Part, at: int, draft: Draft, scope: Scope) -> int:
    word = lexicon.cut(part.fold(at), lexicon.CERTAINTIES)
    if not word or draft.certainty not in (Certainty.UNKNOWN, lexicon.CERTAINTIES[word]):
        return at
    draft.certainty = lexicon.CERTAINTIES[word]
    return at + 1


def _value(part: Part, at: int, draft: Draft, scope: Scope) -> int:
    """Reads the value, once."""
    about = draft.terms.about
    if draft.terms.first is not None or draft.value_asked:
        return at
    here = at + (part.fold(at) in _TIMELY and about.item.kind in _TIMED)
    found = value_at(part, here, about, scope) or _plain_words(part, here, draft, scope)
    if isinstance(found, Ask):
        draft.value_asked = True
        draft.ask(found.rule, found.at, found.to, found.expected)
    elif found is not None:
        draft.terms.first, draft.terms.at = found.value, here
        draft.has_unit = found.has_unit and (about.item.kind, found.value.kind) != _NO_PAIR
        draft.quote = found.quote or draft.quote
    return found.to if found is not None else at


def _plain_words(part: Part, at: int, draft: Draft, scope: Scope) -> Found | None:
    """Words without quotation marks, as the value of an item that is words (a title), in brackets behind a stance."""
    if part.bare or draft.stance is None or draft.terms.about.item.kind is not ValueKind.TEXT:
        return None
    to = at
    while to < len(part) and part.fold(to) not in _WORDS_END and not lexicon.cut(part.fold(to), lexicon.CERTAINTIES):
        to += 1
    return Found(Value(text=part.words(at, to), kind=ValueKind.TEXT), to) if to > at else None


def _quote(part: Part, at: int, draft: Draft, scope: Scope) -> int:
    found = quoted_at(part, at) if not draft.quote else None
    if found is None:
        return at
    draft.quote = found.quote
    return found.to


def _condition(part: Part, at: int, draft: Draft, scope: Scope) -> None:
    """Takes the rest as a condition, as it was typed; a `by DATE` in it also says by when."""
    draft.condition = " ".join(part.text[part.start(at) :].split())
    draft.certainty = Certainty.CONDITIONAL
    bys = (here for here in range(at, len(part)) if part.fold(here) == "by")
    for here in islice(bys, _MOST_BYS):
        _by(part, here, draft, scope)
    draft.noted = [here for here in draft.noted if here < at]


_READERS = (_between, _negation, _by, _starts, _term, _signed, _certainty, _value, _quote)

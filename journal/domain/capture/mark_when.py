"""When a mark says something is: a date, for what is due also one that comes again.

A first time may stand before what repeats (`due fri 5pm every 2 weeks …`) or after it (`every 2 weeks from fri`);
where none is said it is one repeat ahead, or the next such day. A clock time may follow (`every friday 5pm`).
"""

from __future__ import annotations

from journal.domain.capture.asks import Rule
from journal.domain.capture.mark_draft import MarkDraft
from journal.domain.capture.scope import Scope
from journal.domain.capture.tokens import Part
from journal.domain.dates import Ambiguous, Reading
from journal.domain.instants import Instant, day_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.domain.capture.repeats import Rule as Repeating

_FROM = ("from", "starting", "beginning")
_REPEATING = frozenset({"every", "each", "after"})


def read_when_of(part: Part, at: int, scope: Scope, draft: MarkDraft, expected: str) -> int:
    """Reads a date into the draft, or loses it; the token after the date."""
    read = scope.when(part.text, part.start(at)) if at < len(part) else None
    return _noted(part, at, scope, draft, expected, read, part.at_offset(read.end) if read else at)


def read_due_when(part: Part, at: int, scope: Scope, draft: MarkDraft, expected: str) -> int:
    """The same, with how it comes again."""
    if not any(token.fold in _REPEATING for token in part.tokens[at:]):
        return read_when_of(part, at, scope, draft, expected)
    from journal.domain.capture.repeats import read_after_done, read_every

    found = read_every(part, at) or read_after_done(part, at)
    if found is not None:
        rule, to = found
        if part.fold(to) in _FROM and scope.when(part.text, part.start(to + 1)) is not None:
            to = read_when_of(part, to + 1, scope, draft, expected)
        else:
            to = _first(part, to, scope, draft, expected, rule)
        return _with_rule(part, at, to, draft, rule)
    to = read_when_of(part, at, scope, draft, expected)
    later = None if draft.is_lost else read_every(part, to + (part.fold(to) == ","))
    return to if later is None else _with_rule(part, at, later[1], draft, later[0])


def _first(part: Part, to: int, scope: Scope, draft: MarkDraft, expected: str, rule: Repeating) -> int:
    """Reads the first time a rule leads to, with a clock time that follows it."""
    from journal.domain.capture.repeats import first_day

    day = first_day(rule, scope.anchor.day)
    read = scope.when(f"{day} {part.text[part.start(to) :]}", 0)
    told = 0 if read is None else read.end - len(day) - 1
    if told > 0:
        after = part.at_offset(part.start(to) + told)
        if part.fold(after - 1) not in _REPEATING:
            return _noted(part, to, scope, draft, expected, read, after)
    return _noted(part, to, scope, draft, expected, scope.when(day, 0), to)


def _with_rule(part: Part, at: int, to: int, draft: MarkDraft, rule: Repeating) -> int:
    """Keeps the rule; asked where it names another weekday than the first time."""
    if draft.is_lost or draft.when is None:
        return to
    if rule.weekday is not None and day_of(draft.when).weekday() != rule.weekday:
        draft.lose(Rule.WHICH_DATE, at, to, "a first day that is such a weekday")
    draft.rule = rule
    return to


def _noted(
    part: Part, at: int, scope: Scope, draft: MarkDraft, expected: str, read: Reading | Ambiguous | None, to: int
) -> int:
    if read is None:
        draft.lose(Rule.NO_DATE, at - (at >= len(part)), min(at + 1, len(part)), expected)
        return at
    if isinstance(read, Reading):
        draft.when = read.when
        draft.zone = read.zone or (read.when.zone if isinstance(read.when, Instant) else scope.anchor.zone)
    else:
        draft.lose(Rule.WHICH_DATE, at, to, read.expected)
    return to

"""Each field of the search language: what its value may be, and which entries answer it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import get_close_matches

from journal.domain.agenda import due_day, is_overdue
from journal.domain.instants import day_of
from journal.domain.offer.evidence import Evidence, grade
from journal.domain.query.facts import Facts
from journal.domain.query.ranges import Amounts, read_amounts, read_days
from journal.domain.query.tree import Field
from journal.domain.query.words import fold, words
from journal.domain.records import ME, Certainty, Channel, Entry, Stage, Stance, Value, ValueKind

Predicate = Callable[[Entry], bool]


class BadValue(ValueError):
    """A value that its field cannot take; the message is the sentence for it."""


def compile_field(node: Field, facts: Facts) -> Predicate:
    """The predicate of a field. Raises BadValue with a sentence where the value is none that it takes."""
    return _COMPILERS[node.name](node.value, facts)


def _in(value: str, facts: Facts) -> Predicate:
    if value.lower() == "unfiled":
        return lambda entry: entry.negotiation is None
    names = {one.name: key for key, one in facts.negotiations.items()}
    wanted = {key for name, key in names.items() if fold(name).startswith(fold(value))}
    if not wanted:
        raise BadValue(f"There is no negotiation “{value}”{_nearest(value, names)}")
    exact = {key for name, key in names.items() if fold(name) == fold(value)}
    return lambda entry: entry.negotiation in (exact or wanted)


def _person(parts: tuple[str, ...]) -> Callable[[str, Facts], Predicate]:
    def compiled(value: str, facts: Facts) -> Predicate:
        wanted = _called(value, facts)
        return lambda entry: any(one.person in wanted and one.part in parts for one in entry.participants)

    return compiled


def _called(value: str, facts: Facts) -> frozenset[str]:
    if fold(value) == ME:
        return frozenset((ME,))
    asked = words(value)
    wanted = frozenset(key for key in facts.people if any(_answers(name, asked) for name in facts.called(key)))
    if not wanted or not asked:
        names = [name for key in facts.people for name in facts.called(key)]
        raise BadValue(f"Nobody is called “{value}”{_nearest(value, names)}")
    return wanted


def _answers(name: str, asked: list[str]) -> bool:
    parts = words(name)
    return all(any(part.startswith(word) for part in parts) for word in asked)


def _item(value: str, facts: Facts) -> Predicate:
    named = facts.items.named(value)
    wanted = named.id if named else value.lower()
    if named is None and facts.items.get(wanted) is None:
        raise BadValue(f"There is no offer item “{value}”{_nearest(value, facts.items.words)}")

    def holds(entry: Entry) -> bool:
        return any(one.item == wanted or one.item.startswith(f"{wanted}/") for one in entry.statements)

    return holds


def _stance(value: str, _facts: Facts) -> Predicate:
    wanted = _word(value, [one.value for one in Stance], "stance")
    return lambda entry: any(one.stance == wanted for one in entry.statements)


def _channel(value: str, _facts: Facts) -> Predicate:
    wanted = _word(value, [one.value for one in Channel], "channel")
    return lambda entry: entry.channel == wanted


def _stage(value: str, facts: Facts) -> Predicate:
    wanted = _word(value, [one.value for one in Stage], "stage")
    return lambda entry: facts.stages.get(entry.negotiation or "") == wanted


def _is(value: str, facts: Facts) -> Predicate:
    tests: dict[str, Predicate] = {
        "verbal": lambda entry: any(grade(entry, one) is Evidence.VERBAL for one in entry.statements),
        "unwritten": lambda entry: any(one.id in facts.unwritten for one in entry.statements),
        "overdue": lambda entry: any(is_overdue(one, facts.now) for one in facts.follow_ups.get(entry.id, ())),
        "conflict": lambda entry: any(one.id in facts.conflicting for one in entry.statements),
        "contingent": lambda entry: any(one.certainty is Certainty.CONDITIONAL for one in entry.statements),
        "late": lambda entry: entry.is_late,
    }
    return tests[_word(value, tests, "state")]


def _has(value: str, facts: Facts) -> Predicate:
    tests: dict[str, Predicate] = {
        "attachment": lambda entry: bool(entry.attachments),
        "statement": lambda entry: bool(entry.statements),
        "finding": lambda entry: bool(entry.findings),
        "follow_up": lambda entry: bool(facts.follow_ups.get(entry.id)),
        "tag": lambda entry: bool(entry.tags),
    }
    return tests[_word(value, tests, "thing to have")]


def _tag(value: str, _facts: Facts) -> Predicate:
    wanted = fold(value.removeprefix("#"))
    return lambda entry: any(fold(tag) == wanted for tag in entry.tags)


def _date(value: str, facts: Facts) -> Predicate:
    span = read_days(value, facts.now.day, forward=False)
    if span is None:
        raise BadValue(f'“{value}” is no date; write 2026-03, 2026-03.., yesterday or "last week".')
    return lambda entry: day_of(entry.occurred) in span


def _due(value: str, facts: Facts) -> Predicate:
    span = read_days(value, facts.now.day, forward=True)
    if span is None:
        raise BadValue(f'“{value}” is no date; write <7d, today, 2026-03.. or "next week".')

    def holds(entry: Entry) -> bool:
        mine = (one for one in facts.follow_ups.get(entry.id, ()) if one.is_open)
        return any(due_day(one, facts.now) in span for one in mine)

    return holds


def _amount(value: str, _facts: Facts) -> Predicate:
    span = read_amounts(value)
    if span is None:
        raise BadValue(f"“{value}” is no amount; write >=150000, 150k..190k or USD 185,000.")
    return lambda entry: any(one.value is not None and _reaches(one.value, span) for one in entry.statements)


def _reaches(value: Value, span: Amounts) -> bool:
    if span.currency and value.currency != span.currency:
        return False
    if value.kind in (ValueKind.DATE, ValueKind.FLAG, ValueKind.TEXT):
        return False
    return any(one is not None and one in span for one in (value.amount, value.minimum, value.maximum))


def _word(value: str, allowed: Iterable[str], what: str) -> str:
    choices = list(allowed)
    wanted = "_".join(value.lower().replace("-", " ").split())
    if wanted in choices:
        return wanted
    raise BadValue(f"“{value}” is no {what}{_nearest(wanted, choices)} It can be {', '.join(choices)}.")


def _nearest(value: str, names: Iterable[str]) -> str:
    by_fold = {fold(name): name for name in names}
    near = get_close_matches(fold(value), by_fold, n=1)
    return f"; did you mean {by_fold[near[0]]}?" if near else "."


_COMPILERS: dict[str, Callable[[str, Facts], Predicate]] = {
    "in": _in,
    "with": _person(("from", "to", "with")),
    "from": _person(("from",)),
    "to": _person(("to",)),
    "item": _item,
    "stance": _stance,
    "channel": _channel,
    "is": _is,
    "date": _date,
    "due": _due,
    "amount": _amount,
    "stage": _stage,
    "has": _has,
    "tag": _tag,
}

"""Each field of the search language: what its value may be, and which entries answer it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from journal.domain.instants import day_of
from journal.domain.query.facts import Facts
from journal.domain.query.tree import Field
from journal.domain.query.words import fold
from journal.domain.records import ME, Certainty, Channel, Entry, Stage, Stance, Value, ValueKind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from journal.domain.query.ranges import Amounts, Days

    Read = Callable[[str, Facts], Any]
    Test = Callable[[Any, Facts], Callable[[Entry], bool]]

Predicate = Callable[[Entry], bool]

STATES = ("verbal", "unwritten", "overdue", "conflict", "contingent", "late")
THINGS = ("attachment", "statement", "finding", "follow_up", "tag")

_PARTS = {"with": ("from", "to", "with"), "from": ("from",), "to": ("to",)}
"""The parts of somebody that took part, by field."""


class BadValue(ValueError):
    """A value that its field cannot take; the message is the sentence for it."""


def read_field(node: Field, facts: Facts) -> Any:
    """What the value of a field means. Raises BadValue with a sentence where it is none that the field takes."""
    return _READERS[node.name](node.value, facts)


def compile_field(node: Field, facts: Facts) -> Predicate:
    """The predicate of a field. Raises BadValue with a sentence where the value is none that it takes."""
    read = read_field(node, facts)
    if node.name in _PARTS:
        parts = _PARTS[node.name]
        return lambda entry: any(one.person in read and one.part in parts for one in entry.participants)
    return _TESTS[node.name](read, facts)


def _read_in(value: str, facts: Facts) -> frozenset[str | None]:
    """The ids of the negotiations that are called so or begin so; None stands for no negotiation."""
    if value.lower() == "unfiled":
        return frozenset((None,))
    names = {one.name: key for key, one in facts.negotiations.items()}
    exact = {key for name, key in names.items() if fold(name) == fold(value)}
    wanted = exact or {key for name, key in names.items() if fold(name).startswith(fold(value))}
    if not wanted:
        raise BadValue(f"There is no negotiation “{value}”{_nearest(value, names)}")
    return frozenset(wanted)


def _read_person(value: str, facts: Facts) -> frozenset[str]:
    if fold(value) == ME:
        return frozenset((ME,))
    wanted = frozenset(facts.names.answering(value))
    if not wanted:
        names = [name for key in facts.people for name in facts.called(key)]
        raise BadValue(f"Nobody is called “{value}”{_nearest(value, names)}")
    return wanted


def _read_item(value: str, facts: Facts) -> str:
    named = facts.items.named(value)
    wanted = named.id if named else value.lower()
    if named is None and facts.items.get(wanted) is None:
        raise BadValue(f"There is no offer item “{value}”{_nearest(value, facts.items.words)}")
    return wanted


def _read_tag(value: str, _facts: Facts) -> str:
    return fold(value.removeprefix("#"))


def _read_date(value: str, facts: Facts) -> Days:
    from journal.domain.query.ranges import read_days

    span = read_days(value, facts.now.day, forward=False)
    if span is None:
        raise BadValue(f'“{value}” is no date; write 2026-03, 2026-03.., yesterday or "last week".')
    return span


def _read_due(value: str, facts: Facts) -> Days:
    from journal.domain.query.ranges import read_days

    span = read_days(value, facts.now.day, forward=True)
    if span is None:
        raise BadValue(f'“{value}” is no date; write <7d, today, 2026-03.. or "next week".')
    return span


def _read_amount(value: str, _facts: Facts) -> Amounts:
    from journal.domain.query.ranges import read_amounts

    span = read_amounts(value)
    if span is None:
        raise BadValue(f"“{value}” is no amount; write >=150000, 150k..190k or USD 185,000.")
    return span


def _reader(allowed: Iterable[str], what: str) -> Callable[[str, Facts], str]:
    choices = tuple(allowed)
    return lambda value, _facts: _word(value, choices, what)


_READERS: dict[str, Read] = {
    "in": _read_in,
    "with": _read_person,
    "from": _read_person,
    "to": _read_person,
    "item": _read_item,
    "stance": _reader(Stance, "stance"),
    "channel": _reader(Channel, "channel"),
    "stage": _reader(Stage, "stage"),
    "is": _reader(STATES, "state"),
    "has": _reader(THINGS, "thing to have"),
    "tag": _read_tag,
    "date": _read_date,
    "due": _read_due,
    "amount": _read_amount,
}


def _item(wanted: str, _facts: Facts) -> Predicate:
    return lambda entry: any(one.item == wanted or one.item.startswith(f"{wanted}/") for one in entry.statements)


def _is(wanted: str, facts: Facts) -> Predicate:
    from journal.domain.agenda import is_overdue
    from journal.domain.offer.evidence import Evidence, grade

    tests: dict[str, Predicate] = {
        "verbal": lambda entry: any(grade(entry, one) is Evidence.VERBAL for one in entry.statements),
        "unwritten": lambda entry: any(one.id in facts.unwritten for one in entry.statements),
        "overdue": lambda entry: any(is_overdue(one, facts.now) for one in facts.follow_ups.get(entry.id, ())),
        "conflict": lambda entry: any(one.id in facts.conflicting for one in entry.statements),
        "contingent": lambda entry: any(one.certainty is Certainty.CONDITIONAL for one in entry.statements),
        "late": lambda entry: entry.is_late,
    }
    return tests[wanted]


def _has(wanted: str, facts: Facts) -> Predicate:
    tests: dict[str, Predicate] = {
        "attachment": lambda entry: bool(entry.attachments),
        "statement": lambda entry: bool(entry.statements),
        "finding": lambda entry: bool(entry.findings),
        "follow_up": lambda entry: bool(facts.follow_ups.get(entry.id)),
        "tag": lambda entry: bool(entry.tags),
    }
    return tests[wanted]


def _due(span: Days, facts: Facts) -> Predicate:
    from journal.domain.agenda import due_day

    def holds(entry: Entry) -> bool:
        mine = (one for one in facts.follow_ups.get(entry.id, ()) if one.is_open)
        return any(due_day(one, facts.now) in span for one in mine)

    return holds


def _amount(span: Amounts, _facts: Facts) -> Predicate:
    return lambda entry: any(one.value is not None and _reaches(one.value, span) for one in entry.statements)


def _reaches(value: Value, span: Amounts) -> bool:
    if span.currency and value.currency != span.currency:
        return False
    if value.kind in (ValueKind.DATE, ValueKind.FLAG, ValueKind.TEXT):
        return False
    return any(one is not None and one in span for one in (value.amount, value.minimum, value.maximum))


def _word(value: str, choices: tuple[str, ...], what: str) -> str:
    wanted = "_".join(value.lower().replace("-", " ").split())
    if wanted in choices:
        return wanted
    raise BadValue(f"“{value}” is no {what}{_nearest(wanted, choices)} It can be {', '.join(choices)}.")


def _nearest(value: str, names: Iterable[str]) -> str:
    from difflib import get_close_matches

    by_fold = {fold(name): name for name in names}
    near = get_close_matches(fold(value), by_fold, n=1)
    return f"; did you mean {by_fold[near[0]]}?" if near else "."


_TESTS: dict[str, Test] = {
    "in": lambda wanted, _: lambda entry: entry.negotiation in wanted,
    "item": _item,
    "stance": lambda wanted, _: lambda entry: any(one.stance == wanted for one in entry.statements),
    "channel": lambda wanted, _: lambda entry: entry.channel == wanted,
    "stage": lambda wanted, facts: lambda entry: facts.stages.get(entry.negotiation or "") == wanted,
    "is": _is,
    "has": _has,
    "tag": lambda wanted, _: lambda entry: any(fold(tag) == wanted for tag in entry.tags),
    "date": lambda span, _: lambda entry: day_of(entry.occurred) in span,
    "due": _due,
    "amount": _amount,
}

"""A query answered by an index: numbers of entries as bits of an integer, so that conditions are joined at once.

It finds what the predicate of `match` accepts; a property test holds the two together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from journal.domain.query.facts import Facts
from journal.domain.query.fields import BadValue, read_field
from journal.domain.query.tree import All, Any, Field, Node, Not, Query, QueryError, Words
from journal.domain.record import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal
    from typing import Any as Anything
    from typing import Protocol

    from journal.domain.query.ranges import Amounts, Days

    Bound = int | Decimal | None
    """An end of a range; None: open."""

    class Source(Protocol):
        """An index of entries by number."""

        @property
        def serial(self) -> int:
            """Tells it from other indexes."""

        @property
        def everything(self) -> int:
            """All numbers."""

        def key(self, key: str) -> int:
            """The numbers of the entries that have a key."""

        def either(self, keys: Iterable[str]) -> int:
            """The numbers of the entries that have one of several keys."""

        def keys(self, start: str) -> Iterable[str]:
            """The keys that begin so, without that beginning."""

        def text(self, wanted: tuple[str, ...], *, is_prefix: bool) -> int:
            """The numbers of the entries whose texts have the words next to each other."""

        def ranges(self, start: str) -> Iterable[str]:
            """The names of ranges that begin so."""

        def between(self, name: str, low: Bound, high: Bound, *, has_low: bool = True, has_high: bool = True) -> int:
            """The numbers of the entries with something in the range of a name between two ends, or at one it has."""

        def entries(self, ids: Iterable[str]) -> int:
            """The numbers of the entries of some ids; ids that it does not know do no harm."""


DAY = "day"
AMOUNT = "amount:"
"""What the ranges of days and, followed by a currency or nothing, of amounts are called."""


@record(kw_only=False)
class Hits:
    """Where words were found: in the texts of entries, in names of people, of the negotiation, of items."""

    text: int
    people: int
    company: int
    items: int

    @property
    def any(self) -> int:
        return self.text | self.people | self.company | self.items


def answers(query: Query, facts: Facts, text: str, source: Source) -> int:
    """The numbers of the entries that answer the query; `text` is what it was read from.

    Raises QueryError, with its place, for a value that its field cannot take.
    """
    return _answers(query.root, facts, text, source)


def hits(node: Words, facts: Facts, source: Source) -> Hits:
    """The numbers of the entries that words are found in."""
    names, words, is_prefix = facts.names, node.words, node.is_prefix
    items = names.items(source.keys("what:"), words, is_prefix=is_prefix)
    return Hits(
        source.text(words, is_prefix=is_prefix),
        _union(source, "person:", names.people(words, is_prefix=is_prefix)),
        _union(source, "in:", names.negotiations(words, is_prefix=is_prefix)),
        _union(source, "what:", items),
    )


def _answers(node: Node, facts: Facts, text: str, source: Source) -> int:
    match node:
        case Words():
            return hits(node, facts, source).any
        case Field():
            try:
                return _FIELDS[node.name](read_field(node, facts), facts, source)
            except BadValue as bad:
                raise QueryError(str(bad), text, node.start, node.end) from None
        case Not():
            return source.everything & ~_answers(node.node, facts, text, source)
        case All():
            found = source.everything
            for one in node.nodes:
                found &= _answers(one, facts, text, source)
            return found
        case Any():
            return _either(_answers(one, facts, text, source) for one in node.nodes)


def _union(source: Source, start: str, ids: Iterable[str]) -> int:
    return source.either(start + id_ for id_ in ids)


def _either(sets: Iterable[int]) -> int:
    found = 0
    for one in sets:
        found |= one
    return found


def _people(part: str) -> Callable[..., int]:
    return lambda wanted, _, source: _union(source, f"{part}:", wanted)


def _in(wanted: Iterable[str | None], _facts: Facts, source: Source) -> int:
    return _union(source, "in:", (one or "" for one in wanted))


def _key(name: str) -> Callable[[Anything, Facts, Source], int]:
    return lambda wanted, _, source: source.key(f"{name}:{wanted}")


def _stage(wanted: str, facts: Facts, source: Source) -> int:
    return _union(source, "in:", (key for key, stage in facts.stages.items() if stage == wanted))


def _is(wanted: str, facts: Facts, source: Source) -> int:
    match wanted:
        case "unwritten":
            return _noted(wanted, facts, source, lambda: set(facts.unwritten.values()))
        case "conflict":
            return _noted(wanted, facts, source, lambda: set(facts.conflicting.values()))
        case "overdue":
            from journal.domain.agenda import is_overdue

            return source.entries({one.entry for one in facts.pending.values() if is_overdue(one, facts.now)})
    return source.key(f"is:{wanted}")


def _noted(name: str, facts: Facts, source: Source, ids: Callable[[], Iterable[str]]) -> int:
    """The numbers of the entries of some ids, which are the same as long as the facts are."""
    known = {} if facts.sets is None else facts.sets
    if (name, source.serial) not in known:
        known[name, source.serial] = source.entries(ids())
    return known[name, source.serial]


def _has(wanted: str, facts: Facts, source: Source) -> int:
    return (
        _noted(wanted, facts, source, lambda: facts.follow_ups)
        if wanted == "follow_up"
        else source.key(f"has:{wanted}")
    )


def _date(span: Days, _facts: Facts, source: Source) -> int:
    first, last = (None if one is None else one.toordinal() for one in (span.first, span.last))
    return source.between(DAY, first, last)


def _due(span: Days, facts: Facts, source: Source) -> int:
    from journal.domain.agenda import due_day

    return source.entries({one.entry for one in facts.pending.values() if due_day(one, facts.now) in span})


def _amount(span: Amounts, _facts: Facts, source: Source) -> int:
    names = [f"{AMOUNT}{span.currency}"] if span.currency else source.ranges(AMOUNT)
    return _either(
        source.between(name, span.low, span.high, has_low=span.has_low, has_high=span.has_high) for name in names
    )


_FIELDS: dict[str, Callable[..., int]] = {
    "in": _in,
    "with": _people("part"),
    "from": _people("from"),
    "to": _people("to"),
    "item": _key("item"),
    "stance": _key("stance"),
    "channel": _key("channel"),
    "is": _is,
    "date": _date,
    "due": _due,
    "amount": _amount,
    "stage": _stage,
    "has": _has,
    "tag": _key("tag"),
}
"""The numbers that answer a field, of what its value was read as."""

"""A query as a predicate over entries: slow, obvious, and what any index has to agree with."""

from __future__ import annotations

from journal.domain.query.facts import Facts, columns, holds
from journal.domain.query.fields import BadValue, Predicate, compile_field
from journal.domain.query.tree import All, Any, Field, Node, Not, Query, QueryError, Words


def predicate(query: Query, facts: Facts, text: str) -> Predicate:
    """Which entries answer the query; `text` is what it was read from.

    Raises QueryError, with its place, for a value that its field cannot take.
    """
    return _compiled(query.root, facts, text)


def _compiled(node: Node, facts: Facts, text: str) -> Predicate:
    match node:
        case Words():
            return lambda entry: holds(columns(entry, facts), node.words, is_prefix=node.is_prefix)
        case Field():
            try:
                return compile_field(node, facts)
            except BadValue as bad:
                raise QueryError(str(bad), text, node.start, node.end) from None
        case Not():
            inner = _compiled(node.node, facts, text)
            return lambda entry: not inner(entry)
        case All():
            every = [_compiled(one, facts, text) for one in node.nodes]
            return lambda entry: all(one(entry) for one in every)
        case Any():
            some = [_compiled(one, facts, text) for one in node.nodes]
            return lambda entry: any(one(entry) for one in some)

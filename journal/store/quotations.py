"""Quotations: words of a text that has to go, where the person copied them into something else of the journal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from journal.domain.records.entry import Entry
from journal.domain.records.letter import Letter
from journal.domain.records.prep import Prep
from journal.domain.records.ruling import Ruling
from journal.domain.records.search import SavedSearch
from journal.domain.records.tick import Tick
from journal.domain.records.valuation import Valuation
from journal.store.codec import TABLES
from journal.store.line import Doc, parsed
from journal.store.removal import Name, contents
from journal.store.traces import Traces, words_of
from journal.store.transactions import Staging, Transactions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

REDACTED = "redacted"
"""What stands for a text that was a quotation and nothing else, where there has to be one."""

ENTRIES, RULINGS, SEARCHES = TABLES[Entry], TABLES[Ruling], TABLES[SavedSearch]
QUOTING = (TABLES[Prep], RULINGS, TABLES[Valuation], TABLES[Tick], SEARCHES, TABLES[Letter])
_KEPT = frozenset({"id", "negotiation", "instead", "item", "kind", "zone", "at", "to", "sources", "entry", "name"})
"""What is no text of a person's."""

_FIELD = re.compile(r'\b(?!tag:)\w+:(?:"[^"]*"|\S*)')
_NEEDED = frozenset({"reason", "subject", "body"})


def take_out(transactions: Transactions, staging: Staging, traces: Traces) -> set[Name]:
    """Stage what quotes it without the quotations; the changes of the log that quote it. For use under the lock.

    A saved search that quotes it, or asks for a word that only it had, goes altogether, and so does the reason of a
    verdict about its statements.
    """
    own = _own_words(transactions, traces)
    return {name for table in QUOTING for name in _taken_out(transactions, staging, traces, table, own)}


def _own_words(transactions: Transactions, traces: Traces) -> set[str]:
    """Words of the saved searches that it has and no other entry has."""
    asked = (
        doc for id_ in transactions.state.table(SEARCHES).revisions for _, doc in contents(transactions, SEARCHES, id_)
    )
    shared = traces.words & {word for doc in asked for word in _asked(doc)}
    others = [raw for id_, raw in list(transactions.state.table(ENTRIES).docs.items()) if id_ != traces.id and shared]
    return {word for word in shared if not any(word in raw.decode().casefold() for raw in others)}


def _asked(search: Doc) -> set[str]:
    """The words a saved search asks for, without fields: a name or a channel tells nothing of a text."""
    return words_of(_FIELD.sub(" ", search.get("query", "")))


def _taken_out(
    transactions: Transactions, staging: Staging, traces: Traces, table: str, own: set[str]
) -> Iterator[Name]:
    rows = transactions.state.table(table)
    for id_ in list(rows.revisions):
        quoting = {name for name, doc in contents(transactions, table, id_) if _left(table, doc, traces, own) != doc}
        standing: Doc | None = parsed(rows.docs.get(id_, b"null"))
        if quoting and standing is not None and (table, id_) not in staging.staged:
            left = _left(table, standing, traces, own)
            if left is None:
                staging.unset(table, id_)
            else:
                staging.set(table, id_, left)
        yield from quoting


def _left(table: str, doc: Doc, traces: Traces, own: set[str]) -> Doc | None:
    """What may stay of a document; None where it has to go."""
    left: Doc = _without(doc, traces)
    if table == SEARCHES and (left != doc or not own.isdisjoint(_asked(doc))):
        return None
    if table == RULINGS and not traces.statements.isdisjoint(doc.get("statements", ())) and doc.get("reason"):
        return left | {"reason": REDACTED}
    return left


def _without(value: Any, traces: Traces, key: str = "") -> Any:
    """A document without the quotations in it; a text that is nothing else goes from its list."""
    if isinstance(value, dict):
        return {name: _without(part, traces, name) for name, part in value.items()}
    if isinstance(value, list):
        parts = [_without(part, traces, key) for part in value]
        return [part for part in parts if part != ""]
    if isinstance(value, str) and key not in _KEPT:
        left = traces.cut(value)
        return value if left == value else left.strip() or (REDACTED if key in _NEEDED else "")
    return value


def entries_quoting(transactions: Transactions, traces: Traces, letters: Sequence[str]) -> tuple[str, ...]:
    """The ids of the other entries that quote it, or that sent one of these letters. For use under the lock."""
    docs = transactions.state.table(ENTRIES).docs
    states = (doc for id_ in letters for _, doc in contents(transactions, TABLES[Letter], id_))
    sent = {doc.get("entry", "") for doc in states}
    return tuple(id_ for id_, raw in list(docs.items()) if id_ != traces.id and (id_ in sent or traces.is_quoted(raw)))

"""Redaction: every revision of an entry's text, and what was due because of it, taken away for good."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from journal.domain.records.entry import Entry
from journal.domain.records.follow_up import FollowUp
from journal.domain.records.letter import Letter
from journal.errors import StoreError
from journal.store.acquaintances import take_away
from journal.store.codec import KINDS, TABLES, UNREADABLE, decode, encode
from journal.store.files import trouble
from journal.store.line import Doc, parsed
from journal.store.log import FOLDER
from journal.store.quotations import entries_quoting, take_out
from journal.store.removal import Name, contents, remove
from journal.store.traces import Traces, scrub, scrub_attachments, scrub_derived
from journal.store.transactions import Staging, Transactions

REDACT = "redact"
ENTRIES, FOLLOW_UPS, LETTERS = TABLES[Entry], TABLES[FollowUp], TABLES[Letter]

Blank = Callable[[Entry | FollowUp | Letter], Entry | FollowUp | Letter]
"""Makes of a record what may stay of it; of what it made, the same."""


class Redacted(NamedTuple):
    """What was removed: changes of the log that lost their content, and other files changed or removed.

    `unreached` are copies of the log within the home that could not be redacted too; `quoting` the ids of other
    entries that quote the text or sent a letter made from it: they stay, for the person to judge.
    """

    changes: int
    files: tuple[str, ...]
    unreached: tuple[Path, ...]
    quoting: tuple[str, ...] = ()


def redact(transactions: Transactions, entry_id: str, blank: Blank) -> Redacted:
    """Remove an entry's text, in the copies of the log under `backups` as well. Raises StoreError."""
    changes, files, quoting = _redact(transactions, entry_id, blank)
    unreached = []
    try:
        copies = sorted((transactions.home / "backups").glob(f"*/{FOLDER}"))
    except OSError as error:
        raise trouble(error, transactions.home / "backups", saving=True) from error
    for copy in copies:
        try:
            other = Transactions(copy.parent)
            try:
                done, *_ = _redact(other, entry_id, blank)
            finally:
                other.close()
            files += [str(copy.parent.relative_to(transactions.home))] if done else []
        except StoreError:
            unreached.append(copy.parent)
    return Redacted(changes, tuple(files), tuple(unreached), tuple(quoting))


def _redact(transactions: Transactions, entry_id: str, blank: Blank) -> tuple[int, list[str], list[str]]:
    traces, files, quoting = Traces(entry_id), list[str](), list[str]()

    def choose(staging: Staging) -> set[Name]:
        names: set[Name] = set()
        letters = letters_of(transactions, entry_id)
        due = ((FOLLOW_UPS, id_) for id_ in follow_ups_of(transactions, entry_id))
        cited = ((LETTERS, id_) for id_ in letters)
        for table, id_ in [(ENTRIES, entry_id), *due, *cited]:
            for name, doc in contents(transactions, table, id_):
                if _blanked(table, doc, blank) != doc:
                    names.add(name)
                    # A letter is mostly words that all letters have.
                    if table != LETTERS:
                        traces.learn(doc)
            standing = parsed(transactions.state.table(table).docs.get(id_, b"null"))
            left = _blanked(table, standing, blank) if standing is not None else None
            if left is not None:
                staging.set(table, id_, left)
            else:
                staging.unset(table, id_)
        names |= take_out(transactions, staging, traces) | take_away(transactions, staging, entry_id)
        quoting.extend(entries_quoting(transactions, traces, letters))
        return names

    def beside() -> None:
        files.extend(scrub(transactions.home, traces))

    try:
        changes = remove(transactions, REDACT, entry_id, choose, before=beside, is_trace=traces.is_in)
        scrub_derived(transactions.home)
        files += scrub_attachments(transactions.home, traces.digests)
    except OSError as error:
        raise trouble(error, transactions.home, saving=True) from error
    return changes, files, quoting


def follow_ups_of(transactions: Transactions, entry_id: str) -> list[str]:
    """The ids of what was ever due because of an entry, also of what was removed since."""
    rows = transactions.state.table(FOLLOW_UPS)
    wanted = entry_id.encode()
    found = [id_ for id_, text in list(rows.docs.items()) if wanted in text and _entry_of(parsed(text)) == entry_id]
    gone = [id_ for id_ in list(rows.revisions) if id_ not in rows.docs]
    return found + [
        id_ for id_ in gone if any(_entry_of(doc) == entry_id for _, doc in contents(transactions, FOLLOW_UPS, id_))
    ]


def letters_of(transactions: Transactions, entry_id: str) -> list[str]:
    """The ids of the letters that were drafted from an entry or sent by it, also of those dropped since."""
    ids = list(transactions.state.table(LETTERS).revisions)
    return [id_ for id_ in ids if any(_cites(doc, entry_id) for _, doc in contents(transactions, LETTERS, id_))]


def _cites(doc: Doc, entry_id: str) -> bool:
    return entry_id in (*doc.get("sources", ()), doc.get("entry"), doc.get("meeting"))


def _entry_of(doc: Doc | None) -> object:
    return (doc or {}).get("entry")


def _blanked(table: str, doc: Doc, blank: Blank) -> Doc | None:
    """What may stay of a document; None where it is of another version and can't be told."""
    try:
        return encode(blank(decode(KINDS[table], doc)))
    except UNREADABLE:
        return None

"""People who are known from one entry alone: with its text their names go."""

from __future__ import annotations

from collections.abc import Iterable

from journal.domain.records.entry import Entry
from journal.domain.records.person import Person
from journal.store.codec import TABLES
from journal.store.line import Doc, canonical, is_sound, parsed
from journal.store.log import FOLDER, SUFFIX
from journal.store.removal import Name, contents
from journal.store.state import INTERNAL
from journal.store.transactions import Staging, Transactions

ENTRIES, PEOPLE = TABLES[Entry], TABLES[Person]
_PLAIN = frozenset({"id", "name", "negotiations"})
"""What capture says of somebody it meets for the first time; anything else the person said."""


def take_away(transactions: Transactions, staging: Staging, entry_id: str) -> set[Name]:
    """Stage the people gone whom this entry brought and nothing else ever named; the changes that tell their names.

    Who took part in it stays. For use under the lock, when what stays of the entry is staged. Raises OSError.
    """
    staying = staging.staged.get((ENTRIES, entry_id), "")
    brought = [id_ for id_ in _brought(transactions, entry_id) if f'"{id_}"' not in staying]
    unknown = set(brought) - _named(transactions, brought, entry_id)
    for id_ in unknown & set(transactions.state.table(PEOPLE).docs):
        staging.unset(PEOPLE, id_)
    return {name for id_ in unknown for name, _ in contents(transactions, PEOPLE, id_)}


def _brought(transactions: Transactions, entry_id: str) -> list[str]:
    """The people first met in the saving of an entry, of whom nothing was said but their names."""
    lines = (transactions.line(number) for number in transactions.state.revisions(ENTRIES, entry_id))
    met = {op["id"] for line in lines for op in line["ops"] if op["t"] == PEOPLE and op.get("was") is None}
    return [id_ for id_ in sorted(met) if all(doc.keys() <= _PLAIN for _, doc in contents(transactions, PEOPLE, id_))]


def _named(transactions: Transactions, ids: Iterable[str], entry_id: str) -> set[str]:
    """Those of some people whom anything else in the log names, what was taken back too."""
    found = set[str]()
    left = {id_: f'"{id_}"'.encode() for id_ in ids}
    for path in (transactions.home / FOLDER).glob(f"*{SUFFIX}") if left else ():
        with path.open("rb") as file:
            for raw in file:
                for id_ in [id_ for id_, name in left.items() if id_ not in found and name in raw]:
                    found |= {id_} if _is_named_elsewhere(parsed(raw.rstrip(b"\n")), id_, entry_id) else set()
    return found


def _is_named_elsewhere(line: Doc | None, id_: str, entry_id: str) -> bool:
    if line is None or not is_sound(line):
        return True
    own, name = ((ENTRIES, entry_id), (PEOPLE, id_)), f'"{id_}"'
    others = (op for op in line["ops"] if (op["t"], op["id"]) not in own and op["t"] not in INTERNAL)
    return any(name in canonical(op.get("d")) for op in others)

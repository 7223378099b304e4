"""The index of the full text with single bits turned over, cut, left over from before, and of another journal."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any
from unittest import mock

from journal.config import Settings
from journal.domain.query import parse
from journal.domain.query.match import predicate
from journal.domain.records import Negotiation
from journal.service import searching
from journal.service.matching import facts
from journal.service.searching import Order
from journal.service.session import Session, open_session
from journal.store import index_holder
from journal.store.derived_keeper import bring_up_to_date
from journal.store.index_rows import NAME
from tests.attack.harm import harmed
from tests.attack.scene import MOMENT, Trials, entry, put, quick_disk

FLIPS = 300
CUTS = 40
ENTRIES, AFTER = 150, 8
_WORDS = ("base", "bonus", "equity", "signing", "Zürich", "lunch", "面接", "x_1", "budget", "call")
QUERIES = (
    "base",
    "bonus zürich",
    '"base bonus"',
    "sign*",
    "in:acme equity",
    "-base",
    "date:2026-11",
    "x_1 OR lunch",
    "",
)


def attack(scratch: Path, share: int = 1) -> Trials:
    """Whatever is done to the file, a search finds what the log says."""
    with quick_disk(), mock.patch.object(index_holder, "LEAST", 1):
        yield from harmed(lambda: _home(scratch), partial(_judge, scratch), _OTHERS, FLIPS // share, CUTS // share)


def _judge(scratch: Path, content: bytes, what: str) -> str:
    """What breaks where a home's index is of that content, for who reads the whole log and for who does not."""
    home = _home(scratch).parent
    (home / NAME).write_bytes(content)
    known = _known(home)
    for name, is_quick in (("the app", False), ("a command", True)):
        session = _opened(home, is_quick=is_quick)
        try:
            wrong = [query for query in QUERIES if _found(session, query) != known[query]]
        finally:
            session.store.close()
        if wrong:
            return f"{what}: {name} finds otherwise: {', '.join(wrong)}"
    return ""


def _found(session: Session, query: str) -> Any:
    found = searching.look(session, query, order=Order.NEWEST)
    return [one.entry.id for one in found.found], found.total, dict(found.negotiations)


def _opened(home: Path, *, is_quick: bool = False) -> Session:
    return open_session(Settings(home=home, zone=MOMENT.zone), lambda: MOMENT, is_quick=is_quick)


def _home(scratch: Path) -> Path:
    """An index of a journal of this process's own, kept beside it; the log goes on after it."""
    home = scratch / f"index-{os.getpid()}"
    kept = home / "kept"
    if kept.exists():
        return kept
    session = _opened(home)
    store = session.store
    put(store, *(Negotiation(id=f"n{n}", name=name, created_at=MOMENT) for n, name in enumerate(("acme", "borg"))))
    for number in range(ENTRIES):
        put(store, _written(number))
        if number in (ENTRIES // 2, ENTRIES - AFTER):
            for _ in searching.renew(session):
                pass
            shutil.copyfile(home / NAME, kept if number != ENTRIES // 2 else home / "older")
    put(store, replace(_written(3), body="edited", negotiation="n1"))
    store.undo()
    put(store, replace(_written(5), body="base edited", negotiation="n1"))
    store.close()
    bring_up_to_date(home, 0)
    return kept


def _written(number: int) -> Any:
    chance = random.Random(number)
    body = " ".join(chance.choices(_WORDS, k=6))
    return replace(entry(f"e{number:03}", body), negotiation=(None, "n0", "n1")[number % 3])


@cache
def _known(home: Path) -> dict[str, Any]:
    """What looking through every entry finds."""
    session = _opened(home)
    known = {}
    for query in QUERIES:
        accepts = predicate(parse(query), facts(session), query)
        found = [one for one in reversed(session.entries) if accepts(one)]
        where = [one.negotiation or "" for one in found]
        known[query] = [one.id for one in found], len(found), {key: where.count(key) for key in where}
    session.store.close()
    return known


def _of_another(kept: Path) -> bytes:
    home = kept.parent / "another"
    session = _opened(home)
    put(session.store, *(replace(_written(number + 1), id=f"o{number}") for number in range(9)))
    for _ in searching.renew(session):
        pass
    session.store.close()
    return (home / NAME).read_bytes()


_OTHERS: list[tuple[str, Callable[[Path], bytes]]] = [
    ("left over from before", lambda kept: kept.with_name("older").read_bytes()),
    ("of another journal", _of_another),
    ("nothing at all", lambda kept: b""),
    ("zeros", lambda kept: bytes(len(kept.read_bytes()))),
]

"""Derived data with single bits turned over, cut, left over from before, and in other formats."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any

from journal.domain.board import course_of, in_order
from journal.domain.records import (
    Entry,
    FollowUp,
    FollowUpStatus,
    Mark,
    MarkKind,
    Negotiation,
    Outcome,
    Participant,
    Person,
    Stage,
)
from journal.store import Store
from journal.store.agenda import due_by
from journal.store.derived_keeper import bring_up_to_date
from journal.store.derived_rows import NAME, micros
from journal.store.quick import QuickStore
from tests.attack.harm import harmed
from tests.attack.scene import MOMENT, Trials, entry, follow_up, put, quick_disk

FLIPS = 1_500
CUTS = 100
ENTRIES, AFTER = 60, 8
_STAGES = (Stage.SCREENING, Stage.INTERVIEWING, Stage.VERBAL_OFFER)


def attack(scratch: Path, share: int = 1) -> Trials:
    """Whatever is done to the file, what is shown first is what the log says, or nothing is shown of it."""
    with quick_disk():
        yield from harmed(lambda: _home(scratch), partial(_judge, scratch), _OTHERS, FLIPS // share, CUTS // share)


def _judge(scratch: Path, content: bytes, what: str) -> str:
    """What breaks where a home's derived data are of that content; then where they have been written on."""
    whole = _home(scratch)
    home, known = whole.parent, _known(whole.parent)
    path = home / NAME
    try:
        path.write_bytes(content)
        for when in ("", ", written on"):
            wrong = [name for name, value in _shown(home).items() if value not in (None, known[name])]
            if wrong:
                return f"{what}{when}: changes {', '.join(wrong)}"
            bring_up_to_date(home, 0)
        return ""
    finally:
        path.unlink(missing_ok=True)


def _home(scratch: Path) -> Path:
    """Derived data of a journal of this process's own, kept beside it; the log goes on after them."""
    home = scratch / f"derived-{os.getpid()}"
    kept = home / "kept"
    if kept.exists():
        return kept
    store = Store.open(home)
    acme, borg = (Negotiation(id=f"n{n}", name=name, created_at=MOMENT) for n, name in enumerate(("acme", "borg")))
    put(store, acme, borg, Person(id="p0", name="Dana Reyes"), Person(id="p1", name="Lee Park"))
    for number in range(ENTRIES):
        put(store, *_written(number))
        if number == ENTRIES // 2:
            bring_up_to_date(home, 0)
            shutil.copyfile(home / NAME, home / "older")
        if number == ENTRIES - AFTER:
            bring_up_to_date(home, 0)
            shutil.copyfile(home / NAME, kept)
    put(store, replace(_written(3)[0], body="edited", negotiation="n1"))
    store.close()
    return kept


def _written(number: int) -> list[Any]:
    told = replace(
        entry(f"e{number:02}", f"{number} größer"),
        occurred=MOMENT.plus(timedelta(hours=number * 7 % 50)),
        negotiation=(None, "n0", "n1")[number % 3],
        participants=(Participant(f"p{number % 2}", "from"),) * (number % 4 != 0),
        marks=_marks(number),
    )
    due = replace(follow_up(f"f{number:02}", told.id), negotiation=told.negotiation)
    return [told, replace(due, status=FollowUpStatus.DONE) if number % 2 else due]


def _marks(number: int) -> tuple[Mark, ...]:
    if number % 11 == 5:
        return (Mark(kind=MarkKind.CLOSED, start=0, end=1, outcome=Outcome.REJECTED),)
    return (Mark(kind=MarkKind.STAGE, start=0, end=1, stage=_STAGES[number % 3]),) * (number % 5 == 0)


@cache
def _known(home: Path) -> dict[str, Any]:
    store = Store.open(home)
    entries = in_order(store.all(Entry))
    filed = {key: [one for one in entries if one.negotiation == key] for key in ("n0", "n1")}
    known = {
        "newest": tuple(entries[: -len(entries) - 1 : -1])[:20],
        "follow-ups": tuple(one for one in store.all(FollowUp) if one.is_open),
        "courses": {key: course_of(store.all(Negotiation)[0], told) for key, told in filed.items()},
        "talks": {key: [one.id for one in told if one.participants][-1] for key, told in filed.items()},
        "unfiled": sum(one.negotiation is None for one in entries),
        "names": [one.name for kind in (Negotiation, Person) for one in store.all(kind)],
        "due": {one.id for one in store.all(FollowUp) if one.is_open},
        "ended": _ended((one.negotiation or "", mark.kind) for one in entries for mark in one.marks),
    }
    store.close()
    return known


def _shown(home: Path) -> dict[str, Any]:
    """What a first screen, a short command and a prompt make of it; None for what is left blank."""
    due, _ = due_by(home, "me", micros(MOMENT.plus(timedelta(days=30))))
    store = QuickStore.open(home, is_patient=True)
    front = store.front(20)
    about = Negotiation(id="n0", name="acme", created_at=MOMENT)
    turns = store.turns()
    shown = {
        "newest": front and front.newest,
        "follow-ups": front and front.open,
        "courses": front and {key: course_of(about, told) for key, told in front.telling.items()},
        "talks": front and dict(front.talks),
        "unfiled": front and front.unfiled,
        "names": [one.name for kind in (Negotiation, Person) for one in store.all(kind)],
        "due": {one.id for one in due},
        "ended": None if turns is None else _ended(turns),
    }
    store.close()
    return shown


def _ended(turns: Any) -> dict[str, str]:
    return {where: kind for where, kind in turns if where and kind in (MarkKind.STAGE, MarkKind.CLOSED)}


def _format(number: int) -> Callable[[Path], bytes]:
    def made(kept: Path) -> bytes:
        path = kept.with_name("other")
        shutil.copyfile(kept, path)
        connection = sqlite3.connect(path)
        with connection:
            connection.execute("UPDATE about SET format = ?", (number,))
            connection.execute("UPDATE entries SET negotiation = 'n1'")
        connection.close()
        return path.read_bytes()

    return made


_OTHERS: list[tuple[str, Callable[[Path], bytes]]] = [
    ("left over from before", lambda kept: kept.with_name("older").read_bytes()),
    ("of an older format", _format(1)),
    ("of a newer format", _format(99)),
    ("nothing at all", lambda kept: b""),
    ("zeros", lambda kept: bytes(len(kept.read_bytes()))),
]

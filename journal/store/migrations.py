"""Versions of the data: ordered, named, pure steps, run after a backup, all or nothing."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from journal.domain.record import NamedTuple
from journal.errors import StoreError
from journal.store.files import make_folder, trouble, write_whole
from journal.store.line import parsed
from journal.store.log import DEVICE_FILE, FOLDER, SUFFIX

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from journal.store.transactions import Transactions

Tables = dict[str, dict[str, dict[str, "Any"]]]
"""Documents by table and id."""

FIRST_VERSION = 1


class Step(NamedTuple):
    """One step to the next version. `change` is pure: it returns new tables and leaves those it was given alone.

    It has to do for a single record too, since records of the past are brought up to date one by one.
    """

    name: str
    change: Callable[[Tables], Tables]


STEPS: tuple[Step, ...] = ()
"""From version 1 on: the first step leads to version 2."""


def version_of(steps: Sequence[Step]) -> int:
    """The version that the steps lead to."""
    return FIRST_VERSION + len(steps)


def check_version(version: int, steps: Sequence[Step]) -> None:
    """Raise StoreError where the data is newer than the program."""
    if version > version_of(steps):
        raise StoreError(
            f"This journal was written by a newer version of the program (its data has version {version}, "
            f"this program knows {version_of(steps)}); update the program, then try again."
        )


def brought_up(tables: Tables, version: int, steps: Sequence[Step]) -> Tables:
    """The tables as the newest version has them."""
    for step in steps[version - FIRST_VERSION :]:
        tables = step.change(tables)
    return tables


def migrate(transactions: Transactions, steps: Sequence[Step]) -> None:
    """Bring a journal's data up to date in one transaction, after a backup of the log.

    Raises StoreError where a step fails or nothing can be written; the journal is then as it was.
    """
    with transactions.migration() as staging:
        state = transactions.state
        if not 0 < state.version < version_of(steps):
            return
        # What is no JSON, as only a forger leaves it, stays as it is.
        old = {
            name: {id_: doc for id_, text in state.snapshot(name).items() if (doc := parsed(text)) is not None}
            for name in transactions.own_tables()
        }
        new = old
        for step in steps[state.version - FIRST_VERSION :]:
            try:
                new = step.change(new)
            except Exception as error:
                raise StoreError(
                    f"The journal could not be brought up to date (step “{step.name}”: {error}); nothing was "
                    "changed. Go on with the version of the program you had, and report this."
                ) from error
        back_up(transactions.home, f"before-version-{version_of(steps)}")
        for name in old.keys() | new.keys():
            for id_ in old.get(name, {}).keys() - new.get(name, {}).keys():
                staging.unset(name, id_)
            for id_, doc in new.get(name, {}).items():
                staging.set(name, id_, doc)
        staging.set_version(version_of(steps))


def back_up(home: Path, name: str) -> Path:
    """Copy the log, as it stands, into a folder of its own under `backups`; that folder. Raises StoreError."""
    folder = home / "backups" / f"{name}-{time.strftime('%Y%m%dT%H%M%SZ', time.gmtime())}-{os.urandom(2).hex()}"
    try:
        make_folder(folder / FOLDER)
        for path in sorted((home / FOLDER).glob(f"*{SUFFIX}")):
            write_whole(folder / FOLDER / path.name, path.read_bytes())
        device = home / DEVICE_FILE
        if device.exists():
            write_whole(folder / DEVICE_FILE, device.read_bytes())
    except OSError as error:
        raise trouble(error, folder, saving=True) from error
    return folder

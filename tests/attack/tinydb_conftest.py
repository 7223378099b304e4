"""Put beside TinyDB's own tests in place of its conftest: they run against the journal's classes.

The modules named in OURS use `TinyDB` for a database; the others are about TinyDB's storages and queries themselves.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tinydb import JSONStorage, TinyDB
from tinydb.middlewares import CachingMiddleware
from tinydb.storages import MemoryStorage

from journal.store.database import Database

OURS = ("test_operations", "test_tables", "test_tinydb")


@pytest.fixture(autouse=True)
def substituted(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Where a test says TinyDB it gets ours: in a home at the path it names, or in a new one instead of in memory."""
    count = 0

    def ours(*given: Any, **named: Any) -> TinyDB:
        nonlocal count
        count += 1
        if named.get("storage", JSONStorage) not in (JSONStorage, MemoryStorage):
            return TinyDB(*given, **named)
        return Database(Path(str(given[0])) if given else tmp_path / f"memory-{count}")

    name = request.module.__name__
    if name.rpartition(".")[2] in OURS and hasattr(request.module, "TinyDB"):
        monkeypatch.setattr(importlib.import_module(name), "TinyDB", ours)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """Three documents in the journal's database."""
    made = Database(tmp_path / "home")
    made.drop_tables()
    made.insert_multiple({"int": 1, "char": char} for char in "abc")
    yield made
    made.close()


@pytest.fixture
def storage() -> Any:
    """As in TinyDB's own."""
    return CachingMiddleware(MemoryStorage)()

"""Stores that are given back, and a disk that need not be waited for."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journal.store import Store


@pytest.fixture
def opened(home: Path) -> Iterator[Callable[[], Store]]:
    """Opens the home once more, as another program would."""
    stores: list[Store] = []

    def one_more() -> Store:
        stores.append(Store.open(home))
        return stores[-1]

    yield one_more
    for store in stores:
        store.close()


@pytest.fixture
def store(opened: Callable[[], Store]) -> Store:
    """An empty store."""
    return opened()


@pytest.fixture
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Saves return without waiting for the disk."""
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


@pytest.fixture
def failing() -> Callable[..., None]:
    """A system call that fails with an error of the disk."""

    def fail(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    return fail

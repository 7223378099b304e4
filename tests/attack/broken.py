"""Stores broken on purpose: what an attack that passes them would be worth."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from journal.store import (
    derived,
    derived_front,
    derived_writer,
    files,
    index,
    index_check,
    lock,
    log,
    log_file,
    removal,
)
from journal.store.line import Op, Read, parsed
from journal.store.log import Log
from journal.store.state import Rows
from journal.store.transactions import Staging, Transactions

Breaking = Callable[[], Any]


def _replacing(*what: tuple[Any, str, Any]) -> Breaking:
    @contextmanager
    def broken() -> Iterator[None]:
        patches = [mock.patch.object(*one) for one in what]
        for patch in patches:
            patch.start()
        try:
            yield
        finally:
            for patch in patches:
                patch.stop()

    return broken


def _nothing(*_: Any) -> None:
    return None


_commit = Transactions.commit


def _memory_first(self: Transactions, staging: Staging) -> None:
    append = self.log.append

    def append_after(do: str, ops: Sequence[Op]) -> Read:
        for name, id_, _, text in ops:
            rows = self.state.tables.setdefault(name, Rows())
            rows.touched.append(id_)
            rows.docs.update({id_: text.encode()}) if text != "null" else rows.docs.pop(id_, None)
        return append(do, ops)

    with mock.patch.object(self.log, "append", append_after):
        _commit(self, staging)


def _keep_torn(self: Log, file: Any) -> None:
    file.end = file.size


def _no_sum(*_: Any) -> int:
    return 0


def _trust(raw: bytes) -> bool:
    return parsed(raw) is not None


def _go_on(self: Log, file: Any) -> None:
    os.ftruncate(file.descriptor, file.end)
    file.look()


def _say_nothing(descriptor: int, data: bytes) -> None:
    try:
        os.write(descriptor, data)
    except OSError:
        return


def _rewrite_in_place(path: Path, pieces: Any) -> None:
    data = b"".join(pieces)
    descriptor = os.open(path, os.O_WRONLY | os.O_TRUNC)
    for start in range(0, len(data), 256):
        os.write(descriptor, data[start : start + 256])
    os.fsync(descriptor)
    os.close(descriptor)


STORES: dict[str, tuple[Breaking, tuple[str, ...]]] = {
    "no fsync": (_replacing((log, "sync", _nothing), (files, "sync", _nothing)), ("disk images",)),
    "no fsync of folders": (
        _replacing((log, "sync_folder", _nothing), (files, "sync_folder", _nothing)),
        ("disk images",),
    ),
    "memory before disk": (_replacing((Transactions, "commit", _memory_first)), ("system calls", "two handles")),
    "torn tail kept": (
        _replacing((Log, "_cut", _keep_torn)),
        ("truncation", "system calls", "disk images", "two handles"),
    ),
    "no checksum of derived data": (
        _replacing(
            *((where, "sum_of", _no_sum) for where in (derived, derived_front, derived_writer)),
            *((where, "sum_of_row", _no_sum) for where in (derived, derived_writer)),
        ),
        ("derived data",),
    ),
    "no checksum of the index": (
        _replacing(*((where, "is_sealed", lambda path: True) for where in (index, index_check))),
        ("search index",),
    ),
    "no checksum": (_replacing((log_file, "is_whole", _trust)), ("bit flips", "two handles")),
    "goes on after a failed fsync": (_replacing((Log, "_refuse", _go_on)), ("system calls",)),
    "failed write not told": (_replacing((log, "write_all", _say_nothing)), ("system calls", "two handles")),
    "rewritten in place": (
        _replacing((removal, "write_pieces", _rewrite_in_place)),
        ("system calls", "disk images", "kills"),
    ),
    "no lock": (_replacing((lock, "_try", _nothing), (lock, "_free", _nothing)), ("two writers",)),
}
"""Each broken store, and the parts that have to find it out."""

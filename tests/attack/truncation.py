"""The log cut off at every byte."""

from __future__ import annotations

import os
from pathlib import Path

from journal.store import Store
from tests.attack.children import spread
from tests.attack.scene import Trials, entry, log_of, put, quick_disk, said

SIZE = 5_000
"""Bytes that the log has at least."""


def attack(scratch: Path, share: int = 1) -> Trials:
    """One trial for every size the log may be cut to; of those only each `share`-th."""
    with quick_disk():
        whole = _written(scratch / "whole")
        content = log_of(scratch / "whole").read_bytes()
        ends = [at + 1 for at, byte in enumerate(content) if byte == 0x0A]
        device = (scratch / "whole" / "device").read_bytes()

        def judge(size: int) -> str:
            home = scratch / f"cut-{os.getpid()}"
            _reset(home, device, log_of(scratch / "whole").name, content[:size])
            bad = _bad(home, content[:size], whole, ends)
            return f"cut at byte {size}: {bad}" if bad else ""

        yield from spread(range(0, len(content) + 1, share), judge)


def _reset(home: Path, device: bytes, name: str, content: bytes) -> None:
    folder = home / "log"
    folder.mkdir(parents=True, exist_ok=True)
    (home / "device").write_bytes(device)
    (folder / name).write_bytes(content)
    for torn in folder.glob("*.torn"):
        torn.unlink()


def _written(home: Path) -> list[str]:
    """The ids of the entries of a log, one a line."""
    store, ids = Store.open(home), list[str]()
    while not ids or log_of(home).stat().st_size < SIZE:
        ids.append(f"e{len(ids)}")
        put(store, entry(ids[-1], "größer – " + "x" * (len(ids) * 7 % 60)))
    store.close()
    return ids


def _bad(home: Path, content: bytes, ids: list[str], ends: list[int]) -> str:
    # What lost nothing but its newline is whole all the same.
    left = [id_ for id_, end in zip(ids, ends, strict=True) if end - 1 <= len(content)]
    kept = ends[len(left) - 1] if left else 0
    store = Store.open(home)
    if [id_ for _, id_ in said(store)] != left:
        return f"{len(left)} lines were whole, {len(said(store))} are read"
    if store.damage:
        return "a torn end is told to be damage"
    put(store, entry("after", "written afterwards"))
    store.close()
    again = Store.open(home)
    try:
        if [id_ for _, id_ in said(again)] != [*left, "after"] or again.damage or again.verify():
            return "appending afterwards is not well"
    finally:
        again.close()
    aside = [path.read_bytes() for path in (home / "log").glob("*.torn")]
    if aside != ([content[kept:]] if content[kept:] else []):
        return "the torn end is not kept aside"
    return ""

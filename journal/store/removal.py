"""Content taken out of the log for good: the hashes stay, so the chain does, and an appended record names what went.

The record comes first: if the program dies before the log is written anew, verifying tells, and the same removal done
once more finishes it.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from journal.errors import StoreError
from journal.store.files import write_pieces
from journal.store.line import Doc, is_sound, is_whole, parsed
from journal.store.log import FOLDER, SUFFIX
from journal.store.state import REMOVALS
from journal.store.transactions import Staging, Transactions
from journal.store.verify import named

Name = tuple[str, int, str, str]
"""One change of the log: device, number of its line, table, id."""

GONE = b'{"removed":"a damaged line that held a redacted text"}'
"""What stands in place of a damaged line whose text had to go; its checksum is as wrong as before."""


def remove(
    transactions: Transactions,
    do: str,
    row: str,
    choose: Callable[[Staging], set[Name]],
    *,
    before: Callable[[], None] = lambda: None,
    is_trace: Callable[[bytes], bool] = lambda raw: False,
) -> int:
    """Take the content of changes out of the log; how many there were.

    `choose` is asked under the lock, and may stage what is to stand instead; `row` is the id of the record that
    names them. `before` is called between record and removal. `is_trace` tells whether a damaged line has to go.
    Raises StoreError.
    """
    with transactions.unit(do) as staging:
        staging.begin()
        names = choose(staging)
        known = named(parsed(transactions.state.table(REMOVALS).docs.get(row, b"null")))
        if names:
            staging.set(REMOVALS, row, {"ops": [list(one) for one in sorted({*known, *names})]})
    before()
    try:
        with transactions.unit(do) as staging:
            staging.begin()
            drop(transactions.home, names, is_trace)
    except OSError as error:
        raise StoreError(
            f"Not finished: the log could not be written anew ({error.strerror}); what is to be removed is noted, "
            "so do the same once more when the disk is well."
        ) from error
    transactions.refresh()
    return len(names)


def contents(transactions: Transactions, table: str, id_: str) -> Iterator[tuple[Name, Doc]]:
    """Every revision of a document that still has its content, oldest first. For use under the lock."""
    for number in transactions.state.revisions(table, id_):
        dev, seq = transactions.state.places.name(number)
        for op in transactions.line(number)["ops"]:
            if (op["t"], op["id"]) == (table, id_) and op.get("d") is not None:
                yield (dev, seq, table, id_), op["d"]


def drop(home: Path, names: set[Name], is_trace: Callable[[bytes], bool]) -> None:
    """Write the files of the log anew without the content of some changes. For use under the lock.

    All else stays byte for byte, damaged lines too unless they are a trace of what has to go. Raises OSError.
    """
    for path in sorted((home / FOLDER).glob(f"*{SUFFIX}")):
        wanted: dict[int, set[tuple[str, str]]] = {}
        for dev, seq, table, id_ in names:
            if dev == path.stem:
                wanted.setdefault(seq, set()).add((table, id_))
        with path.open("rb") as file:
            is_changed = any(_without(raw, wanted, is_trace) != raw for raw in file)
            if is_changed:
                file.seek(0)
                write_pieces(path, (_without(raw, wanted, is_trace) for raw in file))


def _without(raw: bytes, wanted: dict[int, set[tuple[str, str]]], is_trace: Callable[[bytes], bool]) -> bytes:
    line = raw.removesuffix(b"\n")
    end = raw[len(line) :]
    if line and not is_whole(line):
        return raw if not is_trace(line) else (GONE + end if end else b"")
    # A full parse of every line would take as long as opening the journal.
    number = line[7 : line.find(b",")] if line.startswith(b'{"seq":') else b""
    if number.isdigit() and int(number) not in wanted:
        return raw
    data = parsed(line)
    if not is_sound(data) or data["seq"] not in wanted:
        return raw
    here = wanted[data["seq"]]
    for op in data["ops"]:
        if (op["t"], op["id"]) in here and op.get("d") is not None:
            del op["d"]
            op.pop("salt", None)
    return sealed(data) + end


def sealed(data: Doc) -> bytes:
    """A line in the order of its keys, without the newline, closed by a checksum of its own."""
    kept = {key: part for key, part in data.items() if key != "crc"}
    raw = json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode()[:-1]
    return raw + b',"crc":"%08x"}' % zlib.crc32(raw)

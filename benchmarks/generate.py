"""Write a made-up journal of any size: `python -m benchmarks.generate --entries 100000 FOLDER`."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.corpus import NEWEST_WORD, Corpus
from journal.config.zones import local_zone
from journal.domain.instants import Instant
from journal.store.codec import TABLES, Record, encode
from journal.store.files import make_folder, write_whole
from journal.store.line import canonical, compose
from journal.store.log import DEVICE_FILE, FOLDER, SUFFIX
from journal.store.migrations import FIRST_VERSION, STEPS
from journal.store.state import META, VERSION_ID

__all__ = ["NEWEST_WORD", "write_journal"]

DEVICE = "bnch"


def write_journal(home: Path, entries: int, *, seed: int = 7) -> int:
    """Write a journal as the store would have, but without an fsync a line; the size of its log in bytes.

    The last entry is an hour old and begins with NEWEST_WORD. Raises FileExistsError where there is a log.
    """
    corpus = Corpus(entries, now=Instant(datetime.now(UTC), local_zone({})), seed=seed)
    path = home / FOLDER / f"{DEVICE}{SUFFIX}"
    if path.exists():
        raise FileExistsError(f"{path} is there already; name another folder")
    make_folder(path.parent)
    write_whole(home / DEVICE_FILE, f"{DEVICE}\n".encode())
    with path.open("wb") as file:
        path.chmod(0o600)
        file.writelines(_lines(corpus))
    return path.stat().st_size


def _lines(corpus: Corpus) -> Iterator[bytes]:
    head = None
    for seq, (at, do, records) in enumerate(_transactions(corpus), 1):
        ops = [(TABLES[type(one)], one.id, "null", canonical(encode(one))) for one in records]
        if seq == 1:
            version = {"version": FIRST_VERSION + len(STEPS)}
            ops.append((META, VERSION_ID, "null", canonical(version)))
        stamp = at.utc.isoformat(timespec="microseconds").replace("+00:00", "Z")
        raw, head = compose(seq=seq, dev=DEVICE, at=stamp, do=do, prev=head, ops=ops)
        yield raw


def _transactions(corpus: Corpus) -> Iterator[tuple[Instant, str, Iterable[Record]]]:
    for negotiation in corpus.negotiations:
        yield negotiation.created_at, "new", [negotiation]
        for person in corpus.people:
            if negotiation.id in person.negotiations:
                yield negotiation.created_at, "person", [person]
    for entry, written in corpus.entries():
        yield entry.recorded_at, "add", [entry, *written]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="the home to make")
    parser.add_argument("--entries", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    size = write_journal(given.folder, given.entries, seed=given.seed)
    print(f"{given.entries:,} entries, {size:,} bytes in {given.folder}")


if __name__ == "__main__":
    main()

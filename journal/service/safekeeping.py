"""Whether the journal is what was written, copies of it, and what could be saved of its size."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from journal.domain.record import record
from journal.errors import BadInputError, StoreError
from journal.safe_text import scrub
from journal.service.session import Session
from journal.store.backup import BackedUp, back_up
from journal.store.compaction import Saving
from journal.store.restore import Restored
from journal.store.restore import restore as put_back
from journal.store.salvage import Held, held
from journal.store.verify import Examined, examine

__all__ = ["BackedUp", "Held", "Restored", "Saving", "Verified", "Wrong", "backup", "compact", "restore", "verify"]


@record
class Wrong:
    """A line that is damaged, was altered, or follows on one that is missing. `line` counts from 1."""

    file: str
    line: int
    what: str
    held: Held


@record
class Verified:
    """What verifying found: the first wrong line first. `against` tells of each head asked for whether the log
    extends it. `removed` counts the changes whose content was removed by a redaction or a compaction."""

    lines: int
    heads: tuple[str, ...]
    wrong: tuple[Wrong, ...]
    against: tuple[tuple[str, bool], ...]
    removed: int
    aside: tuple[Path, ...]


def verify(home: Path, against: Sequence[str] = ()) -> Verified:
    """Read the whole log and check every checksum, hash and link; the home need not exist.

    Raises BadInputError where a head is none, StoreError where the files can't be read.
    """
    hashes = [_hash_of(one) for one in against]
    found = examine(home, hashes)
    whole = {f"{head}" for head in found.heads}
    return Verified(
        lines=found.lines,
        heads=tuple(sorted(whole)),
        wrong=_wrong(home, found),
        against=tuple((one, digest in found.extended) for one, digest in zip(against, hashes, strict=True)),
        removed=found.removed,
        aside=found.aside,
    )


def _wrong(home: Path, found: Examined) -> tuple[Wrong, ...]:
    try:
        return tuple(Wrong(file=one.file, line=one.line, what=one.what, held=held(home, one)) for one in found.damage)
    except OSError as error:
        raise StoreError(f"The log could not be read again ({error.strerror}); check the disk.") from error


def _hash_of(head: str) -> str:
    """The hash of a head as `--anchor` prints it, or of one alone."""
    digest = head.strip().lower().rpartition("-")[2]
    if len(digest) != 64 or not set(digest) <= set("0123456789abcdef"):
        raise BadInputError(f"“{scrub(head)}” is no head; give one as `journal verify --anchor` prints it.")
    return digest


def backup(home: Path, target: Path, *, over: bool = False) -> BackedUp:
    """One archive of log, attachments and settings. Raises what the store raises."""
    return back_up(home, target, over=over)


def restore(home: Path, archive: Path, *, over: bool = False) -> Restored:
    """Put a backup in place of what is there. Raises what the store raises."""
    return put_back(archive, home, over=over)


def compact(session: Session, *, drop_history: bool = False) -> Saving:
    """What superseded revisions take; with `drop_history` they are removed for good. Raises StoreError."""
    return session.store.compact(drop_history=drop_history)

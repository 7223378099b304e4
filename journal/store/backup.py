"""A backup: one archive of log, attachments and settings as they were at one moment, while others go on writing."""

from __future__ import annotations

import hashlib
import io
import json
import os
import tarfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, NamedTuple

from journal.errors import BadInputError, NotFoundError, StoreError
from journal.store.copies import LIST_FILE, note
from journal.store.files import open_private, open_reading, read_at, sync, sync_folder
from journal.store.line import is_whole
from journal.store.log import FOLDER, SUFFIX, Log
from journal.store.verify import Examined, examine

MANIFEST = "journal-backup.json"
FORMAT = 1
BESIDE = ("settings.toml", "remembered.json", LIST_FILE)
"""What is kept beside log and attachments. Not the device's name: two journals may not write under the same."""
OWN = ("playbooks/*.toml", "letters/*.txt")
"""Checklists and letter templates of the person's own, by which files they are found in the home."""

_PIECE = 1 << 20


class BackedUp(NamedTuple):
    """What was put into a backup, and what verifying the journal found."""

    path: Path
    size: int
    files: int
    found: Examined


class _Part(NamedTuple):
    name: str
    descriptor: int
    size: int


def back_up(home: Path, target: Path, *, over: bool = False) -> BackedUp:
    """Write a backup for its owner only, on the disk when this returns.

    Raises BadInputError where the file is there already and `over` is not said, NotFoundError where there is no
    journal, StoreError where nothing could be written; the file is then as it was.
    """
    target = target.absolute()
    if target.is_dir():
        raise BadInputError(f"{target} is a folder; name the file, as {target / 'journal.tar.gz'}")
    if target.exists() and not over:
        raise _taken(target)
    fresh = target.with_name(f".{target.name}.{os.urandom(4).hex()}.new")
    try:
        with _parts(home, target) as parts:
            found = examine(home)
            descriptor, _ = open_private(fresh, os.O_RDWR)
            with os.fdopen(descriptor, "w+b") as file:
                _write(file, parts, found)
                file.flush()
                sync(file.fileno())
                size = file.tell()
        _place(fresh, target, over=over)
        sync_folder(target.parent)
    except OSError as error:
        raise StoreError(
            f"The backup could not be written to {target} ({error.strerror or error}); choose another place for it."
        ) from error
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
    return BackedUp(target, size, len(parts), found)


def _taken(target: Path) -> BadInputError:
    return BadInputError(f"{target} is there already; name another file, or say --over to replace it.")


@contextmanager
def _parts(home: Path, target: Path) -> Iterator[list[_Part]]:
    """The files of one moment, opened: the log up to its last whole line, since then it only grows."""
    folder = home / FOLDER
    if not any(folder.glob(f"*{SUFFIX}")):
        raise NotFoundError(f"There is no journal in {home} yet; nothing was backed up.")
    log, parts = Log(home), list[_Part]()
    is_writable = os.access(folder, os.W_OK)
    try:
        if is_writable:
            log.acquire()
        try:
            for path in sorted(folder.glob(f"*{SUFFIX}")):
                parts.append(_part(home, path, is_log=True))
            if is_writable:
                # Before it is made, so that a redaction in the meantime knows of it.
                note(home, target)
        finally:
            if is_writable:
                log.release()
        log.close()
        others = [*sorted(folder.glob("*.torn")), *(home / name for name in BESIDE)]
        others += sorted((home / "attachments").glob("??/*"))
        others += (path for files in OWN for path in sorted(home.glob(files)))
        for path in others:
            if path.is_file() and not path.name.endswith(".new"):
                parts.append(_part(home, path))
        yield parts
    finally:
        log.close()
        for part in parts:
            os.close(part.descriptor)


def _part(home: Path, path: Path, *, is_log: bool = False) -> _Part:
    descriptor = open_reading(path)
    size = os.fstat(descriptor).st_size
    return _Part(path.relative_to(home).as_posix(), descriptor, _whole_end(descriptor, size) if is_log else size)


def _whole_end(descriptor: int, size: int) -> int:
    """Where the last whole line ends: a torn one is no part of the log."""
    start, tail = size, b""
    while start > 0 and b"\n" not in tail:
        step = min(_PIECE, start)
        start -= step
        tail = read_at(descriptor, step, start) + tail
    rest = tail[tail.rfind(b"\n") + 1 :]
    return size if not rest or is_whole(rest) else size - len(rest)


def _write(file: IO[bytes], parts: list[_Part], found: Examined) -> None:
    told = {}
    with tarfile.open(fileobj=file, mode="w:gz", compresslevel=6, format=tarfile.PAX_FORMAT) as archive:
        for part in parts:
            source = _Hashed(part)
            archive.addfile(_member(part.name, part.size), source)  # type: ignore[arg-type]
            told[part.name] = {"size": part.size, "sha256": source.digest}
        manifest = {
            "format": FORMAT,
            "made_at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            "heads": [str(head) for head in found.heads],
            "damage": len(found.damage),
            "parts": told,
        }
        text = json.dumps(manifest, indent=1).encode()
        archive.addfile(_member(MANIFEST, len(text)), io.BytesIO(text))


def _member(name: str, size: int) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.size, member.mode, member.mtime = size, 0o600, int(time.time())
    return member


class _Hashed:
    """A part as the archive reads it."""

    def __init__(self, part: _Part) -> None:
        self._part = part
        self._at = 0
        self._hash = hashlib.sha256()

    def read(self, size: int) -> bytes:
        data = read_at(self._part.descriptor, min(size, self._part.size - self._at), self._at)
        self._at += len(data)
        self._hash.update(data)
        return data

    @property
    def digest(self) -> str:
        return self._hash.hexdigest()


def _place(fresh: Path, target: Path, *, over: bool) -> None:
    if over:
        fresh.replace(target)
        return
    try:
        os.link(fresh, target)
    except FileExistsError:
        raise _taken(target) from None
    except OSError:
        # Not every file system has links.
        if target.exists():
            raise _taken(target) from None
        fresh.replace(target)

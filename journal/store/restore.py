"""Restoring a backup: unpacked and verified beside the journal, which is set aside before anything replaces it."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import shutil
import tarfile
import time
import zlib
from pathlib import Path
from typing import IO, Any, NamedTuple

from journal.errors import BadInputError, DamageError, NotFoundError, StoreError
from journal.store.backup import BESIDE, FORMAT, MANIFEST, OWN
from journal.store.copies import LIST_FILE, known, note
from journal.store.files import make_folder, open_private, sync, sync_folder, trouble, write_all
from journal.store.line import parsed
from journal.store.log import DEVICE_FILE, FOLDER, SUFFIX, Log
from journal.store.state import REMOVALS
from journal.store.traces import DERIVED, STAGE
from journal.store.transactions import Transactions
from journal.store.verify import Examined, examine

_NAME = re.compile(
    rf"{FOLDER}/[\w-]+\{SUFFIX}|{FOLDER}/[\w.-]+\.torn|attachments/[0-9a-f]{{2}}/[0-9a-f]{{64}}|"
    r"playbooks/[^/\\\x00-\x1f]+\.toml|letters/[^/\\\x00-\x1f]+\.txt|" + "|".join(map(re.escape, (*BESIDE, MANIFEST)))
)
_PIECE = 1 << 20
_BROKEN = (tarfile.TarError, gzip.BadGzipFile, EOFError, zlib.error, ValueError, KeyError, OverflowError)


class Restored(NamedTuple):
    """What was restored, and where the journal that was there before lies (None: there was none).

    `returned` are ids of entries that had been redacted and whose text is back with the backup.
    """

    found: Examined
    aside: Path | None
    returned: tuple[str, ...]


def restore(archive: Path, home: Path, *, over: bool = False) -> Restored:
    """Put the journal of a backup in place.

    Raises BadInputError for what is no backup, or where a journal is there and `over` is not said; DamageError
    where the backup is damaged; StoreError where it is of a newer version or nothing can be written. Up to the
    moment of replacing, the journal that is there stays as it was; afterwards it lies under `backups`.
    """
    archive = archive.absolute()
    if not archive.is_file():
        raise NotFoundError(f"There is no backup {archive}; name a file that `journal backup` made.")
    _check_free(home, over=over)
    stage = home / f"{STAGE}{os.urandom(4).hex()}"
    try:
        make_folder(stage)
        told = _unpack(archive, stage)
        found = examine(stage)
        if len(found.damage) > told:
            raise DamageError(f"The journal in {archive} is damaged ({found.damage[0].what}); nothing was replaced.")
        incoming = _state(stage)
        log = Log(home)
        log.acquire()
        try:
            _check_free(home, over=over)
            returned = _returned(home, incoming)
            aside = _set_aside(home)
            _replace(stage, home, is_empty=aside is None)
            if all(one.path != archive for one in known(home)):
                note(home, archive)
        finally:
            log.release()
            log.close()
    except OSError as error:
        raise trouble(error, home, saving=True) from error
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    return Restored(found, aside, returned)


def _check_free(home: Path, *, over: bool) -> None:
    if not over and any(path.stat().st_size for path in (home / FOLDER).glob(f"*{SUFFIX}")):
        raise BadInputError(
            f"There is a journal in {home}; restore into another folder with --home, or say --over: "
            "the present one is then set aside first."
        )


def _unpack(archive: Path, stage: Path) -> int:
    """Unpack what a backup may hold, and nothing else; how many damaged lines it was made with."""
    found: dict[str, dict[str, Any]] = {}
    try:
        with gzip.open(archive) as stream, tarfile.open(fileobj=stream, mode="r:") as members:
            for member in members:
                source = members.extractfile(member) if member.isreg() else None
                if source is None or not _NAME.fullmatch(member.name):
                    raise _no_backup(archive)
                found[member.name] = _copied(source, stage / member.name)
            # Its checksum is looked at only at the very end.
            while stream.read(_PIECE):
                pass
        manifest = json.loads((stage / MANIFEST).read_bytes())
    except FileNotFoundError as error:
        raise _cut(archive) from error
    except _BROKEN as error:
        raise (_cut(archive) if found else _no_backup(archive)) from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise StoreError(f"{archive} was made by a newer version of the program; update the program, then try again.")
    found.pop(MANIFEST)
    if found != manifest.get("parts"):
        raise _cut(archive)
    return int(manifest["damage"])


def _no_backup(archive: Path) -> BadInputError:
    return BadInputError(
        f"{archive} is no backup of a journal, or hardly the beginning of one; name a file that `journal backup` made."
    )


def _cut(archive: Path) -> DamageError:
    return DamageError(f"The backup {archive} is damaged or cut off; nothing was replaced. Try another backup.")


def _copied(source: IO[bytes], path: Path) -> dict[str, Any]:
    make_folder(path.parent)
    descriptor, _ = open_private(path, os.O_WRONLY)
    size, digest = 0, hashlib.sha256()
    try:
        while piece := source.read(_PIECE):
            write_all(descriptor, piece)
            digest.update(piece)
            size += len(piece)
        sync(descriptor)
    finally:
        os.close(descriptor)
    return {"size": size, "sha256": digest.hexdigest()}


def _state(home: Path) -> dict[str, bytes]:
    """The entries of a journal. Raises StoreError where it is of a newer version."""
    transactions = Transactions(home)
    transactions.close()
    return transactions.snapshot("entries")


def _returned(home: Path, incoming: dict[str, bytes]) -> tuple[str, ...]:
    transactions = Transactions(home)
    transactions.close()
    back = (id_ for id_ in transactions.snapshot(REMOVALS) if id_ in incoming)
    return tuple(id_ for id_ in back if "redacted_at" not in (parsed(incoming[id_]) or {}))


def _set_aside(home: Path) -> Path | None:
    """Keep what is there in a folder of its own that can be opened as a home; None where nothing is."""
    kept = [*home.glob(f"{FOLDER}/*{SUFFIX}"), *home.glob(f"{FOLDER}/*.torn"), *home.glob("attachments/??/*")]
    kept += [path for name in (*BESIDE, DEVICE_FILE) if (path := home / name).is_file()]
    kept += [path for files in OWN for path in home.glob(files) if path.is_file()]
    if not any(path.suffix == SUFFIX for path in kept):
        return None
    when = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
    aside = home / "backups" / f"before-restore-{when}-{os.urandom(2).hex()}"
    for path in kept:
        with path.open("rb") as source:
            _copied(source, aside / path.relative_to(home))
        sync_folder((aside / path.relative_to(home)).parent)
    return aside


def _replace(stage: Path, home: Path, *, is_empty: bool) -> None:
    incoming = [path for path in sorted(stage.rglob("*")) if path.is_file() and path.name != MANIFEST]
    names = {path.relative_to(stage) for path in incoming}
    for path in home.glob(DERIVED):
        path.unlink()
    # A new name for the device: the journal set aside, or the one the backup was made of, may be written on.
    (home / DEVICE_FILE).unlink(missing_ok=True)
    # The log last: until then it is the one that was there.
    for path in sorted(incoming, key=lambda path: path.suffix == SUFFIX):
        target = home / path.relative_to(stage)
        # What was not set aside is not replaced.
        if target.exists() and (path.name == LIST_FILE or (path.name in BESIDE and is_empty)):
            continue
        make_folder(target.parent)
        path.replace(target)
        sync_folder(target.parent)
    for path in [*home.glob(f"{FOLDER}/*{SUFFIX}"), *home.glob(f"{FOLDER}/*.torn")]:
        if path.relative_to(home) not in names:
            path.unlink()
    sync_folder(home / FOLDER)

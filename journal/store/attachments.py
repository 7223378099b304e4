"""Files kept with entries, each under the hash of its bytes."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from journal.domain.records import Attachment
from journal.errors import BadInputError, StoreError

LARGEST = 100 * 1024 * 1024
"""A file over this many bytes is no attachment of a journal."""


def keep(home: Path, source: Path) -> Attachment:
    """Copy a file into the home, durable when this returns; the same bytes are kept once.

    Raises BadInputError where the file cannot be read or is too large, StoreError where the copy cannot be written.
    """
    try:
        size = source.stat().st_size
        if not source.is_file():
            raise BadInputError(f"{source} is no file; attach a file.")
        if size > LARGEST:
            raise BadInputError(f"{source} is larger than 100 MB; keep it elsewhere and note where.")
        content = source.read_bytes()
    except OSError as error:
        raise BadInputError(f"{source} cannot be read ({error.strerror}); check the path.") from None
    digest = hashlib.sha256(content).hexdigest()
    try:
        _write(path_of(home, digest), content)
    except OSError as error:
        raise StoreError(
            f"{source.name} could not be kept ({error.strerror}); free the home's disk or mend it."
        ) from None
    return Attachment(name=source.name, digest=digest, size=len(content))


def path_of(home: Path, digest: str) -> Path:
    """Where the bytes of a hash are kept."""
    return home / "attachments" / digest[:2] / digest


def is_whole(home: Path, attachment: Attachment) -> bool:
    """Whether the kept bytes are those that were attached; False too where they are gone."""
    try:
        content = path_of(home, attachment.digest).read_bytes()
    except OSError:
        return False
    return hashlib.sha256(content).hexdigest() == attachment.digest


def _write(path: Path, content: bytes) -> None:
    if path.exists() and path.stat().st_size == len(content):
        return
    for folder in (path.parent.parent.parent, path.parent.parent, path.parent):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    folder_descriptor = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder_descriptor)
    finally:
        os.close(folder_descriptor)

"""A text written to a file that only its owner can read."""

from __future__ import annotations

import os
from pathlib import Path

from journal.errors import BadInputError, StoreError

PRIVATE = 0o600


def write(path: Path, text: str, *, over: bool = False) -> Path:
    """Write a text whole to a file (0600), `~` being the person's folder; the path it is at.

    What is there is replaced only `over` it. Raises BadInputError where something is there or it is no place for a
    file, StoreError where it cannot be written.
    """
    target = path.expanduser().absolute()
    if target.is_dir():
        raise BadInputError(f"{target} is a folder; name a file in it.")
    if not over and (target.exists() or target.is_symlink()):
        raise BadInputError(f"{target} is there already; name another file, or replace it with --over.")
    fresh = target.with_name(f".{target.name}.{os.urandom(4).hex()}.new")
    try:
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(target)
        except OSError:
            fresh.unlink(missing_ok=True)
            raise
    except FileNotFoundError as error:
        raise BadInputError(f"There is no folder {target.parent}; make it first, or name another file.") from error
    except OSError as error:
        raise StoreError(f"{target} cannot be written ({error.strerror or error}).") from error
    return target

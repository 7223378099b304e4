"""Files kept with entries: copied into the home, found again by name."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from journal.domain.records import Attachment
from journal.errors import BadInputError
from journal.service.session import Session
from journal.store import attachments

_UNITS = ("kB", "MB")


def attach(session: Session, file: str) -> Attachment:
    """Copy a file into the home, durable when this returns; `~` is the person's own folder.

    Raises BadInputError where the file cannot be read, StoreError where the copy cannot be written.
    """
    return attachments.keep(session.store.home, _path(file))


def place_of(session: Session, attachment: Attachment) -> Path:
    """Where the bytes of an attachment lie."""
    return attachments.path_of(session.store.home, attachment.digest)


def completions(typed: str, most: int = 500) -> tuple[str, ...]:
    """Paths that begin with what was typed, folders with a `/` behind them; hidden ones only where a dot was typed."""
    folder, slash, begun = typed.rpartition("/")
    try:
        found = sorted(_path(f"{folder}{slash}" or ".").iterdir(), key=lambda path: path.name.casefold())
    except (OSError, BadInputError):
        return ()
    fitting = (
        path for path in found if path.name.startswith(begun) and (begun.startswith(".") or path.name[:1] != ".")
    )
    return tuple(f"{folder}{slash}{path.name}{'/' if path.is_dir() else ''}" for path in islice(fitting, most))


def size_words(size: int) -> str:
    """`812 bytes`, `14 kB`, `2.5 MB`."""
    if size < 1000:
        return f"{size} bytes"
    amount, unit = (size / 1000, _UNITS[0]) if size < 1_000_000 else (size / 1_000_000, _UNITS[1])
    return f"{amount:.1f} {unit}" if amount < 10 and unit == "MB" else f"{amount:.0f} {unit}"


def _path(typed: str) -> Path:
    if "\0" in typed:
        raise BadInputError("A path holds no zero bytes; check it.")
    path = Path(typed)
    try:
        return path.expanduser()
    except RuntimeError:
        return path

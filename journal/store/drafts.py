"""Texts not yet saved, kept so that they survive a crash: a private file each, replaced as a whole."""

from __future__ import annotations

from pathlib import Path

from journal.safe_text import scrub
from journal.store.files import make_folder, trouble, write_whole

_FOLDER = "drafts"
_SUFFIX = ".txt"
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-_")


def folder(home: Path) -> Path:
    """Where they are."""
    return home / _FOLDER


def keep(home: Path, name: str, text: str) -> None:
    """Keep the text under a name, in place of an older one. Raises StoreError where it can't be written."""
    path = _path(home, name)
    try:
        make_folder(path.parent)
        write_whole(path, scrub(text).encode())
    except OSError as error:
        raise trouble(error, path.parent, saving=True) from error


def read(home: Path, name: str) -> str | None:
    """The text kept under a name; None where there is none. Raises StoreError where it can't be read."""
    path = _path(home, name)
    try:
        return path.read_bytes().decode("utf-8", "replace")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise trouble(error, path, saving=False) from error


def names(home: Path) -> tuple[str, ...]:
    """The names something is kept under, sorted. Raises StoreError where the folder can't be read."""
    try:
        files = [path.name for path in folder(home).iterdir()]
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise trouble(error, folder(home), saving=False) from error
    return tuple(sorted(_name(file) for file in files if file.endswith(_SUFFIX) and not file.startswith(".")))


def drop(home: Path, name: str) -> None:
    """Forget what is kept under a name, if anything is. Raises StoreError where it can't be removed."""
    path = _path(home, name)
    try:
        path.unlink(missing_ok=True)
    except NotADirectoryError:
        return
    except OSError as error:
        raise trouble(error, path, saving=True) from error


def rename(home: Path, name: str, other: str) -> None:
    """Keep under another name what is kept under one, in place of what was there. Raises OSError."""
    _path(home, name).replace(_path(home, other))


def _path(home: Path, name: str) -> Path:
    """Any text may be a name: what a file system might not take is written as `%` and its bytes in hex."""
    parts = (
        letter if letter in _PLAIN else "".join(f"%{byte:02x}" for byte in letter.encode()) for letter in scrub(name)
    )
    return folder(home) / f"{''.join(parts) or '%'}{_SUFFIX}"


def _name(file: str) -> str:
    first, *rest = file.removesuffix(_SUFFIX).encode("utf-8", "surrogateescape").split(b"%")
    try:
        raw = first + b"".join(bytes.fromhex(part[:2].decode()) + part[2:] for part in rest)
    except ValueError:
        return file.removesuffix(_SUFFIX)
    return raw.decode("utf-8", "replace")

"""Private files: for their owner only, written whole, and on the disk before anything counts as saved."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from journal.errors import StoreError

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
_BINARY = getattr(os, "O_BINARY", 0)
_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})


if sys.platform == "win32":
    from threading import Lock

    # Threads share a descriptor's position.
    _seeking = Lock()


def make_folder(path: Path) -> None:
    """Make a folder and those above it, 0700 whatever the umask; one that is there is left as it is."""
    try:
        path.mkdir(mode=PRIVATE_FOLDER)
    except FileExistsError:
        if not path.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path)) from None
        return
    except FileNotFoundError:
        make_folder(path.parent)
        with suppress(FileExistsError):
            path.mkdir(mode=PRIVATE_FOLDER)
    path.chmod(PRIVATE_FOLDER)
    sync_folder(path.parent)


def open_private(path: Path, flags: int) -> tuple[int, bool]:
    """A descriptor of a file, and whether it was made just now (0600 whatever the umask)."""
    try:
        return os.open(path, flags | _BINARY), False
    except FileNotFoundError:
        pass
    try:
        descriptor = os.open(path, flags | _BINARY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    except FileExistsError:
        return os.open(path, flags | _BINARY), False
    path.chmod(PRIVATE_FILE)
    return descriptor, True


def open_reading(path: Path) -> int:
    """A descriptor for reading only."""
    return os.open(path, os.O_RDONLY | _BINARY)


def read_only(path: Path) -> str:
    """What SQLite calls a file that nobody changes in place: nothing is locked, or looked for beside it."""
    text = path.absolute().as_posix()
    quoted = "".join(char if (char.isalnum() and char.isascii()) or char in "/-_.:" else _quoted(char) for char in text)
    return f"file:{'' if quoted.startswith('/') else '/'}{quoted}?mode=ro&immutable=1"


def _quoted(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in os.fsencode(char))


def close(descriptor: int) -> None:
    """Give a descriptor back. What was saved was synced before, so an error of the disk tells nothing here."""
    with suppress(OSError):
        os.close(descriptor)


def write_all(descriptor: int, data: bytes) -> None:
    """Write every byte: in one call, or in several where the system takes only a part."""
    done = os.write(descriptor, data)
    while done < len(data):
        data = data[done:]
        done = os.write(descriptor, data)
        if done == 0:
            raise OSError(errno.EIO, os.strerror(errno.EIO))


def sync(descriptor: int) -> None:
    """Return once the bytes are on the disk itself."""
    if sys.platform == "darwin":
        import fcntl

        # fsync there stops at the drive's own cache; not every file system knows the stronger call.
        try:
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        except OSError as error:
            if error.errno not in (errno.ENOTSUP, errno.EINVAL, errno.ENOTTY):
                raise
        else:
            return
    os.fsync(descriptor)


def sync_folder(path: Path) -> None:
    """Return once a file made or renamed in a folder will be found there after a power cut."""
    if os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def read_at(descriptor: int, size: int, offset: int) -> bytes:
    """Up to `size` bytes from `offset`; fewer only at the end of the file."""
    if sys.platform != "win32":
        data = os.pread(descriptor, size, offset)
    else:
        with _seeking:
            os.lseek(descriptor, offset, os.SEEK_SET)
            data = os.read(descriptor, size)
    if len(data) < size and data:
        return data + read_at(descriptor, size - len(data), offset + len(data))
    return data


def write_whole(path: Path, data: bytes) -> None:
    """Put a whole file in place, or leave the old one as it is."""
    write_pieces(path, (data,))


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """The same from pieces that are made while it is written."""
    fresh = path.with_name(f".{path.name}.{os.urandom(4).hex()}.new")
    descriptor, _ = open_private(fresh, os.O_WRONLY)
    try:
        try:
            for data in pieces:
                write_all(descriptor, data)
            sync(descriptor)
        finally:
            os.close(descriptor)
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def trouble(error: OSError, path: Path, *, saving: bool) -> StoreError:
    """What went wrong with the journal's files, in a sentence that says what to do."""
    start = "Not saved: " if saving else "The journal cannot be read: "
    return StoreError(start + _reason(error, path))


def _reason(error: OSError, path: Path) -> str:
    code = error.errno
    if code in (errno.ENOTDIR, errno.EEXIST, errno.EISDIR):
        return f"{_nearest(path)} is a file where the journal needs a folder; choose a folder with --home."
    if code in _FULL:
        return "the disk is full; free some space, then try again."
    if code == errno.EROFS:
        return f"{path} is on a disk that is read-only; choose another folder with --home."
    if code in (errno.EACCES, errno.EPERM):
        if _is_foreign(path):
            return f"{_nearest(path)} belongs to another user; choose a folder of your own with --home."
        return f"{_nearest(path)} may not be read or written; change its permissions or choose another with --home."
    return f"{path}: {error.strerror or error}; check the disk, then open the journal again."


def _nearest(path: Path) -> Path:
    """The path itself or the nearest above it that is there."""
    while not os.path.lexists(path) and path != path.parent:
        path = path.parent
    return path


def _is_foreign(path: Path) -> bool:
    if os.name == "nt":
        return False
    try:
        return _nearest(path).stat().st_uid != os.geteuid()
    except OSError:
        return False

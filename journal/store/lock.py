"""One writer at a time: an advisory lock on a file that is never renamed or removed."""

from __future__ import annotations

import errno
import os
import sys
import time
from pathlib import Path

from journal.errors import StoreError
from journal.store.files import close, open_private

PATIENCE = 10.0
"""Seconds to wait for another writer."""

if sys.platform == "win32":
    import msvcrt

    def _try(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _free(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    # Not POSIX lockf: closing any other descriptor of the file would drop that.
    def _try(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _free(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


_HELD = (errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK)


class Lock:
    """The journal's lock, between programs; between threads the caller sees to it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor = -1

    def acquire(self, patience: float = PATIENCE) -> None:
        """Wait at most `patience` seconds, then raise StoreError. Raises OSError where the file can't be made."""
        try:
            self._wait(patience)
        except BaseException:
            # It may have been got all the same; nobody would let go of it.
            self.close()
            raise

    def release(self) -> None:
        """Let the next writer in."""
        if self._descriptor < 0:
            return
        try:
            _free(self._descriptor)
        except BaseException as error:
            # The lock goes with the descriptor.
            self.close()
            if not isinstance(error, OSError):
                raise

    def close(self) -> None:
        """Give the file back, and the lock with it. It can be acquired again afterwards."""
        if self._descriptor >= 0:
            descriptor, self._descriptor = self._descriptor, -1
            close(descriptor)

    def _wait(self, patience: float) -> None:
        if self._has_acquired():
            return
        until = time.monotonic() + patience
        pause = 0.0005
        while not self._has_acquired():
            if time.monotonic() >= until:
                raise StoreError("Not saved: another program is writing to the journal; try again in a moment.")
            time.sleep(pause)
            pause = min(pause * 2, 0.02)

    def _has_acquired(self) -> bool:
        is_new = self._descriptor < 0
        if is_new:
            self._descriptor, _ = open_private(self._path, os.O_RDWR)
        try:
            _try(self._descriptor)
        except OSError as error:
            if error.errno in _HELD:
                return False
            raise
        if is_new and not self._is_still_there():
            # The home was removed meanwhile: this lock would keep nobody out.
            self.close()
            return False
        return True

    def _is_still_there(self) -> bool:
        try:
            return os.path.samestat(self._path.stat(), os.fstat(self._descriptor))
        except FileNotFoundError:
            return False

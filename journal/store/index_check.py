"""Whether an index is as it was sealed, found out beside other work: all of the file has to be read for that."""

from __future__ import annotations

from _thread import allocate_lock, start_new_thread
from pathlib import Path

from journal.store.index_rows import is_sealed


class Check:
    """Begins to read a file; whoever asks whether it is sound waits for that."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._is_sealed = False
        self._reading = allocate_lock()
        self._reading.acquire()
        try:
            start_new_thread(self._read, ())
        except RuntimeError:
            self._read()

    @property
    def is_sound(self) -> bool:
        """Whether the file was what was sealed."""
        with self._reading:
            return self._is_sealed

    def _read(self) -> None:
        try:
            self._is_sealed = is_sealed(self._path)
        except OSError:
            self._is_sealed = False
        finally:
            self._reading.release()

"""A program in a pseudo-terminal: started, watched until something is on its screen, and ended."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from types import TracebackType


class Terminal:
    """A program whose screen is a pseudo-terminal of `columns` by `rows`; ended when the block is left."""

    def __init__(
        self, command: Sequence[str], environ: Mapping[str, str], *, columns: int = 120, rows: int = 36
    ) -> None:
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._seen = b""
        self._began = time.perf_counter()
        self._process = subprocess.Popen(
            command, env=dict(environ), stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
        )
        os.close(theirs)

    @property
    def pid(self) -> int:
        return self._process.pid

    def until(self, marker: str, *, within: float = 60.0) -> float:
        """Seconds from the start until `marker` has been written to the screen.

        Raises TimeoutError, with the end of what was written, when it is not there `within` seconds.
        """
        wanted = marker.encode()
        while wanted not in self._seen:
            left = self._began + within - time.perf_counter()
            if left <= 0 or not self._read(left):
                raise TimeoutError(f"no “{marker}” on the screen; its end: {self._seen[-600:]!r}")
        return time.perf_counter() - self._began

    def idle(self, seconds: float) -> None:
        """Let the program be for a while, taking what it writes."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._read(left)

    def send(self, keys: str) -> None:
        """Type something, without waiting for what comes of it."""
        os.write(self._ours, keys.encode())

    def press(self, key: str, *, within: float) -> float | None:
        """Seconds from a key until the program next writes to the screen; None where it writes nothing."""
        began = time.perf_counter()
        self.send(key)
        return time.perf_counter() - began if self._read(within) else None

    def quiet(self, seconds: float) -> None:
        """Let the program be until it has written nothing for so long."""
        while self._read(seconds):
            pass

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._ours], [], [], seconds)
        if not ready:
            return False
        try:
            self._seen += os.read(self._ours, 1 << 16)
        except OSError:
            return False
        return True

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._ours)

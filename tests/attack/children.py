"""Work done in a process of its own, which may die of it."""

from __future__ import annotations

import os
import signal
import traceback
from collections.abc import Callable
from typing import IO

Tell = Callable[[str], None]


class Child:
    """A process that does some work and tells lines while it does."""

    def __init__(self, work: Callable[[Tell], None]) -> None:
        out, into = os.pipe()
        self.id = os.fork()
        if self.id == 0:
            os.close(out)
            _do(work, into)
        os.close(into)
        self.told: IO[str] = os.fdopen(out)

    def kill(self) -> None:
        """Kill -9: nothing of it runs any more when this returns."""
        os.kill(self.id, signal.SIGKILL)

    def rest(self) -> list[str]:
        """Every whole line it still tells; it has ended when this returns."""
        with self.told:
            lines = self.told.read().split("\n")[:-1]
        os.waitpid(self.id, 0)
        return lines


def _do(work: Callable[[Tell], None], into: int) -> None:
    # The system's own function, whatever is done to it in here: what was told was told before it died.
    write = os.write

    def tell(line: str) -> None:
        write(into, f"{line}\n".encode())

    try:
        work(tell)
    except BaseException:
        tell("bad: " + traceback.format_exc().replace("\n", " | "))
    finally:
        os._exit(0)

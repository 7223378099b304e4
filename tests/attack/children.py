"""Work done in a process of its own, which may die of it."""

from __future__ import annotations

import os
import signal
import traceback
from collections.abc import Callable, Iterator, Sequence
from typing import IO, TypeVar

Tell = Callable[[str], None]
T = TypeVar("T")


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


def spread(trials: Sequence[T], judge: Callable[[T], str]) -> Iterator[str | None]:
    """Judge trials in as many processes as there are processors: None for each that held, else what broke."""
    count = os.cpu_count() or 1
    workers = [
        Child(lambda tell, mine=trials[first::count]: _judge_each(tell, mine, judge))  # type: ignore[misc]
        for first in range(count)
    ]
    try:
        for worker in workers:
            for line in iter(worker.told.readline, ""):
                yield None if line == "held\n" else line.strip().removeprefix("bad: ")
    finally:
        for worker in workers:
            worker.kill()
            worker.rest()


def _judge_each(tell: Tell, trials: Sequence[T], judge: Callable[[T], str]) -> None:
    for trial in trials:
        bad = judge(trial)
        tell(f"bad: {bad}".replace("\n", " | ") if bad else "held")


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

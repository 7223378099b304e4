"""Every system call of the script in turn goes wrong in every way it can."""

from __future__ import annotations

import errno
import fcntl
import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

from journal.errors import StoreError
from journal.store import Store
from journal.store.lock import Lock
from tests.attack.calls import Call, Calls
from tests.attack.children import Child, Tell, spread
from tests.attack.scene import (
    SCRIPT,
    SECRET,
    Said,
    Trials,
    World,
    differences,
    entry,
    log_of,
    on_disk,
    put,
    quick_disk,
    said,
)
from tests.attack.scene import states as states_of

Fault = Callable[[Call, Callable[..., Any]], Any]

DIED = 9
_SEED = 2
TAKES_SPACE = frozenset({"mkdir", "write", "fsync", "replace", "rename", "link", "ftruncate"})


def _die_before(call: Call, do: Callable[..., Any]) -> Any:
    os._exit(DIED)


def _die_after(call: Call, do: Callable[..., Any]) -> Any:
    do()
    os._exit(DIED)


def _die_half(call: Call, do: Callable[..., Any]) -> Any:
    descriptor, data = call.args
    do(descriptor, data[: len(data) // 2])
    os._exit(DIED)


def _fail(code: int) -> Fault:
    def failing(call: Call, do: Callable[..., Any]) -> Any:
        if call.name == "close":
            do()
        raise OSError(code, os.strerror(code), call.path)

    return failing


def _short(call: Call, do: Callable[..., Any]) -> Any:
    descriptor, data = call.args
    return do(descriptor, data[: max(1, len(data) // 2)])


def _interrupt_before(call: Call, do: Callable[..., Any]) -> Any:
    raise KeyboardInterrupt


def _interrupt_after(call: Call, do: Callable[..., Any]) -> Any:
    result = do()
    if call.name in ("open", "io.open"):
        # Python drops what the call returned; the descriptor stays open until the process ends.
        _leaked.append(result)
    raise KeyboardInterrupt


_leaked: list[Any] = []

FAULTS: dict[str, tuple[Fault, Callable[[Call], bool]]] = {
    "die before": (_die_before, lambda call: True),
    "die after": (_die_after, lambda call: True),
    "die half way": (_die_half, lambda call: call.name == "write"),
    "EIO": (_fail(errno.EIO), lambda call: True),
    "ENOSPC": (_fail(errno.ENOSPC), lambda call: call.name in TAKES_SPACE or _makes(call)),
    "ENOSPC after half": (_short, lambda call: call.name == "write"),
    "short write": (_short, lambda call: call.name == "write"),
    # Python looks for signals after a call has returned; closing is never broken off before.
    "interrupt before": (_interrupt_before, lambda call: call.name != "close"),
    "interrupt after": (_interrupt_after, lambda call: True),
}


def _makes(call: Call) -> bool:
    return call.name == "open" and bool(call.args[1] & os.O_CREAT)


def attack(scratch: Path, share: int = 1) -> Trials:
    """One trial for every call and every way; of those only each `share`-th."""
    with quick_disk(), mock.patch.object(Lock, "acquire", _impatient(Lock.acquire)):
        states = states_of(scratch / "plain")
        plan = [
            (call, way)
            for call in _recorded(scratch / "recorded" / "home")
            for way, (_, applies) in FAULTS.items()
            if applies(call)
        ]
        random.Random(_SEED).shuffle(plan)

        def judge(number: int) -> str:
            call, way = plan[number]
            home = scratch / f"{number}" / "home"
            home.parent.mkdir()
            bad = _trial(home, call.number, way, states)
            return f"{way} at {call.name} of {Path(call.path).name} (call {call.number}): {bad[0]}" if bad else ""

        yield from spread(range(0, len(plan), share), judge)


def _trial(home: Path, target: int, way: str, states: list[Said]) -> list[str]:
    lines = Child(lambda tell: _life(tell, home, target, way, states)).rest()
    bad = [line for line in lines if line.startswith("bad: ")]
    if not bad and "end" not in lines:
        bad += _afterlife(home, lines.count("ack"), states)
    return bad


def _impatient(real: Callable[..., None]) -> Callable[..., None]:
    return lambda lock, patience=0.2: real(lock, patience)


def _recorded(home: Path) -> list[Call]:
    """The calls of one run."""
    home.parent.mkdir(parents=True)
    found: list[Call] = []
    world, step = World(home), SCRIPT[0]

    def watch(call: Call, do: Callable[..., Any]) -> Any:
        if step.is_attacked:
            found.append(call)
        return do()

    with Calls(home.parent, watch):
        for step in SCRIPT:
            step.do(world)
    return found


class _Once:
    """A fault that strikes once, at the call of a number or the next it applies to."""

    def __init__(self, target: int, way: str) -> None:
        self.struck: Call | None = None
        self.is_armed = True
        self._target = target
        self._fault, self._applies = FAULTS[way]
        self._is_full = way == "ENOSPC after half"

    def __call__(self, call: Call, do: Callable[..., Any]) -> Any:
        if self.struck is None and self.is_armed and call.number >= self._target and self._applies(call):
            self.struck = call
            return self._fault(call, do)
        if self.struck is not None and self._is_full and call.name == "write":
            self._is_full = False
            return FAULTS["ENOSPC"][0](call, do)
        return do()


def _life(tell: Tell, home: Path, target: int, way: str, states: list[Said]) -> None:
    """The script with one fault in it, and what has to hold afterwards, if there is an afterwards."""
    world, once, error, number = World(home), _Once(target, way), None, 0
    with Calls(home.parent, once):
        for number, step in enumerate(SCRIPT):  # noqa: B007  # asked for afterwards
            once.is_armed = step.is_attacked
            try:
                step.do(world)
            except (Exception, KeyboardInterrupt) as caught:
                error = caught
            else:
                tell("ack")
            if once.struck is not None or error is not None:
                break
    for bad in _broken(world, number, error, once.struck, states):
        tell(f"bad: in “{SCRIPT[number].name}”: {bad}")
    tell("end")


def _broken(
    world: World, number: int, error: BaseException | None, struck: Call | None, states: list[Said]
) -> Iterator[str]:
    step = SCRIPT[number]
    disk = on_disk(world.home)
    is_interrupted = isinstance(error, KeyboardInterrupt)
    if error is not None and not isinstance(error, StoreError) and not is_interrupted:
        yield f"no sentence but {error!r}"
    may_say = [states[number + 1]] if error is None else [states[number]]
    if is_interrupted or (error is not None and step.again):
        may_say = states[number : number + 2]
    if what := differences(disk, may_say):
        yield f"the disk, after {error!r}: {what}"
    if _is_locked(world.home):
        yield f"the lock stays held after {error!r}"
    yield from _memory(world, disk, may_say)
    if (
        isinstance(error, StoreError)
        and struck
        and struck.name in ("write", "fsync")
        and struck.path.endswith(".jsonl")
    ):
        yield from _refusal(getattr(world, step.by), world.home)
    if error is not None and not is_interrupted and getattr(world, step.by) is not None:
        getattr(world, step.by).reopen()
    is_done = error is None or (disk == states[number + 1] and not step.again)
    yield from _rest(world, number + is_done, states)


def _memory(world: World, disk: Said, may_say: list[Said]) -> Iterator[str]:
    for store in (world.store, world.other):
        if store is None:
            continue
        if store is world.store and (what := differences(said(store), [*may_say, disk])) and world.other is None:
            yield f"memory: {what}"
        store.refresh()
        if what := differences(said(store), [disk]):
            yield f"memory is not what the disk has: {what}"


def _refusal(store: Any, home: Path) -> Iterator[str]:
    before = log_of(home).read_bytes()
    try:
        put(store, entry("refused", "after a failed save"))
    except StoreError:
        if log_of(home).read_bytes() == before:
            return
    yield "it goes on writing after a failed save"


def _is_locked(home: Path) -> bool:
    try:
        descriptor = os.open(home / "log" / "lock", os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def _afterlife(home: Path, acknowledged: int, states: list[Said]) -> list[str]:
    """After a death: what was acknowledged is there, and another program goes on where it stopped."""
    disk = on_disk(home)
    if what := differences(disk, states[acknowledged : acknowledged + 2]):
        return [f"in “{SCRIPT[min(acknowledged, len(SCRIPT) - 1)].name}”: {what}"]
    world = World(home)
    world.open()
    is_done = acknowledged < len(SCRIPT) and disk != states[acknowledged] and not SCRIPT[acknowledged].again
    return list(_rest(world, acknowledged + is_done, states))


def _rest(world: World, number: int, states: list[Said]) -> Iterator[str]:
    """What is left of the script, then all of it looked at."""
    for step in SCRIPT[number:]:
        step.do(world)
    if what := differences(on_disk(world.home), [states[-1]]):
        yield f"in the end: {what}"
    if damage := Store.open(world.home).verify():
        yield f"in the end verify tells {damage[0].what}"
    if any(SECRET.encode() in path.read_bytes() for path in world.home.rglob("*.*")):
        yield "in the end the redacted text is still there"

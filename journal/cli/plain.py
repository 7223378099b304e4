"""Plain words after a command, as most calls have them, read without argparse, which takes as long as Python itself."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace

from journal.cli.commands import Command

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Namespace(SimpleNamespace):
    """What the words of a call say, by name."""


class _Table:
    """Takes a command's arguments down as a parser would."""

    def __init__(self) -> None:
        self.flags: dict[str, str] = {}
        self.defaults: dict[str, Any] = {}
        self.places: list[tuple[str, Any, Any]] = []

    def add_argument(self, name: str, /, *, dest: str = "", default: Any = None, **rest: Any) -> None:
        key = dest or name.removeprefix("--").replace("-", "_")
        is_flag = rest.get("action") == "store_true"
        self.defaults[key] = False if is_flag else default
        if is_flag:
            self.flags[name] = key
        if name[0] != "-":
            self.places.append((key, rest.get("nargs"), rest.get("type")))


def read_plain(known: Namespace, command: Command, words: Sequence[str]) -> bool:
    """Set what words without dashes and flags of the command say; False, and nothing set, where there is more to it."""
    table = _Table()
    command.fill(table)
    said: dict[str, Any] = {table.flags[word]: True for word in words if word in table.flags}
    free = [word for word in words if word not in table.flags]
    if any(word[:1] in ("-", "\0") for word in free):
        return False
    match table.places:
        case [] if not free:
            pass
        case [(key, "*", None)]:
            said[key] = free
        case [(key, None, None)] if len(free) == 1:
            said[key] = free[0]
        case _:
            return False
    vars(known).update(table.defaults | said)
    return True

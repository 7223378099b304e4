"""Plain words after a command, as most calls have them, read without argparse, which takes as long as Python itself."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace

from journal.cli.commands import Command

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_PLAIN = frozenset({"metavar", "help", "type", "choices"})
"""What an option is told that takes any one value, a count or one of some words."""


class Namespace(SimpleNamespace):
    """What the words of a call say, by name."""


class _Table:
    """Takes a command's arguments down as a parser would."""

    def __init__(self) -> None:
        self.flags: dict[str, str] = {}
        self.options: dict[str, tuple[str, bool, Any]] = {}
        self.defaults: dict[str, Any] = {}
        self.places: list[tuple[str, Any, Any]] = []

    def add_argument(self, name: str, /, *, dest: str = "", default: Any = None, **rest: Any) -> None:
        key = dest or name.removeprefix("--").replace("-", "_")
        is_flag = rest.get("action") == "store_true"
        self.defaults[key] = False if is_flag else default
        if is_flag:
            self.flags[name] = key
        elif name[0] == "-" and rest.keys() <= _PLAIN and _name(rest.get("type")) in ("", "count"):
            self.options[name] = key, "type" in rest, rest.get("choices")
        if name[0] != "-":
            self.places.append((key, rest.get("nargs"), rest.get("type")))


def _name(function: Any) -> str:
    return getattr(function, "__name__", "")


def _is_count(value: str) -> bool:
    return value.isdecimal() and int(value) > 0


def read_plain(known: Namespace, command: Command, words: Sequence[str]) -> bool:
    """Set what words without dashes, flags and options with one value say.

    False, and nothing set, where there is more to it.
    """
    table = _Table()
    command.fill(table)
    said: dict[str, Any] = {}
    free: list[str] = []
    rest = iter(words)
    for word in rest:
        if word in table.flags:
            said[table.flags[word]] = True
        elif word in table.options:
            key, is_count, choices = table.options[word]
            value = next(rest, "-")
            if value[:1] in ("-", "\0") or value not in (choices or (value,)) or (is_count and not _is_count(value)):
                return False
            said[key] = int(value) if is_count else value
        elif word[:1] in ("-", "\0"):
            return False
        else:
            free.append(word)
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

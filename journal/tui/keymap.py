"""Keys of the person's own: the table of commands with what the settings say instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from itertools import combinations

from textual.keys import Keys

from journal.domain.record import replace
from journal.errors import BadInputError
from journal.tui.registry import Command, Where, everywhere_with, is_chord

_MODIFIERS = ("ctrl", "alt", "shift", "super", "meta", "hyper")
_NAMED = frozenset(key.value for key in Keys if "+" not in key.value and len(key.value) > 1)
_ALWAYS = "ctrl+q"
"""Whatever the settings say, this leaves the journal."""


def rebound(commands: Sequence[Command], keys: Mapping[str, Sequence[str]]) -> tuple[Command, ...]:
    """The commands with the keys that the settings give them, by the command's id.

    Keys that also act while typing (chords with ctrl or alt, function keys) take the place of those that did. Raises
    BadInputError for an unknown command, for what is no key, and for a key that two commands of one place would have.
    """
    known = {one.id: one for one in commands}
    for name, wanted in keys.items():
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f"did you mean {near[0]}?" if near else "`journal` lists them on its help page."
            raise BadInputError(f"[keys] in the settings names “{name}”, which is no command; {hint}")
        for key in wanted:
            _check(name, key)
    made = tuple(_with(one, tuple(keys[one.id])) if one.id in keys else one for one in commands)
    _check_stolen(commands, made, set(keys))
    return made


def _with(one: Command, wanted: tuple[str, ...]) -> Command:
    typing = tuple(key for key in wanted if _acts_while_typing(key)) if one.typing else ()
    plain = tuple(key for key in wanted if key not in typing)
    if one.id == "quit" and _ALWAYS not in typing:
        typing = (*typing, _ALWAYS)
    return replace(one, keys=plain, typing=typing or one.typing)


def _acts_while_typing(key: str) -> bool:
    return key.startswith(("ctrl+", "alt+")) or (key[:1] == "f" and key[1:].isdigit())


def _check(name: str, key: str) -> None:
    *modifiers, last = key.split("+") if key != "+" else ["+"]
    is_key = len(last) == 1 and last.isprintable() and not last.isspace()
    fine = all(one in _MODIFIERS for one in modifiers) and (is_key or last in _NAMED or is_chord(key))
    if not fine:
        raise BadInputError(f"“{key}”, for {name} in the settings, is no key; write one as x, ctrl+x, f5 or enter.")


def _check_stolen(before: Sequence[Command], after: Sequence[Command], changed: set[str]) -> None:
    shared = {pair for place in Where for pair in _clashes(before, place)}
    for place in Where:
        for one, other, key in _clashes(after, place):
            if (one, other, key) not in shared and changed & {one, other}:
                raise BadInputError(
                    f"The key “{key}” in the settings would mean both {one} and {other} ({place.value}); take another."
                )


def _clashes(commands: Iterable[Command], place: Where) -> Iterator[tuple[str, str, str]]:
    here = [one for one in commands if any(where in everywhere_with(place) for where in one.where)]
    for one, other in combinations(here, 2):
        for key in set(one.all_keys) & set(other.all_keys):
            yield one.id, other.id, key

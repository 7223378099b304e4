"""`completion`, and what the shells ask for while a command is typed."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from journal.cli.arguments.documents import FORMATS, LETTERS
from journal.cli.call import Call
from journal.cli.commands import PROGRAM
from journal.cli.options import whole_parser
from journal.cli.output import emit
from journal.cli.plain import Namespace
from journal.cli.vocabulary import AUTHORITIES, CHANNELS, CHOICES, OUTCOMES, ROLES, SHELLS, STAGES, VERDICTS

Words = Callable[[Call], Iterable[str]]


def completion(call: Call) -> None:
    """Print the script that makes a shell complete this program's commands."""
    from argcomplete.shell_integration import shellcode

    emit(shellcode([PROGRAM], shell=call.args.shell) + "\n")


def answer(environ: Mapping[str, str]) -> None:
    """Answer a shell that asks what could stand at the cursor, and leave."""
    import argcomplete
    from argcomplete.completers import DirectoriesCompleter

    tree = whole_parser()
    for name, branch in branches(tree).items():
        for action in branch._actions:
            words = _words_of(name, action)
            if action.dest == "home":
                action.completer = DirectoriesCompleter()  # type: ignore[attr-defined]
            elif words is not None:
                action.completer = _completer(words, environ)  # type: ignore[attr-defined]
    nothing: Any = _completer(_nothing, environ)
    argcomplete.autocomplete(tree, always_complete_options=False, default_completer=nothing)


def branches(tree: argparse.ArgumentParser) -> Mapping[str, argparse.ArgumentParser]:
    """The parser of each command in the tree."""
    parents = (action for action in tree._actions if isinstance(action, argparse._SubParsersAction))
    return next(parents).choices


def _words_of(command: str, action: argparse.Action) -> Words | None:
    """What completes an argument; None for one that nothing completes."""
    if action.dest == "id":
        return _open_follow_ups if command in ("done", "drop", "snooze") else _entry_ids
    if action.dest == "neg" and command == "new":
        return None
    if (command, action.dest) in _OF_COMMANDS:
        return _OF_COMMANDS[command, action.dest]
    return _COMPLETED.get(action.metavar if isinstance(action.metavar, str) else "")


def _nothing(_: Call) -> Iterable[str]:
    return ()


def _negotiations(call: Call) -> Iterable[str]:
    return [one.name for one in call.session.negotiations]


def _people(call: Call) -> Iterable[str]:
    return [one.name for one in call.session.people]


def _items(call: Call) -> Iterable[str]:
    return [one.id for one in call.session.items.items]


def _entry_ids(call: Call) -> Iterable[str]:
    from journal.cli.endings import Endings

    endings = Endings(call.session)
    return [endings[one.id] for one in call.session.entries]


def _open_follow_ups(call: Call) -> Iterable[str]:
    from journal.cli.endings import Endings
    from journal.service.agenda import due

    endings = Endings(call.session)
    return [endings[one.id] for one in due(call.session)]


def _letters(call: Call) -> Iterable[str]:
    from journal.domain.records.letter import Letter
    from journal.store import shortest_ending

    every = call.session.store.all(Letter)
    ids = [one.id for one in every]
    return [shortest_ending(one, ids) for one in ids]


def _remedies(call: Call) -> Iterable[str]:
    from journal.service.remedies import catalogue

    return [one.id for one in catalogue(call.session)]


_COMPLETED: dict[str, Words] = {
    "NEG": _negotiations,
    "NAME": _people,
    "OTHER": _people,
    "STAGE": lambda _: STAGES,
    "OUTCOME": lambda _: OUTCOMES,
    "accept|decline": lambda _: CHOICES,
    "CHANNEL": lambda _: CHANNELS,
    "ROLE": lambda _: ROLES,
    "WORD": lambda _: AUTHORITIES,
    "ITEM": _items,
    "VERDICT": lambda _: VERDICTS,
    "SHELL": lambda _: SHELLS,
    "LETTER": _letters,
    "REMEDY[=VALUE]": _remedies,
}


_OF_COMMANDS: dict[tuple[str, str], Words] = {
    ("draft", "kind"): lambda _: LETTERS,
    ("report", "format"): lambda _: FORMATS,
}


def _completer(words: Words, environ: Mapping[str, str]) -> Callable[..., list[str]]:
    """A completer for argcomplete. A journal that cannot be read completes nothing and says nothing."""

    def complete(prefix: str, parsed_args: argparse.Namespace, **_: object) -> list[str]:
        try:
            call = Call(Namespace(home=getattr(parsed_args, "home", None)), environ)
            return [word for word in words(call) if word.casefold().startswith(prefix.casefold())]
        except Exception:
            return []

    return complete

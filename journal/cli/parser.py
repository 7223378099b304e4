"""The arguments of the process: argv → the command and its arguments, or one sentence about what is wrong with them."""

from __future__ import annotations

from collections.abc import Sequence

from journal import __version__
from journal.cli.commands import COMMANDS, PROGRAM, PURPOSE
from journal.cli.plain import Namespace, read_plain
from journal.errors import UsageError

_NO_HOME = "`--home` needs a value: the folder of the journal."


def parse(argv: Sequence[str]) -> Namespace:
    """The arguments in `command` (None: the app), `home` and the command's own; `help` holds a text to print.

    Only the parser of the command that is called is built, and only where its words are more than plain ones.
    Raises UsageError.
    """
    known, rest = _general(argv)
    if known.home == "":
        raise UsageError(_NO_HOME)
    if known.command is None or known.help is not None:
        return known
    if not read_plain(known, COMMANDS[known.command], rest):
        from journal.cli import options

        known.help = options.fill(known, known.command, rest)
    if known.home == "":
        raise UsageError(_NO_HOME)
    return known


def _general(argv: Sequence[str]) -> tuple[Namespace, Sequence[str]]:
    """What stands before the command, and what comes after it."""
    known = Namespace(command=None, home=None, help=None, json=False)
    words = list(argv)
    while words:
        word = words.pop(0)
        if word in ("-h", "--help"):
            known.help = overview()
        elif word == "--version":
            known.help = f"{PROGRAM} {__version__}\n"
        elif word == "--home" and words:
            known.home = words.pop(0)
        elif word.startswith("--home="):
            known.home = word.partition("=")[2]
        elif word == "--home":
            raise UsageError(_NO_HOME)
        else:
            known.command = _command(word)
            return known, words
    return known, words


def _command(word: str) -> str:
    if word in COMMANDS:
        return word
    if word.startswith("-"):
        raise UsageError(f"`{PROGRAM}` has no option “{word}” of its own; `{PROGRAM} --help` lists what there is.")
    if " " in word.strip():
        raise UsageError(f"To record something, put `{PROGRAM} add` before the text.")
    from journal.cli.nearest import did_you_mean

    near = did_you_mean(word, COMMANDS)
    raise UsageError(f"There is no command “{word}”{near or f'; `{PROGRAM} --help` lists them.'}")


def overview() -> str:
    """The help of the whole program: its commands by what they are for."""
    width = max(map(len, COMMANDS)) + 2
    lines = [f"Usage: {PROGRAM} [--home DIR] [COMMAND …]", "", PURPOSE]
    lines += ["Without a command it opens the app; where its output is no terminal it prints the Today page."]
    group = ""
    for name, command in COMMANDS.items():
        if command.group != group:
            group = command.group
            lines += ["", group]
        lines.append(f"  {name:<{width}}{command.summary}")
    lines += ["", "Everywhere"]
    options = {
        "--home DIR": "the journal's folder; else JOURNAL_HOME, else the platform's data folder",
        "--help": "what a command takes, as in `journal add --help`",
        "--version": "which version this is",
    }
    lines += [f"  {option:<{width}}{meaning}" for option, meaning in options.items()]
    return "\n".join(lines) + "\n"

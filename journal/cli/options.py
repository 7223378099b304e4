"""What argparse makes of a command's words: every option, every mistake, the help of each command."""

from __future__ import annotations

import os
from argparse import SUPPRESS, ArgumentParser, HelpFormatter
from collections.abc import Sequence

from journal import __version__
from journal.cli import terminal
from journal.cli.commands import COMMANDS, PROGRAM, PURPOSE
from journal.errors import UsageError

_GUARD = "\0"
"""Stands before a dash that begins no option; no argument of a process can have one."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


class Parser(ArgumentParser):
    """An argument parser that raises UsageError, in the words of the program, instead of leaving the process."""

    def __init__(self, *, prog: str, usage: str, description: str) -> None:
        super().__init__(
            prog=prog,
            usage=usage,
            description=description,
            add_help=False,
            allow_abbrev=False,
            formatter_class=_Formatter,
        )
        self._positionals.title = "Arguments"
        self._optionals.title = "Options"

    def error(self, message: str) -> NoReturn:
        raise UsageError(self._sentence(message.replace(_GUARD, "")))

    def _sentence(self, message: str) -> str:
        missing = message.removeprefix("the following arguments are required: ")
        if missing != message:
            return f"`{self.prog}` needs {missing.replace(', ', ' and ')}; write `{self.usage}`."
        if message.startswith("unrecognized arguments: "):
            return self._too_much(message.removeprefix("unrecognized arguments: ").split(" ")[0])
        argument, colon, complaint = message.removeprefix("argument ").partition(": ")
        if not colon:
            return f"`{self.prog}`: {message}; see `{self.prog} --help`."
        if "explicit argument" in complaint:
            return f"`{argument}` takes no value."
        if complaint == "expected one argument":
            return f"`{argument}` needs a value; see `{self.prog} --help`."
        return f"`{argument}` {complaint}" + ("" if complaint.endswith("?") else ".")

    def _too_much(self, word: str) -> str:
        if not word.startswith("-"):
            return f"`{self.prog}` takes no “{word}”; write `{self.usage}`."
        from journal.cli.nearest import did_you_mean

        known = [option for action in self._actions for option in action.option_strings]
        option = word.partition("=")[0]
        nearest = did_you_mean(option, known)
        aside = "" if nearest else " (text that begins with a dash goes after --)"
        return f"`{self.prog}` has no option “{option}”{aside}{nearest or '.'}"


class _Formatter(HelpFormatter):
    """Help with a capital letter, and room for the longest option."""

    def __init__(self, prog: str) -> None:
        # Left to itself it imports shutil, and with it every compressor, for each argument that is added.
        super().__init__(prog, max_help_position=28, width=min(terminal.width(os.environ), 100) - 2)

    def add_usage(self, usage: str | None, actions: object, groups: object, prefix: str | None = None) -> None:
        self.add_text(f"Usage: {usage}")


def fill(known: object, command: str, words: Sequence[str]) -> str | None:
    """Set what the words after a command say as attributes of `known`; the help of the command, if they ask for it.

    Raises UsageError.
    """
    parser = command_parser(command)
    if any(word in ("-h", "--help") for word in _before_dashes(words)):
        return parser.format_help()
    parser.parse_intermixed_args(_guarded(words, parser), known)
    for key, said in vars(known).items():
        setattr(known, key, _bare(said))
    return None


def _guarded(words: Sequence[str], parser: Parser) -> list[str]:
    """The words without the first `--`, a guard before each dash that begins no option.

    Those are the dashes after the `--`, and in the value of an option.
    """
    options = {option: action.nargs is None for action in parser._actions for option in action.option_strings}
    free, before = False, ""
    guarded = []
    for word in words:
        if word == "--" and not free:
            free = True
            continue
        is_value = options.get(before, False) and word not in options
        guarded.append(f"{_GUARD}{word}" if word[:1] == "-" and (free or is_value) else word)
        before = "" if free else word
    return guarded


def _bare(said: object) -> object:
    if isinstance(said, list):
        return [_bare(one) for one in said]
    return said.removeprefix(_GUARD) if isinstance(said, str) else said


def _before_dashes(words: Sequence[str]) -> Sequence[str]:
    """The words that may be options: those before a `--`."""
    return words[: words.index("--")] if "--" in words else words


def command_parser(name: str) -> Parser:
    """The parser of one command."""
    command = COMMANDS[name]
    prog = f"{PROGRAM} {name}"
    usage = f"{prog} {command.form}".rstrip()
    parser = Parser(prog=prog, usage=usage, description=_sentence_of(command.summary))
    _fill(parser, name)
    return parser


def _fill(parser: ArgumentParser, name: str) -> None:
    COMMANDS[name].fill(parser)
    parser.add_argument("--home", metavar="DIR", default=SUPPRESS, help="the journal's folder")
    parser.add_argument("-h", "--help", action="store_true", default=SUPPRESS, help="show this and leave")


def whole_parser() -> ArgumentParser:
    """Every command in one tree: for shell completion, and for whoever compares the documentation with it."""
    tree = ArgumentParser(prog=PROGRAM, description=PURPOSE, allow_abbrev=False)
    tree.add_argument("--home", metavar="DIR", default=None, help="the journal's folder")
    tree.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    branches = tree.add_subparsers(dest="command", metavar="COMMAND")
    for name, command in COMMANDS.items():
        _fill(branches.add_parser(name, help=command.summary, add_help=False), name)
    return tree


def _sentence_of(summary: str) -> str:
    return f"{summary[0].upper()}{summary[1:]}."

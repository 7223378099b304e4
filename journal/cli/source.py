"""Where a text comes from: arguments, standard input, one raw line. No byte of it is lost."""

from __future__ import annotations

import os
import sys

from journal.adapters.decoding import decode
from journal.cli.terminal import Terminal, is_terminal
from journal.errors import UsageError

PROMPT = "› "


def argument(text: str) -> str:
    """An argument as it was meant: bytes that are no UTF-8 are read as a text in another encoding."""
    try:
        text.encode()
    except UnicodeEncodeError:
        try:
            return decode(os.fsencode(text))
        except UnicodeEncodeError:
            return text
    return text


def standard_input() -> str:
    """All of standard input, without the line breaks at its end. Raises UsageError where there is none."""
    if sys.stdin is None:
        raise UsageError("There is no standard input to read the text from; write it after the command.")
    return decode(sys.stdin.buffer.read()).rstrip("\r\n")


def raw_line(terminal: Terminal) -> str:
    """One line typed at the terminal, untouched by a shell; empty at the end of input."""
    import contextlib

    with contextlib.suppress(ImportError):
        import readline  # noqa: F401  # Without it a line ends at 4,095 bytes, and cursor keys are letters.
    sys.stdin.reconfigure(errors="surrogateescape")  # type: ignore[union-attr]
    if not terminal.is_terminal:
        print(PROMPT, end="", file=sys.stderr, flush=True)
    try:
        return argument(input(PROMPT if terminal.is_terminal else ""))
    except EOFError:
        return ""


def is_typed() -> bool:
    """Whether somebody sits at standard input."""
    return is_terminal(sys.stdin)

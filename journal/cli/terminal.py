"""Where output goes: how wide it is, and whether it shows colour."""

from __future__ import annotations

import os
from collections.abc import Mapping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

SENSIBLE_WIDTH = 80
NARROWEST = 20

_CODES = {
    "bold": "1",
    "error": "31",
    "success": "32",
    "warning": "33",
    "accent": "34",
    "muted": "38;5;245",
}
"""Styles by the colour tokens of the app. Muted is a grey of the 256 that is legible on dark and on light; the
sixteen have none that is."""


class Terminal:
    """An output stream as the renderers see it.

    `width` is the number of cells in a line; None where output is no terminal, which is never cut or wrapped.
    """

    def __init__(self, stream: TextIO | None, environ: Mapping[str, str]) -> None:
        self.is_terminal = is_terminal(stream)
        self.width = width(environ) if self.is_terminal else None
        self.colour = _has_colour(self.is_terminal, environ)
        self._greys = "256" in environ.get("TERM", "") or "COLORTERM" in environ

    def paint(self, text: str, style: str) -> str:
        """The text in a style (several separated by spaces, none for plain); unchanged where there is no colour."""
        if not (self.colour and style and text):
            return text
        codes = [_CODES[name] for name in style.split() if name != "muted" or self._greys]
        return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if codes else text


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream is a terminal; one that is closed or missing is not."""
    try:
        return stream is not None and stream.isatty()
    except (ValueError, OSError):
        return False


def width(environ: Mapping[str, str]) -> int:
    """How many cells a line of the terminal has: `COLUMNS`, else what the terminal says, else 80; at least 20."""
    told = environ.get("COLUMNS", "")
    if told.isdecimal() and int(told) > 0:
        return max(int(told), NARROWEST)
    for descriptor in (1, 2, 0):
        try:
            columns = os.get_terminal_size(descriptor).columns
        except OSError:
            continue
        if columns > 0:
            return max(columns, NARROWEST)
    return SENSIBLE_WIDTH


def _has_colour(on_terminal: bool, environ: Mapping[str, str]) -> bool:
    """`NO_COLOR` wins over `FORCE_COLOR`, which wins over what the terminal is (no-color.org, force-color.org)."""
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return True
    return on_terminal and environ.get("TERM", "dumb") != "dumb"

"""Texts that were written to break a screen."""

from __future__ import annotations

HOSTILE = (
    "[/]",
    "[@click=app.quit]x[/]",
    "call [/base] and [[nested [brackets]]]",
    "[bold red]not red[/bold red] \\[escaped\\]",
    "$foreground [$primary]variable[/]",
    "\x1b[31mred\x1b[0m \x07bell \x00nul \x9bCSI",
    "tab\there\rreturn",
    "\u202eright to left\u202c שלום العربية",
    "👩‍👩‍👧‍👦 family, ❤️ heart, é combining, \u200b zero width",
    "漢字" * 40,
    "word " * 2000,
    "x" * 10_000,
    "lone \ud800 surrogate",
    "line\nbreak\n\n\n[base promised 185k",
    "",
    " ",
)

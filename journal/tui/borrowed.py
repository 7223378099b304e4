"""Textual's own themes in the journal's terms: their colours, and what is between them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

NAMES = tuple(sorted(name for name, theme in BUILTIN_THEMES.items() if not theme.ansi and theme.background))
"""Those that say all their colours; the terminal's own are a theme of the journal."""


@lru_cache(maxsize=32)
def tokens(name: str) -> Mapping[str, str]:
    """The colours of a theme by token. Raises KeyError for a theme that is not among NAMES."""
    if name not in NAMES:
        raise KeyError(name)
    theme = BUILTIN_THEMES[name]
    back, fore = Color.parse(theme.background or ""), Color.parse(theme.foreground or _ink(theme))
    primary = Color.parse(theme.primary)
    warning = Color.parse(theme.warning or theme.primary)
    return {
        "background": back.hex,
        "surface": back.blend(fore, 0.05).hex,
        "panel": back.blend(fore, 0.11).hex,
        "foreground": fore.hex,
        "primary": primary.hex,
        "error": Color.parse(theme.error or theme.primary).hex,
        "warning": warning.hex,
        "success": Color.parse(theme.success or theme.primary).hex,
        "select": back.blend(fore, 0.16).hex,
        "chip": back.blend(primary, 0.22).hex,
        "hit": back.blend(warning, 0.35).hex,
        "rule": back.blend(fore, 0.24).hex,
        "muted": fore.blend(back, 0.28).hex,
        "faint": fore.blend(back, 0.45).hex,
    }


def _ink(theme: Theme) -> str:
    return "#e0e0e0" if theme.dark else "#1e1e1e"


def is_dark(name: str) -> bool:
    """Whether a theme of NAMES is a dark one."""
    return BUILTIN_THEMES[name].dark

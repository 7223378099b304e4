"""The colours of the journal: one table of tokens, made into Textual themes with every derived colour pinned."""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme

from journal.tui import borrowed

DARK = "journal-dark"
LIGHT = "journal-light"
TERMINAL = "journal-terminal"

TOKENS: Mapping[str, Mapping[str, str]] = {
    DARK: {
        "background": "#12151A", "surface": "#1A1F27", "panel": "#242A34", "foreground": "#DCE1E9",
        "primary": "#8DB4FF", "error": "#F28C8F", "warning": "#DFB566", "success": "#86C99B",
        "select": "#2F353F", "chip": "#20324D", "hit": "#4D3F14", "rule": "#3A4350",
        "muted": "#9DA6B5", "faint": "#78828F",
    },
    LIGHT: {
        "background": "#FBFAF7", "surface": "#F3F1EC", "panel": "#E7E4DC", "foreground": "#1E232B",
        "primary": "#1F50B5", "error": "#AE1F1A", "warning": "#7A4C00", "success": "#22633A",
        "select": "#E0E4EC", "chip": "#D5E4FB", "hit": "#FBE19A", "rule": "#CCC7BC",
        "muted": "#565E6A", "faint": "#797F8A",
    },
    TERMINAL: {
        "background": "ansi_default", "surface": "ansi_default", "panel": "ansi_default", "foreground": "ansi_default",
        "primary": "ansi_blue", "error": "ansi_red", "warning": "ansi_yellow", "success": "ansi_green",
        "select": "ansi_default", "chip": "ansi_default", "hit": "ansi_default", "rule": "ansi_bright_black",
        "muted": "ansi_default", "faint": "ansi_bright_black",
    },
}  # fmt: skip
"""Colours by theme and token. The terminal's own colours carry no backgrounds: shape says the same there."""

FEW: Mapping[str, Mapping[str, str]] = {
    DARK: {
        "background": "#121212", "surface": "#1c1c1c", "panel": "#303030", "foreground": "#e4e4e4",
        "primary": "#87afff", "error": "#ff8787", "warning": "#d7af5f", "success": "#87d787",
        "select": "#3a3a3a", "chip": "#00005f", "hit": "#5f5f00", "rule": "#444444",
        "muted": "#b2b2b2", "faint": "#8a8a8a",
    },
    LIGHT: {
        "background": "#ffffff", "surface": "#f4f4f4", "panel": "#eeeeee", "foreground": "#1c1c1c",
        "primary": "#005faf", "error": "#af0000", "warning": "#5f5f00", "success": "#005f00",
        "select": "#e4e4e4", "chip": "#d7d7ff", "hit": "#ffd787", "rule": "#bcbcbc",
        "muted": "#585858", "faint": "#767676",
    },
    TERMINAL: TOKENS[TERMINAL],
}  # fmt: skip
"""The same for a terminal with 256 colours: greys and the cube's own hues, so that none is rounded to a stray one."""

_OWN = ("select", "chip", "hit", "rule", "muted", "faint")
_SHADED = (
    "primary", "secondary", "primary-background", "secondary-background", "background", "foreground", "panel",
    "boost", "surface", "warning", "error", "success", "accent",
)  # fmt: skip
_SAME_AS = {
    "secondary": "primary", "accent": "primary", "boost": "panel",
    "primary-background": "panel", "secondary-background": "panel",
    "text": "foreground", "text-muted": "muted", "text-disabled": "faint", "text-primary": "primary",
    "text-secondary": "primary", "text-accent": "primary", "text-warning": "warning", "text-error": "error",
    "text-success": "success", "foreground-muted": "muted", "background-muted": "faint", "foreground-disabled": "faint",
    "primary-muted": "panel", "secondary-muted": "panel", "accent-muted": "panel", "warning-muted": "panel",
    "error-muted": "panel", "success-muted": "panel", "surface-active": "panel",
    "block-cursor-foreground": "foreground", "block-cursor-background": "select",
    "block-cursor-blurred-foreground": "foreground", "block-cursor-blurred-background": "select",
    "block-hover-background": "panel",
    "border": "rule", "border-blurred": "rule",
    "scrollbar": "rule", "scrollbar-hover": "muted", "scrollbar-active": "muted",
    "scrollbar-background": "background", "scrollbar-corner-color": "background",
    "scrollbar-background-hover": "background", "scrollbar-background-active": "background",
    "link-background-hover": "select", "link-color": "foreground", "link-color-hover": "foreground",
    "footer-foreground": "muted", "footer-background": "background", "footer-key-foreground": "foreground",
    "footer-description-foreground": "muted",
    "input-cursor-background": "primary", "input-cursor-foreground": "background",
    "input-selection-background": "select", "input-selection-foreground": "foreground",
    "markdown-h1-color": "foreground", "markdown-h2-color": "foreground", "markdown-h3-color": "foreground",
    "markdown-h4-color": "foreground", "markdown-h5-color": "foreground", "markdown-h6-color": "muted",
    "button-foreground": "foreground", "button-color-foreground": "background",
    "ansi-background": "background", "ansi-foreground": "foreground",
    "screen-selection-background": "select", "screen-selection-foreground": "foreground",
}  # fmt: skip
_SHADES = tuple(f"-{way}-{step}" for way in ("lighten", "darken") for step in (1, 2, 3))


def pinned(tokens: Mapping[str, str]) -> dict[str, str]:
    """Every colour variable Textual would derive by itself, set to a token, so that no stray hue appears."""
    pins = {name: tokens[token] for name, token in _SAME_AS.items()}
    for name in _SHADED:
        colour = tokens[_SAME_AS.get(name, name)]
        pins[name] = colour
        pins.update((name + shade, colour) for shade in _SHADES)
    return pins | {token: tokens[token] for token in _OWN}


def themes(table: Mapping[str, Mapping[str, str]] = TOKENS) -> tuple[Theme, ...]:
    """The themes of the journal, the one it starts with first."""
    return tuple(_theme(name, tokens) for name, tokens in table.items())


def borrowed_theme(name: str) -> Theme:
    """One of Textual's own themes in the journal's terms. Raises KeyError where there is none of that name."""
    return _theme(name, borrowed.tokens(name), is_dark=borrowed.is_dark(name))


def tokens_of(name: str) -> Mapping[str, str]:
    """The colours of a theme by token; those of the dark one for a name that is none."""
    return borrowed.tokens(name) if name in borrowed.NAMES else TOKENS.get(name, TOKENS[DARK])


def _theme(name: str, tokens: Mapping[str, str], *, is_dark: bool = True) -> Theme:
    is_terminal = name == TERMINAL
    variables = pinned(tokens)
    if is_terminal:
        variables["input-cursor-background"] = "ansi_default"
        variables["input-cursor-text-style"] = "reverse"
    return Theme(
        name=name,
        primary=tokens["primary"],
        background=tokens["background"],
        surface=tokens["surface"],
        panel=tokens["panel"],
        foreground=tokens["foreground"],
        error=tokens["error"],
        warning=tokens["warning"],
        success=tokens["success"],
        dark=is_dark and name != LIGHT,
        ansi=is_terminal,
        variables=variables,
    )

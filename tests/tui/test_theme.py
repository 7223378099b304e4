"""The colours: contrast computed from the table, and no hue but those of the table."""

from __future__ import annotations

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from journal.tui.paint import Paint
from journal.tui.render.line import FINDING, Ink, Run
from journal.tui.theme import DARK, FEW, LIGHT, TERMINAL, TOKENS, themes


def rounded(code: str) -> str:
    """What a terminal with 256 colours shows."""
    return RichColor.parse(code).downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex


COLOURED = [
    *(pytest.param(TOKENS[name], id=name) for name in (DARK, LIGHT)),
    *(
        pytest.param({token: rounded(code) for token, code in FEW[name].items()}, id=f"{name}-256")
        for name in (DARK, LIGHT)
    ),
]
BACKS = ("background", "surface", "panel", "select")
PAIRS = [
    *(("foreground", back, 7.0) for back in (*BACKS, "chip")),
    ("foreground", "hit", 4.5),
    *(("muted", back, 4.5) for back in (*BACKS, "chip")),
    *((hue, back, 4.5) for hue in ("error", "warning", "success", "primary") for back in BACKS),
    ("warning", "chip", 4.5),
    *(("faint", back, 3.0) for back in BACKS),
    ("background", "primary", 4.5),
]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.1."""

    def luminance(code: str) -> float:
        parts = [int(code[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", COLOURED)
@pytest.mark.parametrize(("colour", "back", "least"), PAIRS)
def test_every_colour_can_be_read_on_what_it_stands_on(tokens, colour, back, least):
    assert contrast(tokens[colour], tokens[back]) >= least


@pytest.mark.parametrize("theme", themes(), ids=lambda theme: theme.name)
def test_no_hue_appears_that_is_not_in_the_table(theme):
    made = {**theme.to_color_system().generate(), **theme.variables}
    allowed = {Color.parse(code).hex for code in TOKENS[theme.name].values()}
    stray = {}
    for name, value in made.items():
        if name.endswith("-style") or value in ("initial", "transparent") or "not underline" in value:
            continue
        if Color.parse(value).hex not in allowed:
            stray[name] = value
    assert not stray


def test_all_themes_have_the_same_tokens():
    assert len({tuple(tokens) for table in (TOKENS, FEW) for tokens in table.values()}) == 1


def segments(theme: str, ink: Ink, *, is_plain: bool, selected: bool = False) -> Segment:
    strip = Paint(theme, is_plain).strip((Run("text", ink),), 4, Style(), selected=selected)
    return next(iter(strip))


def test_without_colour_a_selection_is_reversed_and_a_hit_bold_and_underlined():
    assert segments(TERMINAL, Ink(), is_plain=True, selected=True).style.reverse
    hit = segments(TERMINAL, Ink(back="hit"), is_plain=True).style
    assert hit.bold and hit.underline
    assert segments(DARK, FINDING, is_plain=False).style.underline


def test_only_what_names_a_row_turns_bold_when_it_is_selected():
    assert segments(DARK, Ink(names=True), is_plain=False, selected=True).style.bold
    assert not segments(DARK, Ink(names=True), is_plain=False).style.bold
    assert not segments(DARK, Ink(), is_plain=False, selected=True).style.bold

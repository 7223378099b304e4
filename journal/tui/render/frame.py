"""The frame of every screen: the header band and the keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from journal.domain.instants import Instant
from journal.domain.phrasing import day_words, full_day
from journal.domain.record import record
from journal.tui.render.line import ACCENT, BOLD, ERROR, MUTED, WARNING, Ink, Line, Run, length
from journal.tui.views import View

MARGIN = 2
TabPlace = tuple[int, int, str]
"""The first column of a tab, the one after its last, and the id of its view."""
WIDE = 100
"""From this width on keys stand three columns apart, else two."""


@record
class Band:
    """What the header says. `tabs` are the views, `here` is the id of the present one.

    `title` stands instead of the tabs on a screen that is no view. `overdue` counts my overdue follow-ups;
    `trouble` is a word of warning, empty where all is well; while it `is_reading`, views wait for the journal. `now`
    None leaves date and time out.
    """

    tabs: Sequence[View] = ()
    here: str = ""
    title: str = ""
    aside: str = ""
    overdue: int = 0
    trouble: str = ""
    is_reading: bool = False
    now: Instant | None = None


def band_line(band: Band, width: int) -> Line:
    """The header: where one is, then what is overdue, then date and time as far as there is room."""
    return _laid_out(band, width)[0]


def tab_places(band: Band, width: int) -> list[TabPlace]:
    """From which column to which each tab can be clicked."""
    return _laid_out(band, width)[1]


def _laid_out(band: Band, width: int) -> tuple[Line, list[TabPlace]]:
    left, places = _lefts(band)[0]
    for left, places in _lefts(band):
        for right in _rights(band):
            gap = width - MARGIN - length(left) - length(right)
            if gap >= (MARGIN if right else 0):
                return (*left, Run(" " * gap), *right), places
    return tuple(left), places


def _lefts(band: Band) -> list[tuple[list[Run], list[TabPlace]]]:
    """What stands at the left, the fullest first; a screen that is no view has no tabs."""
    if band.title:
        return [([Run(" " * MARGIN), Run(band.title, BOLD), Run("   "), Run(band.aside, MUTED)], [])]
    return [_tabs(band, brief=False), _tabs(band, brief=True)]


def left_out(band: Band, width: int) -> str:
    """What the header has no room for: nothing, the date, or date and time; a view says it instead."""
    if band.now is None:
        return ""
    shown = {run.text for run in band_line(band, width)}
    date, clock = day_words(band.now.day, band.now), f"{band.now.local:%H:%M}"
    if full_day(band.now.day) in shown:
        return ""
    return date if clock in shown else f"{date}  {clock}"


def _tabs(band: Band, *, brief: bool) -> tuple[list[Run], list[TabPlace]]:
    """The views with their digits; `brief` names the present one alone. A view that is alone needs no digit."""
    runs, at, places = [Run(" ")], 1, []
    for place, view in enumerate(band.tabs):
        is_here = view.id == band.here
        title = view.title if is_here or not brief else ""
        digit = str(view.number) if len(band.tabs) > 1 else ""
        back = "background" if is_here else ""
        ink = ACCENT._replace(bold=True, back=back) if is_here else MUTED
        made = [
            Run(" " if is_here or place == 0 else "", Ink(back=back)),
            Run(f"{digit} " if digit and title else digit, ink),
            Run(title, (BOLD if is_here else MUTED)._replace(back=back)),
            Run(" ", Ink(back=back)),
        ]
        runs += [*made, Run(" ")]
        places.append((at, at + length(made), view.id))
        at += length(made) + 1
    return [run for run in runs if run.text], places


def _rights(band: Band) -> Iterator[list[Run]]:
    """What stands at the right, the fullest first."""
    said = [Run("reading the journal…", MUTED)] if band.is_reading else []
    said += [Run(f"▲ {band.trouble}", WARNING)] if band.trouble else []
    said += [Run(f"● {band.overdue} overdue", ERROR)] if band.overdue else []
    alarm = [part for one in said for part in (Run("  "), one)][1:]
    if band.now is not None:
        clock = Run(f"{band.now.local:%H:%M}", MUTED)
        apart = [Run("    ")] if alarm else []
        yield [*alarm, *apart, Run(full_day(band.now.day), MUTED), Run("  "), clock]
        yield [*alarm, *apart, clock]
    yield alarm


def keys_line(keys: Iterable[tuple[str, str]], help_key: str, width: int) -> tuple[Line, list[tuple[int, int]]]:
    """The footer: bold key, muted label; what does not fit is left out whole, from the right, help never.

    Also tells from which column to which each key that is shown can be clicked, help last. An empty `help_key`
    leaves help out.
    """
    gap = 3 if width >= WIDE else 2
    tail = [Run(help_key, BOLD), Run(" help", MUTED)] if help_key else []
    edge = width - MARGIN - length(tail)
    runs, at, places = [Run(" " * MARGIN)], MARGIN, []
    for key, label in keys:
        made = [Run(key, BOLD), Run(f" {label}", MUTED)]
        if at + length(made) + gap > edge:
            break
        runs += [*made, Run(" " * gap)]
        places.append((at, at + length(made)))
        at += length(made) + gap
    if edge < at or not tail:
        return tuple(runs), places
    return (*runs, Run(" " * (edge - at)), *tail), [*places, (edge, edge + length(tail))]

"""A checklist: lines that are settled by what is in the journal, or by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from journal.domain.paths.situation import Situation
from journal.domain.record import record, replace
from journal.domain.records.tick import Tick, TickState
from journal.domain.records.words import Word


class LineState(Word):
    """How a line stands: open, settled by the journal, ticked by hand, or not needed here by hand."""

    OPEN = "open"
    SEEN = "seen"
    TICKED = "ticked"
    NOT_NEEDED = "not_needed"


@record(kw_only=False)
class Seen:
    """Where the journal shows something: the id of an entry, empty for none, and what it says in a few words."""

    entry: str
    words: str = ""


@record
class Line:
    """One line of a checklist.

    `step` is its id. `why` tells what was found, what is missing, or the reason of a tick; `entry` is the id of the
    entry that tells it, empty for none. `hint` says how to come by it. `write` is the line to begin with where it is to
    be written, `go` the place in the app where it is dealt with; both empty where there is none. `group` is a heading.
    """

    step: str
    text: str
    state: LineState = LineState.OPEN
    entry: str = ""
    why: str = ""
    hint: str = ""
    write: str = ""
    go: str = ""
    group: str = ""

    @property
    def is_open(self) -> bool:
        return self.state is LineState.OPEN


@record
class Checklist:
    """Lines in order under one name: that of a playbook, or `gate`."""

    name: str
    title: str
    about: str
    lines: tuple[Line, ...]

    @property
    def open(self) -> tuple[Line, ...]:
        """What is not settled."""
        return tuple(line for line in self.lines if line.is_open)

    def line(self, step: str) -> Line | None:
        """The line of an id, in any case; None where there is none."""
        wanted = step.strip().casefold()
        return next((line for line in self.lines if line.step.casefold() == wanted), None)


Look = Callable[[Situation], Seen | None]
"""A rule: what in the journal settles a line; None where nothing does."""


def looked(line: Line, seen: Seen | None) -> Line:
    """The line as the journal shows it."""
    if seen is None:
        return line
    return replace(line, state=LineState.SEEN, entry=seen.entry, why=seen.words)


def settled(lines: Iterable[Line], ticks: Mapping[str, Tick]) -> tuple[Line, ...]:
    """The lines with what was said of them by hand: it speaks only of what the journal leaves open."""
    return tuple(_settled(line, ticks.get(line.step)) for line in lines)


def _settled(line: Line, tick: Tick | None) -> Line:
    if tick is None or not line.is_open or tick.state is TickState.BROKEN:
        return line
    state = LineState.NOT_NEEDED if tick.state is TickState.NOT_NEEDED else LineState.TICKED
    return replace(line, state=state, why=tick.reason or line.why)

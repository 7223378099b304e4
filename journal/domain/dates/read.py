"""Reading a date phrase where it stands in a text, and one that stands alone."""

from __future__ import annotations

from collections.abc import Iterator

from journal.domain.dates.phrase import Phrase, phrases
from journal.domain.dates.reading import Ambiguous, Looking, Reading
from journal.domain.dates.resolve import resolve
from journal.domain.dates.scene import Holidays, Said, Scene, Unclear
from journal.domain.dates.tokens import Line
from journal.domain.instants import Instant, When, day_of
from journal.errors import BadInputError
from journal.safe_text import shown_line

_YEARS = range(1900, 2200)
_LONGEST_SHOWN = 60
_EXAMPLES = {
    Looking.FORWARD: "a day (2026-12-04, 4 Dec, fri, tomorrow, 3d, end of month) or a time (fri 5pm, in 2 hours)",
    Looking.BACK: "a day (2026-12-04, 4 Dec, fri, yesterday, 3 days ago) or a time (yesterday 4pm, 20 min ago)",
}


def read_when(
    text: str,
    start: int,
    *,
    anchor: Instant,
    looking: Looking,
    zone: str | None = None,
    holidays: Holidays | None = None,
) -> Reading | Ambiguous | None:
    """The longest date phrase that begins exactly at `start`; None when there is none. Never raises for any text.

    What a phrase leaves open is taken from `anchor` on, as `looking` says, in `zone` or else the anchor's zone;
    today, this week and this month are those of that zone. A zone that is said rules the clock time and gives
    the instant its zone. Rules (RULES.md, section 1):

    - A weekday is today only with a clock time still ahead (BACK: already past), otherwise the next one (BACK:
      the last one). A clock time alone is the next such moment (BACK: the last, the anchor included). A day and
      month without a year, and the end of a period, is the next one, today included (BACK: the last one).
      What says its own direction (`tomorrow`, `3 days ago`, `24 Nov 2026`) means that, wherever it looks.
    - Weeks run from Monday to Sunday and end on Friday. `next fri` is asked while Friday is still to come this
      week; `last tue` is the latest before today. `3d`, `2w`, `1m`, `1y` are days; hours and minutes are
      instants, of elapsed time. `1m` on the 31st is the last day of a shorter month.
    - `eod` is the day itself, which ends in one's own zone; with another zone said it is an instant, the last
      second of that day there. A part of the day (`yesterday evening`) is the day. A day with a zone and no
      clock time is the day, and the reading's `zone` tells where it ends.
    - A clock time in the hour that does not exist is as much later as the clocks went forward; in the hour that
      comes twice it is the first, unless only the second lies where the phrase looks.
    - Asked: `03/04`; `IST` and other names of several zones; `PST` of a day on which the clocks there show PDT;
      an offset beside a zone that has another; a day that does not exist (`31 Feb`); a weekday that the date
      is not; `fri midnight`; `9h` alone and `in 5m`; `next week`. A bare number or month is no phrase, nor is
      anything outside the years 1900 to 2199.
    """
    if not 0 <= start < len(text):
        return None
    line = Line(text, start)
    if not line.starts() or not line.at(0).text or line.at(0).start != start:
        return None
    scene = Scene(anchor.in_zone(zone) if zone else anchor, looking, holidays)
    for phrase in _longest_first(line):
        when = _resolved(phrase, scene)
        end = line.at(phrase.stop - 1).end
        if isinstance(when, Unclear):
            return Ambiguous(end, when.expected)
        if when is not None:
            return Reading(when, end, _zone_said(phrase.said, when))
    return None


def parse_when(
    text: str,
    *,
    anchor: Instant,
    looking: Looking,
    zone: str | None = None,
    holidays: Holidays | None = None,
) -> When:
    """The day or moment that the whole text says, spaces around it aside; rules and zones as in `read_when`.

    Raises BadInputError where it is none, or could mean two things: the sentence says what to write.
    """
    phrase = text.strip()
    found = read_when(phrase, 0, anchor=anchor, looking=looking, zone=zone, holidays=holidays)
    if found is not None and found.end == len(phrase):
        if isinstance(found, Reading):
            return found.when
        raise BadInputError(f"“{_quoted(phrase)}” is not clear as a date; write {found.expected}.")
    raise BadInputError(f"“{_quoted(phrase)}” is not a date; write {_EXAMPLES[looking]}.")


def _longest_first(line: Line) -> Iterator[Phrase]:
    fitting = [phrase for phrase in phrases(line) if line.ends(phrase.stop, clock=_ends_in_clock(phrase))]
    yield from sorted(fitting, key=lambda phrase: -phrase.stop)


def _ends_in_clock(phrase: Phrase) -> bool:
    return phrase.clock is not None and phrase.said is None


def _resolved(phrase: Phrase, scene: Scene) -> When | Unclear | None:
    try:
        when = resolve(phrase, scene)
        if isinstance(when, Unclear) or when is None or day_of(when).year in _YEARS:
            return when
    except OverflowError:
        return None
    return None


def _zone_said(said: Said | None, when: When) -> str | None:
    if said is None:
        return None
    return when.zone if isinstance(when, Instant) else said.zone


def _quoted(text: str) -> str:
    short = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
    return shown_line(short)

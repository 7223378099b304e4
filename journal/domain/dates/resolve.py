"""What a phrase means in a scene: a moment, a day, or a question."""

from __future__ import annotations

from datetime import time, timedelta

from journal.domain.dates.clock import LAST_SECOND, in_part
from journal.domain.dates.days import DayPhrase
from journal.domain.dates.names import AFTERNOON, NIGHT
from journal.domain.dates.phrase import Phrase
from journal.domain.dates.scene import ClockTime, Said, Scene, Unclear
from journal.domain.instants import Day, Instant, When

_DAYS_TO_SEARCH = 9
_NO_DAY = DayPhrase(lambda scene: scene.today_there)


def resolve(phrase: Phrase, scene: Scene) -> When | Unclear | None:
    """The moment or day, a question, or None where it means nothing after all.

    Raises OverflowError where it lies outside the calendar.
    """
    if phrase.span is not None:
        return scene.anchor.plus(phrase.span)
    said = phrase.said
    if said is not None and not said.zone and said.offset is None:
        return Unclear(said.doubt)
    there = scene.said_in(said, ends_day=phrase.clock is not None and phrase.clock.ends_day)
    if phrase.clock is None:
        return phrase.day.pick(there) if phrase.day else None
    if phrase.day is None and phrase.clock.casual and not phrase.led and said is None:
        return _clock_or_span(phrase.clock, scene)
    return _with_clock(phrase.day or _NO_DAY, phrase.clock, there, is_bare=phrase.day is None)


def _clock_or_span(clock: ClockTime, scene: Scene) -> Unclear:
    hour = clock.at.hour
    span = f"{hour} hours ago" if scene.is_back else f"in {hour} hours"
    return Unclear(f"{hour}:00 or {span}")


def _with_clock(day: DayPhrase, clock: ClockTime, scene: Scene, *, is_bare: bool) -> When | Unclear | None:
    told = in_part(clock, day.part)
    if isinstance(told, Unclear):
        return told
    if told.midnight and not is_bare:
        return _midnight(day, scene)
    if not told.ends_day and (is_bare or day.weekday is not None):
        return _agreed(_nearest(told.at, scene, day.weekday), scene.said)
    picked = day.pick(scene)
    if not isinstance(picked, Day):
        return picked
    if told.ends_day:
        return _end(picked, scene)
    return _agreed(scene.moments(picked, told.at)[0], scene.said)


def _midnight(day: DayPhrase, scene: Scene) -> When | Unclear | None:
    """Midnight of a night is its end; of a day it may be either end."""
    picked = day.pick(scene)
    if not isinstance(picked, Day):
        return picked
    if day.part in (AFTERNOON, NIGHT):
        return _agreed(scene.moments(picked + timedelta(days=1), time(0))[0], scene.said)
    return Unclear("0:00 for the start of that day, or eod for its end")


def _end(day: Day, scene: Scene) -> When | Unclear | None:
    """The end of a day: the day itself, or its last second where it ends in another zone than mine."""
    said = scene.said
    if said is None or (said.offset is None and said.zone == scene.anchor.zone):
        return day
    return _agreed(scene.moments(day, LAST_SECOND)[-1], said)


def _nearest(at: time, scene: Scene, weekday: int | None) -> Instant | None:
    """The next such moment, or the last, as the phrase looks.

    Of the hour that comes twice it is the first, unless only the second lies where the phrase looks.
    """
    for away in range(_DAYS_TO_SEARCH):
        day = scene.today_there + timedelta(days=away * scene.step)
        if weekday is not None and day.weekday() != weekday:
            continue
        for moment in scene.moments(day, at):
            if scene.fits(moment):
                return moment
    return None


def _agreed(moment: Instant | None, said: Said | None) -> Instant | Unclear | None:
    """The moment, asked where the offset and the zone that were said don't agree on it."""
    if moment and said and said.zone and said.offset is not None and moment.local.utcoffset() != said.offset:
        return Unclear(said.doubt)
    return moment

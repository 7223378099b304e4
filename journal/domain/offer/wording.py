"""Words that notes, findings and the evidence of a row share."""

from __future__ import annotations

from journal.domain.instants import day_of
from journal.domain.offer.frame import Frame
from journal.domain.offer.held import Held
from journal.domain.phrasing import short_day, when_words


def said_by(held: Held, frame: Frame) -> str:
    """Who said something and when: `Dana Reyes, 13 Nov`."""
    return f"{frame.name(held.speaker)}, {short_day(day_of(held.entry.occurred), frame.now)}"


def lapsed_words(held: Held, frame: Frame) -> str:
    """That a condition was not met in time: `“start by 1 Feb” was not met by Mon 1 Feb`."""
    by = when_words(held.by, frame.now) if held.by is not None else ""
    return f"{f'“{held.condition}”' if held.condition else 'its condition'} was not met by {by}"

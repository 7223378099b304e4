"""Where a letter stands, in words: the same on the command line and on the screen."""

from __future__ import annotations

from journal.domain.instants import Instant, day_of
from journal.domain.letters.standing import LetterState, Standing
from journal.domain.phrasing import short_day
from journal.domain.records.letter import LetterKind


def standing_words(one: Standing, now: Instant) -> str:
    """`sent, 2 items open`, `silent since 18 Nov`, `corrected on 20 Nov`."""
    words = one.state.label
    if one.state is LetterState.SILENT and one.silent_from is not None:
        words += f" since {short_day(one.silent_from, now)}"
    elif one.is_over and one.answer is not None:
        words += f" on {short_day(day_of(one.answer.occurred), now)}"
    if one.state in (LetterState.SENT, LetterState.SILENT):
        if one.chased is not None:
            words += f", reminded {short_day(day_of(one.chased.occurred), now)}"
        if one.answer is not None and one.letter.kind is LetterKind.RECAP:
            words += f", {len(one.open)} open"
        if one.by_voice:
            words += ", confirmed by voice only"
    return words

"""Records put into words: the same on the command line and on the screen."""

from __future__ import annotations

from journal.domain.phrasing.moments import (
    bare_day,
    day_heading,
    day_words,
    due_words,
    expiry_words,
    full_day,
    left_words,
    short_day,
    their_clock,
    when_words,
    zone_words,
)
from journal.domain.phrasing.people import names_of, who_title, who_words
from journal.domain.phrasing.values import (
    MINUS,
    certainty_words,
    counted,
    money,
    number,
    statement_words,
    terms_words,
    value_words,
)

__all__ = [
    "MINUS",
    "bare_day",
    "certainty_words",
    "counted",
    "day_heading",
    "day_words",
    "due_words",
    "expiry_words",
    "full_day",
    "left_words",
    "money",
    "names_of",
    "number",
    "short_day",
    "statement_words",
    "terms_words",
    "their_clock",
    "value_words",
    "when_words",
    "who_title",
    "who_words",
    "zone_words",
]

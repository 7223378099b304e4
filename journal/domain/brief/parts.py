"""The parts of a brief as they are read: headings and rows, the same on the screen, in print and in Markdown."""

from __future__ import annotations

from journal.domain.record import record
from journal.domain.records import Word


class Section(Word):
    """The parts of a brief, in the order in which they are read."""

    MEETING = "meeting"
    SAID = "said"
    SILENT = "silent"
    DIFFERS = "differs"
    PROMISED = "promised"
    SETTLED = "settled"
    CONFLICTS = "conflicts"
    NAMED = "named"
    ASK = "ask"
    PREP = "prep"
    OPENINGS = "openings"
    LESSONS = "lessons"
    DEADLINES = "deadlines"
    THEY_OWE = "they_owe"
    I_OWE = "i_owe"
    NOTICE = "notice"
    PEOPLE = "people"


PRIVATE = (Section.PREP, Section.OPENINGS, Section.LESSONS, Section.I_OWE)
"""The parts that never leave the journal unless they are asked for."""


class Tone(Word):
    """What colour says beside a word."""

    PLAIN = "plain"
    MUTED = "muted"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


@record
class Point:
    """One row of a part.

    `label` says what it is about, `amount` and its `unit` how much, `by` who said so and when, `end` what it comes to,
    in a `tone`. A row of words has its label alone. `entry` is the id of the entry it comes from, empty for none.
    `is_private` marks a row of a public part that is mine alone.
    """

    label: str
    amount: str = ""
    unit: str = ""
    by: str = ""
    end: str = ""
    tone: Tone = Tone.PLAIN
    glyph: str = ""
    entry: str = ""
    is_private: bool = False


@record
class Part:
    """One section: its title, what stands beside it, and its rows. `is_text` marks rows that are running text."""

    section: Section
    title: str
    aside: str = ""
    points: tuple[Point, ...] = ()
    is_text: bool = False

    @property
    def is_private(self) -> bool:
        return self.section in PRIVATE

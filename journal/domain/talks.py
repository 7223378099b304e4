"""What becomes due because of a talk: promises to be written down, and what they depend on."""

from __future__ import annotations

from collections.abc import Iterator

from journal.domain.capture import Reading
from journal.domain.dates.business import Holidays, add_business_days
from journal.domain.instants import Instant, When
from journal.domain.phrasing import value_words
from journal.domain.record import replace
from journal.domain.records import ME, Certainty, Entry, FollowUp, FollowUpKind, ItemTable, Stance, Statement

IN_WRITING_AFTER = 3
"""Business days that a promise made in a talk has to be put in writing where nobody said by when."""

_CLAIMS = (Stance.PROMISED, Stance.AGREED)
PLAIN = str.maketrans("[];|\n", "(),/ ")
"""Makes words harmless inside a mark."""


def commitments(entry: Entry, items: ItemTable, now: Instant, holidays: Holidays | None = None) -> Iterator[str]:
    """Marks for what they promised by voice: due when it is to hold, else when it should be in writing."""
    usual = add_business_days(now.day, IN_WRITING_AFTER, holidays)
    for one in entry.statements:
        if one.stance not in _CLAIMS or one.speaker == ME or entry.channel.is_written:
            continue
        value = f" {value_words(one.value)}" if one.value is not None else ""
        what = f"{items.label(one.item)}{value}".translate(PLAIN)
        by = date_form(one.by, now) if one.by is not None else usual.isoformat()
        ending = f", if {_measure(one)}" if one.certainty is Certainty.CONDITIONAL else " in writing"
        yield f"[due {by}: {what}{ending} | them]"


def date_form(when: When, now: Instant) -> str:
    """A time as capture reads it whenever it is read, on one's own clock."""
    if isinstance(when, Instant):
        here = when.in_zone(now.zone)
        return f"{here.day.isoformat()} {here.local:%H:%M}"
    return when.isoformat()


def with_kinds(reading: Reading) -> Iterator[FollowUp]:
    """The follow-ups of a reading; those that depend on a condition of one of its statements are contingencies."""
    conditional = [one for one in reading.entry.statements if one.certainty is Certainty.CONDITIONAL]
    words = [f", if {_measure(one)}" for one in conditional]
    for one in reading.follow_ups:
        is_contingent = one.kind is FollowUpKind.THEIR_MOVE and any(each in one.what for each in words)
        yield replace(one, kind=FollowUpKind.CONTINGENCY) if is_contingent else one


def _measure(one: Statement) -> str:
    """What it depends on, in words that fit into a mark."""
    return " ".join((one.condition.translate(PLAIN) or "its measure in writing").split())

"""What counts as evidence for a statement (RULES.md, section 2)."""

from __future__ import annotations

from journal.domain.records import ME, Channel, Direction, Entry, Stance, Statement, Word


class Evidence(Word):
    """How well a statement is on record; in rising order."""

    VERBAL = "verbal"
    RECAPPED = "recapped"
    WRITTEN = "written"
    CONTRACT = "contract"


_IN_WRITING = (Evidence.WRITTEN, Evidence.CONTRACT)
_RANK = {evidence: rank for rank, evidence in enumerate(Evidence)}


def grade(entry: Entry, statement: Statement) -> Evidence:
    """The grade a statement has by the entry it stands in.

    Their words in my own written message are recapped until they confirm them; on a written channel that their
    side wrote they are written, in an offer letter or contract they are contract. What I ask in writing is
    written: my side wrote it. What both agreed is theirs as well, so my message only recaps it.
    """
    if entry.channel in (Channel.LETTER, Channel.CONTRACT) and entry.direction is not Direction.OUTGOING:
        return Evidence.CONTRACT
    if not entry.channel.is_written:
        return Evidence.VERBAL
    if entry.direction is Direction.OUTGOING and not is_mine(statement):
        return Evidence.RECAPPED
    return Evidence.WRITTEN


def is_mine(statement: Statement) -> bool:
    """Whether the words are my side's alone: what I ask, or say myself; what both agreed is not."""
    if statement.stance is Stance.AGREED:
        return False
    return statement.speaker == ME or (statement.stance is Stance.ASKED and statement.speaker is None)


def in_writing(evidence: Evidence) -> bool:
    """Whether a grade means that it stands in writing."""
    return evidence in _IN_WRITING


def best(grades: list[Evidence]) -> Evidence | None:
    """The strongest of several grades; None of none."""
    return max(grades, key=_RANK.__getitem__, default=None)

"""What can be put in where a cursor stands, in any of the small languages."""

from __future__ import annotations

from journal.domain.record import record


@record
class Completion:
    """Replaces the text from `start` to `end` by `text`. `label` names what that is, `note` explains it."""

    start: int
    end: int
    text: str
    label: str
    note: str = ""

"""What reading a date phrase gives: a `Reading`, or an `Ambiguous` place where the person has to be asked."""

from __future__ import annotations

from enum import StrEnum

from journal.domain.instants import When
from journal.domain.record import record


class Looking(StrEnum):
    """Which way a phrase looks from its anchor when it leaves that open (`fri`, `5pm`, `1 Feb`, `3d`)."""

    FORWARD = "forward"
    BACK = "back"


@record(kw_only=False)
class Reading:
    """A phrase that was understood.

    `end` is the offset just after what was consumed. `zone` is the IANA name of a zone or offset that was said,
    None where none was. A day with a zone said (`fri London time`) is a day that ends in that zone.
    """

    when: When
    end: int
    zone: str | None = None


@record(kw_only=False)
class Ambiguous:
    """A phrase that may mean two things, or names a day that does not exist: asked, never guessed.

    `end` is the offset just after it. `expected` says what can be written instead (`3 Apr or 4 Mar`).
    """

    end: int
    expected: str

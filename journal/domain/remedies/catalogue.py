"""The catalogue of remedies, as a table of data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from journal.domain.record import record
from journal.domain.records import Word


class Means(Word):
    """How a remedy closes a gap."""

    MORE = "more"
    ONCE = "once"
    UNITS = "units"
    SOONER = "sooner"
    FIRM = "firm"
    LATER = "later"
    MILESTONE = "milestone"
    NAMED = "named"

    @property
    def is_conditional(self) -> bool:
        """Whether what it brings depends on something that has to be reached first."""
        return self in (Means.LATER, Means.MILESTONE)


@record
class Remedy:
    """One way to close a gap.

    `item` is what is asked for; `about` says what it is, `measure` what has to be written down. `after_months` is when
    an early review falls due, `condition` what it depends on; empty: nothing.
    """

    id: str
    item: str
    means: Means
    label: str
    about: str
    measure: str
    after_months: int = 0
    condition: str = ""


def catalogue_in(table: Iterable[Mapping[str, Any]]) -> tuple[Remedy, ...]:
    """The remedies of the table, in its order."""
    return tuple(Remedy(**{**row, "means": Means(row["means"])}) for row in table)
